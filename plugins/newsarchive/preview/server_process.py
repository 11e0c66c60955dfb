"""Starts, restarts and ends the process of ``preview/server.py``.

It is a process of its own so that changed code is read by starting it anew, while the address
stays: the socket that listens is this process's, and requests wait in it meanwhile.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

_PATIENCE_S = 10


class ServerProcess:
    """At most one process at a time, with all that it starts in one process group.

    ``words`` are its arguments, ``descriptors`` the open files that it inherits.
    """

    def __init__(self, words: Sequence[str], descriptors: Sequence[int]) -> None:
        self._words, self._descriptors = words, descriptors
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process, which then reads the archive and answers."""
        # In a group of its own it does not hear Ctrl-C, which is for the supervisor alone.
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "newsarchive.preview.server", *self._words],
            pass_fds=self._descriptors,
            process_group=0,
        )

    def stop(self) -> None:
        """Ask the process to end, and wait for that; end it where it does not."""
        if self._process:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_PATIENCE_S)
            self.kill()
            self._process.wait()
            self._process = None

    def kill(self) -> None:
        """End the process at once, with a build that it may have begun."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def exit_code(self) -> int | None:
        """How the process has ended by itself; None if it runs, or was told already."""
        code = self._process.poll() if self._process else None
        if code is not None:
            self.kill()
            self._process = None
        return code
