"""Tone marks placed in both ways (hòa, hoà) in the archive's own words of one record."""

import re
from collections.abc import Iterable, Iterator

from newsarchive.lint.context import Advice, Case, own_texts, without_quotations
from newsarchive.vietnamese.tone_marks import Placement, count_placements, place_tones


def advise_on_tones(case: Case) -> Iterator[Advice]:
    """Yield one query for a record that mixes both, at the first text with the rarer one."""
    texts = dict(own_texts(case))
    if not _is_mixed(map(count_placements, texts.values())):
        return  # so almost all records; leaving out names costs more than counting
    names = list(case.names)
    counts = [
        (field, own, count_placements(own))
        for field, text in texts.items()
        for own in [without_names(text, names)]
    ]
    if not _is_mixed(count for *_, count in counts):
        return
    first = sum(count["first"] for *_, count in counts)
    last = sum(count["last"] for *_, count in counts)
    usual: Placement = "first" if first >= last else "last"
    rarer: Placement = "last" if first >= last else "first"
    field, text = next((field, text) for field, text, count in counts if count[rarer])
    word, meant = next(
        (word, place_tones(word, usual))
        for word in re.findall(r"\w+", text)
        if count_placements(word)[rarer]
    )
    yield Advice(
        "tone-marks",
        field,
        f"'{word}' has its tone mark elsewhere than the rest of the record",
        f"write '{meant}', or run make check FIX=1",
    )


def _is_mixed(counts: Iterable[dict[Placement, int]]) -> bool:
    found = {way for count in counts for way, number in count.items() if number}
    return len(found) > 1


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with quoted words and the given names blanked out; all else keeps its place."""
    text = without_quotations(text)
    for name in names:
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
        text = re.sub(pattern, lambda match: re.sub(r"\S", " ", match[0]), text)
    return text
