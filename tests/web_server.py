"""A web server of the tests' own: it answers as a test says, and notes what it was asked."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = "text/html; charset=utf-8"


class Handler(BaseHTTPRequestHandler):
    """One request; tests that need more than ``reply`` write to ``wfile`` themselves."""

    protocol_version = "HTTP/1.1"
    server: "Web"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(dict(self.headers))
        self.close_connection = True
        with suppress(ConnectionError):
            self.server.answers.get(self.path, answer(404))(self)

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        """A whole answer; in names of headers ``_`` stands for ``-``."""
        self.send_response(status)
        for name, value in ({"Content_Type": HTML} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


Reply = Callable[[Handler], None]


def answer(status: int, body: bytes | str = b"", **headers: str) -> Reply:
    """An answer that is always the same."""
    content = body.encode() if isinstance(body, str) else body
    return lambda handler: handler.reply(status, content, **headers)


def redirect(location: str) -> Reply:
    """An answer that leads elsewhere."""
    return answer(302, Location=location)


class Web(ThreadingHTTPServer):
    """Answers by path; whatever is not among them is not found."""

    daemon_threads = True
    answers: dict[str, Reply]
    asked: list[str]
    headers: list[dict[str, str]]

    def at(self, path: str) -> str:
        """The address of a path."""
        return f"http://127.0.0.1:{self.server_port}{path}"


@contextmanager
def serving(**answers: Reply) -> Iterator[Web]:
    """A running server on a free port; answers may be added while it runs."""
    web = Web(("127.0.0.1", 0), Handler)
    web.answers, web.asked, web.headers = dict(answers), [], []
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        web.shutdown()
        thread.join()
        web.server_close()
