"""YAML 1.2 by way of its events: one tree of one document.

Reading events rather than having objects built keeps everything in hand: scalars are resolved by
the core schema of YAML 1.2 alone (a date or `no` is a text), no tag can name an object, a key
stands once, and an alias counts as all that it stands for.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Protocol, cast

from ruamel.yaml import YAML, events
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from hijra_amina.documents._problems import Path, Refused, Tree, refused
from hijra_amina.documents._tree import too_deep, too_many
from hijra_amina.documents._yaml_scalars import is_not_finite, is_number, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.documents._limits import Limits

__all__ = ["read_yaml"]


class _Mark(Protocol):
    """A place in the text, counted from zero."""

    line: int
    column: int


class _Event(Protocol):
    """What the library's events have, all kinds of them together; it says so nowhere itself."""

    start_mark: _Mark | None
    anchor: str | None
    ctag: object
    value: str
    implicit: tuple[bool, bool]
    version: tuple[int, int] | None
    tags: object


class _SyntaxError(Protocol):
    """What the library's errors have."""

    problem_mark: _Mark | None
    context_mark: _Mark | None


def _is(event: _Event, kind: type) -> bool:
    return isinstance(event, kind)


def read_yaml(text: str, limits: Limits) -> Tree:
    """Read YAML 1.2 strictly.

    Args:
        text: The text.
        limits: How deep and how large it may be.

    Returns:
        The tree.

    Raises:
        Refused: At the first thing that is wrong.
    """
    parser = YAML(typ="safe", pure=True)
    place: tuple[int, int] | None = None
    try:
        stream = cast("Iterator[_Event]", parser.parse(io.StringIO(text)))  # pyright: ignore[reportUnknownMemberType]
        return _Builder(limits, stream).document()
    except MarkedYAMLError as error:
        marked = cast("_SyntaxError", error)
        mark = marked.problem_mark or marked.context_mark
        place = None if mark is None else (mark.line, mark.column)
    except (YAMLError, ValueError, RecursionError):
        # The library lets a few errors of its own through as they are (a bad version number).
        pass
    raise bad_syntax("this is no YAML", place)


def bad_syntax(what: str, place: tuple[int, int] | None) -> Refused:
    if place is None:
        return refused("bad_syntax", what, format="YAML")
    line, column = str(place[0] + 1), str(place[1] + 1)
    reason = f"{what}: line {line}, column {column}"
    return refused("bad_syntax", reason, line=line, column=column, format="YAML")


class _Builder:
    """Makes one tree of a stream of events."""

    def __init__(self, limits: Limits, events: Iterator[_Event]) -> None:
        self._limits = limits
        self._events = events
        self._nodes = 0
        # By its name, what an anchor stands for, in how many nodes, and how deep.
        self._anchors: dict[str, tuple[Tree, int, int]] = {}

    def document(self) -> Tree:
        """The one document of the stream."""
        next(self._events)
        start = next(self._events)
        if not _is(start, events.DocumentStartEvent):
            return None
        if start.version not in {None, (1, 2)} or start.tags:
            raise self._wrong("expected YAML 1.2 without tags", start)
        tree, _ = self._node(next(self._events), ())
        next(self._events)
        after = next(self._events)
        if not _is(after, events.StreamEndEvent):
            raise self._wrong("expected one document, found another after it", after)
        return tree

    def _node(self, event: _Event, path: Path) -> tuple[Tree, int]:
        """One node, and how deep it is."""
        if _is(event, events.AliasEvent):
            return self._alias(event, path)
        before = self._nodes
        self._count(1)
        if not _is(event, events.NodeEvent):
            raise self._wrong("this is no YAML", event)
        if event.ctag is not None:
            raise self._wrong("expected no tag", event)
        depth = 0
        tree: Tree
        if _is(event, events.ScalarEvent):
            tree = self._scalar(event, path)
        elif len(path) >= self._limits.depth:
            raise too_deep(self._limits)
        elif _is(event, events.SequenceStartEvent):
            tree, depth = self._sequence(path)
        else:
            tree, depth = self._mapping(path)
        if event.anchor is not None:
            self._anchors[event.anchor] = (tree, self._nodes - before, depth)
        return tree, depth

    def _sequence(self, path: Path) -> tuple[Tree, int]:
        items: list[Tree] = []
        deepest = 0
        while not _is(event := next(self._events), events.SequenceEndEvent):
            item, depth = self._node(event, (*path, len(items)))
            items.append(item)
            deepest = max(deepest, depth)
        return items, deepest + 1

    def _mapping(self, path: Path) -> tuple[Tree, int]:
        mapping: dict[str, Tree] = {}
        deepest = 0
        while not _is(event := next(self._events), events.MappingEndEvent):
            if not _is(event, events.ScalarEvent) or event.ctag is not None:
                raise self._wrong("expected a key that is a text", event)
            key = str(event.value)
            if event.anchor is not None:
                self._anchors[event.anchor] = (key, 1, 0)
            if key in mapping:
                line, column = _place(event)
                reason = f"a key stands twice in this mapping: line {line}, column {column}"
                raise refused("duplicate_key", reason, *path, line=line, column=column)
            mapping[key], depth = self._node(next(self._events), (*path, key))
            deepest = max(deepest, depth)
        return mapping, deepest + 1

    def _alias(self, event: _Event, path: Path) -> tuple[Tree, int]:
        if event.anchor not in self._anchors:
            raise self._wrong("an alias of nothing", event)
        tree, nodes, depth = self._anchors[event.anchor]
        self._count(nodes)
        if len(path) + depth > self._limits.depth:
            raise too_deep(self._limits)
        return tree, depth

    def _count(self, nodes: int) -> None:
        self._nodes += nodes
        if self._nodes > self._limits.nodes:
            raise too_many(self._limits)

    def _scalar(self, event: _Event, path: Path) -> Tree:
        text = str(event.value)
        if not event.implicit[0]:
            return text
        digits = self._limits.digits
        if len(text) > digits and is_number(text):
            reason = f"a number of more than {digits} digits"
            raise refused("too_large", reason, *path, what="number", limit=str(digits))
        if is_not_finite(text):
            raise refused("bad_value", "this is no finite number", *path)
        return resolve(text)

    def _wrong(self, what: str, event: _Event) -> Refused:
        mark = event.start_mark
        return bad_syntax(what, None if mark is None else (mark.line, mark.column))


def _place(event: _Event) -> tuple[str, str]:
    mark = event.start_mark
    return ("1", "1") if mark is None else (str(mark.line + 1), str(mark.column + 1))
