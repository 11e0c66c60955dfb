"""Getting a page from its server: politely, within limits, and nowhere it should not go."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import certifi
import urllib3

from newsarchive.importer.addresses import checked, resolve
from newsarchive.importer.page import Page, Unreadable

LARGEST = 10 * 1024 * 1024
"""Bytes of a page, after unpacking. The largest real ones have some 2 MB."""
LONGEST = 30.0
"""Seconds for one page, redirects included."""
_MOST_REDIRECTS = 5
_PAUSE = 1.0
_LARGEST_ROBOTS = 512 * 1024
USER_AGENT = "luu-tru-35-importer/1.0 (a catalogue of published reports; reads one page at a time)"
_ROBOT = "luu-tru-35-importer"
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_STATUS = {
    401: "asks for a login — save the page from a browser, and import the file",
    403: "refuses programs — save the page from a browser, and import the file",
    404: "does not have this page (404) — check the address, or look for an archived copy",
    410: "says that the page is gone (410) — look for an archived copy",
    429: "asks for fewer requests (429) — try again later",
    451: "withholds the page for legal reasons (451)",
    503: "is busy (503) — try again later",
}


@dataclass
class Fetcher:
    """Fetches pages one after the other; remembers what each host allows and when it was asked.

    ``allow_private`` lets it into networks that are not public; ``sleep`` and ``clock`` are
    the system's.
    """

    allow_private: bool = False
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, address: str) -> Page:
        """The page at an address; ``Page.address`` is where redirects led. Raises Unreadable."""
        deadline = self.clock() + LONGEST
        seen: set[str] = set()
        for _ in range(_MOST_REDIRECTS + 1):
            checked(address)
            if address in seen:
                raise Unreadable("the server sends the page round in a circle — check the address")
            seen.add(address)
            self._ask_robots(address, deadline)
            status, headers, content = self._get(address, LARGEST, deadline)
            if 300 <= status < 400 and "location" in headers:
                address = urljoin(address, headers["location"])
                continue
            return _page(address, status, headers.get("content-type", ""), content)
        raise Unreadable(
            f"the server redirects more than {_MOST_REDIRECTS} times — give the final address"
        )

    def _ask_robots(self, address: str, deadline: float) -> None:
        parts = urlsplit(address)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin, deadline)
        rules = self._robots[origin]
        if rules is None:
            raise Unreadable(
                f"{origin}/robots.txt cannot be read now, so nothing there may be — try again later"
            )
        if not rules.can_fetch(_ROBOT, address):
            raise Unreadable(
                "the site's robots.txt asks programs to keep out of this page"
                " — save it from a browser, and import the file"
            )

    def _read_robots(self, origin: str, deadline: float) -> RobotFileParser | None:
        """A host's rules (RFC 9309): none if it has no such file, None if it fails to answer."""
        address = f"{origin}/robots.txt"
        for _ in range(_MOST_REDIRECTS + 1):
            status, headers, content = self._get(address, _LARGEST_ROBOTS, deadline, cut=True)
            if not (300 <= status < 400 and "location" in headers):
                break
            address = checked(urljoin(address, headers["location"]))
        if status >= 500:
            return None
        rules = RobotFileParser()
        rules.parse(content.decode("utf-8", "replace").splitlines() if status == 200 else [])
        return rules

    def _get(
        self, address: str, largest: int, deadline: float, cut: bool = False
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and content of one answer, no redirect followed."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        number = resolve(host, port, self.allow_private)
        self._wait_for_turn(host)
        try:
            with _pool(parts.scheme, number, port, host) as pool:
                return self._read(pool, address, largest, deadline, cut)
        except urllib3.exceptions.SSLError:
            raise Unreadable(
                f"{host} cannot prove that it is {host} (its certificate is wrong)"
                " — save the page from a browser, and import the file"
            ) from None
        except urllib3.exceptions.TimeoutError:
            raise Unreadable(f"{host} does not answer in time — try again later") from None
        except (urllib3.exceptions.HTTPError, OSError):
            raise Unreadable(
                f"{host} cannot be reached — check the address and the connection"
            ) from None

    def _read(
        self,
        pool: urllib3.HTTPConnectionPool,
        address: str,
        largest: int,
        deadline: float,
        cut: bool,
    ) -> tuple[int, dict[str, str], bytes]:
        parts = urlsplit(address)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        left = max(0.1, min(10.0, deadline - self.clock()))
        response = pool.urlopen(
            "GET",
            target,
            headers={
                "Host": parts.netloc, "User-Agent": USER_AGENT, "Accept-Language": "vi",
                "Accept": ", ".join(_TEXTS), "Accept-Encoding": "gzip, deflate",
            },
            redirect=False, retries=False, preload_content=False,
            timeout=urllib3.Timeout(connect=left, read=left),
        )  # fmt: skip
        content = bytearray()
        headers = {name.lower(): value for name, value in response.headers.items()}
        try:
            if not cut and int(headers.get("content-length", "0") or 0) > largest:
                raise Unreadable(_too_large(largest))
            for chunk in response.stream(65_536):
                content += chunk
                if len(content) > largest:
                    if cut:
                        break
                    raise Unreadable(_too_large(largest))
                if self.clock() > deadline:
                    raise Unreadable(
                        f"the page takes longer than {LONGEST:.0f} seconds — try again later"
                    )
        finally:
            response.release_conn()
            response.close()
        return response.status, headers, bytes(content[:largest])

    def _wait_for_turn(self, host: str) -> None:
        """One request a second to any one host."""
        now = self.clock()
        wait = self._asked.get(host, -_PAUSE) + _PAUSE - now
        if wait > 0:
            self.sleep(wait)
        self._asked[host] = self.clock()


def _pool(scheme: str, number: str, port: int, host: str) -> urllib3.HTTPConnectionPool:
    """A connection to the very address that was checked, which still must prove its name."""
    if scheme == "http":
        return urllib3.HTTPConnectionPool(number, port)
    return urllib3.HTTPSConnectionPool(
        number, port, server_hostname=host, assert_hostname=host,
        cert_reqs="CERT_REQUIRED", ca_certs=certifi.where(),
    )  # fmt: skip


def _page(address: str, status: int, content_type: str, content: bytes) -> Page:
    if status != 200:
        why = _STATUS.get(status, f"answers with the code {status} — try again later")
        raise Unreadable(f"the server {why}")
    media = content_type.split(";")[0].strip().lower()
    if media and media not in _TEXTS:
        raise Unreadable(
            f"the address leads to {media}, not to a page"
            " — copy the text into a .txt file, and import that"
        )
    return Page(content, address, content_type)


def _too_large(largest: int) -> str:
    return (
        f"the page is larger than {largest // 1024 // 1024} MB"
        " — save it from a browser without its pictures, and import the file"
    )
