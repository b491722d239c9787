"""Who helps: the solver where it is installed and the question is not too large, or nobody."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from hijra_amina.knowledge._highs import Highs, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from hijra_amina.knowledge._components import Component
    from hijra_amina.knowledge._oracle import MakeOracle

__all__ = ["MOST_CELLS", "helper_for"]

# Unknowns times lines of one component, beyond which exactness has to be asked for.
MOST_CELLS = 20_000_000


def helper_for(exact: bool | None) -> Callable[[Component], MakeOracle | None]:  # noqa: FBT001
    """Who helps with each component.

    Args:
        exact: Whether the solver is to be used; `None` where it is there and the component is not
            too large.

    Returns:
        For a component, what makes a solver for it, or `None`.

    Raises:
        MissingExtraError: If exactness is asked for and the solver is not installed.
    """
    there = find_spec("highspy") is not None and find_spec("numpy") is not None
    if exact and not there:
        load()

    def helper(component: Component) -> MakeOracle | None:
        if exact is False or not there:
            return None
        size = component.system.size * len(component.system.lines)
        return Highs if exact or size <= MOST_CELLS else None

    return helper
