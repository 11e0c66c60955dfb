"""Words taken over from the report: a run that the working copy has too.

Compared by syllables without accents, as the search files them, so that neither accents nor
the place of a tone mark nor punctuation hides a copy. Syllables of names, of the headline and
of documents do not count: whoever describes a report must repeat those.
"""

from collections.abc import Iterable, Iterator, Sequence

from newsarchive.lint.context import Advice, Case
from newsarchive.vietnamese.syllables import parse_syllables, split_runs

LONGEST_RUN = 11
"""Syllables that may stand in a row in both texts; one more is a copy."""

_SHOWN = 8
_Syllables = tuple[str, ...]


def advise_on_overlap(case: Case) -> Iterator[Advice]:
    """Yield an error for each run of more than LONGEST_RUN syllables shared with the copy."""
    if case.copy is None:
        return
    size = LONGEST_RUN + 1
    copied = _windows(_syllables(case.copy), size)
    names = [name for name in map(_syllables, case.names) if name]
    for field in ("summary", "summary_en", "account"):
        text = case.account if field == "account" else getattr(case.record, field) or ""
        for start, length in _shared_runs(_syllables(text), copied, names):
            words = " ".join(split_runs(text)[start : start + _SHOWN])
            yield Advice(
                "copied",
                field,
                f"shares {length} syllables in a row with the working copy: “{words}…”",
                "say it in your own words",
                "error",
                _line_of(text, start) if field == "account" else 0,
            )


def _syllables(text: str) -> _Syllables:
    return tuple(syllable.folded for syllable in parse_syllables(text))


def _windows(syllables: _Syllables, size: int) -> frozenset[_Syllables]:
    return frozenset(syllables[at : at + size] for at in range(len(syllables) - size + 1))


def _shared_runs(
    syllables: _Syllables, copied: frozenset[_Syllables], names: Sequence[_Syllables]
) -> Iterator[tuple[int, int]]:
    """Start and length of each longest run, if enough of it is not part of a name."""
    size = LONGEST_RUN + 1
    named = _named_positions(syllables, names)
    at = 0
    while at + size <= len(syllables):
        end = at
        while syllables[end : end + size] in copied:
            end += 1
        if end > at:
            run = range(at, end + size - 1)
            if sum(position not in named for position in run) >= size:
                yield at, len(run)
        at = max(end, at + 1)


def _named_positions(syllables: _Syllables, names: Iterable[_Syllables]) -> set[int]:
    """Positions that belong to an occurrence of a name; linear for names that differ."""
    of_start: dict[str, set[_Syllables]] = {}
    for name in names:
        of_start.setdefault(name[0], set()).add(name)
    return {
        position
        for at, syllable in enumerate(syllables)
        for name in of_start.get(syllable, ())
        if syllables[at : at + len(name)] == name
        for position in range(at, at + len(name))
    }


def _line_of(text: str, position: int) -> int:
    """The line, from 0, on which the syllable of that number stands."""
    for number, line in enumerate(text.split("\n")):
        position -= len(split_runs(line))
        if position < 0:
            return number
    return 0
