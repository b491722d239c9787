"""From the lines of attendance sheets to the figures of a table."""

from __future__ import annotations

import importlib.util
import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from hijra_amina.statistics.cubes._cube import Cube
from hijra_amina.statistics.cubes._plain import Numbered, Numbering, where_unlimited
from hijra_amina.statistics.cubes.kernels import add_up, unique_people
from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from hijra_amina.statistics.cubes._axis import Places
    from hijra_amina.statistics.cubes._lines import Lines

__all__ = ["cube_of"]

Cells = dict[tuple[int, int], int]
"""Figures by kind of people and kind of sessions."""

# The kind of sessions where no axis is one of sessions.
_ANY = 0
# With more kinds of cells than this, rows go to the kernels as they are.
_FEW_CELLS = 4_096


def cube_of(lines: Lines) -> Cube:
    """Count what the lines list.

    Args:
        lines: The lines of all sheets.

    Returns:
        The figure of every key.
    """
    if lines.unit is Unit.SESSIONS:
        return _of_sessions(lines)
    if lines.unit is not Unit.PEOPLE:
        return _added_up(lines)
    if all(axis.of_people for axis in lines.axes):
        return _people_once(lines)
    if len(lines.axes) == 1:
        return _people_by_session(lines)
    return _people(lines)


def _of_sessions(lines: Lines) -> Cube:
    kinds = [one.kind for one in lines.listed]
    low = [int(one.certain) for one in lines.listed]
    return add_up(lines.axes, [kinds for _ in lines.axes], low, [1] * len(low))


def _added_up(lines: Lines) -> Cube:
    """Figures that add up: from rows as they are, or from the few cells that they fall into."""
    sessions = len({one.kind for one in lines.listed})
    if _is_certain(lines) and sessions * len(lines.people) > _FEW_CELLS and _has_numpy():
        people = [kind for one in lines.listed for kind in lines.present(one)]
        kinds: list[int] = []
        for one in lines.listed:
            kinds += itertools.repeat(one.kind, len(one.sheet.present))
        codes = [people if axis.of_people else kinds for axis in lines.axes]
        return add_up(lines.axes, codes, [1] * len(people), unlimited=lines.unlimited())
    low: Cells = defaultdict(int)
    high: Cells = defaultdict(int)
    for person, kind, certain, number in _present(lines):
        high[person, kind] += number
        low[person, kind] += number if certain else 0
    for one in lines.listed:
        if one.sheet.others:
            for person, least, most in lines.others(one):
                high[person, one.kind] += most or 0
                low[person, one.kind] += least if one.certain else 0
    return _from_cells(lines, low, high)


def _present(lines: Lines) -> Iterator[tuple[int, int, bool, int]]:
    """How many count for one, of each kind of people, at each kind of sessions."""
    if len(lines.people) == 1:
        numbers: dict[tuple[int, bool], int] = defaultdict(int)
        for one in lines.listed:
            numbers[one.kind, one.certain] += len(one.sheet.present)
        for (kind, certain), number in numbers.items():
            yield lines.nobody_known, kind, certain, number
        return
    people: dict[tuple[int, bool], list[int]] = defaultdict(list)
    for one in lines.listed:
        people[one.kind, one.certain].extend(lines.present(one))
    for (kind, certain), found in people.items():
        for person, number in Counter(found).items():
            yield person, kind, certain, number


def _is_certain(lines: Lines) -> bool:
    """Whether every line counts for one, and for certain."""
    return all(verdict is Verdict.HOLDS for verdict in lines.people) and all(
        one.certain and not one.sheet.others for one in lines.listed
    )


def _has_numpy() -> bool:
    return importlib.util.find_spec("numpy") is not None


def _from_cells(lines: Lines, low: Cells, high: Cells) -> Cube:
    """The cube of cells: a kind of people and a kind of sessions each."""
    cells = [cell for cell in high if lines.people[cell[0]] is not Verdict.FAILS]
    people, kinds = [person for person, _ in cells], [kind for _, kind in cells]
    codes = [people if axis.of_people else kinds for axis in lines.axes]
    least = [low.get(cell, 0) if lines.people[cell[0]] is Verdict.HOLDS else 0 for cell in cells]
    most = [high[cell] for cell in cells]
    return add_up(
        lines.axes, codes, least, None if least == most else most, unlimited=lines.unlimited()
    )


