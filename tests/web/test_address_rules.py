"""Addresses: which may be fetched, how each is written, and what no name may lead into."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.model.web_address import without_tracking
from newsarchive.web.address_rules import checked
from newsarchive.web.page_fetcher import Fetcher
from newsarchive.web.raw_page import Unreadable


@pytest.fixture
def port() -> Iterator[int]:
    """A port on all of the machine's own addresses, to which nobody may come."""
    dual = socket.has_dualstack_ipv6()
    family = socket.AF_INET6 if dual else socket.AF_INET
    with socket.create_server(("", 0), family=family, dualstack_ipv6=dual) as listener:
        listener.setblocking(False)
        yield listener.getsockname()[1]
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[2002:7f00:1::]",
        "10.20.30.40", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "[fe80::1]", "[fd00::1]", "224.0.0.1", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]",
    ],
)  # fmt: skip
def test_nothing_inside_the_own_networks_is_asked(port: int, host: str) -> None:
    with pytest.raises(Unreadable) as failure:
        Fetcher().fetch(f"http://{host}:{port}/bai")
    told = str(failure.value)
    assert "private network" in told or "is not known" in told


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("file:///etc/passwd", "file:// is not fetched"),
        ("ftp://example.vn/bai", "ftp:// is not fetched"),
        ("gopher://example.vn/", "is not fetched"),
        ("https:///bai", "names no host"),
        ("https://example.vn:0/", "names no host"),
        ("https://example.vn:99999/", "is not a web address"),
        ("https://[::1/", "is not a web address"),
        ("https://nguoi:mat-khau@example.vn/", "user name or password"),
        ("https://" + "ă" * 80 + ".vn/", "is not a web address"),
    ],
)
def test_what_is_no_web_address_is_refused(address: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        checked(address)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_an_address_is_ascii_or_refused(rest: str) -> None:
    try:
        address = checked(f"https://báo-tỉnh.vn/{rest}")
    except Unreadable:
        return
    assert address.isascii()
    assert address.startswith("https://xn--")
    assert checked(address) == address


@pytest.mark.parametrize(
    ("shared", "plain"),
    [
        ("https://a.vn/bai?utm_source=zalo&utm_medium=x", "https://a.vn/bai"),
        ("https://a.vn/bai?id=3&fbclid=Xy#binh-luan", "https://a.vn/bai?id=3"),
        ("https://a.vn/?id=tin%20m%E1%BB%9Bi&x", "https://a.vn/?id=tin%20m%E1%BB%9Bi&x"),
        ("https://a.vn/bai.html", "https://a.vn/bai.html"),
    ],
)
def test_marks_of_sharing_are_no_part_of_an_address(shared: str, plain: str) -> None:
    assert without_tracking(shared) == plain
    assert without_tracking(plain) == plain


def test_a_server_must_prove_its_name(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", key, "-out", certificate,
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    def refuse(listener: socket.socket) -> None:
        with listener.accept()[0] as line, pytest.raises(OSError):  # noqa: PT011
            context.wrap_socket(line, server_side=True)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(20)
        server = threading.Thread(target=refuse, args=[listener])
        server.start()
        with pytest.raises(Unreadable, match="its certificate is wrong"):
            Fetcher(allow_private=True).fetch(f"https://127.0.0.1:{listener.getsockname()[1]}/")
        server.join()
