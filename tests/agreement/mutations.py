"""What people and programs do to content files, each as a small function of text and chance.

Nothing here knows what is right: a mutated file may be sound, or a draft, or wrong in any way.
"""

import random
from collections.abc import Callable
from pathlib import Path

SNIPPETS = (
    "\t", " ", ":", ": ", " #", "'", '"', "[", "]", "{a: 1}", "&a ", "*a", "!!int ", "|", ">-",
    "%", "---", "...", "- ", "- x: 1", "-x", "~", "null", "yes", "0", "-1", "1e999", "inf", "3,5",
    "3.000", "hơn 320", "9" * 400, "2024-02-30", "2024-02", "2206-01-01", "2078-12-31", "9999",
    "0000", "2023-10-22/..", "../2023", "10/11/2023", "hôm qua", "\u200b", "\u202e", "\ufeff",
    "\u00ad", "\x07", "\x0b", "\x85", "\u2028", "\ue000", "\ufffd", "\U0001f600", "ế" * 300,
    "a" * 1200, "<tên xã>", "<b>", "<script>alert(1)</script>", "<!--", "&amp;", "&#7;",
    "Æ°á»\x9d", "«µ", "���", "<<<<<<< HEAD", "=======", ">>>>>>> x", "|||||||", "../../x",
    "trang-2", "CHỮ-HOA", "tinh", "[x](#a)", "[x](../khong-co/)", "[x](//[y)", "[x](/tinh/)",
    "[x]: ../a/\n\n[x]", "[^1]: chú", "![anh](a.jpg)", "<img src=x>", "<a href='../x/'>",
    "`[a](b)`", "```", "2023. Năm", "1. a\n  - b", "# Mục", "===", "| a | b |\n|---|---|\n| c |",
    "[" * 60, "(" * 60, "<a " * 60, "* " * 50, "http://[::1", "https://a.vn/#/x",
    "http://a:b@c.vn:99999/", "javascript:alert(1)", "=1+1", "@x", "corrections:", "status: draft",
    "status: withdrawn", "status: x", "tỉnh: x", "slug: x", "title: a: b", "title:",
    "topics: [tap-huan]", "topics: []", "extra: 1", "aliases: [mot]", "province: Chưa rõ",
    "province: Hà Nội", "source: Chưa rõ", "language: en", "language: fr",
)  # fmt: skip

Mutation = Callable[[str, str, random.Random], str]


def _insert(text: str, snippet: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + snippet + text[at:]


def _insert_line(text: str, snippet: str, chance: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(chance.randint(0, len(lines)), snippet)
    return "\n".join(lines)


def _replace_value(text: str, snippet: str, chance: random.Random) -> str:
    lines = text.split("\n")
    fields = [at for at, line in enumerate(lines) if ":" in line] or [0]
    at = chance.choice(fields)
    lines[at] = f"{lines[at].partition(':')[0]}: {snippet}"
    return "\n".join(lines)


def _replace_line(text: str, snippet: str, chance: random.Random) -> str:
    lines = text.split("\n")
    lines[chance.randrange(len(lines))] = snippet
    return "\n".join(lines)


def _delete_line(text: str, _: str, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _repeat_line(text: str, _: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join([*lines[:at], lines[at], *lines[at:]])


def _swap_lines(text: str, _: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _indent_line(text: str, _: str, chance: random.Random) -> str:
    lines = text.split("\n")
    lines[chance.randrange(len(lines))] = "  " + lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _delete_letter(text: str, _: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + 1 :]


def _truncate(text: str, _: str, chance: random.Random) -> str:
    return text[: chance.randint(0, len(text))]


def _append(text: str, snippet: str, _: random.Random) -> str:
    return f"{text}\n\n{snippet}\n"


MUTATIONS: tuple[Mutation, ...] = (
    _insert, _insert, _insert_line, _insert_line, _replace_value, _replace_value, _replace_value,
    _replace_line, _delete_line, _repeat_line, _swap_lines, _indent_line, _delete_letter,
    _truncate, _append, _append,
)  # fmt: skip

ENCODINGS = ("utf-8",) * 12 + ("utf-8-sig", "utf-16", "cp1258", "cp1252")


def mutate(content: Path, chance: random.Random) -> None:
    """Change, rename or remove one file of the content folder."""
    folder = chance.choice(["articles", "articles", "articles", "pages", "data"])
    file = chance.choice(sorted(file for file in (content / folder).rglob("*") if file.is_file()))
    fate = chance.random()
    if fate < 0.02:
        file.unlink()
        return
    if fate < 0.05:
        file = file.rename(file.with_name(chance.choice(["la.md", "LA.MD", "trang-2.md", "x.txt"])))
    text = file.read_bytes().decode("utf-8", "replace")
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(MUTATIONS)(text, chance.choice(SNIPPETS), chance) or "\n"
    file.write_bytes(text.encode(chance.choice(ENCODINGS), "replace"))
