"""Getting a page from its server: politely, within limits, and nowhere it should not go."""

import time
from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from newsarchive.web.address_rules import checked
from newsarchive.web.client import MOST_REDIRECTS, Client, OutOfTime, next_address
from newsarchive.web.exchange import Answer
from newsarchive.web.raw_page import RawPage, Unreadable

LARGEST = 10 * 1024 * 1024
"""Bytes of a page, after unpacking. The largest real ones have some 2 MB."""
LONGEST = 30.0
"""Seconds for one page, redirects included."""
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


class Fetcher:
    """Fetches pages one after the other; remembers what each host allows.

    ``longest`` is what one page may take in seconds; ``allow_private``, ``sleep`` and ``clock``
    are the client's.
    """

    def __init__(
        self,
        allow_private: bool = False,
        longest: float = LONGEST,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._longest, self._clock = longest, clock
        self.client = Client(_HEADERS, allow_private, clock=clock, sleep=sleep)
        self._robots: dict[str, RobotFileParser | None] = {}

    def fetch(self, address: str) -> RawPage:
        """The page at an address; its ``address`` is where redirects led. Raises Unreadable."""
        deadline = self._clock() + self._longest
        address = checked(address)
        seen: set[str] = set()
        for _ in range(MOST_REDIRECTS + 1):
            if address in seen:
                raise Unreadable("the server sends the page round in a circle — check the address")
            seen.add(address)
            self._ask_robots(address, deadline)
            answer = self._ask(address, LARGEST, deadline)
            if answer.leads_to is None:
                return _page(address, answer)
            address = next_address(address, answer.leads_to)
        raise Unreadable(
            f"the server redirects more than {MOST_REDIRECTS} times — give the final address"
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
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(address, _LARGEST_ROBOTS, deadline, cut=True)
            if answer.leads_to is None:
                break
            address = next_address(address, answer.leads_to)
        if answer.status >= 500:
            return None
        text = answer.content.decode("utf-8", "replace") if answer.status == 200 else ""
        rules = RobotFileParser()
        rules.parse(text.splitlines())
        return rules

    def _ask(self, address: str, largest: int, deadline: float, cut: bool = False) -> Answer:
        try:
            return self.client.request("GET", address, deadline, largest, cut)
        except OutOfTime:
            raise Unreadable(
                f"the page takes longer than {self._longest:.0f} s — try again later"
            ) from None


def _page(address: str, answer: Answer) -> RawPage:
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
    return RawPage(answer.content, address, content_type)
