"""What a row counts, from the columns that say whether somebody came, and to how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from hijra_amina.statistics._asking import Question
    from hijra_amina.statistics.frames._collected import Facts
    from hijra_amina.statistics.frames._plan import Plan
    from hijra_amina.statistics.measures import Attended

__all__ = ["Kind"]

_CAME: Final = {1: Verdict.HOLDS, 0: Verdict.FAILS, None: Verdict.OPEN}


@attrs.frozen
class Kind:
    """What rows of one kind count.

    Attributes:
        came: Whether the person came, and to as much as a rule of attendance wants.
        least: What each row counts at the least if it counts for certain.
        most: What it counts at the most; `None` where that is open.

    Examples:
        >>> Kind(Verdict.HOLDS).sure, Kind(Verdict.OPEN).may
        (True, True)
    """

    came: Verdict
    least: int = 1
    most: int | None = 1

    @property
    def sure(self) -> bool:
        """Whether the rows count for certain."""
        return self.came is Verdict.HOLDS

    @property
    def may(self) -> bool:
        """Whether they may count."""
        return self.came is not Verdict.FAILS

    @classmethod
    def of(cls, asked: Question, plan: Plan, facts: Facts) -> Kind:
        """The kind of the rows that have these facts.

        Args:
            asked: The question.
            plan: Which columns the facts are from.
            facts: What the rows have in these columns.

        Returns:
            The kind.
        """
        told = dict(zip(plan.more, facts, strict=True))
        if plan.unit is Unit.SESSIONS:
            least = told.get("represents_low") or 1
            most = told.get("represents_high", least)
            return cls(Verdict.HOLDS, least, most)
        # Without the column, everybody in the frame came.
        came = _CAME[told["attended"]] if "attended" in told else Verdict.HOLDS
        rule = asked.measure.attendance
        if rule is not None and came is not Verdict.FAILS:
            came &= _attends(rule, told)
        if "represents_high" in told:
            return cls(came, 1, told["represents_high"])
        return cls(came, 1, told.get("represents_low") or 1)


def _attends(rule: Attended, told: dict[str, int | None]) -> Verdict:
    """Whether the days of a row meet a rule of attendance, if they came on any."""
    present = told.get("days_present")
    if rule.of == "recorded":
        shown = told.get("days_recorded")
        if not shown or present is None:
            return Verdict.OPEN
        return rule.verdict(present=(present, present), of=(shown, shown))
    low, high = _limits(rule.of, told)
    if present is None:
        return rule.verdict(present=(1, None), of=(low, high))
    # Without the column, the sheet shows all days.
    more = told.get("days_unknown", 0)
    most = None if more is None else present + more
    # Whoever came at all came on one day at least.
    least = present if most == 0 else max(1, present)
    return rule.verdict(present=(least, most), of=(low, high))


def _limits(of: str, told: dict[str, int | None]) -> tuple[int, int | None]:
    low = told.get(f"days_{of}_low")
    high = told.get(f"days_{of}_high", low)
    return max(1, low or 1), high
