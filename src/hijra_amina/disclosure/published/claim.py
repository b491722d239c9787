"""`Claim`: a figure that was published in words, which whoever reads it knows from then on."""

from __future__ import annotations

import attrs

from hijra_amina.values import Count, Share

__all__ = ["Claim"]


@attrs.frozen(kw_only=True)
class Claim:
    """What words say of a number: "27 officials", "over 60% women", a quotation from a ministry.

    Attributes:
        measure: What is counted.
        sessions: At which sessions; `None` where that is not known.
        where: Of whom, a value for each dimension, sorted.
        count: How many, where a count is claimed. A quotation of one official says at least 1.
        share: What share of all people of these sessions, where a share is claimed.
        origin: Where it was published, and as what; never a name.

    Examples:
        >>> Claim(sessions=frozenset({"s-1"}), count=Count.exactly(27), origin="report").measure
        'people'
    """

    measure: str = "people"
    sessions: frozenset[str] | None
    where: tuple[tuple[str, str], ...] = ()
    count: Count | None = None
    share: Share | None = None
    origin: str
