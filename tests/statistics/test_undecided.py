"""People of whom nobody has decided whether they are one: figures against every possibility."""

from __future__ import annotations

import itertools
import json
import pickle
import random
import warnings
from typing import TYPE_CHECKING

import attrs
import pytest

from hijra_amina import vocabulary
from hijra_amina.model import (
    Attendance,
    Headcount,
    Indicator,
    Mark,
    Participant,
    PossibleMatch,
    Programme,
    Roster,
    Scope,
    Session,
    Statement,
    Target,
)
from hijra_amina.statistics import (
    LeftOutWarning,
    achievements,
    attended,
    check,
    count,
    measure,
    share,
    tabulate,
    to_frame,
)
from hijra_amina.statistics._material import material
from hijra_amina.statistics._undecided import undecided_in
from hijra_amina.statistics.tables import recompute
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import Count, LocalizedText, PartialDate, Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TITLE = LocalizedText({"en": "Workshop"})
SEXES = tuple(sorted(vocabulary.codes("sex")))
PLACES = ("IQ-BG", "IQ-NI")
ABILITIES = tuple(sorted(vocabulary.codes("disability")))[:2]
KINDS = ("seminar", "workshop")
# What nobody has recorded may be something that nothing else is, too.
OTHER_PLACE, OTHER_KIND = "IQ-AN", "conference"
DAYS = ("2015-01-10", "2015-02-10", "2015-03-10")
Partition = tuple[frozenset[str], ...]


def partitions(items: Sequence[str]) -> Iterator[list[list[str]]]:
    """Every way to put participants together to people."""
    if not items:
        yield []
        return
    first, *rest = items
    for classes in partitions(rest):
        yield [[first], *classes]
        for at, one in enumerate(classes):
            yield [*classes[:at], [first, *one], *classes[at + 1 :]]


# -- rosters alone ---------------------------------------------------------------------------------


class Maker:
    """Draws small programmes of rosters with gaps, and possible matches at will."""

    def __init__(self, seed: int) -> None:
        """Everything follows from the seed."""
        self.random = random.Random(seed)  # noqa: S311 - no secret

    def programme(self) -> Programme:
        """A programme of up to five participants and three sessions."""
        draw = self.random
        people = tuple(self.person(number) for number in range(draw.choice((2, 3, 4, 5))))
        sessions = tuple(self.session(number, people) for number in range(draw.choice((1, 2, 3))))
        pairs = list(itertools.combinations([one.id for one in people], 2))
        matches = [draw.sample(pair, 2) for pair in pairs if draw.random() < 0.6]
        return Programme(
            id="p",
            name=TITLE,
            participants=people,
            sessions=sessions,
            possible_matches=tuple(PossibleMatch(first=a, second=b) for a, b in matches),
        )

    def person(self, number: int) -> Participant:
        """Somebody of whom something may be unknown."""
        draw = self.random
        return Participant(
            id=f"p-{number}",
            sex=draw.choice(("female", "male", "female", None)),
            governorate=draw.choice((*PLACES, *PLACES, None)),
            disability=draw.choice(ABILITIES),
        )

    def session(self, number: int, people: tuple[Participant, ...]) -> Session:
        """A day with a sheet, of marks some of which are missing."""
        draw = self.random
        on = [one.id for one in people if draw.random() < 0.5]
        marks = [draw.choice((Mark.PRESENT, Mark.PRESENT, Mark.UNKNOWN, Mark.ABSENT)) for _ in on]
        day = DAYS[number]
        return Session(
            id=f"s-{number}",
            title=TITLE,
            kind=draw.choice((*KINDS, None)),
            period=Period.parse(day),
            roster=Roster(
                days=(PartialDate.parse(day),),
                attendances=tuple(
                    Attendance(participant=name, marks=(mark,))
                    for name, mark in zip(on, marks, strict=True)
                ),
                complete=draw.choice((True, True, True, None)),
            ),
        )


