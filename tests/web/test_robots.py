"""What a site's robots.txt forbids is not fetched, and what it does not say is not made up."""

from collections.abc import Iterator

import pytest

from newsarchive.web.page_fetcher import Fetcher
from newsarchive.web.raw_page import Unreadable
from web_server import Reply, Web, answer, redirect, serving

PLAIN = "text/plain"


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as server:
        server.answers["/tin/bai"] = answer(200, "<p>Bài</p>")
        yield server


def fetch(web: Web) -> bytes:
    fetcher = Fetcher(allow_private=True, sleep=lambda _: None)
    return fetcher.fetch(web.at("/tin/bai")).content


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /tin/\n",
        "User-agent: luu-tru-35-importer\nDisallow: /\n\nUser-agent: *\nAllow: /\n",
        "User-agent: *\r\nDisallow: /\r\n",
    ],
)
def test_what_is_forbidden_is_not_asked_for(web: Web, rules: str) -> None:
    web.answers["/robots.txt"] = answer(200, rules, Content_Type=PLAIN)
    with pytest.raises(Unreadable, match="keep out of this page"):
        fetch(web)
    assert web.asked == ["/robots.txt"]


@pytest.mark.parametrize(
    "reply",
    [
        answer(404),
        answer(403),
        answer(200),
        answer(200, "User-agent: somebody-else\nDisallow: /\n"),
        answer(200, "User-agent: *\nDisallow: /quan-tri/\n"),
        answer(200, b"\xff\xfe\x00 no rules at all \xe1"),
        answer(200, "# comment\n" * 100_000 + "User-agent: *\nDisallow: /\n"),
    ],
    ids=["missing", "refused", "empty", "others", "elsewhere", "garbage", "beyond the limit"],
)
def test_what_is_not_forbidden_is_fetched(web: Web, reply: Reply) -> None:
    web.answers["/robots.txt"] = reply
    assert fetch(web) == "<p>Bài</p>".encode()


@pytest.mark.parametrize("status", [500, 503])
def test_a_site_in_trouble_is_left_alone(web: Web, status: int) -> None:
    web.answers["/robots.txt"] = answer(status)
    with pytest.raises(Unreadable, match=r"robots\.txt cannot be read now"):
        fetch(web)
    assert web.asked == ["/robots.txt"]


def test_rules_may_stand_elsewhere(web: Web) -> None:
    web.answers["/robots.txt"] = redirect("/rules")
    web.answers["/rules"] = answer(200, "User-agent: *\nDisallow: /\n")
    with pytest.raises(Unreadable, match="keep out"):
        fetch(web)


def test_rules_that_cannot_be_found_forbid_nothing(web: Web) -> None:
    web.answers["/robots.txt"] = redirect("/robots.txt")
    assert fetch(web)
