"""Show the site on this machine and build it again whenever a file is saved."""

import argparse
import html
import re
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

NAME = "serve"

_WATCHED = ("theme", "plugins", "pelicanconf.py")
_WAIT_SECONDS = 20
_RELOAD_SCRIPT = b"""const wait = async (version) => {
  for (;;) {
    try {
      const now = await (await fetch("/__version?" + version)).text();
      if (version && now !== version) { location.reload(); return; }
      version = now;
    } catch { await new Promise((done) => setTimeout(done, 1000)); }
  }
};
wait("");
"""
_RELOAD_TAG = b'<script src="/__reload.js"></script></body>'


_LOCATED = re.compile(r"(?P<place>[^\s:]+:\d+): (?P<rest>.*)")
_FAILURE_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Chưa dựng được</title><style>
:root { color-scheme: light dark; --accent: light-dark(#94281b, #e8907f); }
body { max-width: 46rem; margin: 3rem auto; padding: 0 1rem; font: 1.05rem/1.7 system-ui; }
h1 { font: bold 1.6rem/1.3 "Noto Serif", Cambria, serif; border-left: 4px solid var(--accent);
  padding-left: .75rem; }
li { margin-block: .75rem; overflow-wrap: anywhere; }
code { display: block; color: var(--accent); font-size: .9rem; }
</style><body><h1>Thay đổi vừa lưu chưa dựng được</h1>
<p>Trang vẫn như trước. Sửa những chỗ dưới đây rồi lưu lại; trang sẽ tự hiện ra.</p>
<p lang="en">The last change could not be built. The site is as it was; mend this and save.</p>
<ul lang="en">{lines}</ul>"""


class Preview:
    """The site as last built: a version that grows, and what kept the last build from success."""

    def __init__(self, content: Path, output: Path, port: int) -> None:
        self.content, self.output, self.port = content, output, port
        self.failure = ""
        self.version = 0
        self.changed = threading.Condition()

    def build(self) -> None:
        """Build once, in a process of its own so that changed code is read again."""
        command = [
            sys.executable, "-m", "pelican", str(self.content), "-s", "pelicanconf.py",
            "-o", str(self.output), "--fatal=errors",
            "-e", f'SITEURL="http://localhost:{self.port}"', "SHOW_DRAFTS=true",
        ]  # fmt: skip
        result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        sys.stdout.write(result.stdout)
        sys.stderr.write(result.stderr)
        with self.changed:
            self.failure = result.stderr if result.returncode else ""
            self.version += 1
            self.changed.notify_all()

    def wait_for_change(self, seen: str) -> str:
        """The current version, as soon as it differs from the one seen, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.version) != seen, _WAIT_SECONDS)
            return str(self.version)


class Handler(SimpleHTTPRequestHandler):
    """Serves the preview; while the content has problems, every page says which."""

    def __init__(self, *arguments: object, preview: Preview, **options: object) -> None:
        self.preview = preview
        super().__init__(*arguments, directory=str(preview.output), **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer one request."""
        path, _, query = self.path.partition("?")
        if path == "/__version":
            self._answer(200, "text/plain", self.preview.wait_for_change(query).encode())
        elif path == "/__reload.js":
            self._answer(200, "text/javascript", _RELOAD_SCRIPT)
        elif self._page(path) is None:
            super().do_GET()
        elif self.preview.failure:
            self._answer(500, "text/html; charset=utf-8", _failure_page(self.preview.failure))
        else:
            self._answer_page(path)

    def _page(self, path: str) -> Path | None:
        """The HTML file for a path; None for other files. A missing page is the 404 page."""
        file = Path(self.translate_path(path))
        if file.is_dir():
            return file / "index.html" if path.endswith("/") else None
        if file.suffix == ".html" or not file.exists():
            return file
        return None

    def _answer_page(self, path: str) -> None:
        file = self._page(path)
        found = file is not None and file.is_file()
        content = (file if found and file else self.preview.output / "404.html").read_bytes()
        content = content.replace(b"</body>", _RELOAD_TAG)
        self._answer(200 if found else 404, "text/html; charset=utf-8", content)

    def _answer(self, status: int, media_type: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Nothing of a preview is worth keeping in a cache."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base
        """Requests are not worth a line each."""


def _failure_page(message: str) -> bytes:
    """What is wrong, for somebody who has just saved a file: which file, where, what to do."""
    lines = "".join(f"<li>{_marked_up(line)}</li>" for line in message.splitlines() if line)
    return _FAILURE_PAGE.replace("{lines}", lines).encode() + _RELOAD_TAG + b"</html>"


def _marked_up(line: str) -> str:
    """A message with its file and line set apart; other lines as they are."""
    match = _LOCATED.match(line)
    if not match:
        return html.escape(line)
    wrong, _, cure = match["rest"].partition(" — ")
    place = f"<code>{html.escape(match['place'])}</code>"
    return f"{place} {html.escape(wrong)}" + (
        f" — <strong>{html.escape(cure)}</strong>" if cure else ""
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--port", type=int, default=8000, help="port on this machine")
    parser.add_argument("--output", type=Path, default=Path(".cache/preview"), help="built files")


def run(options: argparse.Namespace) -> int:
    """Build, serve on 127.0.0.1, and rebuild on every change until interrupted."""
    preview = Preview(options.content, options.output, options.port)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", options.port), partial(Handler, preview=preview))
    except OSError as error:
        sys.stderr.write(
            f"Port {options.port} cannot be used ({error.strerror}) — try make serve PORT=8001\n"
        )
        return 1
    server.daemon_threads = True
    preview.port = server.server_address[1]
    preview.build()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdout.write(f"The site is at http://localhost:{preview.port}/ — Ctrl-C to stop.\n")
    sys.stdout.flush()
    watched = [options.content, *(Path(name) for name in _WATCHED if Path(name).exists())]
    for _ in watch(*watched, raise_interrupt=False):
        preview.build()
    return 0
