"""The whole archive as data: one JSON, one CSV of records and one CSV of figures."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic_core import to_json

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.record import Record
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.model.target import OutputFile

Part = TypeVar("Part")

FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""Spreadsheets take text that begins so for a formula; full-width signs too."""
_SEPARATOR = " | "
_MARK = b"\xef\xbb\xbf"
"""A byte order mark, by which spreadsheets see the accents."""
_CODES = ("province_code", "province_today", "source_kind", "permalink")
_COLUMNS = (*(name for name in Record.model_fields if name != "status"), *_CODES)
_FIGURE_FIELDS = (
    "label", "qualifier", "value", "min", "max", "of", "unit", "scope", "period", "note",
)  # fmt: skip
_FIGURE_COLUMNS = ("slug", "permalink", "province", "published", *_FIGURE_FIELDS)


@dataclass(frozen=True)
class Frame:
    """A file without what it says of each report."""

    path: str
    head: bytes
    separator: bytes
    tail: bytes


def emit(archive: Archive, site: Site) -> Iterator[OutputFile]:
    """Write the three data files under ``/du-lieu/``; records newest first."""
    parts = [tell(report, site) for report in archive.reports]
    for frame, of_file in zip(_frames(archive, site), _by_file(parts), strict=True):
        body = frame.separator.join(of_file)
        yield OutputFile(frame.path, frame.head + body + frame.tail)


def measure(archive: Archive, site: Site, parts: Iterable[Sequence[int]]) -> Mapping[str, int]:
    """The sizes in bytes of the files by path, given those of the parts of each report."""
    sizes = {}
    for frame, held in zip(_frames(archive, site), _by_file(parts), strict=True):
        between = max(0, len(held) - 1) * len(frame.separator)
        sizes[frame.path] = len(frame.head) + sum(held) + between + len(frame.tail)
    return sizes


def _by_file(parts: Iterable[Sequence[Part]]) -> list[tuple[Part, ...]]:
    return list(zip(*parts, strict=True)) or [()] * len(urls.DATA_FILES)


def tell(report: Report, site: Site) -> tuple[bytes, bytes, bytes]:
    """What each of the three files says of a report."""
    described = describe(report, site)
    entry = b"  " + to_json(described, indent=1).replace(b"\n", b"\n  ")
    row = _lines([[_cell(described.get(name)) for name in _COLUMNS]])
    return entry, row, _figures(report, described["permalink"])


def _frames(archive: Archive, site: Site) -> list[Frame]:
    json, records, figures = urls.DATA_FILES
    return [
        _json_frame(json, archive, site),
        Frame(records, _MARK + _lines([_COLUMNS]), b"", b""),
        Frame(figures, _MARK + _lines([_FIGURE_COLUMNS]), b"", b""),
    ]


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


def _json_frame(path: str, archive: Archive, site: Site) -> Frame:
    document = {
        "name": site.name,
        "url": site.absolute(urls.DATA),
        "licence": site.licence_url,
        "rights": "Record texts: CC BY 4.0. Headlines are quoted and belong to their publishers.",
        "updated": archive.updated.isoformat(),
        "count": len(archive.reports),
        "records": [],
    }
    head, _, tail = to_json(document, indent=1).rpartition(b"[]")
    opened, closed = (b"[\n", b"\n ]") if archive.reports else (b"[", b"]")
    return Frame(path, head + opened, b",\n", closed + tail + b"\n")


def _figures(report: Report, permalink: str) -> bytes:
    record = report.record
    if not record.figures:
        return b""
    known = [report.slug, permalink, *map(_cell, (record.province, record.published.edtf))]
    return _lines(
        [*known, *(_cell(getattr(figure, name)) for name in _FIGURE_FIELDS)]
        for figure in record.figures
    )


def _cell(value: Any) -> str:
    """Lists are joined by `` | ``; groups of fields become ``name: value; …``.

    Text that begins like a formula follows an apostrophe, or spreadsheets would run it
    (OWASP, CSV injection). Numbers stay numbers.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.lstrip().startswith(FORMULA_SIGNS) else value
    if isinstance(value, list):
        return _cell(_SEPARATOR.join(map(_text, value)))
    return str(value)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {part}" for name, part in value.items())
    return str(value)


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    """Lines of a table by RFC 4180, in UTF-8."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()
