"""A document's page begins with its kind, where number or title tell it."""

import pytest

from newsarchive.model.authority import Document
from newsarchive.model.document_heading import document_heading


@pytest.mark.parametrize(
    ("number", "title", "heading"),
    [
        ("35-NQ/TW", None, "Nghị quyết 35-NQ/TW"),
        ("26-CTr/TU", "Chương trình hành động", "Chương trình 26-CTr/TU"),
        ("264", "Kế hoạch tổ chức cuộc thi", "Kế hoạch 264"),
        ("85-QĐ/TW", "Quy định của Ban Bí thư", "Quy định 85-QĐ/TW"),
        ("116-QĐ/TW", "Về trách nhiệm", "116-QĐ/TW"),
        ("264", None, "264"),
        (None, "Đề án về báo chí", "Đề án về báo chí"),
        (None, None, "264-2019"),
    ],
)
def test_headings(number: str | None, title: str | None, heading: str) -> None:
    assert document_heading(Document(id="264-2019", number=number, title=title)) == heading
