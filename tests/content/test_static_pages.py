"""Static pages are read by the rules of records: located messages, one address each, drafts."""

from pathlib import Path

import pytest

from conftest import build
from newsarchive.content.loader import read_content
from newsarchive.lint.run import inspect
from newsarchive.model.problem import InvalidContent
from newsarchive.model.static_page import StaticPage

HEAD = "title: Thử\nslug: thu\ndescription: Mô tả thử.\n"


def write(content: Path, text: str, name: str = "thu.md") -> None:
    file = content / "pages" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")


def problems(content: Path) -> list[str]:
    """What check and build say of the pages; they must agree."""
    checked = [str(p) for p in inspect(content).problems if "/pages/" in p.path]
    refused: list[str] = []
    try:
        read_content(content)
    except InvalidContent as failure:
        refused = [str(problem) for problem in failure.problems]
    assert checked == refused
    return [line.partition("pages/")[2] for line in checked]


def page(content: Path, slug: str = "thu", with_drafts: bool = False) -> StaticPage:
    pages = read_content(content, with_drafts=with_drafts).pages
    return next(page for page in pages if page.fields.slug == slug)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\nĐoạn **đậm**.\n",
        f"\ufeff\n\n{HEAD}\n\n\nĐoạn **đậm**.",
        f"---\n{HEAD}---\nĐoạn **đậm**.\n",
        f"---\n{HEAD}\n---\n\nĐoạn **đậm**.\n",
        HEAD.replace("\n", "\r\n") + "\r\nĐoạn **đậm**.\r\n",
        "title: Thử\ndescription: >-\n  Mô tả\n  thử.\n \t\nĐoạn **đậm**.",
    ],
)
def test_fields_stand_in_the_first_lines_with_or_without_fences(text: str, content: Path) -> None:
    write(content, text)
    assert problems(content) == []
    found = page(content)
    assert (found.fields.title, found.fields.description) == ("Thử", "Mô tả thử.")
    assert found.body == "<p>Đoạn <strong>đậm</strong>.</p>"


def test_sections_of_a_page_are_headings_below_its_title(content: Path) -> None:
    write(content, f"{HEAD}\n# Một\n\n## Hai\n\n### Ba\n")
    assert page(content).body == "<h2>Một</h2>\n<h2>Hai</h2>\n<h3>Ba</h3>"


def test_a_draft_is_shown_in_the_preview_only(content: Path) -> None:
    write(content, f"status: draft\n{HEAD}\nChưa xong.")
    assert problems(content) == []
    assert "thu" not in {page.fields.slug for page in read_content(content).pages}
    assert page(content, with_drafts=True).body == "<p>Chưa xong.</p>"
    write(content, "title: Khác\n\nXem [trang](../thu/).", "khac.md")
    checked = [str(problem) for problem in inspect(content).problems]
    assert any("khac.md:3: text: '../thu/' leads to no page of the site" in p for p in checked)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "thu.md:1: page: has no title — begin the file with the lines 'title: …'"),
        ("Chỉ có chữ.\n", "thu.md:1: page: has no title"),
        ("slug: thu\n\nChữ.", "thu.md:1: title: is missing — add the line 'title: …'"),
        ("title:\nslug: thu\n\nChữ.", "thu.md:1: title: is empty"),
        ("title: '  '\nslug: thu\n\nChữ.", "thu.md:1: title: is empty"),
        ("title: Thử\nslug: ../ra-ngoai\n\nChữ.", "thu.md:2: slug: '../ra-ngoai' cannot be an"),
        ("title: Thử\nslug: Thử\n\nChữ.", "thu.md:2: slug: 'Thử' cannot be an address"),
        ("title: Thử\nslug: tinh\n\nChữ.", "thu.md:2: slug: 'tinh' is the address of a part of"),
        ("title: Thử\nslug: theme\n\nChữ.", "thu.md:2: slug: 'theme' is the address of a part"),
        ("title: Thử\nslug: bai\n\nChữ.", "thu.md:2: slug: 'bai' is the address of a part of"),
        ("title: Thử\nslug: cach-tim\n\nChữ.", "thu.md:2: slug: 'cach-tim' is also the address"),
        (
            "title: Thử\ndate: 2024-02-30\n\nChữ.",
            "thu.md:2: date: 2024-02-30 is not in the calendar",
        ),
        ("title: Thử\ndate: hôm qua\n\nChữ.", "thu.md:2: date: 'hôm qua' is not a full day"),
        ("title: Thử\nstatus: nháp\n\nChữ.", "thu.md:2: status: 'nháp' is not a choice here"),
        ("titel: Thử\nslug: thu\n\nChữ.", "thu.md:1: titel: is not a field — did you mean 'tit"),
        ("title: Thử\ntác giả: X\n\nChữ.", "thu.md:2: tác giả: is not a field — delete it; the"),
        ("title: Thử\ntitle: Hai\n\nChữ.", "thu.md:2: page: has the field 'title' twice"),
        ("title: [Thử\n\nChữ.", "thu.md:1: page: has a text that begins with '['"),
        ("title:\n  - Thử\n\nChữ.", "thu.md:1: title: this is a list"),
        ("---\ntitle: Thử\n\nChữ.", "thu.md:1: page: does not end — close it with a line '---'"),
        (
            f"{HEAD}\nMột\u200b chữ.",
            "thu.md:5: text: contains the invisible character U+200B after “Một”",
        ),
        (f"{HEAD}\n\n\n[Xem](#muc)", "thu.md:7: text: '#muc' leads to a part of a page"),
        (f"{HEAD}\nXem\n[a]\n\n[a]: <#muc>", "thu.md:8: text: '#muc' leads to a part of a page"),
        (f"{HEAD}\n[Xem](/tinh/)", "thu.md:5: text: '/tinh/' leads from the root of the host"),
        (f"{HEAD}\n{'[' * 20_000}", "thu.md:5: text: has 20,000 signs '[' in one paragraph"),
        (f"{HEAD}\nstatus: draft\n", "thu.md:5: text: has the line 'status:', which is a field"),
        (f"{HEAD}\n<<<<<<< HEAD\n", "thu.md:5: file: has the mark '<<<<<<<' of a merge"),
        (f"{HEAD}\n{'chữ ' * 200_000}", "thu.md:1: file: has"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, said: str, content: Path) -> None:
    write(content, text)
    told = problems(content)
    assert told
    assert said in told[0]


