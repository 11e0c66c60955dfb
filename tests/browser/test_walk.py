"""From a link to a published page, as a maintainer goes: import, write, check, preview, publish."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import ROOT, build

HEADLINE = "Sơn La mở lớp bồi dưỡng cho lực lượng 35 ở các xã vùng cao"
PAGE = f"""<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{HEADLINE} - Báo Thử
</title><meta property="og:site_name" content="Báo Thử">
<meta property="article:published_time" content="2023-06-14T08:00:00+07:00"></head><body>
<nav><a href="/">Trang chủ</a> <a href="/xay-dung-dang">Xây dựng Đảng</a></nav>
<article><h1>{HEADLINE}</h1><div class="date">Thứ tư, 14/06/2023 - 08:00</div>
<p class="sapo">Sáng 13/6, Ban Tuyên giáo Tỉnh ủy Sơn La khai mạc lớp bồi dưỡng nghiệp vụ dành cho
cộng tác viên ở các xã vùng cao của tỉnh Sơn La, học trong hai ngày.</p>
<figure><img src="/anh.jpg" alt=""><figcaption>Học viên thực hành tại lớp.</figcaption></figure>
<p>Lớp có hơn 120 học viên của 12/12 huyện, thành phố. Đồng chí Lò Thị Mận, Phó Trưởng Ban Tuyên
giáo Tỉnh ủy, cho biết nội dung bám sát Nghị quyết số 35-NQ/TW, ngày 22/10/2018 của Bộ Chính trị,
và tình hình thực tế ở từng bản.</p>
<p>Học viên được hướng dẫn cách kiểm tra nguồn của một tin, cách trả lời câu hỏi của bà con bằng
tiếng phổ thông và tiếng dân tộc, rồi làm bài thực hành theo nhóm trước khi bế giảng.</p>
<p class="author">Quàng Văn Tám</p></article>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul><li><a href="/1">Tin thứ nhất</a></li></ul>
</div></body></html>"""
SUMMARY = """\
summary: >-
  Theo Báo Thử, Ban Tuyên giáo Tỉnh ủy Sơn La mở một lớp hai ngày về nghiệp vụ cho người làm
  cộng tác viên tại nhiều xã vùng cao. Bài cho biết lớp có hơn 120 học viên, thuộc đủ 12/12
  huyện và thành phố. Bài dẫn lời bà Lò Thị Mận rằng chương trình dựa vào Nghị quyết 35-NQ/TW
  và chuyện ở từng bản. Bài không nêu kết quả của lớp.
summary_en: Báo Thử reports a two-day class in Sơn La for contributors from highland communes.
"""


@pytest.fixture
def link(tmp_path: Path, serve: Callable[[Path, str], str]) -> str:
    """The address of a newspaper's page, on a server of this machine."""
    site = tmp_path / "paper"
    site.mkdir()
    (site / "lop-boi-duong.html").write_text(PAGE, "utf-8")
    return serve(site, "/") + "lop-boi-duong.html"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsarchive", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": "plugins", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_link_becomes_a_published_page(
    link: str,
    content: Path,
    tmp_path: Path,
    preview: Callable[[], str],
    open_page: Callable[..., Page],
    serve: Callable[[Path, str], str],
) -> None:
    # Import: the draft's path is the last line, and the full text lies beside the content.
    imported = run("import", "--content", content, "--allow-private", link)
    assert imported.returncode == 0, imported.stderr
    draft = Path(imported.stdout.splitlines()[-1])
    text = draft.read_text("utf-8")
    assert draft.parent == content / "articles" / "2023"
    for line in (
        f"title: {HEADLINE}", "published: 2023-06-14", "event_date: 2023-06-13",
        "province: Sơn La", "source: Báo Thử", "byline: Quàng Văn Tám", f"url: {link}",
        "  - name: Lò Thị Mận", "    value: 120", "    of: 12", "status: draft",
    ):  # fmt: skip
        assert f"{line}\n" in text
    copy = tmp_path / "content-working" / f"{draft.stem}.txt"
    assert "Học viên được hướng dẫn" in copy.read_text("utf-8")
    assert "Tin liên quan" not in copy.read_text("utf-8")

    # Check: an unfinished draft keeps nobody from building, and it is told what it lacks.
    checked = run("check", "--content", content)
    assert checked.returncode == 0, checked.stderr
    assert "summary: is missing" in checked.stdout + checked.stderr

    # Write: the summary in own words, in the place that the draft keeps for it.
    start = text.index("# summary:")
    draft.write_text(text[:start] + SUMMARY + text[text.index("---", start) :], "utf-8")

    # Preview: under a banner, which goes when the draft is finished; the page reloads itself.
    page = open_page(f"{preview()}bai/{draft.stem}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(page.get_by_text("Bản nháp.", exact=True)).to_be_visible()
    written = draft.read_text("utf-8")
    draft.write_text(written.replace("status: draft\n", ""), "utf-8")
    expect(page.get_by_text("Bản nháp.", exact=True)).to_have_count(0, timeout=60_000)

    # Publish: readers find it, typing without accents, and everything that was imported.
    assert run("check", "--content", content).returncode == 0
    built = build(content, tmp_path / "output")
    assert built.code == 0, built.stderr
    page = open_page(serve(tmp_path / "output", "/") + "tim-kiem/?q=lop+boi+duong+vung+cao")
    page.locator("#ket-qua > li").first.get_by_role("link", name=HEADLINE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(page.get_by_role("article").get_by_text("Lò Thị Mận").first).to_be_visible()
    expect(page.get_by_role("article")).not_to_contain_text("Học viên được hướng dẫn cách")
