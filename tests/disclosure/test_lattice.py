"""Tables that have something to do with one another, in ways that none of them says."""

import pytest

from hijra_amina.disclosure import attack, protect
from hijra_amina.statistics.tables import Row, Table
from hijra_amina.values import Count

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
