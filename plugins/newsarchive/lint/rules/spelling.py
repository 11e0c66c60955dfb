"""One publisher, one name: variants that the sources file knows, and names that are nearly one."""

from collections.abc import Iterable, Iterator

from newsarchive.lint.context import Advice, Case
from newsarchive.model.authority import Source
from newsarchive.vietnamese.text import slugify


def advise_on_source_names(case: Case) -> Iterator[Advice]:
    """Yield a query for each field that names a publisher by one of its other names."""
    record = case.record
    fields = [("source_note", record.source_note), ("republished_from", record.republished_from)]
    fields += [(f"organisations[{n}]", name) for n, name in enumerate(record.organisations, 1)]
    for field, text in fields:
        for variant, name in case.around.source_of_variant.items():
            if text and variant in text and name not in text:
                yield Advice(
                    "source-name",
                    field,
                    f"calls the publisher '{variant}'",
                    f"write '{name}', its name in this archive",
                )


def find_twins(sources: Iterable[Source]) -> Iterator[tuple[Source, str, Source]]:
    """Yield each publisher with that name of it which, without accents, another one has."""
    owner: dict[str, Source] = {}
    for source in sources:
        for name in (source.name, *source.also):
            first = owner.setdefault(slugify(name), source)
            if first is not source:
                yield source, name, first
