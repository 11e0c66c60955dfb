"""What ``make serve`` answers to requests that none of its pages makes, and to whom."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from preview.serving import DATA, PAGE, RECORD, TITLE, Start, get, replace, until, version_of

HOSTS = (
    "localhost", "LocalHost", "localhost:8000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000",
)  # fmt: skip
OTHER_HOSTS = (
    "evil.example", "localhost.evil.example", "evil.example:8000", "localhost:evil.example",
    "127.0.0.1.evil.example", "evil.example/localhost", "evil@localhost", "[::1].evil.example",
    "[::2]", "0.0.0.0", "192.168.1.7", "", "localhost:", "localhost:800000", "localhost\u0663",
    "xlocalhost", "localhost evil.example", "localhost, evil.example",
)  # fmt: skip
NO_REQUEST = "Invalid HTTP request received."
NO_PAGES = (
    f"/{'a' * 9_000}.css", f"/{'a' * 60_000}/", f"/{'a/' * 4_000}x.css",
    f"/bai/{'%E1%BA%A1' * 900}/",
    "/a%00b.css", "/%00", "/\x00.css", "/%", "/%zz.css", "/%ff%fe.css", "/%u0041/", "/\xff\xfe.css",
    "/../../../../etc/passwd", "/%2e%2e/%2e%2e/pelicanconf.css", "/theme/../../lock.txt",
    "/..%2f..%2flock.css", "//evil.example/x.css", "/bai/../..", "/.", "/con.css:stream",
    "http://evil.example/", "*",
)  # fmt: skip


def send(port: int, *lines: str) -> tuple[int, dict[str, str], str]:
    """Status, headers by their names in small letters, and text of the answer to a request."""
    head, _, content = send_raw(port, *lines, "Connection: close").partition("\r\n\r\n")
    status, *headers = head.splitlines()
    named = (line.split(": ", 1) for line in headers)
    return int(status.split()[1]), {name.lower(): value for name, value in named}, content


def send_raw(port: int, *lines: str) -> str:
    """All that comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode())
        return b"".join(iter(lambda: connection.recv(65_536), b"")).decode()


@pytest.fixture(scope="module")
def port(preview_of_site: str) -> int:
    """The port of a preview that has read its records."""
    until(preview_of_site + PAGE, 200, TITLE)
    return urlsplit(preview_of_site).port or 0


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("path", [f"/{PAGE}", "/__version?"])
def test_this_machine_is_answered(port: int, host: str, path: str) -> None:
    assert send(port, f"GET {path} HTTP/1.1", f"Host: {host}")[0] == 200


@pytest.mark.parametrize("path", [f"/{PAGE}", "/__version?", "/__reload.js", f"/{DATA}"])
def test_nobody_else_may_read_drafts(port: int, path: str) -> None:
    requests = [
        *([f"GET {path} HTTP/1.1", f"Host: {host}"] for host in OTHER_HOSTS),
        [f"GET {path} HTTP/1.1"],
        [f"GET {path} HTTP/1.0"],
        [f"GET {path} HTTP/1.1", "Host: localhost", "Host: evil.example"],
        [f"HEAD {path} HTTP/1.1", "Host: evil.example"],
    ]
    answers = [(request, *send(port, *request)) for request in requests]
    # Requests with no host, or with several, are none for the web server itself.
    assert [request for request, status, *_ in answers if status not in (421, 400)] == []
    assert {text for *_, text in answers} == {
        f"This preview answers at http://localhost:{port}/ only.\n", NO_REQUEST, ""
    }  # fmt: skip


@pytest.mark.parametrize("path", NO_PAGES, ids=lambda path: ascii(path[:30]))
def test_an_address_that_no_page_can_have_is_not_found(port: int, path: str) -> None:
    status, _, text = send(port, f"GET {path} HTTP/1.1", "Host: localhost")
    assert (status, "Không có trang này" in text) == (404, True) or (
        (status, text) == (400, NO_REQUEST) and not (path.isprintable() and path.isascii())
    )
    assert send(port, f"GET /{PAGE} HTTP/1.1", "Host: localhost")[0] == 200


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("POST / HTTP/1.1", 405), ("DELETE /bai/ HTTP/1.1", 405), ("OPTIONS * HTTP/1.1", 405),
        ("BREW / HTTP/1.1", 405),
    ],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_what_is_no_reading_is_answered_with_a_sentence(port: int, line: str, status: int) -> None:
    found, headers, text = send(port, line, "Host: localhost")
    assert (found, headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert text.rstrip().endswith(".")
    assert len(text.splitlines()) == 1
    assert headers.get("allow") == ("GET, HEAD" if status == 405 else None)


@pytest.mark.parametrize("line", ["GET", "GET / HTTP/x", "GET / HTTP/9.9", "GET /", "\x16\x03\x01"])
def test_what_is_no_request_is_refused_with_a_sentence(port: int, line: str) -> None:
    status, _, text = send(port, line)
    assert (status, text) in ((400, NO_REQUEST), (421, text))


def test_a_page_asks_for_changes_since_the_version_that_it_was_made_from(
    preview: Start, content: Path
) -> None:
    address = preview()
    made_from = version_of(until(address + PAGE, 200, TITLE))
    # Saved after the page was made, and read before its script asks for the first time.
    replace(content / RECORD, TITLE, "Bài đã sửa")
    until(address + PAGE, 200, "Bài đã sửa")
    assert get(f"{address}__version?{made_from}")[1] != made_from
    assert "dataset.version" in get(f"{address}__reload.js")[1]


def test_two_previews_of_one_checkout_keep_apart(
    preview: Start, content: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for name in ("data", "pages"):
        (other / name).symlink_to(content / name)
    (other / "articles/2023").mkdir(parents=True)
    record = other / RECORD
    record.write_text((content / RECORD).read_text("utf-8").replace(TITLE, "Bài kia"), "utf-8")

    first, second = preview(), preview(content=other)
    until(first + DATA, 200, TITLE)
    assert '"slug": "dau-de-cua-luu-tru"' not in until(second + DATA, 200, "Bài kia")
    manifests = [get(f"{address}tim-kiem/chi-muc/manifest.json")[1] for address in (first, second)]
    assert manifests[0] != manifests[1]
    replace(record, "Bài kia", "Bài kia đã sửa")
    until(second + DATA, 200, "Bài kia đã sửa")
    assert TITLE in get(first + DATA)[1]
    assert get(f"{first}tim-kiem/chi-muc/manifest.json")[1] == manifests[0]
