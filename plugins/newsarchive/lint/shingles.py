"""Sketches of texts: a few of their shingles, chosen so that copies share them.

A shingle is a run of six syllables without accents. Of all shingles those are kept whose
checksum divides by four: the same ones in every text, so that a text and a part of it compare
as well as two equal texts do (modulo sampling, Broder 1997).
"""

from collections import Counter, defaultdict
from functools import lru_cache
from zlib import crc32

from newsarchive.vietnamese.syllables import parse_syllables

Sketch = frozenset[int]

_LENGTH = 6
_KEPT_ONE_IN = 4
_COMMON = 20
"""A shingle that more texts than this have is a formula and says nothing about copying."""
_LEAST_SHARED = 5
_LEAST_SHARE = 0.5


@lru_cache(maxsize=16)  # a text is asked about, then filed
def sketch(text: str) -> Sketch:
    """The sketch of a text; empty for a text of a few words."""
    syllables = [syllable.folded for syllable in parse_syllables(text)]
    shingles = (
        crc32(" ".join(syllables[at : at + _LENGTH]).encode())
        for at in range(len(syllables) - _LENGTH + 1)
    )
    return frozenset(shingle for shingle in shingles if shingle % _KEPT_ONE_IN == 0)


class SketchIndex:
    """Texts of owners, filed by shingle. Asking costs as many steps as shingles are shared."""

    def __init__(self) -> None:
        self._texts: list[tuple[str, int]] = []
        self._texts_of: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, owner: str, text_sketch: Sketch) -> None:
        """File one text of an owner."""
        for shingle in text_sketch:
            self._texts_of[shingle].append(len(self._texts))
        self._texts.append((owner, len(text_sketch)))

    def near(self, text_sketch: Sketch) -> dict[str, float]:
        """Owners of texts that share at least half of the shorter of the two, and the share."""
        shared: Counter[int] = Counter()
        for shingle in text_sketch:
            having = self._texts_of.get(shingle, ())
            if len(having) <= _COMMON:
                shared.update(having)
        found: dict[str, float] = {}
        for text, count in shared.items():
            owner, size = self._texts[text]
            share = count / min(size, len(text_sketch))
            if count >= _LEAST_SHARED and share >= _LEAST_SHARE:
                found[owner] = max(share, found.get(owner, 0))
        return found
