"""What can be wrong with the rows of a frame, and how it is said; nothing personal is repeated."""

from __future__ import annotations

import difflib
import enum
import itertools
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina import vocabulary
from hijra_amina.errors import Problem
from hijra_amina.statistics.dimensions import window
from hijra_amina.statistics.dimensions._raw import ALSO, NOT_KNOWN, each_of
from hijra_amina.statistics.frames._layout import Column, ColumnType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "Doubt",
    "Sign",
    "at_odds",
    "changing",
    "code_problems",
    "doubts_of",
    "has_codes",
    "repeated",
    "told",
]


class Sign(enum.Enum):
    """What makes a row doubtful.

    Examples:
        >>> Sign.NOTHING.value
        'nothing'
    """

    NOTHING = "nothing"
    EMPTY = "empty"
    BELOW = "below a number"
    ABOVE = "above a number"
    BELOW_COLUMN = "below another column"
    CAME_AND_DID_NOT = "came and did not"


@attrs.frozen
class Doubt:
    """A question to every row by itself.

    Attributes:
        column: The column.
        sign: What makes a row doubtful.
        code: The code of the problem.
        reason: The words for it, after the number of rows.
        limit: The number that no row may be below, or above.
        other: The column that no row may be below.

    Examples:
        >>> Doubt("days_present", Sign.BELOW, "out_of_range", "with a number below 0").limit
        0
    """

    column: str
    sign: Sign
    code: str
    reason: str
    limit: int = 0
    other: str = ""


def doubts_of(columns: Sequence[Column]) -> Iterator[Doubt]:
    """The questions to every row of a frame.

    Args:
        columns: The columns of the layout that the frame has.

    Yields:
        What to look for in which column.
    """
    for column in columns:
        name = column.name
        if not column.nullable:
            reason = "with nothing in it; expected a value in every row"
            yield Doubt(name, Sign.NOTHING, "missing_value", reason)
        if column.type is ColumnType.TEXT:
            reason = "with an empty text; expected a value, or nothing at all"
            yield Doubt(name, Sign.EMPTY, "empty_text", reason)
        if column.least is not None:
            reason = f"with a number below {column.least}"
            yield Doubt(name, Sign.BELOW, "out_of_range", reason, column.least)
        if column.most is not None:
            reason = f"with a number above {column.most:,}"
            yield Doubt(name, Sign.ABOVE, "out_of_range", reason, column.most)
    names = {column.name for column in columns}
    for low in sorted(names):
        high = low.removesuffix("_low") + "_high"
        if low.endswith("_low") and high in names:
            reason = f"where it is less than {low}"
            yield Doubt(high, Sign.BELOW_COLUMN, "contradiction", reason, other=low)
    if names >= {"attended", "days_present"}:
        reason = "of people who were there on a day and yet did not attend"
        yield Doubt("attended", Sign.CAME_AND_DID_NOT, "contradiction", reason)


def told(doubt: Doubt, number: int | None) -> Problem:
    """What is wrong with so many rows.

    Args:
        doubt: What was asked.
        number: How many rows it is so in; `None` where that was not counted.

    Returns:
        The problem.
    """
    return Problem(doubt.column, doubt.code, f"{_rows(number)} {doubt.reason}")


def _rows(number: int | None) -> str:
    if number is None:
        return "rows"
    return "1 row" if number == 1 else f"{number:,} rows"


def repeated(pairs: int, rows: int) -> Iterator[Problem]:
    """People who have several rows for one session.

    Args:
        pairs: How many pairs of a person and a session there are more than once.
        rows: How many rows these have.

    Yields:
        The problem, if there are any.
    """
    if pairs:
        some = "1 pair" if pairs == 1 else f"{pairs:,} pairs"
        reason = f"{_rows(rows)} for {some}; expected one row for a person at a session"
        yield Problem("participant, session", "repeated", reason)


def changing(name: str, people: int) -> Iterator[Problem]:
    """People who have two values of what does not change.

    Args:
        name: The column.
        people: How many people.

    Yields:
        The problem, if there are any.
    """
    if people:
        some = "1 person has" if people == 1 else f"{people:,} people have"
        reason = f"{some} one value at one session and another at another"
        yield Problem(name, "at_odds", reason)


