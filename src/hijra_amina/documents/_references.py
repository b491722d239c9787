"""What stands twice and references to nothing, found in the tree of a document.

The model finds them too, but only in records, and a record is not made while anything else is
wrong with it. Here they are found beside everything else.
"""

from __future__ import annotations

import types
import typing

import attrs

from hijra_amina.documents._problems import (
    Finding,
    Path,
    Tree,
    looks_like_identifier,
    nearest,
)
from hijra_amina.model import Programme
from hijra_amina.model._coherence import PERSONAL_COLLECTIONS, pairs_once, repeated_pairs
from hijra_amina.model._record import IDENTIFIER_KEY, REFERENCE, per_class

if typing.TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["collections_of", "fields_with_references", "incoherences_in", "references_in"]

Known = dict[str, frozenset[str]]


def incoherences_in(tree: Tree) -> Iterator[Finding]:
    """Every identifier or pair that stands twice and every reference to nothing.

    Args:
        tree: The tree of a programme; whatever has not the right form is passed over.

    Yields:
        The findings.
    """
    if not isinstance(tree, dict):
        return
    known: Known = {}
    for name in collections_of(Programme):
        identifiers: set[str] = set()
        for index, item in enumerate(_list(tree.get(name))):
            identifier = item.get("id") if isinstance(item, dict) else None
            if not isinstance(identifier, str) or not looks_like_identifier(identifier):
                continue
            if identifier in identifiers:
                personal = name in PERSONAL_COLLECTIONS
                said = "this identifier" if personal else f"the identifier {identifier!r}"
                reason = f"{said} stands for an earlier record already"
                details = () if personal else (("identifier", identifier),)
                yield Finding((name, index, "id"), "duplicate_id", reason, details)
            identifiers.add(identifier)
        known[name] = frozenset(identifiers)
    for value, path, collection in references_in(tree, Programme):
        yield from _missing(value, path, collection, known)
    for name, keys in pairs_once(Programme).items():
        yield from _pairs_twice(name, keys, _list(tree.get(name)))


def _pairs_twice(name: str, keys: tuple[str, str], items: list[Tree]) -> Iterator[Finding]:
    pairs: list[tuple[str, str]] = []
    places: list[int] = []
    for place, item in enumerate(items):
        first, second = map(item.get, keys) if isinstance(item, dict) else (None, None)
        if isinstance(first, str) and isinstance(second, str):
            pairs.append((first, second))
            places.append(place)
    for found in repeated_pairs(pairs):
        reason = "these two are named together already"
        yield Finding((name, places[found]), "duplicate_pair", reason)


def references_in(tree: Tree, cls: type, path: Path = ()) -> Iterator[tuple[Tree, Path, str]]:
    """Every reference in the tree of a record: what stands there, where, and of which collection.

    Args:
        tree: The tree.
        cls: The class of the record.
        path: Where it is.

    Yields:
        What stands in the document, whether it can be a reference or not.
    """
    if not isinstance(tree, dict):
        return
    plan = _plan(cls)
    for name, collection in plan.references:
        for value, at in _each(tree.get(name), (*path, name)):
            yield value, at, collection
    for name, child in plan.children:
        for value, at in _each(tree.get(name), (*path, name)):
            yield from references_in(value, child, at)


@per_class
def fields_with_references(cls: type) -> frozenset[str]:
    """The fields of a record in which references stand, at whatever depth."""
    plan = _plan(cls)
    return frozenset(name for name, _ in (*plan.references, *plan.children))


def _each(tree: Tree, path: Path) -> Iterator[tuple[Tree, Path]]:
    if isinstance(tree, list):
        for index, item in enumerate(tree):
            yield item, (*path, index)
    else:
        yield tree, path


def _missing(value: Tree, path: Path, collection: str, known: Known) -> Iterator[Finding]:
    if not isinstance(value, str) or value in known[collection]:
        return
    if not looks_like_identifier(value):
        return
    if collection in PERSONAL_COLLECTIONS:
        reason = f"this is none of the programme's {collection}"
        yield Finding(path, "unresolved_reference", reason, (("collection", collection),))
        return
    close = nearest(value, sorted(known[collection]))
    reason = f"{value!r} is none of the programme's {collection}"
    details = [("reference", value), ("collection", collection)]
    if close is not None:
        reason += f"; did you mean {close!r}?"
        details.append(("nearest", close))
    yield Finding(path, "unresolved_reference", reason, tuple(details))


def _list(tree: Tree) -> list[Tree]:
    return tree if isinstance(tree, list) else []


@attrs.frozen
class _Plan:
    references: tuple[tuple[str, str], ...]
    children: tuple[tuple[str, type], ...]


@per_class
def _plan(cls: type) -> _Plan:
    hints = typing.get_type_hints(cls)
    references: list[tuple[str, str]] = []
    children: list[tuple[str, type]] = []
    for field in attrs.fields(cls):
        if REFERENCE in field.metadata:
            references.append((field.name, field.metadata[REFERENCE]))
            continue
        records = [part for part in _classes_in(hints[field.name]) if _has_references(part)]
        children += [(field.name, part) for part in records]
    return _Plan(tuple(references), tuple(children))


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
def collections_of(cls: type) -> tuple[str, ...]:
    """The fields of a programme that hold records with identifiers."""
    hints = typing.get_type_hints(cls)
    return tuple(
        field.name
        for field in attrs.fields(cls)
        if typing.get_origin(hints[field.name]) is tuple
        and attrs.has(typing.get_args(hints[field.name])[0])
        and any(
            IDENTIFIER_KEY in inner.metadata
            for inner in attrs.fields(typing.get_args(hints[field.name])[0])
        )
    )
