"""From records to reports: names are replaced by what they stand for."""

from collections.abc import Callable, Iterable, Iterator

from newsarchive.model.authority import Authorities
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.record import UNKNOWN, Record
from newsarchive.model.report import CitedDocument, Report

Named = tuple[Record, bytes, Callable[[], str]]
"""A record whose names are all known, the digest of its file, and what gives its account."""


def link(records: Iterable[Named], authorities: Authorities) -> Iterator[Report]:
    """Make each record a report. Only a draft can name what is unknown; that stays unknown."""
    provinces = {province.name: province for province in authorities.provinces}
    sources = {source.name: source for source in authorities.sources}
    topics = {topic.key: topic for topic in authorities.topics}
    documents = {document.id: document for document in authorities.documents}
    groups = (provinces, sources, topics, documents)
    fingerprints = [{name: fingerprint(entry) for name, entry in group.items()} for group in groups]
    for record, digest, read_account in records:
        province = record.province if record.province in provinces else UNKNOWN
        source = record.source if record.source in sources else UNKNOWN
        known = [key for key in record.topics if key in topics]
        cited = [(citation, documents.get(citation.id or "")) for citation in record.documents]
        yield Report(
            record=record,
            province=provinces[province],
            source=sources[source],
            topics=tuple([topics[key] for key in known]),
            documents=tuple([CitedDocument(*pair) for pair in cited]),
            read_account=read_account,
            fingerprint=fingerprint(
                digest,
                fingerprints[0][province],
                fingerprints[1][source],
                [fingerprints[2][key] for key in known],
                [fingerprints[3][document.id] for _, document in cited if document],
            ),
        )
