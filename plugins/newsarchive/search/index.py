"""The whole search index as files: a manifest, two tables of postings, columns, details."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsarchive.model import urls
from newsarchive.model.archive import Archive
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.report import Report
from newsarchive.model.site import Site
from newsarchive.model.target import OutputFile
from newsarchive.search.btree import Leaf, build_leaves, build_nodes, number_key, pack
from newsarchive.search.doc_values import EPOCH, LEVELS, build_columns
from newsarchive.search.forward_index import Span
from newsarchive.search.previous import Former, State
from newsarchive.search.stored_fields import build_details
from newsarchive.search.suggestions import build_suggestions, find_suggestions
from newsarchive.search.term_tables import build_tables

FOLDER = urls.SEARCH_INDEX
MANIFEST = FOLDER + "manifest.json"
VERSION = 3
"""Changes whenever a reader of the former version could not read the new one."""

_SUGGESTION_BYTES = 14_000
"""Names compress well: some 3 KB on the wire."""


@dataclass(frozen=True)
class Index:
    """The files by name, and the manifest that names the first of them.

    A file that the former index had already has no content here. ``state`` is what the next
    update needs, in plain types.
    """

    files: Mapping[str, bytes | None]
    manifest: bytes
    state: State


def emit(archive: Archive, site: Site) -> Iterable[OutputFile]:  # noqa: ARG001 - as all emitters
    """Write the index. Every file but the manifest is named by its content."""
    index = build(archive)
    for name, content in sorted(index.files.items()):
        assert content is not None
        yield OutputFile(f"{FOLDER}{name}.bin", content)
    yield OutputFile(MANIFEST, index.manifest)


def build(archive: Archive, former: Former | None = None) -> Index:
    """Make the index, or bring the former one up to date: the same bytes either way."""
    # By date: a new report, mostly a recent one, leaves the numbers of the others, and the
    # column of days, which every first search fetches, compresses to a fraction.
    reports = sorted(archive.reports, key=lambda r: (r.day, r.slug))
    tables = build_tables(reports, archive.authorities.abbreviations, former)
    files: dict[str, bytes] = {}
    details = build_details(reports, tables.state["items"], former, files)
    suggestions = _suggestions(archive, former, files)
    sources = sorted(archive.by_source)
    manifest = {
        "version": VERSION,
        "documents": len(reports),
        "epoch": EPOCH.isoformat(),
        "words": build_nodes(tables.words, files),
        "pairs": build_nodes(tables.pairs, files),
        "suggestions": build_nodes(suggestions["leaves"], files),
        "details": build_nodes(_numbered(details), files),
        "texts": build_nodes(_numbered(tables.texts), files),
        "vocabulary": _keep(tables.vocabulary, files),
        "columns": _keep(_columns(archive, reports, sources), files),
        "names": _keep(_names(archive, sources), files),
    }
    text = json.dumps(manifest, separators=(",", ":")).encode() + b"\n"
    names = [name for _, name in (*details, *suggestions["leaves"])]
    state = {
        **tables.state,
        "details": [name for _, name in details],
        "suggestions": suggestions,
    }
    kept: dict[str, bytes | None] = dict.fromkeys(names)
    return Index({**kept, **files, **tables.files}, text, state)


def _suggestions(archive: Archive, former: Former | None, files: dict[str, bytes]) -> State:
    """The leaves of the table of suggestions, and the fingerprint of all that is in it."""
    found = sorted(find_suggestions(archive))
    of = fingerprint(found)
    known: State = former.state["suggestions"] if former else {}
    if known.get("of") == of:
        return known
    leaves = build_leaves(build_suggestions(found), files, _SUGGESTION_BYTES)
    return {"of": of, "leaves": leaves}


def _numbered(leaves: list[tuple[Span, str]]) -> list[Leaf]:
    """Leaves with reports by their numbers, each under the first of them."""
    return [(number_key(first), name) for (first, _), name in leaves]


def _columns(archive: Archive, reports: list[Report], sources: list[str]) -> bytes:
    provinces = [province.slug for province in archive.authorities.provinces]
    topics = [topic.key for topic in archive.authorities.topics]
    return build_columns(reports, provinces, sources, topics)


def _names(archive: Archive, sources: list[str]) -> bytes:
    """What the numbers in the columns stand for, in the columns' order."""
    lists = archive.authorities
    by_slug = {source.slug: source for source in lists.sources}
    names = {
        "province": [[p.slug, p.name, p.successor if p.merged else ""] for p in lists.provinces],
        "source": [[slug, by_slug[slug].name, by_slug[slug].seat or ""] for slug in sources],
        "topic": [[topic.key, topic.name] for topic in lists.topics],
        "level": [[level] for level in LEVELS],
    }
    return json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode()


def _keep(content: bytes, files: dict[str, bytes]) -> str:
    packed = pack(content)
    files[packed.name] = packed.content
    return packed.name
