"""From records to a plain tree that is read back as the same records."""

from __future__ import annotations

import enum
from datetime import date
from typing import TYPE_CHECKING, cast

import attrs

from hijra_amina.documents._count_form import write_count
from hijra_amina.documents._period_form import write_period
from hijra_amina.documents._scalars import write_whole
from hijra_amina.documents._share_form import write_share
from hijra_amina.documents._text_form import write_localized_text
from hijra_amina.model import Ministry, TermUse
from hijra_amina.model._record import per_class
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hijra_amina.documents._problems import Tree

__all__ = ["unstructure"]

# Each writer takes the class that it stands under, which the type of a mapping cannot say.
_FORMS: Mapping[type, Callable[[object], Tree]] = {
    Count: write_count,  # type: ignore[dict-item]
    Share: write_share,  # type: ignore[dict-item]
    Period: write_period,  # type: ignore[dict-item]
    LocalizedText: write_localized_text,  # type: ignore[dict-item]
    PartialDate: str,
    date: str,
}


def unstructure(value: object) -> Tree:
    """Write a record, a value, or a tuple of them.

    Args:
        value: What is to be written.

    Returns:
        A plain tree: keys in the order of the fields, what is at its default left out.

    Raises:
        InvalidValueError: If a number cannot be written.
    """
    if value is None or type(value) in {str, bool}:
        # A set of classes does not narrow the type as `isinstance` would, which lets subclasses in.
        return value  # type: ignore[return-value]
    form = _FORMS.get(type(value))
    if form is not None:
        return form(value)
    if isinstance(value, tuple):
        return [unstructure(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, enum.Enum | int):
        return _write_plain(value)
    return _write_record(value)


def _write_plain(value: enum.Enum | int) -> Tree:
    if isinstance(value, enum.Enum):
        return str(value.value)
    return write_whole("a number", value)


def _write_record(record: object) -> Tree:
    if isinstance(record, TermUse) and record.wording is None:
        return record.code
    written: dict[str, Tree] = {}
    for name, default in _plan(type(record)):
        tree = unstructure(getattr(record, name))
        if tree != default:
            written[name] = tree
    return written


class _Never:
    """Equal to no tree: the default of a field that has none, or that is always written."""


@per_class
def _plan(cls: type) -> tuple[tuple[str, object], ...]:
    """The fields of a class, and how the default of each is written."""
    plan: list[tuple[str, object]] = []
    for field in attrs.fields(cls):
        default: object = field.default
        # The stubs of attrs call `Factory` a function; it is the class of such defaults.
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            factory = cast("Callable[[], object]", default.factory)  # type: ignore[attr-defined]
            default = factory()
        # The kind is what tells a ministry from other organisations.
        if default is attrs.NOTHING or (cls is Ministry and field.name == "kind"):
            plan.append((field.name, _Never()))
        else:
            plan.append((field.name, unstructure(default)))
    return tuple(plan)
