"""Records without what the model marks as personal, and without texts that a screen stops.

The walk follows the fields and their metadata, so that a new record, or a new personal field,
needs no line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.model._record import CODE, IDENTIFIER_KEY, PERSONAL, REFERENCE
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Stops = Callable[[str], bool]

__all__ = ["cleaned", "with_texts"]

R = TypeVar("R")

_MARK = next(iter(PERSONAL))
# What codes, identifiers and references are, nobody's words are.
_NO_WORDS = frozenset({CODE, IDENTIFIER_KEY, REFERENCE})


def cleaned(record: R, stops: Stops) -> R | None:
    """A record without personal values, and without texts that a screen stops.

    Args:
        record: A record, with all that it holds.
        stops: Whether a text must not be shown.

    Returns:
        The record; a name or title of which nothing is left is the record's identifier. `None`
        where a record without an identifier cannot be without what had to go.

    Examples:
        >>> from hijra_amina.model import Source
        >>> cleaned(Source(page="1", wording="as it was printed"), lambda _: False).wording is None
        True
    """
    changes: dict[str, object] = {}
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(record))):
        value = getattr(record, field.name)
        left = None if _MARK in field.metadata else _left(value, stops, field)
        if left is value:
            continue
        if left is None and field.default is not None:
            identifier = getattr(record, "id", None)
            if identifier is None or not isinstance(value, LocalizedText):
                return None
            left = LocalizedText({"en": identifier})
        changes[field.name] = left
    if not changes:
        return record
    try:
        return _evolved(record, changes)
    except InvalidValueError:
        return None


def _left(value: object, stops: Stops, field: attrs.Attribute[object] | None = None) -> object:
    """What is left of a value; the value itself where all of it is."""
    marks = frozenset[object]() if field is None else field.metadata.keys()
    if isinstance(value, str):
        return None if marks.isdisjoint(_NO_WORDS) and stops(value) else value
    if isinstance(value, LocalizedText):
        kept = {one: text for one, text in value.texts if not stops(text)}
        return value if len(kept) == len(value.texts) else with_texts(value, kept)
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return items if REFERENCE in marks else _items_left(items, stops)
    return _part_left(value, stops) if attrs.has(type(value)) else value


def _items_left(items: tuple[object, ...], stops: Stops) -> tuple[object, ...]:
    left = [_left(item, stops) for item in items]
    if all(one is item for one, item in zip(left, items, strict=True)):
        return items
    return tuple(one for one in left if one is not None)


def _part_left(value: object, stops: Stops) -> object:
    if type(value).__module__.startswith("hijra_amina.model"):
        return cleaned(value, stops)
    # A count, a share or a period with the words of its source.
    wording: str | None = getattr(value, "wording", None)
    if wording is None or not stops(wording):
        return value
    return _evolved(value, {"wording": None})


def _evolved(record: R, changes: dict[str, object]) -> R:
    evolve = cast("Callable[..., R]", attrs.evolve)
    return evolve(record, **changes)


def with_texts(text: LocalizedText, kept: Mapping[str, str]) -> LocalizedText | None:
    """A text in fewer languages.

    Args:
        text: The text.
        kept: What is left of it.

    Returns:
        The text, or `None` where nothing is left.

    Examples:
        >>> both = LocalizedText({"en": "Example", "ar": "مثال"}, original="en")
        >>> with_texts(both, {"ar": "مثال"})
        LocalizedText(<ar>)
    """
    if not kept:
        return None
    original = text.original if text.original in kept else None
    return LocalizedText(dict(kept), original=original, drafts=text.drafts & set(kept))
