"""How the figures of a table over records come about, for whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

import attrs

from hijra_amina.statistics._cells import Key, Part, Reasoning
from hijra_amina.statistics.reckoning._bounds import Bounds
from hijra_amina.statistics.reckoning._solved import Figure
from hijra_amina.statistics.reckoning._space import Region
from hijra_amina.statistics.reckoning._tally import Members
from hijra_amina.values import Count, Verdict

if TYPE_CHECKING:
    from hijra_amina.statistics.reckoning._bounds import Side, Step

__all__ = ["Complement", "Derivation", "ReckonedEvidence"]

Document = dict[str, object]


@attrs.frozen
class Derivation:
    """How a figure was worked out.

    Attributes:
        rule: The code of the rule.
        bounds: Both ends, with their steps.
        members: The sessions, and whether each belongs.
        region: Who is counted.
    """

    rule: str
    bounds: Bounds
    members: Members
    region: Region


@attrs.frozen
class Complement:
    """The people whom no value could be given to.

    Attributes:
        whole: The key of the whole.
        parts: The keys of the parts.
    """

    whole: Key
    parts: tuple[Key, ...]


@attrs.frozen
class ReckonedEvidence:
    """What a table keeps to explain itself: systems of rows and what was asked of them.

    Attributes:
        derivations: How each figure was worked out.
        counts: The figures.
        alone: What each session contributes by itself to the figure of a region.
    """

    derivations: Mapping[Key, Derivation | Complement]
    counts: Mapping[Key, Count]
    alone: Mapping[tuple[str, Region], Bounds | Figure]

    def explain(self, key: Key) -> Reasoning:
        """How the figure of a key comes about.

        Args:
            key: The key of a cell.

        Returns:
            The reasoning.
        """
        found = self.derivations[key]
        if isinstance(found, Complement):
            return Reasoning(
                rule="complement",
                document={
                    "how": "complement",
                    "whole": _ends(self.counts[found.whole]),
                    "parts": [_ends(self.counts[part]) for part in found.parts],
                },
            )
        return Reasoning(
            rule=found.rule,
            parts=tuple(
                _part(one, verdict, self.alone[one, found.region]) for one, verdict in found.members
            ),
            low_because=_because(found.bounds.low, "low"),
            high_because=_because(found.bounds.high, "high"),
            document=_document(found),
        )


def _part(session: str, verdict: Verdict, alone: Bounds | Figure) -> Part:
    bounds = alone if isinstance(alone, Bounds) else alone.bounds((session,))
    origins = dict.fromkeys((*_because(bounds.low, "low"), *_because(bounds.high, "high")))
    return Part(session, verdict, bounds.count(), tuple(origins))


def _because(side: Side, which: Literal["low", "high"]) -> tuple[str, ...]:
    """The statements from which an end follows."""
    if side.value is None:
        return ()
    found: dict[str, None] = {}
    steps: Iterable[Step] = side.steps
    if side.largest:
        steps = [max(side.steps, key=lambda step: step.value or 0)] if side.steps else ()
    for step in steps:
        if step.end is not None and step.value is not None:
            for row in step.end.system.reasons(dict(step.end.terms), which):
                found[row.origin] = None
    return tuple(found)


def _ends(count: Count) -> Document:
    return {"low": count.low or 0, "high": count.high}


def _document(found: Derivation) -> Document:
    """JSON from which the figure can be worked out again, alone."""
    low, high = found.bounds.low, found.bounds.high
    if len(low.steps) == len(high.steps) == 1 and not low.largest:
        one, other = low.steps[0].end, high.steps[0].end
        if one is not None and other is not None:
            same = one.system is other.system and (one.terms, one.plus) == (other.terms, other.plus)
            # An end that is open because of somebody who counts without limit is no end of it.
            if same and (high.value is None) == (other.value is None):
                return _system(low.steps[0])
    return {"how": "ends", "low": _side(low), "high": _side(high)}


def _side(side: Side) -> Document:
    how = "largest" if side.largest else "sum"
    return {"how": how, "parts": [_step(step) for step in side.steps]}


def _step(step: Step) -> Document:
    if step.end is None or step.value is None:
        return {"low": step.value, "high": step.value}
    return _system(step)


def _system(step: Step) -> Document:
    if step.end is None:
        return {"low": step.value, "high": step.value}
    document: Document = dict(step.end.system.to_json())
    size = step.end.system.size
    expression = [[unknown, factor] for unknown, factor in step.end.terms]
    if step.end.plus:
        # A number is an unknown that is one, so many times.
        rows = document["rows"]
        one = {"terms": [[size, 1]], "low": 1, "high": 1, "given": True}
        document["rows"] = [*(rows if isinstance(rows, list) else ()), one]
        document["size"] = size + 1
        expression.append([size, step.end.plus])
    return {"how": "system", **document, "expression": expression}
