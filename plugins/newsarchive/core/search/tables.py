"""The two tables of postings and their vocabulary: made anew, or brought up to date.

An update is possible where each report has kept its number: after an edit that leaves dates
and addresses alone, and after the addition of the newest report. It gives up, and all is
made anew, whenever anything it needs is missing or not what it should be.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from newsarchive.core.authority import Abbreviation
from newsarchive.core.fingerprint import fingerprint
from newsarchive.core.outputs import Recall
from newsarchive.core.report import Report
from newsarchive.core.search.corpus import count_words, gather_corpus, split_report
from newsarchive.core.search.equivalents import Equivalents
from newsarchive.core.search.postings import PostingsBuilder, usual_length
from newsarchive.core.search.syllables import parse_syllables
from newsarchive.core.search.tree import Leaf, build_leaves
from newsarchive.core.search.update import Replaced, TableUpdate, Unfit, find_changes
from newsarchive.core.spread import Spread

State = Mapping[str, Any]
"""Plain types only: what an update needs to know of the tables it begins with."""

_MOST_REPLACED = 100
"""Reports above which making the tables anew is as fast."""


@dataclass(frozen=True)
class Former:
    """The former index: its state, its files and what was remembered of its reports."""

    state: State
    read: Callable[[str], bytes]
    """The content of a file, unpacked. Raises Unfit where it is not what its name says."""
    split_of: Callable[[bytes], bytes | None]
    """The words of a report, by its fingerprint, if they are still known."""


@dataclass(frozen=True)
class Tables:
    """The leaves, the files that are named in them, and the folded words, a line each."""

    words: list[Leaf]
    pairs: list[Leaf]
    vocabulary: bytes
    files: Mapping[str, bytes | None]
    state: State


def build_tables(
    reports: Sequence[Report],
    abbreviations: Sequence[Abbreviation],
    recall: Recall,
    spread: Spread,
    former: Former | None,
) -> Tables:
    """The tables of reports in the order of their numbers."""
    if former:
        try:
            return _update(reports, abbreviations, recall, former)
        except Unfit:
            pass
    files: dict[str, bytes] = {}
    corpus = gather_corpus(reports, Equivalents(abbreviations), recall)
    postings = PostingsBuilder(corpus, files, spread)
    return _tables(
        words=build_leaves(postings.words(), files, spread=spread),
        pairs=build_leaves(postings.pairs(), files, spread=spread),
        vocabulary="\n".join(dict.fromkeys(s.folded for s in corpus.syllables)).encode(),
        files=files,
        lists=postings.lists,
        items=[report.fingerprint for report in reports],
        lengths=corpus.lengths.tolist(),
        abbreviations=fingerprint(abbreviations),
    )


def _tables(
    words: list[Leaf],
    pairs: list[Leaf],
    vocabulary: bytes,
    files: Mapping[str, bytes],
    lists: Mapping[str, int],
    **state: Any,
) -> Tables:
    names = [*(name for _, name in words), *(name for _, name in pairs)]
    names += [name for name, count in lists.items() if count]
    return Tables(
        words, pairs, vocabulary, {name: files.get(name) for name in names},
        {
            "words": words, "pairs": pairs, "vocabulary": vocabulary,
            "lists": {name: count for name, count in lists.items() if count},
            **state, "lengths": array("q", state["lengths"]).tobytes(),
        },
    )  # fmt: skip


def _update(
    reports: Sequence[Report],
    abbreviations: Sequence[Abbreviation],
    recall: Recall,
    former: Former,
) -> Tables:
    state = former.state
    if state["abbreviations"] != fingerprint(abbreviations):
        raise Unfit
    lengths = list(memoryview(state["lengths"]).cast("q"))
    replaced = _find_replaced(reports, recall, former)
    usual = usual_length(np.array(lengths, np.int64))
    for number, _, split in replaced:
        lengths[number : number + 1] = [count_words(split)]
    if usual_length(np.array(lengths, np.int64)) != usual:
        raise Unfit
    of_words, of_pairs = find_changes(replaced, Equivalents(abbreviations), usual)
    update = TableUpdate(former.read, dict(state["lists"]))
    words = update.leaves([(first, name) for first, name in state["words"]], of_words)
    vocabulary = set(state["vocabulary"].split(b"\n")) | set(update.gained)
    vocabulary -= set(update.lost) - _always_known(abbreviations)
    pairs = update.leaves([(first, name) for first, name in state["pairs"]], of_pairs)
    return _tables(
        words=words,
        pairs=pairs,
        vocabulary=b"\n".join(sorted(vocabulary)),
        files=update.files,
        lists=update.lists,
        items=[report.fingerprint for report in reports],
        lengths=lengths,
        abbreviations=state["abbreviations"],
    )


def _find_replaced(reports: Sequence[Report], recall: Recall, former: Former) -> list[Replaced]:
    """The reports that are new or have changed, with their words then and now."""
    items: Sequence[bytes] = former.state["items"]
    numbers = [n for n, r in enumerate(reports) if n >= len(items) or items[n] != r.fingerprint]
    if len(reports) < len(items) or len(numbers) > _MOST_REPLACED:
        raise Unfit
    # Asked for all, so that all are kept for the next time.
    splits = recall("words", split_report, reports)
    wanted = set(numbers)
    now = {n: split for n, split in enumerate(splits) if n in wanted}
    replaced: list[Replaced] = []
    for number in numbers:
        before = former.split_of(items[number]) if number < len(items) else None
        if before is None and number < len(items):
            raise Unfit
        replaced.append((number, before, now[number]))
    return replaced


def _always_known(abbreviations: Sequence[Abbreviation]) -> set[bytes]:
    """Words that are in the vocabulary whether a report has them or not."""
    texts = [text for one in abbreviations for text in (one.short, one.long)]
    return {syllable.folded.encode() for text in texts for syllable in parse_syllables(text)}
