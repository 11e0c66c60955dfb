"""What can be wrong with a content file, said so that its maintainer can mend it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One defect: where it is, what is wrong, and what to do about it.

    ``path`` is relative to the content folder's parent, ``line`` counts from 1. An error keeps
    the content from being published; a warning is advice, or what a draft still lacks.
    """

    path: str
    line: int
    field: str
    wrong: str
    cure: str
    severity: Severity = "error"
    kind: str = "content"
    """A word to count by: ``content`` for what the model demands, else the sort of advice."""

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else f"{self.severity}: "
        return f"{self.path}:{self.line}: {mark}{self.field}: {self.wrong} — {self.cure}"


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Those problems that keep the content from being published."""
    return [problem for problem in problems if problem.severity == "error"]


class InvalidContent(Exception):
    """The content cannot be published. Carries every problem found, in file order."""

    exitcode = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        files = len({problem.path for problem in self.problems})
        super().__init__(
            f"{len(self.problems)} problem(s) in {files} file(s); nothing was published"
        )

    def __reduce__(self) -> tuple[type[Self], tuple[list[Problem]]]:
        """How it is sent from one process to another."""
        return type(self), (self.problems,)


def suggest(word: str, known: Iterable[str], else_say: str) -> str:
    """Return a cure for an unknown word: the nearest known one, or the given advice."""
    nearest = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean '{nearest[0]}'?" if nearest else else_say
