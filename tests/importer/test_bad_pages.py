"""Pages that are none, or hardly: each is read without harm, or refused with a sentence."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT
from newsarchive.content.authorities import read_authorities
from newsarchive.importer.boilerplate import ends_report, is_boilerplate
from newsarchive.importer.facts.dates import (
    find_days,
    find_days_without_year,
    impossible_days,
    parse_date_line,
)
from newsarchive.importer.facts.documents import find_documents
from newsarchive.importer.facts.figures import find_figures
from newsarchive.importer.facts.gazetteer import named_places
from newsarchive.importer.facts.officials import find_officials
from newsarchive.importer.facts.signatures import parse_republication, parse_signature
from newsarchive.importer.reading import Reading, read_page
from newsarchive.web.raw_page import RawPage, Unreadable
from written_page import HEADLINE, PARAGRAPHS, written_page

BAD = ROOT / "tests" / "importer" / "bad"
AUTHORITIES, _ = read_authorities(ROOT / "content")
TODAY = date(2026, 11, 24)
PATIENCE = 60
"""Seconds. What backtracks, or asks everything of everything, would take hours."""


def read(content: str | bytes, content_type: str = "text/html") -> Reading:
    raw = content.encode() if isinstance(content, str) else content
    return read_page(RawPage(raw, None, content_type), AUTHORITIES, {}, TODAY)


def read_bad(name: str) -> Reading:
    return read((BAD / name).read_bytes(), "text/plain" if name.endswith(".txt") else "text/html")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("not-found.html", "does not exist (404)"),
        ("login-wall.html", "asks for a login"),
        ("empty.html", "the page is empty"),
        ("empty-body.html", "only 0 words"),
        ("home-page.html", "a list of reports"),
        ("list-page.txt", "only 0 words"),
        ("two-articles.html", "holds 2 whole reports"),
        ("cut-off.html", "words of running text"),
        ("report.pdf", "a PDF"),
        ("pdf-named-html.html", "a PDF"),
        ("photo.jpg", "a picture"),
        ("png-named-txt.txt", "a picture"),
        ("gzip-named-html.html", "a compressed file"),
        ("mojibake.html", "letters cannot be made out"),
        ("question-marks.txt", "letters cannot be made out"),
        ("random-bytes.html", "no text"),
        ("script-only.html", "a barrier"),
        ("bot-challenge.html", "words of running text"),
    ],
)
def test_what_holds_no_report_is_refused_in_one_sentence(name: str, told: str) -> None:
    with pytest.raises(Unreadable) as failure:
        read_bad(name)
    message = str(failure.value)
    assert told in message
    assert " — " in message
    assert "\n" not in message


def test_html_that_never_closes_is_read() -> None:
    reading = read_bad("never-closes.html")
    assert reading.title is not None
    assert reading.title.value == "Đội văn nghệ bản Hoa kể chuyện thời sự"
    assert reading.published is not None
    assert reading.published.value == "2021-06-09"
    assert len(reading.body) == 3


@pytest.mark.parametrize(
    ("name", "remark"),
    [("future-date.html", "ở tương lai"), ("day-31-02.html", "không có trong lịch")],
)
def test_a_day_that_cannot_be_is_told_and_left_out(name: str, remark: str) -> None:
    reading = read_bad(name)
    assert reading.published is None
    assert remark in " ".join(reading.remarks)


def test_apostrophes_belong_to_names() -> None:
    officials = read_bad("names-with-apostrophe.html").officials
    assert [official.name for official in officials] == ["H'Lim Niê", "Y Thông Mlô"]


@pytest.mark.parametrize("element", ["div", "span", "font", "table><tr><td"])
def test_elements_that_never_close_are_read(element: str) -> None:
    page = written_page().replace("<p>", f"<{element}>" * 40 + "<p>")
    assert "".join(PARAGRAPHS[0].split()) in "".join("".join(read(page).body).split())


@pytest.mark.parametrize("element", ["div", "b", "blockquote"])
def test_elements_nested_without_end_are_refused(element: str) -> None:
    page = written_page().replace("<article>", f"<{element}>" * 100_000 + "<article>")
    with pytest.raises(Unreadable, match="deep in each other"):
        read(page)


def test_null_bytes_are_no_text() -> None:
    with pytest.raises(Unreadable, match="no text"):
        read(written_page().replace("hội", "h\0i"))


WIDE = {
    "words": "hội nghị " * 30_000,
    "letters": "a" * 300_000,
    "capitals": "Nguyễn " * 40_000,
    "digits": "1" * 300_000,
    "numbers": "12.345 " * 40_000,
    "slashes": "12-KH/" * 50_000,
    "brackets": "(" * 150_000 + "<" * 150_000,
    "spaces": "x" + " " * 300_000 + "x",
    "commas": "Bí thư, " * 35_000,
    "tags": "<b>" * 400 + "<i></i>" * 40_000,
}


def in_time(work: Callable[[str], object], text: str) -> bool:
    """True if the work is done before patience ends; the process is ended otherwise."""
    process = multiprocessing.get_context("fork").Process(target=work, args=[text])
    process.start()
    process.join(PATIENCE)
    done = process.exitcode is not None
    process.kill()
    process.join()
    assert process.exitcode == 0 or not done
    return done


def read_or_refuse(text: str) -> None:
    with suppress(Unreadable):
        read(text)


@pytest.mark.parametrize("kind", WIDE)
def test_a_line_without_end_comes_to_one(kind: str) -> None:
    assert in_time(read_or_refuse, written_page(paragraphs=(*PARAGRAPHS, WIDE[kind])))


@pytest.mark.parametrize(
    ("filling", "told"), [("hội nghị " * 700_000, "a book"), ("<i></i>" * 60_000, "elements")]
)
def test_more_than_a_report_is_refused(filling: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read(written_page(paragraphs=(*PARAGRAPHS, filling)))


def ask_all(text: str) -> None:
    for rule in (
        find_days, impossible_days, parse_date_line, find_days_without_year, find_documents,
        find_figures, find_officials, named_places, parse_signature, parse_republication,
        is_boilerplate, ends_report,
    ):  # fmt: skip
        found = rule(text)
        if isinstance(found, Iterator):
            list(found)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([*HEADLINE.split(), "12", "-", "/", "(", ",", "Bí thư", "ngày", "KH", "H'"]),
    st.sampled_from([*HEADLINE.split(), "Nguyễn", "đồng chí", "3.000", "về", "của", ":", "."]),
    st.sampled_from([" ", "", ", "]),
)
def test_repetition_makes_no_rule_slow(one: str, two: str, between: str) -> None:
    assert in_time(ask_all, between.join([one, two] * 400))
