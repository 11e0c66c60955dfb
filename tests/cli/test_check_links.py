"""``make check-links`` against a real server: what answers, moved, died; politely, resumably."""

import itertools
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from cli.running import Conversation, run
from newsarchive.web.link_status import USER_AGENT, Prober

BAD_REDIRECTS = (
    "http://[::1", "http://[bad/", "//[", "http://", "ftp://a.example/x", "javascript:alert(1)",
    "http://a.example:99999/", "http://a.example:x/", "http://a:b@a.example/", "http://.../",
    f"http://{'a' * 70}.example/", "http://a..example/x", "http://a\tb/ c",
    "mailto:a@b", "https://\u0130.example./\u0000",
)  # fmt: skip


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, float]] = []
        self.agents: set[str] = set()
        self.root = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def _answer(self) -> None:
        self.server.asked.append((self.command, self.path, time.monotonic()))
        self.server.agents.add(self.headers["User-Agent"])
        name = self.path.split("?")[0].strip("/").split("/")[0]
        getattr(self, f"_{name or 'front'}", self._gone)()

    do_GET = do_HEAD = _answer  # noqa: N815

    def _front(self) -> None:
        self._reply(200)

    _alive = _front

    def _gone(self) -> None:
        self._reply(404)

    def _get(self) -> None:
        self._reply(405 if self.command == "HEAD" else 200)

    def _busy(self) -> None:
        self._reply(503)

    def _moved(self) -> None:
        self._reply(301, "/alive/bài/")

    def _slash(self) -> None:
        self._reply(200) if self.path.endswith("/") else self._reply(301, f"{self.path}/")

    def _home(self) -> None:
        self._reply(302, "/")

    def _loop(self) -> None:
        self._reply(302, "/loop/")

    def _bad(self) -> None:
        self._reply(302, BAD_REDIRECTS[int(self.path.rpartition("/")[2])])

    def _slow(self) -> None:
        time.sleep(3)

    def _drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(40):
            self.wfile.write(b"X-%d: 1\r\n" % number)
            time.sleep(0.1)

    def _copies(self) -> None:
        closest = {"available": True, "url": f"{self.server.root}/copy"}
        self._reply(200, body=json.dumps({"archived_snapshots": {"closest": closest}}))

    def _reply(self, status: int, location: str = "", body: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location.encode().decode("latin-1"))
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def prober(delay: float = 0, timeout: float = 1) -> Prober:
    return Prober(True, delay, timeout)


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("alive", "alive", "answers"),
        ("get", "alive", "answers"),
        ("slash", "alive", "answers"),
        ("gone", "dead", "is gone (404)"),
        ("home", "dead", "leads to a front page instead of the report"),
        ("busy", "unsure", "answers with the code 503"),
        ("loop", "unsure", "redirects more than 5 times"),
        ("slow", "unsure", "does not answer in time"),
        ("drip", "unsure", "does not answer in time"),
    ],
)
def test_outcomes(server: Server, path: str, state: str, detail: str) -> None:
    outcome = prober().probe(f"{server.root}/{path}")
    assert (outcome.state, outcome.detail) == (state, detail)


@pytest.mark.parametrize("number", range(len(BAD_REDIRECTS)))
def test_a_redirect_that_is_no_address_is_unsure(server: Server, number: int) -> None:
    outcome = prober().probe(f"{server.root}/bad/{number}")
    assert outcome.state in ("unsure", "dead"), outcome
    assert outcome.state == "unsure" or outcome.detail == "has a host that no longer exists"


