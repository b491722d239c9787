"""`Turn`: a change in time whose day the sources give, or for which they give only limits."""

from __future__ import annotations

from datetime import date

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.values import PartialDate, Verdict

__all__ = ["OnDate", "Turn", "as_partial_date"]

OnDate = PartialDate | date | str
"""A date in a question: a partial date, a `datetime.date`, or EDTF text such as `2015-06-16`."""

_OPEN = ".."


def as_partial_date(on: OnDate) -> PartialDate:
    """Take a date in any of the forms that a question may use.

    Args:
        on: A partial date, a `datetime.date`, or EDTF text.

    Returns:
        The partial date.

    Raises:
        InvalidValueError: If it is none of these.
        UnreadableTextError: If it is text, but no EDTF date.

    Examples:
        >>> from datetime import date
        >>> str(as_partial_date(date(2015, 6, 16))), str(as_partial_date("2015-06"))
        ('2015-06-16', '2015-06')
    """
    return PartialDate.parse(on) if isinstance(on, str) else PartialDate.of(on)


@attrs.frozen
class Turn:
    """When something began, ended or was recognised, as narrowly as the sources date it.

    It happened no earlier than the first day of `not_before` and no later than the last day of
    `not_after`. A limit that no source gives is `None`. On the day of the turn itself the new
    state holds: a decree in force on issue has abolished a ministry on that very day.

    Attributes:
        not_before: The earliest date that the sources allow.
        not_after: The latest date that the sources allow.

    Examples:
        >>> decree = Turn.parse("2015-08-16")
        >>> decree.passed("2015-06-16"), decree.passed("2015-08-16")
        (<Verdict.FAILS: 'fails'>, <Verdict.HOLDS: 'holds'>)
        >>> decree.passed("2015-08")
        <Verdict.OPEN: 'open'>
        >>> Turn.parse("2017/2021-02-08").passed("2019")
        <Verdict.OPEN: 'open'>
    """

    not_before: PartialDate | None = None
    not_after: PartialDate | None = None

    @classmethod
    def parse(cls, text: str) -> Turn:
        """Read a date, or two limits with a stroke between them.

        Args:
            text: `2015-08-16`; `2017/2021-02-08` for "some time between"; `2025-03-24/..` and
                `../2021-02-08` where one limit is not known.

        Returns:
            The turn.

        Raises:
            InvalidValueError: If the text has more than two parts, or no limit at all.
            UnreadableTextError: If a part is no EDTF date.

        Examples:
            >>> str(Turn.parse("2025-03-24/..")), str(Turn.parse("2015-08-16").date)
            ('2025-03-24/..', '2015-08-16')
        """
        parts = text.split("/")
        if len(parts) == 1:
            day = PartialDate.parse(parts[0])
            return cls(day, day)
        if len(parts) != 2 or parts == [_OPEN, _OPEN]:  # noqa: PLR2004 - two limits
            raise InvalidValueError(
                "Turn", "a date, or two limits with '/' between them", "neither"
            )
        low, high = (None if part == _OPEN else PartialDate.parse(part) for part in parts)
        return cls(low, high)

    @property
    def date(self) -> PartialDate | None:
        """The date itself, if the sources give one."""
        return self.not_before if self.not_before == self.not_after else None

    def passed(self, on: OnDate) -> Verdict:
        """Whether the turn has happened by a date.

        Args:
            on: The date.

        Returns:
            `HOLDS` from the turn on, `FAILS` before it, `OPEN` where the two dates do not decide.
        """
        asked = as_partial_date(on)
        first, last = asked.earliest, asked.latest
        if first is None or last is None:  # the year is not known
            return Verdict.OPEN
        earliest = self.not_before.earliest if self.not_before else None
        latest = self.not_after.latest if self.not_after else None
        return Verdict.decide(
            holds=latest is not None and first >= latest,
            fails=earliest is not None and last < earliest,
        )

    def __str__(self) -> str:
        """The text that `parse` reads."""
        if self.date is not None:
            return str(self.date)
        return f"{self.not_before or _OPEN}/{self.not_after or _OPEN}"
