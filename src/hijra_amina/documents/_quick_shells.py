"""What msgspec is told of a document: the hot lists, and where everything else stands."""

from __future__ import annotations

import functools
from typing import Any, Literal

import attrs
import msgspec

from hijra_amina.documents._migrations import SCHEMA, VERSION
from hijra_amina.model import Attendance, Participant, Programme, Roster, Session

__all__ = ["HOT", "document_decoder", "rows_decoder"]

HOT = (Participant, Attendance)
"""The classes that msgspec decodes into. It knows nothing of converters, aliases, `init=False`
and cached hashes, so they have none."""


@functools.cache
def document_decoder() -> msgspec.json.Decoder[Any]:
    """The decoder of a document: participants as they are, all else as shells."""
    roster = _shell(Roster, complete=bool | None)
    session = _shell(Session, id=str, title=dict[str, str | list[str]], roster=roster | None)
    document = _shell(
        Programme,
        schema=Literal[SCHEMA],
        version=Literal[VERSION],
        id=str,
        participants=tuple[Participant, ...],
        sessions=tuple[session, ...],
    )
    return msgspec.json.Decoder(document)


@functools.cache
def rows_decoder() -> msgspec.json.Decoder[tuple[Attendance, ...]]:
    """The decoder of the rows of one roster."""
    return msgspec.json.Decoder(tuple[Attendance, ...])


def _shell(cls: type, **natives: Any) -> Any:
    """A struct with the keys of a record, all but some of them left as the text that they are."""
    raw = msgspec.Raw | msgspec.UnsetType
    names = [*natives, *(field.name for field in attrs.fields(cls) if field.name not in natives)]
    fields = [
        (name, natives[name] | msgspec.UnsetType if name in natives else raw, msgspec.UNSET)
        for name in names
    ]
    return msgspec.defstruct(
        f"_{cls.__name__}", fields, forbid_unknown_fields=True, kw_only=True, gc=False
    )
