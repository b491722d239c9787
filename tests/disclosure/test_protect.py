"""Protected tables: what is shown is true, what is hidden stays open, and nothing lies behind."""

import itertools
import pickle

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hijra_amina as ha
from hijra_amina.disclosure import Claim, Ledger, Rule, attack, grid_of, protect
from hijra_amina.errors import DisclosureError, InvalidValueError
from hijra_amina.statistics.tables import Protection, Row
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import Count, Status

from .small_tables import compositions, table, with_margins

pytestmark = pytest.mark.extra("disclosure")

VALUES = {"sex": ("female", "male"), "ministry": ("iq-moh", "iq-moi", "iq-momd")}
BOTH = ("ministry", "sex")


def cube(inner):
    """All figures of a table by ministry and sex, from its inner ones."""
    return with_margins(inner, *(VALUES[name] for name in BOTH))


INNER = list(itertools.product(*(VALUES[name] for name in BOTH)))


def worlds(shown, most):
    """Every table that agrees with what is shown, its total at most so large."""
    total = shown[("*", "*")]
    for whole in range(most + 1) if total is None else (total,):
        for numbers in compositions(whole, len(INNER)):
            world = cube(dict(zip(INNER, numbers, strict=True)))
            if all(n is None or world[key] == n for key, n in shown.items()):
                yield world


def shown_by(protected):
    """What is shown under each key, `None` where it is hidden."""
    return {row.key: row.count.value if row.count.is_exact else None for row in protected.rows}


few = st.lists(st.integers(0, 4), min_size=len(INNER), max_size=len(INNER))
small_tables = few.filter(lambda some: 4 <= sum(some) <= 7).map(
    lambda some: cube(dict(zip(INNER, some, strict=True)))
)


@given(small_tables, st.integers(2, 4))
@settings(max_examples=15)
def test_by_brute_force_every_small_figure_stays_open(figures, threshold):
    """Each may be nought, and each may be the threshold, for all that anybody sees."""
    protected = protect(table(figures, BOTH), threshold)
    shown = shown_by(protected)
    assert all(n is None or n == figures[key] for key, n in shown.items())
    small = [key for key, n in figures.items() if 0 < n < threshold]
    assert all(shown[key] is None for key in small)
    possible = list(worlds(shown, 6 + threshold)) if small else []
    for key in small:
        assert min(world[key] for world in possible) == 0
        assert max(world[key] for world in possible) >= threshold


@given(small_tables)
@settings(max_examples=15)
def test_by_brute_force_nobody_who_was_there_alone_learns_of_others(figures):
    """Whoever is the only one of a kind may take himself out of every sum."""
    rule = Rule(threshold=3, insiders=["contributor"])
    protected = protect(table(figures, BOTH), rule)
    if "known_before" in protected.protection.remarks:
        return
    shown = shown_by(protected)
    possible = list(worlds(shown, 12))
    small = [key for key, n in figures.items() if 0 < n < 3]
    for alone in (key for key in INNER if figures[key] == 1):
        told = [world for world in possible if world[alone] == 1]
        for key in small:
            if key != alone:
                # He knows that he is in a sum of which he is a part.
                there = all(value in {"*", own} for value, own in zip(key, alone, strict=True))
                assert min(world[key] for world in told) == int(there)
                assert max(world[key] for world in told) >= 3


@given(small_tables)
@settings(max_examples=20)
def test_a_protected_table_holds_nothing_that_it_does_not_show(figures):
    """No evidence, no rows made later, no share; a hidden figure is like any other."""
    protected = protect(table(figures, BOTH), 3)
    assert protected.evidence is None
    assert type(protected.rows) is tuple
    assert all(row.share is None for row in protected.rows)
    hidden = [row for row in protected.rows if row.count.status is Status.SUPPRESSED]
    assert all(row == Row(row.key, Count.suppressed()) for row in hidden)
    assert protected.protection.hidden == len(hidden)
    assert pickle.loads(pickle.dumps(protected)) == protected  # noqa: S301 - made here


@given(small_tables)
@settings(max_examples=15)
def test_what_is_said_to_be_lost_can_be_reckoned_from_what_is_shown(figures):
    """The loss is a function of the published figures, and so tells no more than they do."""
    protected = protect(table(figures, BOTH), 3)
    hidden = {one.key: one for one in attack(protected)}
    lost = shown = 0
    for key, n in shown_by(protected).items():
        if n is not None:
            shown += max(1, n)
            continue
        ends = hidden[key]
        lost += max(1, (ends.low + (ends.low if ends.high is None else ends.high)) / 2)
    assert float(protected.protection.loss) == pytest.approx(lost / (lost + shown))
    assert protected.protection.least <= protected.protection.loss


