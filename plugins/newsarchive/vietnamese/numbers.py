"""Numbers as Vietnamese readers write them: ``3.000``, ``98,5``."""


def number_text(number: int | float) -> str:
    """Thousands with full stops, decimals with a comma."""
    if isinstance(number, float) and number.is_integer():
        number = int(number)
    return f"{number:,}".translate(str.maketrans(",.", ".,"))
