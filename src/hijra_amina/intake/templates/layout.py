"""What stands where on a blank attendance sheet: its title lines, its columns, its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake.templates import _messages as messages
from hijra_amina.intake.templates.choices import CLOSED, Choice, bodies, closed_list
from hijra_amina.language import Phrase, format_date, format_number, format_period, say
from hijra_amina.model import Mark
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hijra_amina.language import Message, Value
    from hijra_amina.model import Place, Programme, Session
    from hijra_amina.values import LocalizedText

__all__ = ["BlankColumn", "choices_of", "columns_of", "days_of", "marks_of", "title_lines"]

MOST_DAYS: Final = 60

# Widths in characters, in the order of the columns.
_BEFORE: Final = (
    ("sequence", 5),
    ("name_own", 16),
    ("name_father", 16),
    ("name_grandfather", 16),
    ("name_family", 16),
    ("sex", 9),
    ("organisation", 30),
    ("governorate", 15),
    ("age_band", 15),
    ("disability", 15),
    ("post_level", 15),
    ("phone", 15),
)
_DAY_WIDTH: Final = 12
_AFTER: Final = (("signature", 16),)


@attrs.frozen(kw_only=True)
class BlankColumn:
    """A column to be filled in.

    Attributes:
        field: What it holds.
        heading: Its heading, a line for each language.
        width: Its width in characters.
        day: The day that its marks are for; `None` if it has none, or that is not known.
    """

    field: str
    heading: str
    width: int
    day: PartialDate | None = None


def days_of(session: Session, days: int | None) -> tuple[PartialDate | None, ...]:
    """The days that the sheet has a column for.

    Args:
        session: The session.
        days: How many; if not given, as many as the session had.

    Returns:
        The days in order, `None` for one whose date is not known.

    Raises:
        InvalidValueError: If none is given and the session does not say how many it had, or if
            there are too many for a sheet.

    Examples:
        >>> from hijra_amina import LocalizedText, Period, Session
        >>> session = Session(
        ...     id="s-1",
        ...     title=LocalizedText({"en": "Awareness session"}),
        ...     period=Period.parse("2015-06-16/2015-06-17"),
        ... )
        >>> [str(day) for day in days_of(session, None)], days_of(session, 1)
        (['2015-06-16', '2015-06-17'], (None,))
    """
    known = session.period.dates()
    length = session.period.length()
    number = days if days is not None or not length.is_exact else length.value
    if number is None:
        raise InvalidValueError("days", "a number", "none, and the session has no known days")
    if not 1 <= number <= MOST_DAYS:
        raise InvalidValueError("days", f"1 to {MOST_DAYS}", "fewer or more")
    if known is not None and len(known) == number:
        return tuple(PartialDate.of(day) for day in known)
    return (None,) * number


def columns_of(
    days: Sequence[PartialDate | None], locales: Sequence[str]
) -> tuple[BlankColumn, ...]:
    r"""The columns of the sheet.

    Args:
        days: Its days.
        locales: The locales of the headings.

    Returns:
        The columns in order.

    Examples:
        >>> [column.heading for column in columns_of([None], ["en_GB", "ar_IQ"])][-2:]
        ['Day 1\nاليوم ١', 'Signature\nالتوقيع']
    """

    def plain(field: str, width: int) -> BlankColumn:
        heading = lines(messages.COLUMNS[field], locales)
        return BlankColumn(field=field, heading=heading, width=width)

    return (
        *(plain(field, width) for field, width in _BEFORE),
        *(_of_day(number, day, locales) for number, day in enumerate(days, start=1)),
        *(plain(field, width) for field, width in _AFTER),
    )


def _of_day(number: int, day: PartialDate | None, locales: Sequence[str]) -> BlankColumn:
    parts: list[str] = []
    for at in locales:
        parts.append(say(messages.DAY, at, number=format_number(number, at)).text)
        if day is not None:
            parts.append(format_date(day, at))
    return BlankColumn(field="day", heading="\n".join(parts), width=_DAY_WIDTH, day=day)


def choices_of(
    programme: Programme, session: Session, locales: Sequence[str]
) -> dict[str, tuple[Choice, ...]]:
    """The lists of the sheet, by field.

    Args:
        programme: The programme.
        session: The session, whose first day decides which bodies are in being.
        locales: The locales of the labels.

    Returns:
        The choices.
    """
    on = session.period.start
    lists = {kind: closed_list(kind, locales, on=on) for kind in CLOSED}
    return {"organisation": bodies(programme, locales, on=on), **lists}


def joined(choice: Choice, locales: Sequence[str]) -> str:
    """The label of a choice in all languages of a sheet."""
    return " – ".join(dict.fromkeys(choice.labels[at] for at in locales))


def marks_of(locales: Sequence[str]) -> Mapping[str, Mark]:
    """What can be put into the column of a day.

    Args:
        locales: The locales of the sheet.

    Returns:
        What each mark means.

    Examples:
        >>> [mark.value for mark in marks_of(["ar_IQ"]).values()]
        ['present', 'absent', 'excused']
    """
    excused = " – ".join(say(messages.EXCUSED, at).text for at in locales)
    return {"✓": Mark.PRESENT, "✗": Mark.ABSENT, excused: Mark.EXCUSED}


def title_lines(programme: Programme, session: Session, locale: str) -> tuple[str, ...]:
    """The lines above the headings, in one language.

    Args:
        programme: The programme.
        session: The session.
        locale: The locale.

    Returns:
        The lines; what is not known is left out, but for the first.
    """
    title = session.title.pick(locale, fallback=("en",)).text
    lines = [say(messages.TITLE, locale).text, _said(messages.SESSION, locale, title=title)]
    where = "; ".join(filter(None, (_place(place, locale) for place in session.places)))
    if where:
        lines.append(_said(messages.VENUE, locale, place=where))
    when = format_period(session.period, locale) if session.period.start is not None else ""
    if when:
        lines.append(_said(messages.DATES, locale, period=when))
    organiser = _picked(programme.implementer or programme.name, locale)
    lines.append(_said(messages.ORGANISER, locale, name=organiser))
    lines.append(_said(messages.LEGEND, locale, excused=say(messages.EXCUSED, locale).text))
    lines.append(say(messages.NAMES_NOTE, locale).text)
    lines.append(say(messages.PRIVACY, locale).text)
    return tuple(lines)


def lines(made: Message, locales: Sequence[str]) -> str:
    """A text in all languages of a sheet, a line for each."""
    return "\n".join(dict.fromkeys(say(made, at).text for at in locales))


def _said(made: Message, locale: str, **values: Value) -> str:
    return say(Phrase(made, None, values), locale).text


def _picked(text: LocalizedText, locale: str) -> str:
    return text.pick(locale, fallback=("en",)).text


def _place(place: Place, locale: str) -> str:
    named = (place.venue, place.name)
    return ", ".join(_picked(text, locale) for text in named if text is not None) or (
        place.wording or ""
    )