ZEROS = cube(dict(zip(INNER, (20, 0, 18, 2, 0, 20), strict=True)))


def test_zeros_may_hide():
    """A figure of nought is hidden where it hides something small."""
    shown = shown_by(protect(table(ZEROS, BOTH)))
    assert any(n is None and ZEROS[key] == 0 for key, n in shown.items())


def test_zeros_that_are_always_shown_cost_more():
    """Other figures have to be hidden in their place, and what is hidden is at least one."""
    protected = protect(table(ZEROS, BOTH), Rule(zeros="shown"))
    shown = shown_by(protected)
    assert all(shown[key] == 0 for key, n in ZEROS.items() if n == 0)
    assert protected.protection.loss > protect(table(ZEROS, BOTH)).protection.loss


def test_a_rule_that_nothing_satisfies_is_refused():
    """Where two of two are known, and noughts are always shown, each is one."""
    shelf = Shelf()
    shelf.put(table({(): 2}, ()), "headcount")
    with pytest.raises(DisclosureError, match="zeros are always shown"):
        protect(table({"*": 2, "iq-moi": 1, "iq-momd": 1}), Rule(zeros="shown"), ledger=shelf)


def test_zeros_may_be_sensitive():
    """That nobody of a ministry was there is nobody's business."""
    figures = {"*": 30, "iq-moh": 0, "iq-moi": 14, "iq-momd": 16}
    assert shown_by(protect(table(figures)))[("iq-moh",)] == 0
    hidden = protect(table(figures), Rule(zeros="sensitive"))
    assert shown_by(hidden)[("iq-moh",)] is None
    (one,) = [one for one in attack(hidden) if one.key == ("iq-moh",)]
    assert one.low == 0
    assert one.high >= 5


def test_somebody_without_a_known_sex_is_still_somebody_of_a_ministry():
    """That one of a ministry's people has no sex on record is hidden, and cannot be worked out."""
    inner = {("iq-moi", "?"): 1, ("iq-moh", "?"): 0, ("iq-moi", "female"): 9}
    inner |= {("iq-moi", "male"): 8, ("iq-moh", "female"): 12, ("iq-moh", "male"): 7}
    counted = {
        (body, sex): sum(
            n for (one, other), n in inner.items() if body in {"*", one} and sex in {"*", other}
        )
        for body in ("*", "iq-moi", "iq-moh")
        for sex in ("*", "female", "male", "?")
    }
    # Whoever has no sex on record may be a woman, or a man.
    figures = {
        (body, sex): n if sex in {"*", "?"} else Count.between(n, n + counted[body, "?"])
        for (body, sex), n in counted.items()
    }
    safe = protect(table(figures, BOTH))
    hidden = {row.key for row in safe if row.figure.status is Status.SUPPRESSED}
    assert ("iq-moi", "?") in hidden
    assert not attack(safe, rule=5).exact


def test_participations_may_all_be_of_one_person():
    """Six participations in six sessions are not six people."""
    sessions = [f"s-{n}" for n in range(6)]
    figures = {"*": 90, "iq-moi": 60, "iq-momd": 24, "iq-moh": 6}
    times = table(figures, measure="participations", sessions=sessions)
    shown = shown_by(protect(times))
    assert shown[("iq-moh",)] is None
    assert shown[("iq-momd",)] is None
    people = table({"*": 30, "iq-moi": 15, "iq-momd": 9, "iq-moh": 6}, sessions=sessions)
    assert None not in shown_by(protect(times, people=people)).values()


def test_person_days_need_the_people_that_they_are_of():
    """Nobody knows from days alone how many people they are."""
    days = table({"*": 90, "iq-moi": 60, "iq-moh": 30}, measure="person_days")
    with pytest.raises(InvalidValueError, match="people"):
        protect(days)
    people = table({"*": 18, "iq-moi": 15, "iq-moh": 3})
    assert shown_by(protect(days, people=people)) == {
        ("*",): 90,
        ("iq-moi",): None,
        ("iq-moh",): None,
    }


def test_sessions_are_nobody():
    """That there was one session on a topic tells of no person."""
    programme = synthetic_programme(sessions=3, people=20, seed=1)
    sessions = ha.tabulate(programme, "sessions", by="topic")
    assert protect(sessions).rows == tuple(
        attrs.evolve(row, tightest=True) for row in sessions.rows
    )


