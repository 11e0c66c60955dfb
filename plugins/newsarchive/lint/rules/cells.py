"""Text that begins like a formula: spreadsheets would run it."""

from collections.abc import Iterator

from newsarchive.lint.context import Advice, Case
from newsarchive.outputs.datasets import FORMULA_SIGNS


def advise_on_formulas(case: Case) -> Iterator[Advice]:
    """Yield a query for each value that a data file has at the beginning of a cell."""
    for field, text in _cells(case):
        if text.startswith(FORMULA_SIGNS):
            yield Advice(
                "formula",
                field,
                f"begins with '{text[0]}', as a spreadsheet's formula does",
                "check that it is printed so; in the CSV files an apostrophe stands before it",
            )


def _cells(case: Case) -> Iterator[tuple[str, str]]:
    for field, value in case.record.model_dump(mode="json", exclude_none=True).items():
        if field == "figures":
            for number, figure in enumerate(value, start=1):
                for name, part in figure.items():
                    if isinstance(part, str):
                        yield f"figures[{number}].{name}", part
        elif isinstance(value, str):
            yield field, value
        elif value and isinstance(value, list) and isinstance(value[0], str):
            yield f"{field}[1]", value[0]
