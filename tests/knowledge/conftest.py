"""Random systems of rows, and a brute force that knows all their whole numbers."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from hijra_amina.knowledge import Knowledge, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# How high unknowns may go, so that a box of so many of them stays small.
HIGHEST = {1: 30, 2: 12, 3: 8, 4: 5, 5: 4, 6: 3}
COEFFICIENTS = (1, 1, 1, -1, 2, -2, 3, -3, 5)


@attrs.frozen
class Case:
    """A random system whose unknowns are all capped, and expressions to ask for."""

    caps: tuple[int, ...]
    rows: tuple[Row, ...]
    expressions: tuple[dict[int, int], ...]

    @property
    def knowledge(self) -> Knowledge:
        """What is said."""
        return Knowledge(len(self.caps), self.rows)

    def but(self, left_out: Iterable[Row]) -> list[Row]:
        """The given rows, and those of some others."""
        return [*(row for row in self.rows if row.given), *left_out]

    def worlds(self, rows: Iterable[Row] | None = None) -> Any:
        """All whole numbers in the box that fit rows (those of the case), one world a line."""
        import numpy as np  # noqa: PLC0415 - only there with an extra

        found = np.indices([cap + 1 for cap in self.caps]).reshape(len(self.caps), -1).T
        for row in self.rows if rows is None else rows:
            sums = values(found, dict(row.terms))
            if row.low is not None:
                found, sums = found[sums >= row.low], sums[sums >= row.low]
            if row.high is not None:
                found = found[sums <= row.high]
        return found


def values(worlds: Any, expression: Mapping[int, int]) -> Any:
    """What an expression is in each world."""
    import numpy as np  # noqa: PLC0415 - only there with an extra

    return worlds @ np.array([expression.get(one, 0) for one in range(worlds.shape[1])])


def _case(seed: int) -> Case:
    """A case that is the same on every machine."""
    rng = random.Random(seed)  # noqa: S311 - a seed makes it the same everywhere
    size = rng.randint(1, 6)
    caps = [rng.randint(0, HIGHEST[size]) for _ in range(size)]
    rows = [
        # The caps bound the box of the brute force, so no question may leave them out.
        Row(terms={one: 1}, high=cap, origin=f"cap {one}", given=True)
        for one, cap in enumerate(caps)
    ]
    for number in range(rng.randint(0, 5)):
        terms = {
            one: rng.choice(COEFFICIENTS) for one in rng.sample(range(size), rng.randint(1, size))
        }
        middle = sum(factor * rng.randint(0, caps[one]) for one, factor in terms.items())
        low, high = rng.choice(
            [
                (middle, middle),
                (middle - rng.randint(0, 3), middle + rng.randint(0, 3)),
                (middle, None),
                (None, middle),
            ]
        )
        given = rng.random() < 0.25
        rows.append(Row(terms=terms, low=low, high=high, origin=f"row {number}", given=given))
    expressions = tuple(
        {one: rng.choice((1, -1, 2, -3)) for one in rng.sample(range(size), rng.randint(1, size))}
        for _ in range(3)
    )
    return Case(tuple(caps), tuple(rows), ({}, *expressions))


@pytest.fixture(scope="session")
def case() -> Callable[[int], Case]:
    """Make the case of a seed."""
    return _case


@pytest.fixture(scope="session")
def reach() -> Callable[[Any, Mapping[int, int]], tuple[int, int]]:
    """Between what an expression lies in some worlds."""

    def between(worlds: Any, expression: Mapping[int, int]) -> tuple[int, int]:
        found = values(worlds, expression)
        return int(found.min()), int(found.max())

    return between


@pytest.fixture
def no_shortcuts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the solver asked at once, as it is for large systems, and not only as a last resort."""
    monkeypatch.setattr("hijra_amina.knowledge._ends.SMALL", -1)
