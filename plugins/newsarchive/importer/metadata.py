"""What a page says about itself in its head: JSON-LD, meta tags, title."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from bs4 import BeautifulSoup

from newsarchive.importer.facts.dates import parse_timestamp
from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.parsed_page import clean

_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "WebPage")
_DATE_METAS = (  # in lower case
    "article:published_time", "datepublished", "pubdate", "publishdate", "dc.date.issued",
    "dc.date", "dcterms.issued", "dcterms.created", "date", "publish-date",
    "og:article:published_time", "citation_publication_date", "parsely-pub-date",
    "cxenseparse:recs:publishtime", "article:published",
)  # fmt: skip
_SITE = re.compile(
    r"(?:báo|đài|cổng|trang|tạp chí|ban tuyên giáo|website|tin tức|trang chủ|đảng bộ|tỉnh ủy|ubnd|"
    r"sở|[\w-]+\.(?:vn|com|net|org|gov))",
    re.I,
)
_STATE_DATE = re.compile(
    r"\"(?:date_?published|published_?(?:at|on|date|time)?|publish_?(?:date|time|at))\"\s*:\s*\"([^\"]{8,40})\"",
    re.I,
)
_SECTION = re.compile(r"tin tức|tin |trang chủ", re.I)
_TRAIL = re.compile(r"bread-?crumb", re.I)
_NO_COLUMN = re.compile(r"(?:trang chủ|home|tin tức|tin mới|news|article|[\W\d_]*)", re.I)
"""What sites call a column that is none."""
_COLUMN_WORDS = 8
_SITE_WORDS = 14
_DEEPEST = 8
"""Levels of JSON-LD that are looked at; real pages have four."""
_SEPARATORS = re.compile(r"\s+[|–—:·»-]{1,2}\s+|\s*[|»]\s*|\s::\s")


@dataclass(frozen=True)
class Metadata:
    """Facts of a page's head; each may be missing or wrong, as heads are."""

    headlines: tuple[str, ...]
    """Statements of the headline, the likeliest first; without the site's name."""
    page_title: str
    dates: tuple[Finding, ...]
    site_names: tuple[str, ...]
    authors: tuple[str, ...]
    section: Finding | None
    """The publisher's column, as the head or the trail of links above the headline names it."""
    address: str | None
    body: str
    """The text that JSON-LD carries, with line breaks; often there is none."""


def read_metadata(soup: BeautifulSoup) -> Metadata:
    """Read the head of a page; nothing is judged yet."""
    items = list(_linked_data(soup))
    metas = _metas(soup)
    page_title = clean(soup.title.get_text(" ")) if soup.title else ""
    names = [
        *metas.get("og:site_name", []),
        *(_name(item.get("publisher")) for item in items),
        *(
            _name(item)
            for item in items
            if item.get("@type") in ("Organization", "NewsMediaOrganization")
        ),
        *metas.get("application-name", []),
        *metas.get("copyright", []),
        *_site_in(page_title),
    ]
    articles = [item for item in items if _is_article(item)]
    named = {
        str(item["@id"]): _name(item) for item in items if item.get("@id") and item.get("name")
    }
    return Metadata(
        headlines=tuple(
            text
            for text in (
                *(clean(str(item.get("headline") or "")) for item in articles),
                *metas.get("og:title", []),
                *metas.get("headline", []),
                *metas.get("twitter:title", []),
                page_title,
            )
            if text
        ),
        page_title=page_title,
        dates=tuple(_dates(articles, metas, soup)),
        site_names=tuple(dict.fromkeys(clean(name) for name in names if name)),
        authors=tuple(
            name
            for item in articles
            for name in _people(item.get("author"), named)
            if name not in names
        )
        + tuple(metas.get("author", [])),
        section=_column(articles, metas, soup),
        address=_own_address(soup, metas),
        body=next((str(item["articleBody"]) for item in articles if item.get("articleBody")), ""),
    )


def _column(
    articles: Iterable[dict[str, Any]], metas: dict[str, list[str]], soup: BeautifulSoup
) -> Finding | None:
    told = [(name, "JSON-LD articleSection của trang") for item in articles
            for name in _people(item.get("articleSection"), {})]  # fmt: skip
    told += [(name, "thẻ article:section của trang") for name in metas.get("article:section", [])]
    for trail in soup.find_all(class_=_TRAIL):
        links = [clean(link.get_text(" ")) for link in trail.find_all("a")]
        told += [(name, "đường dẫn trên đầu trang") for name in reversed(links)]
    titles = {*metas.get("og:title", []), *(clean(h.get_text(" ")) for h in soup.find_all("h1"))}
    for name, how in told:
        if (
            name
            and name not in titles
            and not _NO_COLUMN.fullmatch(name)
            and len(name.split()) <= _COLUMN_WORDS
        ):
            return Finding(name, how)
    return None