def test_only_the_address_that_was_judged_is_connected_to(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up, names = socket.getaddrinfo, list[str]()

    def answer_once(host: str, *rest: Any, **options: Any) -> Any:
        if host == "bao.example":
            names.append(host)
            host = "127.0.0.1" if len(names) == 1 else "127.0.0.2"
        return look_up(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", answer_once)
    port = server.server_address[1]
    assert prober().probe(f"http://bao.example:{port}/alive").state == "alive"
    assert names == ["bao.example"]


def test_a_page_that_moved_says_where(server: Server) -> None:
    outcome = prober().probe(f"{server.root}/moved")
    assert (outcome.state, outcome.final) == ("moved", f"{server.root}/alive/b%C3%A0i/")


def test_a_host_that_is_not_there_is_dead_and_a_closed_door_is_not() -> None:
    assert prober().probe("http://khong-co.invalid/x").state == "dead"
    assert prober().probe("http://127.0.0.1:9/x").state == "unsure"


def test_one_host_is_asked_slowly_and_by_name(server: Server) -> None:
    addresses = [f"{server.root}/alive/{number}" for number in range(3)]
    assert len(dict(prober(delay=0.3).probe_all(addresses))) == 3
    times = [at for *_, at in server.asked]
    assert all(later - earlier >= 0.29 for earlier, later in itertools.pairwise(times))
    assert server.agents == {USER_AGENT}
    assert {command for command, *_ in server.asked} == {"HEAD"}


@pytest.fixture
def cited(content: Path, server: Server) -> Path:
    """Two records of the small site whose addresses are the server's; the others have none."""
    for file in sorted((content / "articles").rglob("*.md")):
        if file.stem not in ("chong-dau", "hue-nfd"):
            file.unlink()
            continue
        lines = file.read_text("utf-8").splitlines(keepends=True)
        path = "alive" if file.stem == "hue-nfd" else "gone"
        file.write_text(
            "".join(
                f"url: {server.root}/{path}\n" if line.startswith("url:") else line
                for line in lines
                if not line.startswith("archived_url:")
            ),
            "utf-8",
        )
    return content


def test_dead_ones_are_listed_and_results_are_kept(cited: Path, server: Server) -> None:
    result = run("check-links", cited, "--allow-private", "--delay", 0)
    assert result.returncode == 1, result.stderr
    assert result.stdout == "2 addresses: 1 alive, 0 moved, 1 dead, 0 unsure.\n"
    assert f"[2/2] alive: {server.root}/alive\n" in result.stderr.replace("[1/2]", "[2/2]")
    (told,) = [line for line in result.stderr.splitlines() if "warning" in line]
    assert told.startswith("content/articles/2023/chong-dau.md:")
    assert "warning: url: is gone (404) — look for a copy: https://archive.org/wayback/" in told
    asked = len(server.asked)
    again = run("check-links", cited, "--allow-private", "--delay", 0)
    assert again.stdout == result.stdout
    assert len(server.asked) == asked
    assert (cited.parent / ".cache" / "links.json").is_file()


def test_only_the_files_that_are_named_are_asked_about(cited: Path, server: Server) -> None:
    file = cited / "articles/2023/chong-dau.md"
    result = run("check-links", cited, "--allow-private", "--delay", 0, file)
    assert result.stdout == "1 addresses: 0 alive, 0 moved, 1 dead, 0 unsure.\n"
    assert {path for _, path, _ in server.asked} == {"/gone"}
    missing = run("check-links", cited, "khong-co.md")
    assert missing.returncode == 2
    assert "khong-co.md: is not there" in missing.stderr


def test_without_a_connection_nothing_is_called_dead(cited: Path) -> None:
    for number, file in enumerate((cited / "articles").rglob("*.md")):
        text = file.read_text("utf-8")
        address = f"https://bao-{number}.invalid/x"
        file.write_text(re.sub(r"(?m)^url: .*", f"url: {address}", text), "utf-8")
    result = run("check-links", cited, "--delay", 0)
    assert result.returncode == 1
    assert result.stderr == "No server answered — check the connection, then run this again\n"
    assert not (cited.parent / ".cache/links.json").exists()


def test_without_a_connection_what_is_known_of_others_calls_nothing_dead(
    cited: Path, server: Server
) -> None:
    run("check-links", cited, "--allow-private", "--delay", 0, cited / "articles/2024/hue-nfd.md")
    other = cited / "articles/2023/chong-dau.md"
    text = other.read_text("utf-8").replace(f"{server.root}/gone", "https://bao.invalid/x")
    other.write_text(text, "utf-8")
    found = run("check-links", cited, "--allow-private", "--delay", 0)
    assert "chong-dau.md:" in found.stderr  # the one that is known answers now, too
    assert "has a host that no longer exists" in found.stderr
    server.shutdown()
    server.server_close()
    result = run("check-links", cited, "--allow-private", "--delay", 0)
    assert result.stderr == "No server answered — check the connection, then run this again\n"
    assert result.returncode == 1


def test_what_was_not_asked_does_not_speak_for_the_connection(cited: Path) -> None:
    addresses = {"2023/chong-dau": "http://127.0.0.1/x", "2024/hue-nfd": "http://a.invalid/"}
    for file, address in addresses.items():
        path = cited / f"articles/{file}.md"
        text = re.sub(r"(?m)^url: .*", f"url: {address}", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    result = run("check-links", cited, "--delay", 0)
    assert result.stderr == "No server answered — check the connection, then run this again\n"


def test_a_copy_is_looked_for_only_when_asked(cited: Path, server: Server) -> None:
    options = ("--allow-private", "--delay", 0, "--archive-at", f"{server.root}/copies")
    plain = run("check-links", cited, *options)
    assert f"look for a copy: {server.root}/copies?url=" in plain.stderr
    assert not any(path.startswith("/copies") for _, path, _ in server.asked)
    found = run("check-links", cited, *options, "--archive")
    assert f"— enter archived_url: {server.root}/copy\n" in found.stderr


def test_a_dead_report_with_a_copy_is_no_problem(cited: Path) -> None:
    file = cited / "articles" / "2023" / "chong-dau.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("url: ", "archived_url: https://x.vn/c\nurl: ", 1), "utf-8")
    result = run("check-links", cited, "--allow-private", "--delay", 0)
    assert result.returncode == 0
    assert "warning" not in result.stderr


def test_private_networks_are_left_alone_unless_asked(cited: Path, server: Server) -> None:
    result = run("check-links", cited, "--delay", 0)
    assert server.asked == []
    assert "lies in a private network" in result.stderr


def test_results_that_cannot_be_read_are_had_again(cited: Path) -> None:
    kept = cited.parent / ".cache" / "links.json"
    kept.parent.mkdir()
    kept.write_text("[1", "utf-8")
    result = run("check-links", cited, "--allow-private", "--delay", 0)
    assert "2 addresses: 1 alive" in result.stdout
    assert "Traceback" not in result.stderr


def test_ctrl_c_keeps_what_was_found(cited: Path) -> None:
    terminal = Conversation("check-links", cited, "--allow-private", "--delay", "1.5")
    terminal.answer("[1/2]", "\x03")
    assert terminal.finish() == 130
    assert b"Traceback" not in terminal.said
    assert len(json.loads((cited.parent / ".cache" / "links.json").read_text("utf-8"))) == 1
