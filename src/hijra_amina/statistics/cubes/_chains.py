"""Margins that contain one another: one order of rows answers for a whole chain of them."""

from __future__ import annotations

__all__ = ["chains", "order_of"]


def chains(number: int) -> list[list[int]]:
    """All sets of some axes in as few chains as there can be, each set one axis larger.

    The chains of one axis more are each old one with its largest set continued by the new axis,
    and the same chain without its largest set with the new axis in all (de Bruijn, Tengbergen and
    Kruyswijk 1951).

    Args:
        number: How many axes there are.

    Returns:
        Chains of sets, as bits: six for four axes.
    """
    found = [[0]]
    for axis in range(number):
        added = 1 << axis
        wider: list[list[int]] = []
        for chain in found:
            wider.append([*chain, chain[-1] | added])
            if len(chain) > 1:
                wider.append([margin | added for margin in chain[:-1]])
        found = wider
    return found


def order_of(chain: list[int]) -> list[int]:
    """The axes in an order in which every set of a chain comes first.

    Args:
        chain: Sets of axes, as bits, each in the next.

    Returns:
        The axes of the largest set.
    """
    order: list[int] = []
    before = 0
    for margin in chain:
        added = margin & ~before
        order += [axis for axis in range(added.bit_length()) if added >> axis & 1]
        before = margin
    return order
