"""The whole search index as files: a manifest, two tables of postings, columns, details."""

import json
from collections.abc import Iterable, Iterator

from newsarchive.core.archive import Archive
from newsarchive.core.outputs import OutputFile
from newsarchive.core.report import Report
from newsarchive.core.search.columns import EPOCH, LEVELS, build_columns
from newsarchive.core.search.corpus import gather_corpus
from newsarchive.core.search.equivalents import Equivalents
from newsarchive.core.search.fields import searched_fields
from newsarchive.core.search.postings import PostingsBuilder
from newsarchive.core.search.suggestions import build_suggestions
from newsarchive.core.search.tree import build_tree, pack
from newsarchive.core.site import Site

FOLDER = "tim-kiem/chi-muc/"
MANIFEST = FOLDER + "manifest.json"
VERSION = 1
"""Changes whenever a reader of the former version could not read the new one."""

_DETAILS_BYTES = 3_000


def emit(archive: Archive, site: Site) -> Iterable[OutputFile]:  # noqa: ARG001 - as all emitters
    """Write the index. Every file but the manifest is named by its content."""
    # By date: a new report, mostly a recent one, leaves the numbers of the others, and the
    # column of days, which every first search fetches, compresses to a fraction.
    reports = sorted(archive.reports, key=lambda r: (r.record.published.earliest, r.slug))
    files: dict[str, bytes] = {}
    corpus = gather_corpus(reports, Equivalents(archive.authorities.abbreviations))
    postings = PostingsBuilder(corpus, files)
    provinces = [p.slug for p in archive.authorities.provinces]
    sources = sorted(archive.by_source)
    topics = [topic.key for topic in archive.authorities.topics]
    vocabulary = "\n".join(dict.fromkeys(s.folded for s in corpus.syllables))
    manifest = {
        "version": VERSION,
        "documents": len(reports),
        "epoch": EPOCH.isoformat(),
        "words": build_tree(postings.words(), files),
        "pairs": build_tree(postings.pairs(), files),
        "suggestions": build_tree(build_suggestions(archive), files),
        "details": build_tree(_details(reports), files, leaf_bytes=_DETAILS_BYTES),
        "texts": build_tree(_texts(reports), files, leaf_bytes=0),
        "vocabulary": _keep(vocabulary.encode(), files),
        "columns": _keep(build_columns(reports, provinces, sources, topics), files),
        "names": _keep(_names(archive, sources), files),
    }
    for name, content in sorted(files.items()):
        yield OutputFile(f"{FOLDER}{name}.bin", content)
    yield OutputFile(MANIFEST, json.dumps(manifest, separators=(",", ":")).encode() + b"\n")


def _names(archive: Archive, sources: list[str]) -> bytes:
    """What the numbers in the columns stand for, in the columns' order."""
    lists = archive.authorities
    by_slug = {source.slug: source for source in lists.sources}
    names = {
        "province": [[p.slug, p.name, p.successor if p.merged else ""] for p in lists.provinces],
        "source": [[slug, by_slug[slug].name] for slug in sources],
        "topic": [[topic.key, topic.name] for topic in lists.topics],
        "level": [[level] for level in LEVELS],
    }
    return json.dumps(names, ensure_ascii=False, separators=(",", ":")).encode()


def _details(reports: list[Report]) -> Iterator[tuple[bytes, bytes]]:
    """What a result shows: slug, headline, date, summary, and names to mark words in."""
    for number, report in enumerate(reports):
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
        text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
        yield number.to_bytes(4, "big"), text.encode()


def _texts(reports: list[Report]) -> Iterator[tuple[bytes, bytes]]:
    """The searched texts, a line each, on which an exact phrase is verified."""
    for number, report in enumerate(reports):
        lines = (text.replace("\n", " ") for text, _ in searched_fields(report))
        yield number.to_bytes(4, "big"), "\n".join(lines).encode()


def _keep(content: bytes, files: dict[str, bytes]) -> str:
    packed = pack(content)
    files[packed.name] = packed.content
    return packed.name
