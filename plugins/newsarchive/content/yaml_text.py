"""YAML as plain text: every scalar is a string, and every value knows its line.

Built on libyaml's events. YAML's own types are not used, so that a headline ``No`` or
a count ``3.000`` arrives as typed. Anchors, aliases, tags and duplicate keys are refused:
an alias can make a small file enormous, the others silently lose what was written.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from newsarchive.content.yaml_advice import explain
from newsarchive.vietnamese.invisible import describe, find_invisible

Location = tuple[str | int, ...]

_BREAK = re.compile("\r\n?|[\n\x85\u2028\u2029]")
"""What ends a line for YAML 1.1."""
_BEGINNINGS = ("quoted scalar", "flow", "simple key")
"""What the parser was reading when it found a mistake that is at the beginning of that."""
_DEEPEST = 20
"""Levels of nesting; a record has four. Python's stack holds a few hundred."""


class YamlProblem(Exception):
    """The text is not YAML that the archive accepts."""

    def __init__(self, line: int, wrong: str, cure: str) -> None:
        super().__init__(wrong)
        self.line, self.wrong, self.cure = line, wrong, cure


class YamlText:
    """Parsed values (str, list, dict) and the line, from 1, of each value's key."""

    def __init__(self, value: Any) -> None:
        self.value = value
        self.lines: dict[Location, int] = {}

    def line_of(self, location: Location) -> int:
        """Line of the nearest enclosing value that is in the text."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def parse_yaml(text: str, first_line: int = 1) -> YamlText:
    """Parse one YAML document; ``first_line`` is where it begins in its file.

    Raises YamlProblem with the line and the cure.
    """
    result = YamlText(None)
    try:
        result.value = _Reader(text, result.lines, first_line).read_document()
    except yaml.MarkedYAMLError as error:
        # A quote or bracket that is never closed is missed later, but begins elsewhere.
        unclosed = any(word in (error.context or "") for word in _BEGINNINGS)
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        at = mark.line if mark else 0
        line = [*_BREAK.split(text), ""][at]
        wrong, cure = explain(error.problem or "", error.context or "", line)
        raise YamlProblem(first_line + at, wrong, cure) from None
    except yaml.YAMLError:  # libyaml takes no control characters, and does not say where one is
        at = next(find_invisible(text), 0)
        line = first_line + len(_BREAK.findall(text[:at]))
        raise YamlProblem(line, f"contains {describe(text, at)}", "delete it") from None
    return result


class _Reader:
    """Builds values from events, one level of nesting at a time."""

    def __init__(self, text: str, lines: dict[Location, int], first_line: int) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CBaseLoader)
        self._text = [*_BREAK.split(text), ""]  # libyaml ends the last line if nobody did
        self._lines = lines
        self._first_line = first_line

    def read_document(self) -> Any:
        value = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._problem(event, "has a second document after '---'", "delete it")
                value = self._read(next(self._events), ())
        return value

    def _read(self, event: yaml.Event, location: Location) -> Any:
        self._refuse_traps(event)
        self._lines.setdefault(location, self._line(event))
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if len(location) >= _DEEPEST:
            raise self._problem(event, "is nested too deeply", "put text with brackets in quotes")
        if isinstance(event, yaml.SequenceStartEvent):
            return [
                self._read(item, (*location, number))
                for number, item in enumerate(self._until(yaml.SequenceEndEvent))
            ]
        return self._read_mapping(location)

    def _read_mapping(self, location: Location) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in self._until(yaml.MappingEndEvent):
            self._refuse_traps(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._problem(
                    event, "has a field name that is not a word", "write 'field: value'"
                )
            key = event.value
            if key in values:
                raise self._problem(event, f"has the field '{key}' twice", "delete one of them")
            self._lines[*location, key] = self._line(event)
            values[key] = self._read(next(self._events), (*location, key))
        return values

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """First events of the members of a list or group; the caller reads each to its end."""
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _refuse_traps(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._problem(event, "uses a YAML alias (*)", "write the value out, or quote it")
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            if event.anchor is not None:
                raise self._problem(event, "uses a YAML anchor (&)", "put the text in quotes")
            if event.tag is not None:
                raise self._problem(event, "uses a YAML tag (!)", "put the text in quotes")
        if isinstance(event, yaml.ScalarEvent) and event.style not in ("|", ">"):
            # ``title: Tin # 3`` would be read as "Tin". A meant comment stands two spaces off.
            end = event.end_mark
            rest = self._text[end.line][end.column :] if end else ""
            if rest.startswith(" #"):
                raise self._problem(
                    event,
                    "loses what stands after ' #', which begins a YAML comment",
                    "put the text in quotes; before a comment leave two spaces",
                )

    def _problem(self, event: yaml.Event, wrong: str, cure: str) -> YamlProblem:
        return YamlProblem(self._line(event), wrong, cure)

    def _line(self, event: yaml.Event) -> int:
        return self._first_line + (event.start_mark.line if event.start_mark else 0)
