"""The fast road for plain rosters: the same answers as everything else, or none."""

from __future__ import annotations

import itertools
import pickle
import random
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina import vocabulary
from hijra_amina.model import (
    Attendance,
    Headcount,
    Involvement,
    Mark,
    Ministry,
    Organisation,
    Participant,
    Place,
    Programme,
    Roster,
    Session,
    SessionStatus,
    Statement,
    TermUse,
)
from hijra_amina.statistics import _asking as asking
from hijra_amina.statistics import reckoning
from hijra_amina.statistics._days import attends, came, days_off_the_sheet, days_present
from hijra_amina.statistics._material import Material, material
from hijra_amina.statistics.cubes import _rosters, record_cells
from hijra_amina.statistics.dimensions import dimension
from hijra_amina.statistics.measures import attended
from hijra_amina.statistics.tables.recomputing import recompute
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Verdict

if TYPE_CHECKING:
    from hijra_amina.statistics._cells import Cells

TITLE = LocalizedText({"en": "Workshop"})
OF_PEOPLE = ("sex", "age_band", "body", "ministry", "government", "governorate")
OF_SESSIONS = ("session", "kind", "place_governorate", "year", "month", "topic")
RULES = (
    None,
    attended(at_least="80%"),
    attended(at_least="1/2", of="planned"),
    attended(at_least="1/3", of="recorded").turned(),
)


PERIODS = (
    "2014-12-31",
    "2015-01-01/2015-01-02",
    "2014-11",
    "2014-10/2015-02",
    "XXXX-05-04/XXXX-05-05",
    "P3D",
    "2015",
)
BODIES = (
    Ministry(id="first", name=TITLE, kind="ministry", government="federal"),
    Ministry(id="second", name=TITLE, kind="ministry", government="krg"),
    Organisation(id="unit", name=TITLE, parent="first"),
    Organisation(id="stray", name=TITLE),
)


def plain_programme(seed: int) -> Programme:
    """A programme with nothing but rosters, of which anything may be missing.

    What is in it needs no shrinking, and drawing it from a seed is many times cheaper.
    """
    rnd = random.Random(seed)  # noqa: S311 - test data

    def some(*values: str) -> str | None:
        return rnd.choice((*values, *values, None))

    people = tuple(
        Participant(
            id=f"p-{n}",
            sex=some("female", "male"),
            age_band=some(*sorted(vocabulary.codes("age_band"))[:2]),
            organisation=some(*(body.id for body in BODIES)),
            governorate=some("IQ-BG", "IQ-NI"),
        )
        for n in range(rnd.randint(0, 5))
    )
    sessions = tuple(plain_session(rnd, n, people) for n in range(rnd.randint(0, 4)))
    return Programme(
        id="example", name=TITLE, organisations=BODIES, participants=people, sessions=sessions
    )


def plain_session(rnd: random.Random, number: int, people: tuple[Participant, ...]) -> Session:
    """A session, with a sheet of no, one or two columns, or without one."""
    period = Period.parse(rnd.choice(PERIODS))
    dates = period.dates() or ()
    columns = tuple(map(PartialDate.of, dates)) or (PartialDate(None, 5, 4), PartialDate(2015))
    columns = columns[: rnd.choice((0, 1, 2, 2))]
    rows = tuple(
        Attendance(
            participant=person.id,
            marks=tuple(rnd.choice((Mark.PRESENT, *Mark)) for _ in columns),
        )
        for person in people
        if rnd.random() < 0.7
    )
    roster = Roster(days=columns, attendances=rows, complete=rnd.choice((True, True, True, None)))
    kinds = sorted(vocabulary.codes("session_kind"))[:2]
    topics = rnd.sample((None, *sorted(vocabulary.codes("topic"))[:2]), rnd.randint(0, 2))
    return Session(
        id=f"s-{number}",
        title=TITLE,
        kind=rnd.choice((None, *kinds)),
        period=period,
        places=tuple(
            Place(governorate=code, country="IQ")
            for code in rnd.sample((None, "IQ-BG", "IQ-NI"), rnd.randint(0, 2))
        ),
        topics=tuple(TermUse(code=code, wording="a topic") for code in topics),
        roster=rnd.choice((roster, roster, roster, None)),
        status=rnd.choice((*[SessionStatus.HELD] * 4, SessionStatus.PLANNED)),
    )


