"""`Axis`: one dimension of a cube, from raw values to the values of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.dimensions import is_value
from hijra_amina.statistics.tables import Margin
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["Axis", "Places", "Side"]

Places = tuple[int, ...]
"""The places of some values of an axis, in order; one past the last value is `?`."""

Side = tuple[Places, ...]
"""For each raw value of an axis, the places that it has."""


@attrs.frozen(kw_only=True)
class Axis:
    """A dimension whose raw values are numbered, with what each of them says of a table's values.

    A raw value may belong to several values (topics), to none, and perhaps to some (a session
    whose month is not known). Raw values stand for themselves by their number everywhere in this
    room, so that nothing is compared twice.

    Attributes:
        name: The name of the dimension.
        raws: The raw values; one may stand there twice.
        values: The values of the table, in its order.
        of_people: Whether `?` is what the values leave of the whole. Else it is the raw values
            that no value claims for certain.
        sure: For each raw value, the places of the values that it has for certain.
        may: For each raw value, the places of those that it may have; `sure` among them.

    Shape:
        `len(sure) == len(may) == len(raws)`; places run from 0 to `len(values)`, which is `?`.

    Examples:
        >>> from hijra_amina.values import Verdict
        >>> def same(raw, value):
        ...     return Verdict.decide(holds=raw == value, fails=raw not in {None, value})
        >>> sex = Axis.of("sex", (None, "female"), ("female", "male"), same, of_people=True)
        >>> sex.sure, sex.may
        (((), (0,)), ((0, 1), (0,)))
    """

    name: str
    raws: tuple[str | None, ...]
    values: tuple[str, ...]
    of_people: bool
    sure: Side
    may: Side

    @classmethod
    def of(  # noqa: PLR0913 - what an axis is; `of_dimension` takes it from a dimension
        cls,
        name: str,
        raws: Iterable[str | None],
        values: Iterable[str],
        verdict: Callable[[str | None, str], Verdict] = is_value,
        *,
        of_people: bool,
        several: bool = True,
    ) -> Axis:
        """Ask of each raw value which values it has.

        Args:
            name: The name of the dimension.
            raws: The raw values, each once.
            values: The values of the table.
            verdict: Whether a raw value has a value. Of the one that most dimensions have,
                nothing has to be asked for a raw value that is a value, however many there are.
            of_people: Whether it is a dimension of people, and not of sessions.
            several: Whether a raw value that has a value may have others, too.

        Returns:
            The axis.

        Examples:
            >>> Axis.of("kind", ("visit", "talk"), ("talk",), of_people=False).sure
            ((1,), (0,))
        """
        known = tuple(values)
        place: dict[str, Places] = {value: (at,) for at, value in enumerate(known)}
        every = tuple(range(len(known)))
        nobody = (len(known),)
        sure: list[Places] = []
        may: list[Places] = []
        has: Places
        can_have: Places
        listed = tuple(raws)
        for raw in listed:
            if raw is not None and raw in place and verdict is is_value:
                has = can_have = place[raw]
            else:
                has, can_have = _asked(raw, known, verdict, several=several)
            unclaimed = () if of_people or has else nobody
            sure.append(has + unclaimed)
            may.append((every if len(can_have) == len(every) else can_have) + unclaimed)
        return cls(
            name=name,
            raws=listed,
            values=known,
            of_people=of_people,
            sure=tuple(sure),
            may=tuple(may),
        )

    @classmethod
    def of_dimension(
        cls, made: Dimension, raws: Iterable[str | None], values: Iterable[str]
    ) -> Axis:
        """The axis of a dimension.

        Args:
            made: The dimension.
            raws: The raw values, each once.
            values: The values of the table.

        Returns:
            The axis.

        Examples:
            >>> from hijra_amina.statistics.dimensions import dimension
            >>> Axis.of_dimension(dimension("topic"), ("a;b", None), ("a", "b")).sure
            ((0, 1), (2,))
        """
        return cls.of(
            made.name,
            raws,
            values,
            made.verdict,
            of_people=made.is_of_people,
            several=made.several,
        )

    @property
    def is_settled(self) -> bool:
        """Whether no raw value leaves open whether it has a value.

        Examples:
            >>> Axis.of("kind", ("talk", None), ("talk",), of_people=False).is_settled
            False
        """
        return self.sure == self.may

    def numbered_by(self, raws: Sequence[int]) -> Axis:
        """The same axis for things of which each has one of the raw values.

        Args:
            raws: The number of each thing's raw value.

        Returns:
            An axis whose raw values are numbered as the things are.

        Examples:
            >>> kind = Axis.of("kind", ("talk", None), ("talk",), of_people=False)
            >>> kind.numbered_by([1, 0, 0]).raws
            (None, 'talk', 'talk')
        """
        return attrs.evolve(
            self,
            raws=tuple(self.raws[raw] for raw in raws),
            sure=tuple(self.sure[raw] for raw in raws),
            may=tuple(self.may[raw] for raw in raws),
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """What its margins and values are called in a key: `*`, the values, `?`.

        Examples:
            >>> Axis.of("kind", (), ("talk",), of_people=False).labels
            ('*', 'talk', '?')
        """
        return (str(Margin.ALL), *self.values, str(Margin.UNKNOWN))


def _asked(
    raw: str | None,
    values: Sequence[str],
    verdict: Callable[[str | None, str], Verdict],
    *,
    several: bool,
) -> tuple[Places, Places]:
    """The places of the values that a raw value has for certain, and that it may have."""
    sure: list[int] = []
    may: list[int] = []
    for at, value in enumerate(values):
        answer = verdict(raw, value)
        if answer is Verdict.HOLDS:
            if not several:
                return (at,), (at,)
            sure.append(at)
        if answer is not Verdict.FAILS:
            may.append(at)
    return tuple(sure), tuple(may)
