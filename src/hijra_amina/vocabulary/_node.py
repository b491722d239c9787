"""Reading a JSON value step by step while collecting every problem with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from hijra_amina.errors import HijraAminaError, InvalidValueError, Problem
from hijra_amina.values import check_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

__all__ = ["Node"]

T = TypeVar("T")

_NAMES: dict[str, str] = {
    "NoneType": "nothing",
    "bool": "true or false",
    "dict": "an object",
    "list": "a list",
    "str": "text",
}


class Node:
    """A value of a document, where it stands, and the list that its problems go to.

    Args:
        value: The value.
        path: Where it stands, such as `$.terms[3].code`.
        problems: Takes what is wrong.

    Examples:
        >>> problems = []
        >>> Node({"code": 3}, "$", problems).members({"code"})["code"].text()
        ''
        >>> print(problems[0])
        $.code: expected text, found a number
    """

    def __init__(self, value: object, path: str, problems: list[Problem]) -> None:
        """Keep the three."""
        self.value = value
        self.path = path
        self.problems = problems

    def report(self, code: str, reason: str, **details: str) -> None:
        """Add a problem at this place."""
        self.problems.append(Problem(self.path, code, reason, tuple(details.items())))

    def members(self, allowed: Collection[str], required: Collection[str] = ()) -> dict[str, Node]:
        """The members of an object, those with unknown names reported and left out."""
        if not isinstance(self.value, dict):
            self._wrong("an object")
            return {}
        members: dict[str, Node] = {}
        for key, value in cast("dict[str, object]", self.value).items():
            node = Node(value, f"{self.path}.{key}", self.problems)
            if key in allowed:
                members[key] = node
            else:
                node.report("unknown_key", f"unknown key; known: {', '.join(sorted(allowed))}")
        for key in required:
            if key not in members:
                missing = Node(None, f"{self.path}.{key}", self.problems)
                missing.report("missing_key", "this key is required")
        return members

    def entries(self) -> dict[str, Node]:
        """The members of an object whose names are free."""
        if not isinstance(self.value, dict):
            self._wrong("an object")
            return {}
        return {
            key: Node(value, f"{self.path}.{key}", self.problems)
            for key, value in cast("dict[str, object]", self.value).items()
        }

    def items(self) -> list[Node]:
        """The items of a list."""
        if not isinstance(self.value, list):
            self._wrong("a list")
            return []
        return [
            Node(value, f"{self.path}[{i}]", self.problems)
            for i, value in enumerate(cast("list[object]", self.value))
        ]

    def text(self) -> str:
        """A text in logical order, without blanks around it; empty where it is none."""
        if not isinstance(self.value, str):
            self._wrong("text")
            return ""
        try:
            check_text(self.path, self.value)
        except InvalidValueError as error:
            self.report("invalid_value", f"expected {error.expected}, found {error.found}")
        else:
            if self.value != self.value.strip():
                self.report("invalid_value", "expected text without blanks around it")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item.text() for item in self.items())

    def parsed(self, parse: Callable[[str], T], expected: str) -> T | None:
        """A text that a function reads, its refusal reported."""
        if not isinstance(self.value, str):
            self._wrong(expected)
            return None
        try:
            return parse(self.value)
        except (HijraAminaError, ValueError):
            self.report("invalid_value", f"expected {expected}", expected=expected)
            return None

    def _wrong(self, expected: str) -> None:
        found = _NAMES.get(type(self.value).__name__, "a number")
        reason = f"expected {expected}, found {found}"
        self.report("wrong_type", reason, expected=expected, found=found)
