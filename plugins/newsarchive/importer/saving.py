"""Putting drafts where they belong, so that nothing is ever lost, overwritten or half-written.

Beside the content folder lies the folder of working copies: each imported text, the draft as
it was imported, and a register of what came from where. The draft itself is written last: a
draft that exists is whole, and so is all that belongs to it.
"""

import errno
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsarchive.content.atomic_write import create_atomically, write_atomically
from newsarchive.content.content_files import find_records
from newsarchive.content.source_text import read_source_text
from newsarchive.content.working_copy import working_copy_path, working_folder
from newsarchive.importer.drafting import Draft
from newsarchive.importer.merging import merge
from newsarchive.importer.reading import Reading
from newsarchive.model.problem import Problem
from newsarchive.web.raw_page import RawPage, Unreadable

_REGISTER = "register.json"
_IMPORTED = ".imported.md"


@dataclass
class Desk:
    """The content folder and the working copies beside it."""

    content: Path

    def __post_init__(self) -> None:
        self._register = self._read_register()

    def held(self, page_key: str) -> Path | None:
        """The record that was once imported from this page, if it is still there."""
        name = self._register.get(page_key)
        if name is None:
            return None
        file = self.content / "articles" / name
        if file.exists():
            return file
        # The maintainer may have moved it to the folder of its year.
        records = map(Path, find_records(self.content).files)
        return next((record for record in records if record.name == Path(name).name), None)

    def save(self, draft: Draft, reading: Reading, keys: Iterable[str]) -> Path:
        """Write a new draft; returns its path. Raises FileExistsError if the slug is taken."""
        file = self.content / "articles" / draft.folder / f"{draft.slug}.md"
        if file.exists():
            raise FileExistsError(errno.EEXIST, "exists already", str(file))
        self._write_beside(file, draft.text, reading, keys)
        create_atomically(file, draft.text)
        return file

    def renewed(self, file: Path, draft: Draft) -> tuple[str, str]:
        """A record as it is, and what ``--update`` would make of it. Raises Unreadable."""
        base = self._imported(file)
        before = _text_of(file)
        return before, merge(before, _text_of(base) if base.exists() else None, draft.text)

    def update(self, file: Path, draft: Draft, reading: Reading, keys: Iterable[str]) -> None:
        """Renew what the machine wrote in an existing record. Raises Unreadable."""
        before, after = self.renewed(file, draft)
        if after != before:
            write_atomically(file, after)
        self._write_beside(file, draft.text, reading, keys)

    def _write_beside(self, file: Path, draft: str, reading: Reading, keys: Iterable[str]) -> None:
        """All that belongs to a record and is not published with it."""
        write_atomically(working_copy_path(self.content, file), working_text(reading))
        write_atomically(self._imported(file), draft)
        name = file.relative_to(self.content / "articles").as_posix()
        self._register |= dict.fromkeys(keys, name)
        text = json.dumps(self._register, ensure_ascii=False, indent=1, sort_keys=True)
        write_atomically(working_folder(self.content) / _REGISTER, text + "\n")

    def _imported(self, file: Path) -> Path:
        return working_copy_path(self.content, file).with_suffix(_IMPORTED)

    def _read_register(self) -> dict[str, str]:
        file = working_folder(self.content) / _REGISTER
        if not file.exists():
            return {}
        try:
            register = json.loads(file.read_text("utf-8"))
            return {str(key): str(value) for key, value in register.items()}
        except (ValueError, AttributeError):
            raise Unreadable(
                f"{file} cannot be read — it only says what was imported from where;"
                " move it away, and pages already imported are recognised by their address alone"
            ) from None


def _text_of(file: Path) -> str:
    source = read_source_text(file)
    if isinstance(source, Problem):
        raise Unreadable(str(source))
    return source.text


def key_of(page: RawPage, reading: Reading) -> str:
    """What makes two imports the same: the address, or else the content."""
    return reading.address or f"sha256:{hashlib.sha256(page.content).hexdigest()}"


def working_text(reading: Reading) -> str:
    """The imported text as a maintainer reads it: headline, text, captions apart."""
    parts = [reading.title.value] if reading.title else []
    parts += reading.body
    if reading.byline:
        parts.append(reading.byline.value)
    if reading.captions:
        parts += ["[Chú thích ảnh]", *reading.captions]
    return "\n\n".join(parts) + "\n"
