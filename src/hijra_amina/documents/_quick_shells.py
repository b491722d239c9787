"""What msgspec is told of a document: the hot lists, and where everything else stands."""

from __future__ import annotations

import functools
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

import attrs
import msgspec

from hijra_amina.documents._migrations import SCHEMA, VERSION
from hijra_amina.model import Attendance, Participant, Programme, Roster, Session

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HOT", "Shell", "document_decoder", "rows_decoder"]

Shell: TypeAlias = Any
"""A struct that is made at run time; no checker knows its fields."""

HOT = (Participant, Attendance)
"""The classes that msgspec decodes into. It knows nothing of converters, aliases, `init=False`
and cached hashes, so they have none."""


@functools.cache
def document_decoder() -> msgspec.json.Decoder[Shell]:
    """The decoder of a document: participants as they are, all else as shells."""
    roster = _shell(Roster, {"complete": bool | None})
    title = dict[str, str | list[str]]
    session = _shell(Session, {"id": str, "title": title, "roster": roster | None})
    document = _shell(
        Programme,
        {
            "schema": Literal[SCHEMA],
            "version": Literal[VERSION],
            "id": str,
            "participants": tuple[Participant, ...],
            "sessions": GenericAlias(tuple, (session, ...)),
        },
    )
    return msgspec.json.Decoder(document)


@functools.cache
def rows_decoder() -> msgspec.json.Decoder[tuple[Attendance, ...]]:
    """The decoder of the rows of one roster."""
    return msgspec.json.Decoder(tuple[Attendance, ...])


def _shell(cls: type, natives: Mapping[str, object]) -> type[msgspec.Struct]:
    """A struct with the keys of a record, all but some of them left as the text that they are."""
    names = [*natives, *(field.name for field in attrs.fields(cls) if field.name not in natives)]
    unset = msgspec.UnsetType
    fields = [(name, _or(natives.get(name, msgspec.Raw), unset), msgspec.UNSET) for name in names]
    return msgspec.defstruct(
        f"_{cls.__name__}", fields, forbid_unknown_fields=True, kw_only=True, gc=False
    )


def _or(one: object, other: type) -> type:
    return cast("type", cast("type", one) | other)
