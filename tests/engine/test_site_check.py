"""The checks of a finished site: dead links, missing anchors, ids used twice."""

from pathlib import Path

import pytest

from newsarchive.engine.site_check import find_problems


def write_site(folder: Path, **bodies: str) -> Path:
    """``index="…"`` → index.html, ``bai_a="…"`` → bai/a/index.html."""
    for name, body in bodies.items():
        place = name.replace("_", "/").replace("index", ".")
        file = folder / place / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<!doctype html><meta charset=utf-8><title>x</title>{body}", "utf-8")
    return folder


def complaints(folder: Path) -> list[str]:
    return [f"{p.path}: {p.field}: {p.wrong}" for p in find_problems(folder)]


def test_a_sound_site_passes(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        index='<a href="./">x</a><a href="bai/a/#muc">x</a><a href="#tren">x</a><p id=tren>',
        bai_a='<h2 id="muc">x</h2><a href="../../">x</a>'
        '<a href="?q=1">x</a><img src="../../i.svg">',
    )
    (tmp_path / "i.svg").write_text("<svg/>")
    assert complaints(tmp_path) == []


@pytest.mark.parametrize(
    "tag",
    ['<a href="{}">x</a>', '<img src="{}">', '<link rel=icon href="{}">', '<form action="{}">',
     '<script src="{}"></script>'],
)  # fmt: skip
def test_a_link_to_no_file_is_found_wherever_it_stands(tag: str, tmp_path: Path) -> None:
    write_site(tmp_path, index="", bai_a=tag.format("../b/"))
    assert complaints(tmp_path) == ["bai/a/index.html: link: '../b/' leads to no file of the site"]


@pytest.mark.parametrize("link", ["../../../", "../../../bai/a/", "../../../../index.html"])
def test_a_link_that_climbs_out_of_the_site_is_found(link: str, tmp_path: Path) -> None:
    write_site(tmp_path, index="", bai_a=f'<a href="{link}">x</a>')
    assert complaints(tmp_path) == [
        f"bai/a/index.html: link: '{link}' leads to no file of the site"
    ]


@pytest.mark.parametrize("link", ["#khong", "../a/#khong", "index.html#khong"])
def test_a_missing_anchor_is_found(link: str, tmp_path: Path) -> None:
    write_site(tmp_path, bai_a=f'<a href="{link}">x</a><p id=co>')
    assert complaints(tmp_path) == [f"bai/a/index.html: link: '{link}' names no part of its page"]


def test_an_id_used_twice_is_found_once(tmp_path: Path) -> None:
    write_site(tmp_path, index="<p id=a><p id=b><p id=a><p id=a>")
    assert complaints(tmp_path) == ["index.html: id: 'a' is used twice"]


@pytest.mark.parametrize(
    "link",
    ["https://x.example/", "http://x.example/khong#co", "//x.example/", "mailto:a@b.example",
     "data:text/plain,x", "/bai/", "/luu-tru/khong/", ""],
)  # fmt: skip
def test_other_sites_and_links_from_the_root_are_left_alone(link: str, tmp_path: Path) -> None:
    write_site(tmp_path, index=f'<a href="{link}">x</a>')
    assert complaints(tmp_path) == []


def test_percent_encoded_paths_and_anchors_are_resolved(tmp_path: Path) -> None:
    (tmp_path / "bài viết.html").write_text('<meta charset=utf-8><p id="mục một">x', "utf-8")
    good = "b%C3%A0i%20vi%E1%BA%BFt.html#m%E1%BB%A5c%20m%E1%BB%99t"
    write_site(tmp_path, index=f'<a href="{good}">x</a><a href="b%C3%A0i.html">x</a>')
    assert complaints(tmp_path) == [
        "index.html: link: 'b%C3%A0i.html' leads to no file of the site"
    ]


def test_all_problems_are_told_in_the_order_of_pages(tmp_path: Path) -> None:
    write_site(tmp_path, index='<a href="x/">x</a>', a='<p id=i><p id=i><a href="#k">x</a>')
    problems = list(find_problems(tmp_path))
    assert [problem.path for problem in problems] == ["a/index.html"] * 2 + ["index.html"]
    assert all(" — " in str(problem) for problem in problems)
