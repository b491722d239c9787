"""Suppression: which figures to hide so that no hidden one can be worked out too closely."""

from __future__ import annotations

from hijra_amina.disclosure.numbers.suppression.suppressing import suppress
from hijra_amina.disclosure.numbers.verifying import faults

__all__ = ["faults", "suppress"]
