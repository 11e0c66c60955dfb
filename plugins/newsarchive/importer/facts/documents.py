"""Documents that a text cites: number, day of issue, issuer and title, as stated."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsarchive.importer.facts.dates import find_days
from newsarchive.importer.facts.verbs import SENTENCE_GOES_ON
from newsarchive.model.authority import Document
from newsarchive.vietnamese.text import fold

KINDS = (
    "Nghị quyết", "Đề án", "Kế hoạch", "Hướng dẫn", "Chỉ thị", "Quyết định", "Kết luận",
    "Chương trình", "Công văn", "Quy định", "Thông báo", "Báo cáo", "Quy chế", "Thông tri",
    "Nghị định", "Thông tư", "Luật", "Tờ trình", "Thể lệ", "Điều lệ",
)  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w/-])(?P<number>\d{1,5}(?:/20\d\d/(?:UBTV)?QH\d{1,2}|"
    r"(?:/20\d\d)?\s?[-–/]\s?[A-ZĐ][A-Za-zĐđ]{0,4}"
    r"(?:\s?[-–/]\s?[A-ZĐƯ](?:\.?[A-Za-zĐđƯư&]){0,9}(?:\s?35(?!\d))?){1,3}))(?![\w/])"
)
_ISSUED = re.compile(
    r"\s*,?\s*\(?\s*(?:(?:được\s+)?(?:ký|ban hành|ra|đề)\s+)?(?:vào\s+)?ngày\s+"
    r"(?P<day>\d{1,2}(?:\s?[/.–-]\s?\d{1,2}\s?[/.–-]\s?\d{4}|\s+tháng\s+\d{1,2},?\s+năm\s+\d{4}))",
    re.I,
)
_ISSUER = re.compile(
    r"\s*\)?,?\s*của\s+(?P<issuer>(?:(?!về|ngày|nhằm|tại|trong)[\wĐđ&-]+\s?){2,10}?)"
    r"(?=\s*(?:[,;.():“\"]|về\b|nhằm\b|ngày\b|tại\b|trong\b|khóa\b|khoá\b|$))"
)
_TITLE = re.compile(
    r"\s*\)?,?\s*về\s+(?:việc\s+)?(?P<title>[^.;()“”\"]{8,260}?)(?=\s*[.;()“”\"]|$)"
)
_WELL_KNOWN = re.compile(r"Nghị quyết(?:\s+số)?\s+35\s+(?:của\s+)?(?:Bộ Chính trị|BCT)", re.I)
RESOLUTION = "35-NQ/TW"


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document as stated; ``number`` is written without spaces, ``issued`` is a full day."""

    number: str
    issued: str | None = None
    issuer: str | None = None
    title: str | None = None


def find_documents(text: str) -> tuple[CitedDocument, ...]:
    """Documents in the order of their first mention; mentions of one are put together."""
    found: dict[tuple[str, str], CitedDocument] = {}
    for cited in _mentions(text):
        same = [key for key in found if key[0] == fold(cited.number)]
        fits = [key for key in same if not cited.issued or key[1] in ("", cited.issued)]
        if fits:
            known = found.pop(fits[0])
            cited = replace(
                known,
                issued=known.issued or cited.issued,
                issuer=known.issuer or cited.issuer,
                title=known.title or cited.title,
            )
        found[fold(cited.number), cited.issued or ""] = cited
    order = {fold(cited.number): text.find(cited.number) for cited in found.values()}
    documents = sorted(found.values(), key=lambda d: order[fold(d.number)])
    if RESOLUTION not in {d.number for d in documents} and _WELL_KNOWN.search(text):
        documents.insert(0, CitedDocument(RESOLUTION))
    return tuple(documents)


def match_authority(
    cited: CitedDocument, documents: Sequence[Document], province: str | None
) -> Document | None:
    """The entry of the documents file that is meant beyond doubt, or None.

    A number alone names a document only if it is central or of the report's own province:
    numbers such as 82-KH/TU repeat in every province. A day that differs rules an entry out.
    """
    fitting = [
        document
        for document in documents
        if document.number
        and fold(document.number) == fold(cited.number)
        and not (cited.issued and document.issued and str(document.issued) != cited.issued)
    ]
    certain = [
        document
        for document in fitting
        if document.level == "central"
        or (document.province and document.province == province)
        or (cited.issued and str(document.issued) == cited.issued)
    ]
    return certain[0] if len(certain) == 1 else None


def _mentions(text: str) -> Iterator[CitedDocument]:
    for match in _NUMBER.finditer(text):
        number = re.sub(r"\s+", "", match["number"]).replace("–", "-").rstrip(".")
        if not re.search(r"[A-ZĐƯ]{2}", number.replace("CTr", "CT")):
            continue
        issued, issuer, title, at = None, None, None, match.end()
        for _ in range(3):
            if issued is None and (found := _ISSUED.match(text, at)):
                day = next(find_days(found["day"]), None)
                issued = day.date.isoformat() if day else None
            elif issuer is None and (found := _ISSUER.match(text, at)):
                issuer = SENTENCE_GOES_ON.sub("", found["issuer"]).strip()
            elif title is None and (found := _TITLE.match(text, at)):
                title = _until_clause(found["title"])
            else:
                break
            at = found.end()
        yield CitedDocument(number, issued, issuer, title)


def _until_clause(title: str) -> str:
    """A title without the main clause that follows it after a comma."""
    parts = title.split(", ")
    kept = parts[0]
    for part in parts[1:]:
        if re.match(
            r"(?:các|ban|đồng chí|cấp ủy|tỉnh|huyện|thành|đảng|[A-ZĐ])\w*\b.*\b(?:đã|phải|cần)\b",
            part,
            re.I,
        ):
            break
        kept += f", {part}"
    return kept.strip(" ,")
