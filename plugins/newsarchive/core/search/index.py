"""The whole search index as files: a manifest, two tables of postings, columns, details."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from newsarchive.core.archive import Archive
from newsarchive.core.fingerprint import fingerprint
from newsarchive.core.outputs import OutputFile, Recall, make_anew
from newsarchive.core.report import Report
from newsarchive.core.search.columns import EPOCH, LEVELS, build_columns
from newsarchive.core.search.corpus import split_report
from newsarchive.core.search.fields import searched_fields
from newsarchive.core.search.suggestions import build_suggestions
from newsarchive.core.search.tables import Former, State, build_tables
from newsarchive.core.search.tree import (
    NAME_LENGTH,
    Packed,
    Packer,
    build_nodes,
    build_tree,
    cut_leaves,
    pack,
    store,
)
from newsarchive.core.site import Site
from newsarchive.core.spread import Spread, in_turn

FOLDER = "tim-kiem/chi-muc/"
MANIFEST = FOLDER + "manifest.json"
VERSION = 1
"""Changes whenever a reader of the former version could not read the new one."""

_DETAILS_BYTES = 3_000


@dataclass(frozen=True)
class Index:
    """The files by name, and the manifest that names the first of them.

    A file that the former index had already has no content here. ``state`` is what the next
    update needs, in plain types.
    """

    files: Mapping[str, bytes | None]
    manifest: bytes
    state: State


def emit(archive: Archive, site: Site, recall: Recall = make_anew) -> Iterable[OutputFile]:  # noqa: ARG001 - as all emitters
    """Write the index. Every file but the manifest is named by its content."""
    index = build(archive, recall)
    for name, content in sorted(index.files.items()):
        assert content is not None
        yield OutputFile(f"{FOLDER}{name}.bin", content)
    yield OutputFile(MANIFEST, index.manifest)


def prepare(archive: Archive, ensure: Callable[..., object]) -> None:
    """Have everything remembered that ``build`` asks for.

    ``ensure`` takes what a Recall takes, and gives nothing of use here.
    """
    reports = _numbered(archive)
    ensure("words", split_report, reports)
    ensure("details", _details, reports)
    ensure("text", _pack_text, [_Numbered(n, report) for n, report in enumerate(reports)])


def _numbered(archive: Archive) -> list[Report]:
    # By date: a new report, mostly a recent one, leaves the numbers of the others, and the
    # column of days, which every first search fetches, compresses to a fraction.
    return sorted(archive.reports, key=lambda r: (r.day, r.slug))


def build(
    archive: Archive,
    recall: Recall = make_anew,
    spread: Spread = in_turn,
    former: Former | None = None,
) -> Index:
    """Make the index, or bring the former one up to date: the same bytes either way."""
    reports = _numbered(archive)
    tables = build_tables(reports, archive.authorities.abbreviations, recall, spread, former)
    files: dict[str, bytes] = {}
    packer = Packer(frozenset(former.state["names"]) if former else frozenset())
    provinces = [p.slug for p in archive.authorities.provinces]
    sources = sorted(archive.by_source)
    topics = [topic.key for topic in archive.authorities.topics]
    details = enumerate(recall("details", _details, reports))
    manifest = {
        "version": VERSION,
        "documents": len(reports),
        "epoch": EPOCH.isoformat(),
        "words": build_nodes(tables.words, files),
        "pairs": build_nodes(tables.pairs, files),
        "suggestions": build_tree(build_suggestions(archive), files, spread=spread, pack=packer),
        "details": build_tree(
            ((_number(n), shown) for n, shown in details), files, _DETAILS_BYTES, spread, packer
        ),
        "texts": _keep_texts(reports, files, recall),
        "vocabulary": _keep(tables.vocabulary, files),
        "columns": _keep(build_columns(reports, provinces, sources, topics), files),
        "names": _keep(_names(archive, sources), files),
    }
    text = json.dumps(manifest, separators=(",", ":")).encode() + b"\n"
    made: dict[str, bytes | None] = {name: content or None for name, content in files.items()}
    made |= tables.files
    return Index(made, text, {**tables.state, "names": sorted(made)})


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


def _details(report: Report) -> bytes:
    """What a result shows: slug, headline, date, summary, and names to mark words in."""
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
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class _Numbered:
    """A report with its number; as the text of a report is filed under it."""

    number: int
    report: Report

    @property
    def fingerprint(self) -> bytes:
        return fingerprint(self.number, self.report)


def _keep_texts(reports: list[Report], files: dict[str, bytes], recall: Recall) -> str:
    """The searched texts, a leaf each, on which an exact phrase is verified."""
    level = []
    numbered = [_Numbered(n, report) for n, report in enumerate(reports)]
    for n, leaf in enumerate(recall("text", _pack_text, numbered)):
        packed = Packed(leaf[:NAME_LENGTH].decode(), leaf[NAME_LENGTH:])
        level.append((_number(n), store(packed, files)))
    return build_nodes(level, files)


def _pack_text(item: _Numbered) -> bytes:
    """The name and the content of a packed leaf with the texts of one report, a line each."""
    lines = (text.replace("\n", " ") for text, _ in searched_fields(item.report))
    ((_, leaf),) = cut_leaves([(_number(item.number), "\n".join(lines).encode())], 0)
    packed = pack(leaf)
    return packed.name.encode() + packed.content


def _number(number: int) -> bytes:
    return number.to_bytes(4, "big")


def _keep(content: bytes, files: dict[str, bytes]) -> str:
    packed = pack(content)
    files[packed.name] = packed.content
    return packed.name
