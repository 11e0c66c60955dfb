"""What the preview holds in memory changes when it is told to look, and not before."""

from pathlib import Path

import pytest
from pelican.settings import read_settings

from newsarchive.hooks.resident import Resident
from serving import PAGE, TITLE, replace


@pytest.fixture
def resident(
    content: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Resident:
    monkeypatch.chdir(project)
    places = {"PATH": str(content), "OUTPUT_PATH": str(tmp_path / "output")}
    made = Resident(read_settings("pelicanconf.py", override=places | {"SHOW_DRAFTS": True}))
    made.refresh()
    return made


def test_a_template_that_is_saved_later_waits_for_the_next_look(
    resident: Resident, project: Path
) -> None:
    """Else a page that was asked for in between would keep a state that nothing tells of."""
    template = project / "theme/templates/report.html"
    replace(template, "</article>", "{{ khong_co }}</article>")
    status, _, page = resident.answer(PAGE)
    assert status == 200
    assert TITLE in page.decode()
    replace(template, "{{ khong_co }}", "<i>mới</i>")
    resident.refresh()
    assert b"<i>m\xe1\xbb\x9bi</i>" in resident.answer(PAGE)[2]


def test_a_page_has_its_slash_and_what_is_not_there_is_missing(resident: Resident) -> None:
    assert resident.answer(PAGE.rstrip("/"))[0] == 301
    assert resident.answer("khong/co/")[0] == 404


def test_files_that_are_no_texts_are_no_templates(resident: Resident, project: Path) -> None:
    (project / "theme/templates/.DS_Store").write_bytes(b"\x00\xff\xfe\x80")
    (project / "theme/templates/report.html~").write_bytes(b"\xff")
    resident.refresh()
    assert resident.answer(PAGE)[0] == 200
