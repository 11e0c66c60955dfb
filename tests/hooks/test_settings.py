"""Settings that cannot be used end the build with a sentence, not a traceback."""

from pathlib import Path

import pytest

from conftest import ROOT, SITE, build
from newsarchive.hooks.settings import InvalidSettings, read_site

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
    ("change", "message"),
    [
        ({"SITEURL": ""}, "SITEURL is ''"),
        ({"SITEURL": "archive.example"}, "beginning with https://"),
        ({"ARCHIVE": {**SETTINGS["ARCHIVE"], "nmae": "x"}}, "unknown key 'nmae'"),
        ({"ARCHIVE": {"name": "x"}}, "ARCHIVE is not complete"),
    ],
)
def test_unusable_settings_are_named(change: dict[str, object], message: str) -> None:
    with pytest.raises(InvalidSettings, match=message.replace("(", r"\(")):
        read_site({**SETTINGS, **change})


def test_publishing_without_an_address_is_refused(tmp_path: Path) -> None:
    result = build(ROOT / SITE, tmp_path / "output", site_url="")

    assert result.code == 1
    assert "Not built: SITEURL is ''" in result.stderr
    assert "Traceback" not in result.stderr
