"""A page of the maintainers' own text: about the archive, how to search, editorial rules."""

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from newsarchive.model.values import Day, Line, Prose, Slug


class PageFields(BaseModel):
    """What stands above the text of a static page."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Line = Field(description="Heading of the page, and its title in the browser.")
    slug: Slug = Field(description="Address: thu becomes /thu/. The file's name, if left out.")
    description: Prose | None = Field(
        None, description="One sentence for search engines; the title, if left out."
    )
    date: Day | None = Field(None, description="Day of the last change, told to readers.")
    status: Literal["published", "draft"] = Field(
        "published", description="A draft is shown in the preview only."
    )


@dataclass(frozen=True)
class StaticPage:
    """One page: its fields, and its text as HTML that holds nothing but prose."""

    fields: PageFields
    body: str
