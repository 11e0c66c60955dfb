"""The words that readers see for the keys that records use."""

from newsarchive.strings import t


def label(key: str, vocabulary: str) -> str:
    """The word for a key of a vocabulary, such as ``level``. Raises InvalidStrings without one."""
    return t(f"label.{vocabulary}.{key}")


def labels(vocabulary: str) -> dict[str, str]:
    """All words of a vocabulary by their keys, in the order in which lists show them."""
    return t.section(f"label.{vocabulary}")
