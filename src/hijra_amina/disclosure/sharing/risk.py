"""How few people are alike in rows that are to be shared."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from hijra_amina.disclosure.sharing._participations import LINK, traits
from hijra_amina.errors import HijraAminaError

if TYPE_CHECKING:
    from collections.abc import Collection

    from hijra_amina.disclosure.sharing._participations import Participations

__all__ = ["Easing", "Group", "Risk", "RiskError", "groups_of", "risk_of", "small_sessions"]


@attrs.frozen(kw_only=True)
class Easing:
    """What giving up one trait more would do.

    Attributes:
        trait: The trait.
        smallest: How many people the smallest group would have.
        people_below: How many people would be in groups that are too small.
    """

    trait: str
    smallest: int
    people_below: int


@attrs.frozen
class Group:
    """People who are alike.

    Attributes:
        people: How many they are.
        rows: Their rows, by number.
    """

    people: int
    rows: list[int]


@attrs.frozen(kw_only=True)
class Risk:
    """How few people are alike in all that the rows tell of them.

    Two people are alike if their rows are: the same sessions, and at each the same traits. Who
    knows all of that of somebody finds a group, and within the group nobody. What is not known is
    a value like others.

    Attributes:
        threshold: How many people are to be alike at the least.
        traits: By what people can be told apart; with `link`, the rows of one person belong
            together, and without it every row counts as a person.
        people: How many people there are.
        combinations: How many groups of people who are alike.
        smallest: How many people the smallest group has (k); 0 if there is nobody.
        combinations_below: How many groups have fewer people than the threshold.
        people_below: How many people are in these.
        easings: What giving up one trait more would do, the most helpful first.
    """

    threshold: int
    traits: tuple[str, ...]
    people: int
    combinations: int
    smallest: int
    combinations_below: int
    people_below: int
    easings: tuple[Easing, ...] = ()

    @property
    def share_below(self) -> Fraction:
        """The share of people who are in groups that are too small."""
        return Fraction(self.people_below, self.people) if self.people else Fraction(0)

    @property
    def is_met(self) -> bool:
        """Whether there are people, and all groups are large enough."""
        return self.people > 0 and self.people_below == 0

    def to_json(self) -> dict[str, object]:
        """All of it, as plain data."""
        return {
            "threshold": self.threshold,
            "traits": list(self.traits),
            "people": self.people,
            "combinations": self.combinations,
            "smallest": self.smallest,
            "combinations_below": self.combinations_below,
            "people_below": self.people_below,
            "share_below": str(self.share_below),
            "easings": [attrs.asdict(one) for one in self.easings],
        }


class RiskError(HijraAminaError, ValueError):
    """Rows that are not shared because too few people are alike in them.

    Args:
        risk: How few.

    Examples:
        >>> risk = Risk(
        ...     threshold=5,
        ...     traits=("sex",),
        ...     people=9,
        ...     combinations=2,
        ...     smallest=2,
        ...     combinations_below=1,
        ...     people_below=2,
        ... )
        >>> print(RiskError(risk))
        nothing is shared: 2 of 9 people are alike with fewer than 5, the smallest group has 2
        hint: give up traits with `coarsen=True`, or name them in `without`
    """

    risk: Risk

    def __init__(self, risk: Risk) -> None:
        """Keep the figures."""
        super().__init__(risk)
        self.risk = risk

    def __str__(self) -> str:
        """How many people are alike with too few, and what to give up."""
        risk = self.risk
        if not risk.people:
            return "nothing is shared: there is no row, or none of a session with enough people"
        hint = "give up traits with `coarsen=True`, or name them in `without`"
        if risk.easings:
            best = ", ".join(f"{one.trait} ({one.people_below} left)" for one in risk.easings[:3])
            hint += f"; most would help: {best}"
        return (
            f"nothing is shared: {risk.people_below} of {risk.people} people are alike with fewer "
            f"than {risk.threshold}, the smallest group has {risk.smallest}\nhint: {hint}"
        )


def risk_of(given: Participations, threshold: int, *, easings: bool = True) -> Risk:
    """How few people are alike in rows.

    Args:
        given: The rows.
        threshold: How many people are to be alike at the least.
        easings: Whether to work out what giving up each trait would do.

    Returns:
        The figures.
    """
    told = tuple(
        name
        for name in traits()
        if name not in given.given_up and (name == LINK or name in given.names)
    )
    made = _risk(groups_of(given, told), told, threshold)
    if not easings or made.people_below == 0:
        return made
    found: list[Easing] = []
    for name in told:
        fewer = [other for other in told if other != name]
        one = _risk(groups_of(given, fewer), (), threshold)
        if one.people_below < made.people_below or one.smallest > made.smallest:
            below = one.people_below
            found.append(Easing(trait=name, smallest=one.smallest, people_below=below))
    found.sort(key=lambda one: (one.people_below, -one.smallest))
    return attrs.evolve(made, easings=tuple(found))


def groups_of(given: Participations, told: Collection[str]) -> list[Group]:
    """People who are alike if only these traits are told."""
    places = [given.names.index(name) for name in told if name != LINK]
    at, who = given.names.index("session"), given.names.index("participant")
    of_people: defaultdict[object, list[int]] = defaultdict(list)
    for number, row in enumerate(given.rows):
        of_people[row[who] if LINK in told else number].append(number)
    shown = [(row[at], *(row[place] for place in places)) for row in given.rows]
    found: defaultdict[object, list[list[int]]] = defaultdict(list)
    for rows in of_people.values():
        # A person has one row of a session, so that the rows of one person are a set.
        found[frozenset(shown[number] for number in rows)].append(rows)
    return [Group(len(rows), [one for some in rows for one in some]) for rows in found.values()]


def small_sessions(given: Participations, threshold: int) -> tuple[str, ...]:
    """The sessions with fewer rows than the threshold, whatever is told of the people there."""
    at = given.names.index("session")
    numbers = Counter(str(row[at]) for row in given.rows)
    return tuple(session for session, number in numbers.items() if number < threshold)


def _risk(groups: list[Group], told: tuple[str, ...], threshold: int) -> Risk:
    sizes = [group.people for group in groups]
    below = [size for size in sizes if size < threshold]
    return Risk(
        threshold=threshold,
        traits=told,
        people=sum(sizes),
        combinations=len(sizes),
        smallest=min(sizes, default=0),
        combinations_below=len(below),
        people_below=sum(below),
    )
