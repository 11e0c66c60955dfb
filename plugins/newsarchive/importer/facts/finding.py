"""A value read off a page, with how it is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A value as the record will hold it.

    ``how`` is a Vietnamese clause for the maintainer. A doubtful value is the best reading of
    the page, but the page can be read in another way; ``how`` then says which.
    """

    value: str
    how: str
    doubtful: bool = False