def test_what_claims_tell_already_is_said_and_not_promised():
    """Who was quoted was there, whatever a table hides."""
    where = (("ministry", "iq-moh"),)
    quoted = Claim(
        sessions=frozenset({"s-1"}), where=where, count=Count.at_least(1), origin="quotation"
    )
    figures = {"*": 30, "iq-moi": 14, "iq-momd": 9, "iq-moh": 2, "iq-mof": 5}
    protected = protect(table(figures), claims=[quoted])
    assert "known_before" in protected.protection.remarks
    found = attack(protected, claims=[quoted])
    (one,) = [one for one in found if one.key == ("iq-moh",)]
    assert one.low == 1
    assert one.high >= 5


def test_rounded_figures_stand_beside_the_exact_total():
    """The default of a flash report."""
    figures = cube(dict(zip(INNER, (9, 2, 1, 7, 4, 4), strict=True)))
    protected = protect(table(figures, BOTH), Rule.flash_report())
    assert protected.total == Count.exactly(27)
    assert protected.protection.base == 5
    for row in protected.rows:
        if row.key != ("*", "*"):
            assert row.count.approximate
            assert row.count.low % 5 == 0
            assert abs(row.count.low - figures[row.key]) < 5
    found = attack(protected)
    assert found.exact == ()
    assert len(found) == len(protected.rows) - 1


def test_bounds_are_not_rounded_but_hidden():
    """A figure that is no number has no multiple."""
    figures = {"*": 27, "female": Count.between(17, 27), "male": Count.at_most(3)}
    protected = protect(table(figures, ("sex",)), Rule.flash_report())
    assert protected.protection.method == "suppression"
    assert {"bounds", "not_rounded"} <= set(protected.protection.remarks)
    assert protected.cell(sex="male") == Count.suppressed()


def test_of_bounds_no_figure_is_the_only_one_hidden_of_a_sum():
    """What is stated of it could be told from what is stated of the others."""
    figures = {
        "*": 40,
        "iq-moi": Count.between(14, 17),
        "iq-momd": Count.between(22, 25),
        "iq-moh": Count.between(1, 4),
        "iq-mof": 0,
        "?": 3,
    }
    protected = protect(table(figures))
    hidden = {row.key[0] for row in protected.rows if row.count.status is Status.SUPPRESSED}
    assert hidden == {"iq-moh", "iq-moi", "?"}


def test_a_table_that_is_too_large_to_search_is_rounded_and_says_so():
    """Within no time, a sound coarser answer."""
    figures = cube(dict(zip(INNER, (9, 2, 1, 7, 4, 4), strict=True)))
    protected = protect(table(figures, BOTH), Rule(time_limit=1e-5))
    assert protected.protection.method == "rounding"
    assert "rounded_instead" in protected.protection.remarks
    assert attack(protected).exact == ()


def test_values_put_together_withstand_the_attack_too():
    """Of two ministries in one figure, each may be anything."""
    figures = {"*": 30, "iq-moi": 14, "iq-momd": 9, "iq-moh": 4, "iq-mof": 3}
    protected = protect(table(figures), Rule(method="merging"))
    ((_, _, values),) = protected.protection.merged
    assert set(values) == {"iq-mof", "iq-moh"}
    assert attack(protected, rule=5).is_safe


def test_the_report_of_june_2015_hides_nothing():
    """From 17 to 27 women are no small figure, and nothing exact is told of men."""
    programme = ha.read("examples/hijra-amina")
    protected = protect(ha.tabulate(programme, "people", by="sex"))
    assert protected.protection.hidden == 0
    assert "bounds" in protected.protection.remarks


@pytest.mark.parametrize("unknown", [0.0, 0.2])
@pytest.mark.parametrize("by", ["ministry", ["sex", "post_level"], ["sex", "session"]])
@pytest.mark.parametrize("measure", ["people", "participations"])
def test_tables_of_programmes_can_be_protected(measure, by, unknown):
    """With gaps in the records and without."""
    programme = synthetic_programme(sessions=3, people=60, seed=11, unknown=unknown)
    made = ha.tabulate(programme, measure, by=by)
    protected = protect(made, Rule(time_limit=5))
    assert [row.key for row in protected.rows] == [row.key for row in made.rows]
    truth = {row.key: row.figure for row in made.rows}
    for row in protected.rows:
        assert row.count.status is Status.SUPPRESSED or row.count == truth[row.key]
    assert attack(protected).is_safe


def test_a_protected_table_is_not_protected_again():
    """What it hides is not there any more."""
    protected = protect(table({"*": 30, "iq-moi": 14, "iq-momd": 14, "iq-moh": 2}))
    with pytest.raises(InvalidValueError, match="not protected yet"):
        protect(protected)


