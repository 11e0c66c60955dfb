"""A page as it came in: bytes, and where from."""

from dataclasses import dataclass


class Unreadable(Exception):
    """No report can be read off the page; the message says why and what to do about it."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """The content of a page, its address if it has one, and the media type it was sent with."""

    content: bytes
    address: str | None = None
    content_type: str = ""
