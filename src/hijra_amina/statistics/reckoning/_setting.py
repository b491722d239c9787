"""All records of a question, read once: what is said, what sheets show, what matters of people."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from hijra_amina import vocabulary
from hijra_amina.model import Participant
from hijra_amina.statistics.measures import Unit
from hijra_amina.statistics.reckoning._coarse import ORGANISATION, coarsened
from hijra_amina.statistics.reckoning._entries import Several
from hijra_amina.statistics.reckoning._links import Links, links_of
from hijra_amina.statistics.reckoning._merging import with_fewer_people
from hijra_amina.statistics.reckoning._said import Facts, Who, facts_of
from hijra_amina.statistics.reckoning._sheets import Sheet, sheet_of
from hijra_amina.statistics.reckoning._space import Box, Mentioned, Region, Space, meet, space_of
from hijra_amina.statistics.reckoning._traits import somebody_with
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension
    from hijra_amina.statistics.measures import Attended

__all__ = ["Setting", "Signature"]

Signature = tuple[str | None, ...]
"""Somebody's raw values in the dimensions of people that are asked for."""

# Values of so few that all of them are told apart at once.
_FEW = 4


class Setting:
    """The records of a question.

    Args:
        found: The sessions, and what they refer to.
        unit: What is counted.
        rule: The rule of attendance, if there is one.
        dimensions: The dimensions of people that are asked for.
        values: All values of each that are asked for.
        rolled: Whether earlier bodies and governorates are rolled up to later ones.
    """

    def __init__(  # noqa: PLR0913 - all of it is the question and its records
        self,
        found: Material,
        unit: Unit,
        rule: Attended | None,
        dimensions: Sequence[Dimension],
        values: Mapping[str, Sequence[str]],
        *,
        rolled: bool,
    ) -> None:
        """Read everything."""
        self.found = found
        self.unit = unit
        self.ruled = rule is not None
        self.dimensions = tuple(dimensions)
        # Whoever does not have a value is told apart by the trait that has it.
        self._contraries = {
            made.name: made.contrary_to for made in dimensions if made.contrary_to is not None
        }
        own = {made.name: made for made in dimensions if made.contrary_to is None}
        wanted = {name: list(values[name]) for name in own}
        for made, value in self._contraries.values():
            own.setdefault(made.name, made)
            wanted.setdefault(made.name, []).append(value)
        self._traits = tuple(own.values())
        self._values = {name: tuple(dict.fromkeys(several)) for name, several in wanted.items()}
        self._asked = {made.name: tuple(values[made.name]) for made in dimensions}
        self._rolled = rolled
        self.facts: Facts = facts_of(found)
        days = unit is Unit.PERSON_DAYS
        self.sheets: dict[str, Sheet] = {
            session.id: sheet_of(session, rule, days=days) for session in found.sessions
        }
        if found.undecided is not None:
            self.facts = with_fewer_people(self.facts, self.sheets, found.undecided)
        self.several = {
            session.id: Several.of(session.represents)
            for session in found.sessions
            if session.represents.high != 1 or session.represents.approximate
        }
        self._mentioned = {
            session.id: mentioned_at(self.facts, session.id) for session in found.sessions
        }
        self._everything = _merged(self._mentioned.values())
        self._verdicts: dict[tuple[Signature, Region], Verdict] = {}
        self._spaces: dict[object, Space] = {}
        self._in_play: dict[object, dict[str, tuple[str, ...]]] = {}
        self.unknown = self._people_not_known()
        self.links: Links = links_of(self.sheets, self.facts, self.unknown)

    # What is mentioned.

    def whom(self, sessions: Iterable[str]) -> tuple[Who, ...]:
        """Whom the statements of some sessions are about."""
        return tuple(
            dict.fromkeys(who for session in sessions for who in whom(self.facts, session))
        )

    def people_at(self, sessions: Iterable[str]) -> Iterator[Participant]:
        """The records of the people whom sessions show."""
        for session in sessions:
            for key in self.sheets[session].lines:
                yield self.found.participants.get(key, _NOBODY)

    def is_told_of(self, session: str) -> bool:
        """Whether anything is said of a session besides what its sheet shows."""
        shared = any(session in one.covers for one in self.facts.joint)
        return shared or self.facts.says_something(session)

    # People.

    def signature(self, key: str) -> Signature:
        """What tells people apart, for the cells of a table."""
        person = self.found.participants.get(key)
        if person is None:
            return (None,) * len(self.dimensions)
        return tuple(
            None if made.of_person is None else made.of_person(self.found, person)
            for made in self.dimensions
        )

    def belongs(self, signature: Signature, region: Region) -> Verdict:
        """Whether people belong to a region."""
        known = self._verdicts.get((signature, region))
        if known is None:
            known = Verdict.HOLDS
            for made, raw in zip(self.dimensions, signature, strict=True):
                for name, value in region:
                    if name == made.name:
                        known &= made.verdict(raw, value)
            self._verdicts[signature, region] = known
        return known

    def _people_not_known(self) -> frozenset[str]:
        """The people of whom something is unknown that a statement or the question is about."""
        told: dict[tuple[object, ...], bool] = {}
        unknown: set[str] = set()
        for key in dict.fromkeys(key for sheet in self.sheets.values() for key in sheet.lines):
            person = self.found.participants.get(key, _NOBODY)
            traits = tuple(getattr(person, name) for name in self._everything)
            signature = self.signature(key)
            alike = (signature, traits)
            if alike not in told:
                told[alike] = None in traits or self._is_open(signature)
            if told[alike]:
                unknown.add(key)
        return frozenset(unknown)

    def _is_open(self, signature: Signature) -> bool:
        return any(
            raw is None
            or any(made.verdict(raw, value) is Verdict.OPEN for value in self._asked[made.name])
            for made, raw in zip(self.dimensions, signature, strict=True)
        )

    # Spaces.

    def in_play(self, sessions: tuple[str, ...], region: Region) -> dict[str, tuple[str, ...]]:
        """The values that have to be told apart for a region at some sessions."""
        if sessions not in self._in_play:
            mentioned = _merged(self._mentioned[session] for session in sessions)
            self._in_play[sessions] = {
                made.name: self._told_apart(made, mentioned) for made in self._traits
            }
        found = {name: dict.fromkeys(values) for name, values in self._in_play[sessions].items()}
        for name, value in region:
            made, own = self._contraries.get(name, (None, value))
            found[name if made is None else made.name][own] = None
        return {name: tuple(values) for name, values in found.items()}

    def box(self, space: Space, region: Region) -> Box:
        """A region as a box of a space."""
        box = space.everybody
        for name, value in region:
            made, own = self._contraries.get(name, (None, value))
            if made is None:
                box = meet(box, space.having(name, value))
            else:
                box = meet(box, space.lacking(made.name, own))
        return box

    def _told_apart(self, made: Dimension, mentioned: Mentioned) -> tuple[str, ...]:
        values = self._values[made.name]
        is_own = made.of_body is None and made.name not in _OF_RECORDS
        if is_own or made.several:
            return ()
        if len(values) <= _FEW:
            return values
        if made.of_body is not None:
            bodies = mentioned.get(ORGANISATION, {})
            raws = {made.of_body(self.found, body) for body in bodies}
        else:
            raws = {
                made.of_person(self.found, somebody_with(made.name, value))
                for value in mentioned.get(made.name, ())
                if made.of_person is not None
            }
        return tuple(
            value
            for value in values
            if any(made.verdict(raw, value) is Verdict.HOLDS for raw in raws)
        )

    def coarse(
        self,
        sessions: tuple[str, ...],
        values: Mapping[str, tuple[str, ...]],
        region: Region,
        most: int,
    ) -> tuple[Facts, Space]:
        """What is left when traits are left aside, until no more than so many kinds remain.

        Kept are the traits of the region, and then those that most sessions mention.
        """
        needed = frozenset(self._trait_of(name) for name, _ in region)
        often = Counter(name for session in sessions for name in self._mentioned[session])
        more = [name for name, _ in often.most_common() if name not in needed]
        ways = (
            (needed.union(chosen), lists)
            for number in range(len(more), -1, -1)
            for lists in (True, False)
            for chosen in itertools.combinations(more, number)
        )
        found = (self._coarse(sessions, values, *way) for way in ways)
        fitting = (one for one in found if one[1].size * len(sessions) <= most)
        return next(fitting, self._coarse(sessions, values, needed, lists=False))

    def _coarse(
        self,
        sessions: tuple[str, ...],
        values: Mapping[str, tuple[str, ...]],
        kept: frozenset[str],
        lists: bool,  # noqa: FBT001 - one of two ways
    ) -> tuple[Facts, Space]:
        facts = coarsened(self.facts, kept, lists=lists)
        made = [one for one in self._traits if self._trait_of(one.name) in kept]
        space = space_of(
            _merged(mentioned_at(facts, session) for session in sessions),
            made,
            {one.name: values[one.name] for one in made},
            self.found,
            _sexes,
            rolled=self._rolled,
        )
        return facts, space

    def _trait_of(self, name: str) -> str:
        """The trait that a dimension is of."""
        made = self._contraries.get(name, (None, ""))[0]
        own = next(one for one in self._traits if one.name == (name if made is None else made.name))
        return ORGANISATION if own.of_body is not None else own.name

    def space(self, sessions: tuple[str, ...], values: Mapping[str, tuple[str, ...]]) -> Space:
        """The space of some sessions."""
        key = (sessions, tuple(values.items()))
        if key not in self._spaces:
            self._spaces[key] = space_of(
                _merged(self._mentioned[session] for session in sessions),
                self._traits,
                values,
                self.found,
                _sexes,
                rolled=self._rolled,
            )
        return self._spaces[key]


