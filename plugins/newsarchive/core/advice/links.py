"""A link to a page of this site that does not exist.

In an account the build refuses it, so there it is an error. Notes are plain text; an address of
the site that stands in one is looked up all the same.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from newsarchive.core import urls
from newsarchive.core.advice.case import Advice, Case, own_texts

_MARKDOWN = re.compile(r"\]\(\s*<?([^\s)>]+)|^\s*\[[^\]]+\]:\s*(\S+)|href=[\"']([^\"']+)", re.M)
_SECTIONS = (
    urls.REPORTS, urls.PROVINCES, urls.SOURCES, urls.TOPICS, urls.DOCUMENTS, urls.TIME
)  # fmt: skip
_PLAIN = re.compile(rf"(?<![\w.:/])/?((?:{'|'.join(_SECTIONS)})[\w/-]+)")
_ROOT = "/site-root/"


def advise_on_links(case: Case) -> Iterator[Advice]:
    """Yield each link that leads nowhere, with its line in the account."""
    for match in _MARKDOWN.finditer(case.account):
        link = match[1] or match[2] or match[3]
        target = _resolve(urls.report(case.record.slug), link)
        if target is not None and target not in case.around.addresses:
            yield Advice(
                "link",
                "account",
                f"'{link}' leads to no page of the site",
                "write it as from the record's own page: ../<slug>/ or ../../tinh/<slug>/",
                "error",
                case.account.count("\n", 0, match.start()),
            )
    for field, text in own_texts(case):
        if field == "account":
            continue
        for match in _PLAIN.finditer(text):
            address = match[1].rstrip("/") + "/"
            if address not in case.around.addresses:
                yield Advice("link", field, f"'{match[0]}' is no page of the site", "correct it")


def _resolve(page: str, link: str) -> str | None:
    """The address that a link of a page means; None where it leaves the site or the page."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    target = unquote(urljoin(_ROOT + page, parts.path))
    return target.removeprefix(_ROOT)
