"""Work in several processes gives what work in one gives, and no process is left behind."""

import os
from collections.abc import Iterable

import pytest

from newsarchive.hooks.parallel import WorkerLost, Workers


def children() -> Iterable[int]:
    """Processes that this one has begun and not ended."""
    try:
        while True:
            process, _ = os.waitpid(-1, os.WNOHANG)
            if not process:
                return [process]
    except ChildProcessError:
        return []


@pytest.mark.parametrize("jobs", [1, 2, 4])
@pytest.mark.parametrize("count", [0, 1, 39, 40, 41, 500])
def test_results_are_in_order(jobs: int, count: int) -> None:
    items = list(range(count))
    results = list(Workers(jobs).spread(lambda n: (n, "x" * n * 100), items))
    assert results == [(n, "x" * n * 100) for n in items]
    assert children() == []


def test_processes_share_the_work() -> None:
    assert len(set(Workers(2).spread(lambda _: os.getpid(), range(200)))) == 2


def test_an_exception_is_raised_here() -> None:
    def fail(number: int) -> int:
        if number == 77:
            raise OSError(28, "No space left on device", "file")
        return number

    with pytest.raises(OSError, match="No space left") as caught:
        list(Workers(2).spread(fail, range(100)))
    assert caught.value.filename == "file"
    assert children() == []


def test_a_killed_process_is_noticed() -> None:
    def end(number: int) -> int:
        if number == 60:
            os.kill(os.getpid(), 9)
        return number

    with pytest.raises(WorkerLost):
        list(Workers(2).spread(end, range(100)))
    assert children() == []


def test_work_that_is_given_up_leaves_no_process() -> None:
    results = iter(Workers(2).spread(lambda n: n, range(1000)))
    assert next(results) == 0
    del results
    assert children() == []
