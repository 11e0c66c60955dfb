"""Whether the right report comes first: hand-judged searches on the real archive."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import fmean

import pytest
import yaml
from playwright.sync_api import Page

from browser.searching import ask, module_address, slugs
from conftest import ROOT, Build

JUDGED = yaml.safe_load((ROOT / "tests" / "relevance.yaml").read_text("utf-8"))


@dataclass(frozen=True)
class Outcome:
    """How one search did."""

    kind: str
    query: str
    rank: int
    """Place of the first report that may come first; 0 if none is among ten."""
    lacking: list[str]
    recall: float

    @property
    def reciprocal(self) -> float:
        return 1 / self.rank if self.rank else 0.0

    def __str__(self) -> str:
        return f"{self.kind}: {self.query} → {self.rank or '–'}; lacking: {self.lacking}"


@pytest.fixture
def outcomes(open_page: Callable[..., Page], real_site: Build, real_address: str) -> list[Outcome]:
    page = open_page(f"{real_address}du-lieu/")
    module = module_address(real_site, real_address, "index.js")
    cases = [(kind, case) for kind, group in JUDGED.items() for case in group]
    calls = [[case["query"], {"limit": 10}] for _, case in cases]
    found = [slugs(answer["result"]) for answer in ask(page, module, real_address, calls)]
    return [judge(kind, case, ten) for (kind, case), ten in zip(cases, found, strict=True)]


def judge(kind: str, case: dict[str, list[str]], ten: list[str]) -> Outcome:
    due = case.get("all", case["first"])
    lacking = [slug for slug in due if slug not in ten]
    rank = next((n for n, slug in enumerate(ten, start=1) if slug in case["first"]), 0)
    return Outcome(kind, str(case["query"]), rank, lacking, 1 - len(lacking) / len(due))


def test_judgements_are_of_records_that_are_there(real_site: Build) -> None:
    judged = {
        slug
        for group in JUDGED.values()
        for case in group
        for slug in (*case["first"], *case.get("all", ()))
    }
    assert {slug for slug in judged if not (real_site.output / "bai" / slug).is_dir()} == set()
    assert sum(map(len, JUDGED.values())) >= 70


def test_right_report_comes_first(
    outcomes: list[Outcome], capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines_of(outcomes)) + "\n")
    assert fmean(outcome.reciprocal for outcome in outcomes) >= 0.95
    assert fmean(outcome.recall for outcome in outcomes) >= 0.95


def lines_of(outcomes: list[Outcome]) -> Iterator[str]:
    """A table by kind, and every search that is not perfect."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.kind].append(outcome)
    yield f"{'kind of search':<26}{'number':>7}{'MRR@10':>8}{'recall@10':>11}"
    for kind, group in {**kinds, "all": outcomes}.items():
        mrr = fmean(outcome.reciprocal for outcome in group)
        recall = fmean(outcome.recall for outcome in group)
        yield f"{kind:<26}{len(group):>7}{mrr:>8.3f}{recall:>11.3f}"
    for outcome in outcomes:
        if outcome.rank != 1 or outcome.lacking:
            yield f"not perfect: {outcome}"
