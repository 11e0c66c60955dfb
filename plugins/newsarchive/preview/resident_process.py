"""Starts and asks the process of ``preview/live_site_process.py``, which renders pages.

It is a process of its own so that changed code is read by starting it anew, while the server
and its address stay; and so that no mistake in a template or in code can end the server.
"""

import subprocess
import sys
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection, Pipe

Answer = tuple[int, str, bytes]
"""An HTTP status, the media type and the content; that of 500 and 502 says what is wrong."""

LOST = 502
"""The status of an answer where the process itself has ended, and has said why."""


class Resident:
    """One process at a time. May be asked by several threads, which then wait for each other."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._channel: Connection | None = None
        self._errors: list[str] = []
        self._listener = threading.Thread()

    def start(self) -> None:
        """Start the process; what it reads, it reads when it is asked to."""
        with self._lock:
            self._start()

    def refresh(self, anew: bool = False) -> Answer:
        """Have all that has changed read again, by a new process if the code has changed.

        Gives counts, or why it cannot be shown.
        """
        if anew:
            self._interrupt()
        with self._lock:
            if anew:
                self._stop()
            if self._process is None:
                self._start()
            return self._ask(None)

    def page(self, path: str) -> Answer:
        """What stands at a path, which has no leading slash."""
        with self._lock:
            return self._ask(path)

    def stop(self) -> None:
        """End the process."""
        self._interrupt()
        with self._lock:
            self._stop()

    def kill(self) -> None:
        """End the process at once."""
        if self._process:
            self._process.kill()

    def _ask(self, question: str | None) -> Answer:
        if self._channel:
            try:
                self._channel.send(question)
                answer: Answer = self._channel.recv()
                return answer
            except (EOFError, OSError):
                self._stop()
        said = "".join(self._errors) or "The preview has ended — save a file to start it again"
        return LOST, "text/plain", said.encode()

    def _start(self) -> None:
        ours, theirs = Pipe()
        module = [sys.executable, "-m", "newsarchive.preview.live_site_process"]
        # In a group of its own it does not hear Ctrl-C, which is for the server alone.
        process = subprocess.Popen(  # noqa: S603 - our own module
            [*module, str(theirs.fileno()), *self._words],
            pass_fds=[theirs.fileno()],
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
        )
        theirs.close()
        self._process, self._channel, self._errors = process, ours, []
        # A daemon, so that a second Ctrl-C ends the server though the process does not end.
        self._listener = threading.Thread(
            target=_pass_on, args=(process, self._errors), daemon=True
        )
        self._listener.start()

    def _interrupt(self) -> None:
        """Whoever waits for the process must wait no longer."""
        process = self._process
        if process:
            process.terminate()

    def _stop(self) -> None:
        if self._process and self._channel:
            self._channel.close()
            self._process.terminate()
            self._process.wait()
            self._listener.join()
        self._process = self._channel = None


def _pass_on(process: "subprocess.Popen[str]", errors: list[str]) -> None:
    """Show what the process says on standard error, and remember it: it may be its last words."""
    assert process.stderr
    for line in process.stderr:
        sys.stderr.write(line)
        errors.append(line)
    process.stderr.close()
