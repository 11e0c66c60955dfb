"""``make serve``: an edit shows, a mistake is told in the browser, and neither ends the server."""

import contextlib
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

WAIT_SECONDS = 60


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def until(address: str, status: int, text: str) -> str:
    """The page, once it has the status and holds the text."""
    end = time.monotonic() + WAIT_SECONDS
    found: tuple[int, str] = (0, "")
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            found = get(address)
        if found[0] == status and text in found[1]:
            return found[1]
        time.sleep(0.1)
    raise AssertionError(f"{address} answers {found[0]}: {found[1][:500]}")


def test_a_saved_edit_shows_and_a_mistake_is_told_until_it_is_mended(
    preview: Callable[[], str], content: Path
) -> None:
    page = f"{preview()}bai/chi-biet-thang/"
    record = content / "articles/2023/chi-biet-thang.md"
    original = record.read_text("utf-8")

    assert "/__reload.js" in until(page, 200, "Bài chỉ biết tháng")

    record.write_text(original.replace("Bài chỉ biết tháng", "Bài đã sửa"), "utf-8")
    until(page, 200, "Bài đã sửa")

    record.write_text(original.replace("level: province", "level: tỉnh"), "utf-8")
    told = until(page, 500, "could not be built")
    assert "chi-biet-thang.md:9</code> level: &#x27;tỉnh&#x27; is not a choice here" in told

    record.write_text(original, "utf-8")
    until(page, 200, "Bài chỉ biết tháng")


def test_a_missing_page_is_the_not_found_page_and_files_are_served(
    preview: Callable[[], str],
) -> None:
    address = preview()
    assert "Không có trang này" in until(f"{address}khong/co/", 404, "</html>")
    assert get(f"{address}robots.txt")[0] == 200
    assert get(f"{address}__version?")[1].isdigit()
