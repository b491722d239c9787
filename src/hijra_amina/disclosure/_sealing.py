"""What a table was checked against when it was protected, so that it is known again.

Whoever protects a table knows which of its figures are small, and keeps those open. Whoever sees
only what is published has to suspect every hidden figure, a nought that was hidden beside a small
figure as well. So that what `protect` gives out is not refused by somebody who knows less, it says
upon what it was judged: the table as shown, and all that was published by then.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.published import Claim, Grid, grid_of
from hijra_amina.disclosure.published._json import claim_to_json, grid_to_json
from hijra_amina.disclosure.rule import Rule, Zeros

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.statistics.tables import Table

__all__ = ["is_sealed", "sealed"]


def sealed(table: Table, known: Iterable[Grid | Claim], rule: Rule) -> Table:
    """A protected table that says what it was checked against.

    Args:
        table: A table as `protect` made it.
        known: Everything that was published by then.
        rule: The rule by which it was protected.

    Returns:
        The table; in place of what is known its protection holds a digest.
    """
    if table.protection is None:
        return table
    digest = _digest(table, known, rule.zeros)
    said = attrs.evolve(table.protection, interval=rule.open_to, checked=digest)
    return attrs.evolve(table, protection=said)


def is_sealed(table: Table, known: Iterable[Grid | Claim], rule: Rule | None) -> bool:
    """Whether a table is as it was protected, against just this, by a rule that asks as much.

    Args:
        table: A table.
        known: Everything that is published now.
        rule: What has to hold; `None` for what the table promises.

    Returns:
        Whether it is.
    """
    said = table.protection
    if said is None or said.checked is None:
        return False
    kinds = list(Zeros)
    if rule is not None:
        if rule.threshold > said.threshold or rule.open_to > (said.interval or said.threshold):
            return False
        if rule.zeros is Zeros.SENSITIVE:
            kinds = [rule.zeros]
    facts = tuple(known)
    return any(said.checked == _digest(table, facts, zeros) for zeros in kinds)


def _digest(table: Table, known: Iterable[Grid | Claim], zeros: Zeros) -> str:
    facts = sorted(_text(one) for one in known)
    parts = [zeros.value, _text(grid_of(table)), *facts]
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _text(fact: Grid | Claim) -> str:
    """A table or claim, whatever it is called and in whatever order its rows stand."""
    if isinstance(fact, Claim):
        tree = claim_to_json(attrs.evolve(fact, origin=""))
    else:
        tree = grid_to_json(attrs.evolve(fact, origin=""))
        tree["axes"] = [axis.dimension for axis in fact.axes]
    return json.dumps(tree, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
