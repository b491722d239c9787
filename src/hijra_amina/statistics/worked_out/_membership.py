"""To which cells of a table something belongs: for certain, or perhaps."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._asking import Question, Values
from hijra_amina.statistics._cells import Key, Margin
from hijra_amina.statistics.dimensions import agree
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["Membership"]


@attrs.frozen
class Membership:
    """The cells of a question, for things of which each has a raw value in every dimension.

    Attributes:
        asked: The question.
        values: The values of its dimensions.
    """

    asked: Question
    values: Values

    def keys(self) -> Iterator[Key]:
        """The keys of the table, in its order."""
        axes = (
            (str(Margin.ALL), *self.values[made.name], str(Margin.UNKNOWN))
            for made in self.asked.split
        )
        return itertools.product(*axes)

    def of(self, raw_of: Callable[[Dimension], str | None]) -> dict[Key, Verdict]:
        """The cells that something belongs to, or may.

        Args:
            raw_of: Gives its raw value in a dimension.

        Returns:
            A verdict for each key that it does not certainly lie outside of.
        """
        overall: Verdict = Verdict.HOLDS
        for made, value in self.asked.conditions:
            overall &= made.verdict(raw_of(made), value)
        if overall is Verdict.FAILS:
            return {}
        sides = [self._side(made, raw_of(made)) for made in self.asked.split]
        found: dict[Key, Verdict] = {}
        for parts in itertools.product(*sides):
            key = tuple(value for value, _ in parts)
            if not self._can_be(key):
                continue
            verdict: Verdict = overall
            for _, part in parts:
                verdict &= part
            found[key] = verdict
        return found

    def _can_be(self, key: Key) -> bool:
        """Whether the values of a key, and the conditions, go together."""
        named = [
            (made, value)
            for made, value in zip(self.asked.split, key, strict=True)
            if value not in {Margin.ALL, Margin.UNKNOWN}
        ]
        return agree((*named, *self.asked.conditions))

    def _side(self, made: Dimension, raw: str | None) -> list[tuple[str, Verdict]]:
        """The values of one dimension that it has or may have; `?` where none claims it."""
        claims = [(value, made.verdict(raw, value)) for value in self.values[made.name]]
        possible = [(value, claim) for value, claim in claims if claim is not Verdict.FAILS]
        if all(claim is not Verdict.HOLDS for _, claim in possible):
            possible.append((str(Margin.UNKNOWN), Verdict.HOLDS))
        return [(str(Margin.ALL), Verdict.HOLDS), *possible]
