"""The full build, in a process of its own that gives way to everything else.

It makes what is no page: search index, feeds, data files, citations, the sitemap; and it
checks the whole site. It is begun when nobody saves, and given up when somebody does.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

_NICE = 10


@dataclass(frozen=True)
class Finished:
    """A build that has run to its end: what is wrong, if it failed, and how long it took."""

    failure: str
    seconds: float


class Background:
    """At most one build at a time, which is wanted or not. Not for several threads.

    The build inherits the file descriptor ``lock``, which marks the folder it writes to as taken.
    """

    def __init__(self, command: Sequence[str], lock: int) -> None:
        self._command, self._lock = command, lock
        self._process: subprocess.Popen[bytes] | None = None
        self._files: tuple[IO[bytes], ...] = ()
        self._wanted = False
        self._began = 0.0

    def want(self) -> None:
        """What has been built is out of date; so is what is being built."""
        self.stop()
        self._wanted = True

    def give_up(self) -> None:
        """Have the build end, which takes some time: giving back memory does."""
        self._wanted = False
        if self._process:
            self._process.terminate()

    def stop(self) -> None:
        """Wait for the end. A build that is killed leaves the former site, and nothing else."""
        self.give_up()
        if self._process:
            self._said()

    def kill(self) -> None:
        """End the build at once."""
        if self._process:
            self._process.kill()

    def step(self) -> Finished | None:
        """Begin a build that is wanted, or tell of one that has ended since the last call."""
        if self._process and self._process.poll() is not None:
            failed = self._process.returncode != 0
            out, errors = self._said()
            # Pelican's own complaints are on standard output.
            return Finished((errors or out) if failed else "", time.monotonic() - self._began)
        if self._wanted and not self._process:
            self._begin()
        return None

    def _begin(self) -> None:
        self._wanted, self._began = False, time.monotonic()
        out, errors = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
        self._files = out, errors
        # In the group of the server, which Ctrl-C does not reach and which is ended as one.
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            self._command, stdout=out, stderr=errors, pass_fds=[self._lock]
        )
        os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)

    def _said(self) -> list[str]:
        """Wait for the end; what the build has said on both of its outputs."""
        assert self._process
        self._process.wait()
        self._process = None
        said = []
        for file in self._files:
            file.seek(0)
            said.append(file.read().decode("utf-8", "replace"))
            file.close()
        return said


def build_command(content: str, output: str, site_url: str) -> list[str]:
    """A build of everything, drafts among it, as Pelican is asked for it."""
    return [
        sys.executable, "-m", "pelican", content, "-s", "pelicanconf.py", "-o", output,
        "--fatal=errors", "-e", f"SITEURL={json.dumps(site_url)}", "SHOW_DRAFTS=true",
    ]  # fmt: skip