@attrs.frozen
class Asked:
    """A question, and what it is asked of."""

    question: asking.Question
    found: Material
    values: dict[str, tuple[str, ...]]

    def cells(self) -> Cells | None:
        """The answer of the fast road."""
        return record_cells(self.question, self.found, self.values)


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    """A question to a plain programme."""
    found = material(plain_programme(draw(st.integers(0, 2**32 - 1))))
    measure = draw(st.sampled_from(("people", "participations", "person_days", "sessions")))
    names = OF_SESSIONS if measure == "sessions" else (*OF_PEOPLE, *OF_SESSIONS)
    by = draw(st.lists(st.sampled_from(names), unique=True, max_size=3))
    where: dict[str, str] = {}
    if draw(st.booleans()):
        name = draw(st.sampled_from(names))
        known = dimension(name).values_in(found)
        if known:
            where[name] = draw(st.sampled_from(known))
    rule = None if measure == "sessions" else draw(st.sampled_from(RULES))
    return ask(found, measure, by, where, rule)


def ask(
    found: Material,
    measure: str,
    by: list[str],
    where: dict[str, str] | None = None,
    rule: object = None,
) -> Asked:
    """A question with the values of its dimensions."""
    question = asking.question(measure, by, where, attendance=rule)
    values = {made.name: made.values_in(found) for made in question.dimensions}
    return Asked(asking.checked(question, values, found), found, values)


def by_hand(asked: Asked) -> dict[tuple[str, ...], tuple[int, int | None]]:
    """Every line put into every cell that it may belong to, and people into sets."""
    unit = asked.question.measure.unit
    sure: dict[tuple[str, ...], dict[object, int]] = defaultdict(dict)
    may: dict[tuple[str, ...], dict[object, int | None]] = defaultdict(dict)
    for session in asked.found.sessions:
        for who, verdict, least, most in lines_of(session, asked):
            for key in itertools.product(
                *(("*", *asked.values[made.name], "?") for made in asked.question.split)
            ):
                belongs = verdict
                for made, value in zip(asked.question.split, key, strict=True):
                    belongs &= claims(asked, made, session, who, value)
                for made, value in asked.question.conditions:
                    belongs &= made.verdict(raw_of(asked, made, session, who), value)
                counted = who if unit == "people" else (session.id, who)
                if belongs is not Verdict.FAILS:
                    before = may[key].get(counted, 0)
                    both = (before, most)
                    may[key][counted] = None if None in both else max(before or 0, most or 0)
                if belongs is Verdict.HOLDS:
                    sure[key][counted] = max(least, sure[key].get(counted, 0))
    found: dict[tuple[str, ...], tuple[int, int | None]] = {}
    keys = itertools.product(
        *(("*", *asked.values[made.name], "?") for made in asked.question.split)
    )
    for key in keys:
        highs = may[key].values()
        high = None if None in highs else sum(value or 0 for value in highs)
        found[key] = sum(sure[key].values()), high
    return with_complements(asked, found)


def lines_of(session: Session, asked: Asked) -> list[tuple[str | None, Verdict, int, int | None]]:
    """Who is on a sheet, whether they count, and for how many; `None` is people unlisted."""
    measure = asked.question.measure
    if measure.unit == "sessions":
        return [("", Verdict.HOLDS, 1, 1)]
    beside = days_off_the_sheet(session)
    longest = session.period.length().high
    if longest is not None and session.roster and session.roster.days:
        longest = max(longest, len(session.roster.days))
    found: list[tuple[str | None, Verdict, int, int | None]] = []
    for row in session.roster.attendances if session.roster else ():
        rule = measure.attendance
        verdict = came(row, beside) if rule is None else attends(rule, session, row, beside)
        days = days_present(row, beside, longest) if measure.unit == "person_days" else (1, 1)
        found.append((row.participant, verdict, *days))
    if session.roster is None or session.roster.complete is not True:
        found.append((None, Verdict.OPEN, 0, None))
    return found


def raw_of(asked: Asked, made: object, session: Session, who: str | None) -> str | None:
    """The raw value of a line in a dimension."""
    if not made.is_of_people:
        return made.of_session(asked.found, session)
    person = asked.found.participants.get(who or "")
    return None if person is None else made.of_person(asked.found, person)


def claims(asked: Asked, made: object, session: Session, who: str | None, value: str) -> Verdict:
    """Whether a line has a value; `?` of sessions is what no value claims for certain."""
    raw = raw_of(asked, made, session, who)
    if value == "*":
        return Verdict.HOLDS
    if value != "?":
        return made.verdict(raw, value)
    claimed = any(made.verdict(raw, known) is Verdict.HOLDS for known in asked.values[made.name])
    return Verdict.FAILS if made.is_of_people or claimed else Verdict.HOLDS


