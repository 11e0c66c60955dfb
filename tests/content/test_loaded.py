"""A process that reads again what has changed sees what a process that reads everything sees."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from incremental.edits import EDITS, World
from newsarchive.cache.build_cache import BuildCache
from newsarchive.cache.file_digests import FileDigests
from newsarchive.content.loaded import LoadedContent
from newsarchive.content.loader import ContentLoader, read_content
from newsarchive.model.archive import Archive
from newsarchive.model.mapping import in_turn
from newsarchive.model.problem import InvalidContent

ELSEWHERE = {
    "template", "static", "setting", "settings_function", "settings_module", "other_settings",
    "move_theme", "save_meanwhile", "put_foreign", "spoil_output", "spoil_kept", "spoil_values",
}  # fmt: skip
OF_CONTENT = [name for name in EDITS if name not in ELSEWHERE]


class Reader:
    """Reads a content folder again and again, with what it holds in memory."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.loaded, self.digests = LoadedContent(), FileDigests()

    def read(self) -> Archive:
        self.digests = self.digests.renewed()
        loader = ContentLoader(BuildCache(), self.digests, in_turn, self.loaded)
        return read_content(self.content, loader, with_drafts=True).archive


def told(archive: Archive) -> object:
    """Everything that pages can show of an archive."""
    reports = (*archive.reports, *archive.withdrawn)
    return archive, [(r.slug, r.fingerprint, r.account) for r in reports]


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32), names=st.lists(st.sampled_from(OF_CONTENT), max_size=12))
def test_reading_again_sees_what_reading_anew_sees(seed: int, names: list[str]) -> None:
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        world = World.create(Path(folder) / "world")
        reader = Reader(world.content)
        reader.read()
        for name in names:
            EDITS[name](world, chance)
            try:
                expected = told(read_content(world.content, with_drafts=True).archive)
            except InvalidContent as failure:
                expected = failure.problems
            try:
                found = told(reader.read())
            except InvalidContent as failure:
                found = failure.problems
            assert found == expected


def test_the_same_archive_is_given_back_while_nothing_changes(content: Path) -> None:
    reader = Reader(content)
    first = reader.read()
    assert reader.read() is first
    record = content / "articles/2023/chi-biet-thang.md"
    text = record.read_text("utf-8")
    record.write_text(text.replace("Bài chỉ biết tháng", "Bài đã sửa"), "utf-8")
    second = reader.read()
    assert second.by_slug["chi-biet-thang"].title == "Bài đã sửa"
    same = [slug for slug, report in first.by_slug.items() if second.by_slug[slug] is report]
    assert len(same) == len(first.by_slug) - 1
