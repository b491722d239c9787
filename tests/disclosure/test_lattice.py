"""Tables that have something to do with one another, in ways that none of them says."""

import datetime as dt
import itertools

import attrs
import pytest

from hijra_amina.disclosure import Ledger, attack, grid_of, protect
from hijra_amina.disclosure.lattice import lattice_of
from hijra_amina.disclosure.published._json import grid_from_json, grid_to_json
from hijra_amina.statistics import combined, tabulate
from hijra_amina.statistics.tables import Coverage, Row, Table
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import Count, Status

pytestmark = pytest.mark.extra("disclosure")


def table(figures, dimensions, measure="people", sessions=("s-1",), **more):
    """A table by key: a whole number, two ends, or `None` for what is hidden."""
    return Table(
        measure=measure,
        dimensions=dimensions,
        rows=tuple(
            Row(key if isinstance(key, tuple) else (key,), as_count(said))
            for key, said in figures.items()
        ),
        sessions=frozenset(sessions),
        **more,
    )


def as_count(said):
    """A figure."""
    if said is None:
        return Count.suppressed()
    return Count.between(*said) if isinstance(said, tuple) else Count.exactly(said)


def ends(found, *key, at=0):
    """Between which numbers the figure of a key lies."""
    (one,) = [one for one in found if one.table == at and one.key == key]
    return one.low, one.high


def test_a_dimension_of_ones_own_is_taken_to_add_up():
    """Whoever reads it takes it so."""
    seen = table({"*": 23, "a": None, "b": None, "c": 20}, ("district",))
    assert [(one.low, one.high) for one in attack(seen)] == [(0, 3), (0, 3)]


def test_two_dimensions_of_ones_own_hide_what_follows_from_margins():
    """With one figure hidden for another in each line, the small one would follow."""
    figures = {("*", "*"): 100, ("a", "*"): 22, ("b", "*"): 78, ("*", "x"): 70, ("*", "y"): 30}
    inner = {("a", "x"): 2, ("a", "y"): 20, ("b", "x"): 68, ("b", "y"): 10}
    made = protect(table({**figures, **inner}, ("region", "thing")))
    low, high = ends(attack(made), "a", "x")
    assert low == 0
    assert high >= 5


def test_figures_that_are_more_than_their_whole_do_not_add_up():
    """Somebody has several subjects."""
    seen = table({"*": 10, "a": 8, "b": 7, "c": None}, ("subject",))
    assert ends(attack(seen), "c") == (0, 10)
    made = protect(table({"*": 10, "a": 8, "b": 7, "c": 2}, ("subject",)))
    assert [str(made.cell(subject=value)) for value in "ab"] == [
        "Count.exactly(8)",
        "Count.exactly(7)",
    ]


def test_nobody_is_under_two_values_that_only_conditions_name():
    """One table for each place: together they are not more than all."""
    everybody = table({"*": 20}, ("sex",))
    here = table({"*": 17, "female": 17}, ("sex",), where=(("hall", "north"),))
    there = table({"*": None, "female": None}, ("sex",), where=(("hall", "south"),))
    assert ends(attack([everybody, here, there]), "*", at=2) == (0, 3)


def test_those_of_whom_two_things_are_unknown_are_a_part_of_both():
    """A table does not list them, but what is listed of each leaves so many."""
    figures = {
        ("*", "*"): 22,
        ("*", "iq-moi"): (9, 11),
        ("*", "iq-molsa"): (5, 7),
        ("*", "iq-momd"): (6, 8),
        ("*", "?"): 2,
        ("female", "*"): (13, 17),
        ("male", "*"): (5, 9),
        ("?", "*"): 4,
        ("female", "?"): (0, 4),
        ("?", "iq-moi"): (1, 3),
        ("?", "iq-momd"): (0, 2),
    }
    hidden = [(sex, code) for sex in ("female", "male") for code in ("iq-moi", "iq-molsa")]
    hidden += [("female", "iq-momd"), ("male", "iq-momd"), ("male", "?"), ("?", "iq-molsa")]
    seen = table(figures | dict.fromkeys(hidden), ("sex", "ministry"))
    # Three of those without a sex are of the last ministry, or of none that is known; and seven
    # are of that ministry or may be.
    assert ends(attack(seen), "female", "iq-molsa") == (0, 4)


def coverage(dimension, **sessions):
    """Which sessions have which value, for certain."""
    return tuple(
        Coverage(dimension, value, frozenset(named.split())) for value, named in sessions.items()
    )


def test_a_year_is_its_sessions():
    """Its figure is the sum of those of its sessions."""
    first = table({"*": 20, "female": 12, "male": 8}, ("sex",), "participations", ("s-1",))
    second = table({"*": 15, "female": None, "male": None}, ("sex",), "participations", ("s-2",))
    year = table(
        {"*": 35, "female": 14, "male": 21},
        ("sex",),
        "participations",
        ("s-1", "s-2", "s-3"),
        where=(("year", "2015"),),
        coverage=coverage("year", **{"2015": "s-1 s-2"}),
    )
    assert ends(attack([first, second, year]), "female", at=1) == (2, 2)
    assert ends(attack([first, second, Table.from_json(year.to_json())]), "male", at=1) == (13, 13)
    loose = attrs.evolve(year, coverage=())
    assert ends(attack([first, second, loose]), "female", at=1) == (0, 15)


