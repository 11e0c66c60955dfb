"""Checks that need more than one file: references resolve, addresses are used once."""

from collections.abc import Iterable, Iterator, Sequence

from newsarchive.core.authority import Authorities
from newsarchive.core.problem import Problem, suggest
from newsarchive.core.record import Record
from newsarchive.data.records import RecordFile


def check_consistency(files: Sequence[RecordFile], authorities: Authorities) -> Iterator[Problem]:
    """Yield every reference to something unknown and every address used twice."""
    known = _Known(authorities, files)
    for file in files:
        if not known.knows_all_of(file.record):
            yield from known.check(file)
    yield from _check_addresses(files)


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

    def knows_all_of(self, record: Record) -> bool:
        """Whether there is nothing to find in a record; as it is with nearly all."""
        return (
            record.province in self._provinces
            and record.source in self._sources
            and self._topics.issuperset(record.topics)
            and self._slugs.issuperset(record.same_event_as)
            and self._slugs.issuperset(record.republishes)
            and self._documents.issuperset([c.id for c in record.documents if c.id])
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
        return suggest(name, self._sources, "add it to content/data/sources.yaml")

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
    addresses = [file.record.slug for file in files]
    addresses += [alias for file in files for alias in file.record.aliases]
    if len(set(addresses)) == len(addresses):
        return
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
