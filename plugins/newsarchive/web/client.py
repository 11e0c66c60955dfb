"""The one HTTP client: each host is judged, connected to by one number, and asked in its turn."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from newsarchive.web.address_rules import WrongAddress, checked, resolve
from newsarchive.web.exchange import Answer, TooSlow, ask

MOST_REDIRECTS = 5


class OutOfTime(TooSlow):
    """The deadline passed before the request could be sent."""


@dataclass
class Client:
    """Sends requests; may be used by several threads if each asks hosts of its own.

    ``headers`` go with every request. ``allow_private`` lets it into networks that are not
    public. ``pause`` seconds pass between two requests to one host; ``clock`` and ``sleep`` are
    the system's.
    """

    headers: Mapping[str, str]
    allow_private: bool = False
    pause: float = 1.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    _asked: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def request(
        self, method: str, address: str, deadline: float, largest: int, cut: bool = False
    ) -> Answer:
        """One answer; no redirect is followed. ``address`` has passed ``checked``.

        The host is looked up once, and just the number that was found is connected to. ``deadline``
        is a time of the clock. Content beyond ``largest`` bytes is cut off if ``cut``, or refused.
        Raises Unreadable, or one of its kinds.
        """
        parts = urlsplit(address)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        number = resolve(host, port, self.allow_private)
        self._wait_for_turn(host)
        seconds = deadline - self.clock()
        if seconds <= 0:
            raise OutOfTime(f"{host} could not be asked in time — try again later")
        headers = {**self.headers, "Host": parts.netloc}
        return ask(method, address, number, headers, seconds, largest, cut)

    def _wait_for_turn(self, host: str) -> None:
        with self._lock:
            wait = self._asked.get(host, self.clock() - self.pause) + self.pause - self.clock()
        if wait > 0:
            self.sleep(wait)
        with self._lock:
            self._asked[host] = self.clock()


def next_address(address: str, location: str) -> str:
    """The address that a redirect leads to. Raises WrongAddress.

    Servers send letters as UTF-8, whatever the standard, and they arrive as Latin-1.
    """
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        return checked(urljoin(address, location))
    except ValueError:
        raise WrongAddress(f"the server leads on to {location}, which is no web address") from None
