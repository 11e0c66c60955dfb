"""The browser that the tests drive: found where systems keep it, installed if there is none.

``python tests/browser/chromium.py`` names the browser, installing one first where it may.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
COMMANDS += ["microsoft-edge", "microsoft-edge-stable"]
MAC_APPS = ("Chromium", "Google Chrome", "Microsoft Edge")

# By package manager: the commands that install a browser. Homebrew is not among them: it has
# none that macOS will open, so Playwright's is used there.
INSTALLERS = {
    "apt-get": (
        ("apt-get", "-qq", "update"),
        ("apt-get", "-qq", "install", "--no-install-recommends", "chromium"),
    ),
    "dnf": (("dnf", "--quiet", "--assumeyes", "install", "chromium"),),
    "apk": (("apk", "--quiet", "add", "chromium"),),
    "pacman": (("pacman", "--sync", "--refresh", "--needed", "--noconfirm", "chromium"),),
}

ADVICE = """No Chromium was found, and none could be installed. Install one yourself
  Debian           sudo apt install chromium
  Fedora           sudo dnf install chromium
  Ubuntu, macOS    Google Chrome from its maker's page
or name one that is elsewhere: CHROMIUM=/path/to/chromium make test
"""


@cache
def find_chromium() -> Path | None:
    """The first browser that starts; CHROMIUM in the environment rules out all others."""
    return next((browser for browser in _candidates() if version_of(browser)), None)


def version_of(browser: Path) -> str | None:
    """What the browser calls itself, or None if it does not start."""
    try:
        done = subprocess.run(
            [browser, "--version"], capture_output=True, text=True, timeout=60, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def install_chromium() -> None:
    """Try the system's package manager, then Playwright's own download."""
    for manager, commands in INSTALLERS.items():
        if shutil.which(manager) and (prefix := _root_prefix()) is not None:
            _say(f"Installing Chromium with {manager}…")
            for command in commands:
                _run(*prefix, *command)
            break
    find_chromium.cache_clear()
    if not find_chromium():
        _say("Installing Chromium with Playwright…")
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    find_chromium.cache_clear()


def main() -> int:
    """Name the browser, or say how to get one. Returns the exit code."""
    named = os.environ.get("CHROMIUM")
    if not find_chromium() and named:
        _say(f"CHROMIUM is '{named}', which does not start — correct it, or unset it.")
        return 1
    if not find_chromium():
        install_chromium()
    browser = find_chromium()
    if not browser:
        _say(ADVICE)
        return 1
    _say(f"Browser: {browser} ({version_of(browser)})")
    return 0


def _candidates() -> Iterator[Path]:
    if named := os.environ.get("CHROMIUM"):
        yield Path(shutil.which(named) or named)
        return
    for command in COMMANDS:
        if path := shutil.which(command):
            yield Path(path)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        for app in MAC_APPS:
            yield folder / f"{app}.app" / "Contents" / "MacOS" / app
    yield from _playwright_browser()


def _playwright_browser() -> Iterator[Path]:
    """Where Playwright keeps its own; asked in another process, as tests may be using it."""
    question = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as it: print(it.chromium.executable_path)"
    )
    done = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=False
    )
    if done.returncode == 0:
        yield Path(done.stdout.strip())


def _root_prefix() -> tuple[str, ...] | None:
    """What makes a command run as root without asking anybody; None where nothing does."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and _run("sudo", "-n", "true", quiet=True):
        return ("sudo", "-n")
    return None


def _run(*command: str, quiet: bool = False) -> bool:
    """Run to the end; what a failing command printed is shown."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except OSError as error:
        _say(str(error))
        return False
    if done.returncode and not quiet:
        _say(f"{' '.join(command)}:\n{done.stdout[-2000:]}")
    return done.returncode == 0


def _say(text: str) -> None:
    sys.stderr.write(text.rstrip() + "\n")


if __name__ == "__main__":
    sys.exit(main())
