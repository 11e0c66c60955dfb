"""What belongs to the content: the one rule for records, pages, data files and the preview.

Everything under ``articles/`` and ``pages/`` is content, except hidden files and folders and
what editors and systems leave there for themselves. A linked folder is read like any other.
What cannot be read is a problem, never left out in silence.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from newsarchive.content.source_text import shown_path
from newsarchive.model.problem import Problem

ARTICLES, PAGES, DATA = "articles", "pages", "data"
"""The folders of the content folder that are read."""

_SYSTEM_FOLDERS = frozenset(
    ("@eadir", "__macosx", "__pycache__", "$recycle.bin", "lost+found", "node_modules",
     "system volume information")
)  # fmt: skip
_PASSING = re.compile(
    r"\..*"  # hidden; also ._x.md (macOS), .x.swp (Vim), .#x (Emacs), .~lock.x# (LibreOffice)
    r"|.*~|\#.*\#|~\$.*"  # backups; autosaved by Emacs; held open by Office
    r"|.*\.(tmp|temp|swp|swo|swx|bak|orig|rej|part|crdownload)(\.[0-9.]+)?"
    r"|.*\.tmp[\w-]*|.*___jb_(tmp|old|bak)___|.*\.sb-\w+-\w+"
    r"|desktop\.ini|(eh)?thumbs(_vista)?\.db|icon\r|\d{4,5}",  # 4913 and so on: Vim tries to write
    re.IGNORECASE | re.DOTALL,
)


def is_passing(name: str, is_folder: bool = False) -> bool:
    """Whether a file or folder of this name is nobody's content."""
    if is_folder:
        return name[0] == "." or name.casefold() in _SYSTEM_FOLDERS
    return _PASSING.fullmatch(name) is not None


def is_content(file: Path, folder: Path) -> bool:
    """Whether a path inside a folder is content, judged by its names alone."""
    *folders, name = file.relative_to(folder).parts or (".",)
    return not is_passing(name) and not any(is_passing(part, True) for part in folders)


@dataclass(frozen=True)
class Found:
    """Files in the order of their paths, why others cannot be read, and where it was looked."""

    files: list[str]
    problems: list[Problem]
    folders: list[str] = field(default_factory=list, compare=False)


def find_records(content: Path) -> Found:
    """All files that claim to be records."""
    return find_files(content / ARTICLES)


def find_pages(content: Path) -> Found:
    """All plain pages; a file that is none is a problem."""
    found = find_files(content / PAGES)
    pages = [file for file in found.files if file.endswith(".md")]
    others = [
        _problem(file, "is not a Markdown page", "name it <slug>.md, or move it out of pages/")
        for file in found.files
        if not file.endswith(".md")
    ]
    return Found(pages, [*found.problems, *others])


def find_content(content: Path) -> Found:
    """All files of the content folder from which a site is made."""
    parts = [find_files(content / name) for name in (ARTICLES, DATA, PAGES)]
    return Found(
        [file for part in parts for file in part.files],
        [problem for part in parts for problem in part.problems],
    )


def find_files(folder: Path) -> Found:
    """All files under a folder, at any depth, that are not passing ones."""
    return _Walk(folder).found()


class _Walk:
    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._roots = [os.path.realpath(folder)]
        self._files: list[str] = []
        self._links: list[str] = []
        self._problems: list[Problem] = []
        self._folders: list[str] = []

    def found(self) -> Found:
        if os.path.lexists(self._folder):
            self._read(self._folder)
        # Links come last: whether one leads back into a folder, the folder does not tell.
        while self._links:
            links, self._links = sorted(self._links), []
            for link in links:
                self._follow(link)
        # As texts: of 10,000 files, a Path for each would take as long as reading their digests.
        in_order = sorted(self._files, key=lambda path: path.replace(os.sep, "\0"))
        return Found(in_order, self._problems, self._folders)

    def _read(self, folder: str) -> None:
        waiting = [folder]
        while waiting:
            inside = waiting.pop()
            self._folders.append(inside)
            try:
                with os.scandir(inside) as entries:
                    waiting += [e.path for e in entries if self._is_folder_to_read(e)]
            except OSError as error:
                reason = error.strerror or str(error)
                self._tell(
                    inside, f"cannot be read ({reason})", "check what it is, and its permissions"
                )

    def _is_folder_to_read(self, entry: os.DirEntry[str]) -> bool:
        """Take in a file or link; True for a folder."""
        is_folder = entry.is_dir()
        if is_passing(entry.name, is_folder):
            return False
        if not entry.name.isprintable():
            wrong = "has a name with signs that cannot be seen or are damaged"
            self._tell(entry.path, wrong, "give it a name of plain letters")
        elif not is_folder:
            self._take(entry)
        elif entry.is_symlink():
            self._links.append(entry.path)
        else:
            return True
        return False

    def _take(self, entry: os.DirEntry[str]) -> None:
        if entry.is_file() or entry.is_symlink():  # a link that leads nowhere is told when read
            self._files.append(entry.path)
        else:
            self._tell(entry.path, "is neither a file nor a folder", "remove it")

    def _follow(self, link: str) -> None:
        real = os.path.realpath(link)
        if any(_is_inside(real, root) or _is_inside(root, real) for root in self._roots):
            shown = shown_path(Path(real))
            self._tell(link, f"is a link to {shown}, which is read already", "remove the link")
            return
        self._roots.append(real)
        self._read(link)

    def _tell(self, path: str, wrong: str, cure: str) -> None:
        self._problems.append(_problem(path, wrong, cure))


def _is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _problem(path: str, wrong: str, cure: str) -> Problem:
    shown = shown_path(Path(path)).encode("utf-8", "backslashreplace").decode()
    return Problem("".join(map(_visible, shown)), 1, "file", wrong, cure)


def _visible(sign: str) -> str:
    return sign if sign.isprintable() else f"<U+{ord(sign):04X}>"
