"""Everything a page tells, each thing with how it is known: the importer's answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from newsarchive.content import clock
from newsarchive.importer.article import Article, settle
from newsarchive.importer.boilerplate import refusal
from newsarchive.importer.decoding import decode, without_markup
from newsarchive.importer.facts.dates import date_in_address, impossible_days
from newsarchive.importer.facts.documents import CitedDocument, find_documents
from newsarchive.importer.facts.events import Event, find_event
from newsarchive.importer.facts.figures import StatedFigure, find_figures
from newsarchive.importer.facts.finding import Finding
from newsarchive.importer.facts.gazetteer import Gazetteer, press_in
from newsarchive.importer.facts.officials import NamedOfficial, find_officials
from newsarchive.importer.facts.places import find_place, find_province
from newsarchive.importer.facts.publishers import find_by_address, find_by_name, find_in_text
from newsarchive.importer.facts.topics import find_topics
from newsarchive.importer.markup import is_markup, preformatted, take_markup_apart
from newsarchive.importer.parsed_page import ParsedPage
from newsarchive.importer.pasted import take_apart
from newsarchive.model.authority import Authorities
from newsarchive.model.web_address import without_tracking
from newsarchive.vietnamese.text import fold
from newsarchive.web.raw_page import RawPage, Unreadable

_LEAST_WORDS = 40
_MOST_LETTERS = 1_000_000
"""The longest real pages have some 100,000, with all that stands around the report."""


@dataclass(frozen=True)
class Reading:
    """What one page tells; None and empty where it does not. ``remarks`` are for a person."""

    address: str | None
    title: Finding | None
    published: Finding | None
    event: Event | None
    province: Finding | None
    place: str | None
    source: Finding | None
    section: Finding | None
    byline: Finding | None
    republished_from: Finding | None
    body: tuple[str, ...]
    captions: tuple[str, ...]
    documents: tuple[CitedDocument, ...]
    officials: tuple[NamedOfficial, ...]
    figures: tuple[StatedFigure, ...]
    topics: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def event_date(self) -> Finding | None:
        """The day of the event, as EDTF."""
        if self.event is None:
            return None
        how = f"bài ghi “{self.event.words}”"
        if self.event.year_from:
            how += f"; năm suy từ “{self.event.year_from}”"
        return Finding(self.event.date.isoformat(), how)


def read_page(
    page: RawPage,
    authorities: Authorities,
    places: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Reading:
    """Read a page of HTML, or pasted text. ``places`` are places the archive has met before,
    folded, with their province. Raises Unreadable where there is no report to be read."""
    today = today or clock.today()
    text = decode(page)
    if (letters := len(without_markup(text))) > _MOST_LETTERS:
        raise Unreadable(
            f"it holds {letters:,} characters of text, a book rather than a report"
            " — copy the text of the report alone into a .txt file, and import that"
        )
    parts = _parts(text, page)
    headline = parts.headline.value if parts.headline else None
    article = settle(parts.blocks, headline, parts.signature, parts.pasted)
    _refuse_what_is_no_report(article, text)
    return _Facts(page, parts, article, authorities, places or {}, today).reading()


def _parts(text: str, page: RawPage) -> ParsedPage:
    if not is_markup(text, page):
        return take_apart(text)
    if (plain := preformatted(text)) is not None:
        return take_apart(plain)
    return take_markup_apart(text, page.address)


def _refuse_what_is_no_report(article: Article, text: str) -> None:
    words = sum(len(paragraph.split()) for paragraph in article.body)
    if words >= 3 * _LEAST_WORDS:
        return
    if why := refusal(without_markup(text)):
        raise Unreadable(why)
    if words < _LEAST_WORDS:
        raise Unreadable(
            f"only {words} words of running text were found, no report"
            " — check that this is the page of one report; if its text is loaded by a script,"
            " copy it from the browser into a .txt file and import that"
        )


class _Facts:
    """The facts of one page, found one after the other: each may need those before it."""

    def __init__(
        self,
        page: RawPage,
        parts: ParsedPage,
        article: Article,
        authorities: Authorities,
        places: Mapping[str, str],
        today: date,
    ) -> None:
        self.parts, self.article = parts, article
        address = page.address or parts.address
        self.address = without_tracking(address) if address else None
        self.authorities, self.today = authorities, today
        self.gazetteer = Gazetteer(authorities.provinces, places)
        self.headline = parts.headline.value if parts.headline else ""
        self.lede = article.body[0] if article.body else ""
        self.text = "\n".join(article.body)
        self.remarks: list[str] = []

    def reading(self) -> Reading:
        """Everything put together."""
        published = self._published()
        known = published and not published.doubtful and len(published.value) == 10
        day = date.fromisoformat(published.value) if published and known else None
        source = self._source()
        province = self._province(source)
        if source is None:
            source = find_in_text(
                press_in(self.text, self.gazetteer),
                province.value if province else None,
                self.authorities.sources,
            )
            if source and (self.article.republished_from or self.parts.source_line):
                source = None
        signature = self.article.signature
        republished = self.article.republished_from or self.parts.source_line
        return Reading(
            address=self.address,
            title=self.parts.headline,
            published=published,
            event=find_event(self.article.body, day, self.today),
            province=province,
            place=find_place(
                self.headline, self.lede, self.text, province.value if province else None
            ),
            source=source,
            section=self.parts.section,
            byline=Finding(signature.names, "ký dưới bài") if signature else None,
            republished_from=Finding(republished, "dòng ghi nguồn của trang")
            if republished
            else None,
            body=self.article.body,
            captions=self.article.captions,
            documents=find_documents(self.text),
            officials=find_officials("\n".join([self.text, *self.article.captions])),
            figures=find_figures(self.text),
            topics=find_topics(self.headline, self.text, {t.key for t in self.authorities.topics}),
            remarks=tuple(self.remarks),
        )

    def _published(self) -> Finding | None:
        """The first date that can be: one of the future, or of no calendar, is told and left."""
        for words in dict.fromkeys(impossible_days(" ".join(self.parts.head))):
            self.remarks.append(f"“{words}” không có trong lịch")
        found = list(self.parts.dates)
        if self.address and (in_address := date_in_address(self.address)):
            found = _with_address(found, in_address)
        found.sort(key=lambda finding: (finding.doubtful, self._may_be_clock(finding)))
        for finding in found:
            if finding.doubtful and self._may_be_clock(finding):
                self.remarks.append(
                    f"chỉ thấy ngày hôm nay, có lẽ của đồng hồ trang: {finding.how}"
                )
            elif finding.value[:10] > self.today.isoformat():
                self.remarks.append(f"ngày {finding.value} ({finding.how}) ở tương lai, nên bỏ qua")
            else:
                return finding
        return None

    def _may_be_clock(self, finding: Finding) -> bool:
        """A page read today that shows today's day may show its clock; another day is surer."""
        return finding.value == self.today.isoformat()

    def _listed_around(self) -> Finding | None:
        """A listed publisher that the masthead or foot, not the headline, names among words."""
        around = [line for line in self.parts.around if line != self.headline]
        found = find_by_name(around, self.authorities.sources)
        return found if found and found.value in _names(self.authorities) else None

    def _source(self) -> Finding | None:
        sources = self.authorities.sources
        return (
            find_by_address(self.address, sources)
            or find_by_name(self.parts.site_names, sources)
            or self._listed_around()
        )

    def _province(self, source: Finding | None) -> Finding | None:
        place = find_province(
            self.headline,
            self.lede,
            self.text,
            source.value if source else None,
            self.gazetteer,
            "\n".join(self.parts.around),
            (urlsplit(self.address).hostname or "") if self.address else "",
        )
        signed = self.article.signature.place if self.article.signature else None
        if place is None and signed:
            names = {p for name, p in self.gazetteer.places.items() if name.endswith(fold(signed))}
            if len(names) == 1:
                return Finding(names.pop(), f"chữ ký ghi “{signed}”", doubtful=True)
        return Finding(place.province, place.how, doubtful=not place.stated) if place else None


def _names(authorities: Authorities) -> set[str]:
    return {source.name for source in authorities.sources}


def _with_address(found: list[Finding], in_address: str) -> list[Finding]:
    """The dates with that of the address among them, before all that are doubtful.

    A doubtful day that lies in the month of the address is confirmed by it.
    """
    confirmed = [
        Finding(finding.value, f"{finding.how}; địa chỉ trang ghi cùng tháng")
        for finding in found
        if finding.doubtful and finding.value.startswith(in_address[:7])
    ]
    sure = [finding for finding in found if not finding.doubtful]
    doubtful = [finding for finding in found if finding.doubtful]
    by_address = Finding(in_address, "đọc từ địa chỉ trang")
    finer = confirmed if len(in_address) < len("2021-06-05") else []
    return [*sure, *finer, by_address, *doubtful]
