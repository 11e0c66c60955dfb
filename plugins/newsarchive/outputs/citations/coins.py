"""COinS (Z39.88-2004): a citation in a page, for programs that offer to save lists."""

from urllib.parse import urlencode

from newsarchive.outputs.citations.citation import Citation


def to_coins(citation: Citation) -> str:
    """The context object of a report, percent-encoded, for ``<span class="Z3988" title=…>``.

    A comma after a name makes Zotero keep it whole. The search page writes the same for its
    results: ``theme/static/js/search-page/coins.js``.
    """
    parts = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "newspaperArticle"),
        ("rft.title", citation.title),
        ("rft.source", citation.publisher),
        ("rft.place", citation.place),
        ("rft.date", citation.issued_text),
        *(("rft.au", f"{name},") for name in citation.authors),
        ("rft.language", citation.language),
        ("rft.identifier", citation.url),
        ("rft.description", citation.pointer),
    ]
    return urlencode([(name, value) for name, value in parts if value])
