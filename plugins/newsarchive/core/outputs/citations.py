"""Citations of a report: sentences to copy, and RIS, BibTeX and CSL-JSON files."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from pydantic_core import to_json

from newsarchive.core.archive import Archive
from newsarchive.core.dates import day_text
from newsarchive.core.outputs import Batch, OutputFile
from newsarchive.core.outputs.csl import Item, csl_item
from newsarchive.core.report import Report
from newsarchive.core.site import Site

FORMATS = (
    ("trich-dan.ris", "application/x-research-info-systems", "RIS"),
    ("trich-dan.bib", "application/x-bibtex", "BibTeX"),
    ("trich-dan.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
)
"""File name beside the record's page, media type, name."""

_LATEX = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    # Braces are counted even after a backslash, so they need names.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_LATEX_SIGN = re.compile(f"[{re.escape(''.join(_LATEX))}]")


def emit(archive: Archive, site: Site) -> Iterable[OutputFile]:
    """Write one file of each format beside every record's page."""
    for batch in plan(archive, site):
        yield from batch.make()


def plan(archive: Archive, site: Site) -> Iterator[Batch]:
    """The files of each record."""
    for report in archive.reports:
        yield Batch(f"cite {report.slug}", report.fingerprint, partial(_files, report, site))


def _files(report: Report, site: Site) -> Iterator[OutputFile]:
    item = csl_item(report, site)
    texts = (to_ris(item), to_bibtex(item), to_csl_json(item))
    for (name, _, _), text in zip(FORMATS, texts, strict=True):
        yield OutputFile(report.address + name, text.encode())


def cite_as_published(report: Report) -> str:
    """The report itself: author, headline, publisher, date, original address."""
    record = report.record
    parts = [
        record.byline,
        f"“{report.title}”",
        record.source if report.has_known_source else "Không rõ nơi đăng",
    ]
    sentence = ". ".join(part for part in parts if part)
    return f"{sentence}, {report.date_text}." + (f" {record.url}" if record.url else "")


def cite_as_held(report: Report, site: Site) -> str:
    """The archive's description of it: headline, archive, identifier, day, permanent address."""
    return (
        f"“{report.title}”. Bản mô tả trong {site.name}, mã {report.slug},"
        f" cập nhật {day_text(report.updated)}. {site.absolute(report.address)}"
    )


def to_csl_json(item: Item) -> str:
    """A CSL-JSON array of one item."""
    return to_json([item], indent=1).decode() + "\n"


def to_ris(item: Item) -> str:
    """One RIS record (``TY  - NEWS``), lines ended by CRLF as the format asks.

    Names are not divided by a comma: programs then keep a Vietnamese name whole.
    """
    issued: list[int] = item["issued"]["date-parts"][0]
    year, *rest = issued
    month, day = (f"{part:02d}" for part in (*rest, 0, 0)[:2])
    date = f"{year}/{month}/{day}/".replace("/00/", "//")
    lines = [
        ("TY", "NEWS"),
        ("TI", item["title"]),
        *(("AU", _full_name(author)) for author in item.get("author", [])),
        ("T2", item.get("container-title")),
        ("PY", str(year)),
        ("DA", date if rest else None),
        ("CY", item.get("publisher-place")),
        ("LA", item["language"]),
        ("UR", item["URL"]),
        ("AB", item["abstract"]),
        *(("KW", keyword) for keyword in item.get("keyword", "").split("; ")),
        ("DB", item["archive"]),
        ("AN", item["archive_location"]),
        ("C1", _event(item)),
    ]
    body = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value)
    return body + "ER  - \r\n"


def to_bibtex(item: Item) -> str:
    """One BibLaTeX ``@article`` entry of the subtype newspaper, in UTF-8."""
    issued = item["issued"]["date-parts"][0]
    date = "-".join(str(part).zfill(2) for part in issued)
    fields = {
        "entrysubtype": "newspaper",
        "title": "{" + _escape(item["title"]) + "}",
        "author": " and ".join(_bibtex_name(author) for author in item.get("author", [])),
        "journaltitle": _escape(item.get("container-title", "")),
        "location": _escape(item.get("publisher-place", "")),
        "date": date + ("~" if item["issued"].get("circa") else ""),
        "langid": "vietnamese",
        "url": item["URL"].replace("{", "%7B").replace("}", "%7D"),
        "note": _escape(f"{item['archive']}, {item['archive_location']}"),
    }
    body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@article{{{item['id']},\n{body}}}\n"


def _full_name(author: dict[str, str]) -> str:
    return author.get("literal") or f"{author['family']} {author['given']}"


def _bibtex_name(author: dict[str, str]) -> str:
    if "literal" in author:
        return "{" + _escape(author["literal"]) + "}"
    return f"{_escape(author['family'])}, {_escape(author['given'])}"


def _escape(text: str) -> str:
    return _LATEX_SIGN.sub(lambda sign: _LATEX[sign[0]], text)


def _event(item: Item) -> str | None:
    if "event-date" not in item:
        return None
    return "Sự kiện: " + "-".join(str(p).zfill(2) for p in item["event-date"]["date-parts"][0])
