"""What a build has read besides its content: settings, code, theme, templates.

Code is every loaded Python file that belongs neither to Python nor to an installed library:
the settings, what they import, and plugins. Which data files such code reads cannot be asked;
a file whose name it writes out counts as read.
"""

import os
import re
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsarchive.engine.settings import template_folders, theme_folder

PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = [Path(folder).resolve() for folder in sysconfig.get_paths().values()]
_LIBRARY_NAMES = tuple(f"{folder}{os.sep}" for folder in sysconfig.get_paths().values())
_QUOTED = re.compile(r"[\"']([^\"'\n]{1,300})[\"']")


def code_files() -> list[Path]:
    """The loaded code of this project but for this package; of packages, all modules."""
    found: set[Path] = set()
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None) or ""
        if not file.endswith(".py") or file.startswith(_LIBRARY_NAMES):
            continue  # nearly all, and to resolve a path takes long
        path = Path(file).resolve()
        if _is_own(path):
            found.add(path)
            for folder in getattr(module, "__path__", ()):
                found.update(Path(folder).resolve().rglob("*.py"))
    return sorted(found)


def _is_own(file: Path) -> bool:
    return not any(file.is_relative_to(folder) for folder in (*_LIBRARIES, PACKAGE))


def sources_of(settings: Mapping[str, Any]) -> Iterator[Path]:
    """Files and folders that a build with these settings reads besides its content."""
    yield PACKAGE
    yield theme_folder(settings).absolute()
    yield from (folder.absolute() for folder in template_folders(settings))
    for file in code_files():
        yield file
        yield from _files_named_in(file)


def _files_named_in(code: Path) -> Iterator[Path]:
    for name in _QUOTED.findall(code.read_text("utf-8", "replace")):
        for folder in (code.parent, Path.cwd()):
            file = folder / name
            try:
                if file.is_file():
                    yield file
            except (OSError, ValueError):  # no name of a file
                continue
