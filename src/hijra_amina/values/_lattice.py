"""Which whole numbers are a given share of a whole number: lattice points of a cone.

A part `k` of a whole `n` fits a share when `low <= k / n <= high` (or strictly). For one `n` that
is rounding; where `n` itself is only known to lie in a range, some values of `n` may admit no
`k` at all (exactly one half of an odd number), so the smallest and the largest `n` that do are
wanted. Trying them one after the other would take as long as the share is narrow; counting the
fitting pairs up to a given `n` takes logarithmic time, and the count tells by bisection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hijra_amina.values._ends import Ends

__all__ = ["parts_of", "some_fit"]


def parts_of(ends: Ends, first: int, last: int | None) -> tuple[int, int | None] | None:
    """The least and the most that a share of some whole can be.

    Args:
        ends: The share.
        first: The least that the whole can be.
        last: The most that it can be; `None` for no limit.

    Returns:
        The least and the most whole number that is the share of some whole between `first` and
        `last`, or `None` if there is none. Nobody is any share of nobody.

    Examples:
        >>> from fractions import Fraction
        >>> from hijra_amina.values._ends import Ends
        >>> parts_of(Ends(Fraction(3, 5), Fraction(1), True, False), 27, 27)
        (17, 27)
        >>> parts_of(Ends(Fraction(1, 2), Fraction(1, 2), False, False), 27, 29)
        (14, 14)
    """
    nobody = first == 0
    if last == 0:
        return (0, 0) if nobody else None
    least = _first_that_fits(ends, max(first, 1), last)
    if least is None:
        return (0, 0) if nobody else None
    low = 0 if nobody else _least_part(ends, least)
    if ends.high == 0:
        return low, 0
    return low, None if last is None else _most_part(ends, _last_that_fits(ends, least, last))


def some_fit(ends: Ends, part: tuple[int, int | None], whole: tuple[int, int | None]) -> bool:
    """Whether any part in one range is the share of any whole in another.

    Args:
        ends: The share.
        part: The least and the most that the part can be; `None` for no limit.
        whole: The least, one or more, and the most that the whole can be; `None` for no limit.

    Returns:
        Whether there is such a pair.

    Examples:
        >>> from fractions import Fraction
        >>> from hijra_amina.values._ends import Ends
        >>> half = Ends(Fraction(1, 2), Fraction(1, 2), False, False)
        >>> some_fit(half, (1, 2), (5, 9)), some_fit(half, (1, 3), (5, 9))
        (False, True)
    """
    first, last = whole
    least, most = part
    # The wholes that are large enough for the least part, and small enough for the most.
    if not ends.high:
        return least == 0
    scaled, of = least * ends.high.denominator, ends.high.numerator
    first = max(first, scaled // of + 1 if ends.high_strict else -(-scaled // of))
    if most is not None and not ends.low:
        if ends.low_strict and not most:
            return False
    elif most is not None:
        scaled, of = most * ends.low.denominator, ends.low.numerator
        largest = -(-scaled // of) - 1 if ends.low_strict else scaled // of
        last = largest if last is None else min(last, largest)
    if last is not None and last < first:
        return False
    return _first_that_fits(ends, first, last) is not None


def _least_part(ends: Ends, whole: int) -> int:
    scaled, of = ends.low.numerator * whole, ends.low.denominator
    return scaled // of + 1 if ends.low_strict else -(-scaled // of)


def _most_part(ends: Ends, whole: int) -> int:
    scaled, of = ends.high.numerator * whole, ends.high.denominator
    return -(-scaled // of) - 1 if ends.high_strict else scaled // of


def _first_that_fits(ends: Ends, first: int, last: int | None) -> int | None:
    if _least_part(ends, first) <= _most_part(ends, first):
        return first
    # Some whole fits for certain once the share is wider than two parts of it; if the share has
    # no width, multiples of its denominator fit and nothing else does.
    width = ends.high - ends.low
    limit = first + (
        2 * width.denominator // width.numerator + 1 if width else ends.low.denominator
    )
    limit = limit if last is None else min(limit, last)
    if not _pairs(ends, first, limit):
        return None
    low, high = first, limit
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if _pairs(ends, first, middle) else (middle + 1, high)
    return low


def _last_that_fits(ends: Ends, first: int, last: int) -> int:
    """The last whole that fits, given that the first does."""
    low, high = first, last
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _pairs(ends, middle, last) else (low, middle - 1)
    return low


def _pairs(ends: Ends, first: int, last: int) -> int:
    """How many pairs of a part and a whole fit, the whole from `first` to `last`."""
    n = last - first + 1
    p, q = ends.high.numerator, ends.high.denominator
    most = _floor_sum(n, q, p, p * first - (1 if ends.high_strict else 0))
    p, q = ends.low.numerator, ends.low.denominator
    least = _floor_sum(n, q, p, p * first + (q if ends.low_strict else q - 1))
    return most - least + n


def _floor_sum(n: int, m: int, a: int, b: int) -> int:
    """The sum of `(a * i + b) // m` for `i` from 0 to `n - 1`, in logarithmic time."""
    total = 0
    while n > 0:
        total += (n - 1) * n // 2 * (a // m) + n * (b // m)
        a, b = a % m, b % m
        highest = a * n + b
        if highest < m:
            break
        # Count the points under the line by columns instead of rows.
        n, b = highest // m, highest % m
        m, a = a, m
    return total
