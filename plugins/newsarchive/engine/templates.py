"""The sources of templates at one moment, and the templates and texts that each of them uses."""

import functools
import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, TemplateSyntaxError, meta

from newsarchive.cache.build_cache import BuildCache
from newsarchive.content.content_files import is_content
from newsarchive.content.source_text import shown_path
from newsarchive.engine.template_errors import TemplateFault, located
from newsarchive.engine.text_check import TextUse, find_wrong_texts, texts_used
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.problem import Problem

_KIND = "template dependencies"


def fix_sources(environment: Environment, folders: Sequence[Path]) -> Mapping[str, str]:
    """Read every template that the environment can load; later changes are not for it.

    A template that is loaded while somebody saves would belong to no state of the theme.
    Files that are no texts, as editors and systems leave them, are not templates. Raises
    InvalidContent where a template is not in UTF-8, and finds it in the ``folders``.
    """
    loader = environment.loader
    assert loader
    found = {}
    for name in filter(_is_template, loader.list_templates()):
        try:
            found[name] = loader.get_source(environment, name)
        except UnicodeDecodeError:
            if name.endswith(".html"):
                shown = _shown(name, folders)
                wrong, cure = "is not text in UTF-8", "save it as UTF-8"
                raise TemplateFault([Problem(shown, 1, "template", wrong, cure)]) from None
    environment.loader = FunctionLoader(found.get)
    return {name: source for name, (source, *_) in found.items()}


def _is_template(name: str) -> bool:
    return is_content(Path(name), Path())


def _shown(name: str, folders: Sequence[Path]) -> str:
    """Where a template lies; Pelican also offers each of the theme's under its prefix."""
    files = [folder / name.removeprefix("!theme/") for folder in folders]
    return next((shown_path(file) for file in files if file.exists()), name)


class Templates:
    """The sources of templates by name; ``settings`` cover those by which they are read.

    Messages find a template in the ``folders``.
    """

    def __init__(
        self,
        texts: Mapping[str, str],
        environment: Environment,
        cache: BuildCache,
        settings: bytes,
        folders: Sequence[Path] = (),
    ) -> None:
        self._environment, self._cache, self._settings = environment, cache, settings
        self._folders = folders
        self._sources = {name: text for name, text in texts.items() if name.endswith(".html")}
        # Files that no tag names, such as a style that is put into a page, count for every page.
        self._others = [(name, text) for name, text in texts.items() if name not in self._sources]
        self._parsed = functools.cache(self._parse)
        self.fingerprint_of = functools.cache(self._fingerprint)

    def load(self, names: Iterable[str]) -> None:
        """Have templates, and all they draw on, ready for every process that is forked later.

        Raises TemplateFault for one that is missing or wrong, or that uses a text which the
        catalogue lacks.
        """
        used = sorted(self._closure(names) & self._sources.keys())
        with located():
            for name in used:
                self._environment.get_template(name)
        problems = [problem for name in used for problem in self._find_wrong_texts(name)]
        if problems:
            raise TemplateFault(problems)

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
                waiting += self._dependencies(template)
        return closure

    def _find_wrong_texts(self, name: str) -> Iterator[Problem]:
        return find_wrong_texts(_shown(name, self._folders), self._parsed(name)[1])

    def _dependencies(self, name: str) -> Iterable[str]:
        """The templates that one names."""
        names = self._parsed(name)[0]
        # A name that is worked out while rendering may be any template.
        return self._sources if None in names else [known for known in names if known]

    def _parse(self, name: str) -> tuple[list[str | None], list[TextUse]]:
        """The templates and the texts that one names; parsed once for each state of its source."""
        source = self._sources.get(name)
        if source is None:
            return [], []  # rendering will say that it is missing
        digest = fingerprint(self._settings, source)
        kept = self._cache.get(_KIND, name, digest)
        if kept is None:
            kept = marshal.dumps(self._find_named(source))
            self._cache.put(_KIND, name, digest, kept)
        names, texts = marshal.loads(kept)  # noqa: S302 - ours, under a checksum
        return names, [TextUse(*use) for use in texts]

    def _find_named(self, source: str) -> tuple[list[str | None], list[tuple[Any, ...]]]:
        try:
            parsed = self._environment.parse(source)
        except TemplateSyntaxError:
            return [], []  # loading it will say what is wrong
        names = list(meta.find_referenced_templates(parsed))
        return names, [tuple(use) for use in texts_used(parsed)]
