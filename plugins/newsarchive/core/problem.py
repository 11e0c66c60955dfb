"""What can be wrong with a content file, said so that its maintainer can mend it."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One defect: where it is, what is wrong, and what to do about it.

    ``path`` is relative to the content folder's parent, ``line`` counts from 1.
    """

    path: str
    line: int
    field: str
    wrong: str
    cure: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.field}: {self.wrong} — {self.cure}"


class InvalidContent(Exception):
    """The content cannot be published. Carries every problem found, in file order."""

    exitcode = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        files = len({problem.path for problem in self.problems})
        super().__init__(
            f"{len(self.problems)} problem(s) in {files} file(s); nothing was published"
        )


def suggest(word: str, known: Iterable[str], else_say: str) -> str:
    """Return a cure for an unknown word: the nearest known one, or the given advice."""
    nearest = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean '{nearest[0]}'?" if nearest else else_say
