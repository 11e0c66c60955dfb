"""What a build makes, in units that are made anew only when their fingerprint has changed."""

import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from newsarchive.checks.site import gather_facts
from newsarchive.core import urls
from newsarchive.core.fingerprint import fingerprint
from newsarchive.core.outputs import Batch, OutputFile
from newsarchive.core.pages.page import Page, Plan
from newsarchive.core.site import Site
from newsarchive.data.survey import Row
from newsarchive.hooks.kept import Manifest
from newsarchive.hooks.parallel import Workers
from newsarchive.hooks.staging import Staging, UnusableOutput
from newsarchive.hooks.templates import Templates


@dataclass(frozen=True)
class Unit:
    """Files that are made together; the fingerprint covers all that determines them."""

    name: str
    fingerprint: bytes
    make: Callable[[], Iterable[OutputFile]]


Made = tuple[list[Row], list[tuple[Row, bytes]]]
"""The files of a unit, and the facts of those that are pages, pickled."""


@dataclass(frozen=True)
class Written:
    """The files of a new site by unit, and the paths of the pages that were made."""

    manifest: Manifest
    new_pages: list[str]


def page_units(
    plans: Iterable[Plan], site: Site, environment: Environment, templates: Templates, base: bytes
) -> list[Unit]:
    """A unit for each page. ``base`` covers what all pages depend on."""

    def unit(plan: Plan) -> Unit:
        return Unit(
            f"page {plan.address}",
            fingerprint(base, templates.fingerprint_of(plan.template), plan.identity()),
            lambda: [render(plan.make(), site, environment)],
        )

    return [unit(plan) for plan in plans]


def batch_units(batches: Iterable[Batch], base: bytes) -> list[Unit]:
    """A unit for each batch."""
    return [Unit(b.name, fingerprint(base, b.identity), b.make) for b in batches]


def file_units(files: Iterable[OutputFile]) -> list[Unit]:
    """Units of files that are finished already."""
    return [Unit(f"file {f.path}", fingerprint(f.content), _giving(f)) for f in files]


def _giving(file: OutputFile) -> Callable[[], Iterable[OutputFile]]:
    return lambda: [file]


def render(page: Page, site: Site, environment: Environment) -> OutputFile:
    """A page as HTML in UTF-8."""
    template = environment.get_template(page.template)
    html = template.render(site=site, page=page, **page.content)
    return OutputFile(urls.file_of(page.address), html.encode())


def write_units(
    units: Sequence[Unit],
    former: Manifest,
    staging: Staging,
    workers: Workers,
    watched: Callable[[Iterable[Made], int], Iterable[Made]],
    keep_facts: Callable[[Row, bytes], None],
) -> Written:
    """Have the files of all units in the staging folder, making only those that must be.

    Raises UnusableOutput where two units want the same file.
    """

    def keep(unit: Unit) -> bool:
        of, rows = former.get(unit.name, (b"", ()))
        return of == unit.fingerprint and all(map(staging.keep, rows))

    def make(unit: Unit) -> Made:
        rows: list[Row] = []
        facts: list[tuple[Row, bytes]] = []
        for file in unit.make():
            rows.append(staging.write(file.path, file.content))
            if file.path.endswith(".html"):
                known = gather_facts(file.path, file.content)
                facts.append((rows[-1], pickle.dumps(known, 5)))
        return rows, facts

    manifest: dict[str, tuple[bytes, tuple[Row, ...]]] = {}
    # Links to the former site are made by one process: the file system lets in one at a time.
    changed = []
    for unit in units:
        if keep(unit):
            manifest[unit.name] = former[unit.name]
        else:
            changed.append(unit)
    new_pages: list[str] = []
    made = workers.spread(make, changed)
    for unit, (rows, facts) in zip(changed, watched(made, len(changed)), strict=True):
        manifest[unit.name] = (unit.fingerprint, tuple(rows))
        for row, known in facts:  # of all pages at once they would be 100 MB
            new_pages.append(row.path)
            keep_facts(row, known)
    _refuse_twins(row.path for _, rows in manifest.values() for row in rows)
    if len(manifest) != len(units):
        _refuse_twins(unit.name.removeprefix("page ") for unit in units)
    return Written(manifest, new_pages)


def _refuse_twins(paths: Iterable[str]) -> None:
    for path, count in Counter(paths).items():
        if count > 1:
            raise UnusableOutput(
                f"two pages want the same address, {path} — give one of them another slug"
            )
