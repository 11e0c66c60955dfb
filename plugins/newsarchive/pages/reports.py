"""Pages of single reports, the page for a withdrawn one, and redirects from old addresses."""

from collections.abc import Iterator
from functools import partial

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.outputs.citations.files import FORMATS, cite_as_held, cite_as_published
from newsarchive.outputs.metadata.jsonld import report_nodes
from newsarchive.outputs.metadata.meta_tags import report_meta
from newsarchive.pages.listing import home_crumb
from newsarchive.pages.page import Alternate, Crumb, Page, Plan, plan
from newsarchive.pages.related import RelatedFinder
from newsarchive.pages.related_lines import RelatedLookup
from newsarchive.strings import t

_DESCRIPTION_LENGTH = 200


def plan_reports(
    archive: Archive, site: Site, lookup: RelatedLookup | None = None
) -> Iterator[Plan]:
    """One page for each record, then those of withdrawn records and former addresses.

    ``lookup`` gives the related reports where they are known already.
    """
    known = lookup or RelatedFinder(archive)
    for report in archive.reports:
        yield Plan(
            address=report.address,
            template="report.html",
            modified=report.updated,
            indexed=True,
            identity=partial(_identity, report, known),
            make=partial(_report_page, report, known, site),
        )
    for report in archive.withdrawn:
        yield plan(_withdrawn_page(report))
    for alias, slug in archive.aliases.items():
        yield plan(_redirect_page(alias, slug))


def _identity(report: Report, lookup: RelatedLookup) -> tuple[bytes, bytes]:
    return report.fingerprint, lookup.identity_of(report)


def _report_page(report: Report, lookup: RelatedLookup, site: Site) -> Page:
    related, province = lookup.related_to(report), report.province
    return Page(
        address=report.address,
        template="report.html",
        title=report.title,
        description=_describe(report),
        section=urls.REPORTS,
        crumbs=(
            home_crumb(),
            Crumb(t("provinces.title"), urls.PROVINCES),
            Crumb(province.name, urls.province(province.slug)),
        ),
        alternates=_citation_files(report),
        meta=report_meta(report, site),
        nodes=report_nodes(report, site),
        names_site=report.has_known_source,
        modified=report.updated,
        og_type="article",
        content={
            "report": report,
            "older": related.older,
            "newer": related.newer,
            "republishes": related.republishes,
            "same_event": related.same_event,
            "same_province": related.same_province,
            "near_in_subject": related.near_in_subject,
            "as_published": cite_as_published(report),
            "as_held": cite_as_held(report, site),
        },
    )


def _withdrawn_page(report: Report) -> Page:
    return Page(
        address=report.address,
        template="withdrawn.html",
        title=t("withdrawn.title"),
        description=t("withdrawn.description"),
        section=urls.REPORTS,
        crumbs=(home_crumb(), Crumb(t("navigation.reports"), urls.REPORTS)),
        alternates=_citation_files(report),
        indexed=False,
        content={"correction": report.record.corrections[-1], "slug": report.slug},
    )


def _redirect_page(alias: str, slug: str) -> Page:
    return Page(
        address=urls.report(alias),
        template="redirect.html",
        title=t("redirect.title"),
        description=t("redirect.description"),
        indexed=False,
        content={"target": urls.report(slug)},
    )


def _citation_files(report: Report) -> tuple[Alternate, ...]:
    return tuple(
        Alternate(report.address + name, media_type, title, "describedby")
        for name, media_type, title in FORMATS
    )


def _describe(report: Report) -> str:
    """Who reported and when, then the summary: the beginning is what networks show."""
    told = f"{report.publisher_text}, {report.date_text}. {report.record.summary}"
    return shorten(told, _DESCRIPTION_LENGTH)


def shorten(text: str, length: int) -> str:
    """Cut at a word, with an ellipsis, so that the result has at most ``length`` characters."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:.–- ") + "…"
