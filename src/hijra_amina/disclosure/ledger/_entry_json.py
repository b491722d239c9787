"""Entries as JSON, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.disclosure.ledger.entries import (
    Assured,
    Entry,
    Erasure,
    Facts,
    PublishedFile,
    PublishedReport,
    Release,
    Use,
    Withdrawal,
)
from hijra_amina.disclosure.published._json import (
    Json,
    claim_from_json,
    claim_to_json,
    grid_from_json,
    grid_to_json,
)
from hijra_amina.disclosure.published._strict import (
    Fields,
    RefusedError,
    read_day,
    read_each,
    read_identifier,
    read_text,
    read_whole,
)
from hijra_amina.disclosure.rule import Insider, Zeros
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import ConsentItem

if TYPE_CHECKING:
    import enum
    from collections.abc import Callable
    from typing import TypeVar

    E = TypeVar("E", bound=enum.StrEnum)

__all__ = ["entry_from_fields", "entry_to_json"]


def entry_to_json(entry: Entry) -> dict[str, Json]:
    """An entry as JSON.

    Args:
        entry: The entry.

    Returns:
        A mapping; what is empty is left out of it.
    """
    made: dict[str, Json] = {"kind": entry.kind, "id": entry.id, "on": entry.on.isoformat()}
    match entry:
        case Release():
            made["audience"] = entry.audience
            made["grids"] = [grid_to_json(grid) for grid in entry.grids]
            made["claims"] = [claim_to_json(claim) for claim in entry.claims]
            if entry.assured is not None:
                made["assured"] = _assured_to_json(entry.assured)
        case Facts():
            made["audience"] = entry.audience
            made["claims"] = [claim_to_json(claim) for claim in entry.claims]
        case PublishedReport():
            made |= _publication_to_json(entry)
        case Withdrawal():
            made["record"] = entry.record
        case Erasure():
            made["publications"] = [*entry.publications]
    if isinstance(entry, Release | Facts | PublishedReport) and entry.corrects is not None:
        made["corrects"] = entry.corrects
    return made


def _publication_to_json(entry: PublishedReport) -> dict[str, Json]:
    made: dict[str, Json] = {"channel": entry.channel, "audience": entry.audience}
    if entry.session is not None:
        made["session"] = entry.session
    if entry.publication is not None:
        made["publication"] = entry.publication
    made["locales"] = [*entry.locales]
    made["files"] = [{"name": one.name, "sha256": one.sha256} for one in entry.files]
    made["testimonials"] = [_use_to_json(use) for use in entry.testimonials]
    made["photographs"] = [_use_to_json(use) for use in entry.photographs]
    if entry.tables:
        made["tables"] = [grid_to_json(grid) for grid in entry.tables]
    made["claims"] = [claim_to_json(claim) for claim in entry.claims]
    if entry.assured is not None:
        made["assured"] = _assured_to_json(entry.assured)
    return made


def entry_from_fields(fields: Fields) -> Entry:
    """An entry from the fields of a line; keys that are no part of it are left to be refused.

    Args:
        fields: The fields.

    Returns:
        The entry.

    Raises:
        RefusedError: If they are no entry.
    """
    kind = fields.take("kind", read_text)
    if kind not in _READERS:
        raise RefusedError(("kind",), f"expected one of {', '.join(_READERS)}")
    try:
        return _READERS[kind](fields)
    except InvalidValueError as wrong:
        reason = f"expected {wrong.expected}"
    raise RefusedError((), reason)


def _release(fields: Fields) -> Release:
    return Release(
        id=fields.take("id", read_identifier),
        on=fields.take("on", read_day),
        audience=fields.take("audience", read_identifier),
        grids=fields.take("grids", read_each(grid_from_json)),
        claims=fields.take("claims", read_each(claim_from_json)),
        assured=fields.take_or("assured", _read_assured, None),
        corrects=fields.take_or("corrects", read_identifier, None),
    )


def _facts(fields: Fields) -> Facts:
    return Facts(
        id=fields.take("id", read_identifier),
        on=fields.take("on", read_day),
        audience=fields.take("audience", read_identifier),
        claims=fields.take("claims", read_each(claim_from_json)),
        corrects=fields.take_or("corrects", read_identifier, None),
    )


def _publication(fields: Fields) -> PublishedReport:
    return PublishedReport(
        id=fields.take("id", read_identifier),
        on=fields.take("on", read_day),
        channel=fields.take("channel", read_identifier),
        audience=fields.take("audience", read_identifier),
        session=fields.take_or("session", read_identifier, None),
        publication=fields.take_or("publication", read_identifier, None),
        locales=fields.take("locales", read_each(read_identifier)),
        files=fields.take("files", read_each(_read_file)),
        testimonials=fields.take("testimonials", read_each(_read_use)),
        photographs=fields.take("photographs", read_each(_read_use)),
        tables=fields.take_or("tables", read_each(grid_from_json), ()),
        claims=fields.take("claims", read_each(claim_from_json)),
        assured=fields.take_or("assured", _read_assured, None),
        corrects=fields.take_or("corrects", read_identifier, None),
    )


def _withdrawal(fields: Fields) -> Withdrawal:
    return Withdrawal(
        id=fields.take("id", read_identifier),
        on=fields.take("on", read_day),
        record=fields.take("record", read_identifier),
    )


def _erasure(fields: Fields) -> Erasure:
    return Erasure(
        id=fields.take("id", read_identifier),
        on=fields.take("on", read_day),
        publications=fields.take("publications", read_each(read_identifier)),
    )


_READERS: dict[str, Callable[[Fields], Entry]] = {
    Release.kind: _release,
    Facts.kind: _facts,
    PublishedReport.kind: _publication,
    Withdrawal.kind: _withdrawal,
    Erasure.kind: _erasure,
}


def _assured_to_json(assured: Assured) -> Json:
    return {
        "threshold": assured.threshold,
        "interval": assured.interval,
        "zeros": assured.zeros.value,
        "insiders": [one.value for one in assured.insiders],
    }


def _read_assured(value: object) -> Assured:
    fields = Fields(value)
    assured = Assured(
        threshold=fields.take("threshold", read_whole),
        interval=fields.take("interval", read_whole),
        zeros=fields.take("zeros", _one_of(Zeros)),
        insiders=fields.take("insiders", read_each(_one_of(Insider))),
    )
    fields.finish()
    return assured


def _read_file(value: object) -> PublishedFile:
    fields = Fields(value)
    name = fields.take("name", read_text)
    sha256 = fields.take("sha256", read_text)
    fields.finish()
    return PublishedFile(name=name, sha256=sha256)


def _use_to_json(use: Use) -> Json:
    made: dict[str, Json] = {
        "record": use.record,
        "items": [item.value for item in use.items],
        "languages": [*use.languages],
    }
    if use.given_on is not None:
        made["given_on"] = use.given_on.isoformat()
    if use.until is not None:
        made["until"] = use.until.isoformat()
    return made


def _read_use(value: object) -> Use:
    fields = Fields(value)
    use = Use(
        record=fields.take("record", read_identifier),
        items=fields.take("items", read_each(_one_of(ConsentItem))),
        languages=fields.take("languages", read_each(read_identifier)),
        given_on=fields.take_or("given_on", read_day, None),
        until=fields.take_or("until", read_day, None),
    )
    fields.finish()
    return use


def _one_of(kind: type[E]) -> Callable[[object], E]:
    def read(value: object) -> E:
        for member in kind:
            if value == member.value:
                return member
        raise RefusedError((), f"expected one of {', '.join(member.value for member in kind)}")

    return read
