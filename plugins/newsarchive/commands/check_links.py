"""Ask which original addresses still answer. Uses the network, so only when asked to."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import certifi
import urllib3

from newsarchive.checks.liveness import USER_AGENT, Judge, Outcome, Prober
from newsarchive.commands.link_results import LinkResults
from newsarchive.core.problem import Problem
from newsarchive.core.problem_formats import as_text
from newsarchive.data.records import RecordFile, read_records
from newsarchive.importer.addresses import checked, resolve
from newsarchive.importer.page import Unreadable

NAME = "check-links"

_AVAILABILITY = "https://archive.org/wayback/available"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How to ask, and what to do about dead ones."""
    parser.add_argument("--archive", action="store_true", help="look for archived copies, too")
    parser.add_argument("--days", type=int, default=7, help="how long a result holds")
    parser.add_argument("--delay", type=float, default=1.0, help="seconds between two requests")
    parser.add_argument("--timeout", type=float, default=20.0, help="seconds for one answer")
    parser.add_argument("--results", type=Path, default=Path(".cache/links.json"), help="kept here")
    parser.add_argument("--archive-at", default=_AVAILABILITY, help="where to look for copies")
    parser.add_argument(
        "--allow-private", action="store_true", help="also ask this machine's own networks"
    )


def run(options: argparse.Namespace) -> int:
    """Report addresses that died or moved; 1 if one died that has no archived copy."""
    files, _ = read_records(options.content)
    cited = {f.record.url: f for f in files if f.record.url and f.record.status != "withdrawn"}
    today = datetime.now(UTC).date()
    results = LinkResults(options.results, today, options.days)
    outcomes = {url: found for url in cited if (found := results.get(url))}
    try:
        _ask(cited.keys() - outcomes.keys(), options, results, outcomes)
    finally:
        results.save()
    if outcomes and not any(outcome.answered for outcome in outcomes.values()):
        sys.stderr.write("No server answered at all — check the connection, then run this again\n")
        return 1
    problems = [
        _problem(cited[url], outcome, options)
        for url, outcome in outcomes.items()
        if outcome.state != "alive" and not (outcome.state == "dead" and _archived(cited[url]))
    ]
    sys.stderr.write(as_text(sorted(problems)))
    states = Counter(outcome.state for outcome in outcomes.values())
    told = ", ".join(f"{states[state]} {state}" for state in ("alive", "moved", "dead", "unsure"))
    sys.stdout.write(f"{len(cited)} addresses: {told}.\n")
    return 1 if any(problem.kind == "dead" for problem in problems) else 0


def _ask(
    addresses: Iterable[str],
    options: argparse.Namespace,
    results: LinkResults,
    outcomes: dict[str, Outcome],
) -> None:
    prober = Prober(_judge(options.allow_private), options.delay, options.timeout)
    in_ascii, total = _in_ascii(addresses, outcomes), len(set(addresses))
    for number, (wired, outcome) in enumerate(prober.probe_all(in_ascii), start=1):
        url = in_ascii[wired]
        outcomes[url] = outcome
        results.put(url, outcome)
        sys.stderr.write(f"[{number}/{total}] {outcome.state}: {url}\n")


def _in_ascii(addresses: Iterable[str], outcomes: dict[str, Outcome]) -> Mapping[str, str]:
    """Addresses as they go over the wire → as the record has them."""
    wired: dict[str, str] = {}
    for address in sorted(addresses):
        try:
            wired[checked(address)] = address
        except Unreadable as failure:
            outcomes[address] = Outcome("unsure", str(failure), address)
    return wired


def _judge(allow_private: bool) -> Judge:
    def judge(address: str) -> str | None:
        parts = urlsplit(address)
        try:
            checked(address)
            port = parts.port or (443 if parts.scheme == "https" else 80)
            resolve(parts.hostname or "", port, allow_private)
        except Unreadable as failure:
            # An unknown host is for the prober to tell: that is how an address dies.
            return None if "is not known" in str(failure) else str(failure)
        return None

    return judge


def _archived(file: RecordFile) -> bool:
    return file.record.archived_url is not None


def _problem(file: RecordFile, outcome: Outcome, options: argparse.Namespace) -> Problem:
    cure = {
        "moved": "put the new address into url if it is the same report",
        "unsure": "look at it in a browser, or check again later",
        "dead": "",
    }[outcome.state] or _cure_death(file, options)
    found = file.problem("url", outcome.detail, cure, "warning")
    return Problem(
        found.path, found.line, "url", outcome.detail, cure, found.severity, outcome.state
    )


def _cure_death(file: RecordFile, options: argparse.Namespace) -> str:
    day = file.record.published.earliest.strftime("%Y%m%d")
    query = urlencode({"url": file.record.url, "timestamp": day})
    address = f"{options.archive_at}?{query}"
    if not options.archive:
        return f"look for a copy: {address} (or run with --archive)"
    copy = _find_copy(address, options.timeout)
    return f"enter archived_url: {copy}" if copy else f"no copy is known at {address}"


def _find_copy(address: str, timeout: float) -> str | None:
    """The copy that the Wayback Machine holds nearest to the day; None if it names none."""
    pool = urllib3.PoolManager(headers={"User-Agent": USER_AGENT}, ca_certs=certifi.where())
    try:
        answer = pool.request("GET", address, timeout=timeout, retries=1)
        closest = json.loads(answer.data)["archived_snapshots"]["closest"]
        return str(closest["url"]) if closest.get("available") else None
    except (urllib3.exceptions.HTTPError, ValueError, LookupError, TypeError, AttributeError):
        return None
