"""Who helps: the solver where it is installed and the question is not too large, or nobody."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from hijra_amina.knowledge._highs import Highs, load

if TYPE_CHECKING:
    from hijra_amina.knowledge._oracle import Helper, MakeOracle
    from hijra_amina.knowledge._system import System

__all__ = ["MOST_CELLS", "helper_for"]

# Unknowns times lines of one system, beyond which exactness has to be asked for.
MOST_CELLS = 20_000_000


def helper_for(exact: bool | None) -> Helper:  # noqa: FBT001
    """Who helps with each system.

    Args:
        exact: Whether the solver is to be used; `None` where it is there and the system is not too
            large.

    Returns:
        For a system, what makes a solver for it, or `None`.

    Raises:
        MissingExtraError: If exactness is asked for and the solver is not installed.
    """
    there = find_spec("highspy") is not None and find_spec("numpy") is not None
    if exact and not there:
        load()

    def helper(system: System) -> MakeOracle | None:
        if exact is False or not there:
            return None
        size = system.size * len(system.lines)
        return Highs if exact or size <= MOST_CELLS else None

    return helper
