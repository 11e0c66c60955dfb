"""What a record may lack but a reader misses."""

from collections.abc import Iterator

from newsarchive.lint.context import Advice, Case


def advise_on_english(case: Case) -> Iterator[Advice]:
    """Yield a query where there is no English summary."""
    if case.record.summary_en is None:
        yield Advice(
            "summary-en", "summary_en", "is missing", "add one or two sentences in English"
        )


def advise_on_roles(case: Case) -> Iterator[Advice]:
    """Yield a query for each official whose office is not given."""
    for number, official in enumerate(case.record.officials, start=1):
        if official.role is None:
            yield Advice(
                "official-role",
                f"officials[{number}]",
                f"'{official.name}' has no role",
                "give the office as the report states it; people stand here only in office",
            )
