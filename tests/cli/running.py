"""Running a command as its users do: a process of its own, with or without a terminal."""

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

from conftest import ROOT

ENVIRONMENT = {"PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"}
_WAIT_SECONDS = 30
_PATIENCE_SECONDS = 4


def run(
    command: str, content: Path, *options: object, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in the content folder's parent, so that messages name short paths."""
    return subprocess.run(
        _arguments(command, content, options),
        cwd=content.parent,
        env=os.environ | ENVIRONMENT | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_WAIT_SECONDS,
    )


def _arguments(command: str, content: Path, options: Sequence[object]) -> list[str]:
    return [
        sys.executable, "-m", "newsarchive", command, "--content", content.name,
        *map(str, options),
    ]  # fmt: skip


def _take_the_terminal() -> None:
    """Ctrl-C reaches only whom the terminal controls, and not who inherited to ignore it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Conversation:
    """A command on a terminal of its own, which a test talks to."""

    def __init__(self, command: str, content: Path, *options: object, **environment: str) -> None:
        self._terminal, theirs = pty.openpty()
        self._process = subprocess.Popen(
            _arguments(command, content, options),
            cwd=content.parent,
            env=os.environ | ENVIRONMENT | {"TERM": "dumb"} | environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_take_the_terminal,
        )
        os.close(theirs)
        self.said = b""
        self._seen = 0
        self._typed = ""

    def wait_for(self, text: str) -> None:
        """Return when the command has said this, after what was waited for before."""
        end = time.monotonic() + _WAIT_SECONDS
        while (at := self.said.find(text.encode(), self._seen)) < 0:
            assert time.monotonic() < end, self.said.decode(errors="replace")
            self._read(1)
        self._seen = at + len(text.encode())

    def _read(self, seconds: float) -> bool:
        if not select.select([self._terminal], [], [], seconds)[0]:
            return True
        try:
            read = os.read(self._terminal, 65536)
        except OSError:  # what Linux says when the other side has closed
            return False
        self.said += read
        return bool(read)

    def type(self, text: str) -> None:
        """Type a line, or with ``\\x03`` Ctrl-C."""
        self._typed = text
        os.write(self._terminal, text.encode() if text == "\x03" else f"{text}\n".encode())

    def answer(self, question: str, text: str) -> None:
        """Wait for a question, then type the answer."""
        self.wait_for(question)
        self.type(text)

    def finish(self) -> int:
        """Read to the end; the exit code."""
        end = time.monotonic() + _WAIT_SECONDS
        again = time.monotonic() + _PATIENCE_SECONDS
        while self._read(0.2) and self._process.poll() is None and time.monotonic() < end:
            if self._typed == "\x03" and time.monotonic() > again:
                # Between showing its prompt and listening, readline misses a Ctrl-C; people
                # press it again.
                self.type("\x03")
                again = time.monotonic() + _PATIENCE_SECONDS
        try:
            return self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise AssertionError(self.said.decode(errors="replace")) from None
        finally:
            os.close(self._terminal)
