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
    public. ``pause`` seconds pass between an answer of a host and the next request to it;
    ``clock`` and ``sleep`` are the system's.
    """

    headers: Mapping[str, str]
    allow_private: bool = False
    pause: float = 1.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] = time.sleep
    _answered: dict[str, float] = field(default_factory=dict)
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
        try:
            return ask(method, address, number, headers, seconds, largest, cut)
        finally:
            with self._lock:
                self._answered[host] = self.clock()

    def _wait_for_turn(self, host: str) -> None:
        with self._lock:
            answered = self._answered.get(host)
        wait = answered + self.pause - self.clock() if answered is not None else 0
        if wait > 0:
            self.sleep(wait)


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
