"""The keys of one mapping: taken one by one, with everything that is wrong collected."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, TypeVar

from hijra_amina.documents._problems import (
    Finding,
    Refused,
    Tree,
    nearest,
    refused,
    wrong_type,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["Keys", "code_finding", "read_choice", "read_flag", "unknown_keys"]

T = TypeVar("T")
E = TypeVar("E", bound=enum.Enum)


class Keys:
    """Reads the values of one mapping and remembers what is wrong with them.

    Args:
        value: What stands in the document.
        known: The keys that the mapping may have.
        expected: What was expected if it is no mapping at all.

    Raises:
        Refused: If it is no mapping.
    """

    def __init__(self, value: Tree, known: Sequence[str], expected: str) -> None:
        if not isinstance(value, dict):
            raise wrong_type(expected, value)
        self.value = value
        self.findings: list[Finding] = list(unknown_keys(value, known))

    def __contains__(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.value

    def present(self, keys: Iterable[str]) -> list[str]:
        """Those of the keys that are there."""
        return [key for key in keys if key in self.value]

    def take(self, key: str, read: Callable[[Tree], T], default: T) -> T:
        """Read the value of a key; the default if it is absent or wrong."""
        if key not in self.value:
            return default
        try:
            return read(self.value[key])
        except Refused as wrong:
            self.findings += [finding.below((key,)) for finding in wrong.findings]
            return default

    def refuse(self, code: str, reason: str, *path: str) -> None:
        """Remember something that is wrong with the mapping as a whole."""
        self.findings.append(Finding(path, code, reason))

    def finish(self) -> None:
        """Raise what was remembered, if anything was."""
        if self.findings:
            raise Refused(self.findings)


def unknown_keys(value: dict[str, Tree], known: Iterable[str]) -> Iterable[Finding]:
    """A finding for each key that no such mapping has.

    The key itself is shown only if it is a known one misspelt: people have been known to write
    a name where a key belongs.
    """
    allowed = tuple(known)
    for place, key in enumerate(value, start=1):
        if key in allowed:
            continue
        close = nearest(key, allowed)
        listed = ", ".join(allowed)
        if close is None:
            reason = f"unknown key (number {place} here); the keys are {listed}"
            yield Finding((), "unknown_key", reason, (("place", str(place)), ("known", listed)))
        else:
            reason = f"unknown key {key!r}; did you mean {close!r}?"
            yield Finding((), "unknown_key", reason, (("key", key), ("nearest", close)))


def read_flag(value: Tree) -> bool:
    """`true` or `false`, and nothing that looks like it."""
    if type(value) is bool:
        return value
    raise wrong_type("true or false", value)


def read_choice(kind: str, choices: type[E]) -> Callable[[Tree], E]:
    """A reader for one of the values of an enumeration."""
    members = {str(member.value): member for member in choices}

    def read(value: Tree) -> E:
        if not isinstance(value, str):
            raise wrong_type(f"one of {', '.join(members)}", value)
        if value not in members:
            raise code_finding(kind, value, members)
        return members[value]

    return read


def code_finding(kind: str, found: str, known: Iterable[str]) -> Refused:
    """The finding that a code does not exist; the code is shown if it is one misspelt."""
    allowed = tuple(known)
    close = nearest(found, allowed)
    if close is not None:
        reason = f"unknown {kind} {found!r}; did you mean {close!r}?"
        return refused("unknown_code", reason, kind=kind, found=found, nearest=close)
    shown = ", ".join(allowed[:_LONGEST_LIST])
    rest = len(allowed) - _LONGEST_LIST
    more = f" and {rest} more" if rest > 0 else ""
    return refused("unknown_code", f"unknown {kind}; known: {shown}{more}", kind=kind, known=shown)


_LONGEST_LIST = 24
