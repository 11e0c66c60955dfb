"""Citations as CSL-JSON (1.0.2)."""

from datetime import date
from typing import Any

from pydantic_core import to_json

from newsarchive.model.dates import PartialDate
from newsarchive.outputs.citations.citation import Citation

Item = dict[str, Any]


def to_csl_json(citation: Citation) -> str:
    """A CSL-JSON array of one item."""
    return to_json([csl_item(citation)], indent=1).decode() + "\n"


def csl_item(citation: Citation) -> Item:
    """An ``article-newspaper`` item.

    A date is given no finer than it is known; an open interval as its year, ``circa``, with
    the day of the event apart. Names are ``literal``, since styles turn divided ones round.
    The permanent address stands in ``archive``: of a slug or an address that is all of
    ``archive_location``, styles write the first letter large. ``note`` is what Zotero shows
    as Extra.
    """
    optional = {
        "author": [{"literal": name} for name in citation.authors],
        "container-title": citation.publisher,
        "publisher-place": citation.place,
        "section": citation.section,
        "abstract": citation.abstract,
        "keyword": "; ".join(citation.keywords),
        "event-date": _date(citation.event) if citation.event else None,
    }
    return {
        "id": citation.key,
        "type": "article-newspaper",
        "title": citation.title,
        "issued": _date(citation.issued) | ({"circa": True} if citation.circa else {}),
        "accessed": _day(citation.accessed),
        "language": citation.language,
        "URL": citation.url,
        "archive": _archive(citation),
        "note": "\n".join([citation.pointer, *citation.remarks]),
        **{name: value for name, value in optional.items() if value},
    }


def _archive(citation: Citation) -> str:
    """The archive, and where it keeps the record unless ``URL`` says so already."""
    if citation.url == citation.permalink:
        return citation.archive
    return f"{citation.archive}, {citation.permalink}"


def _date(day: PartialDate) -> Item:
    known = day if not day.open_ended else PartialDate(day.year)
    return {"date-parts": [[part for part in (known.year, known.month, known.day) if part]]}


def _day(day: date) -> Item:
    return {"date-parts": [[day.year, day.month, day.day]]}
