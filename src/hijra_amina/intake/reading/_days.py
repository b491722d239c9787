"""The days of a list: which date each column of marks stands for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake.reading.header import Column
from hijra_amina.intake.reading.question import Severity
from hijra_amina.values import PartialDate, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.intake.reading._setting import Setting
    from hijra_amina.values import Period

__all__ = ["DayColumn", "day_columns"]


@attrs.frozen(kw_only=True)
class DayColumn:
    """The columns of one day: one, or two where mornings and afternoons have their own.

    Attributes:
        columns: The columns.
        date: The date; `None` if it cannot be known.
    """

    columns: tuple[Column, ...]
    date: PartialDate | None


def day_columns(
    setting: Setting, sheet: str, columns: Sequence[Column], held: Period
) -> tuple[DayColumn, ...]:
    """The days of a table.

    A heading's own date counts; a year that it leaves out is that of the session. A day that is
    only numbered, or only named as a weekday, is found among the days of the session; where only
    the first of these is known it is counted from there, and that is said.

    Args:
        setting: What the reading shares.
        sheet: The name of the sheet.
        columns: The columns of marks.
        held: When the session was held.

    Returns:
        The days, in the order of their columns.
    """
    return _Days(setting, sheet, held).of(_slots(columns))


class _Days:
    """Finds the dates of one table's days, and asks about those that it cannot know."""

    def __init__(self, setting: Setting, sheet: str, held: Period) -> None:
        self._setting = setting
        self._sheet = sheet
        self._held = held
        self._known = held.dates() or ()

    def of(self, slots: Sequence[tuple[Column, ...]]) -> tuple[DayColumn, ...]:
        """The days, a date for each where it can be known."""
        made = [
            DayColumn(columns=slot, date=self._date(slot[0], order, len(slots)))
            for order, slot in enumerate(slots)
        ]
        seen: set[PartialDate] = set()
        for day in made:
            if day.date is not None and day.date in seen:
                self._ask(day.columns[0], "day_twice", Severity.ERROR)
            elif day.date is not None:
                seen.add(day.date)
        return tuple(made)

    def _date(self, column: Column, order: int, count: int) -> PartialDate | None:
        day = column.day
        if day is not None and day.date is not None:
            if day.is_ambiguous:
                self._ask(column, "date_ambiguous", Severity.WARNING, str(day.date))
            date = self._with_year(day.date)
            if date.year is None:
                self._ask(column, "day_without_year", Severity.WARNING)
            elif self._held.is_known and self._held.includes(date) is Verdict.FAILS:
                self._ask(column, "day_outside", Severity.WARNING)
            return date
        known = self._known
        if len(known) == count:
            return PartialDate.of(known[order])
        number = order + 1 if day is None or day.number is None else day.number
        if known and (day is None or not day.is_weekday or day.number is not None):
            counted = PartialDate.of(known[0] + dt.timedelta(days=number - 1))
            if number > 1:
                self._ask(column, "day_counted", Severity.WARNING, str(counted))
            return counted
        self._ask(column, "day_without_date", Severity.ERROR)
        return None

    def _with_year(self, date: PartialDate) -> PartialDate:
        if date.year is not None or self._held.year is None:
            return date
        try:
            return PartialDate(self._held.year, date.month, date.day)
        except InvalidValueError:
            return date

    def _ask(
        self, column: Column, code: str, severity: Severity, decision: str | None = None
    ) -> None:
        cells = [
            cell
            for found in self._setting.book.sheets
            if found.name == self._sheet
            for place in column.headings[-1:]
            if (cell := found.cells.get(place)) is not None
        ]
        self._setting.asker.ask(
            code,
            severity,
            sheet=self._sheet,
            cells=cells,
            field="day",
            decision=decision,
            queried=severity is Severity.ERROR,
        )


def _slots(columns: Sequence[Column]) -> list[tuple[Column, ...]]:
    """The columns by day: halves of a day stand together."""
    slots: list[list[Column]] = []
    for column in columns:
        if slots and _is_of_same_day(slots[-1][-1], column):
            slots[-1].append(column)
        else:
            slots.append([column])
    return [tuple(slot) for slot in slots]


def _is_of_same_day(before: Column, column: Column) -> bool:
    one, other = before.day, column.day
    if one is None or other is None or not (one.is_half and other.is_half):
        return False
    return (other.date, other.number) in {(None, None), (one.date, one.number)}
