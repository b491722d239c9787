"""The people of rosters, put together where everything that matters of them is the same."""

from __future__ import annotations

import operator
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import attrs

from hijra_amina.model import Participant
from hijra_amina.statistics.reckoning._sheets import Line
from hijra_amina.statistics.reckoning._space import Box
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.reckoning._sheets import Sheet
    from hijra_amina.statistics.reckoning._space import Space

__all__ = ["Elsewhere", "Kind", "People", "crowd", "elsewhere"]


@attrs.frozen(cache_hash=True)
class Kind:
    """What matters of somebody on a roster.

    Attributes:
        box: What they may be.
        recorded: Whether the body that sent them is on record.
        lines: What the sheets of the sessions that are reckoned with show of them.
        absent: The sessions among these to which they did not come though others may have whom
            the sheet does not list.
        elsewhere: Whether they count because of another session, which needs no reckoning.
        settled: Whether everything that matters of them is known.
    """

    box: Box
    recorded: bool
    lines: tuple[tuple[str, Line], ...]
    absent: frozenset[str]
    elsewhere: Verdict
    settled: bool = False


People = tuple[tuple[Kind, int], ...]
"""Kinds of people, and how many there are of each."""


@attrs.frozen
class Elsewhere:
    """The people whom other sessions show, which need no reckoning.

    Attributes:
        sure: Those who count because of one for certain.
        may: Those who may.
    """

    sure: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()


def elsewhere(sheets: Iterable[Sheet]) -> Elsewhere:
    """The people of some sheets.

    Args:
        sheets: The sheets.

    Returns:
        Who counts because of one of them, and who may.
    """
    sure: set[str] = set()
    may: set[str] = set()
    for sheet in sheets:
        for key, line in sheet.lines.items():
            if line.counts is Verdict.HOLDS:
                sure.add(key)
            elif line.counts is Verdict.OPEN:
                may.add(key)
    return Elsewhere(frozenset(sure), frozenset(may - sure))


def crowd(
    sheets: Mapping[str, Sheet],
    others: Elsewhere,
    space: Space,
    found: Material,
    settled: AbstractSet[str] = frozenset(),
) -> People:
    """Put the people of some sheets together by what matters of them.

    Args:
        sheets: The sheets of the sessions that are reckoned with.
        others: The people whom other sessions show.
        space: What people may be.
        found: Where the people are looked up.
        settled: The people of whom everything that matters is known.

    Returns:
        Kinds of people. None of them says who.
    """
    lines: dict[str, list[tuple[str, Line]]] = defaultdict(list)
    absent: dict[str, list[str]] = defaultdict(list)
    for session, sheet in sheets.items():
        for key, line in sheet.lines.items():
            lines[key].append((session, line))
        if not sheet.complete:
            for key in sheet.absent:
                absent[key].append(session)
    boxes: dict[object, tuple[Box, bool]] = {}
    kinds: Counter[Kind] = Counter()
    for key in dict.fromkeys((*lines, *others.sure, *others.may)):
        person = found.participants.get(key, _NOBODY)
        # People who are told apart by nothing but their pseudonym are looked at once.
        alike = key if space.looks_people_up else _what_is_known(person)
        if alike not in boxes:
            boxes[alike] = (space.fitting(person), person.organisation is not None)
        box, recorded = boxes[alike]
        there = Verdict.FAILS
        if key in others.sure:
            there = Verdict.HOLDS
        elif key in others.may:
            there = Verdict.OPEN
        kind = Kind(box, recorded, tuple(lines[key]), frozenset(absent[key]), there, key in settled)
        kinds[kind] += 1
    return tuple(kinds.items())


_NOBODY = Participant(id="anybody")
_what_is_known = operator.attrgetter(
    "sex", "age_band", "disability", "organisation", "post_level", "governorate"
)
