"""The days of a list: which date each column of marks stands for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake.reading.question import Severity
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.intake.reading._setting import Setting
    from hijra_amina.intake.reading.header import Column
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
    slots = _slots(columns)
    known = held.dates() or ()
    made: list[DayColumn] = []
    for order, slot in enumerate(slots):
        date = _date(setting, sheet, slot, order, len(slots), known, held)
        made.append(DayColumn(columns=slot, date=date))
    _ask_of_twins(setting, sheet, made)
    return tuple(made)


def _slots(columns: Sequence[Column]) -> list[tuple[Column, ...]]:
    """The columns by day: halves of a day stand together."""
    slots: list[list[Column]] = []
    for column in columns:
        day = column.day
        if slots and day is not None:
            before = slots[-1][-1].day
            same = before is not None and day.is_half and before.is_half
            if same and before is not None and (
                (day.date, day.number) in {(None, None), (before.date, before.number)}
            ):
                slots[-1].append(column)
                continue
        slots.append([column])
    return [tuple(slot) for slot in slots]


def _date(
    setting: Setting,
    sheet: str,
    slot: tuple[Column, ...],
    order: int,
    count: int,
    known: Sequence[dt.date],
    held: Period,
) -> PartialDate | None:
    column = slot[0]
    day = column.day
    date = None if day is None else day.date
    if date is not None:
        if day is not None and day.is_ambiguous:
            _ask(setting, sheet, column, "date_ambiguous", Severity.WARNING, str(date))
        date = _with_year(date, held)
        if date.year is None:
            _ask(setting, sheet, column, "day_without_year", Severity.WARNING, None)
        return date
    if len(known) == count:
        return PartialDate.of(known[order])
    number = order + 1 if day is None or day.number is None else day.number
    if known and (day is None or not day.is_weekday or day.number is not None):
        counted = PartialDate.of(known[0] + dt.timedelta(days=number - 1))
        if number > 1:
            _ask(setting, sheet, column, "day_counted", Severity.WARNING, str(counted))
        return counted
    _ask(setting, sheet, column, "day_without_date", Severity.ERROR, None)
    return None


def _with_year(date: PartialDate, held: Period) -> PartialDate:
    if date.year is not None or held.year is None:
        return date
    try:
        return PartialDate(held.year, date.month, date.day)
    except InvalidValueError:
        return date


def _ask(
    setting: Setting,
    sheet: str,
    column: Column,
    code: str,
    severity: Severity,
    decision: str | None,
) -> None:
    cells = [
        cell
        for found in setting.book.sheets
        if found.name == sheet
        for place in column.headings[-1:]
        if (cell := found.cells.get(place)) is not None
    ]
    setting.asker.ask(
        code,
        severity,
        sheet=sheet,
        cells=cells,
        field="day",
        decision=decision,
        queried=severity is Severity.ERROR,
    )


def _ask_of_twins(setting: Setting, sheet: str, days: list[DayColumn]) -> None:
    seen: set[PartialDate] = set()
    for day in days:
        if day.date is not None and day.date in seen:
            _ask(setting, sheet, day.columns[0], "day_twice", Severity.ERROR, None)
        elif day.date is not None:
            seen.add(day.date)
