"""A build says that nothing has changed only if that is so, whatever the settings draw on."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.running import run
from preview.serving import replace

PAGE = "gioi-thieu/index.html"
OTHER = "from pelicanconf import *\n"


def with_filter(project: Path, code: str) -> None:
    """Have the heading of static pages go through a filter that the settings define."""
    settings = project / "pelicanconf.py"
    settings.write_text(f"{settings.read_text('utf-8')}\n{code}\n", "utf-8")
    replace(
        project / "theme/templates/static-page.html", "{{ page.title }}", "{{ page.title | own }}"
    )


def function(project: Path) -> Path:
    """A function in the settings."""
    with_filter(project, "JINJA_FILTERS = {'own': lambda text: text + ' một'}")
    return project / "pelicanconf.py"


def module(project: Path) -> Path:
    """A module that the settings import."""
    (project / "own_filters.py").write_text("def own(text):\n    return text + ' một'\n", "utf-8")
    with_filter(project, "import own_filters\nJINJA_FILTERS = {'own': own_filters.own}")
    return project / "own_filters.py"


def plugin(project: Path) -> Path:
    """Code of another plugin, on which only a filter depends."""
    folder = project / "plugins/them"
    folder.mkdir()
    (folder / "__init__.py").write_text("def register():\n    pass\n")
    (folder / "loc.py").write_text("def own(text):\n    return text + ' một'\n", "utf-8")
    code = "def _own(text):\n    from them.loc import own\n    return own(text)\n"
    with_filter(project, f"{code}PLUGINS.append('them')\nJINJA_FILTERS = {{'own': _own}}")
    return folder / "loc.py"


def data(project: Path) -> Path:
    """A file that the settings read."""
    (project / "khau-hieu.txt").write_text("một", "utf-8")
    code = "TAGLINE = open('khau-hieu.txt', encoding='utf-8').read()\n"
    with_filter(project, f"{code}JINJA_FILTERS = {{'own': lambda text: text + ' ' + TAGLINE}}")
    return project / "khau-hieu.txt"


def other_settings(project: Path) -> Path:
    """Settings of another name."""
    code = f"{OTHER}JINJA_FILTERS = {{'own': lambda text: text + ' một'}}\n"
    with_filter(project, "")
    (project / "other.py").write_text(code, "utf-8")
    return project / "other.py"


def theme(project: Path) -> Path:
    """A theme elsewhere."""
    shutil.move(project / "theme", project.parent / "another-theme")
    (project / "other.py").write_text(f"{OTHER}THEME = '../another-theme'\n")
    template = project.parent / "another-theme/templates/static-page.html"
    replace(template, "{{ page.title }}", "{{ page.title }} một")
    return template


def overrides(project: Path) -> Path:
    """Templates elsewhere that override the theme's."""
    folder = project.parent / "own-templates"
    folder.mkdir()
    template = folder / "static-page.html"
    shutil.copy(project / "theme/templates/static-page.html", template)
    replace(template, "{{ page.title }}", "{{ page.title }} một")
    (project / "other.py").write_text(f"{OTHER}THEME_TEMPLATES_OVERRIDES = ['../own-templates']\n")
    return template


@pytest.mark.parametrize(
    "prepare", [function, module, plugin, data, other_settings, theme, overrides]
)
def test_what_the_settings_draw_on_is_looked_at(
    prepare: Callable[[Path], Path], project: Path, content: Path, tmp_path: Path
) -> None:
    changed = prepare(project)
    settings = "other.py" if (project / "other.py").exists() else "pelicanconf.py"
    output = tmp_path / "output"

    def built(word: str) -> str:
        code, said = run(content, output, project, settings)
        assert code == 0, said
        assert f"Giới thiệu {word}</h1>" in (output / PAGE).read_text("utf-8")
        return said

    built("một")
    assert "Nothing has changed" in built("một")
    replace(changed, "một", "hai")
    assert "Nothing has changed" not in built("hai")
    assert "Nothing has changed" in built("hai")


LATE = """
from pathlib import Path as _Path
if _Path("sa" "ve").exists():
    text = _Path(r'{record}').read_text('utf-8')
    {during}
"""


@pytest.mark.parametrize(
    "during",
    [
        "_Path(r'{record}').write_text(text + 'Muộn.')",
        "_Path(r'{new}').write_text(text.replace('chi-biet-thang', 'muon'))",
    ],
    ids=["edited", "added"],
)
def test_a_save_during_the_build_that_is_undone_later_is_not_missed(
    during: str, project: Path, content: Path, tmp_path: Path
) -> None:
    record = content / "articles/2023/chi-biet-thang.md"
    new, output, before = record.with_name("muon.md"), tmp_path / "output", record.read_bytes()
    settings = project / "pelicanconf.py"
    code = LATE.format(record=record, during=during.format(record=record, new=new))
    settings.write_text(settings.read_text("utf-8") + code, "utf-8")
    assert run(content, output, project)[0] == 0
    clean = (output / "bai/index.html").read_bytes()

    (project / "save").touch()
    page = content / "pages/gioi-thieu.md"
    page.write_text(f"{page.read_text('utf-8')}\n\nThêm.\n", "utf-8")
    assert run(content, output, project)[0] == 0
    assert (output / "bai/muon/index.html").exists() == new.exists()
    (project / "save").unlink()
    record.write_bytes(before)
    new.unlink(missing_ok=True)

    code, said = run(content, output, project)
    assert code == 0
    assert "Nothing has changed" not in said
    assert "Muộn." not in (output / "bai/chi-biet-thang/index.html").read_text("utf-8")
    assert not (output / "bai/muon").exists()
    assert (output / "bai/index.html").read_bytes() == clean


def test_an_address_with_quotes_is_told_of_and_no_code(content: Path, tmp_path: Path) -> None:
    code, said = run(content, tmp_path / "output", site_url='https://a.example/"x\\y')
    assert code == 1
    assert "Not built: SITEURL is 'https://a.example/\"x\\y' — use a-z" in said


def test_the_second_build_of_a_fresh_copy_has_nothing_to_do(project: Path, content: Path) -> None:
    """Though the first one has had Python write its compiled modules beside the code."""
    time.sleep(0.05)  # the clock that stamps files may be behind
    how = {"PYTHONDONTWRITEBYTECODE": ""}
    assert run(content, "output", project, **how)[0] == 0
    assert (project / "plugins/newsarchive/engine/__pycache__").is_dir()
    assert "Nothing has changed" in run(content, "output", project, **how)[1]
