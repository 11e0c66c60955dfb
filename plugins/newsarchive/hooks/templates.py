"""The sources of templates as they are at one moment, and what each of them draws on."""

import marshal
from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import Environment, FunctionLoader, TemplateSyntaxError, meta

from newsarchive.core.fingerprint import fingerprint, memo_key
from newsarchive.core.problem import InvalidContent, Problem
from newsarchive.data.memo import Memo
from newsarchive.hooks.template_failure import located


def fix_sources(environment: Environment) -> Mapping[str, str]:
    """Read every template that the environment can load; later changes are not for it.

    A template that is loaded while somebody saves would belong to no state of the theme.
    Files that are no texts, as editors and systems leave them, are not templates. Raises
    InvalidContent where a template is not in UTF-8.
    """
    loader = environment.loader
    assert loader
    found = {}
    for name in loader.list_templates():
        try:
            found[name] = loader.get_source(environment, name)
        except UnicodeDecodeError:
            if name.endswith(".html"):
                wrong, cure = "is not text in UTF-8", "save it as UTF-8"
                raise InvalidContent([Problem(name, 1, "template", wrong, cure)]) from None
    environment.loader = FunctionLoader(found.get)
    return {name: source for name, (source, *_) in found.items()}


class Templates:
    """The sources of templates by name; ``settings`` cover those by which they are read."""

    def __init__(
        self, texts: Mapping[str, str], environment: Environment, memo: Memo, settings: bytes
    ) -> None:
        self._environment, self._memo, self._settings = environment, memo, settings
        self._sources = {name: text for name, text in texts.items() if name.endswith(".html")}
        # Files that no tag names, such as a style that is put into a page, count for every page.
        self._others = [(name, text) for name, text in texts.items() if name not in self._sources]
        self._drawn_on = self._read_drawn_on()
        self.fingerprint_of = cache(self._fingerprint)

    def load(self, names: Iterable[str]) -> None:
        """Have templates, and all they draw on, ready for every process that is forked later."""
        with located():
            for name in sorted(self._closure(names) & self._sources.keys()):
                self._environment.get_template(name)

    def _fingerprint(self, name: str) -> bytes:
        """Covers the template, what it extends, includes and imports, and so on."""
        sources = [(used, self._sources.get(used)) for used in sorted(self._closure([name]))]
        return fingerprint(name, sources, self._others)

    def _closure(self, names: Iterable[str]) -> set[str]:
        closure: set[str] = set()
        waiting = list(names)
        while waiting:
            template = waiting.pop()
            if template not in closure:
                closure.add(template)
                # One that is missing draws on nothing; rendering will say that it is.
                waiting += self._drawn_on.get(template, [])
        return closure

    def _read_drawn_on(self) -> dict[str, list[str]]:
        """For each template, those that it names: parsed once for each state of the theme."""
        key = memo_key("drawn-on", self._settings, self._sources)
        kept = self._memo.get(key)
        if kept is None:
            found = {name: self._find_drawn_on(text) for name, text in self._sources.items()}
            kept = marshal.dumps(found)
            self._memo.put(key, kept)
        drawn_on: dict[str, list[str]] = marshal.loads(kept)  # noqa: S302 - ours, checksummed
        return drawn_on

    def _find_drawn_on(self, source: str) -> list[str]:
        try:
            names = list(meta.find_referenced_templates(self._environment.parse(source)))
        except TemplateSyntaxError:
            return []  # if it is used, loading it will say what is wrong
        # A name that is worked out while rendering may be any template.
        known = [other for other in names if other is not None]
        return known if len(known) == len(names) else list(self._sources)
