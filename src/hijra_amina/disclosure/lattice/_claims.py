"""Claims as rows: a count between two numbers, a share as a line between part and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.knowledge import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.disclosure.lattice._builder import Builder
    from hijra_amina.disclosure.published import Claim
    from hijra_amina.values import Count, Share

__all__ = ["place_claim", "rows_of_claim"]

_SESSION = "session"


def place_claim(builder: Builder, claim: Claim, number: int) -> tuple[int, int] | None:
    """The cells that a claim is about: who is meant, and of how many.

    Args:
        builder: What the lattice is put together in.
        claim: The claim.
        number: Its number, for a scope that is not known.

    Returns:
        The part and the whole; `None` if nobody can be meant.
    """
    conditions = dict(claim.where)
    session = conditions.pop(_SESSION, None)
    scope = claim.sessions if session is None else frozenset({session})
    known = f"claim {number}" if scope is None else scope
    part = builder.cell(claim.measure, known, conditions, None)
    whole = builder.cell(claim.measure, known, {}, None)
    if part is None or whole is None:
        return None
    return builder.number(part), builder.number(whole)


def rows_of_claim(claim: Claim, part: int, whole: int) -> Iterator[Row]:
    """What a claim says.

    Args:
        claim: The claim.
        part: The cell that it is about.
        whole: The cell of everybody.

    Yields:
        The rows; none for what is only about right.
    """
    if claim.count is not None and not claim.count.approximate:
        yield from _count(claim.count, part, claim.origin)
    if claim.share is not None and not claim.share.approximate:
        yield from _share(claim.share, part, whole, claim.origin)


def _count(count: Count, part: int, origin: str) -> Iterator[Row]:
    low = count.low if count.low is not None and count.low > 0 else None
    if low is not None or count.high is not None:
        yield Row(terms={part: 1}, low=low, high=count.high, origin=origin)


def _share(share: Share, part: int, whole: int, origin: str) -> Iterator[Row]:
    if part == whole:
        return
    for end, strict, sign in (
        (share.low, share.low_strict, 1),
        (share.high, share.high_strict, -1),
    ):
        if (sign > 0 and end <= 0 and not strict) or (sign < 0 and end >= 1 and not strict):
            continue
        # "Over 60%" of N: 5 W - 3 N is at least 1.
        terms = {part: sign * end.denominator, whole: -sign * end.numerator}
        kept = {number: factor for number, factor in terms.items() if factor}
        yield Row(terms=kept, low=1 if strict else 0, origin=origin)
