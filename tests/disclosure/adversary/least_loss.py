"""How little can be hidden: one mixed-integer programme for the whole question, for small tables.

For every small figure and each end that must stay possible there is a table of its own, which
agrees with everything that is shown. A figure is hidden if any of these tables differs there.
Whoever protects does not solve it like this, as it grows with the square of the table.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import attrs
from attacker import Attacker, Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Least", "least_loss"]

Key = tuple[str, ...]


@attrs.frozen
class Least:
    """The answer.

    Attributes:
        loss: What the best pattern that was found loses.
        bound: No pattern loses less.
        hidden: What it hides.
    """

    loss: float
    bound: float
    hidden: frozenset[Key]

    @property
    def proven(self) -> bool:
        """Whether nothing better is possible."""
        return self.bound > self.loss - 1e-6 - 1e-9 * abs(self.loss)


def least_loss(
    seen: Seen,
    needs: Mapping[Key, tuple[int, int]],
    weight: Callable[[Key, int], float],
    *,
    seconds: float = 60.0,
    whole: bool = False,
) -> Least | None:
    """The pattern that loses least.

    Args:
        seen: A table of which everything is shown.
        needs: For each small figure how low and how high it must be possible.
        weight: What is lost with a figure.
        seconds: After how many seconds to stop.
        whole: Whether the tables must be of whole numbers; without it, no pattern of whole numbers
            loses less either.

    Returns:
        The pattern; `None` if none was found in time, or there is none.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - not everywhere
    from scipy.sparse import csr_array  # noqa: PLC0415 - the same

    attack = Attacker([seen])
    keys = list(seen.figures)
    terms = {key: attack.terms(0, key) for key in keys}
    figures = {key: _exact(seen, key) for key in keys}
    sides = [(key, sign) for key in needs for sign in (-1, 1)]
    # No table has to be larger than the whole, with room for the largest interval.
    most = max(figures.values()) + max((high for _, high in needs.values()), default=0)
    atoms = attack.size
    columns = len(keys) + len(sides) * atoms
    data: list[float] = []
    where: tuple[list[int], list[int]] = ([], [])
    lows: list[float] = []
    highs: list[float] = []

    def row(entries: Mapping[int, float], low: float, high: float) -> None:
        for column, factor in entries.items():
            where[0].append(len(lows))
            where[1].append(column)
            data.append(factor)
        lows.append(low)
        highs.append(high)

    for place, (target, sign) in enumerate(sides):
        begin = len(keys) + place * atoms
        for number, key in enumerate(keys):
            figure = figures[key]
            entries: dict[int, float] = {begin + one: 1.0 for one in terms[key]}
            row({**entries, number: -float(most)}, -math.inf, figure)
            row({**entries, number: float(figure)}, figure, math.inf)
        low, high = needs[target]
        entries = {begin + one: 1.0 for one in terms[target]}
        row(entries, *((-math.inf, low) if sign < 0 else (high, math.inf)))
    lower = [0.0] * columns
    for number, key in enumerate(keys):
        if key in needs:
            lower[number] = 1.0
    upper = [1.0] * len(keys) + [math.inf] * (columns - len(keys))
    integral = [1] * len(keys) + [int(whole)] * (columns - len(keys))
    costs = [weight(key, figures[key]) for key in keys] + [0.0] * (columns - len(keys))
    done: Any = milp(
        costs,
        integrality=integral,
        bounds=Bounds(lower, upper),
        constraints=LinearConstraint(
            csr_array((data, where), shape=(len(lows), columns)), lows, highs
        ),
        # With presolve HiGHS 1.12 proves of some of these that more must be lost than needs be.
        options={"time_limit": seconds, "mip_rel_gap": 0.0, "presolve": False},
    )
    if done.x is None:
        return None
    hidden = frozenset(key for number, key in enumerate(keys) if done.x[number] > 1e-6)
    loss = sum(weight(key, figures[key]) for key in hidden)
    return Least(loss, float(done.mip_dual_bound), hidden)


def _exact(seen: Seen, key: Key) -> int:
    ends = seen.figures[key]
    if ends is None or ends[0] is None or ends[0] != ends[1]:
        message = "a figure of the table is not exact"
        raise ValueError(message)
    return ends[0]
