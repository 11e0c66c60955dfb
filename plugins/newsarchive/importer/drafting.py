"""A reading as a draft record: fields that validate, with comments on how each is known."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsarchive.content.record_writer import write_record
from newsarchive.importer.facts.documents import match_authority
from newsarchive.importer.facts.levels import find_level
from newsarchive.importer.reading import Reading
from newsarchive.importer.similar_records import SimilarRecords
from newsarchive.model.authority import Authorities
from newsarchive.model.record import UNKNOWN
from newsarchive.model.rules import SUMMARY_WORDS
from newsarchive.model.slugs import propose_slug

UNDATED = "chua-ro-nam"
"""Folder of drafts whose year is not known yet."""

_NONE_SIMILAR = SimilarRecords()
_ASK = "cần kiểm tra"
_LISTS = {
    "officials": "họ tên và chức vụ như bài ghi; chỉ giữ người giữ chức vụ công",
    "documents": "số, ngày như bài ghi; văn bản có trong documents.yaml chỉ ghi id",
    "figures": "mọi con số bài nêu; sửa label, thêm scope, period nếu bài có",
    "topics": "chủ đề được đoán từ chữ dùng trong bài; xếp lại, bỏ bớt",
}
"""What a person is asked to look at in each list."""


@dataclass(frozen=True)
class Draft:
    """A record to be finished by a person. ``folder`` is the one under ``articles``."""

    slug: str
    folder: str
    text: str


def build_draft(
    reading: Reading,
    authorities: Authorities,
    today: date,
    taken: Collection[str],
    similar: SimilarRecords = _NONE_SIMILAR,
) -> Draft:
    """Write the record. ``taken`` are slugs in use; remarks stand at the end of the fields."""
    fields = dict(_fields(reading, authorities, today))
    fields["same_event_as"], fields["republishes"] = similar.same_event_as, similar.republishes
    comments = dict(_comments(reading))
    year = str(fields.get("published") or "")[:4]
    province = _value(reading.province) or UNKNOWN
    slug = propose_slug(_value(reading.title), province, int(year) if year else None, taken)
    fields["slug"] = slug
    notes = [*reading.remarks, *similar.remarks]
    comments[""] = "\n".join(f"Lưu ý: {note}" for note in notes)
    return Draft(slug, year or UNDATED, write_record(fields, comments=comments))


def _fields(reading: Reading, authorities: Authorities, today: date) -> Iterator[tuple[str, Any]]:
    if reading.title:
        yield "title", reading.title.value
        yield "title_basis", "page"
    yield "status", "draft"
    yield from _date_fields(reading)
    yield "added", today.isoformat()
    yield from _named("province", reading.province)
    yield "place", reading.place
    province = reading.province.value if reading.province else None
    yield (
        "level",
        find_level(_value(reading.title), next(iter(reading.body), ""), province, reading.place),
    )
    yield from _named("source", reading.source)
    yield "section", _value(reading.section) or None
    yield "url", reading.address
    if reading.address is None:
        yield "url_note", "Nhập từ bản sao của trang; chưa rõ địa chỉ gốc."
    yield "byline", _value(reading.byline) or None
    yield "republished_from", _value(reading.republished_from) or None
    yield "officials", [{"name": o.name, "role": o.role} for o in reading.officials]
    yield "documents", list(_documents(reading, authorities, province))
    yield "figures", list(_figures(reading))
    yield "topics", list(reading.topics)
    yield "basis", "full"


def _date_fields(reading: Reading) -> Iterator[tuple[str, Any]]:
    event = reading.event_date
    if reading.published:
        known_by_address = "địa chỉ" in reading.published.how
        yield "published", reading.published.value
        if reading.published.doubtful:
            yield "date_basis", "inferred"
            yield "date_note", _sentence(reading.published.how)
        else:
            yield "date_basis", "url" if known_by_address else "page"
    elif event:
        yield "published", f"{event.value}/.."
        yield "date_basis", "event"
        yield "date_note", _sentence(f"trang không có ngày đăng; {event.how}")
    if event and (not reading.published or event.value <= reading.published.value):
        yield "event_date", event.value


def _named(field: str, finding: Any) -> Iterator[tuple[str, Any]]:
    if finding is None:
        return
    yield field, finding.value
    if finding.doubtful:
        yield f"{field}_basis", "inferred"
        yield f"{field}_note", _sentence(finding.how)


def _documents(
    reading: Reading, authorities: Authorities, province: str | None
) -> Iterator[Mapping[str, Any]]:
    for cited in reading.documents:
        known = match_authority(cited, authorities.documents, province)
        if known:
            yield {"id": known.id}
        else:
            yield {
                "number": cited.number,
                "issuer": cited.issuer,
                "issued": cited.issued,
                "title": cited.title,
            }


def _figures(reading: Reading) -> Iterator[Mapping[str, Any]]:
    for figure in reading.figures:
        yield {
            "label": figure.label,
            "value": figure.value,
            "min": figure.min,
            "max": figure.max,
            "of": figure.of,
            "qualifier": figure.qualifier,
            "unit": figure.unit,
        }


def _comments(reading: Reading) -> Iterator[tuple[str, str]]:
    """What a maintainer should know of each field while finishing the draft."""
    words = f"{SUMMARY_WORDS.start}–{SUMMARY_WORDS.stop - 1}"
    if reading.title:
        yield "title", _how(reading.title)
    else:
        yield "title", "title: trang không có đầu đề; đặt một đầu đề mô tả, title_basis: supplied"
    yield "slug", "slug: địa chỉ vĩnh viễn; muốn đổi (và đổi tên tệp) thì đổi trước khi công bố"
    yield "status", "status: xóa dòng này khi bản mô tả đã xong"
    if reading.published:
        yield "published", _how(reading.published)
    elif reading.event:
        yield "published", f"{_ASK}: trang không có ngày đăng; đây là ngày của sự kiện"
    else:
        yield "published", "published: trang không cho biết ngày đăng; điền khi tra được"
    for field, name in (("province", "tỉnh, thành"), ("source", "nơi đăng")):
        finding = getattr(reading, field)
        yield (
            field,
            _how(finding)
            if finding
            else (
                f"{field}: trang không cho biết {name}; nếu tra không ra, ghi {UNKNOWN},"
                f" {field}_basis: unknown và {field}_note vì sao"
            ),
        )
    for field in ("event_date", "section", "byline", "republished_from"):
        if finding := getattr(reading, field):
            yield field, _how(finding)
    yield from _guesses(reading)
    yield "summary", f"summary: viết {words} từ bằng lời của mình, mỗi điều ghi là theo bài"
    yield "summary_en", "summary_en: một, hai câu tiếng Anh"


def _guesses(reading: Reading) -> Iterator[tuple[str, str]]:
    """What rules have found in the sentences, and only a reader can judge."""
    if reading.place:
        yield "place", f"{_ASK}: nơi mà đầu đề, đoạn mở đầu hoặc phần lớn bài nêu"
    yield "level", f"{_ASK}: cấp được đoán từ đầu đề và đoạn mở đầu; điền nếu để trống"
    for field, advice in _LISTS.items():
        if getattr(reading, field):
            yield field, f"{_ASK}: {advice}"
    if not reading.topics:
        yield "topics", "topics: chưa đoán được chủ đề; chọn khóa trong topics.yaml"


def _how(finding: Any) -> str:
    return f"{_ASK}: {finding.how}" if finding.doubtful else str(finding.how)


def _value(finding: Any) -> str:
    return str(finding.value) if finding else ""


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."
