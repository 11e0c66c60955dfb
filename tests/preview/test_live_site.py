"""What the preview holds in memory changes when it is told to look, and not before."""

import re
from pathlib import Path

import pytest

from conftest import SITEURL, build
from newsarchive.engine.template_errors import TemplateFault
from newsarchive.preview.live_site import LiveSite, open_site
from preview.serving import PAGE, TITLE, replace


@pytest.fixture
def site(content: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveSite:
    monkeypatch.chdir(project)
    # The address is that of the builds: it stands in the data files.
    opened = open_site(str(content), str(tmp_path / "output"), SITEURL)
    opened.refresh()
    return opened


def test_a_template_that_is_saved_later_waits_for_the_next_look(
    site: LiveSite, project: Path
) -> None:
    """Else a page that was asked for in between would keep a state that nothing tells of."""
    template = project / "theme/templates/report.html"
    replace(template, "</article>", "{{ khong_co }}</article>")
    status, _, page = site.answer(PAGE)
    assert status == 200
    assert TITLE in page.decode()
    replace(template, "{{ khong_co }}", "<i>mới</i>")
    site.refresh()
    assert b"<i>m\xe1\xbb\x9bi</i>" in site.answer(PAGE)[2]


def test_a_mistake_in_a_template_is_told_until_it_is_mended(site: LiveSite, project: Path) -> None:
    template = project / "theme/templates/report.html"
    replace(template, "</article>", "{{ khong_co }}</article>")
    site.refresh()
    with pytest.raises(TemplateFault, match=r"1 problem\(s\) in 1 file\(s\)") as caught:
        site.answer(PAGE)
    assert "'khong_co' is undefined" in caught.value.problems[0].wrong
    replace(template, "{{ khong_co }}", "")
    site.refresh()
    assert site.answer(PAGE)[0] == 200


def test_the_data_page_tells_the_sizes_of_the_files_of_a_build(
    site: LiveSite, content: Path, project: Path, tmp_path: Path
) -> None:
    for record in content.glob("articles/*/*.md"):  # a build has no drafts
        if "status: draft" in record.read_text("utf-8"):
            record.unlink()
    site.refresh()
    output = tmp_path / "built"
    assert build(content, output, project=project).code == 0
    shown = site.answer("du-lieu/")[2].decode()
    for name in ("luu-tru-35.json", "luu-tru-35.csv", "luu-tru-35-so-lieu.csv"):
        size = round((output / "du-lieu" / name).stat().st_size / 1024)
        assert re.search(rf"{name}.*{size} KB", shown), name


def test_a_page_has_its_slash_and_what_is_not_there_is_missing(site: LiveSite) -> None:
    assert site.answer(PAGE.rstrip("/"))[0] == 301
    assert site.answer("khong/co/")[0] == 404


def test_files_that_are_no_texts_are_no_templates(site: LiveSite, project: Path) -> None:
    (project / "theme/templates/.DS_Store").write_bytes(b"\x00\xff\xfe\x80")
    (project / "theme/templates/report.html~").write_bytes(b"\xff")
    site.refresh()
    assert site.answer(PAGE)[0] == 200
