"""The desk: drafts and what belongs to them, never overwritten, found again when moved."""

from datetime import date
from pathlib import Path

import pytest

from conftest import ROOT
from newsarchive.content.authorities import read_authorities
from newsarchive.content.working_copy import read_working_copy, working_folder
from newsarchive.importer.drafting import Draft, build_draft
from newsarchive.importer.reading import Reading, read_page
from newsarchive.importer.saving import Desk, key_of, working_text
from newsarchive.web.raw_page import RawPage, Unreadable
from written_page import HEADLINE, PARAGRAPHS, written_page

AUTHORITIES, _ = read_authorities(ROOT / "content")
TODAY = date(2026, 11, 24)
ADDRESS = "https://baomuonglu.example/bai"


def imported(page: str = "", address: str | None = ADDRESS) -> tuple[Draft, Reading, set[str]]:
    content = RawPage((page or written_page()).encode(), address)
    reading = read_page(content, AUTHORITIES, {}, TODAY)
    draft = build_draft(reading, AUTHORITIES, TODAY, set())
    return draft, reading, {key_of(content, reading)}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "content")


def test_a_draft_is_saved_with_its_working_copy(desk: Desk) -> None:
    draft, reading, keys = imported()
    file = desk.save(draft, reading, keys)
    assert file == desk.content / "articles" / "2021" / f"{draft.slug}.md"
    assert file.read_text() == draft.text
    copy = read_working_copy(desk.content, file)
    assert copy == "\n\n".join((HEADLINE, *PARAGRAPHS, "Lê Chung")) + "\n"


def test_captions_stand_apart_in_the_working_copy() -> None:
    figure = "<figure><img src=x><figcaption>Quang cảnh buổi họp.</figcaption></figure>"
    _, reading, _ = imported(written_page().replace("</div>", f"{figure}</div>"))
    assert working_text(reading).endswith("[Chú thích ảnh]\n\nQuang cảnh buổi họp.\n")


def test_a_page_is_known_again_by_another_desk(desk: Desk) -> None:
    draft, reading, keys = imported()
    file = desk.save(draft, reading, keys)
    again = Desk(desk.content)
    assert again.held(ADDRESS) == file
    assert again.held("https://baomuonglu.example/khac") is None
    moved = file.rename(desk.content / "articles" / file.name)
    assert again.held(ADDRESS) == moved
    moved.unlink()
    assert again.held(ADDRESS) is None


def test_a_page_without_an_address_is_known_by_its_content() -> None:
    (_, _, one), (_, _, same), (_, _, other) = (
        imported(address=None),
        imported(address=None),
        imported(written_page(day="06/06/2021"), address=None),
    )
    assert one == same != other


def test_a_file_is_never_overwritten(desk: Desk) -> None:
    draft, reading, keys = imported()
    file = desk.save(draft, reading, keys)
    file.write_text("của tôi\n")
    with pytest.raises(FileExistsError) as failure:
        desk.save(draft, reading, keys)
    assert failure.value.filename == str(file)
    assert file.read_text() == "của tôi\n"


def test_an_update_renews_the_draft_and_its_base(desk: Desk) -> None:
    draft, reading, keys = imported()
    file = desk.save(draft, reading, keys)
    file.write_text(draft.text.replace("byline: Lê Chung", "byline: Lê Chung (Sơn La)"))
    newer, newer_reading, _ = imported(written_page(headline=f"{HEADLINE} (sửa)"))
    before, after = desk.renewed(file, newer)
    assert before == file.read_text()
    desk.update(file, newer, newer_reading, keys)
    assert file.read_text() == after
    assert f"title: {HEADLINE} (sửa)\n" in after
    assert "byline: Lê Chung (Sơn La)\n" in after
    assert desk.renewed(file, newer) == (after, after)
    assert f"{HEADLINE} (sửa)" in (read_working_copy(desk.content, file) or "")


def test_a_record_that_is_no_text_cannot_be_renewed(desk: Desk) -> None:
    draft, reading, keys = imported()
    file = desk.save(draft, reading, keys)
    file.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(Unreadable, match="is not in UTF-8"):
        desk.update(file, draft, reading, keys)
    assert file.read_bytes() == b"\xff\xfe\xfa"


@pytest.mark.parametrize("nonsense", [b"{", b"[]", b"\xff", b"3", b'{"a": '])
def test_a_register_of_nonsense_is_told(desk: Desk, nonsense: bytes) -> None:
    register = working_folder(desk.content) / "register.json"
    register.parent.mkdir(parents=True)
    register.write_bytes(nonsense)
    with pytest.raises(Unreadable, match="move it away"):
        Desk(desk.content)