def test_sessions_by_kind_are_those_sessions():
    """Of the people of a kind with one session, the table of that session tells."""
    shown = {("*", "*"): 30, ("workshop", "*"): 20, ("course", "*"): 15}
    hidden = [(kind, sex) for kind in ("*", "workshop", "course") for sex in ("female", "male")]
    kinds = table(
        shown | dict.fromkeys(hidden),
        ("kind", "sex"),
        "people",
        ("s-1", "s-2"),
        coverage=coverage("kind", workshop="s-1", course="s-2"),
    )
    one = table({"*": 20, "female": 3, "male": 17}, ("sex",), "people", ("s-1",))
    assert ends(attack([kinds, one]), "workshop", "female") == (3, 3)


def test_a_session_that_may_be_meant_leaves_room():
    """Of a month, there are all of the sessions that are in it, and perhaps another's."""
    one = table({"*": 20}, ("sex",), "participations", ("s-1",))
    both = table({"*": 26}, ("sex",), "participations", ("s-1", "s-2"))
    month = table(
        {"*": None},
        ("sex",),
        "participations",
        ("s-1", "s-2", "s-3"),
        where=(("month", "2015-06"),),
        coverage=(Coverage("month", "2015-06", frozenset({"s-1"}), frozenset({"s-2"})),),
    )
    assert ends(attack([one, both, month]), "*", at=2) == (20, 26)


def test_tables_of_records_know_which_sessions_they_stand_for():
    """Each listed value has its sessions; what nobody knows of a session stands open."""
    programme = synthetic_programme(sessions=4, people=30, seed=3)
    kinds = tabulate(programme, "participations", by=("kind", "sex"))
    assert {one.dimension for one in kinds.coverage} == {"kind"}
    for one in kinds.coverage:
        named = {session.id for session in programme.sessions if session.kind == one.value}
        assert one.value == "?" or one.sessions == named & kinds.sessions
    year = str(programme.sessions[0].period)[:4]
    where = tabulate(programme, "participations", where={"year": year})
    assert grid_of(where).where == ()
    assert grid_of(where).sessions == where.coverage[0].sessions
    total = kinds.filter(kind=kinds.coverage[0].value)
    assert total.coverage == kinds.coverage
    parts = [
        tabulate(s, "participations", by="kind", programme=programme)
        for s in programme.sessions[:2]
    ]
    assert all(len(one.sessions) <= 2 for one in combined(*parts).coverage)


def test_what_values_stand_for_is_remembered():
    """A ledger's line of a table has it, and lines without it are read as before."""
    seen = grid_of(
        table(
            {"*": 26, "course": 20},
            ("kind",),
            "participations",
            ("s-1", "s-2"),
            coverage=(Coverage("kind", "course", frozenset({"s-1"}), frozenset({"s-2"})),),
        )
    )
    written = grid_to_json(seen)
    assert grid_from_json(written) == seen
    del written["coverage"]
    assert grid_from_json(written) == attrs.evolve(seen, coverage=())


def test_protecting_a_year_looks_at_its_sessions():
    """What is small in a session does not follow from the year without the other session."""
    first = table({"*": 20, "female": 12, "male": 8}, ("sex",), "participations", ("s-1",))
    second = table({"*": 15, "female": 2, "male": 13}, ("sex",), "participations", ("s-2",))
    year = table(
        {"*": 35, "female": 14, "male": 21},
        ("sex",),
        "participations",
        ("s-1", "s-2", "s-3"),
        where=(("year", "2015"),),
        coverage=coverage("year", **{"2015": "s-1 s-2"}),
    )
    ledger = Ledger()
    day = dt.date(2015, 12, 31)
    ledger.release(protect(first, ledger=ledger), id="first", on=day)
    ledger.release(protect(second, ledger=ledger), id="second", on=day)
    made = protect(year, ledger=ledger)
    assert made.cell(sex="female").status is Status.SUPPRESSED
    assert attack([made], ledger=ledger, rule=5).is_safe


MINISTRIES = {"*": 40, "iq-moe": 10, "iq-moi": 6, "iq-molsa": 10, "iq-momd": 14}
WOMEN = {"*": 31, "iq-moe": 8, "iq-moi": 5, "iq-molsa": 9, "iq-momd": 9}
ONLY_WOMEN = (("sex", "female"),)


def rests(found):
    """What was found of those who are left, by their other conditions."""
    return {
        tuple(pair for pair in one.where if not pair[1].startswith("¬")): (one.low, one.high)
        for one in found
        if any(value.startswith("¬") for _, value in one.where)
    }


