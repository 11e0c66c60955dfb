"""What a build makes, in units that are made anew only when their fingerprint has changed."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from jinja2 import Environment

from newsarchive.checks.facts import scan_facts
from newsarchive.core import urls
from newsarchive.core.fingerprint import fingerprint, memo_key
from newsarchive.core.outputs import Batch, OutputFile
from newsarchive.core.pages.page import Page, Plan
from newsarchive.core.site import Site
from newsarchive.data.survey import Row
from newsarchive.hooks.kept import Manifest
from newsarchive.hooks.parallel import Ahead, Workers
from newsarchive.hooks.staging import Staging, UnusableOutput
from newsarchive.hooks.template_failure import located
from newsarchive.hooks.templates import Templates

Keep = Callable[[str], bool]
"""Has a file of the unit as it was; False if it was not the unit's, or is damaged."""


@dataclass(frozen=True)
class Note:
    """Something that making a unit has shown, to be remembered under a memo key."""

    key: bytes
    content: bytes


@dataclass
class Made:
    """The files of a unit, those of them that are pages, and what is to be remembered."""

    rows: dict[str, Row] = field(default_factory=dict)
    pages: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class Unit(NamedTuple):
    """Files that are made together; the fingerprint covers all that determines them.

    ``make`` gives the files that are new; ``keep`` it may ask for those that are not.
    ``begun`` is what is made already of a unit that takes long.
    """

    name: str
    fingerprint: bytes
    make: Callable[[Keep], Iterable[OutputFile | Note]]
    begun: Ahead[Made] | None = None


@dataclass(frozen=True)
class Written:
    """The files of a new site by unit, and the paths of the pages that were made."""

    manifest: Manifest
    new_pages: list[str]


def page_units(
    plans: Iterable[Plan], site: Site, environment: Environment, templates: Templates, base: bytes
) -> list[Unit]:
    """A unit for each page. ``base`` covers what all pages depend on."""

    def make(plan: Plan, _keep: Keep) -> list[OutputFile]:
        return [render(plan.make(), site, environment)]

    return [
        Unit(
            f"page {plan.address}",
            fingerprint(base, templates.fingerprint_of(plan.template), plan.identity()),
            partial(make, plan),
        )
        for plan in plans
    ]


def batch_units(batches: Iterable[Batch], base: bytes) -> list[Unit]:
    """A unit for each batch."""
    return [Unit(b.name, fingerprint(base, b.identity), _whole(b.make)) for b in batches]


def file_units(files: Iterable[OutputFile]) -> list[Unit]:
    """Units of files that are finished already."""
    return [Unit(f"file {f.path}", fingerprint(f.content), _whole(partial(_one, f))) for f in files]


def _whole(make: Callable[[], Iterable[OutputFile]]) -> Callable[[Keep], Iterable[OutputFile]]:
    """Makes all files of a unit, whatever could be kept."""
    return lambda _keep: make()


def _one(file: OutputFile) -> list[OutputFile]:
    return [file]


def render(page: Page, site: Site, environment: Environment) -> OutputFile:
    """A page as HTML in UTF-8. Raises InvalidContent where a template is at fault."""
    with located():
        template = environment.get_template(page.template)
        html = template.render(site=site, page=page, **page.content)
    return OutputFile(urls.file_of(page.address), html.encode())


def facts_key(row: Row) -> bytes:
    """Where the facts of a page are remembered."""
    path, *_, digest = row
    return memo_key("facts", path, digest)


def write_units(
    units: Sequence[Unit],
    former: Manifest,
    staging: Staging,
    workers: Workers,
    watched: Callable[[Iterable[tuple[int, Made]], int], Iterable[tuple[int, Made]]],
    remember: Callable[[bytes, bytes], None],
) -> Written:
    """Have the files of all units in the staging folder, making only those that must be.

    Raises UnusableOutput where two units want the same file.
    """
    manifest: Manifest = {}
    # Links to the former site are made by one process: the file system lets in one at a time.
    changed, begun = [], []
    for unit in units:
        if unit.begun:
            begun.append((unit, unit.begun))
        elif _is_kept(unit, former, staging):
            manifest[unit.name] = former[unit.name]
        else:
            changed.append(unit)
    made = workers.as_completed(lambda unit: _make(unit, former, staging), changed)
    new_pages: list[str] = []
    shown = ((changed[number], one) for number, one in watched(made, len(changed)))
    for unit, one in _with_begun(shown, begun):
        manifest[unit.name] = (unit.fingerprint, tuple(one.rows.values()))
        new_pages += one.pages
        for note in one.notes:
            remember(note.key, note.content)
    _refuse_twins(row[0] for _, rows in manifest.values() for row in rows)
    if len(manifest) != len(units):
        _refuse_twins(unit.name.removeprefix("page ") for unit in units)
    return Written(manifest, sorted(new_pages))


def _with_begun(
    results: Iterable[tuple[Unit, Made]], begun: list[tuple[Unit, Ahead[Made]]]
) -> Iterator[tuple[Unit, Made]]:
    """The results, and between them those that were begun: each holds a process with its memory."""
    for number, result in enumerate(results):
        yield result
        if number % _LOOK_EVERY:
            continue
        for one in [one for one in begun if one[1].done()]:
            begun.remove(one)
            yield one[0], one[1].result()
    yield from ((unit, ahead.result()) for unit, ahead in begun)


_LOOK_EVERY = 50
"""Results between looks at what was begun: a look takes longer than to take in a result."""


def begin(unit: Unit, former: Manifest, staging: Staging, workers: Workers) -> Unit:
    """Have a unit that takes long made while others are planned, if it must be made."""
    if _is_kept(unit, former, staging):
        kept = Made({row[0]: row for row in former[unit.name][1]})
        return unit._replace(begun=Ahead(lambda: kept))
    return unit._replace(begun=workers.ahead(lambda: _make(unit, former, staging)))


def sizes_of(unit: Unit) -> dict[str, int]:
    """The sizes in bytes of the files of a unit that was begun, by path, once it is made."""
    assert unit.begun
    return {path: row[1] for path, row in unit.begun.result().rows.items()}


def _is_kept(unit: Unit, former: Manifest, staging: Staging) -> bool:
    of, rows = former.get(unit.name, (b"", ()))
    return of == unit.fingerprint and all(map(staging.keep, rows))


def _make(unit: Unit, former: Manifest, staging: Staging) -> Made:
    known = {row[0]: row for row in former.get(unit.name, (b"", ()))[1]}
    made = Made()

    def keep(path: str) -> bool:
        row = known.get(path)
        if row is None or not staging.keep(row):
            return False
        made.rows[path] = row
        return True

    for part in unit.make(keep):
        if isinstance(part, Note):
            made.notes.append(part)
            continue
        row = made.rows[part.path] = staging.write(part.path, part.content)
        if part.path.endswith(".html"):
            made.pages.append(part.path)
            made.notes.append(Note(facts_key(row), scan_facts(part.content).packed()))
    return made


def _refuse_twins(paths: Iterable[str]) -> None:
    for path, count in Counter(paths).items():
        if count > 1:
            raise UnusableOutput(
                f"two pages want the same address, {path} — give one of them another slug"
            )
