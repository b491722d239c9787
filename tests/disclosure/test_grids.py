"""Tables as whoever sees them reads them, and all of them together as one system."""

import pytest

import hijra_amina as ha
from hijra_amina.disclosure import Shown, grid_of, protect
from hijra_amina.disclosure.lattice import Cell, lattice_of
from hijra_amina.disclosure.published import OR
from hijra_amina.errors import InvalidValueError
from hijra_amina.knowledge import Knowledge
from hijra_amina.statistics import attended
from hijra_amina.statistics.tables import Protection, Row, Table
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import Count

pytestmark = pytest.mark.extra("disclosure")

PROGRAMME = synthetic_programme(sessions=3, people=40, seed=2, unknown=0)
GAPS = synthetic_programme(sessions=3, people=40, seed=2, unknown=0.2)


def one(figure, **more):
    """A table of one figure."""
    return Table(measure="people", dimensions=(), rows=(Row((), figure),), **more)


@pytest.mark.parametrize(
    ("figure", "seen"),
    [
        (Count.exactly(27), Shown(27, 27)),
        (Count.between(17, 27), Shown(17, 27)),
        (Count.at_least(17), Shown(17, None)),
        (Count.unknown(), Shown(0, None)),
        (Count.about(39), Shown(0, None)),
        (Count.suppressed(), Shown(hidden=True)),
        (Count.suppressed(below=5), Shown(0, 4, hidden=True)),
    ],
)
def test_a_figure_is_seen_as_what_it_says_for_certain(figure, seen):
    """What is only about right excludes nothing."""
    assert grid_of(one(figure)).cells[()] == seen


def test_a_rounded_figure_is_less_than_the_base_away():
    """And no number of people is below nought."""
    said = Protection(method="rounding", threshold=5, base=5)
    assert grid_of(one(Count.about(20), protection=said)).cells[()] == Shown(16, 24)
    assert grid_of(one(Count.about(0), protection=said)).cells[()] == Shown(0, 4)
    assert grid_of(one(Count.exactly(27), protection=said)).cells[()] == Shown(27, 27)


def test_a_condition_on_the_session_is_which_sessions_are_counted():
    """However it is asked for, it is the same figure."""
    first = PROGRAMME.sessions[0].id
    asked = grid_of(ha.tabulate(PROGRAMME, "people", where={"session": first}))
    alone = grid_of(ha.tabulate(PROGRAMME.sessions[0], "people", programme=PROGRAMME))
    assert asked.sessions == alone.sessions == frozenset({first})
    assert asked.where == ()
    split = grid_of(ha.tabulate(PROGRAMME, "people", by="session"))
    system = lattice_of([asked, alone, split])
    places = [table.places for table in system.tables]
    assert places[0][()] == places[1][()] == places[2][(first,)]


@pytest.mark.parametrize("by", [(), "sex", "ministry", ["sex", "session"], "year", "topic"])
@pytest.mark.parametrize("measure", ["people", "participations", "person_days"])
def test_tables_of_complete_records_are_recognised(measure, by):
    """Nothing that they show speaks against it."""
    assert grid_of(ha.tabulate(PROGRAMME, measure, by=by)).recorded


def test_bounds_are_no_records():
    """What follows from a headcount does not add up as records do."""
    report = ha.read("examples/hijra-amina")
    assert not grid_of(ha.tabulate(report, "people", by="sex")).recorded
    protected = protect(ha.tabulate(report, "people", by="sex"))
    assert not grid_of(protected).recorded


def test_what_adds_up_is_told_from_what_only_covers():
    """Each person has one sex; the same person comes in two years, to sessions on two topics."""
    people = grid_of(ha.tabulate(PROGRAMME, "people", by=["sex", "year", "topic"]))
    assert [axis.adds_up for axis in people.axes] == [True, False, False]
    times = grid_of(ha.tabulate(PROGRAMME, "participations", by=["sex", "year", "topic"]))
    assert [axis.adds_up for axis in times.axes] == [True, True, False]


