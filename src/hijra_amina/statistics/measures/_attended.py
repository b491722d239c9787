"""`Attended`: how much of a session somebody has to have attended to be counted."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

import attrs

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.values import Share, Verdict

__all__ = ["Attended", "attended"]

Days = Literal["held", "planned", "recorded"]

_OF = ("held", "planned", "recorded")


@attrs.frozen
class Attended:
    """A rule of attendance: at least a share of a session's days.

    Attributes:
        at_least: The share of the days.
        of: Which days. `held` are the days on which the session took place: those that the sheet
            has a column for, and the known dates that it has none for. `planned` is the length
            that is stated of the session. `recorded` are the days for which the sheet says of
            the person whether they came.
        missed: Whether the rule is turned round: those who came, but to less than the share.

    Examples:
        >>> attended(at_least="80%").verdict(present=(4, 4), of=(5, 5))
        <Verdict.HOLDS: 'holds'>
    """

    at_least: Fraction
    of: Days = "held"
    missed: bool = False

    def verdict(self, *, present: tuple[int, int | None], of: tuple[int, int | None]) -> Verdict:
        """Whether somebody came to enough of the days.

        Args:
            present: The fewest and the most days on which they can have come.
            of: The fewest and the most days that count; `None` where an end is open.

        Returns:
            `HOLDS` or `FAILS` where every number within these limits gives it. Nobody came to a
            share of no days, so that is open.

        Examples:
            >>> attended(at_least="80%").verdict(present=(3, 4), of=(5, 5))
            <Verdict.OPEN: 'open'>
            >>> attended(at_least="1/2").verdict(present=(2, 2), of=(5, None))
            <Verdict.FAILS: 'fails'>
        """
        fewest, most = of
        at_most = present[1]
        enough = most is not None and most > 0 and present[0] >= self.at_least * most
        verdict = Verdict.decide(
            holds=enough or (self.at_least == 0 and fewest > 0),
            fails=at_most is not None and at_most < self.at_least * fewest,
        )
        return verdict.negated() if self.missed else verdict

    def turned(self) -> Attended:
        """The rule that exactly those who came and do not meet this one meet.

        Returns:
            The other rule.

        Examples:
            >>> attended(at_least="80%").turned().verdict(present=(4, 4), of=(5, 5))
            <Verdict.FAILS: 'fails'>
        """
        return attrs.evolve(self, missed=not self.missed)

    def __str__(self) -> str:
        """The rule in words, as tables name it."""
        of = {"held": "the days held", "planned": "the days planned", "recorded": "the days known"}
        amount = "less than" if self.missed else "at least"
        return f"attended {amount} {_in_figures(self.at_least)} of {of[self.of]}"


def attended(*, at_least: str | Fraction | tuple[int, int], of: Days = "held") -> Attended:
    """A rule of attendance for `people`, `participations`, `person_days` and shares of them.

    Args:
        at_least: The share of the days, as `"80%"`, `"4/5"`, a `Fraction` or a pair of numbers.
        of: Which days: those `held`, those `planned`, or those `recorded` of the person.

    Returns:
        The rule.

    Raises:
        InvalidValueError: If it is no share; a float is none.
        UnknownCodeError: If there are no such days.

    Examples:
        >>> print(attended(at_least="80%", of="planned"))
        attended at least 80% of the days planned
    """
    if of not in _OF:
        raise UnknownCodeError("of", str(of), _OF)
    try:
        share = Share.exactly(at_least)
    except InvalidValueError as error:
        raise InvalidValueError("attended.at_least", error.expected, error.found) from None
    return Attended(share.value, of)


def _in_figures(share: Fraction) -> str:
    percent = share * 100
    return f"{percent}%" if percent.denominator == 1 else str(share)