@attrs.frozen
class Possible:
    """One of all ways in which it can have been: who is one person, and all that is not known."""

    people: Partition
    here: frozenset[tuple[str, str]]
    sex: dict[str, str]
    governorate: dict[str, str]
    disability: dict[str, str]
    kind: dict[str, str]

    def has(self, name: str, value: str, person: str, session: str) -> bool:
        """Whether somebody at a session belongs to a value."""
        if value == "*":
            return True
        if name == "session":
            return session == value
        of: dict[str, str] = getattr(self, name)
        return of[session if name == "kind" else person] == value

    def inside(self, by: Sequence[str], key: Sequence[str]) -> frozenset[str]:
        """The participants in a cell."""
        return frozenset(
            person
            for person, session in self.here
            if all(
                self.has(name, value, person, session) for name, value in zip(by, key, strict=True)
            )
        )


def possibilities(programme: Programme) -> list[Possible]:
    """All ways in which it can have been, one by one."""
    people = {one.id: one for one in programme.participants}
    rosters = [session.roster for session in programme.sessions if session.roster]
    sheets = [{row.participant for row in roster.attendances} for roster in rosters]
    pairs = [{one.first, one.second} for one in programme.possible_matches]

    def may_be_one(names: Sequence[str]) -> bool:
        return all(
            {one, other} in pairs and not any({one, other} <= sheet for sheet in sheets)
            for one, other in itertools.combinations(names, 2)
        )

    shown = {
        (row.participant, session.id): row.marks[0]
        for session in programme.sessions
        if session.roster
        for row in session.roster.attendances
    }
    open_marks = [one for one, mark in shown.items() if mark is Mark.UNKNOWN]
    sure = {one for one, mark in shown.items() if mark is Mark.PRESENT}
    unplaced = [one.id for one in programme.participants if one.governorate is None]
    unkind = [one.id for one in programme.sessions if one.kind is None]
    found: list[Possible] = []
    for classes in partitions(list(people)):
        known = [{people[one].sex for one in each} - {None} for each in classes]
        if not all(map(may_be_one, classes)) or any(len(each) > 1 for each in known):
            continue
        for chosen in itertools.product(
            itertools.product((False, True), repeat=len(open_marks)),
            itertools.product(*(tuple(each) or ("female", "male") for each in known)),
            itertools.product((*PLACES, OTHER_PLACE), repeat=len(unplaced)),
            itertools.product((*KINDS, OTHER_KIND), repeat=len(unkind)),
        ):
            came, sexes, governorates, kinds = chosen
            found.append(
                Possible(
                    people=tuple(map(frozenset, classes)),
                    here=frozenset(sure | set(itertools.compress(open_marks, came))),
                    sex={
                        one: sex for each, sex in zip(classes, sexes, strict=True) for one in each
                    },
                    governorate={one.id: one.governorate or "" for one in programme.participants}
                    | dict(zip(unplaced, governorates, strict=True)),
                    disability={one.id: one.disability or "" for one in programme.participants},
                    kind={one.id: one.kind or "" for one in programme.sessions}
                    | dict(zip(unkind, kinds, strict=True)),
                )
            )
    return found


OF_PEOPLE = ("sex", "governorate")


def ends_of(every: Sequence[Possible], by: Sequence[str], key: tuple[str, ...]) -> tuple[int, int]:
    """The fewest and the most people of a cell over all possibilities."""
    left = [place for place, name in enumerate(by) if name in OF_PEOPLE and key[place] == "?"]
    if left:
        return _ends_of_the_rest(every, by, key, left[0])
    numbers = [_number(one.people, one.inside(by, key)) for one in every]
    return min(numbers), max(numbers)


def _ends_of_the_rest(
    every: Sequence[Possible], by: Sequence[str], key: tuple[str, ...], place: int
) -> tuple[int, int]:
    """Of the people of the whole, those of whom no participant has a value for certain."""

    def at(value: str) -> list[frozenset[str]]:
        return [one.inside(by, (*key[:place], value, *key[place + 1 :])) for one in every]

    values = SEXES if by[place] == "sex" else PLACES
    placed = frozenset[str]().union(*(frozenset.intersection(*at(value)) for value in values))
    numbers = [
        _number(one.people, whole) - _number(one.people, placed)
        for one, whole in zip(every, at("*"), strict=True)
    ]
    return min(numbers), max(numbers)


def _number(people: Partition, inside: frozenset[str]) -> int:
    return sum(bool(one & inside) for one in people)


