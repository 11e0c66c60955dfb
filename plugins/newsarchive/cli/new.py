"""Begin a record: ask for what it needs, or take it as options, and write a draft."""

import argparse
import os
import shlex
import subprocess
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from newsarchive.cli.asking import ask, is_terminal
from newsarchive.content.atomic_write import create_atomically
from newsarchive.content.authorities import read_authorities
from newsarchive.content.clock import today
from newsarchive.content.new_record import NewRecord
from newsarchive.content.records import RecordFile, read_record, read_records
from newsarchive.content.source_text import shown_path
from newsarchive.lint.near_duplicates import find_resemblances
from newsarchive.lint.run import candidate_of
from newsarchive.model.slugs import propose_slug

NAME = "new"

_QUESTIONS = {
    "title": "Headline, as printed",
    "url": "Address of the report (empty if there is none)",
    "source": "Publisher",
    "published": "Published (2023-03-21, 2023-03 or 2023)",
    "province": "Province",
    "level": "Level whose work is reported",
    "topics": "Topics (separated by commas)",
}
_OPTIONAL = ("url",)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One option for each question, and the slug."""
    for name, question in _QUESTIONS.items():
        parser.add_argument(f"--{name}", help=question)
    parser.add_argument("--slug", help="permanent address; proposed if not given")


def run(options: argparse.Namespace) -> int:
    """Write ``articles/YYYY/<slug>.md`` as a draft; its path is the last line of the output.

    Exit code 1 if an answer is wrong or missing and nobody can be asked. Never overwrites;
    until all answers are there nothing is written.
    """
    authorities, problems = read_authorities(options.content)
    if problems:
        return _refuse(map(str, problems))
    files, _ = read_records(options.content)
    taken = {slug for f in files for slug in (f.record.slug, *f.record.aliases)}
    new = NewRecord(authorities, today())
    given = {name: getattr(options, name) for name in _QUESTIONS if getattr(options, name)}
    try:
        answers = _ask(new, given) if is_terminal() else given
    except EOFError:
        sys.stderr.write("\nNothing was written.\n")
        return 1
    if wrong := _faults(new, answers):
        return _refuse(wrong)
    slug = options.slug or propose_slug(
        answers["title"], new.named("province", answers["province"]), new.year(answers), taken
    )
    if wrong := _faults_of_slug(new, slug, taken):
        return _refuse(wrong)
    file = options.content / "articles" / f"{new.year(answers):04d}" / f"{slug}.md"
    try:
        create_atomically(file, new.text(answers, slug))
    except FileExistsError:
        return _refuse([f"{shown_path(file)}: exists already — choose another --slug"])
    except OSError as error:
        return _refuse([f"{shown_path(file)}: cannot be written ({error.strerror})"])
    _tell(file, files)
    return 0


def _ask(new: NewRecord, given: Mapping[str, str]) -> dict[str, str]:
    answers = dict(given)
    for name, question in _QUESTIONS.items():
        if name in answers:
            continue

        def check(answer: str, name: str = name) -> str | None:
            return None if not answer and name in _OPTIONAL else new.check(name, answer)

        answer = ask(question, new.default(name, answers), new.choices(name), check)
        if answer:
            answers[name] = answer
    return answers


def _faults(new: NewRecord, answers: Mapping[str, str]) -> list[str]:
    faults = [f"--{name}: {w}" for name in answers if (w := new.check(name, answers[name]))]
    missing = [f"--{name}" for name in _QUESTIONS if name not in (*answers, *_OPTIONAL)]
    if missing:
        faults.append(f"missing: {', '.join(missing)} — give them, or run make new on a terminal")
    return faults


def _faults_of_slug(new: NewRecord, slug: str, taken: Collection[str]) -> list[str]:
    if wrong := new.check("slug", slug):
        return [f"--slug: {wrong}"]
    if slug in taken:
        return [f"--slug: '{slug}' is the address of another record — choose another"]
    return []


def _tell(file: Path, others: Sequence[RecordFile]) -> None:
    """What the new draft resembles; then the editor, if there is one; then the path."""
    draft, _ = read_record(file)
    if draft:
        known = [candidate_of(other, None) for other in others]
        for resemblance in find_resemblances(candidate_of(draft, None), known):
            sys.stderr.write(f"{shown_path(file)}: warning: {resemblance}\n")
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if editor and is_terminal():
        try:
            subprocess.run([*shlex.split(editor), str(file)], check=False)  # noqa: S603
        except (OSError, ValueError):
            sys.stderr.write(f"'{editor}' cannot be started — open the file yourself\n")
    sys.stdout.write(f"{shown_path(file)}\n")


def _refuse(lines: Iterable[str]) -> int:
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    return 1