def test_a_rule_of_attendance_is_a_part_of_the_measure():
    """Those who came to enough are some of those who came."""
    everybody = ha.tabulate(PROGRAMME, "participations", by="sex")
    rule = attended(at_least="80%")
    enough = ha.tabulate(PROGRAMME, "participations", by="sex", attendance=rule)
    hidden = Table(
        measure="participations",
        dimensions=("sex",),
        rows=tuple(Row(row.key, Count.suppressed()) for row in enough.rows),
        sessions=enough.sessions,
        counted=enough.counted,
    )
    system = lattice_of([grid_of(everybody), grid_of(hidden)])
    women = system.tables[1].places[("female",)].certain
    (answer,) = Knowledge(system.size, system.rows).bounds([{women: 1}])
    assert answer.high == everybody.cell(sex="female").high


def test_values_that_were_put_together_are_what_they_were():
    """What stands as "others" is one ministry or the other."""
    rows = (Row(("*",), Count.exactly(9)), Row(("others",), Count.exactly(9)))
    said = Protection(
        method="merging", threshold=5, merged=(("ministry", "others", ("iq-moi", "iq-moh")),)
    )
    seen = grid_of(Table(measure="people", dimensions=("ministry",), rows=rows, protection=said))
    assert seen.axes[0].values == (f"iq-moh{OR}iq-moi",)
    system = lattice_of([seen])
    assert {dict(cell.conditions).get("ministry") for cell in system.cells} >= {"iq-moh", "iq-moi"}


def test_the_day_matters_only_to_what_lives_in_time():
    """Women are women on every day; a ministry may have become another."""
    early, late = (
        grid_of(ha.tabulate(PROGRAMME, "people", by=["ministry", "sex"], as_of=day))
        for day in ("2014-06-01", "2016-06-01")
    )
    system = lattice_of([early, late])
    first, second = (table.places for table in system.tables)
    assert first["*", "female"] == second["*", "female"]
    ministry = early.axes[0].values[0]
    assert first[ministry, "*"] != second.get((ministry, "*"))


def test_the_cells_do_not_depend_on_what_is_hidden():
    """Else what is hidden could be told from how the rest is reckoned."""
    made = ha.tabulate(PROGRAMME, "people", by=["ministry", "sex"])
    shown, hidden = grid_of(made), grid_of(protect(made))
    assert lattice_of([shown]).cells == lattice_of([hidden]).cells
    assert lattice_of([shown]).sums == lattice_of([hidden]).sums


@pytest.mark.parametrize("programme", [PROGRAMME, GAPS], ids=["complete", "gaps"])
def test_all_tables_of_a_programme_are_true_together(programme):
    """Nothing that is said of parts and wholes contradicts the figures."""
    asked = [
        *(
            (measure, by, {})
            for measure in ("people", "participations", "person_days")
            for by in (
                (),
                "sex",
                ["sex", "session"],
                "ministry",
                ["ministry", "government"],
                "year",
                "topic",
                ["sex", "post_level"],
            )
        ),
        ("people", "sex", {"government": "federal"}),
        ("sessions", "topic", {}),
    ]
    grids = [
        grid_of(ha.tabulate(programme, measure, by=by, where=where)) for measure, by, where in asked
    ]
    system = lattice_of(grids)
    assert Knowledge(system.size, system.rows).witness({}, 0) is not None


def test_gains_and_shares_are_no_counts():
    """There is nothing to add up."""
    with pytest.raises(InvalidValueError, match="counts"):
        grid_of(ha.tabulate(PROGRAMME, "gain"))
    with pytest.raises(InvalidValueError, match="counts"):
        grid_of(ha.tabulate(PROGRAMME, "completion", by="sex"))


def test_a_cell_is_the_same_whoever_speaks_of_it():
    """It is its meaning."""
    women = Cell("people", frozenset({"s-1"}), (("sex", "female"),))
    assert women == Cell("people", frozenset({"s-1"}), (("sex", "female"),), None)