@pytest.mark.parametrize("seed", range(80))
@pytest.mark.parametrize("by", [("sex", "session"), ("kind", "governorate"), ("sex",), ()])
def test_every_cell_is_what_all_possibilities_give(seed: int, by: tuple[str, ...]) -> None:
    """Both ends of every cell and margin are those of all partitions, marks and attributes."""
    programme = Maker(seed).programme()
    every = possibilities(programme)
    is_open = any(one.roster and not one.roster.complete for one in programme.sessions)
    for row in tabulate(programme, "people", by=list(by)):
        if "?" in row.key and "kind" in by and row.key[by.index("kind")] == "?":
            continue
        low, high = ends_of(every, by, row.key)
        assert row.count.low == low, row
        assert row.count.high == high or (row.count.high is None and is_open), row
        assert row.tightest


@pytest.mark.parametrize("seed", range(60))
def test_sessions_of_no_known_kind(seed: int) -> None:
    """The people of sessions of which no kind is known are counted by the same rule."""
    programme = Maker(seed).programme()
    names = {one.id for one in programme.sessions if one.kind is None}
    row = tabulate(programme, "people", by=["kind"]).cell(kind="?")
    numbers = [
        _number(one.people, frozenset(name for name, session in one.here if session in names))
        for one in possibilities(programme)
    ]
    assert row.low == min(numbers)


@pytest.mark.parametrize("seed", range(80))
def test_shares_hold_whoever_is_one_person(seed: int) -> None:
    """The share of women, and of people from one place, is inside its ends in every possibility."""
    programme = Maker(seed).programme()
    every = possibilities(programme)
    if any(one.roster and not one.roster.complete for one in programme.sessions):
        return
    place, ability = {"governorate": PLACES[0]}, {"disability": ABILITIES[0]}
    for wanted in ({"sex": "female"}, place, {"sex": "female", **place}, {**place, **ability}):
        for by in ((), ("session",), ("governorate",)):
            for row in tabulate(programme, share(**wanted), by=list(by)):
                if "?" in row.key or set(by) & set(wanted):
                    continue
                for one in every:
                    whole = _number(one.people, one.inside(by, row.key))
                    part = one.inside((*by, *wanted), (*row.key, *wanted.values()))
                    if whole:
                        number = _number(one.people, part)
                        low, high = row.figure.low or 0, row.figure.high
                        assert low * whole <= number, (wanted, row)
                        assert high is None or number <= high * whole, (wanted, row)


def test_what_is_added_up_is_as_it_was() -> None:
    """Participations, person-days and sessions know nothing of who is one person."""
    for seed in range(40):
        programme = Maker(seed).programme()
        without = attrs.evolve(programme, possible_matches=())
        for name in ("participations", "person_days", "sessions"):
            by = ["kind"] if name == "sessions" else ["sex", "session"]
            assert tabulate(programme, name, by=by).rows == tabulate(without, name, by=by).rows
        for row, other in zip(
            tabulate(programme, "people", by=["sex"]),
            tabulate(without, "people", by=["sex"]),
            strict=True,
        ):
            assert row.count.high == other.count.high
            assert row.count.low <= other.count.low


# -- figures beside rosters ------------------------------------------------------------------------


