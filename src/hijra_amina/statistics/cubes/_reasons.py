"""How a figure of plain rosters comes about: what each session's sheet adds to it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._cells import Margin, Part, Reasoning
from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Basis, Count, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hijra_amina.statistics._cells import Key
    from hijra_amina.statistics.cubes._axis import Axis
    from hijra_amina.statistics.cubes._cube import Cube, Interval
    from hijra_amina.statistics.cubes._lines import Lines

__all__ = ["RosterEvidence"]


@attrs.frozen
class _Told:
    """What one sheet says, by kinds of people: it names nobody."""

    session: str
    kind: int
    certain: bool
    open_ended: bool
    people: tuple[tuple[int, int, int | None], ...]


@attrs.frozen
class _Everything:
    """What all sheets say."""

    unit: Unit
    people: tuple[Verdict, ...]
    sessions: tuple[_Told, ...]

    @classmethod
    def of(cls, lines: Lines) -> _Everything:
        """Count every sheet's people by kind."""
        sessions: list[_Told] = []
        for one in lines.listed:
            people: list[tuple[int, int, int | None]] = [
                (kind, number, number) for kind, number in Counter(lines.present(one)).items()
            ]
            if lines.unit is Unit.SESSIONS:
                people.append((lines.nobody_known, 1, 1))
            people += lines.others(one)
            sessions.append(
                _Told(one.session, one.kind, one.certain, one.open_ended, tuple(people))
            )
        return cls(lines.unit, lines.people, tuple(sessions))


class RosterEvidence:
    """Explains the figures of plain rosters.

    What a sheet says is counted when somebody asks, or when the evidence is pickled; from then on
    it holds figures by session and nothing that tells one person from another.

    Args:
        cube: The figures.
        told: What all sheets say, or what gives it.
    """

    def __init__(self, cube: Cube, told: _Everything | Callable[[], _Everything]) -> None:
        """Count nothing yet."""
        self._cube = cube
        self._told = told

    @classmethod
    def of(cls, cube: Cube, lines: Lines) -> RosterEvidence:
        """The evidence of some lines."""
        return cls(cube, lambda: _Everything.of(lines))

    def __reduce__(
        self,
    ) -> tuple[Callable[[Cube, _Everything], RosterEvidence], tuple[Cube, _Everything]]:
        """How it is copied and pickled: without the lines, which name people."""
        return RosterEvidence, (self._cube, self._everything())

    def _everything(self) -> _Everything:
        if not isinstance(self._told, _Everything):
            self._told = self._told()
        return self._told

    def explain(self, key: Key) -> Reasoning:
        """How the figure of a key comes about.

        Args:
            key: The key of a cell.

        Returns:
            The reasoning.
        """
        told = self._everything()
        for place, (axis, value) in enumerate(zip(self._cube.axes, key, strict=True)):
            if axis.of_people and value == Margin.UNKNOWN:
                return self._complement(key, place, axis)
        parts = tuple(self._parts(key, told))
        low, high = self._cube[key]
        document: dict[str, object]
        if told.unit is Unit.PEOPLE:
            perhaps = None if high is None else high - low
            document = {"how": "people", "certain": low, "perhaps": perhaps}
        else:
            document = {"how": "sum", "parts": [_document(part) for part in parts]}
        sure = [part for part in parts if part.verdict is Verdict.HOLDS and part.count.low]
        rule = "unique_people" if told.unit is Unit.PEOPLE else "sum_of_sessions"
        if told.unit is not Unit.SESSIONS and all(part.count.high is not None for part in parts):
            rule = "complete_rosters"
        return Reasoning(
            rule=rule,
            parts=parts,
            low_because=tuple(origin for part in sure for origin in part.origins),
            high_because=tuple(origin for part in parts for origin in part.origins),
            document=document,
        )

    def _complement(self, key: Key, place: int, axis: Axis) -> Reasoning:
        """The whole less what is sure of its parts."""

        def ends(value: str) -> dict[str, int | None]:
            low, high = self._cube[(*key[:place], value, *key[place + 1 :])]
            return {"low": low, "high": high}

        return Reasoning(
            rule="complement",
            document={
                "how": "complement",
                "whole": ends(str(Margin.ALL)),
                "parts": [ends(value) for value in axis.values],
            },
        )

    def _parts(self, key: Key, told: _Everything) -> Iterator[Part]:
        """What each session contributes."""
        slots = [axis.labels.index(value) for axis, value in zip(self._cube.axes, key, strict=True)]
        asked = list(zip(self._cube.axes, slots, strict=True))
        known: dict[tuple[bool, int], Verdict] = {}

        def belongs(kind: int, *, of_people: bool) -> Verdict:
            if (of_people, kind) not in known:
                verdict = told.people[kind] if of_people else Verdict.HOLDS
                for axis, slot in asked:
                    if axis.of_people is of_people and slot:
                        sure, may = slot - 1 in axis.sure[kind], slot - 1 in axis.may[kind]
                        verdict &= Verdict.decide(holds=sure, fails=not may)
                known[of_people, kind] = verdict
            return known[of_people, kind]

        for one in told.sessions:
            verdict = belongs(one.kind, of_people=False)
            if not one.certain:
                verdict &= Verdict.OPEN
            if verdict is Verdict.FAILS:
                continue
            low, high = _added(one, lambda kind: belongs(kind, of_people=True))
            if high == 0:
                continue
            count = Count.unknown()
            if (low, high) != (0, None):
                count = Count(low, high, basis=Basis.DERIVED)
            where = "session" if told.unit is Unit.SESSIONS else "roster"
            yield Part(one.session, verdict, count, (f"{one.session}: {where}",))


def _added(one: _Told, belongs: Callable[[int], Verdict]) -> Interval:
    """What a session contributes if it belongs to the cell."""
    low = high = 0
    is_open = one.open_ended
    for kind, least, most in one.people:
        verdict = belongs(kind)
        if verdict is Verdict.FAILS:
            continue
        low += least if verdict is Verdict.HOLDS else 0
        is_open = is_open or most is None
        high += most or 0
    return low, None if is_open else high


def _document(part: Part) -> dict[str, object]:
    return {
        "session": part.session,
        "verdict": str(part.verdict.value),
        "low": part.count.low,
        "high": part.count.high,
    }
