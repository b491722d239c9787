"""What the library's own attack finds is what an attacker of another making finds."""

import attrs
import pytest
from attacker import Attacker, read
from drawn_tables import dice, district_table, drawn_table, linked_tables, series

from hijra_amina.disclosure.attacking import attack
from hijra_amina.disclosure.rule import Rule
from hijra_amina.statistics import Row
from hijra_amina.values import Count

pytest.importorskip("scipy")

pytestmark = [pytest.mark.engines, pytest.mark.extra("disclosure")]


def some_hidden(table, chance, share):
    """The table with some of its figures hidden, for no reason."""
    rows = tuple(
        Row(row.key, Count.suppressed())
        if chance.random() < share and set(row.key) != {"*"}
        else row
        for row in table.rows
    )
    return attrs.evolve(table, rows=rows, evidence=None)


def both(tables, *, within=None, rule=None):
    """What each attacker finds of every hidden figure: the library's ends, and the other's."""
    found = {
        (one.table, one.key): (one.low, one.high)
        for one in attack(tables, rule=rule)
        if one.table is not None
    }
    seen = [read(table.to_json(), table.sessions) for table in tables]
    other = Attacker(seen, within=within)
    keys = [(number, key) for number, one in enumerate(seen) for key in one.hidden]
    keys = [(number, key) for number, key in keys if "?" not in key]
    assert keys
    return [(found[one], other.ends(*one)) for one in keys]


def test_one_table():
    """Of a table with hidden figures here and there."""
    for seed in range(12):
        table = drawn_table(seed, shape=(2, 4) if seed % 2 else (2, 2, 3))
        for ours, theirs in both([some_hidden(table, dice(seed), 0.4)]):
            assert ours == theirs, seed


def test_districts_in_governorates():
    """Of a table by district beside one by governorate."""
    for seed in range(6):
        fine, coarse, inside = district_table(seed)
        chance = dice(seed)
        tables = [some_hidden(coarse, chance, 0.3), some_hidden(fine, chance, 0.6)]
        rule = Rule(threshold=1, hierarchies={("district", "governorate"): inside})
        within = {"governorate": ("district", inside)}
        assert all(ours == theirs for ours, theirs in both(tables, within=within, rule=rule))


@pytest.mark.parametrize("measure", ["people", "participations"])
def test_series_of_sessions(measure):
    """Of reports on sessions, and on all so far."""
    for seed in range(2):
        chance = dice(seed)
        drawn = series(seed, sessions=3, ministries=3, measure=measure)
        tables = [some_hidden(table, chance, 0.3) for table in drawn.tables]
        assert all(ours == theirs for ours, theirs in both(tables))


def test_lists_with_unknowns():
    """Of tables with people of whom something is not known, who may be under any value."""
    for seed in range(4):
        chance = dice(seed)
        drawn = series(seed, sessions=2, ministries=3, unknown=0.1)
        for table in drawn.tables:
            assert all(ours == theirs for ours, theirs in both([some_hidden(table, chance, 0.3)]))


def test_linked_tables():
    """Of tables that share a dimension: one crowd lies behind all of them."""
    for seed in range(4):
        chance = dice(seed)
        tables = [some_hidden(table, chance, 0.4) for table in linked_tables(seed)]
        assert all(ours == theirs for ours, theirs in both(tables))
