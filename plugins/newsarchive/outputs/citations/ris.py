"""Citations as RIS, read by EndNote, Zotero and Mendeley."""

from newsarchive.outputs.citations.citation import Citation


def to_ris(citation: Citation) -> str:
    """One RIS record (``TY  - NEWS``), lines ended by CRLF as the format asks.

    Names are not divided by a comma: programs then keep a Vietnamese name whole. A date that
    is about right stands in ``PY`` alone, ``2019~``, for ``DA`` knows no such sign.
    """
    year, *rest = citation.issued.known.split("-")
    date = "/".join([year, *rest, "", ""][:3]) + "/" if rest and not citation.circa else None
    lines = [
        ("TY", "NEWS"),
        ("TI", citation.title),
        *(("AU", name) for name in citation.authors),
        ("T2", citation.publisher),
        ("PY", citation.issued_text if citation.circa else year),
        ("DA", date),
        ("CY", citation.place),
        ("SE", citation.section),
        ("LA", citation.language),
        ("UR", citation.url),
        ("Y2", f"{citation.accessed:%Y/%m/%d}/"),
        ("AB", citation.abstract),
        *(("KW", keyword) for keyword in _keywords(citation)),
        ("DB", citation.archive),
        ("AN", citation.permalink),
        ("N1", citation.pointer),
        ("N1", " ".join(citation.remarks)),
    ]
    body = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value)
    return body + "ER  - \r\n"


def _keywords(citation: Citation) -> tuple[str, ...]:
    """Zotero cuts a keyword at its commas if it is the only one of a record."""
    if len(citation.keywords) == 1:
        return (citation.keywords[0].replace(", ", " – "),)
    return citation.keywords
