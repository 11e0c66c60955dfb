"""Searches as any caller does: through ``openIndex`` of the modules that the site serves."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Page

from conftest import Build

Search = Callable[..., dict[str, Any]]

# Answers {result} or {error}; an unhandled rejection is thrown by ``search_in``.
_SEARCH = """async ([module, base, calls]) => {
  const { openIndex } = await import(module);
  globalThis.indexes ??= {};
  globalThis.unhandled ??= [];
  self.onunhandledrejection ??= (event) => globalThis.unhandled.push(String(event.reason));
  const answer = async ([query, options]) => {
    try {
      const index = await (globalThis.indexes[base] ??= openIndex(base));
      return { result: await index.search(query, options) };
    } catch (error) {
      delete globalThis.indexes[base];
      return { error: String(error?.message), isError: error instanceof Error };
    }
  };
  const answers = [];
  for (const call of calls) answers.push(await answer(call));
  await new Promise((done) => setTimeout(done));
  return { answers, unhandled: globalThis.unhandled };
}"""


def module_address(site: Build, address: str, name: str) -> str:
    """Where a built search module is; the search page names all of them."""
    page = site.read("tim-kiem/index.html")
    paths = re.findall(r'<link rel="modulepreload" href="\.\./([^"]+)"', page)
    return urljoin(address, next(path for path in paths if path.endswith(f"/search/{name}")))


def ask(page: Page, module: str, base: str, calls: list[list[Any]]) -> list[dict[str, Any]]:
    """The answers to ``[query, options]`` calls, each ``{result}`` or ``{error, isError}``."""
    done = page.evaluate(_SEARCH, [module, base, calls])
    assert done["unhandled"] == []
    found: list[dict[str, Any]] = done["answers"]
    return found


def searcher(page: Page, module: str, base: str) -> Search:
    """``search(query, filters=…, sort=…, offset=…, limit=…)`` → the result."""

    def search(query: Any, **options: Any) -> dict[str, Any]:
        (answer,) = ask(page, module, base, [[query, options]])
        assert "error" not in answer, answer
        result: dict[str, Any] = answer["result"]
        return result

    return search


def slugs(result: dict[str, Any]) -> list[str]:
    return [hit["url"].split("/")[1] for hit in result["hits"]]
