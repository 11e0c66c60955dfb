"""Drafts: valid but for what a person must add, with a word on how each thing is known."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.importing import Case, read_cases
from conftest import ROOT
from newsarchive.content.authorities import read_authorities
from newsarchive.content.cross_references import check_consistency
from newsarchive.content.records import RecordFile, read_record
from newsarchive.importer.drafting import UNDATED, Draft, build_draft
from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.reading import Reading, read_page
from newsarchive.importer.similar_records import SimilarRecords
from newsarchive.vietnamese.text import slugify
from newsarchive.web.raw_page import RawPage
from written_page import PARAGRAPHS, written_page, written_text

AUTHORITIES, _ = read_authorities(ROOT / "content")
TODAY = date(2026, 11, 24)
CASES = [case for case in read_cases() if not case.held_out]


def read(content: str | bytes, address: str | None = None) -> Reading:
    raw = content.encode() if isinstance(content, str) else content
    return read_page(RawPage(raw, address), AUTHORITIES, {}, TODAY)


READING = read(written_page())
EMPTY = Reading(
    address=None, title=None, published=None, event=None, province=None, place=None, source=None,
    section=None, byline=None, republished_from=None, body=READING.body, captions=(), documents=(),
    officials=(), figures=(), topics=(),
)  # fmt: skip


def draft_of(reading: Reading, taken: set[str] | None = None, *remarks: str) -> Draft:
    return build_draft(reading, AUTHORITIES, TODAY, taken or set(), SimilarRecords(remarks=remarks))


def checked(draft: Draft, folder: Path) -> RecordFile:
    """The draft as ``make check`` reads it; nothing in it may be an error."""
    file = folder / draft.folder / f"{draft.slug}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(draft.text, "utf-8")
    record_file, problems = read_record(file)
    assert record_file is not None
    problems += check_consistency([record_file], AUTHORITIES)
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    return record_file


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_page_becomes_a_draft_without_errors(case: Case, tmp_path: Path) -> None:
    reading = read(case.content, case.wanted["address"])
    draft = draft_of(reading)
    record_file = checked(draft, tmp_path)
    record = record_file.record
    assert record_file.is_draft
    assert record_file.account == ""
    assert record.slug == draft.slug
    assert [official.name for official in record.officials] == [o.name for o in reading.officials]
    assert len(record.figures) == len(reading.figures)
    assert len(record.documents) == len(reading.documents)
    paragraphs = [paragraph for paragraph in reading.body if len(paragraph.split()) >= 20]
    assert not any(paragraph in draft.text for paragraph in paragraphs)


@pytest.mark.parametrize("name", ["title", "published", "province", "source", "byline"])
def test_each_thing_says_how_it_is_known(name: str) -> None:
    reading = read(written_page(), "https://baomuonglu.example/bai")
    finding: Finding = getattr(reading, name)
    lines = draft_of(reading).text.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"{name}: "))
    assert lines[at - 1] == f"# {finding.how}"


def test_what_is_not_known_is_left_out_and_asked_for(tmp_path: Path) -> None:
    draft = draft_of(EMPTY)
    assert draft.folder == UNDATED
    fields = {
        line.split(":")[0]
        for line in draft.text.splitlines()
        if ":" in line and not line.startswith("#")
    }
    assert fields == {"slug", "status", "added", "level", "url_note", "basis"}
    for name in ("title", "published", "province", "source", "summary", "summary_en"):
        assert f"# {name}: " in draft.text
    checked(draft, tmp_path)


def test_a_doubtful_value_is_marked_in_the_record_itself(tmp_path: Path) -> None:
    doubtful = replace(
        READING,
        published=Finding("2021-06-05", "đồng hồ của trang", doubtful=True),
        province=Finding("Sơn La", "suy từ nơi đăng", doubtful=True),
        source=Finding("Báo Sơn La", "suy từ tỉnh", doubtful=True),
    )
    record = checked(draft_of(doubtful), tmp_path).record
    assert (record.date_basis, record.date_note) == ("inferred", "Đồng hồ của trang.")
    assert (record.province_basis, record.province_note) == ("inferred", "Suy từ nơi đăng.")
    assert (record.source_basis, record.source_note) == ("inferred", "Suy từ tỉnh.")


def test_without_a_day_of_publication_the_event_bounds_it(tmp_path: Path) -> None:
    text = written_text().replace("Ngày đăng: 05/06/2021\n\n", "")
    text = text.replace("Sáng 5/6", "Sáng 5/6/2021")
    record = checked(draft_of(read(text)), tmp_path).record
    assert str(record.published) == "2021-06-05/.."
    assert record.date_basis == "event"
    assert str(record.event_date) == "2021-06-05"


def test_known_documents_are_named_by_their_id(tmp_path: Path) -> None:
    known = next(d for d in AUTHORITIES.documents if d.level == "central" and d.number)
    more = (f"{PARAGRAPHS[0]} Hội nghị học Nghị quyết số {known.number}.", *PARAGRAPHS[1:])
    record = checked(draft_of(read(written_page(paragraphs=more))), tmp_path).record
    assert [document.id or document.number for document in record.documents] == [
        known.id, "45-KH/TU",
    ]  # fmt: skip


def test_remarks_stand_at_the_end() -> None:
    text = draft_of(replace(READING, remarks=("thứ không khớp",)), None, "giống bài khác").text
    assert text.endswith("# Lưu ý: thứ không khớp\n# Lưu ý: giống bài khác\n---\n")


@pytest.mark.parametrize(
    "text", ["a: b", "# không", "“trích”", "- gạch", "12", "true", "x\n---\ny"]
)
def test_text_that_yaml_could_misread_stays_text(text: str, tmp_path: Path) -> None:
    odd = replace(READING, title=Finding(text, text), byline=Finding(text, text), place=text)
    record = checked(draft_of(odd), tmp_path).record
    assert (record.title, record.byline) == (" ".join(text.split()), " ".join(text.split()))


@given(st.text(max_size=120), st.sampled_from(["2021-06-05", "2021-06", "2021"]), st.integers(1, 4))
def test_slugs_are_short_speaking_and_never_taken(title: str, day: str, drafts: int) -> None:
    reading = replace(READING, title=Finding(title, ""), published=Finding(day, ""))
    taken: set[str] = set()
    for _ in range(drafts):
        draft = draft_of(reading, taken)
        assert draft.slug not in taken
        assert draft.slug == slugify(draft.slug)
        assert len(draft.slug) <= 70
        assert draft.slug.startswith("son-la")
        taken.add(draft.slug)
