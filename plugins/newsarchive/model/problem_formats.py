"""Problems as people, programs and GitHub read them."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from newsarchive.model.problem import Problem, errors_of

Format = Callable[[Sequence[Problem]], str]


def as_text(problems: Sequence[Problem]) -> str:
    """One line each: ``path:line: field: …``, with ``warning:`` before the field of advice."""
    return "".join(f"{problem}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects: path, line, field, severity, kind, message, cure.

    ``severity`` is error or warning; ``kind`` is content for what the model demands, else the
    sort of advice.
    """
    entries = [
        {
            "path": problem.path,
            "line": problem.line,
            "field": problem.field,
            "severity": problem.severity,
            "kind": problem.kind,
            "message": problem.wrong,
            "cure": problem.cure,
        }
        for problem in problems
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request.

    Errors come first: GitHub shows a limited number for each step.
    """
    ordered = [*errors_of(problems), *(p for p in problems if p.severity == "warning")]
    return "".join(map(_workflow_command, ordered))


def _workflow_command(problem: Problem) -> str:
    properties = {"file": problem.path, "line": str(problem.line), "title": problem.field}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{problem.severity} {listed}::{_message(f'{problem.wrong} — {problem.cure}')}\n"


def _message(text: str) -> str:
    """Escaped as GitHub's own toolkit does it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Format] = {"text": as_text, "json": as_json, "github": as_github}


def count(problems: Iterable[Problem]) -> str:
    """``1 error, 3 warnings (2 number, 1 link)``; ``no problem found`` where there is none."""
    found = list(problems)
    if not found:
        return "no problem found"
    errors = errors_of(found)
    warnings = [problem for problem in found if problem.severity == "warning"]
    kinds = Counter(problem.kind for problem in warnings)
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    parts = [plural(len(errors), "error")] if errors else []
    parts += [f"{plural(len(warnings), 'warning')} ({told})"] if warnings else []
    return ", ".join(parts)


def plural(number: int, noun: str) -> str:
    """``1 draft``, ``2 drafts``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