@pytest.mark.parametrize("fate", ["gone", "draft", "renamed"])
def test_pages_to_which_the_theme_links_cannot_go(fate: str, content: Path) -> None:
    file = content / "pages/cach-tim.md"
    text = file.read_text("utf-8")
    file.write_text(f"status: draft\n{text}" if fate == "draft" else text, "utf-8")
    if fate == "gone":
        file.unlink()
    if fate == "renamed":
        file.write_text(text.replace("slug: cach-tim", "slug: tim-the-nao"), "utf-8")
    (told,) = problems(content)
    assert told.startswith("cach-tim.md:1: slug: no published page has the slug 'cach-tim', to")


def test_two_pages_cannot_share_an_address(content: Path) -> None:
    write(content, HEAD + "\nMột.")
    write(content, HEAD + "\nHai.", "sau/hai.md")
    (told,) = problems(content)
    assert told.startswith("thu.md:2: slug: 'thu' is also the address of")
    assert "sau/hai.md — give the page another slug" in told


SOUND = (
    "../tinh/", "../tinh/index.html", "../feeds/tat-ca.atom.xml", "../du-lieu/luu-tru-35.csv",
    "../bai/chi-biet-thang/trich-dan.ris", "../sitemap.xml?x=1", "..", "//[x", "tel:1", "?x=1",
    "https://bao.example/a", "mailto:a@b.vn", "../tim-kiem/?q=a",
)  # fmt: skip
DEAD = (
    "../bai/trang-2/", "../bai/chi-biet-thang", "../../tinh/", "{filename}gioi-thieu.md",
    "../tinh/s%C6%A1n-la/", "thu/", "../theme/", "../feeds/",
)  # fmt: skip


def test_links_that_lead_somewhere_pass_check_and_build(content: Path, tmp_path: Path) -> None:
    links = "\n\n".join(f"[trang]({link})" for link in SOUND)
    write(content, f"{HEAD}\n{links}\n\nMã: `[a](khong-co/)`, `<a href=khong-co/>`.")
    assert problems(content) == []
    result = build(content, tmp_path / "output")
    assert result.code == 0, result.stderr


def test_dead_links_stop_check_and_build(content: Path, tmp_path: Path) -> None:
    links = "\n\n".join(f"[trang]({link})" for link in DEAD)
    write(content, f"{HEAD}\n{links}\n\n[x]\n\n[x]: <../khong-co/>")
    checked = [p for p in inspect(content).problems if p.severity == "error"]
    result = build(content, tmp_path / "output")
    assert result.code == 1
    assert len(checked) == result.stderr.count("leads to no file of the site") == 9
    assert [problem.line for problem in checked][:3] == [5, 7, 9]


def test_the_day_of_the_last_change_is_told(content: Path, tmp_path: Path) -> None:
    write(content, f"{HEAD}date: 2026-03-21\n\nChữ.")
    result = build(content, tmp_path / "output")
    assert result.code == 0, result.stderr
    assert 'Cập nhật ngày <time datetime="2026-03-21">21/3/2026</time>' in result.read(
        "thu/index.html"
    )
    assert "thu/</loc>\n  <lastmod>2026-03-21</lastmod>" in result.read("sitemap.xml")
