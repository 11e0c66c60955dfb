"""A reader sees the former site or the new one, whatever happens to the build."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from conftest import ROOT, SITEURL, build

RUN = [sys.executable, "-m", "pelican"]


def test_an_unchanged_page_is_linked_and_a_removed_one_disappears(
    content: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    build(content, output)
    page = output / "gioi-thieu/index.html"
    first = page.stat()
    (content / "articles/2025/trung-uong-thuong.md").unlink()

    assert build(content, output).code == 0

    assert page.stat().st_ino == first.st_ino
    assert page.stat().st_mtime_ns == first.st_mtime_ns
    assert not (output / "bai/trung-uong-thuong").exists()


def test_an_edit_never_reaches_the_former_site_through_a_link(
    content: Path, tmp_path: Path
) -> None:
    output, kept = tmp_path / "output", tmp_path / "kept"
    build(content, output)
    subprocess.run(["cp", "-al", output, kept], check=True)
    record = content / "articles/2023/chong-dau.md"
    record.write_text(record.read_text("utf-8").replace("Ỗ, ẫ, ự", "Ổ, ẩ, ử"), "utf-8")

    build(content, output)

    assert "Ổ, ẩ, ử" in (output / "bai/chong-dau/index.html").read_text("utf-8")
    assert "Ỗ, ẫ, ự" in (kept / "bai/chong-dau/index.html").read_text("utf-8")


def test_a_killed_build_leaves_the_former_site_whole_and_the_next_one_works(
    content: Path, tmp_path: Path
) -> None:
    output = tmp_path / "output"
    former = build(content, output).files()
    for file in list((content / "articles/2023").iterdir()):
        file.write_text(file.read_text("utf-8").replace("cách viết tin", "cách chép tin"), "utf-8")
    staging = tmp_path / ".output.staging"
    process = subprocess.Popen(
        [*RUN, content, "-s", "pelicanconf.py", "-o", output, "--fatal=errors"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "plugins"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and not list(staging.glob("bai/*/index.html")):
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()

    after = {
        file.relative_to(output).as_posix(): file.read_bytes()
        for file in output.rglob("*")
        if file.is_file()
    }
    assert after == former or "cách chép tin" in after["bai/chong-dau/index.html"].decode()
    assert build(content, output, site_url=SITEURL).code == 0
    assert not staging.exists()


def test_a_full_disk_leaves_the_former_site_whole(content: Path, tmp_path: Path) -> None:
    """A file size limit stands in for a full disk: writing fails half-way through."""
    output = tmp_path / "output"
    former = build(content, output).files()
    record = content / "articles/2024/ma-doc.md"
    record.write_text(record.read_text("utf-8") + "\n\nĐoạn dài. " * 3_000, "utf-8")
    command = [*RUN, str(content), "-s", "pelicanconf.py", "-o", str(output), "--fatal=errors"]

    result = subprocess.run(
        ["bash", "-c", 'trap "" XFSZ; ulimit -f 60; exec "$@"', "bash", *command],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "plugins", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert "Not built: " in result.stderr
    assert "has room, then build again" in result.stderr
    assert {
        file.relative_to(output).as_posix(): file.read_bytes()
        for file in output.rglob("*")
        if file.is_file()
    } == former
    assert not (tmp_path / ".output.staging").exists()


def test_a_folder_that_is_not_ours_is_never_replaced(tmp_path: Path) -> None:
    output = tmp_path / "home"
    output.mkdir()
    (output / "thesis.txt").write_text("years of work")

    result = build(Path("tests/site"), output)

    assert result.code == 1
    assert "holds files that no build of this archive wrote" in result.stderr
    assert [file.name for file in output.iterdir()] == ["thesis.txt"]


def test_a_broken_link_is_not_published(content: Path, tmp_path: Path) -> None:
    page = content / "pages/gioi-thieu.md"
    page.write_text(page.read_text("utf-8").replace("../tinh/", "../tihn/"), "utf-8")

    result = build(content, tmp_path / "output")

    assert result.code == 1
    assert "gioi-thieu/index.html:1: link: '../tihn/' leads to no file of the site" in result.stderr
    assert not (tmp_path / "output").exists()


def test_a_link_that_is_only_told_of_is_not_missed(content: Path, tmp_path: Path) -> None:
    page = content / "pages/gioi-thieu.md"
    told = '`<a id="a" href="khong-co/">`, `<p id="a">`'
    page.write_text(f"{page.read_text('utf-8')}\n\nViết {told}.\n", "utf-8")

    assert build(content, tmp_path / "output").code == 0


def test_an_archive_without_records_is_still_a_site(content: Path, tmp_path: Path) -> None:
    for record in content.glob("articles/*/*.md"):
        record.unlink()

    result = build(content, tmp_path / "output")

    assert result.code == 0, result.stderr
    assert "0 records" in result.stdout
    assert "chưa có bài nào" in result.read("bai/index.html")
