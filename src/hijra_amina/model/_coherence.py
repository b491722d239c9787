"""Whether the records of a programme fit together: identifiers once, references to something.

Pairs stand once too, in whichever order the two are named.

The walk follows the fields' metadata, so a new record or reference needs no line here. Lists of
leaf records (participants, attendances) are first tested as a set; only a list in which something
is wrong is walked for paths.
"""

from __future__ import annotations

import types
import typing
from typing import TYPE_CHECKING, cast

import attrs

from hijra_amina.errors import Problem
from hijra_amina.model._record import EACH_PAIR_ONCE, IDENTIFIER_KEY, REFERENCE, per_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["PERSONAL_COLLECTIONS", "incoherences", "pairs_once", "repeated_pairs"]

PERSONAL_COLLECTIONS = frozenset({"participants"})
"""Whose identifiers no error repeats: in their place may stand what a slip of columns put there."""

Known = dict[str, frozenset[str]]


def incoherences(programme: object) -> Iterator[Problem]:
    """Every identifier or pair that stands twice and every reference to nothing, with its path.

    Args:
        programme: A programme, or anything with the same fields.
    """
    known: Known = {}
    for name, is_collection in _collections(type(programme)).items():
        if not is_collection:
            continue
        identifiers = [record.id for record in getattr(programme, name)]
        known[name] = frozenset(identifiers)
        if len(known[name]) != len(identifiers):
            yield from _repeated(name, identifiers)
    yield from _unresolved(programme, "$", known)
    for name, (one, other) in pairs_once(type(programme)).items():
        pairs = [(getattr(item, one), getattr(item, other)) for item in getattr(programme, name)]
        for place in repeated_pairs(pairs):
            reason = "these two are named together already"
            yield Problem(f"$.{name}[{place}]", "duplicate_pair", reason)


@per_class
def pairs_once(cls: type) -> dict[str, tuple[str, str]]:
    """The collections in which a pair stands once, and the fields that name the two."""
    return {
        field.name: field.metadata[EACH_PAIR_ONCE]
        for field in attrs.fields(cls)
        if EACH_PAIR_ONCE in field.metadata
    }


def repeated_pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[int]:
    """The places of pairs that stand earlier already, in whichever order."""
    seen: set[frozenset[str]] = set()
    for place, pair in enumerate(pairs):
        # One that is no pair at all is for the record to refuse.
        if frozenset(pair) in seen and len(set(pair)) > 1:
            yield place
        seen.add(frozenset(pair))


def _repeated(name: str, identifiers: list[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    personal = name in PERSONAL_COLLECTIONS
    for index, identifier in enumerate(identifiers):
        if identifier in seen:
            said = "this identifier" if personal else f"the identifier {identifier!r}"
            yield Problem(
                f"$.{name}[{index}].id",
                "duplicate_id",
                f"{said} stands for an earlier record already",
                () if personal else (("identifier", identifier),),
            )
        seen.add(identifier)


def _unresolved(record: object, path: str, known: Known) -> Iterator[Problem]:
    plan = _plan(type(record))
    for name, collection in plan.references.items():
        value = getattr(record, name)
        if isinstance(value, tuple):
            for index, reference in enumerate(cast("tuple[str, ...]", value)):
                yield from _missing(reference, f"{path}.{name}[{index}]", collection, known)
        elif value is not None:
            yield from _missing(value, f"{path}.{name}", collection, known)
    for name in plan.children:
        value = getattr(record, name)
        if isinstance(value, tuple):
            records = cast("tuple[object, ...]", value)
            if records and _all_resolve(records, known):
                continue
            for index, child in enumerate(records):
                yield from _unresolved(child, f"{path}.{name}[{index}]", known)
        elif value is not None:
            yield from _unresolved(value, f"{path}.{name}", known)


def _missing(reference: str, path: str, collection: str, known: Known) -> Iterator[Problem]:
    if reference not in known[collection]:
        # What stands where a participant should be may be somebody's name or phone.
        personal = collection in PERSONAL_COLLECTIONS
        said = "this" if personal else repr(reference)
        details = () if personal else (("reference", reference),)
        yield Problem(
            path,
            "unresolved_reference",
            f"{said} is none of the programme's {collection}",
            (*details, ("collection", collection)),
        )


def _all_resolve(records: tuple[object, ...], known: Known) -> bool:
    """Whether a list of one class without children has no unresolved reference: a set says so."""
    cls = type(records[0])
    plan = _plan(cls)
    if plan.children or not plan.only_single:
        return False
    for name, collection in plan.references.items():
        used = {getattr(record, name, None) for record in records}
        # What is used is small, the collection may be large: it must not be copied for each list.
        used.discard(None)
        if not used <= known[collection]:
            return False
    return all(type(record) is cls for record in records)


@attrs.frozen
class _Plan:
    references: dict[str, str]
    children: tuple[str, ...]
    only_single: bool


@per_class
def _plan(cls: type) -> _Plan:
    hints = typing.get_type_hints(cls)
    references: dict[str, str] = {}
    children: list[str] = []
    only_single = True
    for field in attrs.fields(cls):
        hint = hints[field.name]
        if REFERENCE in field.metadata:
            references[field.name] = field.metadata[REFERENCE]
            only_single = only_single and typing.get_origin(hint) is not tuple
        elif any(_has_references(part) for part in _classes_in(hint)):
            children.append(field.name)
    return _Plan(references, tuple(children), only_single)


@per_class
def _has_references(cls: type) -> bool:
    if not attrs.has(cls) or not cls.__module__.startswith("hijra_amina.model"):
        return False
    plan = _plan(cls)
    return bool(plan.references or plan.children)


def _classes_in(hint: object) -> Iterator[type]:
    if isinstance(hint, type) and not isinstance(hint, types.GenericAlias):
        yield hint
    for argument in typing.get_args(hint):
        yield from _classes_in(argument)


@per_class
def _collections(cls: type) -> dict[str, bool]:
    """The fields of a programme that are tuples, and whether their records have identifiers."""
    hints = typing.get_type_hints(cls)
    found: dict[str, bool] = {}
    for field in attrs.fields(cls):
        if typing.get_origin(hints[field.name]) is tuple:
            item = typing.get_args(hints[field.name])[0]
            found[field.name] = attrs.has(item) and any(
                IDENTIFIER_KEY in inner.metadata for inner in attrs.fields(item)
            )
    return found
