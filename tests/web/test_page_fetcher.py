"""Fetching, from a server that misbehaves in every way we know."""

import gzip
from collections.abc import Iterator

import pytest

from newsarchive.web.page_fetcher import USER_AGENT, Fetcher
from newsarchive.web.raw_page import Unreadable
from web_server import Handler, Web, answer, redirect, serving

PAGE = "<html><body><p>Ban Chỉ đạo 35 tỉnh họp.</p></body></html>"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as server:
        server.answers["/bai"] = answer(200, PAGE)
        yield server


def fetcher() -> Fetcher:
    return Fetcher(allow_private=True, sleep=lambda _: None)


def refusal(web: Web, path: str) -> str:
    with pytest.raises(Unreadable) as failure:
        fetcher().fetch(web.at(path))
    message = str(failure.value)
    assert "\n" not in message
    return message


def test_a_page_comes_with_its_address_and_media_type(web: Web) -> None:
    page = fetcher().fetch(web.at("/bai"))
    assert page.content.decode() == PAGE
    assert (page.address, page.content_type) == (web.at("/bai"), "text/html; charset=utf-8")


def test_the_server_learns_who_asks(web: Web) -> None:
    fetcher().fetch(web.at("/bai"))
    assert web.asked == ["/robots.txt", "/bai"]
    assert {asked["User-Agent"] for asked in web.headers} == {USER_AGENT}
    assert web.headers[1]["Host"] == f"127.0.0.1:{web.server_port}"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "asks for a login"), (403, "refuses programs"), (404, "does not have this page"),
        (410, "is gone"), (418, "answers with the code 418"), (429, "try again later"),
        (451, "legal reasons"), (500, "answers with the code 500"), (503, "is busy"),
        (304, "answers with the code 304"),
    ],
)  # fmt: skip
def test_a_refusal_of_the_server_is_told_with_a_cure(web: Web, status: int, told: str) -> None:
    web.answers["/bai"] = answer(status, PAGE)
    assert told in refusal(web, "/bai")


def test_what_is_no_page_is_refused_by_its_media_type(web: Web) -> None:
    web.answers["/bai.pdf"] = answer(200, b"%PDF-1.7", Content_Type="application/pdf")
    assert "leads to application/pdf, not to a page" in refusal(web, "/bai.pdf")


def test_packed_content_is_unpacked(web: Web) -> None:
    web.answers["/bai"] = answer(200, gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert fetcher().fetch(web.at("/bai")).content.decode() == PAGE


def test_the_address_is_where_redirects_led(web: Web) -> None:
    web.answers |= {"/cu": redirect("/giua"), "/giua": redirect(web.at("/bai"))}
    assert fetcher().fetch(web.at("/cu")).address == web.at("/bai")


@pytest.mark.parametrize("location", ["/tin-tức/bài viết?trang=một", "/tin-t%E1%BB%A9c/b%C3%A0i"])
def test_addresses_may_be_written_in_vietnamese(web: Web, location: str) -> None:
    web.answers["/cu"] = redirect(location.encode().decode("latin-1"))
    with pytest.raises(Unreadable, match="404"):
        fetcher().fetch(web.at("/cu"))
    with pytest.raises(Unreadable, match="404"):
        fetcher().fetch(web.at(location))
    assert web.asked[-1] == web.asked[2]
    assert web.asked[-1].startswith("/tin-t%E1%BB%A9c/b%C3%A0i")


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("/bai", "round in a circle"),
        ("file:///etc/passwd", "file:// is not fetched"),
        ("ftp://127.0.0.1/bai", "ftp:// is not fetched"),
        ("http://[nonsense/", "no web address"),
        ("http://name:secret@127.0.0.1/", "user name or password"),
    ],
)
def test_a_redirect_may_not_lead_anywhere(web: Web, location: str, told: str) -> None:
    web.answers["/bai"] = redirect(location)
    assert told in refusal(web, "/bai")


def test_redirects_end_somewhere(web: Web) -> None:
    web.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    assert "redirects more than 5 times" in refusal(web, "/0")
    assert len(web.asked) == 7


def test_a_redirect_may_not_lead_into_a_private_network(web: Web) -> None:
    """The door is open for the first address only."""
    patient = fetcher()

    def lead_inside(handler: Handler) -> None:
        patient.client.allow_private = False
        handler.reply(302, Location="/bai")

    web.answers["/ngoai"] = lead_inside
    with pytest.raises(Unreadable, match="lies in a private network"):
        patient.fetch(web.at("/ngoai"))
    assert "/bai" not in web.asked


def test_one_host_is_asked_once_a_second(web: Web) -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    polite = Fetcher(allow_private=True, clock=lambda: now[0], sleep=sleep)
    for _ in range(2):
        polite.fetch(web.at("/bai"))
    assert slept == [1.0, 1.0]
    assert web.asked == ["/robots.txt", "/bai", "/bai"]
    now[0] += 5
    polite.fetch(web.at("/bai"))
    assert slept == [1.0, 1.0]
