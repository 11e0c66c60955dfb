"""Answers without end, too slow, too large or broken: each is left at a limit."""

import gzip
import itertools
import time
from collections.abc import Iterator

import pytest

from newsarchive.web.page_fetcher import LARGEST, Fetcher
from newsarchive.web.raw_page import Unreadable
from web_server import Handler, Reply, Web, answer, serving


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as server:
        server.answers["/bai"] = answer(200, "<p>Bài</p>")
        yield server


def refusal(web: Web, longest: float = 30) -> str:
    fetcher = Fetcher(allow_private=True, longest=longest, sleep=lambda _: None)
    with pytest.raises(Unreadable) as failure:
        fetcher.fetch(web.at("/bai"))
    return str(failure.value)


def test_an_endless_stream_is_left_at_the_limit(web: Web) -> None:
    sent = itertools.count()

    def stream(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while next(sent) < 3 * LARGEST // 65_536:
            handler.wfile.write(b"x" * 65_536)

    web.answers["/bai"] = stream
    assert "larger than 10 MB" in refusal(web)
    assert next(sent) < 2 * LARGEST // 65_536, "what is not read fills the network's buffers only"


def test_a_bomb_is_not_unpacked(web: Web) -> None:
    packed = gzip.compress(gzip.compress(bytes(200 * 1024 * 1024), 9), 9)
    assert len(packed) < 10_000
    web.answers["/bai"] = answer(200, packed, Content_Encoding="gzip, gzip")
    assert "larger than 10 MB" in refusal(web)


def drip_headers(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(100):
        handler.wfile.write(b"X-%d: 1\r\n" % n)
        time.sleep(0.1)


def drip_body(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(100):
        handler.wfile.write(b"x")
        time.sleep(0.1)


@pytest.mark.parametrize("drip", [drip_headers, drip_body])
def test_a_server_that_drips_is_cut_off(web: Web, drip: Reply) -> None:
    web.answers["/bai"] = drip
    start = time.monotonic()
    assert "takes too long" in refusal(web, longest=1)
    assert time.monotonic() - start < 8, "it would have gone on for ten seconds"


def test_all_redirects_together_have_one_limit(web: Web) -> None:
    hours = itertools.count(step=20)
    slow = Fetcher(allow_private=True, sleep=lambda _: None, clock=lambda: float(next(hours)))
    with pytest.raises(Unreadable, match="takes longer than 30 s"):
        slow.fetch(web.at("/bai"))


@pytest.mark.parametrize(
    "reply",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhalf"],
)
def test_a_broken_answer_is_told(web: Web, reply: bytes) -> None:
    web.answers["/bai"] = lambda handler: void(handler.wfile.write(reply))
    assert "breaks off" in refusal(web)


def void(_: object) -> None:
    """For what is done, not asked."""
