"""The web application of a preview: pages, the theme's files, files of a build, and versions."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsarchive.model.urls import NOT_FOUND
from newsarchive.preview.failure_page import failure_page
from newsarchive.preview.preview import Preview
from newsarchive.preview.reloading import SCRIPT, SCRIPT_PATH, VERSION_PATH, reloading

_HTML = "text/html; charset=utf-8"
_LOCAL = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.ASCII | re.IGNORECASE)
_METHODS = ("GET", "HEAD")

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def make_app(preview: Preview, lifespan: Lifespan) -> Starlette:
    """The application; ``lifespan`` is what goes on beside the answering of requests."""

    async def version(request: Request) -> Response:
        """The current version, as soon as it differs from the one in the query."""
        return PlainTextResponse(await preview.wait_for_change(request.url.query))

    async def script(_: Request) -> Response:
        return Response(SCRIPT, media_type="text/javascript")

    async def page(request: Request, _: Exception | None = None) -> Response:
        """What stands at a path, the page that says why it cannot be shown, or "not found"."""
        # Asked for first: a page may be newer than the version it names, but never older.
        shown = preview.version
        path = str(request.scope["path"]).removeprefix("/")
        status, media_type, content = await preview.answer(path)
        if status == 404:
            if file := await preview.find_built(path):
                return FileResponse(file)
            found, media_type, content = await preview.answer(NOT_FOUND)
            status = found if found >= 500 else 404
        if status == 301:
            query = request.url.query
            return RedirectResponse(f"/{quote(path)}/" + (f"?{query}" if query else ""), 301)
        if status == 200 and media_type != _HTML:
            return Response(content, media_type=media_type)
        wrong = preview.failure or (content.decode() if status >= 500 else "")
        if wrong:
            status, content = 500, failure_page(wrong)
        return Response(reloading(content, shown), status, media_type=_HTML)

    return Starlette(
        routes=[
            Route(VERSION_PATH, version),
            Route(SCRIPT_PATH, script),
            Route("/{path:path}", page),
        ],
        middleware=[Middleware(ForThisMachine, home=preview.home)],
        exception_handlers={404: page},
        lifespan=lifespan,
    )


class ForThisMachine:
    """Answers only a browser on this machine that reads; nothing is kept in its cache.

    A page of another host may have its name lead to this machine (DNS rebinding), and would
    then read drafts. It cannot choose the Host that the browser sends.
    """

    def __init__(self, app: ASGIApp, home: str) -> None:
        self._app, self._home = app, home

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with a sentence."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_uncached(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "no-store"
            await send(message)

        await (self._refusal(scope) or self._app)(scope, receive, send_uncached)

    def _refusal(self, scope: Scope) -> Response | None:
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or not _LOCAL.fullmatch(hosts[0].strip()):
            return PlainTextResponse(f"This preview answers at {self._home} only.\n", 421)
        method = scope["method"]
        if method not in _METHODS:
            said = f"This preview can be read only; {method} is not answered.\n"
            return PlainTextResponse(said, 405, headers={"Allow": ", ".join(_METHODS)})
        return None
