"""One question to a server and its answer, however slow, large or broken the server is."""

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import certifi
from urllib3 import Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError

from newsarchive.web.raw_page import Unreadable

_PATIENCE = 10.0
"""Seconds for a server to say anything at all."""
_PIECE = 65_536


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent, unpacked; names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def leads_to(self) -> str | None:
        """Where a redirect points; None for any other answer."""
        return self.headers.get("location") if 300 <= self.status < 400 else None


class Unreachable(Unreadable):
    """No connection to a host can be made."""


class TooSlow(Unreadable):
    """A host does not answer in time."""


class WrongCertificate(Unreadable):
    """A host cannot prove its name."""


def ask(
    method: str,
    address: str,
    number: str,
    headers: Mapping[str, str],
    seconds: float,
    largest: int,
    cut: bool,
) -> Answer:
    """The answer to a request for an address that ``address_rules.checked`` has let pass.

    ``number`` is the numeric address to connect to; a host of https still has to prove its
    name. After ``seconds`` the connection is cut, whatever it is busy with. Content of more than
    ``largest`` bytes is cut off there if ``cut``, else refused. Raises Unreadable.
    """
    host = urlsplit(address).hostname or ""
    try:
        with closing(_connection(address, number, host, seconds)) as connection:
            connection.connect()
            with _hung_up_after(seconds, connection.sock) as over:
                try:
                    return _conversation(connection, method, address, headers, largest, cut)
                finally:
                    if over.is_set():
                        raise TooSlow("the server takes too long — try again later")
    except ssl.CertificateError:
        raise WrongCertificate(
            f"{host} cannot prove that it is {host} (its certificate is wrong)"
            " — save the page from a browser, and import the file"
        ) from None
    except NewConnectionError:  # to urllib3 a kind of timeout, whatever the reason
        raise Unreachable(
            f"{host} cannot be reached — check the address and the connection"
        ) from None
    except (TimeoutError, ConnectTimeoutError, ReadTimeoutError):
        raise TooSlow(f"{host} does not answer in time — try again later") from None
    except (HTTPError, http.client.HTTPException, OSError):
        raise Unreadable(
            f"the answer of {host} breaks off or cannot be understood — try again later"
        ) from None


def _connection(address: str, number: str, host: str, seconds: float) -> HTTPConnection:
    parts = urlsplit(address)
    patience = Timeout(min(_PATIENCE, seconds)).connect_timeout
    if parts.scheme == "http":
        return HTTPConnection(number, parts.port, timeout=patience)
    return HTTPSConnection(
        number, parts.port, timeout=patience, server_hostname=host,
        cert_reqs="CERT_REQUIRED", ca_certs=certifi.where(),
    )  # fmt: skip


@contextmanager
def _hung_up_after(seconds: float, line: socket.socket) -> Iterator[threading.Event]:
    """Ends a connection from outside: its own limits start anew with every byte received."""
    over = threading.Event()

    def hang_up() -> None:
        over.set()
        with suppress(OSError):
            socket.socket.shutdown(line, socket.SHUT_RDWR)  # TLS's own would wait for the server

    timer = threading.Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()


def _conversation(
    connection: HTTPConnection,
    method: str,
    address: str,
    headers: Mapping[str, str],
    largest: int,
    cut: bool,
) -> Answer:
    parts = urlsplit(address)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection.request(method, target, headers=dict(headers), preload_content=False)
    with closing(connection.getresponse()) as response:
        received = {name.lower(): value for name, value in response.headers.items()}
        content = bytearray()
        for piece in response.stream(_PIECE):
            content += piece
            if len(content) > largest:
                if cut:
                    break
                raise Unreadable(
                    f"the page is larger than {largest // 1024 // 1024} MB"
                    " — save it from a browser without its pictures, and import the file"
                )
        return Answer(response.status, received, bytes(content[:largest]))
