"""What the traits of two lines come to, in bits."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources
from operator import mul
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake.matching._traits import TRAITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Weights", "prior_bits", "shipped_weights"]

_FEWEST: Final = 300
"""People are drawn from at least so many, however few stand on the lines."""
_EXPECTED, _TRUST = 0.3, 20.0
"""Further lines per line that are expected before looking, and how many lines that is worth."""
_ROUNDS: Final = 12
_HOPELESS: Final = -10.0


@attrs.frozen
class Weights:
    """Bits for each trait.

    Attributes:
        bits: As many as there are traits, in their order.
        bias: Bits for a pair as such.
    """

    bits: tuple[float, ...]
    bias: float

    @classmethod
    def of(cls, given: Mapping[str, float]) -> Weights:
        """Weights by the names of the traits; the name `bias` is taken too.

        Args:
            given: Bits by name; what is not named weighs nothing.

        Returns:
            The weights.

        Raises:
            InvalidValueError: If a name is no trait's.
        """
        unknown = sorted(set(given) - {*TRAITS, "bias"})
        if unknown:
            raise InvalidValueError("weights", f"names among {', '.join(TRAITS)}", "another name")
        return cls(tuple(given.get(name, 0.0) for name in TRAITS), given.get("bias", 0.0))

    def evidence(self, values: Sequence[float]) -> float:
        """What the traits of two lines say, whatever is thought of two lines at random.

        Args:
            values: The traits.

        Returns:
            Bits.
        """
        told: float = sum(map(mul, self.bits, values), self.bias)
        return told


@cache
def shipped_weights() -> Weights:
    """The weights that come with the package.

    Returns:
        They were fitted on generated registers; the file says how.
    """
    folder = resources.files("hijra_amina.intake.matching") / "data"
    found = json.loads((folder / "weights.json").read_text(encoding="utf-8"))
    return Weights.of(found["bits"])


def prior_bits(evidence: Sequence[float], lines: int) -> float:
    """What is thought of two lines at random, estimated from all pairs that were compared.

    Args:
        evidence: Bits of each pair; pairs that were not compared speak for nobody.
        lines: How many lines there are.

    Returns:
        Bits, negative: of two lines at random few are of one person.
    """
    further = _EXPECTED
    prior = _prior(further, lines)
    # Of pairs that are far from even, rounds change nothing.
    evidence = [bits for bits in evidence if bits > _HOPELESS]
    for _ in range(_ROUNDS):
        found = sum(_probability(bits + prior) for bits in evidence)
        further = (found + _EXPECTED * _TRUST) / (lines + _TRUST)
        prior = _prior(further, lines)
    return prior


def _prior(further: float, lines: int) -> float:
    chance = min(0.5, 2 * further / (max(lines, _FEWEST) - 1))
    return math.log2(chance / (1 - chance))


def _probability(bits: float) -> float:
    return 1 / (1 + math.exp2(-max(-60.0, min(60.0, bits))))
