"""JSON: the text into a plain tree, and back.

Before anything is parsed, one pass over the text counts how deep and how large it will become,
so that a hostile text is refused at the cost of its own bytes.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, cast

from hijra_amina.documents._problems import Path, Refused, Tree, refused
from hijra_amina.documents._tree import plain_number, too_deep, too_many

if TYPE_CHECKING:
    from hijra_amina.documents._limits import Limits

__all__ = ["dump_json", "parse_json"]

# An open string at the end is left to the parser.
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_NOT_FINITE = re.compile(r'("(?:[^"\\]|\\.)*+")|-?(?:NaN|Infinity)', re.DOTALL)
_NO_BRACKET = re.compile(r"[^\[\]{}]+")


def parse_json(text: str, limits: Limits) -> Tree:
    """Read JSON (RFC 8259) strictly: no key twice, no `NaN`, nothing after the end.

    Args:
        text: The text.
        limits: How deep and how large it may be.

    Returns:
        The tree.

    Raises:
        Refused: At the first thing that is wrong.

    Examples:
        >>> from hijra_amina.documents import Limits
        >>> parse_json('{"version": 1}', Limits())
        {'version': 1}
    """
    # A text that is shorter than every limit exceeds none.
    if len(text) > min(limits.depth, limits.digits, limits.nodes) or "N" in text or "I" in text:
        _measure(text, limits)
    try:
        tree = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
    else:
        _refuse_repeated(tree, ())
        return cast("Tree", tree)
    raise _bad_syntax(line, column)


def _measure(text: str, limits: Limits) -> None:
    bare = _STRING.sub("", text)
    if sum(map(bare.count, ",[{")) > limits.nodes:
        raise too_many(limits)
    depth = 0
    for bracket in _NO_BRACKET.sub("", bare):
        depth += 1 if bracket in "[{" else -1
        if depth > limits.depth:
            raise too_deep(limits)
    if re.search(rf"[-+0-9.eE]{{{limits.digits + 1}}}", bare):
        limit = str(limits.digits)
        reason = f"a number of more than {limit} digits"
        raise refused("too_large", reason, what="number", limit=limit)
    if "NaN" in bare or "Infinity" in bare:
        for found in _NOT_FINITE.finditer(text):
            if not found[1]:
                raise _bad_syntax(*_place(text, found.start()))


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _bad_syntax(line: int, column: int) -> Refused:
    reason = f"this is no JSON: line {line}, column {column}"
    return refused("bad_syntax", reason, line=str(line), column=str(column), format="JSON")


def _float(text: str) -> int | float:
    return plain_number(float(text))


class _Repeated(dict[str, Tree]):
    """A mapping in which a key stood twice."""


def _mapping(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    mapping = dict(pairs)
    return mapping if len(mapping) == len(pairs) else _Repeated(mapping)


_DECODER = json.JSONDecoder(parse_float=_float, object_pairs_hook=_mapping)


def _refuse_repeated(tree: Tree, path: Path) -> None:
    if isinstance(tree, _Repeated):
        raise refused("duplicate_key", "a key stands twice in this mapping", *path)
    if isinstance(tree, dict):
        for key, value in tree.items():
            if isinstance(value, dict | list):
                _refuse_repeated(value, (*path, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            if isinstance(value, dict | list):
                _refuse_repeated(value, (*path, index))


def dump_json(tree: Tree) -> str:
    """Write a tree as JSON that people can read, Arabic as it is.

    Args:
        tree: The tree.

    Returns:
        The text, with a line end.

    Examples:
        >>> print(dump_json({"name": {"ar": "هجرة آمنة"}}), end="")
        {
          "name": {
            "ar": "هجرة آمنة"
          }
        }
    """
    return json.dumps(tree, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
