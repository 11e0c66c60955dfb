"""Putting drafts where they belong, so that nothing is ever lost, overwritten or half-written.

Beside the content folder lies the folder of working copies: each imported text, the draft as
it was imported, and a register of what came from where. The draft itself is written last: a
draft that exists is whole, and so is all that belongs to it.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from newsarchive.data.atomic import create_atomically, write_atomically
from newsarchive.data.working_copy import working_copy_path, working_folder
from newsarchive.importer.drafting import Draft
from newsarchive.importer.merging import merge
from newsarchive.importer.page import Page, Unreadable
from newsarchive.importer.reading import Reading

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
        moved = sorted((self.content / "articles").rglob(Path(name).name))
        return moved[0] if moved else None

    def save(self, draft: Draft, reading: Reading, page_key: str) -> Path:
        """Write a new draft; returns its path. Raises FileExistsError if the slug is taken."""
        file = self.content / "articles" / draft.folder / f"{draft.slug}.md"
        if file.exists():
            raise FileExistsError(file)
        self._write_copies(file, draft.text, reading)
        self._register[page_key] = file.relative_to(self.content / "articles").as_posix()
        create_atomically(file, draft.text)
        self._write_register()
        return file

    def merged(self, file: Path, draft: Draft) -> str:
        """What ``--update`` would make of an existing record."""
        base = self._imported(file)
        before = base.read_text("utf-8") if base.exists() else None
        return merge(file.read_text("utf-8"), before, draft.text)

    def update(self, file: Path, draft: Draft, reading: Reading, page_key: str) -> None:
        """Renew what the machine wrote in an existing record."""
        text = self.merged(file, draft)
        self._write_copies(file, draft.text, reading)
        self._register[page_key] = file.relative_to(self.content / "articles").as_posix()
        if text != file.read_text("utf-8"):
            write_atomically(file, text)
        self._write_register()

    def _write_copies(self, file: Path, draft: str, reading: Reading) -> None:
        copy = working_copy_path(self.content, file)
        write_atomically(copy, working_text(reading))
        write_atomically(self._imported(file), draft)

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

    def _write_register(self) -> None:
        file = working_folder(self.content) / _REGISTER
        text = json.dumps(self._register, ensure_ascii=False, indent=1, sort_keys=True)
        write_atomically(file, text + "\n")


def key_of(page: Page, reading: Reading) -> str:
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
