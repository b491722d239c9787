"""YAML 1.2: the text into a plain tree, and back, by way of its events.

Reading events rather than having objects built keeps everything in hand: scalars are resolved by
the core schema of YAML 1.2 alone (a date or `no` is a text), no tag can name an object, a key
stands once, and an alias counts as all that it stands for.
"""

from __future__ import annotations

import io
import json
import math
import re
from typing import TYPE_CHECKING

from hijra_amina.documents._problems import Path, Refused, Tree, refused
from hijra_amina.documents._tree import plain_number, too_deep, too_many
from hijra_amina.errors import import_extra

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ruamel.yaml.events import Event, NodeEvent

    from hijra_amina.documents._limits import Limits

__all__ = ["dump_yaml", "parse_yaml"]

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUE = re.compile(r"true|True|TRUE")
_FALSE = re.compile(r"false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
# What older readers (YAML 1.1) take for something else than a text is written in quotes.
_RISKY = re.compile(
    r"[-+.]?[0-9][0-9_.,:xo]*(?:[eE][-+]?[0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
    r"|y|n|yes|no|on|off|=|<<|0x[0-9a-f_]+|0b[01_]+",
    re.IGNORECASE,
)
_WIDTH = 100
_FLOW_WIDTH = 76


def parse_yaml(text: str, limits: Limits) -> Tree:
    """Read YAML 1.2 strictly.

    Args:
        text: The text.
        limits: How deep and how large it may be.

    Returns:
        The tree.

    Raises:
        Refused: At the first thing that is wrong.
        MissingExtraError: If the extra `documents` is not installed.

    Examples:
        >>> from hijra_amina.documents import Limits
        >>> parse_yaml("when: 2015-06-16\nwomen: no\n", Limits())
        {'when': '2015-06-16', 'women': 'no'}
    """
    _need_yaml()
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    parser = YAML(typ="safe", pure=True)
    place: tuple[int, int] | None = None
    try:
        return _Builder(limits, parser.parse(io.StringIO(text))).document()
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = None if mark is None else (mark.line, mark.column)
    except (YAMLError, ValueError, RecursionError):
        # The library lets a few errors of its own through as they are (a bad version number).
        pass
    raise _bad_syntax("this is no YAML", place)


def _need_yaml() -> None:
    import_extra("ruamel.yaml", extra="documents", feature="reading or writing YAML")


def _bad_syntax(what: str, place: tuple[int, int] | None) -> Refused:
    if place is None:
        return refused("bad_syntax", what, format="YAML")
    line, column = str(place[0] + 1), str(place[1] + 1)
    reason = f"{what}: line {line}, column {column}"
    return refused("bad_syntax", reason, line=line, column=column, format="YAML")


class _Builder:
    """Makes one tree of a stream of events."""

    def __init__(self, limits: Limits, events: Iterator[Event]) -> None:
        self._limits = limits
        self._events = events
        self._nodes = 0
        # By its name, what an anchor stands for, in how many nodes, and how deep.
        self._anchors: dict[str, tuple[Tree, int, int]] = {}

    def document(self) -> Tree:
        """The one document of the stream."""
        from ruamel.yaml import events

        next(self._events)
        start = next(self._events)
        if not isinstance(start, events.DocumentStartEvent):
            return None
        if start.version not in {None, (1, 2)} or start.tags:
            raise self._wrong("expected YAML 1.2 without tags", start)
        tree, _ = self._node(next(self._events), ())
        next(self._events)
        after = next(self._events)
        if not isinstance(after, events.StreamEndEvent):
            raise self._wrong("expected one document, found another after it", after)
        return tree

    def _node(self, event: Event, path: Path) -> tuple[Tree, int]:
        """One node, and how deep it is."""
        from ruamel.yaml import events

        if isinstance(event, events.AliasEvent):
            return self._alias(event, path)
        before = self._nodes
        self._count(1)
        if not isinstance(event, events.NodeEvent):
            raise self._wrong("this is no YAML", event)
        if event.ctag is not None:
            raise self._wrong("expected no tag", event)
        depth = 0
        tree: Tree
        if isinstance(event, events.ScalarEvent):
            tree = self._scalar(event, path)
        elif len(path) >= self._limits.depth:
            raise too_deep(self._limits)
        elif isinstance(event, events.SequenceStartEvent):
            tree, depth = self._sequence(path)
        else:
            tree, depth = self._mapping(path)
        if event.anchor is not None:
            self._anchors[event.anchor] = (tree, self._nodes - before, depth)
        return tree, depth

    def _sequence(self, path: Path) -> tuple[Tree, int]:
        from ruamel.yaml import events

        items: list[Tree] = []
        deepest = 0
        while not isinstance(event := next(self._events), events.SequenceEndEvent):
            item, depth = self._node(event, (*path, len(items)))
            items.append(item)
            deepest = max(deepest, depth)
        return items, deepest + 1

    def _mapping(self, path: Path) -> tuple[Tree, int]:
        from ruamel.yaml import events

        mapping: dict[str, Tree] = {}
        deepest = 0
        while not isinstance(event := next(self._events), events.MappingEndEvent):
            if not isinstance(event, events.ScalarEvent) or event.ctag is not None:
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

    def _alias(self, event: NodeEvent, path: Path) -> tuple[Tree, int]:
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

    def _scalar(self, event: Event, path: Path) -> Tree:
        text = str(event.value)
        if not event.implicit[0]:
            return text
        digits = self._limits.digits
        number = _INTEGER.fullmatch(text) or _OTHER_BASE.fullmatch(text) or _FLOAT.fullmatch(text)
        if number and len(text) > digits:
            reason = f"a number of more than {digits} digits"
            raise refused("too_large", reason, *path, what="number", limit=str(digits))
        if _NOT_FINITE.fullmatch(text):
            raise refused("bad_value", "this is no finite number", *path)
        return _resolve(text)

    def _wrong(self, what: str, event: Event) -> Refused:
        mark = event.start_mark
        return _bad_syntax(what, None if mark is None else (mark.line, mark.column))


def _place(event: Event) -> tuple[str, str]:
    return str(event.start_mark.line + 1), str(event.start_mark.column + 1)


def _resolve(text: str) -> Tree:
    """A plain scalar by the core schema (YAML 1.2, section 10.3.2)."""
    if _NULL.fullmatch(text):
        return None
    if _TRUE.fullmatch(text):
        return True
    if _FALSE.fullmatch(text):
        return False
    if _INTEGER.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        number = float(text)
        return plain_number(number) if math.isfinite(number) else number
    return text


def dump_yaml(tree: Tree) -> str:
    """Write a tree as YAML that people can read and edit, Arabic as it is.

    Args:
        tree: The tree.

    Returns:
        The text, with a line end.

    Raises:
        MissingExtraError: If the extra `documents` is not installed.

    Examples:
        >>> print(dump_yaml({"name": {"ar": "هجرة آمنة"}, "marks": ["present"]}), end="")
        name:
          ar: هجرة آمنة
        marks: [present]
    """
    _need_yaml()
    from ruamel.yaml import YAML

    writer = YAML(typ="safe", pure=True)
    writer.allow_unicode = True
    writer.width = _WIDTH
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    writer.emit(_events_of(tree), stream)
    return stream.getvalue()


def _events_of(tree: Tree) -> Iterator[Event]:
    from ruamel.yaml import events

    yield events.StreamStartEvent()
    yield events.DocumentStartEvent(explicit=False)
    yield from _node_events(tree, flow=False)
    yield events.DocumentEndEvent(explicit=False)
    yield events.StreamEndEvent()


def _node_events(tree: Tree, *, flow: bool) -> Iterator[Event]:
    from ruamel.yaml import events

    if isinstance(tree, dict):
        yield events.MappingStartEvent(None, None, implicit=True, flow_style=flow)
        for key, value in tree.items():
            yield _scalar_event(key)
            yield from _node_events(value, flow=flow or _fits_a_line(value))
        yield events.MappingEndEvent()
    elif isinstance(tree, list):
        yield events.SequenceStartEvent(None, None, implicit=True, flow_style=flow)
        for item in tree:
            yield from _node_events(item, flow=flow or _fits_a_line(item))
        yield events.SequenceEndEvent()
    else:
        yield _scalar_event(tree)


def _scalar_event(value: str | float | None) -> Event:
    from ruamel.yaml import events

    if not isinstance(value, str):
        return events.ScalarEvent(None, None, (True, False), json.dumps(value))
    plain = _resolve(value) == value and not _RISKY.fullmatch(value)
    style = None if plain else "'"
    if "\n" in value and _BLOCK.fullmatch(value):
        style = "|"
    elif not _SAFE.fullmatch(value):
        style = '"'
    return events.ScalarEvent(None, None, (plain, True), value, style=style)


# What stands in quotes with escapes, so that no reader takes it for a line end or for nothing.
_SAFE = re.compile(
    r"[ -~\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\ud7ff\U00010000-\U0010ffff]*"
)
_BLOCK = re.compile(rf"\S{_SAFE.pattern}(?:\n+(?! ){_SAFE.pattern}(?<! ))*")


def _fits_a_line(tree: Tree) -> bool:
    """Whether a list or mapping is short and plain enough to stand on one line."""
    if isinstance(tree, dict):
        if not all(_is_row_cell(value) for value in tree.values()):
            return False
    elif isinstance(tree, list):
        if any(isinstance(item, dict | list) for item in tree):
            return False
    else:
        return False
    shown = str(tree)
    # Two directions of text on one line are hard to read, so Arabic gets lines of its own.
    return len(shown) <= _FLOW_WIDTH and shown.isascii()


def _is_row_cell(value: Tree) -> bool:
    if isinstance(value, list):
        return not any(isinstance(item, dict | list) for item in value)
    return not isinstance(value, dict)
