"""``make serve``: an edit shows, a mistake is told in the browser, and neither ends the server."""

import shutil
import urllib.request
from pathlib import Path

import pytest

from preview.serving import (
    DATA,
    PAGE,
    RECORD,
    RELOAD_TAG,
    TITLE,
    Start,
    get,
    replace,
    until,
    until_other,
    version_of,
    wait_until,
)


def assert_as_built(address: str, output: Path) -> None:
    """Every page is as in the full build, but for the script that reloads it."""
    pages = sorted(output.rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        path = page.relative_to(output).as_posix().removesuffix("index.html")
        status, shown = get(address + path)
        plain, scripts = RELOAD_TAG.subn("", shown)
        assert (status, plain, scripts) == (200, page.read_text("utf-8"), 1), path


def test_a_saved_edit_shows_and_a_mistake_is_told_until_it_is_mended(
    preview: Start, content: Path
) -> None:
    page = preview() + PAGE
    record = content / RECORD
    original = record.read_text("utf-8")

    assert version_of(until(page, 200, TITLE))

    record.write_text(original.replace(TITLE, "Bài đã sửa"), "utf-8")
    until(page, 200, "Bài đã sửa")

    record.write_text(original.replace("level: province", "level: tỉnh"), "utf-8")
    told = until(page, 500, "could not be built")
    assert "chi-biet-thang.md:9</code> level: &#x27;tỉnh&#x27; is not a choice here" in told

    record.write_text(original, "utf-8")
    until(page, 200, TITLE)


def test_a_missing_page_is_the_not_found_page_and_files_are_served(preview: Start) -> None:
    address = preview()
    assert "Không có trang này" in until(f"{address}khong/co/", 404, "</html>")
    assert get(f"{address}robots.txt")[0] == 200
    assert get(f"{address}khong-co.txt")[0] == 404


def test_only_pages_that_use_what_a_build_makes_wait_for_its_end(
    preview: Start, content: Path
) -> None:
    address = preview()
    until(address + DATA, 200, TITLE)
    pages, builds = get(f"{address}__version?")[1].split(".")
    replace(content / RECORD, "Theo bài", "Mới: theo bài")
    saved, same_builds = get(f"{address}__version?{pages}.{builds}")[1].split(".")
    assert saved != pages
    assert same_builds == builds
    same_pages, built = get(f"{address}__version?{saved}.{builds}")[1].split(".")
    assert same_pages == saved
    assert int(built) > int(builds)
    assert "Mới: theo bài" in get(address + DATA)[1]


def test_every_page_is_as_in_a_build_after_edits_too(
    preview: Start, content: Path, tmp_path: Path
) -> None:
    address, output = preview(), tmp_path / "previews/1/site"
    until(address + DATA, 200, TITLE)
    assert_as_built(address, output)

    moved = content / "articles/2019/cung-su-kien-mot.md"
    replace(content / RECORD, TITLE, "Bài đã sửa")
    replace(moved, "published: 2019-06-07", "published: 2021-06-08")
    shutil.move(moved, content / "articles/2021")
    until(address + DATA, 200, "Bài đã sửa", "2021-06-08")
    assert_as_built(address, output)


def test_the_index_has_what_was_saved_once_nobody_saves_any_more(
    preview: Start, content: Path
) -> None:
    address = preview()
    manifest = f"{address}tim-kiem/chi-muc/manifest.json"
    before = until(manifest, 200, "{")
    for number in range(5):
        replace(content / RECORD, "Theo bài", f"Mới {number}: theo bài; Theo bài")
        until(address + PAGE, 200, f"Mới {number}: theo bài")
    until(address + DATA, 200, "Mới 4: theo bài")
    assert get(manifest)[1] != before


def test_new_moved_and_deleted_records_show(preview: Start, content: Path) -> None:
    address = preview()
    until(address + PAGE, 200, TITLE)
    text = (content / RECORD).read_text("utf-8")

    new = content / "articles/2023/bai-moi.md"
    new.write_text(text.replace("slug: chi-biet-thang", "slug: bai-moi"), "utf-8")
    until(f"{address}bai/bai-moi/", 200, TITLE)
    until(f"{address}thoi-gian/2023/03/", 200, "bai/bai-moi/")

    new.rename(new.with_name("ten-khac.md"))
    assert "ten-khac.md" in until(f"{address}bai/bai-moi/", 500, "could not be built")
    new.with_name("ten-khac.md").write_text(text.replace("g: chi-biet-thang", "g: ten-khac"))
    until(f"{address}bai/ten-khac/", 200, TITLE)
    assert get(f"{address}bai/bai-moi/")[0] == 404

    new.with_name("ten-khac.md").unlink()
    until(f"{address}bai/ten-khac/", 404, "Không có trang này")
    assert "bai/ten-khac/" not in get(f"{address}thoi-gian/2023/03/")[1]


def test_a_draft_shows_and_what_is_still_wrong_with_it_keeps_nothing_from_showing(
    preview: Start, content: Path
) -> None:
    address = preview()
    until(f"{address}bai/ban-nhap/", 200, "Bài còn là bản nháp")
    replace(content / "articles/2025/ban-nhap.md", "  - hoi-nghi", "  - chua-co-chu-de")
    replace(content / "articles/2025/ban-nhap.md", "Bài còn là bản nháp", "Bài nháp đã sửa")
    until(f"{address}bai/ban-nhap/", 200, "Bài nháp đã sửa")


def test_changed_authorities_show(preview: Start, content: Path) -> None:
    address = preview()
    until(address + PAGE, 200, "Tập huấn")
    replace(content / "data/topics.yaml", "name: Tập huấn", "name: Lớp học")
    until(address + PAGE, 200, "Lớp học")
    replace(content / "data/topics.yaml", "name: Lớp học", "tên: Lớp học")
    until(address + PAGE, 500, "topics.yaml:5</code>")
    replace(content / "data/topics.yaml", "tên: Lớp học", "name: Tập huấn")
    until(address + PAGE, 200, "Tập huấn")


def test_changed_texts_show_and_their_mistakes_are_told(preview: Start, content: Path) -> None:
    address, about = preview(), content / "pages/gioi-thieu.md"
    until(f"{address}gioi-thieu/", 200, "Một mục")
    replace(about, "Một mục", "Mục khác")
    until(f"{address}gioi-thieu/", 200, "Mục khác")

    replace(about, "title:", "date: hôm qua\ntitle:")
    told = until(f"{address}gioi-thieu/", 500, "could not be built")
    assert "pages/gioi-thieu.md:1</code> date: &#x27;hôm qua&#x27; is not a full day" in told
    replace(about, "date: hôm qua\n", "")
    until(f"{address}gioi-thieu/", 200, "Mục khác")


def test_the_checks_of_the_whole_site_are_told_and_forgotten_with_the_next_save(
    preview: Start, content: Path
) -> None:
    address, about = preview(), content / "pages/gioi-thieu.md"
    until(f"{address}gioi-thieu/", 200, "Một mục")
    replace(about, "../tinh/", "../khong-co/")
    told = until(address + PAGE, 500, "could not be built")
    assert "gioi-thieu/index.html:1</code> link: &#x27;../khong-co/&#x27; leads to no" in told
    replace(about, "../khong-co/", "../tinh/")
    until(address + PAGE, 200, TITLE)


@pytest.fixture
def of_project(preview: Start, project: Path) -> str:
    """The address of a preview whose theme and code the test may change."""
    return preview(project)


def test_changed_templates_and_styles_show_and_mistakes_are_told(
    of_project: str, project: Path
) -> None:
    page = of_project + PAGE
    template = project / "theme/templates/report.html"
    until(page, 200, TITLE)
    replace(template, "</article>", "<i>khuôn mới</i></article>")
    until(page, 200, "<i>khuôn mới</i>")

    replace(template, "khuôn mới", "{{ khong_co }}")
    told = until(page, 500, "could not be built")
    assert "theme/templates/report.html:" in told
    assert "&#x27;khong_co&#x27; is undefined" in told
    replace(template, "{{ khong_co }}", "{% nope %}")
    assert "theme/templates/report.html:" in until(page, 500, "unknown tag")
    replace(template, "{% nope %}", "khuôn cũ")
    until(page, 200, "<i>khuôn cũ</i>")
    replace(project / "theme/templates/404.html", "<body", "{{ khong_co }}<body")
    assert "404.html:" in until(f"{of_project}khong/co/", 500, "is undefined")
    replace(project / "theme/templates/404.html", "{{ khong_co }}", "")
    until(f"{of_project}khong/co/", 404, "Không có trang này")

    replace(project / "theme/static/favicon.svg", "<svg", "<!-- mới --><svg")
    until(f"{of_project}theme/favicon.svg", 200, "<!-- mới -->")
    before = get(page)[1]
    replace(project / "theme/static/css/base.css", "}", "}\n.moi { color: red }")
    shown = until_other(page, before)
    address = shown.partition('rel="stylesheet" href="')[2].partition('"')[0].lstrip("./")
    assert ".moi" in get(of_project + address)[1]


def test_changed_code_shows_and_mistakes_are_told(of_project: str, project: Path) -> None:
    code = project / "plugins/newsarchive/pages/standalone.py"
    until(f"{of_project}khong/co/", 404, "Không có trang này")
    replace(code, 't("not_found.title")', '"Trang không còn"')
    until(f"{of_project}khong/co/", 404, "Trang không còn")
    replace(code, "def ", "deff ")
    until(of_project, 500, "SyntaxError")
    replace(code, "deff ", "def ")
    until(of_project, 200, "</html>")

    settings = project / "pelicanconf.py"
    replace(settings, 'SITENAME = "', 'SITENAME = "Tên khác, ')
    until(of_project, 200, "Tên khác, ")
    replace(settings, '"contact"', '"contract"')
    until(of_project, 500, "ARCHIVE has the unknown key &#x27;contract&#x27;")
    replace(settings, '"contract"', '"contact"')
    until(of_project, 200, "Tên khác, ")

    texts = project / "plugins/newsarchive/strings/vi.toml"
    replace(texts, 'newest = "', 'newest = "Chữ mới, ')
    until(of_project, 200, "Chữ mới, ")
    replace(texts, 'newest = "', "newest = ")
    until(of_project, 500, "vi.toml: cannot be read")
    replace(texts, "newest = ", 'newest = "')
    until(of_project, 200, "Chữ mới, ")


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):
            return True
    except OSError:
        return False


def test_a_server_that_cannot_even_start_starts_again_with_mended_code(
    of_project: str, project: Path
) -> None:
    code = project / "plugins/newsarchive/preview/app.py"
    until(of_project, 200, "</html>")
    replace(code, "import re\n", "import khong_co\n")
    wait_until(lambda: not answers(of_project))  # requests wait: the socket is open
    replace(code, "import khong_co\n", "import re\n")
    until(of_project, 200, "</html>")
