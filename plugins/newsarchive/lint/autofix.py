"""Putting right in a record's text what needs no judgement, and nothing else.

Each step is taken only if the record says the same after it: equal fields and an equal account,
but for Unicode form, spaces and the place of tone marks. Mending what is mended changes nothing.
"""

import re
from collections.abc import Iterator
from typing import Any

from newsarchive.content.front_matter import FrontMatter, parse_front_matter
from newsarchive.content.prose import render_account
from newsarchive.content.prose_faults import find_excess
from newsarchive.content.yaml_text import Location, YamlProblem, YamlText, parse_yaml
from newsarchive.lint.rules.tones import without_names
from newsarchive.model.record import Record
from newsarchive.vietnamese.invisible import without_invisible
from newsarchive.vietnamese.text import normalise
from newsarchive.vietnamese.tone_marks import Placement, count_placements, place_tones

_OWN_FIELDS = re.compile(r"summary|note|\w+_note|text")
_CODE = re.compile(r"^ {0,3}(?:```|~~~)|^(?: {4}|\t)", re.MULTILINE)
_DOUBLE_SPACE = re.compile(r"(?<=\S) {2,}(?=[^\s#])")


def mend_text(text: str) -> str:
    """The text of a page or data file with mended Unicode and line ends, and nothing else.

    Letters that nobody sees are deleted.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return without_invisible(normalise(text))


def mend_record(text: str) -> str:
    """The record's text with mended Unicode, line ends, spaces, tone marks, order of fields.

    Letters that nobody sees are deleted.

    Tone marks are mended only where a record mixes both ways, to the one it has more of; of
    equals to ``hòa``, as in all 303 places of the first 210 records. Headline, names and quoted
    words stay. Raises YamlProblem where the text is no record, or its account cannot be rendered.
    """
    matter = _parse(mend_text(text))
    for fault in find_excess(matter.account):
        raise YamlProblem(fault.line, fault.wrong, fault.cure)
    for step in (_mend_spaces, _mend_order, _mend_tones):
        mended = _parse(step(matter).text)
        if _meaning(mended) == _meaning(matter):
            matter = mended
    return matter.text


def _parse(text: str) -> FrontMatter:
    matter = parse_front_matter(text)
    if matter is None:
        raise YamlProblem(1, "has no front matter", "begin and close it with a line '---'")
    if not isinstance(_values(matter).value, dict):
        raise YamlProblem(1, "has no fields", "write 'field: value' lines")
    return matter


def _values(matter: FrontMatter) -> YamlText:
    return parse_yaml("".join(block.text for block in matter.blocks), 0)


def _meaning(matter: FrontMatter) -> object:
    account = str(_plain(render_account(matter.account.strip())))
    return _plain(_values(matter).value), account.replace(" </", "</")  # what ended a line


def _plain(value: Any) -> object:
    """A value without what mending may change; the order of fields does not count either."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return place_tones(" ".join(normalise(str(value)).split()), "first")


def _mend_spaces(matter: FrontMatter) -> FrontMatter:
    lines = "".join(block.text for block in matter.blocks).split("\n")
    front = "\n".join(
        line.rstrip() if line.startswith("#") else _DOUBLE_SPACE.sub(" ", line.rstrip())
        for line in lines
    )
    return _parse(f"---\n{front}---\n{_mend_account_spaces(matter.account)}")


def _mend_account_spaces(account: str) -> str:
    """Two spaces at a line's end break the line in Markdown, and code means every space."""
    if not account.strip():
        return ""
    if _CODE.search(account):
        return account
    lines = account.strip().split("\n")
    mended = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        breaks = line.endswith("  ") and line.strip() and following.strip()
        spaced = line.rstrip() + ("  " if breaks else "")
        is_table = "|" in line or "`" in line
        mended.append(spaced if is_table else re.sub(r"(?<=\S) {2,}(?=\S)", " ", spaced))
    return "\n" + "\n".join(mended) + "\n"


def _mend_tones(matter: FrontMatter) -> FrontMatter:
    if not all(count_placements(matter.text).values()):
        return matter
    parsed = _values(matter)
    names = list(_names(parsed.value))
    front = "".join(block.text for block in matter.blocks)
    spans = list(_own_spans(front, parsed))
    own = [without_names(text, names) for text in (*(front[s] for s in spans), matter.account)]
    counts = [count_placements(text) for text in own]
    first, last = (sum(count[way] for count in counts) for way in _WAYS)
    if not (first and last):
        return matter
    way: Placement = "first" if first >= last else "last"
    for span in reversed(spans):
        front = front[: span.start] + _placed(front[span], names, way) + front[span.stop :]
    return _parse(f"---\n{front}---\n{_placed(matter.account, names, way)}")


_WAYS: tuple[Placement, ...] = ("first", "last")


def _placed(text: str, names: list[str], way: Placement) -> str:
    """Tone marks placed one way outside names and quotations; every letter keeps its place."""
    masked = without_names(text, names)
    placed = place_tones(masked, way)
    return "".join(
        old if hidden == " " else new for old, hidden, new in zip(text, masked, placed, strict=True)
    )


def _own_spans(front: str, parsed: YamlText) -> Iterator[slice]:
    """Where in the front matter the archive's own words stand, in order; whole lines."""
    starts = [0]
    for text in front.split("\n"):
        starts.append(starts[-1] + len(text) + 1)
    last = front.count("\n")
    lines = sorted({*parsed.lines.values(), last})
    for location, line in sorted(parsed.lines.items(), key=lambda item: item[1]):
        name = location[-1] if location else ""
        if not (isinstance(name, str) and _OWN_FIELDS.fullmatch(name)):
            continue
        if any(at == line and _is_apart(other, location) for other, at in parsed.lines.items()):
            continue  # several values on one line, as in {label: x, note: y}
        end = next((after for after in lines if after > line), last)
        yield slice(starts[line], min(starts[end], len(front)))


def _is_apart(other: Location, location: Location) -> bool:
    """True unless one of the two values lies within the other."""
    shorter = min(len(other), len(location))
    return other[:shorter] != location[:shorter]


def _names(fields: dict[str, Any]) -> Iterator[str]:
    """Texts of the record that stand verbatim, as far as it is well formed."""
    for name in ("title", "source", "place", "byline", "republished_from"):
        yield from _texts(fields.get(name))
    for name in ("officials", "organisations", "documents"):
        yield from _texts(fields.get(name))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.strip():
        yield " ".join(value.split())
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name != "note":
                yield from _texts(part)


def _mend_order(matter: FrontMatter) -> FrontMatter:
    return matter.ordered(Record.model_fields)
