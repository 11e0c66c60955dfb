"""Bringing targets up to date: those whose inputs and files are as before are reused.

A target may give, beside new files, rows of files that it reuses from the last build, and
values that the cache is to keep.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from jinja2 import Environment

from newsarchive.cache.manifest import Manifest, Row
from newsarchive.engine.page_links import scan_links
from newsarchive.engine.staging import Staging, UnusableOutput
from newsarchive.engine.template_errors import located
from newsarchive.engine.templates import Templates
from newsarchive.engine.workers import Ahead, Workers
from newsarchive.model import urls
from newsarchive.model.fingerprint import fingerprint
from newsarchive.model.site import Site
from newsarchive.model.target import OutputFile, Target
from newsarchive.pages.page import Page, Plan

PAGE_LINKS = "page links"
"""The kind of value that holds the links and ids of a page."""


class CachedValue(NamedTuple):
    """A value that the cache is to keep, as ``BuildCache.put`` takes it."""

    kind: str
    name: str
    digest: bytes
    content: bytes


class Result(NamedTuple):
    """What a target has come to; ``pages`` are those of its files that were made anew."""

    digest: bytes
    rows: tuple[Row, ...]
    pages: tuple[str, ...] = ()
    values: tuple[CachedValue, ...] = ()


@dataclass(frozen=True)
class Engine:
    """What every target of one build needs; ``version`` is that of the program."""

    version: bytes
    previous: Manifest
    staging: Staging
    workers: Workers

    def reuse(self, target: Target) -> Result | None:
        """The files of the last build in the new site; None if the target must be made."""
        digest, rows = self.previous.get(target.name, (b"", ()))
        if digest == self._digest(target) and all(map(self.staging.keep, rows)):
            return Result(digest, rows)
        return None

    def reuse_files(self, target: str) -> Callable[[str], Row | None]:
        """A function that reuses one file of a target: its row, or None where it is not as made."""
        rows = {row[0]: row for row in self.previous.get(target, (b"", ()))[1]}

        def reuse(path: str) -> Row | None:
            row = rows.get(path)
            return row if row and self.staging.keep(row) else None

        return reuse

    def make(self, target: Target) -> Result:
        """Make a target's files."""
        rows: list[Row] = []
        pages: list[str] = []
        values: list[CachedValue] = []
        for part in target.make():
            if isinstance(part, CachedValue):
                values.append(part)
            elif isinstance(part, OutputFile):
                row = self.staging.write(part.path, part.content)
                rows.append(row)
                if part.path.endswith(".html"):
                    pages.append(part.path)
                    values.append(page_links_of(row, part.content))
            else:
                rows.append(part)
        return Result(self._digest(target), tuple(sorted(rows)), tuple(pages), tuple(values))

    def begin(self, target: Target) -> Ahead[Result]:
        """Bring a target that takes long up to date, in a process of its own if it must be made."""
        reused = self.reuse(target)
        return Ahead(lambda: reused) if reused else self.workers.ahead(partial(self.make, target))

    def bring_up_to_date(
        self,
        targets: Iterable[Target],
        begun: Mapping[str, Ahead[Result]],
        watched: Callable[[Iterable[tuple[str, Result]], int], Iterable[tuple[str, Result]]],
    ) -> Iterator[tuple[str, Result]]:
        """Name and result of each target; ``begun`` are others that were begun before.

        Raises UnusableOutput where two targets want the same file.
        """
        stale: list[Target] = []
        # One process reuses files: the file system lets in one at a time.
        for target in targets:
            result = self.reuse(target)
            if result:
                yield target.name, result
            else:
                stale.append(target)
        made = self.workers.as_completed(self.make, stale)
        numbered = ((stale[number].name, result) for number, result in made)
        yield from _with_begun(numbered, dict(begun), len(stale), watched)

    def _digest(self, target: Target) -> bytes:
        return fingerprint(self.version, target.inputs)


def _with_begun(
    results: Iterable[tuple[str, Result]],
    begun: dict[str, Ahead[Result]],
    count: int,
    watched: Callable[[Iterable[tuple[str, Result]], int], Iterable[tuple[str, Result]]],
) -> Iterator[tuple[str, Result]]:
    """The results, and between them those that were begun: each holds a process with its memory."""
    for number, result in enumerate(watched(results, count)):
        yield result
        if number % _LOOK_EVERY:
            continue
        for name in [name for name, ahead in begun.items() if ahead.done()]:
            yield name, begun.pop(name).result()
    yield from ((name, ahead.result()) for name, ahead in begun.items())


_LOOK_EVERY = 50
"""Results between looks at what was begun: a look takes longer than to take in a result."""


def page_links_of(row: Row, content: bytes) -> CachedValue:
    """The links and ids of a page, to be kept for the checks of later builds."""
    path, *_, digest = row
    return CachedValue(PAGE_LINKS, path, digest, scan_links(content).packed())


def page_targets(
    plans: Iterable[Plan], site: Site, environment: Environment, templates: Templates, base: bytes
) -> Iterator[Target]:
    """A target for each page. ``base`` covers what all pages depend on."""

    def make(plan: Plan) -> Iterable[OutputFile]:
        yield render(plan.make(), site, environment)

    for plan in plans:
        inputs = (base, templates.fingerprint_of(plan.template), plan.identity())
        yield Target(f"page {plan.address}", inputs, partial(make, plan))


def file_targets(files: Iterable[OutputFile]) -> Iterator[Target]:
    """Targets of files that are finished already."""
    for file in files:
        yield Target(f"file {file.path}", file.content, partial(_one, file))


def _one(file: OutputFile) -> list[OutputFile]:
    return [file]


def render(page: Page, site: Site, environment: Environment) -> OutputFile:
    """A page as HTML in UTF-8. Raises InvalidContent where a template is at fault."""
    with located():
        template = environment.get_template(page.template)
        html = template.render(site=site, page=page, **page.content)
    return OutputFile(urls.file_of(page.address), html.encode())


def refuse_twins(targets: Iterable[str], paths: Iterable[str]) -> None:
    """Raise UnusableOutput where two targets have one name, or two files one path."""
    names = (name.removeprefix("page ") for name in targets)
    for counted in (Counter(paths), Counter(names)):
        for path, count in counted.items():
            if count > 1:
                raise UnusableOutput(
                    f"two pages want the same address, {path} — give one of them another slug"
                )
