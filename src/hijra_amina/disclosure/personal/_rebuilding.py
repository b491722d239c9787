"""Records made anew with some of their fields changed, by what the fields say of themselves."""

from __future__ import annotations

import types
import typing
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

import attrs

from hijra_amina.model import Source
from hijra_amina.model._record import CODE, IDENTIFIER_KEY, REFERENCE, per_class
from hijra_amina.values import Count, LocalizedText, Period, PersonName, Share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["KEEP", "Change", "items_of", "rebuilt", "referred", "textual", "unworded"]

R = TypeVar("R")


class _Keep:
    """What a change answers where a field is to be gone into, or left."""


KEEP = _Keep()


class Change(Protocol):
    """Says what a field becomes."""

    def __call__(self, record: object, field: attrs.Attribute[object], path: str) -> object:
        """What stands in a field from now on, or `KEEP`."""
        ...


def rebuilt(record: R, change: Change, path: str = "$") -> R:
    """A record in which fields are changed, and fields of the records within.

    Args:
        record: The record.
        change: Says what a field becomes; where it keeps one, the records in it are gone into.
        path: Where the record stands.

    Returns:
        The record itself if nothing changes.
    """
    cls = type(record)
    changed: dict[str, object] = {}
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", cls)):
        old = getattr(record, field.name)
        if old is None or old == ():
            continue
        where = f"{path}.{field.name}"
        new = change(record, field, where)
        if new is KEEP:
            new = _inside(old, change, where)
        if new is not old:
            changed[field.name] = new
    if not changed:
        return record
    evolve = cast("Callable[..., R]", attrs.evolve)
    return evolve(record, **changed)


def _inside(value: object, change: Change, path: str) -> object:
    if isinstance(value, tuple):
        items = items_of(cast("object", value))
        if not items or not _is_record(type(items[0])):
            return items
        made = tuple(rebuilt(item, change, f"{path}[{n}]") for n, item in enumerate(items))
        same = all(new is old for new, old in zip(made, items, strict=True))
        return items if same else made
    return rebuilt(value, change, path) if _is_record(type(value)) else value


def items_of(value: object) -> tuple[object, ...]:
    """The items of a tuple; of anything else, the thing itself."""
    return cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)


def referred(renamed: Mapping[str, str], old: object) -> object:
    """A reference, or several, by the new identifiers of those that have one."""
    made = tuple(renamed.get(str(one), str(one)) for one in items_of(old))
    return made if isinstance(old, tuple) else made[0]


@per_class
def _is_record(cls: type) -> bool:
    return attrs.has(cls) and cls.__module__.startswith("hijra_amina.model.")


@per_class
def textual(cls: type) -> frozenset[str]:
    """The fields of a record that hold somebody's own words, or say where such words stand.

    Codes, identifiers and references are none.
    """
    hints = typing.get_type_hints(cls)
    found: set[str] = set()
    for field in attrs.fields(cls):
        if {CODE, IDENTIFIER_KEY, REFERENCE} & set(field.metadata) or field.name in _CODED:
            continue
        if not _WORDS.isdisjoint(_classes_in(hints[field.name])):
            found.add(field.name)
    return frozenset(found)


# Of countries, languages and figures, and of terms; no vocabulary of ours lists them all.
_CODED = frozenset({"code", "country", "disaggregation", "language", "languages", "measure"})
_WORDS = frozenset({str, LocalizedText, PersonName, Source})


def _classes_in(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and not isinstance(hint, types.GenericAlias):
        yield hint
    for argument in typing.get_args(hint):
        yield from _classes_in(argument)


def unworded(value: object) -> object:
    """A count, share or period without the words of its source; anything else as it is."""
    if not isinstance(value, Count | Share | Period):
        return value
    made: Count | Share | Period = value
    if made.wording is not None:
        made = attrs.evolve(made, wording=None)
    if isinstance(made, Period) and made.duration is not None and made.duration.wording is not None:
        made = attrs.evolve(made, duration=attrs.evolve(made.duration, wording=None))
    return made
