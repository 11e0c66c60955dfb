"""What a build says while it runs: a bar on a terminal, a line a stage elsewhere."""

import cProfile
import io
import pstats
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")

_PROFILE_LINES = 60


class Report:
    """The stages of one build, and how long each took."""

    def __init__(self, console: "Console", profile: Path | None = None) -> None:
        self._console = console
        self._times: dict[str, float] = {}
        self._started = perf_counter()
        self._stage = ""
        self._profile = profile
        self._profiler = cProfile.Profile() if profile else None
        if self._profiler:
            self._profiler.enable()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside; a stage may be entered again."""
        start, self._stage = perf_counter(), name
        try:
            yield
        finally:
            self._times[name] = self._times.get(name, 0.0) + perf_counter() - start

    def watched(self, items: Iterable[Item], total: int) -> Iterable[Item]:
        """The items, with a bar that says how many there are and how long it will take."""
        if not sys.stdout.isatty() or total < 100:
            yield from items
            return
        # Takes as long to load as a twentieth of the quickest build; only a terminal needs it.
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        columns = (
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
            TimeRemainingColumn(),
        )  # fmt: skip
        with Progress(*columns, console=self._console, transient=True) as bar:
            yield from bar.track(items, total=total, description=self._stage)

    def say(self, text: str) -> None:
        """One line."""
        self._console.print(text, highlight=False, soft_wrap=True)

    def close(self, counts: str, target: str) -> None:
        """The last line: counts, seconds in all and by stage, and where the site is."""
        total = perf_counter() - self._started
        stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in self._times.items())
        self.say(f"Done: {counts} in {total:.1f} s ({stages}) → {target}")
        if self._profiler and self._profile:
            self._profiler.disable()
            self._profile.parent.mkdir(parents=True, exist_ok=True)
            self._profile.write_text(_readable(self._profiler), "utf-8")
            self.say(f"Profile: {self._profile}")


def _readable(profiler: cProfile.Profile) -> str:
    text = io.StringIO()
    statistics = pstats.Stats(profiler, stream=text)
    statistics.strip_dirs().sort_stats("cumulative").print_stats(_PROFILE_LINES)
    statistics.sort_stats("tottime").print_stats(_PROFILE_LINES)
    return text.getvalue()
