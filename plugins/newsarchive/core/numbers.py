"""Numbers as Vietnamese readers write them: ``3.000``, ``98,5``, ``hơn 80.000``, ``12/12``."""

from newsarchive.core.labels import label
from newsarchive.core.record import Figure


def number_text(number: int | float) -> str:
    """Thousands with full stops, decimals with a comma."""
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def figure_text(figure: Figure) -> str:
    """A figure with its qualifier, its range and its whole, without the unit."""
    if figure.value is not None:
        text = number_text(figure.value)
    elif figure.min is None or figure.max is None:
        return _one_sided(figure)
    else:
        text = f"{number_text(figure.min)}–{number_text(figure.max)}"
    if figure.of is not None:
        text += f"/{number_text(figure.of)}"
    return f"{label(figure.qualifier, 'qualifier')} {text}" if figure.qualifier else text


def _one_sided(figure: Figure) -> str:
    if figure.min is not None:
        return f"ít nhất {number_text(figure.min)}"
    assert figure.max is not None
    return f"nhiều nhất {number_text(figure.max)}"
