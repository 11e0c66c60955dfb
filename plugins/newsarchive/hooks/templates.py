"""Fingerprints of templates: a template's own source and that of all it draws on."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, meta

from newsarchive.core.fingerprint import fingerprint


class Templates:
    """The sources under a theme's template folder, read once."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        self._environment = environment
        texts = {
            file.relative_to(folder).as_posix(): file.read_text("utf-8")
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        }
        self._sources = {name: text for name, text in texts.items() if name.endswith(".html")}
        # Files that no tag names, such as a style that is put into a page, count for every page.
        self._others = [(name, text) for name, text in texts.items() if name not in self._sources]
        self._drawn_on = cache(self._find_drawn_on)
        self.fingerprint_of = cache(self._fingerprint)

    def _fingerprint(self, name: str) -> bytes:
        """Covers the template, what it extends, includes and imports, and so on."""
        closure: set[str] = set()
        waiting = [name]
        while waiting:
            template = waiting.pop()
            if template not in closure:
                closure.add(template)
                waiting += self._drawn_on(template)
        sources = [(used, self._sources.get(used)) for used in sorted(closure)]
        return fingerprint(name, sources, self._others)

    def _find_drawn_on(self, name: str) -> list[str]:
        if name not in self._sources:
            return []  # rendering will say that it is missing
        tree = self._environment.parse(self._sources[name])
        names = list(meta.find_referenced_templates(tree))
        # A name that is worked out while rendering may be any template.
        known = [other for other in names if other is not None]
        return known if len(known) == len(names) else list(self._sources)