class World:
    """What really happened, to people who may be several participants, and records true of it."""

    def __init__(self, seed: int) -> None:
        """Everything follows from the seed."""
        draw = random.Random(seed)  # noqa: S311 - no secret
        self.draw = draw
        self.people = range(draw.choice((2, 3, 4)))
        self.sex = {one: draw.choice(("female", "male")) for one in self.people}
        self.governorate = {one: draw.choice(PLACES) for one in self.people}
        self.came = [{one for one in self.people if draw.random() < 0.6} for _ in range(3)]
        self.known_as: dict[int, list[str]] = {one: [] for one in self.people}
        sessions = tuple(self.session(place) for place in range(len(self.came)))
        names = [name for known in self.known_as.values() for name in known]
        people = tuple(self.participant(name) for name in names)
        self.programme = Programme(
            id="p",
            name=TITLE,
            participants=people,
            sessions=self.with_joint(sessions),
            possible_matches=tuple(self.matches(names)),
        )

    def participant(self, name: str) -> Participant:
        """A participant, of whom something may be unknown."""
        person = int(name.split("-")[1])
        return Participant(
            id=name,
            sex=self.draw.choice((self.sex[person], self.sex[person], None)),
            governorate=self.draw.choice((self.governorate[person], None)),
        )

    def matches(self, names: Sequence[str]) -> Iterator[PossibleMatch]:
        """All who are one person, and some who are not."""
        for one, other in itertools.combinations(names, 2):
            if one.split("-")[1] == other.split("-")[1] or self.draw.random() < 0.3:
                yield PossibleMatch(first=one, second=other)

    def as_known(self, person: int) -> str:
        """A participant who is a person: one of before, or a new one."""
        known = self.known_as[person]
        if not known or self.draw.random() < 0.5:
            known.append(f"p-{person}-{len(known)}")
        return self.draw.choice(known)

    def session(self, place: int) -> Session:
        """A session with a sheet, figures, or both."""
        draw = self.draw
        came = self.came[place]
        roster = None
        if draw.random() < 0.7:
            is_whole = draw.random() < 0.5
            listed = [one for one in sorted(came) if is_whole or draw.random() < 0.6]
            roster = Roster(
                days=(PartialDate.parse(DAYS[place]),),
                attendances=tuple(
                    Attendance(
                        participant=self.as_known(one),
                        marks=(draw.choice((Mark.PRESENT, Mark.PRESENT, Mark.UNKNOWN)),),
                    )
                    for one in listed
                ),
                complete=True if is_whole else draw.choice((None, False)),
            )
        said = [Statement(count=self.about(len(came)))] if draw.random() < 0.6 else []
        if draw.random() < 0.5:
            women = sum(self.sex[one] == "female" for one in came)
            said.append(Statement(count=self.about(women), sex="female"))
        return Session(
            id=f"s-{place}",
            title=TITLE,
            period=Period.parse(DAYS[place]),
            roster=roster,
            headcount=Headcount(statements=tuple(said)),
        )

    def with_joint(self, sessions: tuple[Session, ...]) -> tuple[Session, ...]:
        """The sessions, one of which may state a figure for several or for all before it."""
        first, second, third = sessions
        if self.draw.random() < 0.5:
            both = self.came[0] | self.came[1]
            entries = len(self.came[0]) + len(self.came[1])
            figure = self.draw.choice((Count.between(len(both), entries), Count.exactly(len(both))))
            joint = Statement(count=figure, scope=Scope.SHARED, covers=("s-0", "s-1"))
            said = (*first.headcount.statements, joint)
            first = attrs.evolve(first, headcount=Headcount(statements=said))
        if self.draw.random() < 0.4:
            far = len(set().union(*self.came))
            joint = Statement(
                count=Count.exactly(far), scope=Scope.CUMULATIVE, covers=("s-0", "s-1")
            )
            said = (*third.headcount.statements, joint)
            third = attrs.evolve(third, headcount=Headcount(statements=said))
        return first, second, third

    def about(self, number: int) -> Count:
        """A figure that is true of a number."""
        low = max(0, number - self.draw.choice((0, 0, 1)))
        return Count.between(low, number + self.draw.choice((0, 0, 1)))

    def truth(self, by: Sequence[str], key: Sequence[str]) -> int:
        """How many people really belong to a cell."""
        return sum(
            any(
                person in came
                and all(
                    value in {"*", {"session": f"s-{place}"}.get(name, self.of(name, person))}
                    for name, value in zip(by, key, strict=True)
                )
                for place, came in enumerate(self.came)
            )
            for person in self.people
        )

    def of(self, name: str, person: int) -> str:
        """What somebody is."""
        return self.sex[person] if name == "sex" else self.governorate[person]


@pytest.mark.parametrize("seed", range(200))
def test_the_truth_lies_inside_beside_figures(seed: int) -> None:
    """Whoever is several participants, what is stated and listed allows what happened."""
    world = World(seed)
    for by in (["sex", "session"], ["governorate"]):
        for row in tabulate(world.programme, "people", by=by):
            if "?" not in row.key:
                true = world.truth(by, row.key)
                assert row.count.low <= true, row
                assert row.count.high is None or true <= row.count.high, row
    participations = sum(map(len, world.came))
    assert count(world.programme, "participations").contains(participations)
    (row,) = tabulate(world.programme, share(sex="female")).rows
    whole, part = world.truth((), ()), world.truth(("sex",), ("female",))
    if whole:
        assert (row.figure.low or 0) * whole <= part <= (row.figure.high or 1) * whole
    assert [one for one in check(world.programme) if one.severity == "error"] == []


