"""Queries drawn from a synthetic corpus, each with the records that answer it."""

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from newsarchive.vietnamese.text import fold


@dataclass(frozen=True)
class Query:
    """What is typed, of what kind it is, and the slugs of which any is a right answer."""

    kind: str
    text: str
    relevant: frozenset[str]


def draw_queries(content: Path, each: int, draw: random.Random) -> list[Query]:
    """``each`` queries of every kind, from records drawn at random."""
    files = sorted((content / "articles").rglob("*.md"))
    numbers: defaultdict[str, set[str]] = defaultdict(set)
    facts = {}
    for file in files:
        head = file.read_text("utf-8").split("summary:", 1)[0]
        number = _value(head, r"  - number: (.+)")
        numbers[number].add(file.stem)
        facts[file.stem] = {
            "name": _value(head, r"  - name: (.+)"),
            "place": _value(head, r"place: (.+)"),
            "province": _value(head, r"province: (.+)"),
            "title": _value(head, r"title: (.+)"),
            "number": number,
        }
    queries = []
    for slug in draw.sample(sorted(facts), min(each, len(facts))):
        of = facts[slug]
        alone, same_number = frozenset({slug}), frozenset(numbers[of["number"]])
        plan = of["number"].split("-")[0]
        same_place = frozenset(
            other
            for other, fact in facts.items()
            if (fact["place"], fact["province"]) == (of["place"], of["province"])
        )
        first = fold(of["name"]).split()
        beginning = frozenset(
            other for other, fact in facts.items() if first[0][:2] in fold(" ".join(fact.values()))
        )
        queries += [
            Query("name", of["name"], alone),
            Query("name, no accents", fold(of["name"]), alone),
            Query("name, quoted", f'"{of["name"]}"', alone),
            Query("place and province", f"{of['place']} {of['province']}", same_place),
            Query("title", of["title"], alone),
            Query("document number", of["number"], same_number),
            Query("abbreviation written out", f"{plan} kế hoạch tỉnh ủy", same_number),
            Query("prefix of a syllable", first[0][:2], beginning),
        ]
    return sorted(queries, key=lambda query: query.kind)


def _value(text: str, pattern: str) -> str:
    match = re.search(rf"^{pattern}$", text, re.MULTILINE)
    assert match, f"no {pattern} in a record of the corpus"
    return match[1]
