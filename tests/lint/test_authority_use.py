"""What the authority files know better than a record is told."""

import pytest

from lint.cases import told


@pytest.mark.parametrize("host", ["baosonla.vn", "www.baosonla.vn", "baosonla.org.vn"])
def test_an_address_of_another_publisher_is_told(host: str) -> None:
    fields = {"url": f"https://{host}/a.html", "summary": "Theo Báo Khác, hội nghị đã họp."}
    assert told(source="Báo Khác", **fields) == [
        "domain source: is 'Báo Khác', but the address is one of 'Báo Sơn La' — correct one of the"
        " two; if the report is reprinted there, say so in republished_from"
    ]
    assert told(source="Báo Sơn La", **fields) == []


def test_pages_of_aggregators_and_unknown_hosts_say_nothing() -> None:
    for url in ("https://baomoi.com/a.epi", "https://khac.vn/a", "https://m.baosonla.com/a"):
        assert told(url=url) == []


@pytest.mark.parametrize(
    ("citation", "is_told"),
    [
        ({"number": "13-ĐA/TU"}, True),
        ({"number": "13-ĐA/TU", "issued": "2019"}, True),
        ({"number": "13-ĐA/TU", "issued": "2019-11-14"}, True),
        ({"number": "13-ĐA/TU", "issued": "2021"}, False),
        ({"number": "14-ĐA/TU"}, False),
        ({"id": "13-da-tu-2019"}, False),
    ],
)
def test_a_document_that_has_an_entry_is_given_by_its_id(
    citation: dict[str, str], is_told: bool
) -> None:
    advice = [line for line in told(documents=[citation]) if line.startswith("document ")]
    expected = (
        "document documents[1]: gives '13-ĐA/TU' by its number, though it is in the documents file"
        " — write 'id: 13-da-tu-2019' in its place, so that its page lists the report"
    )
    assert advice == ([expected] if is_told else [])


def test_what_publishes_is_not_what_reports() -> None:
    summary = "Các trang, nhóm của huyện đăng 3.250 tin. Có 12 tài khoản và nhóm chia sẻ."
    assert any(line.startswith("attribution ") for line in told(summary=summary))
    assert not [x for x in told(summary=f"{summary} Trang của tỉnh đưa tin.") if "attribution" in x]
