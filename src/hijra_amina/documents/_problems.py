"""What is wrong with a document, while it is being found out.

A `Finding` is a `Problem` whose path is still a tuple of keys; a reader of one value raises
`Refused` with findings relative to that value, and whoever called it puts the way there in front.
No finding holds a value of the document: texts are described by what kind of thing they are. A
code or an identifier is named only where it is one by its looks.
"""

from __future__ import annotations

import difflib
import functools
import re
from typing import TYPE_CHECKING, TypeAlias

import attrs

from hijra_amina.errors import DecodeError, Problem, UnsupportedVersionError
from hijra_amina.model._record import IDENTIFIER_PATTERN
from hijra_amina.values import LANGUAGE_TAG_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "Finding",
    "Key",
    "Path",
    "Refused",
    "Tree",
    "decode_error",
    "error_of",
    "in_order",
    "json_path",
    "kind_of",
    "looks_like_identifier",
    "nearest",
    "refused",
    "wrong_type",
]

Key: TypeAlias = str | int
Path: TypeAlias = tuple[Key, ...]
Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | int | float | bool | None"
"""A document as plain Python values, whatever text it was read from."""


@attrs.frozen
class Finding:
    """One thing that is wrong, at a path relative to whatever was being read."""

    path: Path
    code: str
    reason: str
    details: tuple[tuple[str, str], ...] = ()

    def below(self, path: Path) -> Finding:
        """The same finding, seen from further up."""
        return attrs.evolve(self, path=path + self.path)

    def problem(self) -> Problem:
        """The finding as callers get it."""
        return Problem(json_path(self.path), self.code, self.reason, self.details)


class Refused(Exception):  # noqa: N818 - it never leaves this room
    """A value of a document that cannot be read, with all that is wrong with it."""

    findings: tuple[Finding, ...]

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Keep the findings."""
        self.findings = tuple(findings)
        super().__init__(self.findings)


def refused(code: str, reason: str, *path: Key, **details: str) -> Refused:
    """One finding, ready to raise."""
    return Refused([Finding(path, code, reason, tuple(details.items()))])


def wrong_type(expected: str, value: object, *path: Key) -> Refused:
    """The finding that something else was expected, ready to raise."""
    found = kind_of(value)
    return refused(
        "wrong_type", f"expected {expected}, found {found}", *path, expected=expected, found=found
    )


def kind_of(value: object) -> str:
    """Say what kind of thing a value of a document is, without the value."""
    if isinstance(value, str):
        return "a text" if value else "an empty text"
    return _KINDS.get(type(value), "something else")


_KINDS: Mapping[type, str] = {
    type(None): "nothing",
    bool: "a truth value",
    int: "a whole number",
    float: "a number with a fraction",
    list: "a list",
    dict: "a mapping",
}


def looks_like_identifier(text: object) -> bool:
    """Whether a text may be shown because it can be an identifier: no name has its form."""
    return isinstance(text, str) and re.fullmatch(IDENTIFIER_PATTERN, text) is not None


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known word that is spelt most alike, if one is spelt much alike."""
    if len(found) > _LONGEST_WORD:
        return None
    close = difflib.get_close_matches(found, known, n=1, cutoff=0.7)
    return close[0] if close else None


_LONGEST_WORD = 120


def json_path(path: Path) -> str:
    """Write a path as `$.sessions[2].title`; a key that no document has is written `*`.

    Examples:
        >>> json_path(("sessions", 2, "title", "zh-Hant"))
        "$.sessions[2].title['zh-Hant']"
    """
    return "$" + "".join(map(_step, path))


def _step(key: Key) -> str:
    if isinstance(key, int):
        return f"[{key}]"
    if key in _known_keys():
        return f".{key}"
    if re.fullmatch(LANGUAGE_TAG_PATTERN, key):
        return f".{key}" if key.isidentifier() else f"[{key!r}]"
    # Any other key may be anything, even somebody's name.
    return ".*"


@functools.cache
def _known_keys() -> frozenset[str]:
    """The names of all fields, and what else can be a key."""
    from hijra_amina import model, values  # noqa: PLC0415 - only a failing document pays for it

    classes = [*vars(model).values(), *vars(values).values()]
    fields = {field.name for cls in classes if attrs.has(cls) for field in attrs.fields(cls)}
    return frozenset(fields | set(_OTHER_KEYS.split()))


_OTHER_KEYS = """schema version file original draft edtf duration exactly about between at_least
more_than at_most fewer_than less_than open_below"""


def in_order(findings: Iterable[Finding], tree: Tree) -> list[Finding]:
    """Sort findings as their places follow one another in the document, each once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: _position(finding.path, tree))


def _position(path: Path, tree: Tree) -> tuple[int, ...]:
    position: list[int] = []
    at: Tree = tree
    for key in path:
        if isinstance(at, dict) and key in at:
            position.append(list(at).index(str(key)))
            at = at[str(key)]
        elif isinstance(at, list) and isinstance(key, int) and key < len(at):
            position.append(key)
            at = at[key]
        else:
            position.append(len(at) if isinstance(at, dict | list) else 0)
            at = None
    return tuple(position)


def decode_error(findings: Iterable[Finding], where: str | None = None) -> DecodeError:
    """The error that lists the findings."""
    return error_of((finding.problem() for finding in findings), where)


def error_of(problems: Iterable[Problem], where: str | None) -> DecodeError:
    """The error that lists the problems; of its own kind if a version is what is wrong."""
    listed = tuple(problems)
    newer = any(problem.code == "unsupported_version" for problem in listed)
    return (UnsupportedVersionError if newer else DecodeError)(listed, where)
