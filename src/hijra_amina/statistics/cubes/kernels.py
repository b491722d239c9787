"""`add_up` and `unique_people`: from coded rows to every cell and margin of a cube."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics.cubes._axis import Axis
    from hijra_amina.statistics.cubes._cube import Cube

__all__ = ["add_up", "unique_people"]

# With fewer rows than this, plain Python is done before numpy has been imported.
_WORTH_AN_IMPORT = 5_000


def add_up(
    axes: Sequence[Axis],
    codes: Sequence[Sequence[int]],
    low: Sequence[int],
    high: Sequence[int] | None = None,
    *,
    unlimited: Sequence[Sequence[int]] = (),
) -> Cube:
    """Roll figures that add up from one finest group-by to all margins.

    A row counts at the least where its values hold for certain, and at the most where they may.
    Margins add up rows and not cells, so a row with several values is in each margin once.

    Args:
        axes: The dimensions.
        codes: For each axis, the number of each row's raw value.
        low: What each row counts at the least.
        high: What it counts at the most; left out where that is the same.
        unlimited: Rows of raw values, one for each axis, of what has no most: where they may be,
            there is none. They count nothing besides.

    Returns:
        The figure of every key.

    Examples:
        >>> from hijra_amina.statistics.cubes import Axis
        >>> sex = Axis.of("sex", ("f", "m", None), ("f", "m"), of_people=True)
        >>> year = Axis.of("year", ("2014", "2015"), ("2014", "2015"), of_people=False)
        >>> cube = add_up([sex, year], [[0, 1, 2], [0, 1, 1]], [12, 3, 5])
        >>> cube["f", "*"], cube["*", "2015"], cube["f", "2015"]
        ((12, 17), (8, 8), (0, 5))
    """
    if _numpy_pays(len(low)):
        from hijra_amina.statistics.cubes import _adding  # noqa: PLC0415 - it needs numpy

        return _adding.add_up(tuple(axes), codes, low, high, unlimited)
    from hijra_amina.statistics.cubes import _plain  # noqa: PLC0415 - one of the two is needed

    return _plain.add_up(tuple(axes), codes, low, high, unlimited)


def unique_people(
    axes: Sequence[Axis],
    people: Sequence[int],
    codes: Sequence[Sequence[int]],
    certain: Sequence[bool] | None = None,
    *,
    unlimited: Sequence[Sequence[int]] = (),
) -> Cube:
    """Count the different people of every cell and of every margin.

    The least are those with a row that is certain and has the values for certain, the most those
    with a row that may have them. Somebody with a row of 2015 and one of an unknown year is one
    person of 2015. Margins are counted and never added up.

    Unknown values cost only those who have one: with four axes and a million rows, about five
    times as long as without where one value in 25 is not known, and some sixteen times where most
    are not, in twice the memory. The plain road works out one person's cells at a time.

    Args:
        axes: The dimensions.
        people: A number for the person of each row.
        codes: For each axis, the number of each row's raw value.
        certain: For each row, whether the person came for certain; left out where all did.
        unlimited: Rows of raw values, one for each axis, of what nobody has counted: where they
            may be, there is no most.

    Returns:
        The figure of every key.

    Examples:
        >>> from hijra_amina.statistics.cubes import Axis
        >>> year = Axis.of("year", ("2014", "2015", None), ("2014", "2015"), of_people=False)
        >>> cube = unique_people([year], [7, 7, 7, 8], [[0, 1, 2, 2]])
        >>> cube["2014",], cube["2015",], cube["?",], cube["*",]
        ((1, 2), (1, 2), (2, 2), (2, 2))
    """
    if _numpy_pays(len(people)):
        from hijra_amina.statistics.cubes import _counting  # noqa: PLC0415 - it needs numpy

        return _counting.unique_people(tuple(axes), people, codes, certain, unlimited)
    from hijra_amina.statistics.cubes import _plain  # noqa: PLC0415 - one of the two is needed

    return _plain.unique_people(tuple(axes), people, codes, certain, unlimited)


def _numpy_pays(rows: int) -> bool:
    """Whether numpy is there, and is loaded already or worth loading."""
    if "numpy" in sys.modules:
        return True
    return rows >= _WORTH_AN_IMPORT and importlib.util.find_spec("numpy") is not None
