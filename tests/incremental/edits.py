"""Everything that can happen to an archive between two builds, each as a small function.

An edit takes the world and a source of chance, and changes the world's files or settings. It
may leave content that cannot be built: then both builds must refuse it alike.
"""

import contextlib
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from conftest import ROOT, SITE, SITEURL
from newsarchive.cache.database import FILE

PROVINCES = ["Sơn La", "Hà Giang", "Bạc Liêu", "Trung ương", "Nơi Không Có"]
TOPICS = ["hoi-nghi", "tap-huan", "cuoc-thi", "khong-co"]
DATES = ["2023-03-21", "2023-04", "2022", "2024-01-02", "2025-11-30"]


SETTINGS = """\
import sys

sys.path[:0] = [{root!r}, {folder!r}]
from pelicanconf import *
import own_filters

THEME = {theme!r}
THEME_TEMPLATES_OVERRIDES = [{overrides!r}]
SHOW_DRAFTS = {drafts!r}
ARCHIVE = ARCHIVE | {archive!r}
JINJA_FILTERS = {{"own": lambda text: own_filters.own(text) + {suffix!r}}}
if {flag!r}:
    import os, shutil

    if os.path.exists({flag!r}):  # somebody saves while the build is at work
        shutil.copy({flag!r}, {saved!r})
"""


@dataclass
class World:
    """One archive in a folder of its own, and where it is built."""

    folder: Path
    settings: dict[str, object] = field(default_factory=lambda: {"SITEURL": SITEURL})
    settings_name: str = "settings.py"
    theme: str = "theme"
    count: int = 0
    foreign: set[str] = field(default_factory=set)
    """Files of the output that no build wrote."""

    @classmethod
    def create(cls, folder: Path) -> "World":
        shutil.copytree(SITE, folder / "content")
        shutil.copytree(ROOT / "theme", folder / "theme")
        (folder / "own_filters.py").write_text("def own(text):\n    return text\n")
        heading = folder / "theme/templates/static-page.html"
        replace(heading, r"\{\{ page\.title \}\}", "{{ page.title | own }}")
        return cls(folder)

    def write_settings(self) -> Path:
        """The settings file of the next build; not touched if it would be the same."""
        archive = {name: value for name, value in self.settings.items() if name.islower()}
        text = SETTINGS.format(
            root=str(ROOT), folder=str(self.folder), theme=str(self.folder / self.theme),
            overrides=str(self.overrides), drafts=bool(self.settings.get("SHOW_DRAFTS")),
            archive=archive, suffix=self.settings.get("SUFFIX", ""), flag=str(self.flag),
            saved=str(self.saved),
        )  # fmt: skip
        file = self.folder / self.settings_name
        if not file.exists() or file.read_text("utf-8") != text:
            file.write_text(text, "utf-8")
        return file

    @property
    def flag(self) -> Path:
        """While it exists, every build finds its content saved as a page."""
        return self.folder / "saved-meanwhile"

    @property
    def saved(self) -> Path:
        return self.content / "pages/luu-khi-dung.md"

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        return self.folder / ".output.cache"

    @property
    def overrides(self) -> Path:
        return self.folder / "own-templates"

    def fresh(self) -> str:
        """A word that occurs nowhere yet."""
        self.count += 1
        return f"mới{self.count}"

    def record(self, chance: random.Random) -> Path:
        return chance.choice(sorted(self.content.glob("articles/*/*.md")))


Edit = Callable[[World, random.Random], None]


def replace(file: Path, pattern: str, new: str) -> None:
    text = file.read_text("utf-8")
    file.write_text(re.sub(pattern, lambda _: new, text, count=1, flags=re.MULTILINE), "utf-8")


def body(world: World, chance: random.Random) -> None:
    file = world.record(chance)
    words = f"Đoạn {world.fresh()}, ban chỉ đạo 35 họp ngày 3/3."
    file.write_text(f"{file.read_text('utf-8')}\n\n{words}\n", "utf-8")


def heading(world: World, chance: random.Random) -> None:
    file = world.record(chance)
    file.write_text(f"{file.read_text('utf-8')}\n\n## {world.fresh()}\n", "utf-8")


def title(world: World, chance: random.Random) -> None:
    replace(world.record(chance), r"^title: .*", f"title: Đầu đề {world.fresh()}")


def province(world: World, chance: random.Random) -> None:
    replace(world.record(chance), r"^province: .*", f"province: {chance.choice(PROVINCES)}")


