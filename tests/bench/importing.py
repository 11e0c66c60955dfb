"""Judges the importer by the pages in ``tests/importer/pages``, beside trafilatura alone.

``make bench-import`` prints precision and recall of every field and of the body, for all pages,
for those the importer may be tuned on and for those held out; ``--misses`` lists what was
missed. How things are compared is said in ``scoring.py``. Fields are summed over all pages; the
body is the mean over pages. A page that is refused counts as one that tells nothing.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import fmean
from typing import Any

from trafilatura import bare_extraction

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests")]

from bench.scoring import FIELDS, Answer, Tally, score  # noqa: E402
from newsarchive.content.authorities import read_authorities  # noqa: E402

PAGES = ROOT / "tests" / "importer" / "pages"
NOTHING: Answer = {}
TRAFILATURA_TELLS = {"title", "published", "source", "byline"}
NOTE = """\
P precision, R recall; – where nothing was given, or nothing wanted, or the tool has no such field.
trafilatura: bare_extraction with metadata, of the same bytes and address. Pasted text counts
as a failure of trafilatura only where it returns nothing."""


@dataclass(frozen=True)
class Case:
    """A page, and what a careful reader takes from it."""

    name: str
    content: bytes
    wanted: Answer

    @property
    def held_out(self) -> bool:
        return bool(self.wanted.get("held_out"))


Reader = Callable[[Case], Answer]
Scores = Mapping[str, Mapping[str, Tally]]


def read_cases(folder: Path = PAGES) -> list[Case]:
    """All pages with their expectations, by name."""
    cases = []
    for file in sorted(folder.glob("*.json")):
        wanted = json.loads(file.read_text("utf-8"))
        page = next(other for other in folder.glob(f"{file.stem}.*") if other != file)
        cases.append(Case(page.name, page.read_bytes(), wanted))
    return cases


def our_reader() -> Reader:
    """The importer, reading with the archive's own authority files."""
    try:
        page = import_module("newsarchive.web.raw_page")
        reading = import_module("newsarchive.importer.reading")
    except ImportError as error:
        raise SystemExit(f"The importer cannot be imported: {error}") from None
    authorities = read_authorities(ROOT / "content")[0]

    def read(case: Case) -> Answer:
        try:
            found = reading.read_page(
                page.RawPage(case.content, case.wanted["address"]), authorities
            )
        except page.Unreadable:
            return NOTHING
        return as_answer(found)

    return read


def as_answer(reading: Any) -> Answer:
    """A reading in the shape of the expectations."""
    singles = ("title", "event_date", "province", "source", "byline", "republished_from")
    answer = {
        name: finding and finding.value for name in singles for finding in [getattr(reading, name)]
    }
    if reading.published:
        answer["published"] = reading.published.value
        answer["published_doubtful"] = reading.published.doubtful
    keys = {
        "documents": ("number", "issued"),
        "officials": ("name", "role"),
        "figures": ("value", "min", "max", "of", "qualifier", "unit"),
    }
    for name, parts in keys.items():
        answer[name] = [_mapping(thing, parts) for thing in getattr(reading, name)]
    return {**answer, "body": reading.body}


def _mapping(thing: Any, keys: Iterable[str]) -> Answer:
    values = {key: getattr(thing, key) for key in keys}
    if values.get("issued") is not None:
        values["issued"] = str(values["issued"])
    return values


def trafilatura_reader(case: Case) -> Answer:
    """What trafilatura tells without our help."""
    found = bare_extraction(
        case.content, url=case.wanted["address"], with_metadata=True, include_comments=False
    )
    if found is None:
        return NOTHING
    return {
        "title": found.title,
        "published": found.date,
        "source": found.sitename,
        "byline": found.author,
        "body": [found.text or ""],
    }


def summed(scores: Scores, names: Sequence[str]) -> dict[str, Tally]:
    """The tallies of some pages added up, field by field."""
    return {field: sum((scores[name][field] for name in names), Tally()) for field in FIELDS}


def table(title: str, cases: Sequence[Case], ours: Scores, theirs: Scores) -> str:
    """Precision and recall of both, a line for each field and three for the body."""
    names = [case.name for case in cases]
    mine, other = summed(ours, names), summed(theirs, names)
    lines = [
        f"{title} ({len(names)})",
        f"{'':18}{'ours P':>9}{'R':>8}{'trafilatura P':>16}{'R':>8}",
    ]
    for field in FIELDS:
        told = field in TRAFILATURA_TELLS
        beside = (other[field].precision, other[field].recall) if told else (None, None)
        lines.append(
            f"{field:18}{_shown(mine[field].precision):>9}{_shown(mine[field].recall):>8}"
            f"{_shown(beside[0]):>16}{_shown(beside[1]):>8}"
        )
    means = [_body_means(scores, names) for scores in (ours, theirs)]
    for at, label in enumerate(("body precision", "body recall", "body F1")):
        lines.append(f"{label:18}{means[0][at]:>9.3f}{'':8}{means[1][at]:>16.3f}")
    return "\n".join(lines)


def _body_means(scores: Scores, names: Sequence[str]) -> tuple[float, float, float]:
    bodies = [scores[name]["body"] for name in names]
    return (
        fmean(body.precision or 0.0 for body in bodies),
        fmean(body.recall or 0.0 for body in bodies),
        fmean(body.f1 for body in bodies),
    )


def _shown(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def list_misses(cases: Sequence[Case], scores: Scores) -> str:
    """Every miss of ours, a line each, under the page's name."""
    lines = []
    for case in cases:
        lines += [f"{case.name}{' (held out)' if case.held_out else ''}"]
        for field, tally in scores[case.name].items():
            lines += [f"  {field}: {miss}" for miss in tally.misses]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what ours missed")
    options = parser.parse_args()
    cases = read_cases()
    read = our_reader()
    ours = {case.name: score(case.wanted, read(case)) for case in cases}
    theirs = {case.name: score(case.wanted, trafilatura_reader(case)) for case in cases}
    tuned = [case for case in cases if not case.held_out]
    held_out = [case for case in cases if case.held_out]
    for title, some in (("All pages", cases), ("Tuned on", tuned), ("Held out", held_out)):
        print(table(title, some, ours, theirs), end="\n\n")
    print(NOTE)
    if options.misses:
        print(f"\n{list_misses(cases, ours)}")


if __name__ == "__main__":
    main()
