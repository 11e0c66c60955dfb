"""The tables of words: made anew, or brought up to date.

They are the postings of syllables and of pairs with their vocabulary, and the words of each
report. An update is possible where each report has kept its number: after an edit that leaves
dates and addresses alone, and after the addition of the newest report. It gives up, and all is
made anew, whenever anything it needs is missing or not what it should be.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from newsarchive.model.authority import Abbreviation
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.report import Report
from newsarchive.search.btree import Leaf, build_leaves
from newsarchive.search.corpus import gather_corpus
from newsarchive.search.forward_files import TextFiles
from newsarchive.search.forward_index import Runs, Span, split_report
from newsarchive.search.incremental import Replaced, TableUpdate, find_changes
from newsarchive.search.postings import PostingsBuilder, usual_length
from newsarchive.search.previous import Former, State, Unfit
from newsarchive.search.synonyms import Equivalents
from newsarchive.vietnamese.syllables import parse_syllables

_MOST_REPLACED = 100
"""Reports above which making the tables anew is as fast."""


@dataclass(frozen=True)
class Tables:
    """The leaves, the files that are named in them, and the folded words, a line each.

    ``texts`` names, for some reports by their numbers, the file with their words.
    """

    words: list[Leaf]
    pairs: list[Leaf]
    texts: list[tuple[Span, str]]
    vocabulary: bytes
    files: Mapping[str, bytes | None]
    state: State


def build_tables(
    reports: Sequence[Report], abbreviations: Sequence[Abbreviation], former: Former | None
) -> Tables:
    """The tables of reports in the order of their numbers."""
    if former:
        try:
            return _update(reports, abbreviations, former)
        except Unfit:
            pass
    files: dict[str, bytes] = {}
    items = [report.fingerprint for report in reports]
    texts = TextFiles(reports, items, former, files)
    corpus = gather_corpus(texts.write_all(), texts.runs, Equivalents(abbreviations))
    vocabulary = "\n".join(dict.fromkeys(s.folded for s in corpus.syllables)).encode()
    lengths = corpus.lengths.tolist()
    postings = PostingsBuilder(corpus, files)
    del corpus  # its words are the largest array there is
    return _tables(
        words=build_leaves(postings.words(), files),
        pairs=build_leaves(postings.pairs(), files),
        texts=texts.leaves,
        vocabulary=vocabulary,
        files=files,
        lists=postings.lists,
        items=items,
        lengths=lengths,
        abbreviations=fingerprint(abbreviations),
    )


def _tables(
    words: list[Leaf],
    pairs: list[Leaf],
    texts: list[tuple[Span, str]],
    vocabulary: bytes,
    files: Mapping[str, bytes],
    lists: Mapping[str, int],
    **state: Any,
) -> Tables:
    names = [name for _, name in (*words, *pairs, *texts)]
    names += [name for name, count in lists.items() if count]
    return Tables(
        words, pairs, texts, vocabulary, {name: files.get(name) for name in names},
        {
            "words": words, "pairs": pairs, "texts": [name for _, name in texts],
            "vocabulary": vocabulary,
            "lists": {name: count for name, count in lists.items() if count},
            **state, "lengths": array("q", state["lengths"]).tobytes(),
        },
    )  # fmt: skip


def _update(
    reports: Sequence[Report], abbreviations: Sequence[Abbreviation], former: Former
) -> Tables:
    state = former.state
    if state["abbreviations"] != fingerprint(abbreviations):
        raise Unfit
    lengths = list(memoryview(state["lengths"]).cast("q"))
    items = [report.fingerprint for report in reports]
    replaced = _find_replaced(reports, items, former)
    usual = usual_length(np.array(lengths, np.int64))
    for number, _, now, _ in replaced:
        lengths[number : number + 1] = [len(now.words)]
    if usual_length(np.array(lengths, np.int64)) != usual:
        raise Unfit
    of_words, of_pairs = find_changes(replaced, Equivalents(abbreviations), usual)
    update = TableUpdate(former.read, dict(state["lists"]))
    words = update.leaves([(first, name) for first, name in state["words"]], of_words)
    vocabulary = set(state["vocabulary"].split(b"\n")) | set(update.gained)
    vocabulary -= set(update.lost) - _always_known(abbreviations)
    pairs = update.leaves([(first, name) for first, name in state["pairs"]], of_pairs)
    texts = TextFiles(reports, items, former, update.files)
    texts.write_changed(lengths)
    return _tables(
        words=words,
        pairs=pairs,
        texts=texts.leaves,
        vocabulary=b"\n".join(sorted(vocabulary)),
        files=update.files,
        lists=update.lists,
        items=items,
        lengths=lengths,
        abbreviations=state["abbreviations"],
    )


def _find_replaced(
    reports: Sequence[Report], items: Sequence[bytes], former: Former
) -> list[Replaced]:
    """The reports that are new or have changed, with their words then and now."""
    before: Sequence[bytes] = former.state["items"]
    numbers = [n for n, item in enumerate(items) if n >= len(before) or before[n] != item]
    if len(items) < len(before) or len(numbers) > _MOST_REPLACED:
        raise Unfit
    replaced: list[Replaced] = []
    for number in numbers:
        runs = Runs()
        then = former.split_of(before[number], runs) if number < len(before) else None
        if then is None and number < len(before):
            raise Unfit
        replaced.append((number, then, split_report(reports[number], runs), runs))
    return replaced


def _always_known(abbreviations: Sequence[Abbreviation]) -> set[bytes]:
    """Words that are in the vocabulary whether a report has them or not."""
    texts = [text for one in abbreviations for text in (one.short, one.long)]
    return {syllable.folded.encode() for text in texts for syllable in parse_syllables(text)}
