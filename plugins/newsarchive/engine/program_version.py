"""What the output depends on besides content and templates: the program and its libraries."""

import platform
import unicodedata
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

from newsarchive.engine.sources import PACKAGE, code_files
from newsarchive.model.fingerprint import fingerprint

_LIBRARIES = (
    "jinja2", "lxml", "markdown", "markupsafe", "nh3", "numpy", "pelican", "pydantic",
    "pydantic-core", "pyyaml",
)  # fmt: skip


@cache
def program_version() -> bytes:
    """Changes with any file of the plugin, any library that shapes output, or Python."""
    sources = [
        (file.relative_to(PACKAGE).as_posix(), file.read_bytes())
        for file in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.toml")])
    ]
    return fingerprint(
        sources,
        [(name, version(name)) for name in _LIBRARIES],
        platform.python_version(),
        platform.machine(),
        unicodedata.unidata_version,
        zlib.ZLIB_RUNTIME_VERSION,
    )


def settings_version(settings: Mapping[str, Any]) -> bytes:
    """Changes with any setting that has a plain value, used or not: that is never too little.

    What a setting does that is a function is in its code: the files of settings and plugins
    count as they are. Settings that only say where a build reads and writes are left out.
    """
    return fingerprint(
        [(name, _plain(settings[name])) for name in sorted(settings) if name not in _PLACES],
        [(file.name, file.read_bytes()) for file in code_files()],
    )


_PLACES = {"ARCHIVE_STAGING", "CACHE_PATH", "OUTPUT_PATH", "PATH", "THEME"}


def _plain(value: Any) -> Any:
    """Lists and mappings of texts and numbers as they are; of other things only their kind."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping):
        return [(_plain(name), _plain(item)) for name, item in value.items()]
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.__qualname__ if isinstance(value, type) else type(value).__qualname__
