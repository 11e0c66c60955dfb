"""Shared by the tests: tiny sites built for real, a server, a browser that forgives nothing."""

import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = ["archives"]

hypothesis.settings.register_profile("steady", deadline=None)  # speed is not for tests to judge
hypothesis.settings.load_profile("steady")

# In the background a shell lets its commands ignore Ctrl-C, and so would every process under test.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "tests" / "site"
SITEURL = "https://archive.example/luu-tru"
ARCHIVE = {
    "name": "Lưu trữ 35",
    "tagline": "Danh mục thử của các bài báo địa phương về Nghị quyết 35-NQ/TW.",
    "contact": "thu@luu-tru.example",
    "licence_name": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/deed.vi",
}
"""What the small site says of itself, so that the project's own settings turn no test red."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--refresh-golden", action="store_true", help="accept what is built as expected files"
    )


@dataclass(frozen=True)
class Build:
    """A finished run of the build and what it said."""

    output: Path
    code: int
    stdout: str
    stderr: str

    def read(self, path: str) -> str:
        return (self.output / path).read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        return {
            file.relative_to(self.output).as_posix(): file.read_bytes()
            for file in sorted(self.output.rglob("*"))
            if file.is_file()
        }


def build(
    content: Path,
    output: Path,
    *,
    site_url: str = SITEURL,
    archive: dict[str, str] | None = None,
    environment: dict[str, str] | None = None,
    project: Path = ROOT,
) -> Build:
    """Run the build as ``make html`` does, in a process of its own."""
    result = subprocess.run(
        [
            sys.executable, "-m", "pelican", str(content), "-s", "pelicanconf.py",
            "-o", str(output), "--fatal=errors", "-e", f'SITEURL="{site_url}"',
            *([f"ARCHIVE={json.dumps(archive)}"] if archive else []),
        ],
        cwd=project,
        env=os.environ | {"PYTHONPATH": "plugins", "PYTHONUTF8": "1"} | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )  # fmt: skip
    return Build(output, result.returncode, result.stdout, result.stderr)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site of ``tests/site``: thirteen records chosen for their trouble."""
    result = build(SITE, tmp_path_factory.mktemp("small") / "output", archive=ARCHIVE)
    assert result.code == 0, result.stderr
    return result


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The archive itself, from ``content/``."""
    result = build(ROOT / "content", tmp_path_factory.mktemp("real") / "output")
    assert result.code == 0, result.stderr
    return result


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the small site's content that a test may spoil."""
    return Path(shutil.copytree(SITE, tmp_path / "content"))


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path, str], str]]:
    """``serve(folder, "/sub/")`` → address of the folder under that path, on a free port."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path, prefix: str = "/") -> str:
        handler = functools.partial(_Handler, prefix=prefix, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}{prefix}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of theme, code and settings that a test may spoil."""
    folder = tmp_path / "project"
    for name in ("theme", "plugins"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copy(ROOT / "pelicanconf.py", folder)
    return folder


@contextmanager
def _previews(content: Path, previews: Path) -> Iterator[Callable[..., str]]:
    processes: list[subprocess.Popen[str]] = []

    def start(folder: Path = ROOT, content: Path = content) -> str:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "newsarchive", "serve", "--content", content,
                "--previews", previews, "--port", "0",
            ],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": "plugins", "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        processes.append(process)
        assert process.stdout
        return next(line for line in process.stdout if "http://" in line).split()[4]

    yield start
    for process in processes:
        process.terminate()
        process.wait(timeout=10)
        assert process.stdout
        process.stdout.close()


@pytest.fixture
def preview(content: Path, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """``preview()`` starts ``make serve`` on the test's content; returns its address.

    ``preview(folder)`` does so in another project than this one, ``preview(content=…)`` on other
    content.
    """
    with _previews(content, tmp_path / "previews") as start:
        yield start


@pytest.fixture(scope="module")
def preview_of_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a preview of ``tests/site``, for tests that change nothing."""
    with _previews(SITE, tmp_path_factory.mktemp("site") / "previews") as start:
        yield start()


class _Handler(SimpleHTTPRequestHandler):
    """Static files under a path, as GitHub Pages serves them: 404.html answers what is missing."""

    def __init__(self, *arguments: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.prefix))

    def do_GET(self) -> None:
        if self.path.startswith(self.prefix):
            super().do_GET()
        else:
            self.send_error(404)

    def send_error(self, code: int, *arguments: object) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, *arguments)  # type: ignore[arg-type]
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, *args: object) -> None:
        pass
