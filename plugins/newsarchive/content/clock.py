"""The one clock of the commands."""

from datetime import UTC, date, datetime, timedelta, timezone

_VIETNAM = timezone(timedelta(hours=7))
"""Without summer time since 1975. Feeds give their times in it, too."""


def today() -> date:
    """The day it is in Vietnam, wherever the maintainer's machine believes to be."""
    return datetime.now(UTC).astimezone(_VIETNAM).date()
