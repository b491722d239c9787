"""Readers subtract, know calendars and districts, and see that parts add up."""

import datetime as dt

import attrs
import pytest
from attacker import Seen
from auditing import Release, audit, figures_of, published_one_by_one, release
from drawn_tables import dice, drawn_figures, series, table_of

from hijra_amina.disclosure.ledger import Ledger, check_together
from hijra_amina.disclosure.protecting import protect
from hijra_amina.disclosure.published import grid_of
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import DisclosureError
from hijra_amina.statistics import tabulate

pytest.importorskip("scipy")

pytestmark = [pytest.mark.engines, pytest.mark.extra("disclosure")]

BY = ("sex", "ministry")
QUICK = Rule(time_limit=0.3)


def begins_in(session):
    """The year in which a session begins, as a condition has it."""
    return str(session.period.start)[:4]


def test_parts_of_a_dimension_of_ones_own_add_up():
    """Regions and things of a table made by hand add up to their margins, as anybody can see."""
    values = [("a", "b"), ("x", "y")]
    inner = {("a", "x"): 2, ("b", "x"): 20, ("a", "y"): 20, ("b", "y"): 30}
    table = table_of(("region", "thing"), values, inner)
    assert audit([release(table, protect(table, QUICK))], threshold=5).safe


def test_sessions_of_a_year():
    """Reports on each session of a year, and one on the year, are of the same people."""
    exact = below = 0
    for seed in range(3, 6):
        programme = series(seed, sessions=4, ministries=3, measure="participations").programme
        year = begins_in(programme.sessions[0])
        held = [one for one in programme.sessions if begins_in(one) == year]
        tables = [tabulate(one, "participations", by=BY, programme=programme) for one in held]
        tables.append(tabulate(programme, "participations", by=BY, where={"year": year}))
        ledger = Ledger()
        out = []
        for number, table in enumerate(tables):
            published = protect(table, QUICK, ledger=ledger)
            ledger.release(published, id=f"report-{number}", on=dt.date(2015, 6, 1))
            out.append(release(table, published))
        ids = frozenset(one.id for one in held)
        out[-1] = attrs.evolve(out[-1], seen=attrs.evolve(out[-1].seen, sessions=ids, where=()))
        found = audit(out, threshold=5)
        exact, below = exact + len(found.exact), below + len(found.below)
    assert (exact, below) == (0, 0)


def test_those_who_are_not_under_a_condition(tmp_path):
    """All by ministry, and then women by ministry: who is left over are the others."""
    for seed in range(4, 6):
        programme = series(seed, sessions=3, ministries=4).programme
        last = programme.sessions[-1]
        everybody = tabulate(last, "people", by=("ministry",), programme=programme)
        women = tabulate(
            last, "people", by=("ministry",), where={"sex": "female"}, programme=programme
        )
        out = published_one_by_one([everybody, women], QUICK, tmp_path / f"{seed}.jsonl", [])
        whole = tabulate(last, "people", by=BY, programme=programme)
        truth = {key: figure for key, figure in figures_of(whole).items() if key[0] == "male"}
        figures = dict.fromkeys((("*", "*"), ("female", "*"), *truth))
        nothing = Seen("people", frozenset({last.id}), BY, (), figures, complete=False)
        assert not audit([*out, Release(truth, nothing)], threshold=5, interval=0).exact


def test_lists_of_which_not_everything_is_known():
    """Of whom it is not known may be under any value, and those of both unknowns under all."""
    for seed in (2, 6, 8, 12):
        for unknown in (0.04, 0.1):
            for table in series(seed, sessions=2, ministries=3, unknown=unknown).tables:
                one = release(table, protect(table, QUICK))
                named = {key: 0 if "?" in key else n for key, n in one.truth.items()}
                assert audit([attrs.evolve(one, truth=named)], threshold=5).safe


def test_only_reports_on_all_so_far(tmp_path):
    """Of two reports on all so far the difference is a session that no report is about."""
    for seed in range(2):
        programme = series(seed, sessions=4, ministries=3).programme
        sessions = programme.sessions
        tables = [
            tabulate(sessions[:n], "participations", by=BY, programme=programme)
            for n in range(1, len(sessions) + 1)
        ]
        out = published_one_by_one(tables, QUICK, tmp_path / f"{seed}.jsonl", [])
        between = [tabulate(one, "participations", by=BY, programme=programme) for one in sessions]
        nothing = [
            Release(
                figures_of(table),
                Seen(
                    "participations",
                    table.sessions,
                    BY,
                    (),
                    dict.fromkeys(figures_of(table)),
                ),
            )
            for table in between
        ]
        assert audit([*out, *nothing], threshold=5).safe


@pytest.mark.parametrize("by", [("sex", "session"), ("ministry", "session")])
@pytest.mark.parametrize("measure", ["people", "participations"])
def test_sessions_side_by_side(measure, by):
    """People of several sessions are fewer than the sum of them, and no fewer than the most."""
    for seed in range(3):
        programme = series(seed, sessions=4, ministries=3).programme
        table = tabulate(programme, measure, by=by)
        assert audit([release(table, protect(table, QUICK))], threshold=5).safe


def test_a_correction_can_be_released():
    """Somebody was left out of a list: the mended table comes out, too."""
    chance = dice(6)
    values = [("female", "male"), ("ministry-01", "ministry-02", "ministry-03")]
    figures = drawn_figures(chance, values, 40, skew=0.8)
    mended = {**figures, next(iter(figures)): figures[next(iter(figures))] + 1}
    ledger = Ledger()
    for number, inner in enumerate((figures, mended)):
        published = protect(table_of(BY, values, inner), QUICK, ledger=ledger)
        corrects = "report-0" if number else None
        ledger.release(published, id=f"report-{number}", on=dt.date(2015, 6, 1), corrects=corrects)
    assert len(ledger.releases) == 2


def test_what_is_safe_can_be_released(tmp_path):
    """What `protect` gives out against a ledger, the ledger takes."""
    programme = series(3, sessions=5, ministries=3).programme
    tables = [
        tabulate(programme.sessions[:n], "people", by=BY, programme=programme) for n in range(1, 6)
    ]
    refused = []
    published_one_by_one(tables, QUICK, tmp_path / "releases.jsonl", refused)
    assert not refused


def test_what_is_safe_can_stand_in_a_report():
    """A nought that is hidden beside a small figure may look small to whoever does not know it."""
    programme = series(3, sessions=5, ministries=3).programme
    ledger = Ledger()
    first, both = (
        tabulate(programme.sessions[:n], "people", by=BY, programme=programme) for n in (1, 2)
    )
    ledger.release(protect(first, QUICK, ledger=ledger), id="first", on=dt.date(2015, 6, 1))
    safe = protect(both, QUICK, ledger=ledger)
    known = tuple(ledger.published())
    with pytest.raises(DisclosureError):
        check_together([grid_of(safe)], (), threshold=5, known=known)
    check_together([grid_of(safe)], (), threshold=5, known=known, protected=[safe])
    other = attrs.evolve(safe, protection=attrs.evolve(safe.protection, checked="0" * 64))
    with pytest.raises(DisclosureError):
        check_together([grid_of(safe)], (), threshold=5, known=known, protected=[other])


def test_tables_of_records_can_be_merged():
    """Values of a table that was counted can be put together."""
    drawn = series(0, sessions=2, ministries=6)
    published = protect(drawn.tables[-1], attrs.evolve(QUICK, method="merging"))
    assert audit([release(published, published)], threshold=5).small == 0
