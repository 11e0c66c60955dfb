"""The catalogue of interface texts: one TOML file for each language, read when it is needed."""

import string
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

_FOLDER = Path(__file__).parent
_DEFAULT = "vi"
_HTML = "_html"


class InvalidStrings(Exception):
    """A catalogue lacks a text or cannot be read; the message names file, key and cure."""


class Catalogue:
    """Texts by key: the name of a section, a dot, and a name in it, such as ``home.newest``.

    A text may name values in braces, as in ``{count} bài``. A key that ends in ``_html`` holds
    HTML, in which values are escaped; this is the rule of Rails and of Shopify's themes.
    """

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._folder = folder
        self.language = _DEFAULT
        """The language of the texts, a BCP 47 tag."""

    def use(self, language: str) -> None:
        """Take the texts of another language from now on.

        Raises InvalidStrings if its file lacks a text of the default language's, has one too
        many, or one that names other values.
        """
        if language == self.language:
            return
        other = Catalogue(self._folder)
        other.language = language
        default = Catalogue(self._folder)
        for key in sorted(default.texts.keys() | other.texts.keys()):
            if default.values_of(key) != other.values_of(key):
                named = ", ".join(sorted(default.values_of(key))) or "none"
                raise InvalidStrings(
                    f"{other.shown}: {key} names other values than in {default.file.name}"
                    f" — name {named}"
                )
        self.language = language
        vars(self).pop("texts", None)

    @property
    def file(self) -> Path:
        """The file that holds the texts."""
        return self._folder / f"{self.language}.toml"

    @property
    def shown(self) -> str:
        """The file as messages name it: from the current folder, if it lies in it."""
        here = Path.cwd()
        return str(self.file.relative_to(here) if self.file.is_relative_to(here) else self.file)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """All texts by key, in the order of the file. Raises InvalidStrings."""
        # Imported here: to find that there is nothing to build, no text is needed.
        import tomllib

        try:
            sections = tomllib.loads(self.file.read_text("utf-8"))
        except FileNotFoundError:
            raise InvalidStrings(
                f"{self.shown}: no such file — write the texts of '{self.language}' into it,"
                f" with the keys of {_DEFAULT}.toml"
            ) from None
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise InvalidStrings(
                f"{self.shown}: cannot be read ({error}) — correct it, and save it as UTF-8"
            ) from None
        return dict(self._flatten("", sections))

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of a key with its values put in; Markup if the key ends in ``_html``.

        Raises InvalidStrings if there is no such text, or a value that it names is not given.
        """
        text = self.texts.get(key)
        if text is None:
            raise InvalidStrings(f"{self.shown}: {key} is missing — add its text")
        try:
            if key.endswith(_HTML):
                return Markup(text).format(**values)  # noqa: S704 - the catalogue's own HTML
            return text.format(**values) if values or "{" in text else text
        except (KeyError, IndexError, ValueError) as error:
            raise InvalidStrings(
                f"{self.shown}: {key} names a value that is not given ({error}) — take it out"
            ) from None

    def section(self, name: str) -> dict[str, str]:
        """The texts of one section by their names in it, in the order of the file."""
        start = f"{name}."
        return {
            key.removeprefix(start): text
            for key, text in self.texts.items()
            if key.startswith(start)
        }

    def values_of(self, key: str) -> frozenset[str]:
        """The names of the values that a text names. Raises InvalidStrings if it is missing."""
        if key not in self.texts:
            raise InvalidStrings(f"{self.shown}: {key} is missing — add its text")
        try:
            parts = list(string.Formatter().parse(self.texts[key]))
        except ValueError as error:
            raise InvalidStrings(
                f"{self.shown}: {key} has a brace too many or too few ({error}) — write"
                " {name} for a value"
            ) from None
        return frozenset(name for _, name, _, _ in parts if name is not None)

    def _flatten(self, start: str, section: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for name, value in section.items():
            if isinstance(value, Mapping):
                yield from self._flatten(f"{start}{name}.", value)
            elif isinstance(value, str):
                yield start + name, value
            else:
                raise InvalidStrings(
                    f"{self.shown}: {start}{name} is no text — put it in quotation marks"
                )
