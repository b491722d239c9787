"""How many people a text speaks of, in which parts, women and men."""

from __future__ import annotations

import attrs

from hijra_amina.values.count import Count

__all__ = ["Breakdown", "read_breakdown"]


@attrs.frozen
class Breakdown:
    """What one text says of a number of people: how many, in which parts, women and men.

    Attributes:
        total: How many in all; the sum of the parts where no total is said.
        parts: The parts that are said, in order; they need not be all.
        women: How many women, if the text counts them.
        men: How many men, if the text counts them.

    Examples:
        >>> from hijra_amina.values import read_breakdown
        >>> read_breakdown("30 participants (4 female/26 male)", "en").women
        Count.exactly(4)
    """

    total: Count
    parts: tuple[Count, ...] = ()
    women: Count | None = None
    men: Count | None = None


def read_breakdown(text: str, language: str) -> Breakdown:
    """Read how many people a text speaks of, in which parts, women and men.

    Args:
        text: The words, such as `30 participants (4 female/26 male)`.
        language: `en` or `ar`, or a locale of one of them.

    Returns:
        The total with its parts; the total is what `Count.parse` reads.

    Raises:
        UnreadableTextError: If the words hold no number or cannot be read for certain.
        LocaleError: If the language is neither English nor Arabic.

    Examples:
        >>> read_breakdown("26 people (21 from Government, 3 from an NGO and 2 from IRC)", "en")
        Breakdown(total=Count.exactly(26), parts=(Count.exactly(21), Count.exactly(3), \
Count.exactly(2)), women=None, men=None)
    """
    from hijra_amina.values._reading.arrangement import read  # noqa: PLC0415 - it makes breakdowns

    return read(text, language)
