"""Whoever reads protected tables, all of them and for long, finds out no small figure."""

import attrs
import pytest
from attacker import Attacker
from auditing import (
    audit,
    figures_of,
    insiders_learn,
    published_one_by_one,
    release,
    small_figures,
)
from drawn_tables import district_table, drawn_table, linked_tables, series

from hijra_amina.disclosure.protecting import protect
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import HijraAminaError
from hijra_amina.statistics import Row
from hijra_amina.values import Count

pytest.importorskip("scipy")

pytestmark = [pytest.mark.engines, pytest.mark.extra("disclosure")]

QUICK = 0.3
"""Seconds after which the search for less loss ends; what is safe does not depend on it."""

THRESHOLDS = pytest.mark.parametrize("threshold", [3, 5, 10])


def protected(table, **rule):
    """The table as it would come out, beside the table."""
    rule = Rule(time_limit=QUICK, **rule)
    base = rule.base if rule.method == "rounding" else None
    return release(table, protect(table, rule), base=base)


class TestOneTable:
    @THRESHOLDS
    def test_readers_find_out_nothing_small(self, threshold):
        """Of every small figure everything from nought to the threshold stays possible."""
        for seed in range(10):
            found = audit([protected(drawn_table(seed), threshold=threshold)], threshold=threshold)
            assert found.safe, (seed, found)

    def test_a_table_that_nobody_protected_gives_all_away(self):
        """The audit that finds nothing above finds everything where nothing was done."""
        table = drawn_table(0)
        found = audit([release(table, table)], threshold=5)
        assert len(found.shown) == found.small > 0

    def test_hiding_small_figures_alone_gives_some_away(self):
        """It finds what follows from margins, too."""
        exact = 0
        for seed in range(10):
            table = drawn_table(seed)
            small = set(small_figures(figures_of(table), 5))
            rows = tuple(
                Row(row.key, Count.suppressed()) if row.key in small else row for row in table.rows
            )
            found = audit([release(table, attrs.evolve(table, rows=rows))], threshold=5)
            assert not found.shown
            exact += len(found.exact)
        assert exact > 10

    def test_readers_who_know_that_noughts_are_shown(self):
        """Of every small figure everything from one to the threshold is then possible."""
        for seed in range(10):
            table = drawn_table(seed)
            try:
                one = protected(table, zeros="shown")
            except HijraAminaError:
                continue
            assert all(one.seen.figures[key] == (0, 0) for key, n in one.truth.items() if not n)
            found = audit([one], threshold=5, zeros_shown=True)
            assert found.safe, (seed, found)

    def test_noughts_that_are_nobodys_business(self):
        """Where noughts are sensitive none is to be seen, and each may be as many as small ones."""
        for seed in range(6):
            table = drawn_table(seed, shape=(2, 3), people=30)
            one = protected(table, zeros="sensitive")
            attack = Attacker([one.seen])
            for key, figure in one.truth.items():
                if figure == 0:
                    assert one.seen.figures[key] is None
                    assert attack.reaches(0, key, 0, 5)

    @pytest.mark.parametrize("who", ["contributor", "ministry"])
    def test_insiders_find_out_nothing_small(self, who):
        """Neither somebody who is in the table, nor who knows all of one ministry."""
        pairs = 0
        for seed in range(8):
            table = drawn_table(seed, shape=(2, 4), people=50)
            asked, learnt = insiders_learn(protected(table, insiders=(who,)), 5, who=who)
            assert not learnt, seed
            pairs += asked
        assert pairs > 15

    @pytest.mark.parametrize("who", ["contributor", "ministry"])
    def test_insiders_find_out_something_if_nobody_minds_them(self, who):
        """What keeps strangers from small figures does not keep insiders from them."""
        tables = [drawn_table(seed, shape=(2, 4), people=50) for seed in range(8)]
        assert any(insiders_learn(protected(table), 5, who=who)[1] for table in tables)

    @pytest.mark.parametrize("base", [5, 10])
    def test_rounded_figures_give_none_away(self, base):
        """No small figure follows from its box and all margins, and parts add up."""
        for seed in range(10):
            one = protected(drawn_table(seed), method="rounding", base=base)
            found = audit([one], threshold=5, interval=0)
            assert found.safe, (seed, found)


class TestSeveralTables:
    def test_districts_in_governorates(self, tmp_path):
        """A table by governorate does not open one by district."""
        for seed in range(6):
            fine, coarse, inside = district_table(seed)
            rule = Rule(hierarchies={("district", "governorate"): inside}, time_limit=QUICK)
            published = published_one_by_one([coarse, fine], rule, tmp_path / f"{seed}.jsonl")
            within = {"governorate": ("district", inside)}
            found = audit(published, threshold=5, within=within)
            assert found.safe, (seed, found)

    def test_linked_tables(self, tmp_path):
        """Three tables of the same people, by two of three dimensions each."""
        rule = Rule(time_limit=QUICK)
        for seed in range(6):
            tables = linked_tables(seed)
            found = audit(
                published_one_by_one(tables, rule, tmp_path / f"{seed}.jsonl"), threshold=5
            )
            assert found.safe, (seed, found)


class TestSeries:
    @pytest.mark.parametrize("measure", ["people", "participations"])
    def test_of_a_programme_with_a_ledger(self, tmp_path, measure):
        """After four sessions and three reports on all so far nothing small is known."""
        for seed in range(2):
            drawn = series(seed, sessions=4, ministries=3, measure=measure)
            rule = Rule(time_limit=QUICK)
            ledger = tmp_path / f"{seed}.jsonl"
            found = audit(published_one_by_one(drawn.tables, rule, ledger), threshold=5)
            assert found.safe, (seed, found)

    @pytest.mark.parametrize("seed", [0, 1])
    def test_of_a_programme_in_rounded_reports(self, tmp_path, seed):
        """Where no rounding is safe beside earlier reports, figures are hidden; none is refused."""
        drawn = series(seed, sessions=6, ministries=4)
        rule = attrs.evolve(Rule.flash_report(), time_limit=QUICK)
        published = published_one_by_one(drawn.tables, rule, tmp_path / "releases.jsonl")
        found = audit(published, threshold=5, interval=0)
        assert found.safe, found

    def test_of_a_programme_without_a_ledger(self):
        """Tables that are safe one by one give small figures away together."""
        exact = 0
        for seed in range(3):
            drawn = series(seed, sessions=5, ministries=3, measure="participations")
            releases = [protected(table) for table in drawn.tables]
            assert all(audit([one], threshold=5).safe for one in releases)
            exact += len(audit(releases, threshold=5).exact)
        assert exact

    def test_of_rounded_tables(self):
        """Tables that are rounded to five, each on its own, give nothing away together."""
        for seed in range(2):
            drawn = series(seed, sessions=5, ministries=4)
            releases = [protected(table, method="rounding") for table in drawn.tables]
            assert audit(releases, threshold=5, interval=0).safe
