"""Whether an address still answers: asked politely, a few hosts at a time.

One HEAD for a page that the archive cites is what any reader's click does and less, so
robots.txt, which is for programs that roam, is not asked. GET follows only where a server does
not answer HEAD well, and its body is not read.
"""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Literal
from urllib.parse import urlsplit

from newsarchive.model.web_address import address_key
from newsarchive.web.address_rules import PrivateNetwork, UnknownHost, WrongAddress
from newsarchive.web.client import MOST_REDIRECTS, Client, next_address
from newsarchive.web.exchange import Answer, TooSlow, WrongCertificate
from newsarchive.web.raw_page import Unreadable

State = Literal["alive", "moved", "dead", "unsure"]

USER_AGENT = "luu-tru-35-link-check/1.0 (a catalogue of published reports checks what it cites)"
HEADERS = {"User-Agent": USER_AGENT, "Accept": "text/html,*/*"}
_HOSTS_AT_ONCE = 4
_GONE = (404, 410)
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What asking gave: ``detail`` says it in words, ``final`` is where redirects led.

    ``answered`` is false where no server said anything, as when there is no connection, and None
    where none was asked.
    """

    state: State
    detail: str
    final: str
    answered: bool | None = True


class Prober:
    """Asks addresses; ``delay`` seconds pass between an answer of a host and the next request."""

    def __init__(self, allow_private: bool, delay: float = 1.0, timeout: float = 20.0) -> None:
        self._timeout = timeout
        self._stopped = threading.Event()
        self._client = Client(HEADERS, allow_private, delay, sleep=self._stopped.wait)

    def probe_all(self, addresses: Iterable[str]) -> Iterator[tuple[str, Outcome]]:
        """Yield each address with its outcome, as they come; hosts are asked side by side."""
        by_host: defaultdict[str, list[str]] = defaultdict(list)
        for address in addresses:
            by_host[urlsplit(address).hostname or ""].append(address)
        results: SimpleQueue[tuple[str, Outcome]] = SimpleQueue()
        pool = ThreadPoolExecutor(_HOSTS_AT_ONCE)
        try:
            waiting = {pool.submit(self._probe_host, group, results) for group in by_host.values()}
            yield from _drain(waiting, results)
        finally:
            self._stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)

    def probe(self, address: str) -> Outcome:
        """Ask one address. Never raises for what a network may do."""
        at = address
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = self._ask("HEAD", at)
                if answer.status >= 400:
                    answer = self._ask("GET", at)
                if answer.status not in _REDIRECTS or not answer.leads_to:
                    return _answered(address, at, answer.status)
                at = next_address(at, answer.leads_to)
            except Unreadable as failure:
                return _failed(at, failure, at != address)
        return Outcome("unsure", f"redirects more than {MOST_REDIRECTS} times", at)

    def _ask(self, method: str, address: str) -> Answer:
        """An answer without its body, which is of no interest and may be long."""
        deadline = self._client.clock() + self._timeout
        return self._client.request(method, address, deadline, 0, cut=True)

    def _probe_host(
        self, addresses: Iterable[str], results: "SimpleQueue[tuple[str, Outcome]]"
    ) -> None:
        for address in addresses:
            if self._stopped.is_set():
                return
            results.put((address, self.probe(address)))


def _drain(
    waiting: set[Future[None]], results: "SimpleQueue[tuple[str, Outcome]]"
) -> Iterator[tuple[str, Outcome]]:
    while waiting or not results.empty():
        try:
            yield results.get(timeout=0.1)
        except Empty:
            done, waiting = wait(waiting, timeout=0, return_when=FIRST_COMPLETED)
            for future in done:
                future.result()


def _answered(asked: str, final: str, status: int) -> Outcome:
    if status in _GONE:
        return Outcome("dead", f"is gone ({status})", final)
    if status >= 400:
        return Outcome("unsure", f"answers with the code {status}", final)
    if address_key(asked) == address_key(final):
        return Outcome("alive", "answers", final)
    if not urlsplit(final).path.strip("/") and urlsplit(asked).path.strip("/"):
        return Outcome("dead", "leads to a front page instead of the report", final)
    return Outcome("moved", f"leads to {final}", final)


def _failed(address: str, failure: Unreadable, redirected: bool) -> Outcome:
    """What a failure says of an address; ``redirected`` where another server led to it."""
    match failure:
        case UnknownHost():
            return Outcome("dead", "has a host that no longer exists", address, False)
        case PrivateNetwork():
            return Outcome("unsure", str(failure), address, redirected or None)
        case WrongAddress():
            return Outcome("unsure", f"cannot be followed: {failure}", address)
        case TooSlow():
            return Outcome("unsure", "does not answer in time", address, False)
        case WrongCertificate():
            return Outcome("unsure", "has a certificate that is not valid", address)
        case _:
            return Outcome("unsure", "cannot be reached", address, False)
