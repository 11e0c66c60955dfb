"""Style sheets and scripts: gathered, named by their content, linked by every page.

``main.css`` lists the style sheets in order, as ``@import`` lines; a build joins them into
one file. Scripts keep their names under a folder named by the content of all of them, so
modules find each other and a new version is never mixed with an old one in a cache.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsarchive.content.content_files import find_files
from newsarchive.model.target import OutputFile

_IMPORT = re.compile(r'@import\s+"([^"]+)"\s*(?:layer\(([\w.-]+)\))?\s*;')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\n\s*\n+|^\s+", re.MULTILINE)


@dataclass(frozen=True)
class Assets:
    """Finished files, and the address of each by the name templates use."""

    files: tuple[OutputFile, ...]
    addresses: Mapping[str, str]

    def address(self, name: str) -> str:
        """Address of ``css/main.css`` and the like. Raises KeyError for an unknown name."""
        return self.addresses[name]

    def modules(self, folder: str) -> list[str]:
        """Names of the scripts under ``js/search`` and the like, to be fetched early."""
        return [name for name in self.addresses if name.startswith(folder)]


def gather_assets(static: Path) -> Assets:
    """Read the theme's static folder: ``css/main.css``, ``js/**``, and other files."""
    files: list[OutputFile] = []
    addresses: dict[str, str] = {}

    def add(name: str, address: str, content: bytes) -> None:
        files.append(OutputFile(address, content))
        addresses[name] = address

    css = join_css(static / "css" / "main.css").encode()
    add("css/main.css", f"theme/main.{_digest([css])}.css", css)
    scripts = _read_all(static / "js")
    version = _digest(part for name, content in scripts for part in (name.encode(), content))
    for name, content in scripts:
        add(f"js/{name}", f"theme/js-{version}/{name}", content)
    for name, content in _read_all(static):
        if not name.startswith(("css/", "js/")):
            add(name, f"theme/{name}", content)
    return Assets(tuple(files), addresses)


def join_css(main: Path) -> str:
    """Put the imported style sheets into the place of their ``@import`` lines."""

    def replace(match: re.Match[str]) -> str:
        text = (main.parent / match[1]).read_text("utf-8")
        return f"@layer {match[2]} {{\n{text}\n}}" if match[2] else text

    joined = _IMPORT.sub(replace, main.read_text("utf-8"))
    return _BLANK.sub("\n", _COMMENT.sub("", joined)).strip() + "\n"


def _read_all(folder: Path) -> list[tuple[str, bytes]]:
    return [
        (file.relative_to(folder).as_posix(), file.read_bytes())
        for file in map(Path, find_files(folder).files)
    ]


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:10]
