"""Every address of the site, in one place.

An address is relative to the site's root and has no leading slash: ``bai/an-giang-2021/``;
the home page is the empty string. Pages link with the prefix that leads from themselves to
the root, so the same files work at a domain's root, in a sub-path and from a local server.
"""

HOME = ""
ABOUT = "gioi-thieu/"
DATA = "du-lieu/"
DOCUMENTS = "van-ban/"
EDITORIAL_RULES = "quy-tac-bien-tap/"
NOT_FOUND = "404.html"
PROVINCES = "tinh/"
REPORTS = "bai/"
ROBOTS = "robots.txt"
SEARCH = "tim-kiem/"
SEARCH_HELP = "cach-tim/"
SEARCH_INDEX = f"{SEARCH}chi-muc/"
"""Folder of the search index; its files are named by their content."""
SITEMAP = "sitemap.xml"
SOURCES = "nguon/"
TIME = "thoi-gian/"
TOPICS = "chu-de/"
EVERYTHING_FEED = "feeds/tat-ca.atom.xml"
DATA_JSON = f"{DATA}luu-tru-35.json"
DATA_CSV = f"{DATA}luu-tru-35.csv"
DATA_FIGURES = f"{DATA}luu-tru-35-so-lieu.csv"
DATA_FILES = (DATA_JSON, DATA_CSV, DATA_FIGURES)
CITATION_FILES = ("trich-dan.ris", "trich-dan.bib", "trich-dan.json")
"""Names of the citation files beside a record's page: RIS, BibLaTeX, CSL-JSON."""
PER_PAGE = 30
"""Reports on one page of a list."""
NEEDED_PAGES = (ABOUT, EDITORIAL_RULES, SEARCH_HELP)
"""Static pages to which the theme links."""


def report(slug: str) -> str:
    """Page of one record."""
    return f"{REPORTS}{slug}/"


def province(slug: str) -> str:
    """Reports filed under one province."""
    return f"{PROVINCES}{slug}/"


def source(slug: str) -> str:
    """Reports of one publisher."""
    return f"{SOURCES}{slug}/"


def topic(key: str) -> str:
    """Reports under one topic."""
    return f"{TOPICS}{key}/"


def document(key: str) -> str:
    """Reports that refer to one document."""
    return f"{DOCUMENTS}{key}/"


def year(number: int) -> str:
    """Reports of one year."""
    return f"{TIME}{number:04d}/"


def month(year_number: int, number: int) -> str:
    """Reports of one month."""
    return f"{year(year_number)}{number:02d}/"


def list_page(address: str, number: int) -> str:
    """The n-th page of a list, counted from 1."""
    return address if number == 1 else f"{address}trang-{number}/"


def last_page(reports: int) -> int:
    """How many pages a list of so many reports has; an empty list has one."""
    return max(1, -(-reports // PER_PAGE))


def feed(address: str) -> str:
    """The Atom feed of a list: ``tinh/son-la/`` → ``feeds/tinh/son-la.atom.xml``."""
    if address == REPORTS:
        return EVERYTHING_FEED
    return f"feeds/{address.rstrip('/')}.atom.xml"


def file_of(address: str) -> str:
    """The file, relative to the output folder, that answers an address."""
    return f"{address}index.html" if address == HOME or address.endswith("/") else address


def root_from(address: str) -> str:
    """The prefix that leads from a page to the site's root: ``../../`` or ``./``."""
    return "../" * address.count("/") or "./"