def with_complements(
    asked: Asked, found: dict[tuple[str, ...], tuple[int, int | None]]
) -> dict[tuple[str, ...], tuple[int, int | None]]:
    """The same with `?` of people as what is left of the whole."""
    made: dict[tuple[str, ...], tuple[int, int | None]] = {}
    for key, ends in found.items():
        places = [
            place
            for place, each in enumerate(asked.question.split)
            if each.is_of_people and key[place] == "?"
        ]
        if len(places) > 1:
            continue
        made[key] = ends
        for place in places:
            at = lambda value, key=key, place=place: (*key[:place], value, *key[place + 1 :])  # noqa: E731
            name = asked.question.split[place].name
            least, most = found[at("*")]
            placed = sum(found[at(value)][0] for value in asked.values[name])
            low = max(0, least - placed)
            made[key] = low, None if most is None else max(low, most - placed)
    return made


def figures(cells: Cells) -> dict[tuple[str, ...], tuple[int, int | None]]:
    """The ends of every cell, each looked up by its key."""
    return {key: (cells.cells[key].count.low, cells.cells[key].count.high) for key in cells.cells}


@settings(max_examples=200)
@given(questions())
def test_it_counts_what_is_counted_by_hand(asked: Asked) -> None:
    """Lines, marks, open sheets, unknown values and rules of attendance: every figure the same."""
    cells = asked.cells()
    if cells is not None:
        assert figures(cells) == by_hand(asked)


@settings(max_examples=150)
@given(questions())
def test_it_says_what_the_general_engine_says(asked: Asked) -> None:
    """Where both can answer, each figure is the same, and as tight."""
    cells = asked.cells()
    if cells is None:
        return
    general = reckoning.cells(asked.question, asked.found, asked.values)
    assert dict(cells.cells.items()) == dict(general.cells)


