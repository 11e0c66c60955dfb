"""Asking the person at the terminal; where there is none, nothing is ever asked."""

import sys
from collections.abc import Callable, Sequence

from newsarchive.vietnamese.text import fold

try:
    import readline
except ImportError:  # Python on some systems is built without it; asking works all the same
    readline = None  # type: ignore[assignment]

Check = Callable[[str], str | None]
"""Says what is wrong with an answer; None if nothing is."""


def is_terminal() -> bool:
    """True if a person can be asked and sees the question."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def confirm(question: str) -> bool:
    """True for yes; no is what an empty line, the end of input or no terminal means."""
    if not is_terminal():
        return False
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes", "c", "có")
    except EOFError:
        sys.stdout.write("\n")
        return False


def ask(question: str, default: str, choices: Sequence[str], check: Check) -> str:
    """An answer that passes the check; asks until it gets one.

    An empty line takes the default. The Tab key completes one of the choices, with accents or
    without, also after a comma. Raises EOFError and KeyboardInterrupt.
    """
    _complete(choices)
    prompt = f"{question} [{default}]: " if default else f"{question}: "
    try:
        while True:
            answer = input(prompt).strip() or default
            wrong = check(answer)
            if wrong is None:
                return answer
            sys.stdout.write(f"  {wrong}\n")
    finally:
        _complete(())


def _complete(choices: Sequence[str]) -> None:
    if readline is None:
        return

    def complete(text: str, number: int) -> str | None:
        start = text[: len(text) - len(text.lstrip())]
        fitting = [c for c in choices if fold(c).startswith(fold(text.lstrip()))]
        return start + fitting[number] if number < len(fitting) else None

    readline.set_completer_delims(",")
    readline.set_completer(complete if choices else None)
    bind = "bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete"
    readline.parse_and_bind(bind)
