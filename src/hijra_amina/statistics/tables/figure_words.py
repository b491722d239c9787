"""A figure in words, whatever kind of figure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.language import format_count
from hijra_amina.statistics.tables.gain_words import format_gain
from hijra_amina.statistics.tables.share_words import format_part
from hijra_amina.values import Count, Share

if TYPE_CHECKING:
    from hijra_amina.language import Digits
    from hijra_amina.statistics.tables.rows import Figure

__all__ = ["format_figure"]


def format_figure(figure: Figure, locale: str, digits: Digits | None = None) -> str:
    """A count, a share or a gain in words.

    Args:
        figure: The figure.
        locale: Language and territory.
        digits: The digits, where not the locale's own.

    Returns:
        The words.

    Raises:
        InvalidValueError: If it is no figure.

    Warns:
        UntranslatedWarning: If the words are in English because the catalog does not have them.

    Examples:
        >>> (
        ...     format_figure(Count.exactly(27), "ar_IQ"),
        ...     format_figure(Count.exactly(27), "ar_IQ", "latn"),
        ... )
        ('٢٧', '27')
    """
    match figure:
        case Count():
            return format_count(figure, locale, digits=digits)
        case Share():
            return format_part(figure, locale, digits=digits)
        case _:
            return format_gain(figure, locale, digits=digits)
