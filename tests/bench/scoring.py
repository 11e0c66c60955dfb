"""How well an answer about a page agrees with what a careful reader took from it.

Both are mappings with the keys of ``tests/importer/pages/*.json``. Rules, field by field:

- Everything is compared in Unicode's NFC with white space run together; nothing else is
  forgiven in a title, and case is forgiven in all other texts.
- ``published`` is right if the EDTF text is the same. A date that may be only the page's clock
  is right only if the answer says so too. Where the page dates nothing but the event, "not
  before the event" says the same as nothing and is not counted.
- ``source`` forgives "điện tử" and "online" at the end of a name.
- ``byline`` forgives what stands in brackets and the order and separators of several names.
- ``documents`` agree in number and date of issue, ``officials`` in name and role.
- ``figures`` agree in all numbers and the qualifier, and in the unit as far as the shorter of
  both goes ("bài" and "bài viết"). "1,2 triệu lượt" and 1,200,000 "lượt" are the same.
- The body is a bag of syllables: order and division into paragraphs do not count.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SINGLE = ("title", "published", "event_date", "province", "source", "byline", "republished_from")
MANY = ("documents", "officials", "figures")
FIELDS = (*SINGLE, *MANY)
_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}

Answer = Mapping[str, Any]


@dataclass(frozen=True)
class Tally:
    """How many of the things ``given`` and ``wanted`` are the same; what was missed, in words."""

    right: float = 0
    given: float = 0
    wanted: float = 0
    misses: tuple[str, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.right + other.right,
            self.given + other.given,
            self.wanted + other.wanted,
            self.misses + other.misses,
        )

    @property
    def precision(self) -> float | None:
        """Share of the given that is right; None if nothing was given."""
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        """Share of the wanted that was given; None if nothing was wanted."""
        return self.right / self.wanted if self.wanted else None

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where either is missing."""
        return 2 * self.right / (self.given + self.wanted) if self.right else 0.0


def plain(text: str) -> str:
    """NFC, white space run together."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _folded(text: str) -> str:
    return plain(text).casefold()


def _publisher(text: str) -> str:
    return re.sub(r"( điện tử| online)+$", "", _folded(text))


def _signature(text: str) -> str:
    names = re.split(r"\s[-–]\s|[,;/&]|\svà\s", re.sub(r"\([^)]*\)", " ", _folded(text)))
    return "; ".join(sorted(name for name in map(plain, names) if name))


_COMPARED_AS: dict[str, Callable[[str], str]] = {
    "title": plain,
    "published": plain,
    "source": _publisher,
    "byline": _signature,
}


def score(wanted: Answer, given: Answer) -> dict[str, Tally]:
    """The tally of every field, and of the ``body``."""
    tallies = {field: _single(field, wanted, given) for field in SINGLE}
    tallies["documents"] = _many(wanted, given, "documents", _document)
    tallies["officials"] = _many(wanted, given, "officials", _official)
    tallies["figures"] = _many(wanted, _in_digits(given, wanted), "figures", _figure, _same_figure)
    tallies["body"] = _body(wanted["body"], given.get("body", ()))
    return tallies


def _single(field: str, wanted: Answer, given: Answer) -> Tally:
    want, got = wanted[field], given.get(field)
    if field == "published" and want is None and got == f"{wanted['event_date']}/..":
        got = None
    compared = _COMPARED_AS.get(field, _folded)
    same = bool(want and got) and compared(want) == compared(got)
    if field == "published" and wanted["published_doubtful"]:
        same = same and bool(given.get("published_doubtful"))
    misses = () if same or not (want or got) else (f"{want or '–'} ≠ {got or '–'}",)
    return Tally(int(same), int(bool(got)), int(bool(want)), misses)


def _same(one: Any, other: Any) -> bool:
    return bool(one == other)


def _many(
    wanted: Answer,
    given: Answer,
    field: str,
    key: Callable[[Answer], tuple[Any, ...]],
    same: Callable[[Any, Any], bool] = _same,
) -> Tally:
    want = list(dict.fromkeys(map(key, wanted[field])))
    left = list(dict.fromkeys(map(key, given.get(field, ()))))
    count, right, misses = len(left), 0, []
    for one in want:
        found = next((other for other in left if same(one, other)), None)
        if found is None:
            misses.append(f"missing {_shown(one)}")
        else:
            left.remove(found)
            right += 1
    misses += [f"too much {_shown(other)}" for other in left]
    return Tally(right, count, len(want), tuple(misses))


def _shown(key: tuple[Any, ...]) -> str:
    return " | ".join(str(part) for part in key if part is not None)


def _document(document: Answer) -> tuple[Any, ...]:
    return re.sub(r"\s", "", plain(document["number"])).upper(), document.get("issued")


def _official(official: Answer) -> tuple[Any, ...]:
    return _folded(official["name"]), _folded(official.get("role") or "")


def _figure(figure: Answer) -> tuple[Any, ...]:
    unit = _folded(figure["unit"])
    scale = 1.0
    first, _, rest = unit.partition(" ")
    if first in _SCALES and rest:
        scale, unit = _SCALES[first], rest
    numbers = [
        None if figure.get(key) is None else round(float(figure[key]) * scale, 6)
        for key in ("value", "min", "max", "of")
    ]
    return *numbers, figure.get("qualifier"), unit


def _in_digits(given: Answer, wanted: Answer) -> Answer:
    body = re.sub(r"(?<=\d)\.(?=\d{3})", "", " ".join(wanted["body"])).replace(",", ".")
    written = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", body)}
    keys = ("value", "min", "max", "of")

    def kept(figure: Answer) -> bool:
        numbers = {figure[key] for key in keys if figure.get(key) is not None}
        scaled = {float(number) / scale for number in numbers for scale in (1, *_SCALES.values())}
        return bool(scaled & written)

    return {"figures": [figure for figure in given.get("figures", ()) if kept(figure)]}


def _same_figure(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    shorter, longer = sorted((re.findall(r"[\w%]+", key[-1]) for key in (one, other)), key=len)
    return one[:-1] == other[:-1] and longer[: len(shorter)] == shorter


def _body(wanted: Iterable[str], given: Iterable[str]) -> Tally:
    want, got = _syllables(wanted), _syllables(given)
    missing, extra = want - got, got - want
    misses = [f"missing {' '.join(list(missing)[:12])}"] if missing else []
    misses += [f"too much {' '.join(list(extra)[:12])}"] if extra else []
    return Tally((want & got).total(), got.total(), want.total(), tuple(misses))


def _syllables(paragraphs: Iterable[str]) -> Counter[str]:
    return Counter(re.findall(r"\w+", _folded(" ".join(paragraphs))))
