"""Records that an imported report resembles, as the draft takes them up."""

from collections.abc import Iterable
from dataclasses import dataclass

from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.reading import Reading
from newsarchive.lint.near_duplicates import Candidate, Kind, Known, Resemblance, find_resemblances
from newsarchive.model.dates import PartialDate
from newsarchive.model.record import UNKNOWN

_HOW = {
    "address": "cùng địa chỉ",
    "title": "cùng đầu đề",
    "text": "phần lớn nội dung giống nhau",
    "event": "cùng tỉnh, cùng ngày và cùng chủ đề",
}


@dataclass(frozen=True)
class SimilarRecords:
    """What a draft says of records that are held already."""

    same_event_as: tuple[str, ...] = ()
    republishes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def find_similar(reading: Reading, known: Known) -> SimilarRecords:
    """Compare a reading with the archive.

    Event-mates are named in ``same_event_as``. A text that is held already is named in
    ``republishes`` if this page says that it takes its text from elsewhere. Whatever is found
    is remarked upon: whether it is right, a person decides.
    """
    found = find_resemblances(_candidate(reading), known)
    return SimilarRecords(
        same_event_as=_slugs(found, "event"),
        republishes=_slugs(found, "text") if reading.republished_from else (),
        remarks=tuple(
            f"giống bản mô tả {r.slug} ({_HOW[r.kind]}); xem có trùng không" for r in found
        ),
    )


def _candidate(reading: Reading) -> Candidate:
    return Candidate(
        slug="",
        address=reading.address,
        title=reading.title.value if reading.title else "",
        province=reading.province.value if reading.province else UNKNOWN,
        event_date=_date(reading.event_date),
        published=_date(reading.published),
        topics=frozenset(reading.topics),
        texts=("\n".join(reading.body),),
    )


def _date(finding: Finding | None) -> PartialDate | None:
    return PartialDate.parse(finding.value) if finding and not finding.doubtful else None


def _slugs(found: Iterable[Resemblance], kind: Kind) -> tuple[str, ...]:
    return tuple(resemblance.slug for resemblance in found if resemblance.kind == kind)
