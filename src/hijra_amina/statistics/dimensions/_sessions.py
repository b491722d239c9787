"""The dimensions of sessions: which one, of what kind, about what, where and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics._material import NONE, Material
from hijra_amina.statistics.dimensions._beginnings import (
    begins,
    begins_in,
    months,
    quarters,
    years,
)
from hijra_amina.statistics.dimensions._dimension import Dimension, Level
from hijra_amina.statistics.dimensions._raw import joined
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hijra_amina.model import Place, Session

__all__ = ["SESSIONS"]


def _topics(_: Material, session: Session) -> str | None:
    """The topics that a record names; one without a code may be any of the vocabulary's."""
    return joined(topic.code for topic in session.topics)


def _places(_: Material, session: Session) -> str | None:
    return joined(map(_governorate_of, session.places))


def _governorate_of(place: Place) -> str | None:
    """Where a place is: `NONE` for one abroad, `None` if that is not known."""
    if place.governorate is None and place.country not in {None, "IQ"}:
        return NONE
    return place.governorate


def _series(_: Material, session: Session) -> str | None:
    """The label of a series: it is given by whoever keeps the records, so that none is none."""
    return session.series or NONE


def _is_called(raw: str | None, value: str) -> Verdict:
    """Whether a label is a value: whatever is written in it, it is one label."""
    return Verdict.OPEN if raw is None else Verdict.decide(holds=raw == value, fails=raw != value)


def _in_alphabetical_order(raws: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({raw for raw in raws if raw is not None}))


def _in_order(raws: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(raw for raw in raws if raw is not None))


def _begins_in(
    name: str,
    values_of: Callable[[Iterable[str | None]], tuple[str, ...]],
    pattern: str,
    expected: str,
) -> Dimension:
    return Dimension(
        name=name,
        level=Level.SESSION,
        column="begins",
        of_session=begins,
        verdict=begins_in,
        values_of=values_of,
        written=(pattern, expected),
    )


SESSIONS = (
    Dimension(
        name="session",
        level=Level.SESSION,
        of_session=lambda _, session: session.id,
        # In the order of the programme, as its reports tell of them.
        values_of=_in_order,
    ),
    Dimension(
        name="kind",
        level=Level.SESSION,
        of_session=lambda _, session: session.kind,
        kind="session_kind",
    ),
    Dimension(
        name="series",
        level=Level.SESSION,
        of_session=_series,
        verdict=_is_called,
        values_of=_in_alphabetical_order,
        also=frozenset({NONE}),
    ),
    Dimension(name="topic", level=Level.SESSION, of_session=_topics, kind="topic", several=True),
    Dimension(
        name="place_governorate",
        level=Level.SESSION,
        of_session=_places,
        kind="governorate",
        also=frozenset({NONE}),
        several=True,
    ),
    _begins_in("year", years, r"[0-9]{4}", "a year such as 2015"),
    _begins_in("quarter", quarters, r"[0-9]{4}-Q[1-4]", "a quarter such as 2015-Q2"),
    _begins_in("month", months, r"[0-9]{4}-(0[1-9]|1[0-2])", "a month such as 2015-06"),
)
