"""What has to be asked of a frame to answer a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics.measures import Result, Unit

if TYPE_CHECKING:
    from collections.abc import Collection

    from hijra_amina.statistics._asking import Question

__all__ = ["Plan"]

_UNITS: Final = frozenset({Unit.PEOPLE, Unit.PARTICIPATIONS, Unit.PERSON_DAYS, Unit.SESSIONS})
_OF_RULE: Final = {
    "held": ("days_present", "days_unknown", "days_held_low", "days_held_high"),
    "planned": ("days_present", "days_unknown", "days_planned_low", "days_planned_high"),
    "recorded": ("days_present", "days_recorded"),
}


@attrs.frozen(kw_only=True)
class Plan:
    """The columns that a question needs.

    Attributes:
        unit: What is counted.
        columns: The columns of raw values, each once.
        of_sessions: Those of them that tell of the session.
        more: The columns that say whether and how often a row counts.
        summed: The columns that are added up.
        has_complete: Whether the frame says which sessions it has everybody of.
    """

    unit: Unit
    columns: tuple[str, ...]
    of_sessions: tuple[str, ...]
    more: tuple[str, ...]
    summed: tuple[str, ...]
    has_complete: bool

    @classmethod
    def of(cls, asked: Question, there: Collection[str]) -> Plan:
        """The plan for a question to a frame.

        Args:
            asked: The question.
            there: The columns of the frame.

        Returns:
            The plan, without columns that the frame does not have.

        Raises:
            InvalidValueError: If a frame of participations cannot answer that.
        """
        unit = asked.measure.unit
        if unit not in _UNITS or asked.measure.result is not Result.COUNT:
            expected = "people, participations, person_days or sessions, of a frame"
            raise InvalidValueError("measure", expected, asked.measure.name)
        columns = dict.fromkeys(made.column for made in asked.dimensions if made.column in there)
        of_sessions = tuple(
            dict.fromkeys(
                made.column
                for made in asked.dimensions
                if made.column in there and not made.is_of_people
            )
        )
        rule = asked.measure.attendance
        more = [] if unit is Unit.SESSIONS else ["attended"]
        if rule is not None:
            more += _OF_RULE[rule.of]
        if unit is Unit.SESSIONS:
            more += ["represents_low", "represents_high"]
        elif unit is not Unit.PEOPLE:
            # Without a most of its own, a record stands for as many sessions as at the least.
            most = "represents_high" if "represents_high" in there else "represents_low"
            more.append(most)
        return cls(
            unit=unit,
            columns=tuple(columns),
            of_sessions=of_sessions,
            more=tuple(name for name in more if name in there),
            summed=tuple(
                name
                for name in ("days_present", "days_unknown")
                if unit is Unit.PERSON_DAYS and name in there
            ),
            has_complete="complete" in there and unit is not Unit.SESSIONS,
        )
