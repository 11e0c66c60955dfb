"""What FROM stands for: addresses, files, folders and lists, each page once."""

from pathlib import Path

import pytest

from newsarchive.importer.intake import Item, find_items
from newsarchive.web.page_fetcher import LARGEST
from newsarchive.web.raw_page import RawPage, Unreadable


def fetch(address: str) -> RawPage:
    return RawPage(b"fetched", address, "text/html")


def items(origin: object) -> list[Item]:
    return find_items(str(origin), fetch)


def test_an_address_is_fetched_when_its_turn_comes() -> None:
    (item,) = items("https://baomuonglu.example/bai")
    assert item.origin == "https://baomuonglu.example/bai"
    assert item.load() == RawPage(b"fetched", "https://baomuonglu.example/bai", "text/html")


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("trang.html", ""),
        ("trang.htm", ""),
        ("bai.txt", "text/plain"),
        ("bai.pdf", ""),
        ("BAI", ""),
    ],
)
def test_a_file_is_one_page_whatever_its_name(tmp_path: Path, name: str, content_type: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"Ban")
    (item,) = items(file)
    assert item.load() == RawPage(b"Ban", None, content_type)


def test_a_saved_page_knows_where_it_came_from(tmp_path: Path) -> None:
    file = tmp_path / "trang.html"
    file.write_bytes(b"<!doctype html>\n<!-- saved from url=(0031)https://a.example/bai -->\n<p>")
    (item,) = items(file)
    assert item.load().address == "https://a.example/bai"


def test_a_folder_is_all_pages_below_it_in_order(tmp_path: Path) -> None:
    for name in ("b.html", "a/2.txt", "a/1.htm", "anh.jpg", ".an.html", "a/ghi-chu.docx"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"Ban")
    found = [Path(item.origin).relative_to(tmp_path).as_posix() for item in items(tmp_path)]
    assert found == ["a/1.htm", "a/2.txt", "b.html"]


@pytest.mark.parametrize("name", ["danh-sach.txt", "danh-sach.list"])
def test_a_list_is_its_addresses_each_once(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(
        "\ufeff# tuần này\nhttps://a.example/1\r\n\n  https://a.example/2  \nhttps://a.example/1\n",
        "utf-8",
    )
    assert [item.origin for item in items(file)] == ["https://a.example/1", "https://a.example/2"]


@pytest.mark.parametrize(
    "text",
    [
        "https://a.example/1\nBan Chỉ đạo họp.\n",
        "https://a.example/1 và https://a.example/2\n",
        "ftp://a.example/1\n",
        "# chỉ có ghi chú\n",
        "",
    ],
)
def test_a_text_with_anything_else_is_a_page(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bai.txt"
    file.write_text(text, "utf-8")
    (item,) = items(file)
    assert item.origin == str(file)


@pytest.mark.parametrize("origin", ["khong-co.html", "x" * 5000, "a\0b", ""])
def test_what_is_not_there_is_told_briefly(origin: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as failure:
        items(tmp_path / origin if origin == "khong-co.html" else origin or tmp_path / "trong")
    assert "there is no file" in str(failure.value)
    assert len(str(failure.value)) < 400


def test_a_folder_without_pages_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="holds no page"):
        items(tmp_path)


@pytest.mark.parametrize("name", ["lon.html", "lon.txt"])
def test_a_file_beyond_the_limit_is_refused_when_loaded(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with file.open("wb") as large:
        large.truncate(LARGEST + 1)
    (item,) = items(file)
    with pytest.raises(Unreadable, match="larger than 10 MB"):
        item.load()


def test_a_device_is_read_no_further_than_the_limit() -> None:
    (item,) = items("/dev/zero")
    with pytest.raises(Unreadable, match="larger than 10 MB"):
        item.load()


def test_a_file_that_vanished_is_told(tmp_path: Path) -> None:
    file = tmp_path / "trang.html"
    file.write_bytes(b"Ban")
    (item,) = items(file)
    file.unlink()
    with pytest.raises(Unreadable, match="cannot be read"):
        item.load()
