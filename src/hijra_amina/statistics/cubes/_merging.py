"""Who of the people of each cell may be one person, from the lines of attendance sheets."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from hijra_amina.statistics._elsewhere import counted_elsewhere
from hijra_amina.statistics._lessening import Lessening
from hijra_amina.statistics._undecided import merged
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.statistics._asking import Question
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics._undecided import Masks, Undecided
    from hijra_amina.statistics.cubes._cube import Key, Slots
    from hijra_amina.statistics.cubes._lines import Lines

__all__ = ["lessening_of"]


def lessening_of(
    lines: Lines, asked: Question, found: Material, undecided: Undecided
) -> dict[Key, Lessening]:
    """What makes the lower ends of cells lower.

    Only who belongs to a cell for certain makes its lower end, and only of these can it be that
    several are one: so the end is the fewest people that they can be.

    Args:
        lines: The lines of all sheets, with names.
        asked: The question.
        found: The records.
        undecided: Who may be one person.

    Returns:
        It, by the key of each cell that it concerns.
    """
    counted, placed = _by_cell(lines, undecided)
    elsewhere = counted_elsewhere(asked, found, undecided)
    made: dict[Key, Lessening] = {}

    def add(slots: Slots, mine: Masks, others: Masks) -> None:
        less = merged(undecided, mine, others)
        if less is not None:
            labels = zip(lines.axes, slots, strict=True)
            made[tuple(axis.labels[slot] for axis, slot in labels)] = Lessening(merged=less)

    for slots, mine in counted.items():
        add(slots, mine, elsewhere)
        for place, axis in enumerate(lines.axes):
            if axis.of_people and not slots[place]:
                # What the values leave of the whole are people of whom no participant has one.
                known = placed[place, slots]
                left = {group: mask & ~known[group] for group, mask in mine.items()}
                others = {group: known[group] | elsewhere.get(group, 0) for group in mine}
                add((*slots[:place], len(axis.values) + 1, *slots[place + 1 :]), left, others)
    return made


_ByCell: TypeAlias = "defaultdict[Slots, defaultdict[int, int]]"
_ByWhole: TypeAlias = "defaultdict[tuple[int, Slots], defaultdict[int, int]]"


def _by_cell(lines: Lines, undecided: Undecided) -> tuple[_ByCell, _ByWhole]:
    """Who of them is in each cell for certain, and who of each whole has a value of an axis."""
    counted: _ByCell = defaultdict(lambda: defaultdict(int))
    placed: _ByWhole = defaultdict(lambda: defaultdict(int))
    for person, row in set(_certain(lines, undecided)):
        group, at = undecided.place[person]
        ways = [
            (0, *(place + 1 for place in axis.sure[raw]))
            for axis, raw in zip(lines.axes, row, strict=True)
        ]
        for slots in itertools.product(*ways):
            counted[slots][group] |= 1 << at
            for place, slot in enumerate(slots):
                if slot and lines.axes[place].of_people:
                    whole = (*slots[:place], 0, *slots[place + 1 :])
                    placed[place, whole][group] |= 1 << at
    return counted, placed


def _certain(lines: Lines, undecided: Undecided) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Everybody of them who counts for certain, with the kinds of the line that says so."""
    for one in lines.listed:
        if not one.certain:
            continue
        sheet = one.sheet
        named = itertools.chain(sheet.present, (name for name, least, _ in sheet.others if least))
        for person in named:
            if person in undecided.place:
                kind = lines.kind_of[person]
                if lines.people[kind] is Verdict.HOLDS:
                    yield person, lines.row(kind, one.kind)
