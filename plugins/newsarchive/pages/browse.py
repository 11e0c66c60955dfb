"""Lists of reports by province, publisher, topic and document, and their overviews."""

from collections.abc import Iterator

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.authority import LOCAL_LEVELS, Document, Province, Source
from newsarchive.model.document_heading import document_heading
from newsarchive.model.labels import labels
from newsarchive.pages.home import most_cited, topics_with_counts
from newsarchive.pages.listing import Listing, home_crumb, plan_list
from newsarchive.pages.page import Crumb, Page, Plan, plan
from newsarchive.pages.tile_map import build_tile_map
from newsarchive.strings import t
from newsarchive.vietnamese.text import collation_key


def plan_all_reports(archive: Archive) -> Iterator[Plan]:
    """Every report, newest first."""
    yield from plan_list(
        Listing(
            address=urls.REPORTS,
            template="reports.html",
            title=t("reports.title"),
            description=t("reports.description", count=len(archive.reports)),
            reports=archive.reports,
            section=urls.REPORTS,
            crumbs=(),
        )
    )


def plan_provinces(archive: Archive) -> Iterator[Plan]:
    """The map of provinces, and a list for each, also where there is no report yet."""
    provinces = archive.authorities.provinces
    crumb = Crumb(t("provinces.title"), urls.PROVINCES)
    by_name = sorted((p for p in provinces if p.mapped), key=lambda p: collation_key(p.name))
    counts = {p.slug: len(archive.by_province.get(p.slug, ())) for p in provinces}
    yield plan(
        Page(
            address=urls.PROVINCES,
            template="provinces.html",
            title=t("provinces.title"),
            description=t("provinces.description"),
            section=urls.PROVINCES,
            crumbs=(home_crumb(),),
            modified=archive.updated,
            content={
                "tile_map_data": build_tile_map(archive),
                "provinces": by_name,
                "counts": counts,
                "covered": archive.covered_provinces,
                "missing": [p for p in by_name if not counts[p.slug]],
            },
        )
    )
    for province in provinces:
        yield from plan_list(
            Listing(
                address=urls.province(province.slug),
                template="province.html",
                title=province.name,
                description=_describe_province(province, counts[province.slug]),
                reports=archive.by_province.get(province.slug, ()),
                withdrawn=archive.withdrawn_addresses(urls.province(province.slug)),
                section=urls.PROVINCES,
                crumbs=(crumb,),
                content={
                    "province": province,
                    "merged_with": [
                        other
                        for other in by_name
                        if other.successor == province.successor and other != province
                    ],
                },
            )
        )


def _describe_province(province: Province, count: int) -> str:
    if province.kind == "unknown":
        return t("province.description_unknown", count=count)
    place = t("province.national") if province.kind == "national" else province.name
    return t("province.description", count=count, place=place)


def plan_sources(archive: Archive) -> Iterator[Plan]:
    """Publishers by kind, and a list for each that has reports."""
    sources = [s for s in archive.authorities.sources if s.slug in archive.by_source]
    counts = {s.slug: len(archive.by_source[s.slug]) for s in sources}
    groups: dict[str, list[Source]] = {kind: [] for kind in labels("source_kind")}
    for source in sorted(sources, key=lambda s: collation_key(s.name)):
        groups[source.kind].append(source)
    yield plan(
        Page(
            address=urls.SOURCES,
            template="sources.html",
            title=t("sources.title"),
            description=t("sources.description", count=len(sources)),
            section=urls.SOURCES,
            crumbs=(home_crumb(),),
            modified=archive.updated,
            content={
                "groups": {kind: group for kind, group in groups.items() if group},
                "counts": counts,
                "total": len(sources),
            },
        )
    )
    for source in archive.authorities.sources:
        address, reports = urls.source(source.slug), archive.by_source.get(source.slug, ())
        if not archive.has_list(address, reports):
            continue
        yield from plan_list(
            Listing(
                address=address,
                template="source.html",
                title=source.name,
                description=t("source.description", count=len(reports), source=source.name),
                reports=reports,
                withdrawn=archive.withdrawn_addresses(address),
                section=urls.SOURCES,
                crumbs=(Crumb(t("sources.title"), urls.SOURCES),),
                content={"source": source},
            )
        )


def plan_topics(archive: Archive) -> Iterator[Plan]:
    """Topics, and a list for each."""
    yield plan(
        Page(
            address=urls.TOPICS,
            template="topics.html",
            title=t("topics.title"),
            description=t("topics.description"),
            section=urls.TOPICS,
            crumbs=(home_crumb(),),
            modified=archive.updated,
            content={"topics": topics_with_counts(archive)},
        )
    )
    for topic in archive.authorities.topics:
        address, reports = urls.topic(topic.key), archive.by_topic.get(topic.key, ())
        if not archive.has_list(address, reports):
            continue
        yield from plan_list(
            Listing(
                address=address,
                withdrawn=archive.withdrawn_addresses(address),
                template="topic.html",
                title=topic.name,
                description=t(
                    "topic.description",
                    count=len(reports),
                    topic=topic.name,
                    about=topic.description,
                ),
                reports=reports,
                section=urls.TOPICS,
                crumbs=(Crumb(t("topics.title"), urls.TOPICS),),
                content={"topic": topic},
            )
        )


def _is_local(document: Document) -> bool:
    """Whether a body of a province, or below it, has issued a document."""
    return bool(document.province) or document.level in LOCAL_LEVELS


def plan_documents(archive: Archive) -> Iterator[Plan]:
    """Documents that reports refer to, and a list for each."""
    cited = most_cited(archive)
    yield plan(
        Page(
            address=urls.DOCUMENTS,
            template="documents.html",
            title=t("documents.title"),
            description=t("documents.description", count=len(cited)),
            section=urls.DOCUMENTS,
            crumbs=(home_crumb(),),
            modified=archive.updated,
            content={
                "central": [(d, n) for d, n in cited if not _is_local(d)],
                "provincial": sorted(
                    ((d, n) for d, n in cited if _is_local(d)),
                    key=lambda pair: (collation_key(pair[0].province or ""), pair[0].id),
                ),
            },
        )
    )
    for document in archive.authorities.documents:
        address, reports = urls.document(document.id), archive.by_document.get(document.id, ())
        if not archive.has_list(address, reports):
            continue
        yield from plan_list(
            Listing(
                address=address,
                withdrawn=archive.withdrawn_addresses(address),
                template="document.html",
                title=document_heading(document),
                description=t(
                    "document.description",
                    count=len(reports),
                    document=document_heading(document),
                ),
                reports=reports,
                section=urls.DOCUMENTS,
                crumbs=(Crumb(t("documents.title"), urls.DOCUMENTS),),
                content={"document": document},
            )
        )
