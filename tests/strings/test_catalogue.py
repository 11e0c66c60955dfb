"""The catalogue of texts: what a key gives, and what is said of a file that cannot serve."""

from pathlib import Path

import pytest
from markupsafe import Markup

from newsarchive.strings import InvalidStrings
from newsarchive.strings.catalogue import Catalogue

VI = """\
[home]
newest = "Bài mới"
count = "{count} bài"
rules_html = 'Xem <a href="{url}">quy tắc</a> & hỏi'
[label.level]
school = "Trường"
central = "Trung ương"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vi.toml").write_text(VI, "utf-8")
    return tmp_path


def test_a_key_gives_its_text_with_its_values(folder: Path) -> None:
    t = Catalogue(folder)
    assert t("home.newest") == "Bài mới"
    assert t("home.count", count="1.200") == "1.200 bài"
    assert t("label.level.central") == "Trung ương"


def test_only_html_keys_give_markup_and_their_values_are_escaped(folder: Path) -> None:
    t = Catalogue(folder)
    html = t("home.rules_html", url='/a?x="1"&y')
    assert isinstance(html, Markup)
    assert html == 'Xem <a href="/a?x=&#34;1&#34;&amp;y">quy tắc</a> & hỏi'
    assert not isinstance(t("home.newest"), Markup)


def test_a_section_keeps_the_order_of_the_file(folder: Path) -> None:
    assert list(Catalogue(folder).section("label.level")) == ["school", "central"]


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("home.oldest", {}, "vi.toml: home.oldest is missing — add its text"),
        ("home.count", {}, "vi.toml: home.count names a value that is not given ('count')"),
        ("home", {}, "vi.toml: home is missing"),
    ],
)
def test_what_is_missing_is_named(
    folder: Path, key: str, values: dict[str, str], said: str
) -> None:
    with pytest.raises(InvalidStrings) as failure:
        Catalogue(folder)(key, **values)
    assert said in str(failure.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[home\n", "cannot be read"),
        ("a = 'Bài'".encode("utf-16"), "cannot be read"),
        (b"[home]\ncount = 3\n", "home.count is no text — put it in quotation marks"),
        (b"[home]\na = 'x'\na = 'y'\n", "cannot be read"),
    ],
)
def test_a_file_that_cannot_serve_is_named(folder: Path, content: bytes, said: str) -> None:
    (folder / "vi.toml").write_bytes(content)
    with pytest.raises(InvalidStrings) as failure:
        Catalogue(folder)("home.newest")
    assert str(folder / "vi.toml") in str(failure.value)
    assert said in str(failure.value)


def test_another_language_is_another_file(folder: Path) -> None:
    english = VI.replace("Bài mới", "Newest").replace("{count} bài", "{count} reports")
    (folder / "en.toml").write_text(english, "utf-8")
    t = Catalogue(folder)
    assert t("home.newest") == "Bài mới"
    t.use("en")
    assert (t.language, t("home.newest")) == ("en", "Newest")
    t.use("vi")
    assert t("home.newest") == "Bài mới"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (None, "en.toml: no such file — write the texts of 'en' into it"),
        (VI.replace('newest = "Bài mới"\n', ""), "en.toml: home.newest is missing"),
        (VI + 'press = "Press"\n', "vi.toml: label.level.press is missing"),
        (VI.replace("{count} bài", "reports"), "home.count names other values than in vi.toml"),
        (VI.replace("{count} bài", "{count bài"), "home.count has a brace too many or too few"),
    ],
)
def test_a_language_with_other_texts_is_refused(
    folder: Path, changed: str | None, said: str
) -> None:
    if changed is not None:
        (folder / "en.toml").write_text(changed, "utf-8")
    t = Catalogue(folder)
    with pytest.raises(InvalidStrings) as failure:
        t.use("en")
    assert said in str(failure.value)
    assert (t.language, t("home.newest")) == ("vi", "Bài mới")
