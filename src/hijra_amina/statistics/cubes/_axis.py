"""`Axis`: one dimension of a cube, from raw values to the values of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics.tables import Margin
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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
        raws: The raw values, each once.
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
    def of(
        cls,
        name: str,
        raws: Iterable[str | None],
        values: Iterable[str],
        verdict: Callable[[str | None, str], Verdict] | None = None,
        *,
        of_people: bool,
    ) -> Axis:
        """Ask of each raw value which values it has.

        Args:
            name: The name of the dimension.
            raws: The raw values, each once.
            values: The values of the table.
            verdict: Whether a raw value has a value. Left out where a raw value has the value
                that it is, and nothing is known of `None`; then nothing has to be asked, however
                many values there are.
            of_people: Whether it is a dimension of people, and not of sessions.

        Returns:
            The axis.

        Examples:
            >>> Axis.of("kind", ("visit", "talk"), ("talk",), of_people=False).sure
            ((1,), (0,))
        """
        listed, known = tuple(raws), tuple(values)
        sides = _equal(listed, known) if verdict is None else _asked(listed, known, verdict)
        sure: list[Places] = []
        may: list[Places] = []
        nobody = (len(known),)
        for has, can_have in sides:
            unclaimed = () if of_people or has else nobody
            sure.append(has + unclaimed)
            may.append(can_have + unclaimed)
        return cls(
            name=name,
            raws=listed,
            values=known,
            of_people=of_people,
            sure=tuple(sure),
            may=tuple(may),
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """What its margins and values are called in a key: `*`, the values, `?`.

        Examples:
            >>> Axis.of("kind", (), ("talk",), of_people=False).labels
            ('*', 'talk', '?')
        """
        return (str(Margin.ALL), *self.values, str(Margin.UNKNOWN))


def _equal(
    raws: Sequence[str | None], values: Sequence[str]
) -> Iterable[tuple[Places, Places]]:
    """A raw value is a value itself, or not known."""
    place = {value: (at,) for at, value in enumerate(values)}
    every = tuple(range(len(values)))
    for raw in raws:
        if raw is None:
            yield (), every
        else:
            yield place.get(raw, ()), place.get(raw, ())


def _asked(
    raws: Sequence[str | None],
    values: Sequence[str],
    verdict: Callable[[str | None, str], Verdict],
) -> Iterable[tuple[Places, Places]]:
    every = tuple(range(len(values)))
    for raw in raws:
        said = [verdict(raw, value) for value in values]
        sure = tuple(at for at, answer in enumerate(said) if answer is Verdict.HOLDS)
        may = tuple(at for at, answer in enumerate(said) if answer is not Verdict.FAILS)
        yield sure, every if len(may) == len(every) else may
