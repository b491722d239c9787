"""What the values of a dimension are called, in every language that they are known in."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from hijra_amina.statistics._material import NONE
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions._dimension import Dimension
    from hijra_amina.vocabulary import Term

__all__ = ["label"]


def label(dimension: Dimension, value: str, material: Material | None) -> LocalizedText | None:
    """The name of a value in all languages that it is known in.

    Args:
        dimension: The dimension.
        value: The value.
        material: The records, which know the names of sessions and bodies; `None` for a frame.

    Returns:
        The name, or `None` for a plain value.
    """
    from hijra_amina import vocabulary  # noqa: PLC0415 - its files are read on first need

    if value in dimension.labels:
        return dimension.labels[value]
    if dimension.name == "session":
        return None if material is None else material.titles.get(value)
    if dimension.kind is None or value == NONE:
        return None
    if material is not None and dimension.name == "body":
        # As the programme's own reports call it.
        named = material.name_of_body(value)
        if named is not None:
            return named
    if value in vocabulary.codes(dimension.kind):
        return _name_of(vocabulary.term(dimension.kind, value))
    body = None if material is None else material.organisations.get(value)
    return None if body is None else body.name


@functools.lru_cache(maxsize=4_096)
def _name_of(term: Term) -> LocalizedText:
    """A term's name in each language that it has one in, put together once for all tables."""
    picked = {each.language: term.label(each.language) for each in term.labels}
    return LocalizedText(
        {language: text.text for language, text in picked.items()},
        drafts=[language for language, text in picked.items() if text.is_draft],
    )
