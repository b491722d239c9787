"""YAML that people can read and edit, by way of its events."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

from ruamel.yaml import YAML, events

from hijra_amina.documents._yaml_scalars import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.documents._problems import Tree

__all__ = ["write_yaml"]

# What older readers (YAML 1.1) take for something else than a text is written in quotes.
_RISKY = re.compile(
    r"[-+.]?[0-9][0-9_.,:xo]*(?:[eE][-+]?[0-9]+)?|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
    r"|y|n|yes|no|on|off|=|<<|0x[0-9a-f_]+|0b[01_]+",
    re.IGNORECASE,
)
_WIDTH = 100
_FLOW_WIDTH = 76


def write_yaml(tree: Tree) -> str:
    """Write a tree as YAML 1.2 that older readers take for the same.

    Args:
        tree: The tree.

    Returns:
        The text, with a line end.
    """
    writer = YAML(typ="safe", pure=True)
    writer.allow_unicode = True
    writer.width = _WIDTH
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    writer.emit(_events_of(tree), stream)
    return stream.getvalue()


def _events_of(tree: Tree) -> Iterator[events.Event]:
    yield events.StreamStartEvent()
    yield events.DocumentStartEvent(explicit=False)
    yield from _node_events(tree, flow=False)
    yield events.DocumentEndEvent(explicit=False)
    yield events.StreamEndEvent()


def _node_events(tree: Tree, *, flow: bool) -> Iterator[events.Event]:
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


def _scalar_event(value: str | float | None) -> events.ScalarEvent:
    if not isinstance(value, str):
        return events.ScalarEvent(None, None, (True, False), json.dumps(value))
    plain = resolve(value) == value and not _RISKY.fullmatch(value)
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