def topics(world: World, chance: random.Random) -> None:
    replace(world.record(chance), r"^  - [a-z-]+$", f"  - {chance.choice(TOPICS)}")


def date(world: World, chance: random.Random) -> None:
    file, day = world.record(chance), chance.choice(DATES)
    replace(file, r"^published: .*", f"published: {day}")
    target = world.content / "articles" / day[:4] / file.name
    target.parent.mkdir(exist_ok=True)
    file.rename(target)


def slug(world: World, chance: random.Random) -> None:
    file, new = world.record(chance), f"bai-{world.fresh().replace('mới', 'moi-')}"
    replace(file, r"^slug: .*", f"slug: {new}")
    file.rename(file.with_name(f"{new}.md"))


def misname(world: World, chance: random.Random) -> None:
    file = world.record(chance)
    file.rename(file.with_name(f"sai-{file.name}"))


def add(world: World, chance: random.Random) -> None:
    file, new = world.record(chance), f"them-{world.fresh().replace('mới', '')}"
    copy = file.with_name(f"{new}.md")
    shutil.copy(file, copy)
    replace(copy, r"^slug: .*", f"slug: {new}")
    replace(copy, r"^aliases:\n(  - .*\n)+", "")


def draft(world: World, chance: random.Random) -> None:
    """A record becomes a draft that names what nobody knows, or a draft is finished."""
    file = world.record(chance)
    if "status: draft" in file.read_text("utf-8"):
        replace(file, r"^status: draft\n", "")
        replace(file, r"^  - chua-co$", f"  - {TOPICS[0]}")
    else:
        replace(file, r"^slug: .*", f"slug: {file.stem}\nstatus: draft")
        replace(file, r"^  - [a-z-]+$", "  - chua-co")


def delete(world: World, chance: random.Random) -> None:
    if len(list(world.content.glob("articles/*/*.md"))) > 3:
        world.record(chance).unlink()


def same_bytes(world: World, chance: random.Random) -> None:
    file = world.record(chance)
    file.write_bytes(file.read_bytes())


def template(world: World, chance: random.Random) -> None:
    name, at = chance.choice(
        [
            ("report.html", "</article>"), ("macros/card.html", "</article>"),
            ("macros/footer.html", "</footer>"), ("home.html", "</header>"),
            ("listing.html", "</header>"), ("partials/_404.css", "body {"),
        ]
    )  # fmt: skip
    file = world.folder / world.theme / "templates" / name
    new = f"/* {world.fresh()} */{at}" if name.endswith(".css") else f"<i>{world.fresh()}</i>{at}"
    replace(file, re.escape(at), new)


def override(world: World, chance: random.Random) -> None:
    """A template of the theme is replaced by one of our own, which is changed or removed later."""
    name = chance.choice(["report.html", "macros/card.html", "404.html"])
    own = world.overrides / name
    if own.exists() and chance.random() < 0.4:
        own.unlink()
        return
    own.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(world.folder / world.theme / "templates" / name, own)
    replace(own, "</(?=article|main)", f"<i>{world.fresh()}</i></")


def static(world: World, chance: random.Random) -> None:
    name = chance.choice(["css/base.css", "js/main.js", "favicon.svg"])
    file = world.folder / world.theme / "static" / name
    file.write_text(file.read_text("utf-8") + f"\n/* {world.fresh()} */\n", "utf-8")


def setting(world: World, chance: random.Random) -> None:
    chosen = chance.choice(["SITEURL", "SHOW_DRAFTS", "contact", "name"])
    if chosen == "SHOW_DRAFTS":
        world.settings[chosen] = "" if world.settings.get(chosen) else "yes"
    elif chosen == "SITEURL":
        world.settings["SITEURL"] = f"https://{world.fresh().replace('mới', 'moi')}.example"
    else:
        world.settings[chosen] = world.fresh()


def settings_function(world: World, _: random.Random) -> None:
    """A function in the settings does something else."""
    world.settings["SUFFIX"] = f" {world.fresh()}"


def settings_module(world: World, _: random.Random) -> None:
    """A module that the settings import does something else."""
    code = f"def own(text):\n    return text + ' {world.fresh()}'\n"
    (world.folder / "own_filters.py").write_text(code, "utf-8")


def other_settings(world: World, chance: random.Random) -> None:
    world.settings_name = chance.choice(["settings.py", "other.py"])


def move_theme(world: World, _: random.Random) -> None:
    new = f"theme-{world.fresh().replace('mới', '')}"
    (world.folder / world.theme).rename(world.folder / new)
    world.theme = new


