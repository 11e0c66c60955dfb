"""Ask which original addresses still answer. Uses the network, so only when asked to."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from newsarchive.cli.chosen_files import is_chosen, tell_missing
from newsarchive.cli.link_results import LinkResults
from newsarchive.content.clock import today
from newsarchive.content.records import RecordFile, read_records
from newsarchive.model.problem import Problem
from newsarchive.model.problem_formats import as_text
from newsarchive.web.address_rules import checked
from newsarchive.web.client import Client
from newsarchive.web.link_status import HEADERS, Outcome, Prober
from newsarchive.web.raw_page import Unreadable

NAME = "check-links"

_MOST_SILENT = 12
"""Hosts that may be silent one after the other before the connection is held to be at fault."""
_WITNESSES = 3
_LARGEST_ANSWER = 1024 * 1024
_AVAILABILITY = "https://archive.org/wayback/available"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to ask about, how to ask, and what to do about dead ones."""
    parser.add_argument("files", nargs="*", type=Path, help="ask about these records only")
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
    if missing := tell_missing(options.files):
        sys.stderr.write(missing)
        return 2
    files = [f for f in read_records(options.content)[0] if is_chosen(f.path, options.files)]
    cited = {f.record.url: f for f in files if f.record.url and f.record.status != "withdrawn"}
    results = LinkResults(options.results, today(), options.days)
    outcomes = {url: found for url in cited if (found := results.get(url))}
    try:
        connected = _ask(cited.keys() - outcomes.keys(), options, results, outcomes)
    finally:
        results.save()
    if not connected:
        sys.stderr.write("No server answered — check the connection, then run this again\n")
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
) -> bool:
    """Add the outcomes of addresses to those that are known; False if there is no connection."""
    prober = Prober(options.allow_private, options.delay, options.timeout)
    known = [outcome.final for outcome in outcomes.values() if outcome.state == "alive"]
    in_ascii, total = _in_ascii(addresses, outcomes), len(set(addresses))
    # Until a server answers, a host that is not known may only seem to be gone.
    connected, held_back, silent = False, "", set[str]()
    for number, (wired, outcome) in enumerate(prober.probe_all(in_ascii), start=1):
        url = in_ascii[wired]
        outcomes[url] = outcome
        results.put(url, outcome)
        connected = connected or bool(outcome.answered)
        held_back += f"[{number}/{total}] {outcome.state}: {url}\n"
        if outcome.answered is False:
            silent.add(urlsplit(url).hostname or "")
        if not connected and len(silent) >= _MOST_SILENT:
            connected = _one_answers(prober, known)
            if not connected:
                return False
        if connected:
            sys.stderr.write(held_back)
            held_back = ""
    connected = connected or not silent or _one_answers(prober, known)
    if connected:
        sys.stderr.write(held_back)
    return connected


def _one_answers(prober: Prober, known: Sequence[str]) -> bool:
    """Whether one of the addresses that answered some days ago does so now."""
    return any(prober.probe(address).answered for address in known[:_WITNESSES])


def _in_ascii(addresses: Iterable[str], outcomes: dict[str, Outcome]) -> Mapping[str, str]:
    """Addresses as they go over the wire → as the record has them."""
    wired: dict[str, str] = {}
    for address in sorted(addresses):
        try:
            wired[checked(address)] = address
        except Unreadable as failure:
            outcomes[address] = Outcome("unsure", str(failure), address, None)
    return wired


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
    copy = _find_copy(address, options)
    return f"enter archived_url: {copy}" if copy else f"no copy is known at {address}"


def _find_copy(address: str, options: argparse.Namespace) -> str | None:
    """The copy that the Wayback Machine holds nearest to the day; None if it names none."""
    client = Client(HEADERS, options.allow_private)
    try:
        deadline = client.clock() + options.timeout
        answer = client.request("GET", checked(address), deadline, _LARGEST_ANSWER)
        closest = json.loads(answer.content)["archived_snapshots"]["closest"]
        return str(closest["url"]) if closest.get("available") else None
    except (Unreadable, ValueError, LookupError, TypeError, AttributeError):
        return None
