"""Several processes that share what is in memory: forked, given work, read from.

``fork`` hands a child everything without a copy, so functions and reports need not be sent;
only results are. Where the system has no safe fork (macOS, Windows) all work is done here,
with the same results.
"""

import ctypes
import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, Generic, Self, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when its parent dies."""
_CAN_FORK = sys.platform == "linux"
_LEAST = 20
"""Items for which a process is worth starting: with a large archive that takes 50 ms."""
_CHUNKS_A_WORKER = 40
_QUEUED = 2
"""Chunks that a worker holds, so that it need not wait for the next one."""


_LOST = "a process of the build was ended from outside"


class WorkerLost(Exception):
    """A worker process ended before its work did."""


class WorkerFailed(Exception):
    """What a worker raised, as text: type, message and traceback."""


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if _CAN_FORK else os.cpu_count() or 1


class Workers:
    """At most ``jobs`` processes at a time, those begun ahead among them; at least one."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs if _CAN_FORK else 1
        self._ahead: dict[Connection, int] = {}

    def __enter__(self) -> Self:
        """Whatever was begun and is not wanted any more ends with the block."""
        return self

    def __exit__(self, *_: object) -> None:
        for connection in list(self._ahead):
            _end(connection, self._ahead.pop(connection))

    def spread(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterable[Result]:
        """As ``map``, in several processes where that pays; a Spread.

        An exception ends the work and is raised here; WorkerLost is raised where a process
        was killed.
        """
        early: dict[int, Result] = {}
        expected = 0
        for number, result in self.as_completed(function, items):
            early[number] = result
            while expected in early:
                yield early.pop(expected)
                expected += 1

    def as_completed(
        self, function: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[tuple[int, Result]]:
        """As ``enumerate(map(…))``, but in the order in which results are ready."""
        jobs = min(self.jobs, len(items) // _LEAST)
        if jobs < 2:
            yield from enumerate(map(function, items))
            return
        size = max(1, len(items) // (jobs * _CHUNKS_A_WORKER))
        chunks = [range(at, min(at + size, len(items))) for at in range(0, len(items), size)]
        done = _collect(
            lambda number: [function(items[i]) for i in chunks[number]],
            len(chunks),
            lambda: min(jobs, max(1, self.jobs - self._busy_ahead())),
        )
        for number, results in done:
            yield from zip(chunks[number], results, strict=True)

    def _busy_ahead(self) -> int:
        return sum(not connection.poll() for connection in self._ahead)

    def ahead(self, function: Callable[[], Result]) -> "Ahead[Result]":
        """Begin something that takes long, in a process of its own, and go on.

        With one job, the function is called when its result is wanted.
        """
        if self.jobs < 2:
            return Ahead(function)
        connection, process = _fork(lambda _: function(), [])
        connection.send(0)
        self._ahead[connection] = process

        def result() -> Result:
            answer: Result = _receive(connection)[1]
            _end(connection, self._ahead.pop(connection))
            return answer

        return Ahead(result, connection)


class Ahead(Generic[Result]):
    """Something that has been begun."""

    def __init__(self, receive: Callable[[], Result], connection: Connection | None = None) -> None:
        self._receive = cache(receive)
        self._connection = connection

    def result(self) -> Result:
        """Waits for it; raises what it raised."""
        return self._receive()

    def done(self) -> bool:
        """Whether the result would come at once, and let go of the process that has it."""
        connection = self._connection
        return connection is not None and (connection.closed or connection.poll())


def _collect(
    work: Callable[[int], list[Result]], count: int, allowed: Callable[[], int]
) -> Iterator[tuple[int, list[Result]]]:
    """The results of work on the numbers below ``count``, each when it is done.

    ``allowed`` says how many processes there may be; it may grow while they work.
    """
    workers: dict[Connection, int] = {}
    waiting = iter(range(count))
    left = count
    try:
        while left:
            while len(workers) < min(allowed(), left):
                connection, process = _fork(work, list(workers))
                workers[connection] = process
                for _ in range(_QUEUED):
                    _send_next(connection, waiting)
            for ready in wait(list(workers)):
                assert isinstance(ready, Connection)
                answer = _receive(ready)
                _send_next(ready, waiting)
                left -= 1
                yield answer
    finally:
        for connection, process in workers.items():
            _end(connection, process)


def _end(connection: Connection, process: int) -> None:
    connection.close()
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def _send_next(connection: Connection, waiting: Iterator[int]) -> None:
    number = next(waiting, None)
    if number is not None:
        try:
            connection.send(number)
        except OSError:
            raise WorkerLost(_LOST) from None


def _receive(connection: Connection) -> tuple[int, Any]:
    try:
        number, results, error = pickle.loads(connection.recv_bytes())  # noqa: S301 - of our own
    except (EOFError, OSError):
        raise WorkerLost(_LOST) from None
    if error is not None:
        raise error
    return number, results


def _fork(work: Callable[[int], Any], others: list[Connection]) -> tuple[Connection, int]:
    """Start a child that answers chunk numbers until its parent is gone."""
    ours, theirs = Pipe()
    # What exists now is left alone by the child's collector: its pages stay shared.
    gc.freeze()
    parent = os.getpid()
    process = os.fork()
    if process:
        theirs.close()
        return ours, process
    try:
        _die_with(parent)
        for connection in (ours, *others):
            connection.close()
        _answer(theirs, work)
    finally:
        os._exit(0)


def _die_with(parent: int) -> None:
    """End this process when its parent ends, even if that is killed.

    A worker that outlived its build would go on writing where the next build writes, and would
    hold the lock that keeps them apart.
    """
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it could be asked
        os._exit(1)


def _answer(connection: Connection, work: Callable[[int], Any]) -> None:
    gc.enable()
    while True:
        try:
            number = connection.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            answer = pickle.dumps((number, work(number), None))
        except Exception as error:
            answer = pickle.dumps((number, None, _sendable(error)))
        try:
            connection.send_bytes(answer)
        except (OSError, KeyboardInterrupt):
            return


def _sendable(error: Exception) -> Exception:
    """The error itself, or where it would not arrive, what it says. A note holds its traceback."""
    told = "".join(traceback.format_exception(error)).rstrip()
    try:
        arrived = pickle.loads(pickle.dumps(error))  # noqa: S301 - of this process
        if type(arrived) is type(error) and str(arrived) == str(error):
            error.add_note(told)
            return error
    except Exception as other:
        return WorkerFailed(f"{told}\n(it cannot be sent to another process: {other})")
    return WorkerFailed(told)
