"""Statements as rows: bounds, and shares with whole numbers as coefficients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.reckoning._ledger import added, times

if TYPE_CHECKING:
    from hijra_amina.statistics.reckoning._ledger import Ledger, Sum
    from hijra_amina.statistics.reckoning._said import Said
    from hijra_amina.values import Share

__all__ = ["state"]


def state(ledger: Ledger, said: Said, part: Sum, whole: Sum, origin: str) -> None:
    """Write what a statement says.

    Args:
        ledger: Where to write it.
        said: The statement.
        part: The people whom it is about.
        whole: Everybody.
        origin: Who says so.
    """
    if said.share is None:
        ledger.say(part, said.low or None, said.high, origin=origin, approximate=said.approximate)
        return
    _state_share(ledger, said.share, part, whole, origin)


def _state_share(ledger: Ledger, share: Share, part: Sum, whole: Sum, origin: str) -> None:
    """`part / whole` within the share: over 60% is `5 * part - 3 * whole >= 1`.

    The ends of a share that is only about right are rounded outwards to whole people.
    """
    nominal = share.approximate
    # Nobody is no share of nobody: who states one speaks of somebody.
    ledger.say(whole, 1, origin=origin, approximate=nominal)
    if share.low > 0 or share.low_strict:
        p, q = share.low.numerator, share.low.denominator
        least = 1 - q if nominal else int(share.low_strict)
        difference = added((times(q, part), times(-p, whole)))
        ledger.say(difference, least, origin=origin, approximate=nominal)
    if share.high < 1 or share.high_strict:
        p, q = share.high.numerator, share.high.denominator
        least = 1 - q if nominal else int(share.high_strict)
        difference = added((times(p, whole), times(-q, part)))
        ledger.say(difference, least, origin=origin, approximate=nominal)
