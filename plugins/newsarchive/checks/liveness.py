"""Whether an address still answers: asked politely, a few hosts at a time.

One HEAD for a page that the archive cites is what any reader's click does and less, so
robots.txt, which is for programs that roam, is not asked. GET follows only where a server does
not answer HEAD well, and its body is not read.
"""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

import certifi
import urllib3

from newsarchive.core.web_address import address_key

State = Literal["alive", "moved", "dead", "unsure"]
Judge = Callable[[str], str | None]
"""Says why an address must not be asked; None if it may be."""

USER_AGENT = "luu-tru-35-link-check/1.0 (a catalogue of published reports checks what it cites)"
_MOST_REDIRECTS = 5
_HOSTS_AT_ONCE = 4
_GONE = (404, 410)
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What asking gave: ``detail`` says it in words, ``final`` is where redirects led.

    ``answered`` is false where no server said anything, as when there is no connection.
    """

    state: State
    detail: str
    final: str
    answered: bool = True


class Prober:
    """Asks addresses; ``delay`` seconds pass between two requests to one host."""

    def __init__(self, judge: Judge, delay: float = 1.0, timeout: float = 20.0) -> None:
        self._judge, self._delay = judge, delay
        self._stopped = threading.Event()
        self._pool = urllib3.PoolManager(
            headers={"User-Agent": USER_AGENT, "Accept": "text/html,*/*"},
            timeout=urllib3.Timeout(connect=timeout, read=timeout),
            retries=False,
            ca_certs=certifi.where(),
        )

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
        for _ in range(_MOST_REDIRECTS + 1):
            if why := self._judge(at):
                return Outcome("unsure", why, at)
            try:
                status, location = self._ask("HEAD", at)
                if status >= 400:
                    status, location = self._ask("GET", at)
            except urllib3.exceptions.HTTPError as error:
                return _failed(at, error)
            if status not in _REDIRECTS or not location:
                return _answered(address, at, status)
            at = urljoin(at, _in_ascii(location))
        return Outcome("unsure", f"redirects more than {_MOST_REDIRECTS} times", at)

    def _ask(self, method: str, address: str) -> tuple[int, str]:
        self._stopped.wait(self._delay)
        answer = self._pool.request(method, address, redirect=False, preload_content=False)
        answer.close()  # the body is of no interest, and may be long
        return answer.status, answer.headers.get("Location", "")

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


def _in_ascii(location: str) -> str:
    """Servers send letters as UTF-8 bytes, which arrive as Latin-1."""
    return quote(location.encode("latin-1", "replace"), safe="%/:=&?~#+!$,;'@()*[]")


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


def _failed(address: str, error: urllib3.exceptions.HTTPError) -> Outcome:
    if isinstance(error, urllib3.exceptions.NameResolutionError):
        return Outcome("dead", "has a host that no longer exists", address, False)
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return Outcome("unsure", "does not answer in time", address, False)
    if isinstance(error, urllib3.exceptions.SSLError):
        return Outcome("unsure", "has a certificate that is not valid", address)
    return Outcome("unsure", "cannot be reached", address, False)
