"""The rest of a share: questions about those who are in the whole and not in the part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.dimensions import Dimension, Level
from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from hijra_amina.model import Participant, Session
    from hijra_amina.statistics._asking import Condition, Question
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.measures import Measure

__all__ = ["rests_of"]


def rests_of(asked: Question, whole: Measure, conditions: tuple[Condition, ...]) -> list[Question]:
    """Questions that together count all who are in the whole and not in the part, once each.

    Those who fail the first condition, those who meet it and fail the second, and so on.

    Args:
        asked: A question whose measure is a share.
        whole: The measure of its whole.
        conditions: Who is in the part.

    Returns:
        The questions; none where the rest cannot be counted by itself.
    """
    if not all(_splits_up(made, whole.unit) for made, _ in conditions):
        return []
    rests = [
        attrs.evolve(
            asked,
            measure=whole,
            conditions=(*asked.conditions, *conditions[:place], _contrary(*conditions[place])),
        )
        for place in range(len(conditions))
    ]
    rule = asked.measure.attendance
    if rule is not None and whole.attendance is None:
        if whole.unit is Unit.PEOPLE:
            # Somebody may have attended one session and missed another.
            return []
        turned = attrs.evolve(whole, attendance=rule.turned())
        rests.append(
            attrs.evolve(asked, measure=turned, conditions=(*asked.conditions, *conditions))
        )
    return rests


def _splits_up(made: Dimension, unit: Unit) -> bool:
    """Whether everything that is counted either has a value of a dimension, or has not."""
    return made.level is Level.PERSON or unit is not Unit.PEOPLE


# The raw values of what is and of what is not in a part; no code is written like that.
_IN, _OUT = "=", "≠"


def _contrary(made: Dimension, value: str) -> Condition:
    """The condition of not having a value."""

    def verdict(raw: str | None, _: str) -> Verdict:
        if raw in {_IN, _OUT}:
            return Verdict.decide(holds=raw == _OUT, fails=raw == _IN)
        return made.verdict(raw, value).negated()

    def side(raw: str | None) -> str | None:
        return _SIDES[made.verdict(raw, value)]

    def of_person(material: Material, person: Participant) -> str | None:
        return None if made.of_person is None else side(made.of_person(material, person))

    def of_session(material: Material, session: Session) -> str | None:
        return None if made.of_session is None else side(made.of_session(material, session))

    def of_body(material: Material, body: str) -> str | None:
        return None if made.of_body is None else side(made.of_body(material, body))

    contrary = Dimension(
        name=f"not {made.name}={value}",
        level=made.level,
        column=made.column,
        of_person=None if made.of_person is None else of_person,
        of_session=None if made.of_session is None else of_session,
        of_body=None if made.of_body is None else of_body,
        verdict=verdict,
        values_of=lambda _: (_OUT,),
        values_in=lambda _: (_OUT,),
        contrary_to=(made, value),
    )
    return contrary, _OUT


_SIDES = {Verdict.HOLDS: _IN, Verdict.FAILS: _OUT, Verdict.OPEN: None}
