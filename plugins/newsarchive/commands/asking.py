"""Asking the person at the terminal; where there is none, nothing is ever asked."""

import sys


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