def test_those_who_are_left_are_found():
    """All, and the women: the difference is no figure of any table, and is small."""
    everybody = table(MINISTRIES, ("ministry",))
    women = table(WOMEN, ("ministry",), where=ONLY_WOMEN)
    found = rests(attack([everybody, women], rule=5))
    assert found[("ministry", "iq-moi"),] == (1, 1)
    assert found[("ministry", "iq-moe"),] == (2, 2)
    assert ("ministry", "iq-momd") not in {pair for key in found for pair in key}


@pytest.mark.parametrize("turned", [False, True])
def test_those_who_are_left_stay_open(turned):
    """Whichever of the two is released first."""
    tables = [
        table(MINISTRIES, ("ministry",)),
        table(WOMEN, ("ministry",), where=ONLY_WOMEN),
    ]
    ledger = Ledger()
    for number, one in enumerate(reversed(tables) if turned else tables):
        made = protect(one, ledger=ledger)
        assert attack([made], ledger=ledger, rule=5).is_safe
        ledger.release(made, id=f"release-{number}", on=dt.date(2015, 6, 1))
    # The same as a table by both, of which only these lines are shown.
    full = table(
        {(sex, code): None for sex in ("*", "female", "male") for code in MINISTRIES},
        ("sex", "ministry"),
    )
    found = attack([full], ledger=ledger)
    for code, most in (("iq-moe", 5), ("iq-moi", 5), ("iq-molsa", 5)):
        low, high = ends(found, "male", code)
        assert low == 0, code
        assert high >= most, code


def test_those_who_meet_not_all_of_two_conditions_are_left():
    """Of all and the young women, those are left who are not both."""
    everybody = table({"*": 40}, ("ministry",))
    young = table({"*": 37}, ("ministry",), where=(("age_band", "18-29"), ("sex", "female")))
    assert rests(attack([everybody, young], rule=5)) == {(): (3, 3)}
    women = table({"*": 39}, ("ministry",), where=ONLY_WOMEN)
    found = attack([everybody, young, women], rule=5)
    assert {one.where: one.low for one in found} == {
        (("sex", "¬female"),): 1,
        (("age_band", "¬18-29"), ("sex", "female")): 2,
    }


def test_those_who_did_not_attend_enough_are_left():
    """Of all and those who came to most of it, the others follow."""
    everybody = table({"*": 40, "iq-moi": 15, "iq-moh": 25}, ("ministry",))
    rule = "people (attended at least 80% of the days held)"
    most = table({"*": 33, "iq-moi": 13, "iq-moh": 20}, ("ministry",), rule)
    found = attack([everybody, most], rule=5)
    assert {(one.where, one.low, one.high) for one in found} == {((("ministry", "iq-moi"),), 2, 2)}
    ledger = Ledger()
    ledger.release(protect(everybody, ledger=ledger), id="first", on=dt.date(2015, 6, 1))
    made = protect(most, ledger=ledger)
    assert made.cell(ministry="iq-moi").status is Status.SUPPRESSED
    ledger.release(made, id="second", on=dt.date(2015, 6, 1))


def test_who_is_listed_is_not_left():
    """Where a table has the men, nothing is added for those who are no women."""
    both = table({"*": 40, "female": 31, "male": 9}, ("sex",))
    women = table({"*": 31, "iq-moe": 31}, ("ministry",), where=ONLY_WOMEN)
    system = lattice_of([grid_of(both), grid_of(women)])
    assert not any(value.startswith("¬") for one in system.cells for _, value in one.conditions)


def test_sessions_between_two_reports_are_found():
    """What was counted since the last report follows, though no table has it."""
    first = table({"*": 50}, ("sex",), "participations", ("s-1", "s-2"))
    later = table({"*": 53}, ("sex",), "participations", ("s-1", "s-2", "s-3", "s-4"))
    (one,) = attack([first, later], rule=5)
    assert (one.sessions, one.low, one.high) == (frozenset({"s-3", "s-4"}), 3, 3)


def test_three_tables_in_a_circle_tell_more_than_each_two():
    """Also where all of their dimensions together would be too many."""
    sexes, bands, levels = ("female", "male"), ("18-29", "30-39"), ("junior", "senior")
    people = [("female", "18-29", "senior")] * 5 + [("male", "30-39", "junior")] * 5
    people += [("male", "18-29", "junior"), ("female", "30-39", "junior")]
    names = ("sex", "age_band", "post_level")

    def by(*wanted, hidden=()):
        places = [names.index(name) for name in wanted]
        values = [("*", *(sexes, bands, levels)[place]) for place in places]
        figures = {
            key: sum(
                all(k in {"*", one[at]} for k, at in zip(key, places, strict=True))
                for one in people
            )
            for key in itertools.product(*values)
        }
        return table(figures | dict.fromkeys(hidden), wanted)

    tables = [
        by("sex", "age_band", hidden=[(sex, band) for sex in sexes for band in bands]),
        by("sex", "post_level"),
        by("age_band", "post_level"),
    ]
    wide = table({"*": 12, **{f"iq-{n}": 0 for n in range(700)}, "iq-moi": 12}, ("ministry",))
    alone = ends(attack(tables), "female", "18-29")
    assert alone == (5, 6)
    assert ends(attack([*tables, wide]), "female", "18-29") == alone
