"""Documents as reports cite them: number, day, issuer, title, and never more than is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.importer.facts.documents import (
    RESOLUTION,
    CitedDocument,
    find_documents,
    match_authority,
)
from newsarchive.model.authority import Document


@pytest.mark.parametrize(
    ("text", "number", "issued"),
    [
        ("Đề án số 13-ĐA/TU, ngày 14/11/2019 của Tỉnh ủy", "13-ĐA/TU", "2019-11-14"),
        ("Đề án số 13-ĐA/TU (ngày 14 tháng 11 năm 2019)", "13-ĐA/TU", "2019-11-14"),
        ("Kế hoạch 82 - KH/TU ban hành ngày 05-3-2019", "82-KH/TU", "2019-03-05"),
        ("Kế hoạch số 82–KH/TU ngày 05–03–2019", "82-KH/TU", "2019-03-05"),
        ("Chương trình hành động số 21-CTr/TU, ngày 1.2.2019", "21-CTr/TU", "2019-02-01"),
        ("Nghị định số 15/2020/NĐ-CP ngày 03/02/2020", "15/2020/NĐ-CP", "2020-02-03"),
        ("Luật An ninh mạng số 24/2018/QH14", "24/2018/QH14", None),
        ("Kế hoạch số 03-KH/BCĐ35", "03-KH/BCĐ35", None),
        ("Kế hoạch số 03-KH/BCĐ 35 ngày 5/3/2021", "03-KH/BCĐ35", "2021-03-05"),
        ("Công văn số 55-CV/ĐTN-BTG", "55-CV/ĐTN-BTG", None),
        ("Quyết định số 1234/QĐ-UBND", "1234/QĐ-UBND", None),
        ("Kế hoạch số 82-KH/TU ngày 31/2/2019", "82-KH/TU", None),
        ("Kế hoạch số 82-KH/TU được ban hành năm 2019", "82-KH/TU", None),
        ("Nghị quyết 35 của Bộ Chính trị", RESOLUTION, None),
        ("Nghị quyết số 35 của BCT", RESOLUTION, None),
    ],
)
def test_a_number_and_its_day(text: str, number: str, issued: str | None) -> None:
    (found,) = find_documents(f"Thực hiện {text}, huyện đã họp.")
    assert (found.number, found.issued) == (number, issued)


def test_issuer_and_title_are_taken_as_stated() -> None:
    text = (
        "Huyện quán triệt Kế hoạch số 45-KH/TU, ngày 05/3/2021 của Ban Thường vụ Tỉnh ủy về "
        "đấu tranh với thông tin xấu độc trên mạng, các đồng chí bí thư đã phải ký cam kết."
    )
    assert find_documents(text) == (
        CitedDocument(
            "45-KH/TU",
            "2021-03-05",
            "Ban Thường vụ Tỉnh ủy",
            "đấu tranh với thông tin xấu độc trên mạng",
        ),
    )


def test_mentions_of_one_document_are_put_together() -> None:
    text = "Quán triệt Kế hoạch 45-KH/TU. Kế hoạch số 45-KH/TU, ngày 5/3/2021 của Tỉnh ủy nêu rõ."
    assert find_documents(text) == (CitedDocument("45-KH/TU", "2021-03-05", "Tỉnh ủy"),)


def test_two_documents_with_one_number_stay_two() -> None:
    text = "Kế hoạch 45-KH/TU ngày 5/3/2021 thay Kế hoạch 45-KH/TU ngày 6/4/2019."
    assert {found.issued for found in find_documents(text)} == {"2021-03-05", "2019-04-06"}


def test_documents_stand_in_the_order_of_the_text() -> None:
    text = "Chỉ thị 05-CT/TW; Hướng dẫn số 12-HD/BTGTU; Nghị quyết số 35-NQ/TW; Chỉ thị 23-CT/TW"
    numbers = [found.number for found in find_documents(text)]
    assert numbers == ["05-CT/TW", "12-HD/BTGTU", "35-NQ/TW", "23-CT/TW"]


@pytest.mark.parametrize(
    "text",
    [
        "Ban Chỉ đạo 35 xã họp", "12/12 huyện", "năm học 2020-2021", "COVID-19",
        "biển số 12-A1/234",
        "ngày 14/11/2019", "3.000 cuốn", "0912-345/678", "quốc lộ 12-B", "nghị quyết về văn hóa",
    ],
)  # fmt: skip
def test_other_numbers_are_no_documents(text: str) -> None:
    assert find_documents(text) == ()


DOCUMENTS = (
    Document.model_validate(
        {"id": "trung-uong", "number": "35-NQ/TW", "level": "central",
         "issuer": "Bộ Chính trị", "issued": "2018-10-22", "title": "Nghị quyết"}
    ),
    Document.model_validate(
        {"id": "tinh", "number": "45-KH/TU", "level": "province",
         "province": "Sơn La", "issuer": "Tỉnh ủy", "issued": "2021-03-05", "title": "Kế hoạch"}
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("number", "issued", "province", "meant"),
    [
        ("35-NQ/TW", None, None, "trung-uong"),
        ("35-nq/tw", "2018-10-22", "Sơn La", "trung-uong"),
        ("35-NQ/TW", "2018-10-21", None, None),
        ("45-KH/TU", None, "Sơn La", "tinh"),
        ("45-KH/TU", None, "Hà Giang", None),
        ("45-KH/TU", "2021-03-05", None, "tinh"),
        ("45-KH/TU", "2019-01-01", "Sơn La", None),
        ("46-KH/TU", None, "Sơn La", None),
    ],
)
def test_an_entry_is_meant_beyond_doubt_or_not_at_all(
    number: str, issued: str | None, province: str | None, meant: str | None
) -> None:
    found = match_authority(CitedDocument(number, issued), DOCUMENTS, province)
    assert (found.id if found else None) == meant


@given(st.text("0123456789-/–KHTUĐÂanýgồi .,()của", max_size=60))
def test_any_text_may_be_asked_for_documents(text: str) -> None:
    for found in find_documents(text):
        assert found.number.replace("-", "") in text.replace(" ", "").replace("–", "").replace(
            "-", ""
        )