@pytest.mark.parametrize("seed", range(60))
def test_a_rule_of_attendance_beside_figures(seed: int) -> None:
    """So it is where only those count who attended enough."""
    world = World(seed)
    asked = measure("people").where_attended(attended(at_least="80%"))
    for row in tabulate(world.programme, asked, by=["sex"]):
        if "?" not in row.key:
            true = world.truth(["sex"], row.key)
            assert row.count.low <= true, row


@pytest.mark.parametrize("seed", range(60))
def test_both_roads_agree_on_what_is_certain(seed: int) -> None:
    """A figure that says nothing sends a programme the other road, where bounds are no narrower."""
    programme = Maker(seed).programme()
    first, *others = programme.sessions
    said = Headcount(statements=(Statement(count=Count.at_most(9)),))
    stated = attrs.evolve(programme, sessions=(attrs.evolve(first, headcount=said), *others))
    questions = [
        ("people", ["sex"]),
        ("people", ["governorate", "session"]),
        (share(governorate=PLACES[0]), ["sex"]),
        (share(disability=ABILITIES[0], governorate=PLACES[0]), []),
    ]
    # Where a sheet is open, the figure says how many came at the most, which makes shares narrower.
    is_open = any(one.roster and not one.roster.complete for one in programme.sessions)
    for asked, by in questions[: 2 if is_open else None]:
        rows, others = (tabulate(one, asked, by=by).rows for one in (programme, stated))
        for row, other in zip(rows, others, strict=True):
            narrow, wide = row.figure, other.figure
            assert (wide.low or 0) <= (narrow.low or 0), other
            assert (wide.low or 0) == (narrow.low or 0) or not other.tightest


# -- explaining, checking, and what has none -------------------------------------------------------


def programme_of(*pairs: tuple[str, str], why: str | None = None) -> Programme:
    """Three sessions of two people each, all of them women."""
    names = ["a", "b", "c", "d", "e", "f"]
    sessions = tuple(
        Session(
            id=f"s-{place}",
            title=TITLE,
            roster=Roster(
                attendances=tuple(
                    Attendance(participant=name) for name in names[2 * place : 2 * place + 2]
                ),
                complete=True,
            ),
        )
        for place in range(3)
    )
    return Programme(
        id="p",
        name=TITLE,
        participants=tuple(Participant(id=name, sex="female") for name in names),
        sessions=sessions,
        possible_matches=tuple(
            PossibleMatch(first=one, second=other, why=why) for one, other in pairs
        ),
    )


def test_pairs_that_hang_together() -> None:
    """Two pairs with one in common make one person fewer, a third that closes the ring another."""
    assert count(programme_of(("a", "c"), ("c", "e")), "people") == Count.between(5, 6)
    assert count(programme_of(("a", "c"), ("c", "e"), ("a", "e")), "people") == Count.between(4, 6)
    assert count(programme_of(("a", "c"), ("d", "e")), "people") == Count.between(4, 6)
    # Two who stand on one roster are two people, whoever thinks they may be one.
    assert count(programme_of(("a", "b")), "people") == Count.exactly(6)


def test_sessions_of_a_programme() -> None:
    """Sessions by themselves know of no possible match, and with their programme they do."""
    programme = programme_of(("a", "c"))
    chosen = programme.sessions[:2]
    assert count(chosen, "people") == Count.exactly(4)
    assert count(chosen, "people", programme=programme) == Count.between(3, 4)


@pytest.mark.parametrize("seed", range(60))
def test_explanations_give_the_figure_again(seed: int) -> None:
    """From each explanation as JSON, and nothing else, both ends are worked out again."""
    for programme in (Maker(seed).programme(), World(seed).programme):
        table = tabulate(programme, "people", by=["sex", "session"])
        for row in table:
            cell = dict(zip(("sex", "session"), row.key, strict=True))
            document = json.loads(json.dumps(table.explain(**cell).document))
            low, high = recompute(document)
            assert (low or 0, high) == (row.count.low or 0, row.count.high), row