@settings(max_examples=60)
@given(questions())
def test_rows_give_what_cells_give(asked: Asked) -> None:
    """With many kinds of cells rows go to the kernels as they are, and nothing changes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_rosters, "_FEW_CELLS", 0)
        cells = asked.cells()
    if cells is not None:
        assert figures(cells) == by_hand(asked)


@settings(max_examples=60)
@given(questions())
def test_every_figure_can_be_worked_out_again(asked: Asked) -> None:
    """The reasoning of each cell gives its figure, before and after pickling."""
    cells = asked.cells()
    if cells is None:
        return
    again = pickle.loads(pickle.dumps(cells.evidence))  # noqa: S301 - our own
    for key, ends in figures(cells).items():
        reasoning = cells.evidence.explain(key)
        assert recompute(reasoning.document) == ends
        assert again.explain(key) == reasoning


def programme_of(*sessions: Session, people: int = 3) -> Programme:
    """A programme with a few people of two ministries."""
    return Programme(
        id="example",
        name=TITLE,
        organisations=tuple(
            Ministry(id=name, name=TITLE, kind="ministry") for name in ("first", "second")
        ),
        participants=tuple(
            Participant(
                id=f"p-{n}",
                sex=("female", "male", None)[n % 3],
                organisation=("first", "second", None)[n % 3],
            )
            for n in range(people)
        ),
        sessions=sessions,
    )


def session_of(*people: str, key: str = "s-1", **fields: object) -> Session:
    """A session of two days with a complete sheet; everybody came on the first."""
    days = (PartialDate.parse("2015-06-16"), PartialDate.parse("2015-06-17"))
    rows = tuple(
        Attendance(participant=person, marks=(Mark.PRESENT, Mark.ABSENT)) for person in people
    )
    given_fields: dict[str, object] = {
        "period": Period(*days),
        "roster": Roster(days=days, attendances=rows, complete=True),
    }
    return Session(id=key, title=TITLE, **(given_fields | fields))


class TestWhatIsPlain:
    @pytest.mark.parametrize(
        "fields",
        [
            {"headcount": Headcount(statements=(Statement(count=3),))},
            {"capacity": Count.exactly(3)},
            {"bodies": (Involvement(organisation="first"),)},
            {"origins": (TermUse(code="IQ-BG"),)},
            {"represents": Count.at_least(2)},
        ],
    )
    def test_a_record_that_says_more_is_not(self, fields: dict[str, object]) -> None:
        """Where there is something to reason about, the fast road gives way."""
        found = material(programme_of(session_of("p-0", **fields)))
        assert ask(found, "people", ["sex"]).cells() is None

    def test_a_body_that_did_not_send_people_says_nothing_of_them(self) -> None:
        """Who coordinated a session does not matter to who came."""
        bodies = (Involvement(organisation="first", role="coordination"),)
        found = material(programme_of(session_of("p-0", bodies=bodies)))
        assert ask(found, "people", ["sex"]).cells() is not None

    def test_dimensions_of_one_body_depend_on_one_another(self) -> None:
        """Somebody of an unknown body has no ministry of one government and of another."""
        of_two = material(programme_of(session_of("p-0", "p-1")))
        of_nobody_knows = material(programme_of(session_of("p-0", "p-2")))
        by = ["ministry", "body"]
        assert ask(of_two, "people", by).cells() is not None
        assert ask(of_nobody_knows, "people", by).cells() is None
        assert ask(of_nobody_knows, "people", ["ministry"]).cells() is not None

    def test_a_condition_and_a_split_depend_on_one_another(self) -> None:
        """Women of unknown sex are no men."""
        found = material(programme_of(session_of("p-0", "p-2")))
        assert ask(found, "people", ["sex"], {"sex": "female"}).cells() is None
        assert ask(found, "people", [], {"sex": "female"}).cells() is not None

    def test_a_length_that_is_only_about_right_is_no_length(self) -> None:
        """Days of which there are some ten are not counted one by one."""
        period = Period(duration=Count.exactly(10).__class__(10, 10, approximate=True))
        session = session_of("p-0", period=period)
        found = material(programme_of(session))
        assert ask(found, "person_days", []).cells() is None
        assert ask(found, "people", []).cells() is not None


class TestEvidence:
    found = material(programme_of(session_of("p-0", "p-1"), session_of("p-0", "p-2", key="s-2")))

    def test_each_session_adds_its_people(self) -> None:
        """Who was at two sessions is one of the people, and two of the participations."""
        cells = ask(self.found, "people", ["sex"]).cells()
        reasoning = cells.evidence.explain(("*",))
        assert [(part.session, part.count.value) for part in reasoning.parts] == [
            ("s-1", 2),
            ("s-2", 2),
        ]
        assert cells.cells["*",].count.value == 3
        assert reasoning.rule == "complete_rosters"
        assert reasoning.low_because == ("s-1: roster", "s-2: roster")

    def test_pickles_name_nobody(self) -> None:
        """No identifier of a person is in what can be stored."""
        for measure, by in (("people", ["sex"]), ("people", ["year"]), ("people", ["sex", "year"])):
            cells = ask(self.found, measure, by).cells()
            assert b"p-0" not in pickle.dumps(cells.evidence)

    def test_an_open_sheet_says_so(self) -> None:
        """Where somebody may be missing from the sheet, there is no most."""
        roster = attrs.evolve(session_of("p-0").roster, complete=None)
        found = material(programme_of(session_of("p-0", roster=roster)))
        cells = ask(found, "people", []).cells()
        assert cells.cells[()].count == Count.at_least(1)
        assert cells.evidence.explain(()).rule == "unique_people"


def test_cells_are_made_when_they_are_looked_at() -> None:
    """Equal figures are one cell, and a mapping of them is as long as its keys."""
    found = material(programme_of(session_of("p-0", "p-1")))
    cells = ask(found, "people", ["sex"]).cells().cells
    assert cells["female",] is cells["male",]
    assert len(cells) == len(list(cells)) == 4
    assert cells["?",].count == Count.exactly(0)
    assert Fraction(cells["*",].count.value) == 2


class TestDays:
    def test_a_list_without_days_of_an_unknown_length_has_no_most(self) -> None:
        """Whoever is on a list came on a day at least, and nobody knows on how many."""
        roster = Roster(attendances=(Attendance(participant="p-0"),), complete=True)
        session = session_of("p-0", period=Period.unknown(), roster=roster)
        cells = ask(material(programme_of(session)), "person_days", ["sex"]).cells()
        assert cells.cells["female",].count == Count.at_least(1)
        assert cells.cells["male",].count == Count.exactly(0)

    def test_a_measure_with_conditions_of_its_own_is_for_others(self) -> None:
        """A share is worked out from counts, and a count with conditions is asked with them."""
        found = material(programme_of(session_of("p-0")))
        asked = ask(found, "people", [])
        women = attrs.evolve(asked.question.measure, where=(("sex", "female"),))
        assert record_cells(attrs.evolve(asked.question, measure=women), found, {}) is None
