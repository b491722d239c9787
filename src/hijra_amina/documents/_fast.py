"""Reading large JSON quickly: what is certainly right, and nothing else.

The participants and the rows of the rosters, nearly all of a large document, are decoded by
msgspec straight into their classes, past `__init__`. What the records would have checked there is
checked here for all of them together. Of everything else msgspec only finds where it stands, and
it is read as it would be read otherwise, once for all places where the same text stands.

msgspec takes a key twice, and in attrs classes a key that is unknown, without a word. So the keys
are counted: a document has as many colons as keys and as its texts hold, and if the text has one
more, something was passed over.

At the first doubt `decode_quickly` returns `None`. Then the document is read again by the path
that explains what is wrong, or finds that all is well.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

import attrs

from hijra_amina import vocabulary
from hijra_amina.documents._blank import make_many
from hijra_amina.documents._json_text import parse_json
from hijra_amina.documents._migrations import SCHEMA, VERSION
from hijra_amina.documents._problems import Refused, Tree
from hijra_amina.documents._references import (
    collections_of,
    fields_with_references,
    references_in,
)
from hijra_amina.documents._structure import structure_field
from hijra_amina.documents._text_form import read_localized_text
from hijra_amina.documents._unstructure import unstructure
from hijra_amina.errors import HijraAminaError
from hijra_amina.model import Attendance, Participant, Programme, Roster, Session
from hijra_amina.model._record import CODE, IDENTIFIER_PATTERN, REFERENCE, incoherence_of, per_class
from hijra_amina.values import LocalizedText, check_language_tag, check_text

if TYPE_CHECKING:
    import msgspec

    from hijra_amina.documents._limits import Limits

__all__ = ["HOT", "decode_quickly"]

HOT = (Participant, Attendance)
"""The classes that msgspec decodes into. It knows nothing of converters, aliases, `init=False` and
cached hashes, so they have none."""

T = TypeVar("T")

_IDENTIFIERS = re.compile(rf"(?:{IDENTIFIER_PATTERN[1:-1]}\n)*+")
_NEEDED_DEPTH, _NEEDED_DIGITS = 16, 20


class _Doubt(Exception):  # noqa: N818 - it never leaves this module
    """Something that the other path has to look at."""


def decode_quickly(data: bytes, limits: Limits) -> Programme | None:
    """Read JSON if it is certainly a programme's document.

    Args:
        data: The text in UTF-8.
        limits: How deep and how large it may be.

    Returns:
        The programme, or `None` if there is any doubt, or msgspec is not installed.
    """
    if find_spec("msgspec") is None:
        return None
    if limits.depth < _NEEDED_DEPTH or limits.digits < _NEEDED_DIGITS:
        return None
    if len(data) > limits.nodes and sum(map(data.count, (b",", b"[", b"{"))) > limits.nodes:
        return None
    import msgspec

    try:
        reading = _Reading(limits, msgspec.UNSET)
        programme = reading.programme(_decoder().decode(data))
        reading.settle(data)
    except (msgspec.MsgspecError, HijraAminaError, Refused, _Doubt, RecursionError, UnicodeError):
        return None
    return programme


@functools.cache
def _decoder() -> msgspec.json.Decoder[Any]:
    import msgspec

    text = dict[str, str | list[str]]
    roster = _shell(Roster, attendances=tuple[Attendance, ...], complete=bool | None)
    session = _shell(Session, id=str, title=text, roster=roster | None)
    document = _shell(
        Programme,
        schema=Literal[SCHEMA],
        version=Literal[VERSION],
        id=str,
        participants=tuple[Participant, ...],
        sessions=tuple[session, ...],
    )
    return msgspec.json.Decoder(document)


def _shell(cls: type, **natives: Any) -> Any:
    """A struct with the keys of a record, all but some of them left as the text that they are."""
    import msgspec

    raw = msgspec.Raw | msgspec.UnsetType
    names = [*natives, *(field.name for field in attrs.fields(cls) if field.name not in natives)]
    fields = [
        (name, natives[name] | msgspec.UnsetType if name in natives else raw, msgspec.UNSET)
        for name in names
    ]
    return msgspec.defstruct(
        f"_{cls.__name__}", fields, forbid_unknown_fields=True, kw_only=True, gc=False
    )


class _Reading:
    """Makes records of the shells, and keeps account of what has to be settled at the end."""

    def __init__(self, limits: Limits, unset: msgspec.UnsetType) -> None:
        self._limits = limits
        self._unset = unset
        self._colons = 0
        self._colons_in_hot_texts = 0
        self._known: dict[str, frozenset[str]] = {}
        self._used: dict[str, set[str]] = {}

    def programme(self, shell: Any) -> Programme:
        """The programme of a document's shell."""
        fields: dict[str, Any] = {}
        for field in attrs.fields(Programme):
            if field.name not in {"id", "participants", "sessions"}:
                (fields[field.name],) = self._column(Programme, field.name, [shell])
        named = [shell.schema, shell.version, shell.id, shell.participants, shell.sessions]
        self._colons += len(named) - named.count(self._unset)
        if self._unset in (*named[:3], shell.name):
            raise _Doubt
        participants = self._or((), shell.participants)
        sessions = self._or((), shell.sessions)
        self._identifiers([shell.id])
        for name in collections_of(Programme):
            if name in fields:
                self._know(name, [record.id for record in fields[name]])
        self._know("participants", list(map(attrgetter("id"), participants)))
        self._know("sessions", [session.id for session in sessions])
        self._participants(participants)
        fields |= {"id": shell.id, "participants": participants}
        fields["sessions"] = tuple(self._sessions(sessions))
        columns = {name: (value,) for name, value in fields.items()}
        return make_many(Programme, 1, columns)[0]

    def settle(self, data: bytes) -> None:
        """Refuse what was passed over, and references to nothing."""
        for collection, used in self._used.items():
            if not used <= self._known[collection]:
                raise _Doubt
        self._colons += self._colons_in_hot_texts
        # A colon in an identifier may be there as an escape, and then it is none of the data's.
        if self._colons_in_hot_texts and b"\\" in data:
            raise _Doubt
        if self._colons != data.count(b":"):
            raise _Doubt

    def _know(self, collection: str, identifiers: list[str]) -> None:
        if collection in {"participants", "sessions"}:
            self._identifiers(identifiers)
        self._known[collection] = frozenset(identifiers)
        if len(self._known[collection]) != len(identifiers):
            raise _Doubt

    def _identifiers(self, identifiers: list[str]) -> None:
        joined = "\n".join([*identifiers, ""])
        if joined.count("\n") != len(identifiers) or not _IDENTIFIERS.fullmatch(joined):
            raise _Doubt
        self._colons_in_hot_texts += joined.count(":")

    # -- what is read as it would be read otherwise --------------------------------------------

    def _column(self, cls: type, name: str, shells: Sequence[Any]) -> Iterable[Any]:
        """The values of one field of many shells; each text that stands there is read once."""
        raws = list(map(attrgetter(name), shells))
        default = getattr(_template(cls), name)
        missing = raws.count(self._unset)
        if missing == len(raws):
            return itertools.repeat(default, len(raws))
        if missing:
            texts = [b"" if raw is self._unset else bytes(raw) for raw in raws]
        else:
            texts = list(map(bytes, raws))
        values = {}
        for text, number in Counter(texts).items():
            values[text] = self._value(cls, name, text) if text else default
            self._colons += number * (text.count(b":") + bool(text))
        return map(values.__getitem__, texts)

    def _value(self, cls: type, name: str, text: bytes) -> object:
        tree = parse_json(text.decode(), self._limits)
        if name in fields_with_references(cls):
            for reference, _, collection in references_in({name: tree}, cls):
                if isinstance(reference, str):
                    self._used.setdefault(collection, set()).add(reference)
        return structure_field(tree, cls, name)

    # -- participants --------------------------------------------------------------------------

    def _participants(self, participants: Sequence[Participant]) -> None:
        self._colons += len(participants)
        for field in attrs.fields(Participant):
            if field.name == "id":
                continue
            column = list(map(attrgetter(field.name), participants))
            empty = column.count(None)
            if empty == len(column):
                continue
            # A key that is there with nothing cannot be told from one that is not there. If
            # there is one, the colons do not come out even.
            self._colons += len(column) - empty
            if field.name == "name":
                for name in column:
                    self._colons += _colons_of(unstructure(name))
                continue
            found = set(column) - {None}
            if any(":" in text for text in found):
                counts = Counter(column)
                self._colons_in_hot_texts += sum(text.count(":") * counts[text] for text in found)
            if CODE in field.metadata:
                if not found <= vocabulary.codes(field.metadata[CODE]):
                    raise _Doubt
            elif REFERENCE in field.metadata:
                self._used.setdefault(field.metadata[REFERENCE], set()).update(found)
            else:
                raise _Doubt

    # -- sessions ------------------------------------------------------------------------------

    def _sessions(self, shells: Sequence[Any]) -> list[Session]:
        columns: dict[str, Iterable[Any]] = {}
        for field in attrs.fields(Session):
            if field.name not in {"id", "title", "roster"}:
                columns[field.name] = self._column(Session, field.name, shells)
        columns["id"] = [shell.id for shell in shells]
        columns["title"] = self._titles([shell.title for shell in shells])
        columns["roster"] = self._rosters([shell.roster for shell in shells])
        self._colons += 2 * len(shells)
        sessions = make_many(Session, len(shells), columns)
        if any(map(incoherence_of, sessions)):
            raise _Doubt
        return sessions

    def _titles(self, titles: Sequence[Any]) -> Iterable[LocalizedText]:
        texts: list[str] = []
        tags: set[str] = set()
        for title in titles:
            if title is self._unset or not title:
                raise _Doubt
            tags.update(title)
            texts += title.values()
            self._colons += len(title)
        plain = not tags & {"original", "draft"}
        flat = [text for text in texts if isinstance(text, str)]
        joined = "\n".join(flat)
        self._colons_in_hot_texts += joined.count(":")
        if not plain:
            return [read_localized_text(title) for title in titles]
        if len(flat) != len(texts) or not all(map(str.strip, flat)):
            raise _Doubt
        for tag in tags:
            check_language_tag("title", tag)
        if flat:
            check_text("title", joined)
        columns: dict[str, Iterable[object]] = {
            "texts": [tuple(sorted(title.items())) for title in titles],
            "original": itertools.repeat(None),
            "drafts": itertools.repeat(frozenset[str]()),
        }
        return make_many(LocalizedText, len(titles), columns)

    # -- rosters -------------------------------------------------------------------------------

    def _rosters(self, shells: Sequence[Any]) -> Iterable[Roster | None]:
        self._colons += len(shells) - shells.count(self._unset)
        held = [shell for shell in shells if shell is not self._unset and shell is not None]
        rows = list(map(attrgetter("attendances"), held))
        complete = list(map(attrgetter("complete"), held))
        for column in (rows, complete):
            self._colons += len(held) - column.count(self._unset)
        rows = [self._or((), each) for each in rows]
        complete = [self._or(None, each) for each in complete]
        days = list(self._column(Roster, "days", held))
        self._check_rows(days, rows)
        columns = {"days": days, "attendances": rows, "complete": complete}
        made = iter(make_many(Roster, len(held), columns))
        return [None if shell is self._unset or shell is None else next(made) for shell in shells]

    def _or(self, default: T, value: T | msgspec.UnsetType) -> T:
        return default if value is self._unset else cast("T", value)

    def _check_rows(
        self, days: Sequence[tuple[object, ...]], rows: Sequence[tuple[Attendance, ...]]
    ) -> None:
        """What a roster and its rows demand, for all of them at once."""
        # The same text was read once, so the same days are the same object.
        for each in {id(each): each for each in days}.values():
            if len(set(each)) != len(each):
                raise _Doubt
        known = self._known["participants"]
        same = dict(zip(known, known, strict=True))
        person, marks = attrgetter("participant"), attrgetter("marks")
        by_width: dict[int, list[Attendance]] = {}
        for columns, attendances in zip(days, rows, strict=True):
            by_width.setdefault(len(columns), []).extend(attendances)
        for width, all_of_width in by_width.items():
            if not set(map(len, map(marks, all_of_width))) <= {width}:
                raise _Doubt
            self._colons += len(all_of_width) * (2 if width else 1)
        try:
            # The text that is known already, so that its hash is, and one copy serves all.
            people = list(map(same.__getitem__, map(person, itertools.chain.from_iterable(rows))))
        except KeyError:
            raise _Doubt from None
        start = 0
        for attendances in rows:
            end = start + len(attendances)
            if len(set(people[start:end])) != end - start:
                raise _Doubt
            start = end
        if any(":" in identifier for identifier in known):
            self._colons_in_hot_texts += sum(identifier.count(":") for identifier in people)


def _colons_of(tree: Tree) -> int:
    """The colons that a tree has as JSON, whatever the layout."""
    if isinstance(tree, str):
        return tree.count(":")
    if isinstance(tree, dict):
        return len(tree) + sum(map(_colons_of, tree.values()))
    return sum(map(_colons_of, tree)) if isinstance(tree, list) else 0


@per_class
def _template(cls: type) -> object:
    """A record of the class with every default."""
    text = LocalizedText({"en": "…"})
    required: dict[type, dict[str, object]] = {
        Programme: {"id": "x", "name": text},
        Session: {"id": "x", "title": text},
    }
    return cls(**required.get(cls, {}))
