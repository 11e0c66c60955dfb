"""Asking a running ``make serve``: one address once, or again and again until it answers so."""

import contextlib
import http.client
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

RELOAD_TAG = re.compile(r'<script src="/__reload\.js" data-version="([^"]+)"></script>')
RECORD = "articles/2023/chi-biet-thang.md"
TITLE = "Bài chỉ biết tháng"
PAGE = "bai/chi-biet-thang/"
DATA = "du-lieu/luu-tru-35.json"
"""A file that only a full build makes."""

_WAIT_SECONDS = 60

Start = Callable[..., str]
"""Starts the preview of the test's content, in this project or a copy; gives its address."""


def get(address: str) -> tuple[int, str]:
    """Status and text."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def until(address: str, status: int, *texts: str) -> str:
    """The page, once it has the status and holds the texts."""
    return _ask(address, lambda found, text: found == status and all(t in text for t in texts))


def until_other(address: str, before: str) -> str:
    """The page, once it is another than before."""
    return _ask(address, lambda found, text: found == 200 and text != before)


def version_of(page: str) -> str:
    """The version that a page names as its own."""
    tag = RELOAD_TAG.search(page)
    assert tag
    return tag[1]


def wait_until(done: Callable[[], bool]) -> None:
    """Return as soon as it is so."""
    end = time.monotonic() + _WAIT_SECONDS
    while not done():
        assert time.monotonic() < end
        time.sleep(0.1)


def _ask(address: str, wanted: Callable[[int, str], bool]) -> str:
    found: tuple[int, str] = (0, "")

    def is_wanted() -> bool:
        nonlocal found
        with contextlib.suppress(OSError, http.client.HTTPException):
            found = get(address)
        return wanted(*found)

    try:
        wait_until(is_wanted)
    except AssertionError:
        raise AssertionError(f"{address} answers {found[0]}: {found[1][:500]}") from None
    return found[1]


def replace(file: Path, old: str, new: str) -> None:
    """Save a file in which one thing is another."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
