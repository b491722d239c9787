"""`portions`: shares of a whole that is not known exactly, from all rows at once.

The least part and the largest rest may exclude each other: over 60% of 20 to 40 people are more
than 60%, however many there are. So the part is asked for together with the rest, as a portion.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.knowledge import Knowledge, Portion, Row
from hijra_amina.statistics._cells import Key, Margin
from hijra_amina.statistics.measures import Unit
from hijra_amina.statistics.reckoning._ledger import CONSTANT, Sum, added, times
from hijra_amina.statistics.reckoning._measuring import Amount, nothing
from hijra_amina.statistics.reckoning._members import Membership
from hijra_amina.statistics.reckoning._models import Models, TooLargeError
from hijra_amina.statistics.reckoning._setting import Setting
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from hijra_amina.statistics._asking import Condition, Question, Values
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.reckoning._model import Model
    from hijra_amina.statistics.reckoning._space import Box, Region

__all__ = ["Quotient", "Sides", "portions"]

Sides = tuple[Sum, Sum]
"""A part and the rest of a whole."""


@attrs.frozen
class Quotient:
    """A share as a system of rows has it.

    Attributes:
        portion: Between what it lies.
        low: The part and the rest that the lower end is made of, over the unknowns of the system.
        high: The same of the upper end.
        system: The rows.
    """

    portion: Portion
    low: Sides
    high: Sides
    system: Knowledge

    def reasons(self, end: Literal["low", "high"]) -> tuple[str, ...]:
        """The statements from which an end follows.

        Args:
            end: Which end.

        Returns:
            Where they stand.
        """
        part, rest = self.low if end == "low" else self.high
        fraction = self.portion.low if end == "low" else self.portion.high
        p, q = fraction.numerator, fraction.denominator
        beyond = added((times(q - p, part), times(-p, rest)))
        rows = self.system.reasons({one: n for one, n in beyond.items() if n}, end)
        return tuple(dict.fromkeys(row.origin for row in rows))

    def document(self) -> dict[str, object]:
        """JSON from which the ends can be worked out again, alone."""
        ends = {"low": self.low, "high": self.high}
        return {
            **self.system.to_json(),
            **{
                name: {
                    "part": [[one, n] for one, n in sorted(part.items()) if n],
                    "rest": [[one, n] for one, n in sorted(rest.items()) if n],
                }
                for name, (part, rest) in ends.items()
            },
        }


def portions(
    asked: Question, conditions: tuple[Condition, ...], found: Material, values: Values
) -> Callable[[Key], Quotient | None] | None:
    """Prepare the shares of a question.

    Args:
        asked: A question whose measure is a share, with the conditions of its whole.
        conditions: Who is in the part.
        found: The records.
        values: The values of all dimensions that are named.

    Returns:
        What gives the share of a key, `None` where it is not reckoned like this: where sessions
        may or may not belong, something is only about right, or there is too much at once.
        Nothing where no share of the question is.
    """
    measure = asked.measure
    whole = measure.of or measure
    of_people = all(made.is_of_people and not made.several for made, _ in conditions)
    own_rule = measure.attendance is not None and whole.attendance is None
    if not of_people or (own_rule and whole.unit is not Unit.PARTICIPATIONS):
        return None
    if found.undecided is not None and whole.unit is Unit.PEOPLE:
        # Participants who may be one person make part and rest smaller than their rows say.
        return None
    return _Portions(asked, conditions, found, values, own_rule=own_rule).at


class _Portions:
    """The shares of a question."""

    def __init__(
        self,
        asked: Question,
        conditions: tuple[Condition, ...],
        found: Material,
        values: Values,
        *,
        own_rule: bool,
    ) -> None:
        self._split = asked.split
        self._own_rule = own_rule
        measure = asked.measure
        fixed = [one for one in asked.conditions if one[0].is_of_people]
        self._fixed: Region = frozenset((made.name, value) for made, value in fixed)
        self._conditions: Region = frozenset((made.name, value) for made, value in conditions)
        named = {made.name: made for made in asked.people_dimensions}
        named |= {made.name: made for made, _ in conditions}
        wanted = {name: list(values[name]) for name in named}
        for made, value in (*fixed, *conditions):
            wanted[made.name].append(value)
        self._unit = (measure.of or measure).unit
        self._membership = Membership(asked, found, values)
        self._setting = Setting(
            found,
            self._unit,
            measure.attendance,
            tuple(named.values()),
            {name: tuple(dict.fromkeys(several)) for name, several in wanted.items()},
            rolled=asked.as_of is not None,
        )
        self._models = Models(self._setting, self._fixed | self._conditions)

    def at(self, key: Key) -> Quotient | None:
        """The share of a key."""
        region = self._fixed.union(
            (made.name, value)
            for made, value in zip(self._split, key, strict=True)
            if made.is_of_people and value != Margin.ALL
        )
        part = region | self._conditions
        members = self._membership.of(key)
        sessions = tuple(session for session, verdict in members if verdict is Verdict.HOLDS)
        if (
            any(value == Margin.UNKNOWN for _, value in region)
            or len({name for name, _ in part}) != len(part)
            or len(sessions) != len(members)
            or not sessions
        ):
            return None
        # Who surely meets a rule at one of several sessions, and who may, are two questions.
        united = self._unit is Unit.PEOPLE and len(sessions) > 1
        if united and self._setting.ruled:
            return None
        counted = frozenset(sessions) if united else None
        try:
            model, box = self._models.of(self._with_linked(sessions), part, counted)
        except TooLargeError:
            return None
        everybody = self._setting.box(model.space, region)
        if model.is_nominal:
            return None
        if not united:
            return self._summed(model, sessions, box, everybody)
        some, every = (model.together.united(one) for one in (box, everybody))
        return _quotient(model, (some, _less(every, some)), (some, _less(every, some)))

    def _with_linked(self, sessions: tuple[str, ...]) -> tuple[str, ...]:
        """Some sessions, with those that say something of them, in the order of the records."""
        links = self._setting.links
        needed = set(sessions)
        for session in sessions:
            if session in links.group_of:
                needed.update(links.groups[links.group_of[session]])
        return tuple(session for session in self._setting.sheets if session in needed)

    def _summed(
        self, model: Model, sessions: tuple[str, ...], box: Box, everybody: Box
    ) -> Quotient | None:
        part = _amount(model, sessions, box)
        if self._own_rule:
            if any(session in self._setting.several for session in sessions):
                return None
            came = added(model.measuring.everybody(session, everybody) for session in sessions)
            return _quotient(
                model, (part.low, _less(came, part.low)), (part.high, _less(came, part.high))
            )
        whole = _amount(model, sessions, everybody)
        if whole.endless:
            return None
        return _quotient(
            model,
            (part.low, _less(whole.high, part.high)),
            (part.high, _less(whole.low, part.low)),
        )


def _amount(model: Model, sessions: tuple[str, ...], box: Box) -> Amount:
    total = nothing()
    for session in sessions:
        total += model.measuring.of(session, box, firm=False)
    return total


def _less(one: Sum, other: Sum) -> Sum:
    return added((one, times(-1, other)))


def _quotient(model: Model, low: Sides, high: Sides) -> Quotient | None:
    solved = model.solved(firm=False)
    system, exact = solved.system, solved.with_solver
    sides = [side for pair in (low, high) for side in pair]
    if any(side.get(CONSTANT) for side in sides):
        # A number is an unknown that is one, so many times.
        one = Row(terms={system.size: 1}, low=1, high=1, given=True)
        system = Knowledge(system.size + 1, [*system.rows, one])
    plain = [
        {system.size - 1 if one == CONSTANT else one: n for one, n in side.items() if n}
        for side in sides
    ]
    below, above = (plain[0], plain[1]), (plain[2], plain[3])
    least = system.portion(*below, exact=exact)
    most = least if below == above else system.portion(*above, exact=exact)
    if least is None or most is None:
        return None
    portion = Portion(
        least.low,
        most.high,
        low_strict=least.low_strict,
        high_strict=most.high_strict,
        tightest=least.tightest and most.tightest and model.exact,
    )
    return Quotient(portion, below, above, system)
