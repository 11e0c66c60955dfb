"""Runs a command and measures it whole: wall clock, processor time and memory, children too."""

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = {
    "PYTHONPATH": "plugins",
    "PYTHONUTF8": "1",
    "PYTHONDONTWRITEBYTECODE": "",  # Python keeps compiled modules, unless somebody forbids it
}
"""What our commands are run with."""

_EVERY_S = 0.2
_SHARE = 10
"""A look at memory takes up to 50 ms; what is measured must not be slowed down by it."""


@dataclass(frozen=True)
class Usage:
    """Seconds of wall clock and of processors, and the peak of memory in MB."""

    wall: float
    cpu: float
    peak: float


def run(command: list[str], folder: Path, environment: dict[str, str]) -> Usage:
    """Run to the end. Memory is the sum of the proportional set sizes of all processes."""
    before = os.times()
    start = time.perf_counter()
    log = folder / ".bench.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, env=os.environ | environment, stdout=said, stderr=said
        )
        peaks = [0.0]
        watcher = threading.Thread(target=_watch, args=(process, peaks))
        watcher.start()
        code = process.wait()
        wall = time.perf_counter() - start
        watcher.join()
    if code:
        sys.stderr.write(log.read_text("utf-8", "replace")[-3_000:])
        raise SystemExit(f"failed: {' '.join(command)}")
    log.unlink()
    after = os.times()
    cpu = after.children_user + after.children_system
    return Usage(wall, cpu - before.children_user - before.children_system, peaks[0])


def _watch(process: "subprocess.Popen[bytes]", peaks: list[float]) -> None:
    while process.poll() is None:
        start = time.perf_counter()
        peaks[0] = max(peaks[0], sum(map(pss_mb, family(process.pid))))
        time.sleep(max(_EVERY_S, _SHARE * (time.perf_counter() - start)))


def family(process: int) -> list[int]:
    """The process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            children.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    family = [process]
    for member in family:
        family += children.get(member, [])
    return family


def pss_mb(process: int) -> float:
    """Its proportional set size; 0 when it has ended."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0