def test_what_cannot_be_protected_is_refused():
    """Shares are no counts, and a rule is a rule."""
    programme = synthetic_programme(sessions=2, people=20, seed=1)
    with pytest.raises(InvalidValueError, match="counts"):
        protect(ha.tabulate(programme, "gain"))
    with pytest.raises(InvalidValueError, match="rule"):
        protect(table({"*": 30}), "five")
    with pytest.raises(InvalidValueError, match="ledger"):
        protect(table({"*": 30}), ledger=27)
    with pytest.raises(InvalidValueError, match="claims"):
        protect(table({"*": 30}), claims=["27 officials"])


def test_without_a_ledger_a_table_says_so():
    """It was checked against nothing."""
    figures = {"*": 30, "iq-moi": 14, "iq-momd": 14, "iq-moh": 2}
    assert protect(table(figures)).protection.releases is None
    assert protect(table(figures), ledger=Ledger()).protection.releases == 0


class Shelf:
    """Releases as they come."""

    def __init__(self):
        self.grids = []

    def published(self):
        """Everything that was put there."""
        return list(self.grids)

    def put(self, protected, origin):
        """One more release."""
        self.grids.append(grid_of(protected, origin=origin))


def by_ministry(people, sessions, measure):
    """A table of people, each a session and a ministry."""
    figures = {
        key: sum(s in sessions and key in {"*", ministry} for s, ministry in people)
        for key in ("*", *VALUES["ministry"], "iq-mof")
    }
    return table(figures, measure=measure, sessions=[f"s-{s}" for s in sessions])


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from([*VALUES["ministry"], "iq-mof"])),
        min_size=30,
        max_size=60,
    )
)
@settings(max_examples=5)
def test_a_series_of_session_and_cumulative_reports_gives_no_small_figure_away(people):
    """Every small figure of every report stays open to whoever has read all of them."""
    shelf, truth = Shelf(), []
    for last in range(4):
        for sessions in ([last], list(range(last + 1)))[: 1 + (last > 0)]:
            made = by_ministry(people, sessions, "participations")
            who = by_ministry(people, sessions, "people")
            shelf.put(protect(made, ledger=shelf, people=who), f"r-{last}-{len(sessions)}")
            truth.append({row.key: row.count.value for row in made.rows})
    found = attack(shelf.grids)
    assert not found.narrowed()
    for one in found:
        if 0 < truth[one.table][one.key] < 5:
            assert one.low == 0
            assert one.high is None or one.high >= 5


def test_reports_that_are_protected_one_by_one_give_small_figures_away_together():
    """What a ledger is for."""
    people = [(n % 4, ministry) for n in range(52) for ministry in [_ministry(n)]]
    alone = [
        protect(
            by_ministry(people, sessions, "participations"),
            people=by_ministry(people, sessions, "people"),
        )
        for last in range(4)
        for sessions in ([last], list(range(last + 1)))[: 1 + (last > 0)]
    ]
    assert all(attack(one).is_safe for one in alone)
    assert not attack(alone).is_safe


def _ministry(n):
    return ["iq-moh", "iq-moi", "iq-momd", "iq-mof"][(n * n + n // 4) % 7 % 4]


def test_records_that_were_mended_supersede_what_was_published():
    """A table that contradicts an earlier one is protected without it, and says so."""
    shelf = Shelf()
    shelf.put(table({"*": 30, "iq-moi": 16, "iq-momd": 14}), "first")
    mended = table({"*": 31, "iq-moi": 17, "iq-momd": 14})
    assert "superseded" in protect(mended, ledger=shelf).protection.remarks


def test_the_path_of_a_ledger_will_do(tmp_path):
    """As will the ledger itself."""
    path = tmp_path / "releases.jsonl"
    Ledger.open(path)
    figures = {"*": 30, "iq-moi": 14, "iq-momd": 14, "iq-moh": 2}
    assert protect(table(figures), ledger=path).protection.releases == 0


def test_a_table_with_a_protection_holds_no_evidence():
    """Whoever asks a protected table to explain itself gets no figure."""
    programme = synthetic_programme(sessions=2, people=40, seed=3, unknown=0)
    protected = protect(ha.tabulate(programme, "people", by="ministry"))
    assert isinstance(protected.protection, Protection)
    assert protected.evidence is None


def test_one_insider_can_be_named_alone() -> None:
    """A single name is one, and no list of letters."""
    assert Rule(insiders="ministry") == Rule(insiders=["ministry"])
