"""Whether two editions, or two texts, have the same numbers and dates.

Numbers are compared as numbers: whatever the digits, the separators and the direction. A month is
compared by its number, whatever its name. Below ten English writes a word where Arabic writes a
digit or a dual, so a small number has to stand on both sides, but not equally often.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import TYPE_CHECKING

from hijra_amina.language import month_name, without_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.reports.report import FlashReport

__all__ = ["differences", "numbers_in", "same_numbers"]

# The separators of thousands and decimals, of both scripts.
_NUMBER = re.compile(r"\d+(?:[,٬]\d{3})*(?:[.٫]\d+)?")
_MONTHS = range(1, 13)


def numbers_in(text: str, *, locale: str | None = None) -> Counter[str]:
    """The numbers that a text has, in Western digits, each with how often.

    Args:
        text: The text.
        locale: The locale whose month names to count too, as `month 6`.

    Returns:
        The numbers.

    Examples:
        >>> sorted(numbers_in("في ١٦ و١٧ حزيران ٢٠١٥", locale="ar_IQ"))
        ['16', '17', '2015', 'month 6']
    """
    plain = without_marks(text)
    found = Counter(
        f"{match[0]:s}".translate(_SEPARATORS).translate(_WESTERN)
        for match in _NUMBER.finditer(plain)
    )
    if locale is not None:
        for number, pattern in _month_patterns(locale).items():
            times = len(pattern.findall(plain))
            if times:
                found[f"month {number}"] += times
    return found


_SEPARATORS = str.maketrans({",": None, "٬": None, "٫": "."})
_WESTERN = {ord(zero) + value: str(value) for zero in "٠۰" for value in range(10)}


@functools.cache
def _month_patterns(locale: str) -> Mapping[int, re.Pattern[str]]:
    """A pattern for each month; the longest names first, because some begin alike."""
    return {
        number: re.compile(rf"(?<!\w)(?:و)?{re.escape(month_name(number, locale))}(?!\w)")
        for number in _MONTHS
    }


def same_numbers(one: str, other: str) -> bool:
    """Whether two texts have the same numbers; those below ten are left alone.

    Args:
        one: A text.
        other: A text in the same or another language.

    Returns:
        Whether the numbers agree.

    Examples:
        >>> same_numbers("27 officials in 2015", "٢٧ مسؤولًا في ٢٠١٥")
        True
        >>> same_numbers("over 60%", "أكثر من ٧٠٪")
        False
        >>> same_numbers("three ministries", "٣ وزارات")
        True
    """
    first, second = numbers_in(one), numbers_in(other)
    return all(
        first[number] == second[number] for number in first | second if not _is_small(number)
    )


def _is_small(number: str) -> bool:
    return len(number) == 1


def differences(
    report: FlashReport, one: str = "en_GB", other: str = "ar_IQ"
) -> Mapping[str, tuple[int, int]]:
    """Numbers and months that two editions of a report do not have equally often.

    Both editions are made from one list of figures, so what differs is a text of the records.

    Args:
        report: The report.
        one: A locale.
        other: Another locale.

    Returns:
        For each number that differs, how often each edition has it; a number below ten only where
        one edition does not have it at all. Empty if the editions agree.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "2015", "ar": "٢٠١٤"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> sorted(differences(flash_report(programme, "s-1")))
        ['2014', '2015']
    """
    first = numbers_in(report.edition(one).to_text(), locale=one)
    second = numbers_in(report.edition(other).to_text(), locale=other)
    return {
        number: (first[number], second[number])
        for number in sorted(first | second)
        if first[number] != second[number]
        and not (_is_small(number) and first[number] and second[number])
    }