def save_meanwhile(world: World, chance: random.Random) -> None:
    """During the next build a page is saved; it is removed afterwards."""
    text = f"title: Lưu khi đang dựng\n\n{world.fresh()}\n"
    world.flag.write_text(text, "utf-8")
    body(world, chance)


def put_foreign(world: World, chance: random.Random) -> None:
    """A person puts a file or a link into the output."""
    name = chance.choice(["CNAME", ".well-known/a.txt", "bai/anh.png", "tai-len/x/y.pdf"])
    if world.output.is_dir():
        file = world.output / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_text(world.fresh(), "utf-8")
        world.foreign.add(name)


def link_folder(world: World, chance: random.Random) -> None:
    """A year of records is moved elsewhere, and a link takes its place."""
    year = chance.choice(sorted(world.content.glob("articles/*")))
    if not year.is_symlink():
        elsewhere = world.folder / f"elsewhere-{year.name}"
        if not elsewhere.exists():
            year.rename(elsewhere)
            year.symlink_to(elsewhere)


def authority(world: World, chance: random.Random) -> None:
    name, pattern, new = chance.choice(
        [
            ("topics.yaml", r"^  name: .*", "  name: Chủ đề {}"),
            ("topics.yaml", r"^  description: .*", "  description: Về {}."),
            ("documents.yaml", r"^  title: .*", "  title: Văn bản {}"),
            ("sources.yaml", r"^  slug: .*", "  slug: nguon-{}"),
            ("abbreviations.yaml", r"\A", "- short: {}\n  long: đoạn mới\n"),
        ]
    )
    word = world.fresh().replace("mới", "m") if "slug" in pattern else world.fresh()
    replace(world.content / "data" / name, pattern, new.format(word))


def page(world: World, chance: random.Random) -> None:
    file = chance.choice(sorted(world.content.glob("pages/*.md")))
    file.write_text(f"{file.read_text('utf-8')}\n\n{world.fresh()}\n", "utf-8")


def spoil_output(world: World, chance: random.Random) -> None:
    """What a build wrote is changed, removed or joined by hand, also through its inode."""
    files = sorted(f for f in world.output.rglob("*") if f.is_file() and f.name != ".luu-tru-35")
    if not files:
        return
    file = chance.choice(files)
    how = chance.randrange(3)
    if how == 0:
        file.write_bytes(file.read_bytes() + b"<!-- -->")
    elif how == 1:
        file.unlink()
        world.foreign.discard(file.relative_to(world.output).as_posix())
    else:
        file.with_name("la.html").write_text("không phải của ta", "utf-8")
        world.foreign.add(file.with_name("la.html").relative_to(world.output).as_posix())


def spoil_kept(world: World, chance: random.Random) -> None:
    """What builds leave for each other is damaged or removed."""
    kept = [*world.folder.glob(".output.cache/*"), *world.folder.glob(".output.spare/*")]
    if not kept:
        return
    victim = chance.choice(sorted(kept))
    if victim.is_dir():
        shutil.rmtree(victim)
    elif victim.parent == world.cache and victim.stat().st_size and chance.random() < 0.7:
        content = bytearray(victim.read_bytes())
        content[chance.randrange(len(content))] ^= 255
        victim.write_bytes(content)
    else:
        victim.unlink()


def spoil_values(world: World, chance: random.Random) -> None:
    """Rows of the cache are removed or changed, in a file that is sound by itself."""
    if not (world.cache / FILE).is_file():
        return
    tables = ["about", "source", "target", "output", "value"]
    change = chance.choice(
        [
            f"DELETE FROM {chance.choice(tables)}",
            "DELETE FROM value WHERE random() % 2",
            "DELETE FROM output WHERE random() % 9 = 0",
            "UPDATE value SET content = zeroblob(length(content)) WHERE random() % 2",
            "UPDATE target SET digest = zeroblob(16) WHERE random() % 2",
            "UPDATE source SET digest = zeroblob(32)",
            "UPDATE output SET size = size + 1 WHERE random() % 9 = 0",
        ]
    )
    with contextlib.suppress(sqlite3.DatabaseError):  # it may be damaged already
        database = sqlite3.connect(world.cache / FILE, isolation_level=None)
        with contextlib.closing(database):
            database.execute(change)


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (
        body, heading, title, province, topics, date, slug, misname, add, draft, delete, same_bytes,
        template, override, static, setting, settings_function, settings_module, other_settings,
        move_theme, save_meanwhile, put_foreign, link_folder, authority, page, spoil_output,
        spoil_kept, spoil_values,
    )
}  # fmt: skip
