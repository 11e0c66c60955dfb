"""Attribution, English, roles, short forms, names of publishers, tone marks."""

import pytest

from lint.cases import told
from newsarchive.lint.rules.spelling import find_twins
from newsarchive.model.authority import Source


@pytest.mark.parametrize(
    "summary",
    [
        "Theo bài, hội nghị bàn nhiều việc.", "Bài ký tên A mô tả hội nghị.",
        "Hội nghị bàn nhiều việc, theo bản tin của tỉnh.", "Đài tỉnh đưa tin hội nghị.",
        "Chủ tịch cho biết đã họp.", "Trang của trường kể về hội thảo.",
    ],
)  # fmt: skip
def test_attributed_summaries_are_left_alone(summary: str) -> None:
    assert told(summary=summary) == []


def test_the_name_of_the_source_counts_as_a_publication() -> None:
    fields = {"source": "Sở Văn hóa", "url": "https://so.example/a"}
    assert told(summary="Sở Văn hóa giới thiệu cuộc thi.", **fields) == []


@pytest.mark.parametrize(
    "summary",
    ["Hội nghị thông báo kết quả.", "Theo kế hoạch, tỉnh lập ban chỉ đạo.", "Tỉnh đã họp."],
)
def test_a_statement_of_nobody_is_told(summary: str) -> None:
    assert told(summary=summary) == [
        "attribution summary: does not say whose statements it repeats"
        " — attribute it: “theo Báo Sơn La…”, “bài cho biết…”"
    ]


def test_a_missing_english_summary_is_told() -> None:
    assert told(summary_en=None) == [
        "summary-en summary_en: is missing — add one or two sentences in English"
    ]


def test_an_official_without_a_role_is_told() -> None:
    officials = [{"name": "A", "role": "Bí thư"}, {"name": "Lê Văn B"}]
    assert told(officials=officials) == [
        "official-role officials[2]: 'Lê Văn B' has no role"
        " — give the office as the report states it; people stand here only in office"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BCĐ", "Đại hội XIII", "quý IV", "13-ĐA/TU", "“ABC”", "trang TRE VIỆT", "HỘI", "HTV",
        "https://x.vn/ABC", "TikTok", "A", "Covid-19",
    ],
)  # fmt: skip
def test_known_capitals_are_left_alone(text: str) -> None:
    assert told(note=f"Bài nhắc {text} nữa.", organisations=["Đài HTV"]) == []


def test_an_unknown_short_form_is_told_once_with_its_line() -> None:
    assert told(account="Một.\n\nBài nói về BVX và BVX.", note="Xem BVX.") == [
        "abbreviation note: 'BVX' is not explained"
        " — write it out, or add it to content/data/abbreviations.yaml"
    ]


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("republished_from", "Sơn La Online", "republished_from"),
        ("source_note", "Suy từ tên Sơn La Online.", "source_note"),
        ("organisations", ["Tỉnh đoàn", "Sơn La Online"], "organisations[2]"),
    ],
)
def test_another_name_of_a_publisher_is_told(field: str, value: object, place: str) -> None:
    assert told(**{field: value}) == [  # type: ignore[arg-type]
        f"source-name {place}: calls the publisher 'Sơn La Online'"
        " — write 'Báo Sơn La', its name in this archive"
    ]


def test_publishers_whose_names_differ_in_accents_only_are_twins() -> None:
    one = Source(name="Báo Thừa Thiên-Huế", slug="a", kind="newspaper")
    two = Source(name="Báo Huế", slug="b", kind="newspaper", also=("Báo Thừa thiên Huê",))
    three = Source(name="Đài Huế", slug="c", kind="broadcaster")
    assert list(find_twins([one, two, three])) == [(two, "Báo Thừa thiên Huê", one)]


def test_mixed_tone_marks_are_told_where_the_rarer_way_stands() -> None:
    assert told(note="Theo bài, tỉnh uỷ đã họp.", account="Huyện ủy, thành ủy.") == [
        "tone-marks note: 'uỷ' has its tone mark elsewhere than the rest of the record"
        " — write 'ủy', or run make check FIX=1"
    ]


def test_tone_marks_of_names_and_quotations_do_not_count() -> None:
    organisations = ["Đảng uỷ Khối"]
    note = "Đảng uỷ\nKhối và huyện ủy “hoà thuận”; quý, hoàn."
    assert told(note=note, organisations=organisations) == []


def test_words_of_a_template_are_told_once_the_record_is_no_draft() -> None:
    official = {"name": "Họ và tên", "role": "Chức vụ như bài ghi"}
    account = "## Một mục của bài\n\nPhần thuật lại bài, nếu có, ở đây."
    assert told(officials=[official], account=account, title="Đầu đề, chép đúng như đã đăng") == [
        f"! placeholder {field}: still has '{found}' of the template — write what the report says"
        for field, found in (
            ("title", "chép đúng như đã đăng"), ("officials[1].name", "Họ và tên"),
            ("officials[1].role", "Chức vụ như bài ghi"), ("account", "Một mục của bài"),
            ("account", "Phần thuật lại bài, nếu có"),
        )
    ]  # fmt: skip
    assert told(officials=[official], account=account, status="draft") == []
