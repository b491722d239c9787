"""Which sessions belong to a cell of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics._cells import Key, Margin
from hijra_amina.statistics.dimensions import agree, is_value, values_among
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension
    from hijra_amina.statistics.reckoning._tally import Members

__all__ = ["Membership"]

Verdicts = dict[str, Verdict]


class Membership:
    """The sessions of each cell.

    Args:
        asked: The question.
        found: The records.
        values: The values of its dimensions.
    """

    def __init__(self, asked: Question, found: Material, values: Values) -> None:
        """Ask each dimension of each session once."""
        self._split = asked.split
        self._conditions = asked.conditions
        self._order = {session.id: place for place, session in enumerate(found.sessions)}
        self._known: dict[tuple[int, str], Verdicts] = {}
        everything = dict.fromkeys(self._order, Verdict.HOLDS)
        for made, value in asked.conditions:
            if not made.is_of_people:
                having = _having(made, (value,), found)[value]
                everything = _both(everything, having)
        self._everything = everything
        for place, made in enumerate(self._split):
            if not made.is_of_people:
                for value, sessions in _having(made, values[made.name], found).items():
                    self._known[place, value] = sessions
                claimed = {
                    session
                    for value in values[made.name]
                    for session, verdict in self._known[place, value].items()
                    if verdict is Verdict.HOLDS
                }
                # What no value that is listed claims for certain.
                self._known[place, str(Margin.UNKNOWN)] = {
                    session: Verdict.HOLDS for session in self._order if session not in claimed
                }

    def of(self, key: Key) -> Members:
        """The sessions of a cell, for certain or perhaps.

        Args:
            key: The key of the cell.

        Returns:
            The sessions, in the order of the records.
        """
        if not agree(self._values_of_sessions(key)):
            return ()
        found = self._everything
        for place, (made, value) in enumerate(zip(self._split, key, strict=True)):
            if not made.is_of_people and value != Margin.ALL:
                found = _both(self._known[place, value], found)
        return tuple(sorted(found.items(), key=lambda one: self._order[one[0]]))

    def _values_of_sessions(self, key: Key) -> list[tuple[Dimension, str]]:
        """What the sessions of a cell have to have, by its key and by the conditions."""
        named = [
            (made, value)
            for made, value in zip(self._split, key, strict=True)
            if value not in {Margin.ALL, Margin.UNKNOWN}
        ]
        return [one for one in (*named, *self._conditions) if not one[0].is_of_people]


def _having(made: Dimension, values: Iterable[str], found: Material) -> dict[str, Verdicts]:
    """The sessions that have each value, or may; sessions of one raw value are asked about once."""
    by_raw: dict[str | None, list[str]] = {}
    for session in found.sessions:
        raw = None if made.of_session is None else made.of_session(found, session)
        by_raw.setdefault(raw, []).append(session.id)
    plain = {raw for raw in by_raw if _is_plain(made, raw)}
    others = [raw for raw in by_raw if raw not in plain]
    known: dict[str, Verdicts] = {}
    for value in values:
        known[value] = {}
        # A plain raw value is itself and nothing else: a thousand sessions are not asked a
        # thousand times each which one they are.
        candidates = list(others)
        if value in plain:
            candidates.append(value)
        for raw in candidates:
            verdict = made.verdict(raw, value)
            if verdict is not Verdict.FAILS:
                known[value].update(dict.fromkeys(by_raw[raw], verdict))
    return known


def _is_plain(made: Dimension, raw: str | None) -> bool:
    """Whether a raw value is a value for certain, and no other."""
    return (
        made.verdict is is_value and raw is not None and made.verdict(raw, "") is Verdict.FAILS
    ) and values_among([raw]) == (raw,)


def _both(one: Verdicts, other: Verdicts) -> Verdicts:
    smaller, larger = (one, other) if len(one) <= len(other) else (other, one)
    return {
        session: verdict & larger[session]
        for session, verdict in smaller.items()
        if session in larger
    }
