"""A figure of a record in words: ``hơn 80.000``, ``12/12``, ``ít nhất 3``."""

from newsarchive.model.labels import label
from newsarchive.model.record import Figure
from newsarchive.strings import t
from newsarchive.vietnamese.numbers import number_text


def figure_text(figure: Figure) -> str:
    """A figure with its qualifier, its range and its whole, without the unit."""
    if figure.value is not None:
        text = number_text(figure.value)
    else:
        ends = (end for end in (figure.min, figure.max) if end is not None)
        text = "–".join(number_text(end) for end in ends)
    if figure.of is not None:
        text += f"/{number_text(figure.of)}"
    word = _wording(figure)
    return f"{word} {text}" if word else text


def _wording(figure: Figure) -> str:
    """The report's own wording; a range with one end says which end it is."""
    if figure.value is None and figure.max is None:
        return t("figure.at_least")
    if figure.value is None and figure.min is None:
        return t("figure.at_most")
    return label(figure.qualifier, "qualifier") if figure.qualifier else ""
