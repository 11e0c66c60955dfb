"""The record: one published report, as a maintainer describes it.

This model is the single source for validation, the JSON Schema that editors use, the
field table of the documentation, the pages and the exports.
"""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from newsarchive.model.values import Day, Edtf, EventDate, Line, Number, Prose, Slug, WebAddress

TitleBasis = Literal["page", "url", "supplied"]
DateBasis = Literal["page", "url", "event", "inferred"]
Basis = Literal["stated", "inferred", "unknown"]
Level = Literal[
    "central", "province", "district", "commune", "bloc", "school", "armed-forces", "press"
]
Extent = Literal["full", "excerpt"]
Status = Literal["published", "draft", "withdrawn"]
Language = Literal["vi", "en"]
"""Languages of reports, as BCP 47 tags."""
Qualifier = Literal["over", "nearly", "about", "at-least"]

UNKNOWN = "Chưa rõ"


class Strict(BaseModel):
    """Frozen; a field nobody defined is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Official(Strict):
    """A public office-holder acting in office, as the report names them."""

    name: Line = Field(description="Name as the report gives it.")
    role: Line | None = Field(None, description="Office as stated; left out if not stated.")


class Citation(Strict):
    """A document the report refers to: one of the documents authority, or as stated."""

    id: Slug | None = Field(None, description="Key of the documents authority.")
    number: Line | None = Field(None, description="Number as stated, if not in the authority.")
    issuer: Line | None = Field(None, description="Issuing body as stated.")
    issued: EventDate | None = Field(None, description="Date of issue as stated.")
    title: Line | None = Field(None, description="Title or description as stated.")
    note: Prose | None = Field(None, description="What a reader should know about it.")

    @model_validator(mode="after")
    def _identified(self) -> Self:
        stated = [f for f in ("number", "issuer", "issued", "title") if getattr(self, f)]
        if self.id and stated:
            raise ValueError(
                f"has an id and also {', '.join(stated)}"
                " — keep the id alone; the authority file holds the rest"
            )
        if not (self.id or self.number or self.title):
            raise ValueError("names no document — give an id, a number or a title")
        return self


class Figure(Strict):
    """One number that the report states; either a value or a range."""

    label: Line = Field(description="What is counted.")
    value: Number | None = Field(None, description="The number, without separators.")
    min: Number | None = Field(None, description="Lower end of a range.")
    max: Number | None = Field(None, description="Upper end of a range.")
    of: Number | None = Field(None, description="The whole, as in 12 of 12.")
    qualifier: Qualifier | None = Field(
        None, description="Wording of the report: hơn, gần, khoảng, ít nhất."
    )
    unit: Line = Field(description="Unit, such as cuốn, lượt, %.")
    scope: Line | None = Field(None, description="Where or whom it covers.")
    period: Line | None = Field(None, description="Time it covers, as stated.")
    note: Prose | None = Field(None, description="What a reader should know about it.")

    @model_validator(mode="after")
    def _value_or_range(self) -> Self:
        has_range = self.min is not None or self.max is not None
        if (self.value is not None) == has_range:
            raise ValueError("needs either value, or min and/or max — keep one of the two")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"min {self.min} is above max {self.max} — swap them")
        return self


class Correction(Strict):
    """A change to a published record that readers should know of."""

    date: Day = Field(description="Day of the correction.")
    text: Prose = Field(description="What was changed and why.")


class Record(Strict):
    """One published report. Field order is the order in which a record is written."""

    title: Line = Field(description="Published headline, verbatim.")
    title_basis: TitleBasis = Field(
        description="page: as printed; url: reconstructed from the address;"
        " supplied: worded by the archive and shown in square brackets."
    )
    language: Language = Field("vi", description="Language in which the report was published.")
    slug: Slug = Field(description="Permanent address; never changed or reused.")
    aliases: tuple[Slug, ...] = Field((), description="Former addresses; they redirect.")
    status: Status = Field(
        "published",
        description="draft: never in the output; withdrawn: the address stays and the last"
        " correction says when and why.",
    )
    published: Edtf = Field(
        description="Date of publication in EDTF, no finer than known: 2023-03-21, 2023-03,"
        " 2023, or 2023-03-21/.. for 'not before'."
    )
    date_basis: DateBasis = Field(description="How the date is known.")
    date_note: Prose | None = Field(
        None, description="Why the date is given so; required if date_basis is event or inferred."
    )
    added: Day = Field(description="Day the record entered the archive.")
    province: Line = Field(
        description="One of the 63 provinces as of the report's date, Trung ương or Chưa rõ."
    )
    province_basis: Basis = Field("stated", description="How the province is known.")
    province_note: Prose | None = Field(None, description="Why the province is given so.")
    place: Line | None = Field(None, description="District, commune or body below the province.")
    level: Level = Field(description="Level whose work is reported.")
    source: Line = Field(description="Publisher, exactly as in the sources file, or Chưa rõ.")
    source_basis: Basis = Field("stated", description="How the publisher is known.")
    source_note: Prose | None = Field(None, description="Why the publisher is given so.")
    section: Line | None = Field(
        None, description="Column of the publisher, as printed, such as Xây dựng Đảng."
    )
    url: WebAddress | None = Field(
        None, description="Original address; required unless url_note says why there is none."
    )
    archived_url: WebAddress | None = Field(None, description="Address of an archived copy.")
    url_note: Prose | None = Field(None, description="Why there is no address, or about it.")
    byline: Line | None = Field(None, description="Author as signed.")
    event_date: EventDate | None = Field(
        None, description="Date of the event reported; required if date_basis is event."
    )
    republished_from: Line | None = Field(None, description="First publisher, as stated.")
    republishes: tuple[Slug, ...] = Field((), description="Slugs of records it reproduces.")
    same_event_as: tuple[Slug, ...] = Field((), description="Slugs of records of the same event.")
    officials: tuple[Official, ...] = Field((), description="Office-holders and roles, as stated.")
    organisations: tuple[Line, ...] = Field((), description="Bodies named in the report.")
    documents: tuple[Citation, ...] = Field((), description="Documents the report refers to.")
    figures: tuple[Figure, ...] = Field((), description="Every number the report states.")
    topics: tuple[Slug, ...] = Field(min_length=1, description="Keys of the topics file.")
    basis: Extent = Field(description="How much of the report the description rests on.")
    summary: Prose = Field(description="50–110 words in the maintainers' own words.")
    summary_en: Prose | None = Field(None, description="One or two sentences in English.")
    note: Prose | None = Field(None, description="One sentence for readers.")
    corrections: tuple[Correction, ...] = Field((), description="Changes since publication.")
