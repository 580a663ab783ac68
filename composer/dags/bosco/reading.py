"""Reads YAML strictly: every mistake at once, each with file, line, place and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import yaml

from bosco.kinds import Kind

T = TypeVar("T")


class ScheduleError(ValueError):
    """What is wrong with the file: one line a mistake."""


class Problems:
    """Mistakes found so far."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: list[tuple[int, str]] = []

    def add(self, node: yaml.Node, where: str, what: str, mend: str) -> None:
        """Notes a mistake."""
        line = node.start_mark.line + 1
        self.lines.append((line, f"{self.file.name}:{line} {where}: {what}. {mend}"))

    def check(self) -> None:
        """Ends the reading when there is a mistake."""
        if self.lines:
            raise ScheduleError("\n".join(text for _, text in sorted(self.lines)))


class Section:
    """A mapping of the file. What is not taken from it before ``end`` is a mistake."""

    def __init__(self, node: yaml.MappingNode, where: str, problems: Problems) -> None:
        self._node = node
        self._where = where
        self._problems = problems
        self._values: dict[str, yaml.Node] = {}
        self._keys: dict[str, yaml.Node] = {}
        self._known: set[str] = set()
        for key, value in node.value:
            if key.value in self._values:
                problems.add(key, self._at(key.value), "is written twice", "Keep one of them.")
            self._values[key.value] = value
            self._keys[key.value] = key

    def take(self, key: str, kind: Kind[T], default: T | None = None) -> T:
        """A plain value, which has to be there when there is no default."""
        node = self._find(key, required=default is None)
        if node is None:
            return kind.stand_in if default is None else default
        return self._plain(node, self._at(key), kind)

    def all(self, key: str, kind: Kind[T]) -> list[T]:
        """A list of plain values, at least one."""
        node = self._find(key, required=True)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self.wrong(key, "is no list, or an empty one", "Write it like [one, two].")
            return []
        return [self._plain(each, self._at(key), kind) for each in node.value]

    def section(self, key: str) -> Section:
        """A mapping below this one."""
        node = self._find(key, required=True)
        if isinstance(node, yaml.MappingNode) and node.value:
            return Section(node, self._at(key), self._problems)
        if node is not None:
            self.wrong(key, "has nothing below it", "Write its keys below it, two blanks to the right.")
        nothing = yaml.MappingNode("", [], self._node.start_mark, self._node.end_mark)
        return Section(nothing, self._at(key), Problems(self._problems.file))

    def named(self, kind: Kind[str]) -> Iterator[tuple[str, Section]]:
        """All mappings below this one, by the names that the file gives them."""
        for key, node in self._keys.items():
            self._plain(node, self._at(key), kind)
            yield key, self.section(key)

    def values(self, kind: Kind[T]) -> dict[str, T]:
        """All plain values below this one, by the names that the file gives them."""
        return {key: self.take(key, kind) for key in self._values}

    def wrong(self, key: str, what: str, mend: str) -> None:
        """Notes a mistake at a key of this section."""
        self._problems.add(self._values.get(key, self._node), self._at(key), what, mend)

    def end(self) -> None:
        """Notes the keys nobody knows."""
        for key, node in self._keys.items():
            if key not in self._known:
                near = difflib.get_close_matches(key, sorted(self._known), n=1)
                mend = f"Did you mean `{near[0]}`?" if near else f"There are {', '.join(sorted(self._known))}."
                self._problems.add(node, self._at(key), "is not known", mend)

    def _plain(self, node: yaml.Node, where: str, kind: Kind[T]) -> T:
        if not isinstance(node, yaml.ScalarNode):
            self._problems.add(node, where, "is not one value", f"Write {kind.shape}.")
            return kind.stand_in
        try:
            return kind.read(node.value)
        except ValueError:
            self._problems.add(node, where, f"`{node.value}` is not as it has to be", f"Write {kind.shape}.")
            return kind.stand_in

    def _find(self, key: str, *, required: bool) -> yaml.Node | None:
        self._known.add(key)
        node = self._values.get(key)
        if node is None and required:
            self._problems.add(self._node, self._at(key), "is missing", f"Add `{key}:`.")
        return node

    def _at(self, key: str) -> str:
        return f"{self._where}.{key}" if self._where else key


def load(file: Path, problems: Problems) -> Section:
    """The whole file as a section."""
    try:
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except OSError as e:
        raise ScheduleError(f"{file}: cannot be read. Put it beside the DAGs, see composer/README.md.") from e
    except yaml.YAMLError as e:
        mark = getattr(e, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise ScheduleError(f"{file.name}{line} is no YAML: {getattr(e, 'problem', e)}. Mend the line.") from e
    if not isinstance(root, yaml.MappingNode):
        raise ScheduleError(f"{file.name}:1 is empty or has no keys. Begin with `version: 1`.")
    return Section(root, "", problems)
