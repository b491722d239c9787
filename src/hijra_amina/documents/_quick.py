"""Reading large JSON quickly: what is certainly right, and nothing else.

The participants and the rows of the rosters, nearly all of a large document, are decoded by
msgspec straight into their classes, past `__init__`. What the records would have checked there is
checked here for all of them together. Of everything else msgspec only finds where it stands, and
it is read as it would be read otherwise, once for all places where the same text stands.

msgspec takes a key twice, and in attrs classes a key that is unknown, without a word. So the keys
are counted: a document has as many colons as keys and as its texts hold, and if it has one more,
something was passed over.

At the first doubt `decode_quickly` returns `None`. Then the document is read again by the path
that explains what is wrong, or finds that all is well.
"""

from __future__ import annotations

import itertools
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING, Any, cast

import attrs
import msgspec

from hijra_amina import vocabulary
from hijra_amina.documents._blank import make_many
from hijra_amina.documents._problems import Refused, Tree
from hijra_amina.documents._quick_account import Account, Doubt
from hijra_amina.documents._quick_shells import Shell, document_decoder, rows_decoder
from hijra_amina.documents._references import collections_of
from hijra_amina.documents._text_form import read_localized_text
from hijra_amina.documents._unstructure import unstructure
from hijra_amina.errors import HijraAminaError
from hijra_amina.model import Attendance, Participant, Programme, Roster, Session
from hijra_amina.model._coherence import pairs_once, repeated_pairs
from hijra_amina.model._record import CODE, REFERENCE, incoherence_of
from hijra_amina.values import LocalizedText, check_language_tag, check_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.documents._limits import Limits

__all__ = ["decode_quickly"]

# Any valid document does with these; a stricter limit is for the other path to enforce.
_NEEDED_DEPTH, _NEEDED_DIGITS = 16, 20


def decode_quickly(data: bytes, limits: Limits) -> Programme | None:
    """Read JSON if it is certainly a programme's document.

    Args:
        data: The text in UTF-8.
        limits: How deep and how large it may be.

    Returns:
        The programme, or `None` if there is any doubt.
    """
    if limits.depth < _NEEDED_DEPTH or limits.digits < _NEEDED_DIGITS:
        return None
    account = Account(limits, msgspec.UNSET)
    try:
        programme = _programme(document_decoder().decode(data), account)
        account.settle(data)
    except (msgspec.MsgspecError, HijraAminaError, Refused, Doubt, RecursionError, UnicodeError):
        return None
    return programme


def _programme(shell: Shell, account: Account) -> Programme:
    fields: dict[str, Any] = {}
    for field in attrs.fields(Programme):
        if field.name not in {"id", "participants", "sessions"}:
            raws = (getattr(shell, field.name),)
            (fields[field.name],) = account.column(Programme, field.name, raws)
    said = (shell.schema, shell.version, shell.id, shell.participants, shell.sessions)
    account.count_keys(said, account.unset)
    if account.unset in (*said[:3], shell.name):
        raise Doubt
    participants: tuple[Participant, ...] = account.or_else((), shell.participants)
    sessions: tuple[Any, ...] = account.or_else((), shell.sessions)
    account.identifiers([shell.id])
    for name in collections_of(Programme):
        if name in fields:
            account.know(name, [record.id for record in fields[name]])
    for name, (one, other) in pairs_once(Programme).items():
        if any(repeated_pairs(map(attrgetter(one, other), fields[name]))):
            raise Doubt
    # One copy of all identifiers, side by side in memory, is quicker to compare with.
    people = account.identifiers(list(map(attrgetter("id"), participants))).split("\n")[:-1]
    known = account.know("participants", people)
    session_ids = [session.id for session in sessions]
    if account.unset in session_ids:
        raise Doubt
    account.identifiers(session_ids)
    account.know("sessions", session_ids)
    _check_participants(participants, account)
    fields["id"] = shell.id
    fields["participants"] = participants
    fields["sessions"] = tuple(_sessions(sessions, known, account))
    return make_many(Programme, 1, {name: (value,) for name, value in fields.items()})[0]


def _check_participants(participants: Sequence[Participant], account: Account) -> None:
    account.colons += len(participants)
    account.nodes += len(participants)
    fields = [field for field in attrs.fields(Participant) if field.name != "id"]
    found: dict[str, set[str]] = {field.name: set() for field in fields}
    getters = [(field.name, attrgetter(field.name)) for field in fields]
    # A slice at a time, so that it stays at hand for every field.
    for start in range(0, len(participants), _SLICE):
        some = participants[start : start + _SLICE]
        for name, get in getters:
            column = list(map(get, some))
            # A key that is there with nothing cannot be told from one that is not there. If
            # there is one, the colons do not come out even.
            if not account.count_keys(column, None):
                continue
            if name == "name":
                account.colons += sum(_colons_of(unstructure(person)) for person in column)
                continue
            found[name].update(column)
            if account.with_colons:
                account.count_in_texts(filter(None, column))
    for field in fields:
        values = found[field.name] - {None}
        if CODE in field.metadata:
            if not values <= vocabulary.codes(field.metadata[CODE]):
                raise Doubt
        elif REFERENCE in field.metadata:
            account.use(field.metadata[REFERENCE], values)