def test_what_explanations_say() -> None:
    """The prose says how many pairs are undecided, in both languages, and names nobody."""
    programme = programme_of(("a", "c"), ("c", "e"), why="own_name")
    table = tabulate(programme, "people", by=["sex"])
    english, arabic = table.explain(), table.explain(locale="ar_IQ")
    assert "Of 2 pairs of participants nobody has decided" in english.text
    assert "زوجان من المشاركين" in arabic.text
    assert arabic.text.splitlines()[-1] != english.text.splitlines()[-1]
    one = tabulate(programme_of(("a", "c")), "people").explain()
    assert "Of 1 pair of participants" in one.text
    groups = english.document["reasoning"]["groups"]
    assert groups == [{"participants": 3, "pairs": [[0, 1], [1, 2]], "counted_elsewhere": []}]
    assert "undecided" not in tabulate(programme_of(), "people").explain().text


def test_evidence_names_nobody() -> None:
    """A table can be pickled, and neither it nor an explanation holds a participant."""
    programme = synthetic_programme(sessions=3, people=6, seed=5)
    ids = [one.id for one in programme.participants]
    pairs = [PossibleMatch(first=one, second=other) for one, other in itertools.pairwise(ids)]
    table = tabulate(attrs.evolve(programme, possible_matches=tuple(pairs)), "people", by=["sex"])
    pickled = pickle.dumps(table)
    assert pickle.loads(pickled).rows == table.rows  # noqa: S301 - our own pickle
    assert not any(name.encode() in pickled for name in ids)


def test_beyond_what_is_tried_out() -> None:
    """Of too many who hang together the lower end is true, and said not to be proven."""
    names = [f"p-{place}" for place in range(41)]
    sessions = tuple(
        Session(
            id=f"s-{name}",
            title=TITLE,
            roster=Roster(attendances=(Attendance(participant=name),), complete=True),
        )
        for name in names
    )
    programme = Programme(
        id="p",
        name=TITLE,
        participants=tuple(Participant(id=name) for name in names),
        sessions=sessions,
        possible_matches=tuple(
            PossibleMatch(first=one, second=other)
            for one, other in itertools.pairwise([*names, names[0]])
        ),
    )
    (row,) = tabulate(programme, "people").rows
    assert row.count.low <= 21 <= row.count.high == 41
    assert not row.tightest


def test_programmes_without_take_the_road_that_they_took() -> None:
    """Without possible matches, or where what is recorded excludes them all, nothing is added."""
    for programme in (programme_of(), programme_of(("a", "b"))):
        assert undecided_in(programme) is None
        assert material(programme).undecided is None
    assert tabulate(programme_of(("a", "b")), "people").rows == (
        tabulate(programme_of(), "people").rows
    )


def test_a_match_that_is_none_is_found() -> None:
    """Two on one roster, and two of different sex, are no possible match: `check` says so."""
    programme = programme_of(("a", "c"), ("b", "a"), ("d", "f"))
    people = tuple(
        attrs.evolve(one, sex="male") if one.id == "f" else one for one in programme.participants
    )
    found = check(attrs.evolve(programme, participants=people))
    assert [(one.code, one.session, one.statements[1]) for one in found] == [
        ("impossible_match", "s-0", "$.possible_matches[1]"),
        ("impossible_match", "s-1", "$.possible_matches[2]"),
    ]
    assert check(programme_of(("a", "c"))) == ()


def test_indicators_are_ranges() -> None:
    """What an indicator has reached is a range where people may be one."""
    target = Target(period=Period.parse("2015"), count=Count.exactly(6))
    asked = Indicator(id="i", name=TITLE, measure="people", targets=(target,))
    programme = attrs.evolve(programme_of(("a", "c")), indicators=(asked,))
    dated = tuple(
        attrs.evolve(one, period=Period.parse(DAYS[place]))
        for place, one in enumerate(programme.sessions)
    )
    (reached,) = achievements(attrs.evolve(programme, sessions=dated), asked)
    assert (reached.actual.low, reached.actual.high) == (5, 6)


@pytest.mark.extra("frames")
def test_a_frame_warns() -> None:
    """A frame counts every participant as a person, and making one says so."""
    with pytest.warns(LeftOutWarning, match="possible matches are not in the frame"):
        frame = to_frame(programme_of(("a", "c")))
    assert count(frame, "people") == Count.exactly(6)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        to_frame(programme_of(("a", "b")))
