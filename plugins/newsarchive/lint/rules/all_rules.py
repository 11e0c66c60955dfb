"""All advisers together."""

from collections.abc import Callable, Collection, Iterator

from newsarchive.lint.context import Advice, Case
from newsarchive.lint.rules.abbreviations import advise_on_abbreviations
from newsarchive.lint.rules.attribution import advise_on_attribution
from newsarchive.lint.rules.authority_use import advise_on_domain, advise_on_numbers
from newsarchive.lint.rules.cells import advise_on_formulas
from newsarchive.lint.rules.completeness import advise_on_english, advise_on_roles
from newsarchive.lint.rules.counts import advise_on_counts
from newsarchive.lint.rules.damage import advise_on_damage
from newsarchive.lint.rules.dates import advise_on_dates
from newsarchive.lint.rules.links import advise_on_links
from newsarchive.lint.rules.overlap import advise_on_overlap
from newsarchive.lint.rules.placeholders import advise_on_placeholders
from newsarchive.lint.rules.spelling import advise_on_source_names
from newsarchive.lint.rules.tones import advise_on_tones

Adviser = Callable[[Case], Iterator[Advice]]

_ADVISERS: dict[Adviser, set[str]] = {
    advise_on_english: {"summary_en"},
    advise_on_roles: {"officials"},
    advise_on_counts: {"summary", "figures"},
    advise_on_attribution: {"summary"},
    advise_on_abbreviations: set(),
    advise_on_links: {"slug", "account"},
    advise_on_source_names: set(),
    advise_on_dates: {"published", "event_date", "documents"},
    advise_on_overlap: {"summary"},
    advise_on_tones: set(),
    advise_on_formulas: set(),
    advise_on_damage: set(),
    advise_on_domain: {"source", "url"},
    advise_on_numbers: {"documents"},
    advise_on_placeholders: set(),
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
