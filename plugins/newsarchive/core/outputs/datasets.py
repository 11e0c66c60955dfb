"""The whole archive as data: one JSON, one CSV of records and one CSV of figures."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from newsarchive.core import urls
from newsarchive.core.archive import Archive
from newsarchive.core.outputs import OutputFile
from newsarchive.core.record import Record
from newsarchive.core.report import Report
from newsarchive.core.site import Site

JSON_FILE = "luu-tru-35.json"
CSV_FILE = "luu-tru-35.csv"
FIGURES_FILE = "luu-tru-35-so-lieu.csv"

_SEPARATOR = " | "
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


def emit(archive: Archive, site: Site) -> Iterable[OutputFile]:
    """Write the three data files under ``/du-lieu/``; records newest first."""
    yield OutputFile(urls.DATA + JSON_FILE, _to_json(archive, site))
    yield OutputFile(urls.DATA + CSV_FILE, _to_csv(archive, site))
    yield OutputFile(urls.DATA + FIGURES_FILE, _figures_to_csv(archive, site))


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


def _to_json(archive: Archive, site: Site) -> bytes:
    document = {
        "name": site.name,
        "url": site.absolute(urls.DATA),
        "licence": site.licence_url,
        "rights": "Record texts: CC BY 4.0. Headlines are quoted and belong to their publishers.",
        "updated": archive.updated.isoformat(),
        "count": len(archive.reports),
        "records": [describe(report, site) for report in archive.reports],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _to_csv(archive: Archive, site: Site) -> bytes:
    columns = [name for name in Record.model_fields if name != "status"] + list(_CODES)
    rows = (
        [_cell(described.get(name)) for name in columns]
        for described in (describe(report, site) for report in archive.reports)
    )
    return _table(columns, rows)


def _figures_to_csv(archive: Archive, site: Site) -> bytes:
    columns = ["slug", "permalink", "province", "published", *_FIGURE_COLUMNS]
    rows = (
        [
            report.slug,
            site.absolute(report.address),
            report.record.province,
            report.record.published.edtf,
            *(_cell(getattr(figure, name)) for name in _FIGURE_COLUMNS),
        ]
        for report in archive.reports
        for figure in report.record.figures
    )
    return _table(columns, rows)


def _cell(value: Any) -> str:
    """Lists are joined by `` | ``; groups of fields become ``name: value; …``."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _SEPARATOR.join(_cell(entry) for entry in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {part}" for name, part in value.items())
    return str(value)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """RFC 4180 in UTF-8, with a byte order mark so that spreadsheets see the accents."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")
