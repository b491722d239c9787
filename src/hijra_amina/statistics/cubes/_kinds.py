"""People or sessions by what is asked of them: those that have the same raw values are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.cubes._axis import Axis
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.model import Participant
    from hijra_amina.statistics._asking import Question
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["Kinds", "Raws", "kinds_of_people"]

Raws = tuple[str | None, ...]


class Kinds:
    """Kinds of people or of sessions, numbered as they are met.

    Args:
        asked: The question.
        of_people: Whether they are kinds of people.

    Attributes:
        of_people: Whether they are kinds of people.
        dimensions: What tells them apart.
        raws: The raw values of each kind.
        verdicts: Whether each kind is what the question's conditions want.
    """

    def __init__(self, asked: Question, *, of_people: bool) -> None:
        """Know none yet."""
        self.of_people = of_people
        self.dimensions = tuple(made for made in asked.dimensions if made.is_of_people is of_people)
        self.raws: list[Raws] = []
        self.verdicts: list[Verdict] = []
        self._numbers: dict[Raws, int] = {}
        self._known: dict[tuple[int, str | None], Verdict] = {}
        names = [made.name for made in self.dimensions]
        self._conditions = [
            (names.index(made.name), made, value)
            for made, value in asked.conditions
            if made.is_of_people is of_people
        ]

    def number(self, raws: Raws) -> int:
        """The number of the kind with these raw values."""
        found = self._numbers.get(raws)
        if found is None:
            found = self._numbers[raws] = len(self.raws)
            self.raws.append(raws)
            self.verdicts.append(self._verdict(raws))
        return found

    def _verdict(self, raws: Raws) -> Verdict:
        verdict = Verdict.HOLDS
        for turn, (place, made, value) in enumerate(self._conditions):
            key = turn, raws[place]
            said = self._known.get(key)
            if said is None:
                said = self._known[key] = made.verdict(raws[place], value)
            verdict &= said
        return verdict

    def axis(self, made: Dimension, values: Iterable[str]) -> Axis:
        """A dimension as the axis of a table, whose raw values are the kinds."""
        place = self._place(made)
        numbers: dict[str | None, int] = {}
        of_kind = [numbers.setdefault(raws[place], len(numbers)) for raws in self.raws]
        return Axis.of_dimension(made, numbers, values).numbered_by(of_kind)

    def raw(self, made: Dimension, kind: int) -> str | None:
        """The raw value of a kind in a dimension."""
        return self.raws[kind][self._place(made)]

    def _place(self, made: Dimension) -> int:
        return [known.name for known in self.dimensions].index(made.name)


class _OfPerson(dict[str, int]):
    """The kind of each person; of one without a record, nothing is known."""

    def __init__(self, known: Iterable[tuple[str, int]], nobody_known: int) -> None:
        super().__init__(known)
        self._nobody_known = nobody_known

    def __missing__(self, person: str) -> int:
        return self._nobody_known


def kinds_of_people(asked: Question, found: Material) -> tuple[Kinds, dict[str, int], int]:
    """The kinds of the people of some records.

    Args:
        asked: The question.
        found: The records.

    Returns:
        The kinds; the kind of each person, by identifier; the kind of those of whom nothing is
        known, which there always is.
    """
    kinds = Kinds(asked, of_people=True)
    nobody_known = kinds.number((None,) * len(kinds.dimensions))
    people = found.participants
    if not kinds.dimensions:
        return kinds, _OfPerson((), nobody_known), nobody_known
    columns = [_raws_of(made, found, people.values()) for made in kinds.dimensions]
    of_each: Iterable[int]
    if len(columns) == 1:
        # One look-up a person, without a tuple for each.
        number = {raw: kinds.number((raw,)) for raw in dict.fromkeys(columns[0])}
        of_each = map(number.__getitem__, columns[0])
    else:
        rows = list(zip(*columns, strict=True))
        numbers = {raws: kinds.number(raws) for raws in dict.fromkeys(rows)}
        of_each = map(numbers.__getitem__, rows)
    return kinds, _OfPerson(zip(people, of_each, strict=True), nobody_known), nobody_known


def _raws_of(made: Dimension, found: Material, people: Iterable[Participant]) -> list[str | None]:
    if made.of_body is not None:
        of_body = made.of_body
        bodies = {person.organisation for person in people}
        raw_of = {body: None if body is None else of_body(found, body) for body in bodies}
        return [raw_of[person.organisation] for person in people]
    of_person = made.of_person
    return [None if of_person is None else of_person(found, person) for person in people]
