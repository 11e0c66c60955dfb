"""All advisers together."""

from collections.abc import Callable, Collection, Iterator

from newsarchive.core.advice.abbreviations import advise_on_abbreviations
from newsarchive.core.advice.attribution import advise_on_attribution
from newsarchive.core.advice.case import Advice, Case
from newsarchive.core.advice.completeness import advise_on_english, advise_on_roles
from newsarchive.core.advice.counts import advise_on_counts
from newsarchive.core.advice.dates import advise_on_dates
from newsarchive.core.advice.links import advise_on_links
from newsarchive.core.advice.overlap import advise_on_overlap
from newsarchive.core.advice.spelling import advise_on_source_names
from newsarchive.core.advice.tones import advise_on_tones

Adviser = Callable[[Case], Iterator[Advice]]

_ADVISERS: dict[Adviser, set[str]] = {
    advise_on_english: {"summary_en"},
    advise_on_roles: {"officials"},
    advise_on_counts: {"summary", "figures"},
    advise_on_attribution: {"summary"},
    advise_on_abbreviations: set(),
    advise_on_links: {"slug"},
    advise_on_source_names: set(),
    advise_on_dates: {"published", "event_date", "documents"},
    advise_on_overlap: {"summary"},
    advise_on_tones: set(),
}
"""Each adviser, and the fields without which it has nothing to say."""


def advise(case: Case, doubtful: Collection[str] = frozenset()) -> Iterator[Advice]:
    """Yield every query about a record; a withdrawn one has none, since it is not shown.

    Advisers that read one of the ``doubtful`` fields, which are wrong or missing, are left out.
    """
    if case.record.status == "withdrawn":
        return
    for adviser, fields in _ADVISERS.items():
        if fields.isdisjoint(doubtful):
            yield from adviser(case)
