"""Working out a share: the part, the whole and the rest are counted, and the ends follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._cells import Cell, Cells, Evidence, Key, Reasoning
from hijra_amina.statistics.dimensions import dimension, rolled_up
from hijra_amina.statistics.reckoning import Quotient
from hijra_amina.statistics.worked_out._rests import rests_of
from hijra_amina.values import Basis, Count, Share

if TYPE_CHECKING:
    from hijra_amina.statistics._asking import Condition, Question

__all__ = ["Ask", "Narrow", "SharedOut", "shares"]

Ask = Callable[["Question"], Cells]
"""Asks the engine a question about a count."""

Narrow = Callable[[Key], "Quotient | None"]
"""Reckons the share of a key by itself, where that is possible and may give more."""


@attrs.frozen(kw_only=True)
class SharedOut:
    """The answer to a question about a share.

    Attributes:
        figures: A share for each key, and whether it is proven to be the tightest.
        evidence: How each comes about.
    """

    figures: Mapping[Key, tuple[Share, bool]]
    evidence: Evidence


def shares(
    asked: Question, ask: Ask, narrow: Callable[[tuple[Condition, ...]], Narrow | None]
) -> SharedOut:
    """Work out a share.

    The part and the rest of it are different people. The least part has the smallest share when
    the rest is largest, and where nothing ties the one to the other, these can stand side by side.
    Where statements do, the engine may reckon the share by itself. Where the rest cannot be counted
    by itself (people who came to some session of 2015, and to others besides), it is what the part
    leaves of the whole. Somebody of a rest who is the same person as somebody of the
    part, or of a later rest, is counted there alone.

    Args:
        asked: A question whose measure is a share.
        ask: Asks the engine.
        narrow: From who is in the part, gives what reckons shares by themselves.

    Returns:
        The shares.
    """
    measure = asked.measure
    conditions = tuple(
        (rolled_up(dimension(name), asked.as_of), value) for name, value in measure.where
    )
    whole_of = measure.of or measure
    whole = ask(attrs.evolve(asked, measure=whole_of))
    part = ask(
        attrs.evolve(
            asked,
            measure=attrs.evolve(whole_of, attendance=measure.attendance),
            conditions=(*asked.conditions, *conditions),
        )
    )
    rests = [ask(rest) for rest in rests_of(asked, whole_of, conditions)]

    def rests_at(key: Key) -> list[Cell]:
        met = _met(asked, conditions, key)
        if all(met) and (measure.attendance is None or whole_of.attendance is not None):
            return [_NOBODY]
        # The rest that fails a condition which the whole row meets is nobody.
        nobody = (*met, False)
        return [_NOBODY if nobody[place] else rest.cells[key] for place, rest in enumerate(rests)]

    reckoned = narrow(conditions)

    def worked_out_at(key: Key) -> _Shared:
        found = _Shared.of(part.cells[key], whole.cells[key], rests_at(key))
        if reckoned is None or found.tightest or found.least == 0 or found.approximate:
            return found
        return attrs.evolve(found, quotient=reckoned(key))

    worked_out = {key: worked_out_at(key) for key in whole.cells}
    return SharedOut(
        figures={key: each.figure() for key, each in worked_out.items()},
        evidence=_Explained(worked_out, part.evidence, whole.evidence),
    )


_NOBODY = Cell(Count.exactly(0, basis=Basis.DERIVED))


def _met(asked: Question, conditions: tuple[Condition, ...], key: Key) -> list[bool]:
    """Of each condition, whether the values of a row say that everybody in it meets it."""
    row = {made.name: value for made, value in zip(asked.split, key, strict=True)}
    return [row.get(made.name) == value for made, value in conditions]


@attrs.frozen(kw_only=True)
class _Shared:
    """The limits of a part and of the rest, from which a share follows.

    Attributes:
        part: The fewest and the most in the part; `None` where an end is open.
        rest: The fewest and the most in the rest.
        least: The fewest in the whole.
        known: Whether anything is known of both the part and the whole.
        approximate: Whether a figure is only about right.
        tightest: Whether the ends of the share are proven to be possible.
        quotient: The share as it is reckoned by itself, where it is.
    """

    part: tuple[int, int | None]
    rest: tuple[int, int | None]
    least: int
    known: bool
    approximate: bool
    tightest: bool
    quotient: Quotient | None = None

    @classmethod
    def of(cls, part: Cell, whole: Cell, rests: Sequence[Cell]) -> _Shared:
        some, every = part.count, whole.count
        low, high = some.low or 0, some.high
        rest_low = 0 if high is None else max(0, (every.low or 0) - high)
        rest_high = None if every.high is None else max(0, every.high - low)
        if rests:
            counted = Count.sum(rest.count for rest in rests)
            rest_low = max(rest_low, counted.low or 0)
            rest_high = min((e for e in (rest_high, counted.high) if e is not None), default=None)
        counts = (some, every, *(rest.count for rest in rests))
        known_whole = every.is_exact and part.tightest
        return cls(
            part=(low, high),
            # Figures that are only about right may leave less than nothing.
            rest=(rest_low, None if rest_high is None else max(rest_low, rest_high)),
            least=max(every.low or 0, low + rest_low),
            known=some.is_known and every.is_known,
            approximate=any(count.approximate for count in counts),
            tightest=known_whole or (every.is_exact and some.is_exact),
        )

    def figure(self) -> tuple[Share, bool]:
        """The share, and whether it is the tightest: one that is exact cannot be narrower."""
        found = self.share()
        proven = self.quotient is not None and self.quotient.portion.tightest
        return found, self.tightest or proven or found.is_exact

    def share(self) -> Share:
        if self.least == 0:
            # A share of nobody is no share, and nobody may be there.
            return Share.unknown(basis=Basis.DERIVED)
        (low, high), (rest_low, rest_high) = self.part, self.rest
        least, most = Fraction(0), Fraction(1)
        if rest_high == 0:
            least = Fraction(1)
        elif rest_high is not None:
            least = Fraction(low, low + rest_high)
        if high == 0:
            most = Fraction(0)
        elif high is not None:
            most = Fraction(high, high + rest_low)
        strict = rest_high is None and low > 0, high is None and rest_low > 0
        if self.quotient is not None:
            found = self.quotient.portion
            # The larger of two lower ends counts, and of equal ones that which leaves it out.
            least, at_least = max((least, strict[0]), (found.low, found.low_strict))
            most, at_most = min((most, not strict[1]), (found.high, not found.high_strict))
            strict = at_least, not at_most
        if least == 0 and most == 1 and (self.approximate or not any(strict)):
            # "At least 0%" would say as little, and look like a figure.
            return Share.unknown(basis=Basis.DERIVED)
        return Share(
            least,
            most,
            low_strict=strict[0] and not self.approximate,
            high_strict=strict[1] and not self.approximate,
            basis=Basis.DERIVED,
            approximate=self.approximate,
        )


@attrs.frozen
class _Explained:
    """How the shares of a table come about."""

    worked_out: dict[Key, _Shared]
    part: Evidence | None
    whole: Evidence | None

    def explain(self, key: Key) -> Reasoning:
        found = self.worked_out[key]
        part = None if self.part is None else self.part.explain(key)
        whole = None if self.whole is None else self.whole.explain(key)
        low_because = () if part is None else part.low_because
        high_because = () if part is None else part.high_because
        if found.quotient is not None:
            low_because = found.quotient.reasons("low")
            high_because = found.quotient.reasons("high")
        return Reasoning(
            rule="share",
            parts=() if part is None else part.parts,
            low_because=low_because,
            high_because=high_because,
            undecided=max((one.undecided for one in (part, whole) if one), default=0),
            document={
                "how": "share",
                "part": dict(zip(("low", "high"), found.part, strict=True)),
                "rest": dict(zip(("low", "high"), found.rest, strict=True)),
                "whole_at_least": found.least,
                "part_document": None if part is None else dict(part.document),
                "whole_document": None if whole is None else dict(whole.document),
                "quotient": None if found.quotient is None else found.quotient.document(),
            },
        )
