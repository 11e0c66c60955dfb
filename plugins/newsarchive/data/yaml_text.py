"""YAML as plain text: every scalar is a string, and every value knows its line.

Built on libyaml's composer. YAML's own types are not used, so that a headline ``No`` or
a count ``3.000`` arrives as typed. Anchors, aliases and duplicate keys are refused: the
first two can make a small file enormous, the third silently loses an edit.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

Location = tuple[str | int, ...]


class YamlProblem(Exception):
    """The text is not YAML that the archive accepts."""

    def __init__(self, line: int, wrong: str, cure: str) -> None:
        super().__init__(wrong)
        self.line, self.wrong, self.cure = line, wrong, cure


@dataclass
class YamlText:
    """Parsed values (str, list, dict) and the line, from 1, of each value's key."""

    value: Any
    lines: dict[Location, int] = field(default_factory=dict)

    def line_of(self, location: Location) -> int:
        """Line of the nearest enclosing value that is in the text."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def parse_yaml(text: str, first_line: int = 1) -> YamlText:
    """Parse one YAML document; ``first_line`` is where it begins in its file.

    Raises YamlProblem with the line and the cure.
    """
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlProblem(
            first_line + (mark.line if mark else 0),
            f"is not valid YAML ({error.problem or error.context})",
            "check indentation, quotes and colons; put a text that contains ': ' in quotes",
        ) from None
    except yaml.YAMLError as error:
        raise YamlProblem(
            first_line,
            f"is not valid YAML ({str(error).splitlines()[0]})",
            "delete the character that is not text",
        ) from None
    result = YamlText(None)
    if node is not None:
        result.value = _Reader(result.lines, first_line).read(node, ())
    return result


class _Reader:
    def __init__(self, lines: dict[Location, int], first_line: int) -> None:
        self._lines = lines
        self._first_line = first_line
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, location: Location) -> Any:
        self._lines.setdefault(location, self._line(node))
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if id(node) in self._seen:
            raise YamlProblem(self._line(node), "uses a YAML alias (*)", "write the value out")
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*location, i)) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        return self._read_mapping(node, location)

    def _read_mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                raise YamlProblem(
                    self._line(key_node),
                    "has a field name that is not a word",
                    "write 'field: value'",
                )
            if key in values:
                raise YamlProblem(
                    self._line(key_node), f"has the field '{key}' twice", "delete one of them"
                )
            self._lines[*location, key] = self._line(key_node)
            values[key] = self.read(value_node, (*location, key))
        return values

    def _line(self, node: yaml.Node) -> int:
        return self._first_line + int(node.start_mark.line)
