"""What a result shows of a report, and the table of it."""

import json
from collections.abc import Sequence

from newsarchive.core.report import Report
from newsarchive.core.search.former import Former, KeptLeaves
from newsarchive.core.search.splits import Span
from newsarchive.core.search.tree import number_key, pack, store, write_leaf

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
    """What a result shows: slug, headline, date, summary, and names to mark words in."""
    record = report.record
    shown = [
        report.slug,
        report.title,
        report.date_text,
        record.published.known,
        record.summary,
        "; ".join(
            ", ".join(part for part in (official.name, official.role) if part)
            for official in record.officials
        ),
    ]
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()
