"""The whole archive as data: one JSON, one CSV of records and one CSV of figures."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from newsarchive.core import urls
from newsarchive.core.archive import Archive
from newsarchive.core.outputs import OutputFile, Recall, make_anew
from newsarchive.core.record import Record
from newsarchive.core.report import Report
from newsarchive.core.site import Site

JSON_FILE = "luu-tru-35.json"
CSV_FILE = "luu-tru-35.csv"
FIGURES_FILE = "luu-tru-35-so-lieu.csv"

_SEPARATOR = " | "
_MARK = b"\xef\xbb\xbf"
"""A byte order mark, by which spreadsheets see the accents."""
_CODES = ("province_code", "province_today", "source_kind", "permalink")
_FIGURE_COLUMNS = (
    "label",
    "qualifier",
    "value",
    "min",
    "max",
    "of",
    "unit",
    "scope",
    "period",
    "note",
)


def emit(archive: Archive, site: Site, recall: Recall = make_anew) -> Iterable[OutputFile]:
    """Write the three data files under ``/du-lieu/``; records newest first."""
    for name, to_bytes in ((JSON_FILE, _to_json), (CSV_FILE, _to_csv), (FIGURES_FILE, _to_figures)):
        yield OutputFile(urls.DATA + name, to_bytes(archive, site, recall))


def describe(report: Report, site: Site) -> dict[str, Any]:
    """A record with all its fields under their own names, and what they resolve to.

    Empty fields are left out; one that has a default, such as ``province_basis``, is not.
    """
    fields = report.record.model_dump(mode="json", exclude_none=True)
    return {name: value for name, value in fields.items() if value != []} | {
        "province_code": report.province.code,
        "province_today": report.province.successor,
        "source_kind": report.source.kind,
        "permalink": site.absolute(report.address),
    }


def _to_json(archive: Archive, site: Site, recall: Recall) -> bytes:
    document = {
        "name": site.name,
        "url": site.absolute(urls.DATA),
        "licence": site.licence_url,
        "rights": "Record texts: CC BY 4.0. Headlines are quoted and belong to their publishers.",
        "updated": archive.updated.isoformat(),
        "count": len(archive.reports),
        "records": [],
    }
    head, _, tail = json.dumps(document, ensure_ascii=False, indent=1).rpartition("[]")

    def entry(report: Report) -> bytes:
        text = json.dumps(describe(report, site), ensure_ascii=False, indent=1)
        return ("  " + text.replace("\n", "\n  ")).encode()

    entries = b",\n".join(recall("json", entry, archive.reports))
    listed = b"[\n" + entries + b"\n ]" if entries else b"[]"
    return head.encode() + listed + tail.encode() + b"\n"


def _to_csv(archive: Archive, site: Site, recall: Recall) -> bytes:
    columns = [name for name in Record.model_fields if name != "status"] + list(_CODES)

    def row(report: Report) -> bytes:
        described = describe(report, site)
        return _lines([[_cell(described.get(name)) for name in columns]])

    return _MARK + _lines([columns]) + b"".join(recall("csv", row, archive.reports))


def _to_figures(archive: Archive, site: Site, recall: Recall) -> bytes:
    columns = ["slug", "permalink", "province", "published", *_FIGURE_COLUMNS]

    def rows(report: Report) -> bytes:
        record = report.record
        known = [report.slug, site.absolute(report.address), record.province]
        return _lines(
            [*known, record.published.edtf, *(_cell(getattr(f, name)) for name in _FIGURE_COLUMNS)]
            for f in record.figures
        )

    return _MARK + _lines([columns]) + b"".join(recall("figures", rows, archive.reports))


def _cell(value: Any) -> str:
    """Lists are joined by `` | ``; groups of fields become ``name: value; …``."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _SEPARATOR.join(_cell(entry) for entry in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {part}" for name, part in value.items())
    return str(value)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Lines of a table by RFC 4180, in UTF-8."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()
