"""What has to come out even before a document that was read quickly is believed."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from hijra_amina.documents._json_text import parse_json
from hijra_amina.documents._references import fields_with_references, references_in
from hijra_amina.documents._structure import structure_field
from hijra_amina.model import Programme, Session
from hijra_amina.model._record import IDENTIFIER_PATTERN, per_class
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from hijra_amina.documents._limits import Limits

__all__ = ["Account", "Doubt"]

T = TypeVar("T")

_IDENTIFIERS = re.compile(rf"(?:{IDENTIFIER_PATTERN[1:-1]}\n)*+")


class Doubt(Exception):  # noqa: N818 - it never leaves the quick path
    """Something that the explaining path has to look at."""


class Account:
    """Counts colons, and remembers which records there are and which are referred to.

    Attributes:
        unset: What msgspec puts where a key is not there.
        colons: The keys, and the colons of whatever is read by itself.
        nodes: The items of lists, and the most that there can be in what is read by itself.
        with_colons: Whether identifiers have colons, so that references may.

    Args:
        limits: How deep and how large a document may be.
        unset: What msgspec puts where a key is not there.
    """

    def __init__(self, limits: Limits, unset: msgspec.UnsetType) -> None:
        self.unset = unset
        self.colons = 0
        self.nodes = 0
        self.with_colons = False
        self._limits = limits
        self._colons_in_texts = 0
        self._known: dict[str, frozenset[str]] = {}
        self._used: dict[str, set[str]] = {}

    def count_keys(self, column: Sequence[object], absent: object) -> int:
        """Count the keys of a column of values; return how many there are."""
        found = len(column) - column.count(absent)
        self.colons += found
        return found

    def count_in_texts(self, texts: Iterable[str]) -> None:
        """Count the colons in texts that msgspec has decoded."""
        self._colons_in_texts += sum(text.count(":") for text in texts)

    def identifiers(self, identifiers: Sequence[str]) -> str:
        """Check identifiers by one pattern, and return them in lines."""
        joined = "\n".join([*identifiers, ""])
        if joined.count("\n") != len(identifiers) or not _IDENTIFIERS.fullmatch(joined):
            raise Doubt
        colons = joined.count(":")
        self.with_colons = self.with_colons or colons > 0
        self._colons_in_texts += colons
        return joined

    def know(self, collection: str, identifiers: Collection[str]) -> frozenset[str]:
        """Remember the records of a collection; each stands once."""
        known = frozenset(identifiers)
        if len(known) != len(identifiers):
            raise Doubt
        self._known[collection] = known
        self.with_colons = self.with_colons or any(":" in identifier for identifier in known)
        return known

    def use(self, collection: str, references: Iterable[str]) -> None:
        """Remember references to records."""
        self._used.setdefault(collection, set()).update(references)

    def column(self, cls: type, name: str, raws: Sequence[Any]) -> Iterable[Any]:
        """The values of one field of many records; each text that stands there is read once."""
        default = getattr(_template(cls), name)
        present = self.count_keys(raws, self.unset)
        if not present:
            return itertools.repeat(default, len(raws))
        if present == len(raws):
            texts = list(map(bytes, raws))
        else:
            texts = [b"" if raw is self.unset else bytes(raw) for raw in raws]
        values: dict[bytes, object] = {b"": default}
        for text, number in Counter(texts).items():
            if text:
                values[text] = self._value(cls, name, text)
                self.colons += number * text.count(b":")
                self.nodes += number * len(text) // 2
        return map(values.__getitem__, texts)

    def _value(self, cls: type, name: str, text: bytes) -> object:
        tree = parse_json(text.decode(), self._limits)
        if name in fields_with_references(cls):
            for reference, _, collection in references_in({name: tree}, cls):
                if isinstance(reference, str):
                    self.use(collection, (reference,))
        return structure_field(tree, cls, name)

    def or_else(self, default: T, value: T | msgspec.UnsetType) -> T:
        """The value, or the default where the key is not there."""
        return default if isinstance(value, msgspec.UnsetType) else value

    def settle(self, data: bytes) -> None:
        """Refuse a document in which something was passed over, or referred to in vain."""
        for collection, used in self._used.items():
            if not used <= self._known[collection]:
                raise Doubt
        # A colon in a text may stand there as an escape, and then it is none of the data's.
        if self._colons_in_texts and b"\\u003" in data:
            raise Doubt
        if self.colons + self._colons_in_texts != data.count(b":"):
            raise Doubt
        # Every key has a value, and `nodes` are all others at the most.
        if self.colons + self.nodes > self._limits.nodes:
            raise Doubt


@per_class
def _template(cls: type) -> object:
    """A record of the class with every default."""
    text = LocalizedText({"en": "…"})
    required: Mapping[type, Mapping[str, object]] = {
        Programme: {"id": "x", "name": text},
        Session: {"id": "x", "title": text},
    }
    return cls(**required.get(cls, {}))
