"""What a record says of a publisher or a document, though the authority files know better."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsarchive.lint.context import Advice, Case
from newsarchive.model.authority import Document
from newsarchive.model.record import Citation


def advise_on_domain(case: Case) -> Iterator[Advice]:
    """Yield a query where the address is that of another publisher.

    Pages of aggregators hold what others have published.
    """
    host = urlsplit(case.record.url or "").hostname or ""
    owners = case.around.sources_of_host.get(host.removeprefix("www."), ())
    if not owners or any(o.name == case.record.source or o.kind == "aggregator" for o in owners):
        return
    names = " or ".join(f"'{owner.name}'" for owner in owners)
    yield Advice(
        "domain",
        "source",
        f"is '{case.record.source}', but the address is one of {names}",
        "correct one of the two; if the report is reprinted there, say so in republished_from",
    )


def advise_on_numbers(case: Case) -> Iterator[Advice]:
    """Yield a query for each document given by its number that has an entry of its own."""
    for at, citation in enumerate(case.record.documents, start=1):
        entries = case.around.documents_of_number.get(citation.number or "", ())
        same = [entry for entry in entries if _may_be(citation, entry)]
        if citation.id is None and len(same) == 1:
            yield Advice(
                "document",
                f"documents[{at}]",
                f"gives '{citation.number}' by its number, though it is in the documents file",
                f"write 'id: {same[0].id}' in its place, so that its page lists the report",
            )


def _may_be(citation: Citation, entry: Document) -> bool:
    """Numbers repeat from province to province and from year to year."""
    if citation.issued and entry.issued and not _agree(str(citation.issued), str(entry.issued)):
        return False
    return not (citation.issuer and entry.issuer) or citation.issuer == entry.issuer


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
