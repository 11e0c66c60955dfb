"""The addresses told from records are those of the pages that a build makes."""

from conftest import SITE, Build
from newsarchive.core.site_addresses import addresses_of
from newsarchive.core.urls import EVERYTHING_FEED, SITEMAP
from newsarchive.data.authorities import read_authorities
from newsarchive.data.records import read_records


def test_they_are_those_of_the_built_site(small_site: Build) -> None:
    authorities, _ = read_authorities(SITE)
    files, _ = read_records(SITE)
    essays = [file.stem for file in (SITE / "pages").glob("*.md")]
    told = set(addresses_of((file.record for file in files), authorities, essays))
    pages = {
        name.removesuffix("index.html")
        for name in small_site.files()
        if name.endswith(".html") and "/trang-" not in name
    }
    assert told == pages | {SITEMAP, EVERYTHING_FEED}
