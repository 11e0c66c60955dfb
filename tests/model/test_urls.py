"""Every address of the site, and the file that answers it."""

import posixpath
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model import urls
from newsarchive.model.site import Site

ADDRESSES = [
    urls.HOME, urls.ABOUT, urls.DATA, urls.NOT_FOUND, urls.REPORTS, urls.TIME, urls.SITEMAP,
    urls.report("bai"), urls.province("son-la"), urls.year(2023), urls.month(2023, 3),
    urls.list_page(urls.province("son-la"), 12), urls.feed(urls.province("son-la")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (urls.report("an-giang-2021"), "bai/an-giang-2021/"),
        (urls.province("son-la"), "tinh/son-la/"),
        (urls.source("bao-thu"), "nguon/bao-thu/"),
        (urls.topic("hoi-nghi"), "chu-de/hoi-nghi/"),
        (urls.document("35-nq-tw-2018"), "van-ban/35-nq-tw-2018/"),
        (urls.year(2023), "thoi-gian/2023/"),
        (urls.month(2023, 3), "thoi-gian/2023/03/"),
        (urls.SEARCH, "tim-kiem/"),
        (urls.ABOUT, "gioi-thieu/"),
        (urls.DATA, "du-lieu/"),
    ],
)
def test_published_addresses_stay(address: str, expected: str) -> None:
    assert address == expected


def test_the_first_page_of_a_list_is_the_list() -> None:
    assert urls.list_page("bai/", 1) == "bai/"
    assert urls.list_page("bai/", 2) == "bai/trang-2/"


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        (urls.REPORTS, "feeds/tat-ca.atom.xml"),
        (urls.province("son-la"), "feeds/tinh/son-la.atom.xml"),
        (urls.month(2023, 3), "feeds/thoi-gian/2023/03.atom.xml"),
    ],
)
def test_a_feed_is_named_after_its_list(address: str, feed: str) -> None:
    assert urls.feed(address) == feed


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_has_no_leading_slash_and_one_file(address: str) -> None:
    assert not address.startswith("/")
    file = urls.file_of(address)
    assert posixpath.splitext(file)[1] in {".html", ".xml"}
    assert file.removesuffix("index.html") == address


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_prefix_of_a_page_leads_to_the_root(address: str) -> None:
    folder = posixpath.dirname(urls.file_of(address))
    assert posixpath.normpath(posixpath.join(folder, urls.root_from(address))) == "."


@given(st.text(st.sampled_from("aZ09-._~/#?=&% đ\n'")))
def test_an_absolute_address_is_quoted_where_it_must_be(site: Site, address: str) -> None:
    assert site.absolute(address) == f"{site.url}/{quote(address, safe='/#?=&')}"
