"""What a query means: phrases, exclusions, accents, words that are dropped, spellings."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browser.searching import Search, module_address, searcher, slugs
from conftest import Build
from newsarchive.vietnamese.text import fold


@pytest.fixture
def search(open_page: Callable[..., Page], real_site: Build, real_address: str) -> Search:
    page = open_page(f"{real_address}du-lieu/")
    return searcher(page, module_address(real_site, real_address, "index.js"), real_address)


def all_slugs(result: dict[str, object]) -> set[str]:
    assert len(slugs(result)) == result["total"]
    return set(slugs(result))


def test_phrase_is_verified_on_the_text(search: Search) -> None:
    # All three pairs occur in reports, the phrase in none.
    assert search("đảng viên chức")["total"] > 0
    assert search('"đảng viên chức"')["total"] == 0
    phrase = search('"trường chính trị cấp tỉnh"', limit=100)
    loose = search("trường chính trị cấp tỉnh", limit=1000)
    assert 0 < phrase["total"] < loose["total"]
    assert all_slugs(phrase) < all_slugs(loose)


@pytest.mark.parametrize("quoted", ['"thế trận lòng dân"', "“the tran long dan”", '"lòng dân'])
def test_phrase_may_be_quoted_in_any_way(quoted: str, search: Search) -> None:
    found = search(quoted)
    assert slugs(found)[0] == "trung-uong-hoi-nghi-toan-quoc-so-ket-5-nam-2023"


def test_accents_in_a_phrase_must_be_there(search: Search) -> None:
    assert search('"lò minh hùng"')["total"] == 3
    assert search('"lo minh hung"')["total"] == 3
    assert search('"lô minh hưng"')["total"] == 0


def test_accents_that_were_typed_come_first(search: Search) -> None:
    scores = {hit["url"]: hit["score"] for hit in search("Nguyễn Hải", limit=100)["hits"]}
    other = {hit["url"]: hit["score"] for hit in search("Nguyên Hài", limit=100)["hits"]}
    assert scores.keys() == other.keys()
    assert max(scores.values()) > max(other.values())
    assert len(search("nguyen hai", limit=100)["hits"]) == len(scores)


def test_exclusion_leaves_out_a_word_and_a_phrase(search: Search) -> None:
    everything = all_slugs(search("trao giải", limit=1000))
    city = all_slugs(search('trao giải "Cần Thơ"', limit=1000))
    assert city
    for minus in ('-"Cần Thơ"', '-"can tho"'):
        assert all_slugs(search(f"trao giải {minus}", limit=1000)) == everything - city
    word = all_slugs(search("trao giải -tác", limit=1000))
    assert word < everything
    others = all_slugs(search("-hoi", limit=1000))
    assert others
    assert others.isdisjoint(all_slugs(search("hoi", limit=1000)))


def test_word_that_is_nowhere_is_dropped_and_named(search: Search) -> None:
    result = search("Lương Nguyễn Minh Triết zzzzz")
    assert slugs(result)[0] == "da-nang-danh-gia-nam-2020"
    assert result["notes"]["dropped"] == ["zzzzz"]
    assert search("zzzzz")["total"] == 0
    assert "dropped" not in search("Lương Nguyễn Minh Triết")["notes"]


def test_word_that_says_least_is_dropped_first(search: Search) -> None:
    result = search("kế hoạch số 112")
    assert slugs(result)[0] == "lao-cai-ke-hoach-112-cuoc-thi-chinh-luan-2022"


def test_phrase_is_kept_when_other_words_are_dropped(search: Search) -> None:
    result = search('"Lại Thế Nguyên" Hoằng Hóa')
    assert all_slugs(result) == all_slugs(search('"Lại Thế Nguyên"'))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("quynh phuj", "quynh phu"),
        ("Đắc Nông", "dak nong"),
        ("chiến binh không gian mạngg", "chien binh khong gian mang"),
    ],
)
def test_near_spelling_is_offered_and_used(typed: str, meant: str, search: Search) -> None:
    result = search(typed)
    assert fold(result["notes"]["suggestion"]) == meant
    assert result["total"] > 0
    assert result["notes"]["dropped"]


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("vinh li", "quang-tri-vinh-linh-tuoi-tre-2024"),
        ("Lương Minh S", "phu-yen-hoc-tap-quan-triet-nq35-2019"),
        ("Trường chính trị hoàng vă", "lang-son-truong-hoang-van-thu-hoi-thao-2024"),
    ],
)
def test_last_syllable_may_be_begun(typed: str, slug: str, search: Search) -> None:
    assert slug in slugs(search(typed))[:2]


@pytest.mark.parametrize("query", ["Hà Giang", "ha giang tập huấn", "HÀ GIANG"])
def test_merged_province_is_told(query: str, search: Search) -> None:
    assert search(query)["notes"]["merged"] == {
        "slug": "ha-giang", "name": "Hà Giang", "today": "Tuyên Quang",
    }  # fmt: skip
    assert search("Sơn La")["notes"].get("merged") is None


def test_name_of_today_finds_what_is_filed_under_the_former(search: Search) -> None:
    found = all_slugs(search("Tuyên Quang", limit=100))
    assert {"ha-giang-tap-huan-2023", "ha-giang-dong-van-khong-gian-mang-2019"} < found
