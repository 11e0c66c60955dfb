"""Publishers: by the page's address, by its name for itself, or not at all."""

import pytest

from newsarchive.importer.facts.publishers import find_by_address, find_by_name, find_in_text
from newsarchive.model.authority import Source

SOURCES = tuple(
    Source.model_validate(source)
    for source in (
        {"name": "Báo Mường Lự", "slug": "bao-muong-lu", "kind": "newspaper",
         "domains": ["baomuonglu.example", "www.baomuonglu-cu.example"],
         "also": ["Mường Lự Online"]},
        {"name": "Báo Mường Lự cuối tuần", "slug": "cuoi-tuan", "kind": "newspaper",
         "domains": ["cuoituan.baomuonglu.example"]},
        {"name": "Cổng thông tin huyện Nậm Sa", "slug": "nam-sa", "kind": "portal", "domains": []},
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://baomuonglu.example/bai", "Báo Mường Lự"),
        ("https://www.baomuonglu.example/bai", "Báo Mường Lự"),
        ("https://m.baomuonglu-cu.example/bai", "Báo Mường Lự"),
        ("https://cuoituan.baomuonglu.example/bai", "Báo Mường Lự cuối tuần"),
        ("https://BAOMUONGLU.example/bai", "Báo Mường Lự"),
        ("https://khongphaibaomuonglu.example/bai", None),
        ("https://example/baomuonglu.example", None),
        (None, None),
    ],
)
def test_the_nearest_domain_counts(address: str | None, name: str | None) -> None:
    found = find_by_address(address, SOURCES)
    assert (found.value if found else None) == name


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (["BÁO MƯỜNG LỰ"], "Báo Mường Lự"),
        (["Mường Lự Online"], "Báo Mường Lự"),
        (["", " | ", "Cổng thông tin huyện Nậm Sa"], "Cổng thông tin huyện Nậm Sa"),
        (["Trang chủ - Cổng thông tin huyện Nậm Sa"], "Cổng thông tin huyện Nậm Sa"),
        (["Tin tức", "Báo Mường Lự"], "Báo Mường Lự"),
        (["Báo Mường Lự cuối tuần"], "Báo Mường Lự cuối tuần"),
        (["Báo Chưa Biết"], "Báo Chưa Biết"),
    ],
)
def test_a_page_names_itself(names: list[str], name: str) -> None:
    found = find_by_name(names, SOURCES)
    assert found is not None
    assert found.value == name
    assert ("chưa có trong sources.yaml" in found.how) == (name == "Báo Chưa Biết")


def test_a_page_without_a_name_has_no_publisher() -> None:
    assert find_by_name(["", " - "], SOURCES) is None


@pytest.mark.parametrize(
    ("press", "province", "name"),
    [
        ([("Sơn La", "Báo Mường Lự")], "Sơn La", "Báo Mường Lự"),
        ([("Sơn La", "Báo Mường Lự")], "Hà Giang", None),
        ([("Sơn La", "Báo Mường Lự"), ("Sơn La", "Báo Mường Lự cuối tuần")], "Sơn La", None),
        ([("Sơn La", "Cổng thông tin huyện Nậm Sa")], "Sơn La", None),
        ([], "Sơn La", None),
    ],
)
def test_a_paper_named_in_the_text_is_doubtful(
    press: list[tuple[str, str]], province: str, name: str | None
) -> None:
    found = find_in_text(press, province, SOURCES)
    assert (found.value if found else None) == name
    assert found is None or found.doubtful
