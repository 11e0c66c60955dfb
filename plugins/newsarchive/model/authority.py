"""The authority files: what a record may name, and what the archive knows about it."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from newsarchive.model.record import Level, Strict
from newsarchive.model.values import EventDate, Line, Number, Prose, Slug

ProvinceKind = Literal["city", "province", "national", "unknown"]
SourceKind = Literal[
    "newspaper",
    "magazine",
    "broadcaster",
    "portal",
    "organisation",
    "school",
    "aggregator",
    "unknown",
]


LOCAL_LEVELS = ("province", "district", "commune")
"""Levels of bodies that belong to one province."""
_FARTHEST = 40


def _two_digits(code: str) -> str:
    if not re.fullmatch(r"[0-9]{2}", code):
        shown = f" — write {code.zfill(2)}" if code.isdecimal() and len(code) < 2 else " — write 01"
        raise ValueError(f"'{code}' is not two digits{shown}; a spreadsheet must hold it as text")
    return code


def _grid_place(number: int | float) -> int:
    if number != int(number) or not 0 <= number <= _FARTHEST:
        raise ValueError(f"{number} is no place in the map — write a whole number, 0–{_FARTHEST}")
    return int(number)


Code = Annotated[Line, AfterValidator(_two_digits)]
GridPlace = Annotated[Number, AfterValidator(_grid_place)]


class Province(Strict):
    """A province as it stood until 1 July 2025; or the national level; or none known."""

    code: Code = Field(description="Code of the General Statistics Office.")
    slug: Slug = Field(description="Address, /tinh/<slug>/.")
    name: Line = Field(description="Name as records write it.")
    kind: ProvinceKind = Field(description="city, province, national or unknown.")
    successor: Line | None = Field(None, description="Name since 1 July 2025.")
    successor_kind: Literal["city", "province"] | None = Field(None, description="Its kind.")
    grid_row: GridPlace | None = Field(None, description="Row in the tile map, from 0.")
    grid_col: GridPlace | None = Field(None, description="Column in the tile map, from 0.")
    note: Prose | None = Field(None, description="What a reader should know about it.")

    @property
    def mapped(self) -> bool:
        """True for the 63 provinces, false for the national level and the unknown."""
        return self.grid_row is not None

    @property
    def merged(self) -> bool:
        """True if the province is part of another one, or has another name, today."""
        return self.successor is not None and self.successor != self.name


class Source(Strict):
    """A publisher."""

    name: Line = Field(description="Name as records write it.")
    slug: Slug = Field(description="Address, /nguon/<slug>/.")
    kind: SourceKind = Field(description="What sort of publisher it is.")
    domains: tuple[Line, ...] = Field((), description="Hosts where its pages stood.")
    also: tuple[Line, ...] = Field((), description="Other names it goes by.")
    seat: Line | None = Field(
        None, description="Place of publication, if the publisher's own name makes it certain."
    )
    note: Prose | None = Field(None, description="What a reader should know about it.")


class Topic(Strict):
    """A controlled subject heading."""

    key: Slug = Field(description="Key used in records and in /chu-de/<key>/.")
    name: Line = Field(description="Heading as readers see it.")
    description: Prose = Field(description="What belongs under it.")


class Document(Strict):
    """A resolution, plan, guideline or other document that reports refer to."""

    id: Slug = Field(description="Key: number, issuer where it repeats, and year.")
    number: Line | None = Field(None, description="Official number, such as 35-NQ/TW.")
    issuer: Line | None = Field(None, description="Issuing body.")
    issued: EventDate | None = Field(None, description="Date of issue.")
    title: Line | None = Field(None, description="Title, or a description of it.")
    province: Line | None = Field(None, description="Province of a provincial document.")
    level: Level | None = Field(None, description="Level of the issuing body.")
    note: Prose | None = Field(None, description="What a reader should know about it.")

    @model_validator(mode="after")
    def _local_ones_have_a_province(self) -> Self:
        if self.level in LOCAL_LEVELS and not self.province:
            raise ValueError(
                f"has the level {self.level} and no province — add the line 'province: …'"
            )
        return self

    @property
    def name(self) -> str:
        """Its number, or its title where it has none."""
        return self.number or self.title or self.id


class Abbreviation(Strict):
    """A short form and what it stands for."""

    short: Line = Field(description="Short form, such as BCĐ.")
    long: Line = Field(description="Full form, such as Ban Chỉ đạo.")


@dataclass(frozen=True)
class Authorities:
    """Everything a record may refer to, in file order."""

    provinces: tuple[Province, ...]
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    documents: tuple[Document, ...]
    abbreviations: tuple[Abbreviation, ...]
