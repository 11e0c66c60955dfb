"""Getting a page from its server: politely, within limits, and nowhere it should not go."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from newsarchive.importer.addresses import checked, resolve
from newsarchive.importer.answers import Answer, ask
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
_HEADERS = {
    "User-Agent": USER_AGENT, "Accept": ", ".join(_TEXTS), "Accept-Language": "vi",
    "Accept-Encoding": "gzip, deflate",
}  # fmt: skip
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

    ``allow_private`` lets it into networks that are not public; ``longest`` is what one page may
    take in seconds; ``sleep`` and ``clock`` are the system's.
    """

    allow_private: bool = False
    longest: float = LONGEST
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, address: str) -> Page:
        """The page at an address; ``Page.address`` is where redirects led. Raises Unreadable."""
        deadline = self.clock() + self.longest
        address = checked(address)
        seen: set[str] = set()
        for _ in range(_MOST_REDIRECTS + 1):
            if address in seen:
                raise Unreadable("the server sends the page round in a circle — check the address")
            seen.add(address)
            self._ask_robots(address, deadline)
            answer = self._ask(address, LARGEST, deadline)
            if answer.leads_to is None:
                return _page(address, answer)
            address = _next(address, answer.leads_to)
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
            answer = self._ask(address, _LARGEST_ROBOTS, deadline, cut=True)
            if answer.leads_to is None:
                break
            address = _next(address, answer.leads_to)
        if answer.status >= 500:
            return None
        text = answer.content.decode("utf-8", "replace") if answer.status == 200 else ""
        rules = RobotFileParser()
        rules.parse(text.splitlines())
        return rules

    def _ask(self, address: str, largest: int, deadline: float, cut: bool = False) -> Answer:
        """One answer, when it is the host's turn; no redirect is followed."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        number = resolve(host, port, self.allow_private)
        self._wait_for_turn(host)
        seconds = deadline - self.clock()
        if seconds <= 0:
            raise Unreadable(f"the page takes longer than {self.longest:.0f} s — try again later")
        return ask(address, number, {**_HEADERS, "Host": parts.netloc}, seconds, largest, cut)

    def _wait_for_turn(self, host: str) -> None:
        """One request a second to any one host."""
        now = self.clock()
        wait = self._asked.get(host, -_PAUSE) + _PAUSE - now
        if wait > 0:
            self.sleep(wait)
        self._asked[host] = self.clock()


def _next(address: str, location: str) -> str:
    """The address that a redirect leads to; servers send it as UTF-8, whatever the standard."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return checked(urljoin(address, location))
    except ValueError:
        raise Unreadable(f"the server leads on to {location}, which is no web address") from None


def _page(address: str, answer: Answer) -> Page:
    if answer.status != 200:
        why = _STATUS.get(answer.status, f"answers with the code {answer.status} — try again later")
        raise Unreadable(f"the server {why}")
    content_type = answer.headers.get("content-type", "")
    media = content_type.split(";")[0].strip().lower()
    if media and media not in _TEXTS:
        raise Unreadable(
            f"the address leads to {media}, not to a page"
            " — copy the text into a .txt file, and import that"
        )
    return Page(answer.content, address, content_type)
