"""Answers requests: pages with a script that reloads them, the theme's files, built files."""

import sys
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from newsarchive.commands.serving.failure_page import failure_page
from newsarchive.commands.serving.preview import Preview
from newsarchive.core.urls import NOT_FOUND, SEARCH

_RELOAD_SCRIPT = b"""// Searching asks for files that one build makes, and the next one removes.
const searches = location.pathname.startsWith("/%b");
const wait = async (seen) => {
  for (;;) {
    try {
      const now = await (await fetch("/__version?" + seen)).text();
      const [version, build] = now.split(".");
      const [former, formerBuild] = seen.split(".");
      if (seen && (version !== former || (searches && build !== formerBuild))) {
        location.reload();
        return;
      }
      seen = now;
    } catch { await new Promise((done) => setTimeout(done, 1000)); }
  }
};
wait("");
""" % SEARCH.encode()
_RELOAD_TAG = b'<script src="/__reload.js"></script></body>'
_HTML = "text/html; charset=utf-8"


class Server(ThreadingHTTPServer):
    """Listens on this machine only. Raises OSError if the port cannot be used."""

    daemon_threads = True

    def __init__(self, port: int, start_preview: Callable[[int], Preview]) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.preview = start_preview(self.server_port)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves before it is answered is no error: every reload does that."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(SimpleHTTPRequestHandler):
    """Serves the preview; while there is something wrong, every page says what."""

    server: Server

    def __init__(self, request: Any, client_address: Any, server: Server) -> None:
        super().__init__(request, client_address, server, directory=str(server.preview.output))

    def do_GET(self) -> None:
        """Answer one request."""
        preview = self.server.preview
        path, _, query = self.path.partition("?")
        if path == "/__version":
            self._answer(200, "text/plain", preview.wait_for_change(query).encode())
        elif path == "/__reload.js":
            self._answer(200, "text/javascript", _RELOAD_SCRIPT)
        else:
            self._answer_site(preview, path)

    def do_HEAD(self) -> None:
        """Answer without the content."""
        self.do_GET()

    def _answer_site(self, preview: Preview, path: str) -> None:
        status, media_type, content = preview.answer(unquote(path).removeprefix("/"))
        if status == 404:
            file = Path(self.translate_path(path))
            if file.suffix not in ("", ".html") and preview.has_built(file):
                super().do_HEAD() if self.command == "HEAD" else super().do_GET()
                return
            found, media_type, content = preview.answer(NOT_FOUND)
            status = found if found >= 500 else 404
        wrong = preview.failure or (content.decode() if status >= 500 else "")
        if status == 301:
            self._answer(301, media_type, b"", path + "/")
        elif media_type != _HTML and status == 200:
            self._answer(200, media_type, content)
        elif wrong:
            self._answer(500, _HTML, _reloading(failure_page(wrong)))
        else:
            self._answer(status, _HTML, _reloading(content))

    def _answer(self, status: int, media_type: str, content: bytes, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """Nothing of a preview is worth keeping in a cache."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base
        """Requests are not worth a line each."""


def _reloading(page: bytes) -> bytes:
    return page.replace(b"</body>", _RELOAD_TAG)
