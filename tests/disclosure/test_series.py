"""Series of releases: what is mended later, and what then still stands."""

import datetime as dt

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.disclosure import Ledger, Rule, attack, grid_of, protect
from hijra_amina.disclosure._contradicting import standing
from hijra_amina.disclosure._earlier import Earlier
from hijra_amina.disclosure._sealing import is_sealed
from hijra_amina.errors import ContradictionError, DisclosureError
from hijra_amina.statistics.tables import Row, Table
from hijra_amina.values import Count, Status

pytestmark = pytest.mark.extra("disclosure")

ON = dt.date(2015, 6, 1)
RULE = Rule(time_limit=1)
CODES = ("iq-moe", "iq-moh", "iq-moi", "iq-momd")
SEXES = ("female", "male")


def of_people(women, men, sessions=("s-1",)):
    """A table by sex and ministry."""
    inner = {
        (sex, code): n
        for sex, counts in zip(SEXES, (women, men), strict=True)
        for code, n in zip(CODES, counts, strict=True)
    }
    figures = {
        (sex, code): sum(
            n for (own, body), n in inner.items() if sex in {"*", own} and code in {"*", body}
        )
        for sex in ("*", *SEXES)
        for code in ("*", *CODES)
    }
    return Table(
        measure="people",
        dimensions=("sex", "ministry"),
        rows=tuple(Row(key, Count.exactly(n)) for key, n in figures.items()),
        sessions=frozenset(sessions),
    )


FIRST = of_people((12, 3, 9, 7), (6, 8, 2, 11))
# One woman was left out of the list.
MENDED = of_people((12, 3, 10, 7), (6, 8, 2, 11))
OTHER = of_people((5, 9, 1, 8), (7, 6, 10, 3), sessions=("s-2",))


def seen(table, origin=""):
    """A table as it is shown."""
    return attrs.evolve(grid_of(table), origin=origin)


def test_only_what_contradicts_is_given_up():
    """Of the mended table, its changed figures; and nothing of the others."""
    earlier = Earlier(grids=(seen(FIRST, "first"), seen(OTHER, "other")))
    kept = standing(earlier, (seen(MENDED),))
    assert kept.grids[1] == earlier.grids[1]
    changed = {
        key for key, shown in kept.grids[0].cells.items() if shown != earlier.grids[0].cells[key]
    }
    assert changed == {("*", "*"), ("*", "iq-moi"), ("female", "*"), ("female", "iq-moi")}
    assert kept.grids[0].cells.keys() == earlier.grids[0].cells.keys()


def test_what_does_not_contradict_stands_as_it_is():
    """The very same is given back."""
    earlier = Earlier(grids=(seen(FIRST), seen(OTHER)))
    assert standing(earlier, (seen(FIRST),)) is earlier


def test_a_small_figure_is_not_taken_for_known():
    """It was shown when it was not small, and nobody knows that it is now."""
    before = of_people((12, 5, 9, 7), (6, 8, 9, 11))
    after = of_people((12, 4, 9, 7), (6, 8, 9, 11))
    (kept,) = standing(Earlier(grids=(seen(before),)), (seen(after),)).grids
    assert ("female", "iq-moh") not in kept.cells
    assert kept.cells["*", "iq-moh"].low == 12


def test_a_later_table_is_believed():
    """Of two that contradict each other, the older gives way."""
    earlier = Earlier(grids=(seen(FIRST, "first"), seen(MENDED, "second")))
    kept = standing(earlier)
    assert kept.grids[1] == earlier.grids[1]
    assert kept.grids[0].cells == kept.grids[1].cells


def test_a_correction_can_be_released():
    """What it corrects is left out where it contradicts, and everybody stays hidden."""
    ledger = Ledger()
    for name, table in (("other", OTHER), ("first", FIRST)):
        ledger.release(protect(table, RULE, ledger=ledger), id=name, on=ON)
    made = protect(MENDED, RULE, ledger=ledger)
    assert "superseded" in made.protection.remarks
    with pytest.raises(ContradictionError):
        ledger.release(made, id="second", on=ON)
    ledger.release(made, id="second", on=ON, corrects="first")
    assert attack([made], ledger=ledger, rule=RULE).is_safe
    # And the next report finds a ledger that it can be checked against.
    both = of_people((17, 12, 11, 15), (13, 14, 12, 14), sessions=("s-1", "s-2"))
    both = attrs.evolve(both, measure="participations")
    ledger.release(protect(both, RULE, ledger=ledger), id="both", on=ON)


def test_a_correction_hides_with_the_same_figures():
    """Who knows how many there were before knows how many there are now, but for one."""
    ledger = Ledger()
    first = protect(FIRST, RULE, ledger=ledger)
    ledger.release(first, id="first", on=ON)
    second = protect(MENDED, RULE, ledger=ledger)
    hidden = [
        {row.key for row in one if row.count.status is Status.SUPPRESSED} for one in (first, second)
    ]
    assert hidden[0] == hidden[1]


RULES = (
    RULE,
    Rule(time_limit=0.3, threshold=3),
    Rule(time_limit=0.3, interval=7),
    Rule(time_limit=0.3, zeros="sensitive"),
    Rule(time_limit=0.3, method="rounding"),
    Rule(time_limit=0.3, method="rounding", base=3),
)

figures = st.tuples(*[st.integers(0, 12)] * len(CODES))


@given(
    st.lists(st.tuples(figures, figures), min_size=3, max_size=3),
    st.permutations([(0,), (1,), (0, 1), (0, 1, 2)]),
    st.lists(st.sampled_from(RULES), min_size=4, max_size=4),
    st.sampled_from(["people", "participations"]),
)
@settings(max_examples=25, deadline=None)
def test_what_is_given_out_against_a_ledger_can_be_remembered(drawn, order, rules, measure):
    """Whatever else came out before, by whichever method."""
    ledger = Ledger()
    for number, (sessions, rule) in enumerate(zip(order, rules, strict=True)):
        women, men = (
            tuple(map(sum, zip(*(drawn[one][sex] for one in sessions), strict=True)))
            for sex in (0, 1)
        )
        made = attrs.evolve(of_people(women, men, {f"s-{n}" for n in sessions}), measure=measure)
        try:
            safe = protect(made, rule, ledger=ledger)
        except DisclosureError:
            continue
        ledger.release(safe, id=f"report-{number}", on=ON)


def test_what_was_checked_against_less_is_judged_by_what_is_seen():
    """A table that was protected before others came out, or of which something was changed."""
    ledger = Ledger()
    made = protect(FIRST, RULE, ledger=ledger)
    assert is_sealed(made, (), RULE)
    assert is_sealed(attrs.evolve(made, rows=made.rows[::-1]), (), Rule(threshold=3))
    assert not is_sealed(made, (), Rule(threshold=6))
    assert not is_sealed(made, (), Rule(interval=6))
    assert not is_sealed(made, (), Rule(zeros="sensitive"))
    assert not is_sealed(FIRST, (), RULE)
    ledger.release(protect(OTHER, RULE, ledger=ledger), id="other", on=ON)
    assert not is_sealed(made, ledger.published(), RULE)
    opened = [
        attrs.evolve(row, figure=Count.exactly(3)) if row.key == ("female", "iq-moh") else row
        for row in made.rows
    ]
    changed = attrs.evolve(made, rows=tuple(opened))
    assert not is_sealed(changed, (), RULE)
    with pytest.raises(DisclosureError):
        ledger.release(changed, id="first", on=ON)
    assert made.protection.checked not in made.to_json()
    assert made.protection.checked not in repr(made.protection)
