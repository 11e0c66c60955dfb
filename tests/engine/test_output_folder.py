"""What a person puts into the output stays; where the output may lie, and what it may be."""

import os
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from engine.running import run


@pytest.fixture
def built(content: Path, tmp_path: Path) -> Path:
    """An output that was built once."""
    code, said = run(content, tmp_path / "output")
    assert code == 0, said
    return tmp_path / "output"


def edit(content: Path) -> None:
    record = content / "articles/2023/chi-biet-thang.md"
    record.write_text(f"{record.read_text('utf-8')}\n\nThêm.\n", "utf-8")


FOREIGN = ("CNAME", ".well-known/security.txt", "bai/ghi-chu.txt", "bai/da-rut/anh.png")


def test_what_no_build_wrote_stays_through_every_build(content: Path, built: Path) -> None:
    for name in FOREIGN:
        (built / name).parent.mkdir(exist_ok=True)
        (built / name).write_text(name)
    (built / "tai-len").mkdir()
    (built / "ngoai").symlink_to("/etc")
    os.utime(built / "CNAME", (1, 1))
    assert "Nothing has changed" in run(content, built)[1]
    for _ in range(3):
        edit(content)
        code, said = run(content, built)
        assert code == 0, said
        assert f"Kept in {built}, though no build wrote it: .well-known/security.txt, CNAME" in said
        assert all((built / name).read_text() == name for name in FOREIGN)
        assert (built / "tai-len").is_dir()
        assert (built / "ngoai").readlink() == Path("/etc")
        assert (built / "CNAME").stat().st_mtime == 1
        assert "Nothing has changed" in run(content, built)[1]


def test_a_foreign_file_outlives_the_page_beside_it_and_goes_when_it_is_removed(
    content: Path, built: Path
) -> None:
    note = built / "bai/chi-biet-thang/ghi-chu.txt"
    note.write_text("x")
    (content / "articles/2023/chi-biet-thang.md").unlink()
    assert run(content, built)[0] == 0
    assert names(note.parent) == {"ghi-chu.txt"}
    shutil.rmtree(note.parent)
    edit_page(content)
    assert "though no build wrote it" not in run(content, built)[1]
    assert not note.parent.exists()


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def edit_page(content: Path) -> None:
    page = content / "pages/gioi-thieu.md"
    page.write_text(f"{page.read_text('utf-8')}\n\nThêm.\n", "utf-8")


@pytest.mark.parametrize(
    ("name", "slug"), [("thu/index.html", "thu"), ("thu", "thu"), ("thu/index.html/a", "thu")]
)
def test_a_foreign_file_in_the_way_of_a_page_stops_the_build(
    name: str, slug: str, content: Path, built: Path
) -> None:
    (built / name).parent.mkdir(parents=True, exist_ok=True)
    (built / name).write_text("của tôi")
    for _ in range(2):
        (content / "pages/thu.md").write_text(f"title: Thử\nslug: {slug}\n\nChữ.\n", "utf-8")
        edit(content)
        code, said = run(content, built)
        assert code == 1
        assert f"{built}/{name} was not written by a build, but this build has a file for" in said
        assert (built / name).read_text() == "của tôi"
    (built / name).unlink()
    shutil.rmtree(built / "thu", ignore_errors=True)
    assert run(content, built)[0] == 0


def test_a_page_that_was_changed_by_hand_is_told_and_kept_once(content: Path, built: Path) -> None:
    page = built / "gioi-thieu/index.html"
    made = page.read_text("utf-8")
    page.write_text("sửa tay")
    os.utime(built / "index.html")  # touched, and the same
    code, said = run(content, built)
    assert code == 0
    assert f"Written anew, since it was changed in {built} by hand: gioi-thieu/index.html." in said
    assert "index.html, index.html" not in said
    assert page.read_text("utf-8") == made
    assert (built.parent / ".output.spare/gioi-thieu/index.html").read_text() == "sửa tay"


def test_where_nothing_tells_whose_a_file_is_it_is_put_aside(content: Path, built: Path) -> None:
    (built / "CNAME").write_text("a.example")
    for number in ("", "-2"):
        shutil.rmtree(built.parent / ".output.cache")
        (built / "CNAME").write_text("a.example")
        code, said = run(content, built)
        assert code == 0, said
        assert f"lies in {built}.leftover{number}: CNAME — put back what is yours" in said
        assert names(Path(f"{built}.leftover{number}")) == {"CNAME"}
    shutil.rmtree(built.parent / ".output.cache")
    assert "leftover" not in run(content, built)[1]  # nothing is in doubt


@pytest.mark.parametrize("target", ["www", "../www", "chain", "absent/deep"])
def test_an_output_that_is_a_link_stays_one(target: str, content: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (tmp_path / "www").mkdir()
    (here / "www").mkdir()
    (here / "chain").symlink_to("www")
    (here / "output").symlink_to(target)
    for _ in range(2):
        code, said = run(content, here / "output")
        assert code == 0, said
        assert (here / "output").readlink() == Path(target)
        assert (here / "output/index.html").is_file()
        edit(content)
    before = (here / "output/index.html").stat().st_ino
    real = (here / "output").resolve()
    (content / "articles/2023/chi-biet-thang.md").write_text("hỏng")
    assert run(content, here / "output")[0] == 1
    assert (real / "index.html").stat().st_ino == before
    beside = {name for name in names(real.parent) if name.startswith(f".{real.name}.")}
    assert beside == {f".{real.name}.cache", f".{real.name}.spare"}
    assert not [name for name in names(here) if name.startswith(".output")]


def test_a_link_to_a_file_is_no_output(content: Path, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("của tôi")
    (tmp_path / "output").symlink_to("tệp")
    code, said = run(content, tmp_path / "output")
    assert code == 1
    assert "tệp is a file — move it, or name another folder with OUTPUT=" in said
    assert (tmp_path / "tệp").read_text() == "của tôi"


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("content", "is the content folder"),
        ("content/articles/out", "lies inside the content folder"),
        ("content/out", "lies inside the content folder"),
        (".", "holds the content folder"),
        ("link", "lies inside the content folder"),
        ("theme/static/out", "lies inside the theme"),
        ("plugins/out", "lies inside the plugins"),
    ],
)
def test_an_output_among_the_sources_is_refused(output: str, said: str, project: Path) -> None:
    content = project / "content"
    if not content.exists():
        shutil.copytree(ROOT / "tests/site", content)
    (project / "link").symlink_to("content/articles/2023/out")
    before = sorted(path for path in project.rglob("*") if "__pycache__" not in path.parts)
    code, told = run(Path("content"), output, project)
    assert code == 1
    assert said in told
    assert "name another folder with OUTPUT=" in told
    after = sorted(path for path in project.rglob("*") if "__pycache__" not in path.parts)
    assert after == before
