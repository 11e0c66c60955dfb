"""Lists of words as patterns, so that the lists can be read."""


def one_of(phrases: str) -> str:
    """A pattern for any of the phrases, which are parted by ``|`` or stand one a line.

    Phrases may themselves be patterns. The longer ones are tried first.
    """
    parts = {
        " ".join(part.split()) for line in phrases.splitlines() for part in line.split(" | ")
    } - {""}
    return "(?:" + "|".join(sorted(parts, key=lambda part: (-len(part), part))) + ")"