def _people_once(lines: Lines) -> Cube:
    """People by what they are themselves: each of them is in one cell, so that cells add up."""
    sure: set[str] = set()
    may: set[str] = set()
    for one in lines.listed:
        sheet = one.sheet
        (sure if one.certain else may).update(sheet.present)
        for person, least, _ in sheet.others:
            (sure if one.certain and least else may).add(person)
    low = Counter(map(lines.kind_of.__getitem__, sure))
    high = low if may <= sure else Counter(map(lines.kind_of.__getitem__, sure | may))
    return _from_cells(
        lines,
        {(kind, _ANY): number for kind, number in low.items()},
        {(kind, _ANY): number for kind, number in high.items()},
    )


def _people_by_session(lines: Lines) -> Cube:
    """People by one property of sessions: a set of them for each kind of session."""
    sure: dict[int, set[str]] = defaultdict(set)
    may: dict[int, set[str]] = defaultdict(set)
    for one in lines.listed:
        sheet = one.sheet
        (sure if one.certain else may)[one.kind].update(sheet.present)
        for person, least, _ in sheet.others:
            (sure if one.certain and least else may)[one.kind].add(person)
    axis = lines.axes[0]
    numbering = Numbering(lines.axes)
    people = lines.people

    def counted(
        sets: dict[int, set[str]], side: Sequence[Places], counts: Callable[[Verdict], bool]
    ) -> Numbered:
        if not all(map(counts, people)):
            kinds = lines.kind_of
            sets = {
                kind: {one for one in found if counts(people[kinds[one]])}
                for kind, found in sets.items()
            }
        of_slot: dict[int, list[set[str]]] = defaultdict(list)
        for kind, found in sets.items():
            for slot in (0, *(place + 1 for place in side[kind])):
                of_slot[slot].append(found)
        return Numbered(numbering, {slot: _different(found) for slot, found in of_slot.items()})

    everyone = {kind: sure[kind] | may[kind] for kind in {*sure, *may}} if may else sure
    return Cube(
        lines.axes,
        counted(sure, axis.sure, lambda verdict: verdict is Verdict.HOLDS),
        counted(everyone, axis.may, lambda verdict: verdict is not Verdict.FAILS),
        where_unlimited(numbering, lines.unlimited()),
    )


def _different(sets: Iterable[set[str]]) -> int:
    listed = list(sets)
    return len(listed[0]) if len(listed) == 1 else len(set[str]().union(*listed))


def _people(lines: Lines) -> Cube:
    """People by what they came to, and perhaps by what they are."""
    names: list[str] = []
    people: list[int] = []
    sessions: list[int] = []
    certain: list[bool] = []
    for one in lines.listed:
        sheet = one.sheet
        names += sheet.present
        people += lines.present(one)
        certain += itertools.repeat(one.certain, len(sheet.present))
        for (kind, least, _), (person, _, _) in zip(lines.others(one), sheet.others, strict=True):
            names.append(person)
            people.append(kind)
            certain.append(one.certain and least > 0)
        sessions += itertools.repeat(one.kind, len(names) - len(sessions))
    verdicts = lines.people
    if not all(verdict is Verdict.HOLDS for verdict in verdicts):
        kept = [verdicts[kind] is not Verdict.FAILS for kind in people]
        certain = [
            sure and verdicts[kind] is Verdict.HOLDS
            for sure, kind in zip(certain, people, strict=True)
        ]
        names, people = [*itertools.compress(names, kept)], [*itertools.compress(people, kept)]
        sessions = [*itertools.compress(sessions, kept)]
        certain = [*itertools.compress(certain, kept)]
    number = {person: at for at, person in enumerate(dict.fromkeys(names))}
    return unique_people(
        lines.axes,
        list(map(number.__getitem__, names)),
        [people if axis.of_people else sessions for axis in lines.axes],
        None if all(certain) else certain,
        unlimited=lines.unlimited(),
    )
