"""Citation files beside a record's page, and citations as sentences to copy."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.dates import day_text
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.model.target import OutputFile, Target
from newsarchive.outputs.citations.bibtex import to_bibtex
from newsarchive.outputs.citations.citation import Citation, cite
from newsarchive.outputs.citations.csl import to_csl_json
from newsarchive.outputs.citations.ris import to_ris
from newsarchive.strings import t

FORMATS = tuple(
    (name, media_type, title)
    for name, (media_type, title) in zip(
        urls.CITATION_FILES,
        (
            ("application/x-research-info-systems", "RIS"),
            ("application/x-bibtex", "BibTeX"),
            ("application/vnd.citationstyles.csl+json", "CSL-JSON"),
        ),
        strict=True,
    )
)
"""File name beside the record's page, media type, name."""

_WRITERS: tuple[Callable[[Citation], str], ...] = (to_ris, to_bibtex, to_csl_json)


def emit(archive: Archive, site: Site) -> Iterable[OutputFile]:
    """Write one file of each format beside every record's page."""
    for target in plan(archive, site):
        yield from target.make()


def plan(archive: Archive, site: Site) -> Iterator[Target]:
    """The files of each record; those of a withdrawn one stay and say that it is withdrawn."""
    of_site = fingerprint(site)
    for report in (*archive.reports, *archive.withdrawn):
        inputs = (of_site, report.fingerprint)
        yield Target(f"cite {report.slug}", inputs, partial(_files, report, site))


def _files(report: Report, site: Site) -> Iterator[OutputFile]:
    citation = cite(report, site)
    for (name, _, _), write in zip(FORMATS, _WRITERS, strict=True):
        yield OutputFile(report.address + name, write(citation).encode())


def cite_as_published(report: Report) -> str:
    """The report itself: author, headline, publisher, column, date, original address."""
    record = report.record
    parts = [
        record.byline,
        f"“{_inside_quotes(report.title)}”",
        record.source if report.has_known_source else t("citation.unknown_source"),
    ]
    sentence = ". ".join(part for part in parts if part)
    column = ", " + t("citation.section", section=record.section) if record.section else ""
    return f"{sentence}{column}, {report.date_text}." + (f" {record.url}" if record.url else "")


def cite_as_held(report: Report, site: Site) -> str:
    """The archive's description of it: headline, archive, identifier, day, permanent address."""
    return t(
        "citation.as_held",
        title=_inside_quotes(report.title),
        site=site.name,
        slug=report.slug,
        day=day_text(report.updated),
        url=site.absolute(report.address),
    )


def _inside_quotes(title: str) -> str:
    """The headline as it stands in quotation marks: its own become single ones."""
    return re.sub(r'"([^"]*)"|“([^“”]*)”', r"‘\1\2’", title)
