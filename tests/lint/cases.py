"""Records for the advisers: one that nobody would query, and what a test changes in it."""

from newsarchive.lint.context import Case, Surroundings
from newsarchive.lint.rules.all_rules import advise
from newsarchive.model.authority import Abbreviation, Authorities, Document, Source
from newsarchive.model.record import Record

SOUND = {
    "title": "Hội nghị ở Sơn La",
    "title_basis": "page",
    "slug": "son-la-hoi-nghi-2023",
    "published": "2023-03-21",
    "date_basis": "page",
    "added": "2026-11-22",
    "province": "Sơn La",
    "level": "province",
    "source": "Báo Sơn La",
    "url": "https://baosonla.vn/a.html",
    "topics": ["hoi-nghi"],
    "basis": "full",
    "summary": "Báo Sơn La đưa tin hội nghị của Ban Chỉ đạo 35.",
    "summary_en": "A conference.",
}
AUTHORITIES = Authorities(
    provinces=(),
    sources=(
        Source(
            name="Báo Sơn La",
            slug="bao-son-la",
            kind="newspaper",
            also=("Sơn La Online",),
            domains=("baosonla.vn", "www.baosonla.org.vn"),
        ),
        Source(name="Báo Mới", slug="bao-moi", kind="aggregator", domains=("baomoi.com",)),
    ),
    topics=(),
    documents=(
        Document(id="13-da-tu-2019", number="13-ĐA/TU", issued="2019-11-14"),  # type: ignore[arg-type]
    ),
    abbreviations=(Abbreviation(short="BCĐ", long="Ban Chỉ đạo"),),
)
ADDRESSES = ("bai/son-la-hoi-nghi-2023/", "bai/khac/", "tinh/son-la/", "")


def case(account: str = "", copy: str | None = None, **fields: object) -> Case:
    record = Record.model_validate(SOUND | fields)
    return Case(record, account, copy, Surroundings.of(AUTHORITIES, ADDRESSES))


def told(account: str = "", copy: str | None = None, **fields: object) -> list[str]:
    """``kind field: wrong — cure`` of each piece of advice; errors begin with a mark."""
    return [
        f"{'! ' if a.severity == 'error' else ''}{a.kind} {a.field}: {a.wrong} — {a.cure}"
        for a in advise(case(account, copy, **fields))
    ]
