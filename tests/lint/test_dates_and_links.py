"""Dates that do not go together, links that lead nowhere."""

import pytest

from lint.cases import case, told
from newsarchive.lint.rules.links import advise_on_links


def test_an_event_after_the_publication_is_told() -> None:
    assert told(event_date="2023-03-22") == [
        "date event_date: 2023-03-22 is after the publication (2023-03-21)"
        " — correct one of the two; if the report announces the event, say so in date_note"
    ]


@pytest.mark.parametrize(
    ("published", "event"),
    [
        ("2023-03-21", "2023-03-21"), ("2023-03", "2023-03-30"), ("2023", "2023-12"),
        ("2023-03-21", "2023"), ("2023-03-21", "2023-03"),
    ],
)  # fmt: skip
def test_dates_that_may_agree_are_left_alone(published: str, event: str) -> None:
    assert told(published=published, event_date=event) == []


def test_an_open_date_that_begins_elsewhere_than_the_event_is_told() -> None:
    fields = {"date_basis": "inferred", "date_note": "Suy ra.", "event_date": "2023-03-21"}
    assert told(published="2023-03-21/..", **fields) == []
    assert told(published="2023-03-25/..", **fields) == [
        "date published: is 'not before' 2023-03-25, but the event is of 2023-03-21"
        " — begin the open date with the day of the event, or say in date_note why not"
    ]


def test_a_document_issued_after_the_publication_is_told() -> None:
    assert told(published="2019-11-13", documents=[{"id": "13-da-tu-2019"}]) == [
        "date documents[1]: was issued on 14/11/2019, after the publication (2019-11-13)"
        " — correct the date or the document"
    ]
    assert told(documents=[{"id": "13-da-tu-2019"}]) == []


@pytest.mark.parametrize(
    "link",
    ["../khac/", "../../tinh/son-la/", "#muc", "https://bao.vn/x", "mailto:a@b.vn", "../../"],
)
def test_links_that_lead_somewhere_are_left_alone(link: str) -> None:
    assert told(account=f"Xem [bài khác]({link}).") == []


@pytest.mark.parametrize("link", ["../kac/", "../../tinh/sơn-la/", "khac/", "../../../x/"])
def test_a_dead_link_in_the_account_is_an_error(link: str) -> None:
    assert told(account=f"Xem [bài khác]({link}).") == [
        f"! link account: '{link}' leads to no page of the site"
        " — write it as from the record's own page: ../<slug>/ or ../../tinh/<slug>/"
    ]


def test_the_line_of_a_dead_link_is_told() -> None:
    (advice,) = advise_on_links(case("Một.\n\nXem [bài](../kac/)."))
    assert advice.line == 2


def test_an_address_of_the_site_in_a_note_is_looked_up() -> None:
    assert told(note="Xem bai/khac/ và https://bao.vn/bai/mot/.") == []
    assert told(note="Xem /bai/kac/.") == [
        "link note: '/bai/kac/' is no page of the site — correct it"
    ]
