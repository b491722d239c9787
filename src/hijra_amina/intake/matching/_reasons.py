"""The reasons for and against two lines being of one person, from what was compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.intake.matching._likeness import CLASH, NEAR
from hijra_amina.intake.matching.candidate import Aspect, Outcome, Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.intake.matching._chain import Chain, Name
    from hijra_amina.intake.matching._likeness import Likeness
    from hijra_amina.intake.matching._lines import Line

__all__ = ["reasons_of"]

_GRANDFATHER = 2
_BADLY = -4.0
_FACTS = (
    Aspect.SEX,
    Aspect.ORGANISATION,
    Aspect.GOVERNORATE,
    Aspect.AGE_BAND,
    Aspect.POST_LEVEL,
    Aspect.DISABILITY,
)


def reasons_of(
    first: Line, second: Line, chain: Chain | None, left: Name | None, right: Name | None
) -> tuple[Reason, ...]:
    """Say what was compared and how.

    Args:
        first: A line.
        second: Another.
        chain: How their names go together.
        left: The first's name.
        right: The second's.

    Returns:
        One reason for each aspect that was looked at. Facts that a sheet does not ask for are not
        called missing; a phone is.
    """
    found: list[Reason] = []
    if chain is not None and left is not None and right is not None:
        found.extend(_of_names(chain, left, right))
    found.append(_of_sets(Aspect.PHONE, first.phones, second.phones))
    if first.staff_numbers or second.staff_numbers:
        found.append(_of_sets(Aspect.STAFF_NUMBER, first.staff_numbers, second.staff_numbers))
    for aspect in _FACTS:
        a, b = getattr(first, aspect), getattr(second, aspect)
        if a is not None and b is not None:
            outcome = Outcome.AGREES if a == b else Outcome.DIFFERS
            found.append(Reason(aspect=aspect, outcome=outcome))
    if first.sheets & second.sheets:
        found.append(Reason(aspect=Aspect.SHEET, outcome=Outcome.AGREES))
    return tuple(found)


def _of_sets(aspect: Aspect, a: frozenset[str], b: frozenset[str]) -> Reason:
    if not a or not b:
        return Reason(aspect=aspect, outcome=Outcome.MISSING)
    return Reason(aspect=aspect, outcome=Outcome.AGREES if a & b else Outcome.DIFFERS)


def _of_names(chain: Chain, left: Name, right: Name) -> Iterator[Reason]:
    yield Reason(aspect=Aspect.OWN, outcome=_outcome(chain.own))
    sizes = (len(left.words), len(right.words))
    last_is_family = (left.nisba, right.nisba)
    told: dict[Aspect, Outcome] = {}
    for i, j, like in chain.pairs:
        longer = 0 if sizes[0] >= sizes[1] else 1
        told.setdefault(
            _aspect((i, j)[longer], sizes[longer], last_is_family[longer]), _outcome(like)
        )
    lefts = [_aspect(i, sizes[0], left.nisba) for i in chain.first_left]
    rights = [_aspect(j, sizes[1], right.nisba) for j in chain.second_left]
    for aspect in dict.fromkeys([*lefts, *rights]):
        both = aspect in lefts and aspect in rights
        told.setdefault(aspect, Outcome.DIFFERS if both else Outcome.MISSING)
    for aspect in (Aspect.FATHER, Aspect.GRANDFATHER, Aspect.FAMILY):
        if aspect in told:
            yield Reason(aspect=aspect, outcome=told[aspect])


def _aspect(place: int, size: int, nisba: bool) -> Aspect:  # noqa: FBT001 - a fact of the name
    if place == size - 1 and (nisba or place > _GRANDFATHER):
        return Aspect.FAMILY
    if place == 1:
        return Aspect.FATHER
    return Aspect.GRANDFATHER if place == _GRANDFATHER else Aspect.FAMILY


def _outcome(like: Likeness) -> Outcome:
    if like.level == CLASH:
        return Outcome.DIFFERS
    return Outcome.SIMILAR if like.level == NEAR or like.fit < _BADLY else Outcome.AGREES
