"""Work in several processes gives what work in one gives, and no process is left behind."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsarchive.engine.workers import WorkerFailed, WorkerLost, Workers
from newsarchive.model.problem import InvalidContent, Problem


def children() -> set[str]:
    """Processes that this one has begun and not ended, its tests' browser among them."""
    lists = Path("/proc/self/task").glob("*/children")
    return {process for file in lists for process in file.read_text("ascii").split()}


@pytest.fixture(autouse=True)
def none_is_left() -> Iterator[None]:
    """After each test there are the processes that were there before it."""
    before = children()
    yield
    assert children() <= before


@pytest.mark.parametrize("jobs", [1, 2, 4])
@pytest.mark.parametrize("count", [0, 1, 39, 40, 41, 500])
def test_results_are_in_order(jobs: int, count: int) -> None:
    items = list(range(count))
    results = list(Workers(jobs).spread(lambda n: (n, "x" * n * 100), items))
    assert results == [(n, "x" * n * 100) for n in items]


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


def test_problems_come_whole_from_another_process() -> None:
    problem = Problem("a.md", 3, "title", "is missing", "add it")

    def fail(_: int) -> int:
        raise InvalidContent([problem])

    with pytest.raises(InvalidContent) as caught:
        list(Workers(2).spread(fail, range(100)))
    assert caught.value.problems == [problem]


def test_an_unforeseen_failure_says_where_it_was() -> None:
    def fail(number: int) -> float:
        return 1 / (number - 77)

    with pytest.raises(ZeroDivisionError) as caught:
        list(Workers(2).spread(fail, range(100)))
    assert "test_workers.py" in caught.value.__notes__[0]


def test_a_killed_process_is_noticed() -> None:
    def end(number: int) -> int:
        if number == 60:
            os.kill(os.getpid(), 9)
        return number

    with pytest.raises(WorkerLost):
        list(Workers(2).spread(end, range(100)))


def test_work_that_is_given_up_leaves_no_process() -> None:
    results = iter(Workers(2).spread(lambda n: n, range(1000)))
    assert next(results) == 0
    del results


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_begun_gives_its_result_or_its_exception(jobs: int) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device", "file")

    with Workers(jobs) as workers:
        begun, failing = workers.ahead(lambda: "x" * 1_000_000), workers.ahead(fail)
        assert begun.result() == "x" * 1_000_000
        with pytest.raises(OSError, match="No space left"):
            failing.result()


def test_what_was_begun_and_is_not_wanted_ends() -> None:
    with Workers(2) as workers:
        assert not workers.ahead(lambda: time.sleep(60)).done()


class Cannot(Exception):
    """An exception that arrives as another one, or not at all."""

    def __init__(self, one: str, other: object) -> None:
        super().__init__(f"{one} {other}")


@pytest.mark.parametrize(
    "error", [Cannot("một", "hai"), Cannot("một", lambda: 1), ValueError(lambda: 1)]
)
def test_an_exception_that_cannot_be_sent_says_all_it_has_to_say(error: Exception) -> None:
    def fail(_: int) -> int:
        raise error

    with pytest.raises(WorkerFailed, match=type(error).__name__) as caught:
        list(Workers(2).spread(fail, range(100)))
    assert "raise error" in str(caught.value)  # where it was raised


def test_a_result_that_cannot_be_sent_is_told_of() -> None:
    with pytest.raises((WorkerFailed, AttributeError, TypeError), match="pickle"):
        list(Workers(2).spread(lambda _: lambda: 1, range(100)))
