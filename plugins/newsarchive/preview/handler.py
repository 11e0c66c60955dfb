"""Answers requests: pages with a script that reloads them, the theme's files, built files."""

import re
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from newsarchive.model.urls import NOT_FOUND
from newsarchive.preview.failure_page import failure_page
from newsarchive.preview.preview import Preview
from newsarchive.preview.reloading import SCRIPT, SCRIPT_PATH, VERSION_PATH, reloading

_HTML = "text/html; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_LOCAL = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.ASCII | re.IGNORECASE)


class Server(ThreadingHTTPServer):
    """Listens on this machine only. Raises OSError if the port cannot be used.

    ``preview`` is to be set before the first request is handled.
    """

    daemon_threads = True
    preview: Preview

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", port), Handler)

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
        if not self._is_local():
            self.send_error(421, f"This preview answers at {self._home} only")
            return
        preview = self.server.preview
        path, _, query = self.path.partition("?")
        if path == VERSION_PATH:
            self._answer(200, _TEXT, preview.wait_for_change(query).encode())
        elif path == SCRIPT_PATH:
            self._answer(200, "text/javascript", SCRIPT)
        else:
            self._answer_site(preview, path, query)

    def do_HEAD(self) -> None:
        """Answer without the content."""
        self.do_GET()

    def _refuse(self) -> None:
        self.send_error(405, f"This preview can be read only; {self.command} is not answered")

    do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_CONNECT = _refuse  # noqa: N815

    @property
    def _home(self) -> str:
        return f"http://localhost:{self.server.server_port}/"

    def _is_local(self) -> bool:
        """Whether the browser believes to be asking this machine.

        A page of another host may have its name lead to this machine (DNS rebinding), and would
        then read drafts. It cannot choose the Host that the browser sends.
        """
        hosts = self.headers.get_all("Host", [])
        return len(hosts) == 1 and bool(_LOCAL.fullmatch(hosts[0].strip()))

    def _answer_site(self, preview: Preview, path: str, query: str) -> None:
        # Asked for first: a page may be newer than the version it names, but never older.
        version = preview.wait_for_reading()
        status, media_type, content = preview.answer(unquote(path).removeprefix("/"))
        if status == 404:
            if self._is_built(path):
                super().do_HEAD() if self.command == "HEAD" else super().do_GET()
                return
            found, media_type, content = preview.answer(NOT_FOUND)
            status = found if found >= 500 else 404
        wrong = preview.failure or (content.decode() if status >= 500 else "")
        if status == 301:
            self._answer(301, media_type, b"", f"{path}/?{query}" if query else f"{path}/")
        elif media_type != _HTML and status == 200:
            self._answer(200, media_type, content)
        elif wrong:
            self._answer(500, _HTML, reloading(failure_page(wrong), version))
        else:
            self._answer(status, _HTML, reloading(content, version))

    def _is_built(self, path: str) -> bool:
        try:
            file = Path(self.translate_path(path))
        except ValueError:  # letters that no file name can have
            return False
        return file.suffix not in ("", ".html") and self.server.preview.has_built(file)

    def _answer(self, status: int, media_type: str, content: bytes, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_error(
        self,
        code: int,
        message: str | None = None,
        explain: str | None = None,  # noqa: ARG002 - as in the base
    ) -> None:
        """Answer with one sentence, and end the connection: the request may have more to it."""
        said = message or self.responses.get(code, ("This request is not understood",))[0]
        self.close_connection = True
        self.send_response(code)
        if code == 405:
            self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Type", _TEXT)
        self.send_header("Content-Length", str(len(content := f"{said}.\n".encode())))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def end_headers(self) -> None:
        """Nothing of a preview is worth keeping in a cache."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in the base
        """Requests are not worth a line each."""