_NOBODY = Participant(id="anybody")
_OF_RECORDS = frozenset({"sex", "age_band", "disability", "post_level", "governorate"})


def whom(facts: Facts, session: str) -> Iterator[Who]:
    """Whom the statements about a session are about."""
    for said in facts.said[session]:
        yield said.who
    for split in facts.splits.get(session, ()):
        yield from split.parts
    for joint in facts.joint:
        if session in joint.covers:
            yield joint.said.who


def mentioned_at(facts: Facts, session: str) -> Mentioned:
    """What the statements about a session mention."""
    made: Mentioned = {}
    for who in whom(facts, session):
        for name, value in who.traits:
            made.setdefault(name, {})[value] = None
        if who.body is not None:
            bodies = made.setdefault(ORGANISATION, {})
            bodies.update(dict.fromkeys((who.body.organisation, *sorted(who.body.beside))))
    listed = facts.listed.get(session, ())
    if listed:
        made.setdefault(ORGANISATION, {}).update(dict.fromkeys(sorted(listed)))
    return made


def _merged(several: Iterable[Mentioned]) -> Mentioned:
    made: dict[str, dict[str, None]] = defaultdict(dict)
    for one in several:
        for name, values in one.items():
            made[name].update(values)
    return dict(made)


def _sexes() -> tuple[str, ...]:
    return tuple(term.code for term in vocabulary.terms("sex"))
