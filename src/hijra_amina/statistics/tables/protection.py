"""`Protection`: what was done to a table so that it gives nobody away."""

from __future__ import annotations

from fractions import Fraction

import attrs

__all__ = ["Protection", "protection_document"]


@attrs.frozen(kw_only=True)
class Protection:
    """What was done to a table so that it gives nobody away. It holds no hidden figure.

    Nor may anything in it depend on a hidden figure: two tables that show the same have the same
    protection. What part of the *people* is hidden would be such a thing, since with the figures
    that are shown it gives the sum of those that are not.

    Attributes:
        method: `suppression`, `rounding` or `merging`.
        threshold: Figures from 1 to one less than this are small.
        base: To multiples of what figures are rounded, if they are.
        hidden: How many figures are hidden.
        loss: What part of the information is lost, from 0 to 1, as whoever reads the table would
            reckon it: hidden figures by the middle of what they can be, rounded ones by how far
            they may be off, merged ones by how many figures are fewer.
        least: No protection by this method that is as safe loses less, as far as is proven.
        releases: Against how many earlier releases it was checked; `None` without a ledger.
        merged: For each dimension, which values were put together under which.
        remarks: Codes of what else a reader should know.
        interval: Of a small figure, everything from nought to this stays possible; `None` for the
            threshold.
        checked: A digest of the figures that are shown and of all that they were checked against,
            by which a ledger knows the table again. It is written to no file.

    Examples:
        >>> Protection(method="rounding", threshold=5, base=5).hidden
        0
    """

    method: str
    threshold: int
    base: int | None = None
    hidden: int = 0
    loss: Fraction = Fraction(0)
    least: Fraction = Fraction(0)
    releases: int | None = None
    merged: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    remarks: tuple[str, ...] = ()
    interval: int | None = None
    checked: str | None = attrs.field(default=None, repr=False)


def protection_document(protection: Protection) -> dict[str, object]:
    """What a protected table says of its protection to programs.

    Args:
        protection: The protection.

    Returns:
        Plain JSON: method, threshold, base, how many figures are hidden, what was put together,
        against how many earlier releases it was checked, and remarks.

    Examples:
        >>> protection_document(Protection(method="rounding", threshold=5, base=5))["base"]
        5
    """
    return {
        "method": protection.method,
        "threshold": protection.threshold,
        "base": protection.base,
        "hidden": protection.hidden,
        "releases": protection.releases,
        "merged": [
            {"dimension": dimension, "value": group, "of": list(values)}
            for dimension, group, values in protection.merged
        ],
        "remarks": list(protection.remarks),
    }