_SLICE = 500


def _colons_of(tree: Tree) -> int:
    """The colons that a tree has as JSON, whatever the layout."""
    if isinstance(tree, str):
        return tree.count(":")
    if isinstance(tree, dict):
        return len(tree) + sum(map(_colons_of, tree.values()))
    return sum(map(_colons_of, tree)) if isinstance(tree, list) else 0


def _sessions(shells: Sequence[Shell], people: frozenset[str], account: Account) -> list[Session]:
    if not shells:
        return []
    columns: dict[str, Iterable[Any]] = {}
    values = zip(*map(msgspec.structs.astuple, shells), strict=True)
    for field, column in zip(msgspec.structs.fields(shells[0]), values, strict=True):
        name = field.name
        if name == "id":
            columns[name] = column
        elif name == "title":
            columns[name] = _titles(column, account)
        elif name == "roster":
            columns[name] = _rosters(column, people, account)
        else:
            columns[name] = account.column(Session, name, column)
    account.colons += 2 * len(shells)
    sessions = make_many(Session, len(shells), columns)
    if any(map(incoherence_of, sessions)):
        raise Doubt
    return sessions


def _titles(column: Sequence[object], account: Account) -> Iterable[LocalizedText]:
    if account.unset in column:
        raise Doubt
    titles = cast("Sequence[dict[str, str]]", column)
    tags = set(itertools.chain.from_iterable(titles))
    texts = list(itertools.chain.from_iterable(map(_texts, titles)))
    account.colons += len(texts)
    if set(map(type, texts)) != {str} or tags & {"original", "draft"} or not all(titles):
        account.count_in_texts(text for text in texts if type(text) is str)
        return [read_localized_text(cast("Tree", title)) for title in titles]
    # A line end may stand in a text, so the texts can be looked at together.
    together = "\n".join(texts)
    account.count_in_texts([together])
    check_text("title", together)
    for tag in tags:
        check_language_tag("title", tag)
    if not all(map(str.strip, texts)):
        raise Doubt
    columns: dict[str, Iterable[object]] = {
        "texts": map(tuple, map(sorted, map(_pairs, titles))),
        "original": itertools.repeat(None),
        "drafts": itertools.repeat(frozenset[str]()),
    }
    return make_many(LocalizedText, len(titles), columns)


_texts = methodcaller("values")
_pairs = methodcaller("items")


def _rosters(
    shells: Sequence[Shell], people: frozenset[str], account: Account
) -> list[Roster | None]:
    account.count_keys(shells, account.unset)
    held = [shell for shell in shells if shell is not account.unset and shell is not None]
    complete = list(map(attrgetter("complete"), held))
    account.count_keys(complete, account.unset)
    raws = list(map(attrgetter("days"), held))
    days = list(account.column(Roster, "days", raws))
    # The same text was read once, so the same days are the same object.
    for each in {id(each): each for each in days}.values():
        if len(set(each)) != len(each):
            raise Doubt
    columns: dict[str, Iterable[object]] = {
        "days": days,
        "attendances": _rows(held, days, people, account),
        "complete": [account.or_else(None, each) for each in complete],
    }
    made = iter(make_many(Roster, len(held), columns))
    return [None if shell is account.unset or shell is None else next(made) for shell in shells]


def _rows(
    shells: Sequence[Shell],
    days: Sequence[tuple[object, ...]],
    people: frozenset[str],
    account: Account,
) -> list[tuple[Attendance, ...]]:
    """The rows of each roster, decoded and checked while they are at hand."""
    raws = list(map(attrgetter("attendances"), shells))
    account.count_keys(raws, account.unset)
    decode = rows_decoder().decode
    person, marks = attrgetter("participant"), attrgetter("marks")
    made: list[tuple[Attendance, ...]] = []
    for raw, columns in zip(raws, days, strict=True):
        rows = () if raw is account.unset else decode(raw)
        there = set(map(person, rows))
        if len(there) != len(rows) or not there <= people:
            raise Doubt
        if rows and set(map(len, map(marks, rows))) != {len(columns)}:
            raise Doubt
        if account.with_colons:
            account.count_in_texts(there)
        account.colons += len(rows) * (2 if columns else 1)
        account.nodes += len(rows) * (len(columns) + 3)
        made.append(rows)
    return made
