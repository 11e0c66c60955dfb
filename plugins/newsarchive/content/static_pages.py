"""Reading ``pages/**/*.md``: the fields in the first lines and the text below them.

The fields end at the first empty line. They may also stand between two lines ``---``, as in a
record. Both are YAML, read by the rules of records.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsarchive.content.content_files import PAGES, find_pages
from newsarchive.content.fences import OPENING, split_fenced
from newsarchive.content.prose import render_page
from newsarchive.content.prose_faults import find_faults
from newsarchive.content.source_text import SourceText, read_source_text, shown_path
from newsarchive.content.validation import validate
from newsarchive.content.yaml_text import YamlProblem, YamlText, parse_yaml
from newsarchive.model import urls
from newsarchive.model.problem import Problem
from newsarchive.model.site_addresses import is_reserved
from newsarchive.model.static_page import PageFields, StaticPage

_END = re.compile(r"\n[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"[^\W\d]\w*[ \t]*:")


@dataclass(frozen=True, slots=True)
class PageFile:
    """A static page as it stands in its file; ``body`` is Markdown."""

    path: str
    fields: PageFields
    body: str
    parsed: YamlText
    body_line: int
    """Where the body begins in the file, from 1."""

    def problem(self, field: str, wrong: str, cure: str) -> Problem:
        """A problem located at a field of this file."""
        return Problem(self.path, self.parsed.line_of((field,)), field, wrong, cure)


def read_pages(content: Path) -> tuple[list[PageFile], list[Problem]]:
    """Read every static page, in path order, with all problems of all of them."""
    found = find_pages(content)
    files: list[PageFile] = []
    problems = list(found.problems)
    for path in found.files:
        file, wrong = _read_page(Path(path))
        problems += wrong
        if file:
            files.append(file)
    problems += _check_addresses(files)
    problems += _find_missing(content, files, problems)
    return files, problems


def render_pages(files: list[PageFile], with_drafts: bool) -> tuple[StaticPage, ...]:
    """The pages that a site shows. No file may have an error: its text could not be rendered."""
    return tuple(
        StaticPage(file.fields, render_page(file.body))
        for file in files
        if with_drafts or file.fields.status == "published"
    )


def published_slugs(files: Iterable[PageFile]) -> list[str]:
    """The slugs of the pages that a site for readers has."""
    return [file.fields.slug for file in files if file.fields.status == "published"]


def _read_page(file: Path) -> tuple[PageFile | None, list[Problem]]:
    source = read_source_text(file)
    if isinstance(source, Problem):
        return None, [source]
    try:
        parsed, body, line = _split(source)
    except YamlProblem as error:
        return None, [Problem(source.path, error.line, "page", error.wrong, error.cure)]
    parsed.value.setdefault("slug", file.stem)
    fields, problems = validate(PageFields, parsed, source.path)
    problems += [
        Problem(source.path, line + fault.line, "text", fault.wrong, fault.cure)
        for fault in find_faults(body, PageFields.model_fields, "end of the fields at the top")
    ]
    return (PageFile(source.path, fields, body, parsed, line) if fields else None), problems


def _split(source: SourceText) -> tuple[YamlText, str, int]:
    """Fields, text, and the line where the text begins. Raises YamlProblem."""
    if OPENING.match(source.text):
        return split_fenced(source)
    text = source.text.lstrip("\n")
    first_line = source.text.count("\n") - text.count("\n") + 1
    if not _FIELD.match(text):
        raise YamlProblem(
            first_line,
            "has no title",
            "begin the file with the lines 'title: …' and 'description: …', then an empty line",
        )
    end = _END.search(text)
    at = end.end() if end else len(text)
    body = text[at:]
    parsed = parse_yaml(f"{text[:at].rstrip()}\n", first_line)
    if not isinstance(parsed.value, dict):
        raise YamlProblem(first_line, "has no fields", "write 'field: value' lines")
    blank = len(body) - len(body.lstrip())
    return parsed, body.strip(), first_line + text.count("\n", 0, at + blank)


def _check_addresses(files: list[PageFile]) -> Iterator[Problem]:
    owners: dict[str, PageFile] = {}
    for file in files:
        slug = file.fields.slug
        owner = owners.setdefault(slug, file)
        if is_reserved(slug):
            wrong = f"'{slug}' is the address of a part of the site"
        elif owner is not file:
            wrong = f"'{slug}' is also the address of {owner.path}"
        else:
            continue
        yield file.problem("slug", wrong, "give the page another slug")


def _find_missing(
    content: Path, files: list[PageFile], problems: list[Problem]
) -> Iterator[Problem]:
    """The theme links to some pages from everywhere; without one, no link check would pass."""
    faulty = {problem.path for problem in problems}
    present = published_slugs(files)
    for slug in (address.rstrip("/") for address in urls.NEEDED_PAGES):
        path = shown_path(content / PAGES / f"{slug}.md")
        if slug not in present and path not in faulty:
            wrong = f"no published page has the slug '{slug}', to which all pages of the site link"
            yield Problem(path, 1, "slug", wrong, f"publish a page with the line 'slug: {slug}'")
