"""The versions of the format, and the steps from each to the next.

A release that changes the format adds one pure function here, from the tree of the version
before to the tree of the new one, and a golden document to the tests; nothing is ever removed.

A field with a default that says what older documents said by their silence changes nothing for
them and needs no version: with one, an older release would refuse every document, and without one
it refuses those that have the field, by its name. Such a field gets a golden document too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from hijra_amina.documents._problems import Tree

__all__ = ["SCHEMA", "STEPS", "VERSION", "Step", "migrate"]

SCHEMA = "hijra-amina/programme"
"""What a document says that it is."""

VERSION = 1
"""The version that this release writes, and the newest that it reads."""

Step: TypeAlias = Callable[[dict[str, Tree]], dict[str, Tree]]

STEPS: Mapping[int, Step] = MappingProxyType({})
"""By the version that it starts from, the step to the next one."""


def migrate(
    tree: dict[str, Tree],
    version: int,
    *,
    steps: Mapping[int, Step] = STEPS,
    newest: int = VERSION,
) -> dict[str, Tree]:
    """Lift a document's tree to the newest version, step by step.

    Args:
        tree: The tree without its envelope.
        version: The version that it is of.
        steps: The steps.
        newest: The version to arrive at.

    Returns:
        The tree of the newest version.

    Examples:
        >>> migrate({"called": "x"}, 1, steps={1: lambda old: {"id": old["called"]}}, newest=2)
        {'id': 'x'}
    """
    for step in range(version, newest):
        tree = steps[step](tree)
    return tree
