"""Names of places in sentences."""

_PREFIX = "Thành phố "


def bare_name(name: str) -> str:
    """The name without "Thành phố" before it, where a sentence or a tile says so already."""
    return name.removeprefix(_PREFIX)
