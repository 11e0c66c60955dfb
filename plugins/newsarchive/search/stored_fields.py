"""What a result shows of a report, and the table of it."""

import json
from collections.abc import Sequence

from newsarchive.model.byline import parse_byline
from newsarchive.model.report import Report
from newsarchive.search.btree import number_key, pack, store, write_leaf
from newsarchive.search.forward_index import Span
from newsarchive.search.previous import Former, KeptLeaves

_REPORTS_A_LEAF = 6
"""Some 1.3 KB on the wire; nearly every result shown needs a leaf of its own."""


def build_details(
    reports: Sequence[Report],
    items: Sequence[bytes],
    former: Former | None,
    files: dict[str, bytes],
) -> list[tuple[Span, str]]:
    """The leaves of the table, number → details, of which former ones are kept.

    ``items`` are the fingerprints of the reports.
    """
    kept = KeptLeaves(former, "details", _spans(len(former.state["items"])) if former else ())
    leaves: list[tuple[Span, str]] = []
    for span in _spans(len(reports)):
        name = kept.name(span, items)
        if name is None:
            entries = ((number_key(n), _details(reports[n])) for n in range(*span))
            name = store(pack(write_leaf(entries)), files)
        leaves.append((span, name))
    return leaves


def _spans(count: int) -> list[Span]:
    return [(n, min(n + _REPORTS_A_LEAF, count)) for n in range(0, count, _REPORTS_A_LEAF)]


def _details(report: Report) -> bytes:
    """What a result shows: slug, headline, date, summary, names to mark words in, citation."""
    record = report.record
    shown = [
        report.slug,
        report.title,
        report.date_text,
        report.issued_text,
        record.summary,
        "; ".join(
            ", ".join(part for part in (official.name, official.role) if part)
            for official in record.officials
        ),
        record.url or "",
        record.language,
        [author.name for author in parse_byline(record.byline)],
    ]
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
