"""A link to a page of this site that does not exist.

In an account the build refuses it, so there it is an error. Notes are plain text; an address of
the site that stands in one is looked up all the same.
"""

import re
from collections.abc import Iterator

from newsarchive.content.prose import render_account
from newsarchive.content.prose_links import find_dead_links
from newsarchive.lint.context import Advice, Case, own_texts
from newsarchive.model import urls

_MARKUP = re.compile(r"[\[<]")
_SECTIONS = (
    urls.REPORTS, urls.PROVINCES, urls.SOURCES, urls.TOPICS, urls.DOCUMENTS, urls.TIME
)  # fmt: skip
_PLAIN = re.compile(rf"(?<![\w.:/])/?((?:{'|'.join(_SECTIONS)})[\w/-]+)")


def advise_on_links(case: Case) -> Iterator[Advice]:
    """Yield each link that leads nowhere, with its line in the account."""
    page = urls.report(case.record.slug)
    html = render_account(case.account) if _MARKUP.search(case.account) else ""
    for link in find_dead_links(html, case.account, page, case.around.addresses):
        yield Advice(
            "link",
            "account",
            f"'{link.target}' leads to no page of the site",
            "write it as from the record's own page: ../<slug>/ or ../../tinh/<slug>/",
            "error",
            link.line,
        )
    for field, text in own_texts(case):
        if field == "account":
            continue
        for match in _PLAIN.finditer(text):
            address = match[1].rstrip("/") + "/"
            if address not in case.around.addresses:
                yield Advice("link", field, f"'{match[0]}' is no page of the site", "correct it")
