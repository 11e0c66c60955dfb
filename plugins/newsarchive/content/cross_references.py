"""Checks that need more than one file: references resolve, addresses are used once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from newsarchive.content.records import RecordFile
from newsarchive.model.authority import Authorities
from newsarchive.model.problem import Problem, suggest
from newsarchive.model.record import Record


def check_consistency(files: Sequence[RecordFile], authorities: Authorities) -> Iterator[Problem]:
    """Yield every reference to something unknown and every address used twice."""
    known = _Known(authorities, files)
    used = _names_used(file.record for file in files)
    if not known.knows_all_of(used):
        for file in files:
            if not known.knows_all_of(_names_used([file.record])):
                yield from known.check(file)
    if len(used.addresses) != len(set(used.addresses)):
        yield from _check_addresses(files)


class _Names(NamedTuple):
    """What some records name, and the addresses they claim."""

    provinces: set[str]
    sources: set[str]
    topics: set[str]
    documents: set[str | None]
    slugs: set[str]
    addresses: list[str]


_NAMES = attrgetter(
    "slug", "aliases", "province", "source", "topics", "documents", "same_event_as", "republishes"
)


def _names_used(records: Iterable[Record]) -> _Names:
    # Each record is looked at once: with 10,000, every look waits for memory.
    columns = list(zip(*map(_NAMES, records), strict=True)) or [()] * 8
    slugs, aliases, provinces, sources, topics, documents, same, republished = columns
    cited = {citation.id for citations in documents for citation in citations}
    return _Names(
        provinces=set(provinces),
        sources=set(sources),
        topics=set(chain.from_iterable(topics)),
        documents=cited - {None},
        slugs=set(chain.from_iterable((*same, *republished))),
        addresses=[*slugs, *chain.from_iterable(aliases)],
    )


class _Known:
    """The names that records may use, looked up once for all records."""

    def __init__(self, authorities: Authorities, files: Iterable[RecordFile]) -> None:
        self._provinces = {province.name for province in authorities.provinces}
        self._sources = {source.name for source in authorities.sources}
        self._source_of_variant = {
            variant: source.name for source in authorities.sources for variant in source.also
        }
        self._topics = {topic.key for topic in authorities.topics}
        self._documents = {document.id for document in authorities.documents}
        self._slugs = {file.record.slug for file in files}

    def knows_all_of(self, used: _Names) -> bool:
        """Whether there is nothing to find; as it is in nearly every build."""
        return (
            used.provinces <= self._provinces
            and used.sources <= self._sources
            and used.topics <= self._topics
            and used.documents <= self._documents
            and used.slugs <= self._slugs
        )

    def check(self, file: RecordFile) -> Iterator[Problem]:
        record, doubtful = file.record, file.doubtful
        if "province" not in doubtful and record.province not in self._provinces:
            yield file.shortcoming(
                "province",
                f"'{record.province}' is not one of the provinces",
                suggest(record.province, self._provinces, "see content/data/provinces.csv"),
            )
        if "source" not in doubtful and record.source not in self._sources:
            yield file.shortcoming(
                "source",
                f"'{record.source}' is not in the sources file",
                self._cure_source(record.source),
            )
        if "topics" not in doubtful:
            yield from self._check_keys(
                file, "topics", record.topics, self._topics, "see content/data/topics.yaml"
            )
        for field in ("same_event_as", "republishes"):
            yield from self._check_keys(
                file,
                field,
                getattr(record, field),
                self._slugs,
                "write the slug of a record that is in the archive",
            )
        for number, citation in enumerate(record.documents, start=1):
            if citation.id and citation.id not in self._documents:
                yield file.shortcoming(
                    f"documents[{number}].id",
                    f"'{citation.id}' is not in the documents file",
                    suggest(citation.id, self._documents, "add it to content/data/documents.yaml"),
                )

    def _cure_source(self, name: str) -> str:
        if name in self._source_of_variant:
            return f"write '{self._source_of_variant[name]}', its name in this archive"
        # A paper of another province is a worse guess than none.
        places = self._places_in(name)
        alike = [source for source in self._sources if self._places_in(source) == places]
        return suggest(name, alike, "add it to content/data/sources.yaml")

    def _places_in(self, name: str) -> set[str]:
        return {place for place in self._provinces if place in name}

    def _check_keys(
        self, file: RecordFile, field: str, keys: Sequence[str], known: set[str], advice: str
    ) -> Iterator[Problem]:
        for number, key in enumerate(keys, start=1):
            if key not in known:
                yield file.shortcoming(
                    f"{field}[{number}]", f"'{key}' is unknown", suggest(key, known, advice)
                )


def _check_addresses(files: Sequence[RecordFile]) -> Iterator[Problem]:
    """A slug or alias that two records claim is an error that names both files."""
    owners: dict[str, RecordFile] = {}
    for field, of in (("slug", lambda r: (r.slug,)), ("aliases", lambda r: r.aliases)):
        for file in files:
            if field in file.doubtful:
                continue
            for address in of(file.record):
                owner = owners.setdefault(address, file)
                if owner is not file:
                    yield file.problem(
                        field,
                        f"'{address}' is also the address of {owner.path}",
                        "give one of the two records another slug",
                    )
