"""Settings that cannot be used end the build with a sentence, not a traceback."""

from pathlib import Path

import pytest

from conftest import ROOT, SITE, build
from newsarchive.engine.settings import InvalidSettings, read_site

SETTINGS = {
    "SITEURL": "https://archive.example/sub/",
    "ARCHIVE": {
        "name": "Lưu trữ",
        "tagline": "Một câu.",
        "contact": "a@b.example",
        "licence_name": "CC BY 4.0",
        "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    },
}


def test_the_site_knows_its_address_with_and_without_a_path() -> None:
    site = read_site(SETTINGS)

    assert site.absolute("bai/x/") == "https://archive.example/sub/bai/x/"
    assert site.absolute("") == "https://archive.example/sub/"
    assert site.root_path == "/sub/"


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000", "https://a.example", "https://A.Example:8443/b_c/d.e~f/",
        "http://127.0.0.1/x", "http://[::1]:8000", "https://xn--bo-bia.vn/l%C6%B0u",
    ],
)  # fmt: skip
def test_a_site_can_stand_there(url: str) -> None:
    assert read_site({**SETTINGS, "SITEURL": url}).url == url.rstrip("/")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"SITEURL": ""}, "SITEURL is ''"),
        *[({"SITEURL": url}, "beginning with https://") for url in (
            "archive.example", "//a.example", "ftp://a.example", "https://", "https:a.example",
            "https://[::1", "https://a.example:99999",
            "https://a.example/lưu trữ", "https://a b.vn",
            "https://a.example:x", "javascript:alert(1)", "http:///a",
        )],
        *[({"SITEURL": url}, "leave out what begins with") for url in (
            "https://a.example/?a=1", "https://a.example?",
            "https://a.example/b#c", "https://a.vn/#",
        )],
        *[({"SITEURL": url}, "leave out the user name") for url in (
            "https://user:pw@a.example", "https://user@a.example/b", "https://@a.example",
        )],
        *[({"SITEURL": url}, "xn--") for url in (
            "https://báo.vn", "https://a..example", "https://-a.example", "https://a_b.example",
            "https://a.example:0", "https://%20.example",
        )],
        *[({"SITEURL": url}, "in its path") for url in (
            "https://a.example/lưu-trữ", "https://a.example//b", "https://a.example/<b>",
            "https://a.example/%zz", 'https://a.example/"', "https://a.example/b/../c",
        )],
        ({"ARCHIVE": {**SETTINGS["ARCHIVE"], "nmae": "x"}}, "unknown key 'nmae'"),
        ({"ARCHIVE": {"name": "x"}}, "ARCHIVE is not complete"),
    ],
)  # fmt: skip
def test_unusable_settings_are_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidSettings, match=message.replace("(", r"\(")):
        read_site({**SETTINGS, **change})


def test_publishing_without_an_address_is_refused(tmp_path: Path) -> None:
    result = build(ROOT / SITE, tmp_path / "output", site_url="")

    assert result.code == 1
    assert "Not built: SITEURL is ''" in result.stderr
    assert "Traceback" not in result.stderr
