"""Lists of reports by province, publisher, topic and document, and their overviews."""

from collections.abc import Iterator

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.authority import LOCAL_LEVELS, Document, Province, Source
from newsarchive.model.document_heading import document_heading
from newsarchive.model.labels import LABELS
from newsarchive.pages.home import most_cited, topics_with_counts
from newsarchive.pages.listing import HOME_CRUMB, Listing, plan_list
from newsarchive.pages.page import Crumb, Page, Plan, plan
from newsarchive.pages.tile_map import build_tile_map
from newsarchive.vietnamese.text import collation_key


def plan_all_reports(archive: Archive) -> Iterator[Plan]:
    """Every report, newest first."""
    yield from plan_list(
        Listing(
            address=urls.REPORTS,
            template="reports.html",
            title="Tất cả bài",
            description=f"Toàn bộ {len(archive.reports)} bản mô tả trong lưu trữ, mới nhất trước.",
            reports=archive.reports,
            section=urls.REPORTS,
            crumbs=(),
        )
    )


def plan_provinces(archive: Archive) -> Iterator[Plan]:
    """The map of provinces, and a list for each, also where there is no report yet."""
    provinces = archive.authorities.provinces
    crumb = Crumb("Tỉnh, thành", urls.PROVINCES)
    by_name = sorted((p for p in provinces if p.mapped), key=lambda p: collation_key(p.name))
    counts = {p.slug: len(archive.by_province.get(p.slug, ())) for p in provinces}
    yield plan(
        Page(
            address=urls.PROVINCES,
            template="provinces.html",
            title="Tỉnh, thành",
            description="Các bài theo 63 tỉnh, thành như trước ngày 1/7/2025, và cấp Trung ương.",
            section=urls.PROVINCES,
            crumbs=(HOME_CRUMB,),
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
        return f"{count} bài mà lưu trữ chưa xác định được tỉnh, thành."
    place = "cấp Trung ương" if province.kind == "national" else province.name
    return f"{count} bài báo về việc thực hiện Nghị quyết 35-NQ/TW ở {place}."


def plan_sources(archive: Archive) -> Iterator[Plan]:
    """Publishers by kind, and a list for each that has reports."""
    sources = [s for s in archive.authorities.sources if s.slug in archive.by_source]
    counts = {s.slug: len(archive.by_source[s.slug]) for s in sources}
    groups: dict[str, list[Source]] = {kind: [] for kind in LABELS["source_kind"]}
    for source in sorted(sources, key=lambda s: collation_key(s.name)):
        groups[source.kind].append(source)
    yield plan(
        Page(
            address=urls.SOURCES,
            template="sources.html",
            title="Nơi đăng",
            description=(
                f"{len(sources)} báo, đài, cổng thông tin và trang khác có bài trong lưu trữ."
            ),
            section=urls.SOURCES,
            crumbs=(HOME_CRUMB,),
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
                description=f"{len(reports)} bài của {source.name} có trong lưu trữ.",
                reports=reports,
                withdrawn=archive.withdrawn_addresses(address),
                section=urls.SOURCES,
                crumbs=(Crumb("Nơi đăng", urls.SOURCES),),
                content={"source": source},
            )
        )


def plan_topics(archive: Archive) -> Iterator[Plan]:
    """Topics, and a list for each."""
    yield plan(
        Page(
            address=urls.TOPICS,
            template="topics.html",
            title="Chủ đề",
            description="Các chủ đề mà lưu trữ dùng để xếp bài, với số bài của mỗi chủ đề.",
            section=urls.TOPICS,
            crumbs=(HOME_CRUMB,),
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
                description=f"{len(reports)} bài thuộc chủ đề {topic.name}. {topic.description}",
                reports=reports,
                section=urls.TOPICS,
                crumbs=(Crumb("Chủ đề", urls.TOPICS),),
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
            title="Văn bản",
            description=f"{len(cited)} nghị quyết, kế hoạch và văn bản khác mà các bài nhắc tới.",
            section=urls.DOCUMENTS,
            crumbs=(HOME_CRUMB,),
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
                description=(
                    f"{len(reports)} bài trong lưu trữ nhắc tới {document_heading(document)}."
                ),
                reports=reports,
                section=urls.DOCUMENTS,
                crumbs=(Crumb("Văn bản", urls.DOCUMENTS),),
                content={"document": document},
            )
        )
