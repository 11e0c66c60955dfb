"""The addresses told from records are those that a build makes."""

from conftest import SITE, Build
from newsarchive.content.authorities import read_authorities
from newsarchive.content.records import read_records
from newsarchive.model.site_addresses import addresses_of
from newsarchive.model.urls import SEARCH_INDEX


def test_they_are_those_of_the_built_site(small_site: Build) -> None:
    authorities, _ = read_authorities(SITE)
    files, _ = read_records(SITE)
    slugs = [file.stem for file in (SITE / "pages").glob("*.md")]
    told = [*addresses_of((file.record for file in files), authorities, slugs)]
    made = {
        name.removesuffix("index.html")
        for name in small_site.files()
        if not name.startswith(("theme/", SEARCH_INDEX, "."))
    }
    assert sorted(told) == sorted(made)
