"""Which publisher a page belongs to: by its host, or by how the page names itself."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from newsarchive.importer.facts.finding import Finding
from newsarchive.model.authority import Source
from newsarchive.vietnamese.text import fold


def find_by_address(address: str | None, sources: Sequence[Source]) -> Finding | None:
    """The publisher whose domain the address lies in; the nearest domain counts."""
    host = (urlsplit(address).hostname or "") if address else ""
    best: tuple[int, Source] | None = None
    for source in sources:
        for domain in source.domains:
            bare = domain.removeprefix("www.")
            if (host == bare or host.endswith(f".{bare}")) and (not best or len(bare) > best[0]):
                best = (len(bare), source)
    return Finding(best[1].name, f"trang đăng ở {host}") if best else None


def find_by_name(names: Iterable[str], sources: Sequence[Source]) -> Finding | None:
    """The listed publisher that the page calls itself; else the first name as it stands."""
    listed = {
        fold(spelling): source.name
        for source in sources
        for spelling in (source.name, *source.also)
    }
    first = None
    for name in names:
        name = " ".join(name.split()).strip(" |-–")
        if not name:
            continue
        if fold(name) in listed:
            return Finding(listed[fold(name)], f"trang tự ghi “{name}”")
        for known, source in sorted(listed.items(), key=lambda pair: -len(pair[0])):
            if len(known) > 8 and known in fold(name):
                return Finding(source, f"trang tự ghi “{name}”")
        first = first or name
    return Finding(first, f"trang tự ghi “{first}”; chưa có trong sources.yaml") if first else None


def find_in_text(
    press: Iterable[tuple[str, str]], province: str | None, sources: Sequence[Source]
) -> Finding | None:
    """The one listed paper of the report's own province that the text names; doubtful."""
    listed = {fold(source.name): source.name for source in sources}
    named = {
        listed[fold(words)]: words
        for place, words in press
        if place == province and fold(words) in listed and fold(words).startswith("bao ")
    }
    if len(named) != 1:
        return None
    ((name, _),) = named.items()
    return Finding(
        name, f"trang không tự nêu tên; suy từ tỉnh của bài và việc bài nhắc {name}", doubtful=True
    )