def _own_address(soup: BeautifulSoup, metas: dict[str, list[str]]) -> str | None:
    link = soup.find("link", rel="canonical")
    for address in (str(link.get("href") or "") if link else "", *metas.get("og:url", [])):
        if re.match(r"https?://[^/]+/.+", address):
            return address
    return None


def _site_in(page_title: str) -> list[str]:
    """The part of a page's title that is the site's name: what looks so, or else the last."""
    parts = [part for part in _SEPARATORS.split(page_title) if part]
    named = [part for part in parts[1:] + parts[:1] if is_site(part)] or parts[1:][-1:]
    return [part for part in named if not _SECTION.match(part)]


def _linked_data(soup: BeautifulSoup) -> Iterator[dict[str, Any]]:
    for script in soup.find_all("script", type=re.compile(r"ld\+json", re.I)):
        text = script.string or script.get_text()
        try:
            value = json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _flatten(value)


def _flatten(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and depth < _DEEPEST:
        for member in value:
            yield from _flatten(member, depth + 1)
    elif isinstance(value, dict) and depth < _DEEPEST:
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "publisher"):
            yield from _flatten(value.get(name), depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(kind in _ARTICLES for kind in kinds) and bool(
        item.get("headline") or item.get("datePublished") or item.get("articleBody")
    )


def _name(value: Any) -> str:
    if isinstance(value, list):
        return next((name for name in map(_name, value) if name), "")
    if isinstance(value, dict):
        return str(value.get("name") or "")
    return value if isinstance(value, str) and not value.startswith("http") else ""


def _people(value: Any, named: dict[str, str]) -> list[str]:
    """Names of authors, given in place or by a reference to another item."""
    members = value if isinstance(value, list) else [value]
    names = [
        _name(member) or (named.get(str(member.get("@id")), "") if isinstance(member, dict) else "")
        for member in members
    ]
    return [clean(name) for name in names if name]


def _metas(soup: BeautifulSoup) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in soup.find_all("meta"):
        content = tag.get("content")
        if not isinstance(content, str) or not content.strip():
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = tag.get(attribute)
            if isinstance(name, str) and name:
                found.setdefault(name.strip().lower(), []).append(clean(unescape(content)))
    return found


def _dates(
    articles: Iterable[dict[str, Any]], metas: dict[str, list[str]], soup: BeautifulSoup
) -> Iterator[Finding]:
    for item in articles:
        if (stamp := item.get("datePublished")) and (day := parse_timestamp(str(stamp))):
            yield Finding(day.isoformat(), "JSON-LD datePublished của trang")
    yield from _dates_of_state(soup)
    for name in _DATE_METAS:
        for content in metas.get(name, []):
            if day := parse_timestamp(content):
                yield Finding(day.isoformat(), f"thẻ meta {name} của trang")
    for tag in soup.find_all(True, itemprop=re.compile(r"^datePublished$", re.I)):
        stamp = tag.get("datetime") or tag.get("content") or tag.get_text(" ")
        if day := parse_timestamp(str(stamp)):
            yield Finding(day.isoformat(), "itemprop datePublished của trang")


def _dates_of_state(soup: BeautifulSoup) -> Iterator[Finding]:
    """A date of publication in the state that web applications hand to the browser as JSON."""
    for script in soup.find_all("script", type="application/json"):
        text = script.string or ""
        for match in _STATE_DATE.finditer(text):
            if day := parse_timestamp(match[1]):
                yield Finding(day.isoformat(), "dữ liệu JSON trong trang")
                return


def without_site_name(text: str, names: Iterable[str]) -> str:
    """A page title without the site's name, one of ``names``, at either end."""
    known = {name.casefold() for name in names}
    parts = [part for part in _SEPARATORS.split(text) if part]
    while len(parts) > 1 and (parts[-1].casefold() in known or is_site(parts[-1])):
        parts.pop()
    while len(parts) > 1 and (parts[0].casefold() in known or is_site(parts[0])):
        parts.pop(0)
    if len(parts) == 1:
        return parts[0].strip()
    end = text.find(parts[-1]) + len(parts[-1])
    return text[text.find(parts[0]) : end].strip()


def is_site(part: str) -> bool:
    """True for what begins as the name of a site and is as short as one."""
    return bool(_SITE.match(part.strip())) and len(part.split()) <= _SITE_WORDS