def at_odds(name: str, sessions: int) -> Iterator[Problem]:
    """Sessions that differ from row to row.

    Args:
        name: The column.
        sessions: How many sessions.

    Yields:
        The problem, if there are any.
    """
    if sessions:
        some = "1 session has" if sessions == 1 else f"{sessions:,} sessions have"
        yield Problem(name, "at_odds", f"{some} different values in different rows")


# -- codes -------------------------------------------------------------------------------------

_CLOSE: Final = 0.6
_MOST_GUESSES: Final = 500
_MOST_CODES: Final = 6
_DATE: Final = "a date as EDTF, such as 2015-06-16 or XXXX-05-04"


def has_codes(column: Column) -> bool:
    """Whether the values of a column are codes, or dates.

    Args:
        column: The column.

    Returns:
        Whether each different value is to be looked at.
    """
    return column.type is ColumnType.TEXT and (
        column.name == "begins" or column.vocabulary is not None
    )


def code_problems(
    column: Column, counts: Iterable[tuple[str | None, int | None]]
) -> Iterator[Problem]:
    """The values of a column that are no codes of it, with the rows that have them.

    What is in a column of codes by mistake may be a name, and a name may be much like a code. So a
    value is repeated only if it is a code but for capitals, blanks and signs. A name of a code in
    any language is told from other words, and not repeated either.

    Args:
        column: The column of the layout.
        counts: The values, and in how many rows each of them is, where that was counted.

    Yields:
        A problem for each code that is meant, and one for all that is no code at all.
    """
    found: dict[tuple[str, str], list[int | None]] = {}
    looked_at = itertools.count(1)
    for value, number in counts:
        for code in _no_codes(column, value):
            # A column full of something else is not worth a guess at each of its values.
            words: str | None = None
            if code is not None and next(looked_at) <= _MOST_GUESSES:
                words = _meant(column, code)
            if words is None:
                what = ("unreadable_value", f"without {_expected(column)}")
            else:
                what = ("unknown_code", f"with {words}")
            found.setdefault(what, []).append(number)
    for (code, reason), numbers in sorted(found.items()):
        counted = [number for number in numbers if number is not None]
        yield Problem(column.name, code, f"{_rows(sum(counted) if counted else None)} {reason}")


def _no_codes(column: Column, value: str | None) -> set[str | None]:
    """What of a value is no code of the column; `None` for what cannot even be taken apart."""
    if not value:
        return set()
    if column.name == "begins":
        return set() if _is_date(value) else {None}
    if not column.several and ALSO in value:
        return {None}
    codes = {code for alternatives in each_of(value) for code in alternatives}
    return {code for code in codes if not _is_code(column, code)}


def _codes(column: Column) -> frozenset[str]:
    return frozenset() if column.vocabulary is None else vocabulary.codes(column.vocabulary)


def _is_code(column: Column, code: str) -> bool:
    if code in column.also or (column.several and code == NOT_KNOWN):
        return True
    return not column.closed or code in _codes(column)


def _meant(column: Column, code: str) -> str | None:
    """Which code is meant by what is none, and how the two differ."""
    known = _nearest(column, code)
    if known is not None and _bare(code) == _bare(known):
        return f"{code!r} in the place of {known!r}"
    if column.vocabulary is not None:
        for named in vocabulary.resolve(code, kind=column.vocabulary):
            return f"a name in the place of its code {named.term.code!r}"
    return None if known is None else f"a misspelling of {known!r}"


def _nearest(column: Column, code: str) -> str | None:
    known = {_bare(known): known for known in sorted(_codes(column))}
    close = difflib.get_close_matches(_bare(code), known, n=1, cutoff=_CLOSE)
    return known[close[0]] if close else None


def _bare(code: str) -> str:
    return "".join(letter for letter in code.casefold() if letter.isalnum())


def _expected(column: Column) -> str:
    if column.name == "begins":
        return _DATE
    some = sorted(_codes(column))
    return (
        "a code such as "
        + ", ".join(some[:_MOST_CODES])
        + (", …" if len(some) > _MOST_CODES else "")
    )


def _is_date(text: str) -> bool:
    try:
        window(text)
    except ValueError:
        return False
    return True
