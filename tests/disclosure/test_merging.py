"""Values put together: nothing small is left, margins stay, and no other choice loses less."""

import datetime as dt
import itertools
import json

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.disclosure._groups import neighbours, others
from hijra_amina.disclosure.ledger import Ledger
from hijra_amina.disclosure.merging import merged
from hijra_amina.disclosure.protecting import protect
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.statistics import Row, Table, tabulate
from hijra_amina.statistics.tables import Protection
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import Count, LocalizedText, Share

MINISTRIES = ("iq-moi", "iq-moe", "iq-moh", "iq-moj", "iq-mof", "iq-mot")
AGES = ("13-17", "18-49", "50-59", "60-69", "70-79", "80+")


def is_small(number):
    """From one to four."""
    return 0 < number < 5


def loss(figures, group):
    """People times the number of other values that they might have."""
    return sum(figures[at][0] for at in group) * (len(group) - 1)


def total(figures, group):
    """The figures of a group."""
    return [sum(column) for column in zip(*(figures[at] for at in group), strict=True)]


values = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda two: (sum(two), *two)),
    min_size=1,
    max_size=7,
)


class TestGroups:
    @given(values)
    def test_no_other_choice_of_others_loses_less(self, figures):
        """Among all sets of values that leave one beside them and nothing small."""
        allowed = [
            set(group)
            for size in range(2, len(figures))
            for group in itertools.combinations(range(len(figures)), size)
            if not any(map(is_small, total(figures, group)))
            and not any(
                is_small(n) for at, own in enumerate(figures) if at not in group for n in own
            )
        ]
        found = others(figures, is_small)
        if not any(is_small(n) for own in figures for n in own):
            assert found == ()
        elif not allowed:
            assert found is None
        else:
            (group,) = found
            assert set(group) in allowed
            assert loss(figures, group) == min(loss(figures, one) for one in allowed)

    @given(values)
    def test_no_other_way_of_cutting_an_order_loses_less(self, figures):
        """Among all cuts into two pieces or more, or all values alone where nothing is small."""
        size = len(figures)
        least = None
        for cuts in itertools.product([False, True], repeat=size - 1):
            ends = [at + 1 for at, cut in enumerate(cuts) if cut]
            pieces = [range(begin, end) for begin, end in itertools.pairwise([0, *ends, size])]
            if any(is_small(n) for piece in pieces for n in total(figures, piece)):
                continue
            if len(pieces) == 1 < size:
                continue
            lost = sum(loss(figures, piece) for piece in pieces)
            least = lost if least is None else min(least, lost)
        found = neighbours(figures, is_small)
        if least is None:
            assert found is None
        else:
            assert sum(loss(figures, group) for group in found) == least
            assert all(list(group) == list(range(group[0], group[-1] + 1)) for group in found)

    def test_of_many_values_few_are_taken(self):
        """Where there are too many to try all, one or two are, or those that cannot be spared."""
        figures = [(1,), *((5 + at,) for at in range(20))]
        assert others(figures, is_small) == ((0, 1),)
        # Of the second kind three are lacking, and most values have none.
        figures = [(2, 2), *((5, 0),) * 13, (40, 40)]
        assert others(figures, is_small) == ((0, 14),)
        # Of each of three more kinds there is one person, and one other value has some of it.
        kinds = [tuple(int(at == own) for at in range(3)) for own in range(3)]
        figures = [(3, 1, 1, 1), *((9, *(9 * n for n in own)) for own in kinds)]
        figures += [(9, 0, 0, 0)] * 14
        assert others(figures, is_small) == ((0, 1, 2, 3),)


def table(counts, dimensions, **more):
    """A table with all its margins of the figures of its cells."""
    sums = {}
    for key, count in counts.items():
        for above in itertools.product(*((value, "*") for value in key)):
            sums[above] = sums.get(above, 0) + count
    seen = [dict.fromkeys(key[at] for key in counts) for at in range(len(dimensions))]
    keys = itertools.product(*(("*", *values) for values in seen))
    rows = tuple(Row(key, Count.exactly(sums[key])) for key in keys)
    return Table(measure="participations", dimensions=dimensions, rows=rows, **more)


@st.composite
def tables(draw, least=0):
    """Participations by ministry or age group, and sex; sometimes with some of unknown sex."""
    name, values = draw(st.sampled_from([("ministry", MINISTRIES), ("age_band", AGES)]))
    first = values[: draw(st.integers(2, 6))]
    second = draw(st.sampled_from([("female", "male"), ("female", "male", "?")]))
    keys = list(itertools.product(first, second))
    counts = draw(st.lists(st.integers(least, 20), min_size=len(keys), max_size=len(keys)))
    made = dict(zip(keys, counts, strict=True))
    if draw(st.booleans()):
        made = {key[::-1]: count for key, count in made.items()}
        return table(made, ("sex", name))
    return table(made, (name, "sex"))


def numbers(made):
    """The figures of a table by key."""
    return {row.key: row.count.value for row in made}


class TestMerged:
    @given(tables())
    @settings(max_examples=60)
    def test_nothing_small_is_left_and_what_was_merged_adds_up(self, before):
        """Each figure is that of its values together, margins as they were."""
        try:
            made = merged(before, Rule())
        except InvalidValueError:
            return
        assert not any(is_small(n) for n in numbers(made).values())
        named = {
            (name, value): code for name, code, values in made.protection.merged for value in values
        }
        sums = {}
        for key, count in numbers(before).items():
            pairs = zip(before.dimensions, key, strict=True)
            new = tuple(named.get((name, value), value) for name, value in pairs)
            sums[new] = sums.get(new, 0) + count
        assert numbers(made) == sums
        assert len({name for name, _, _ in made.protection.merged}) <= 1
        margins = {key: n for key, n in numbers(before).items() if set(key) <= {"*", "?"}}
        assert margins.items() <= numbers(made).items()
        assert made.protection.method == "merging"
        assert made.evidence is None

    @given(tables(least=5))
    def test_a_table_without_small_figures_stays_as_it_is(self, before):
        """Nothing is put together, and it says so."""
        made = merged(before, Rule())
        assert numbers(made) == numbers(before)
        assert made.protection == Protection(method="merging", threshold=5)

    @given(tables())
    def test_nothing_helps_is_said_only_where_nothing_helps(self, before):
        """Where it is refused, no two groups of values of any dimension are free of small ones."""
        try:
            merged(before, Rule())
        except InvalidValueError:
            pass
        else:
            return
        counts = numbers(before)
        for at in range(2):
            known = [v for v in dict.fromkeys(key[at] for key in counts) if v not in {"*", "?"}]
            rest = list(dict.fromkeys(key[1 - at] for key in counts))
            cell = {
                (value, other): counts[(value, other) if at == 0 else (other, value)]
                for value in (*known, "*")
                for other in rest
            }
            if any(is_small(cell["*", other]) for other in rest) or len(known) < 3:
                continue
            figures = [[cell[value, "*"], *(cell[value, o] for o in rest)] for value in known]
            choose = neighbours if before.dimensions[at] == "age_band" else others
            unknown = [n for key, n in counts.items() if key[at] == "?"]
            assert choose(figures, is_small) is None or any(map(is_small, unknown))

    def test_small_ministries_become_other_ministries(self):
        """One value, last, with a name in three languages; the rest stay as they are."""
        counts = {("iq-moi",): 12, ("iq-moh",): 3, ("iq-moe",): 11, ("iq-moj",): 4}
        made = merged(table(counts, ("ministry",)), Rule())
        assert [row.key[0] for row in made] == ["*", "iq-moe", "iq-moi", "others"]
        assert made.cell(ministry="others") == Count.exactly(7)
        assert made.protection.merged == (("ministry", "others", ("iq-moh", "iq-moj")),)
        assert "| Other ministries | 7 |" in made.to_markdown()
        assert "وزارات أخرى" in made.to_markdown("ar_IQ")
        assert "وەزارەتەکانی تر" in made.to_markdown("ckb_IQ")
        assert made.labels["ministry", "others"].drafts == {"ar", "ckb"}
        assert json.loads(made.to_json())["protection"]["merged"] == [
            {"dimension": "ministry", "value": "others", "of": ["iq-moh", "iq-moj"]}
        ]

    def test_the_order_in_which_they_stood_is_lost(self):
        """A table that was sorted by its figures does not tell which of a group is the larger."""
        counts = {("iq-moi",): 12, ("iq-moh",): 3, ("iq-moe",): 11, ("iq-moj",): 4}
        before = table(counts, ("ministry",))
        made = merged(before, Rule())
        assert merged(before.sort(), Rule()) == made
        assert merged(before.sort(descending=True), Rule()) == made

    def test_one_small_value_takes_another_with_it(self):
        """Alone it would be small under any name; the one that costs least goes with it."""
        counts = {("iq-moi",): 12, ("iq-moh",): 3, ("iq-moe",): 11}
        made = merged(table(counts, ("ministry",)), Rule())
        assert made.protection.merged == (("ministry", "others", ("iq-moe", "iq-moh")),)

    def test_age_groups_go_with_their_neighbours(self):
        """In the order of ages, however they stand, and the name says from when to when."""
        counts = {("80+",): 1, ("60-69",): 3, ("18-49",): 40, ("50-59",): 9, ("70-79",): 2}
        made = merged(table(counts, ("age_band",)), Rule())
        assert made.protection.merged == (("age_band", "60-69..80+", ("60-69", "70-79", "80+")),)
        label = made.labels["age_band", "60-69..80+"]
        assert (label["en"], label["ar"]) == ("60 years and over", "٦٠ سنة فأكثر")

    def test_years_and_quarters_are_called_from_and_to(self):
        """Their names are those of the table's readers."""
        counts = {("2013",): 1, ("2014",): 6, ("2015",): 30}
        made = merged(table(counts, ("year",)), Rule())
        assert made.labels["year", "2013..2014"]["en"] == "2013 to 2014"
        assert made.labels["year", "2013..2014"]["ar"] == "من ٢٠١٣ إلى ٢٠١٤"
        counts = {("2014-Q3",): 1, ("2014-Q4",): 6, ("2015-Q1",): 30}
        made = merged(table(counts, ("quarter",)), Rule())
        label = made.labels["quarter", "2014-Q3..2014-Q4"]["en"]
        assert label == "third quarter of 2014 to fourth quarter of 2014"

    def test_values_that_only_some_languages_name(self):
        """A range is named in the languages in which its ends are."""
        labels = {
            ("age_band", "young"): LocalizedText({"en": "Young"}),
            ("age_band", "old"): LocalizedText({"en": "Old"}),
        }
        counts = {("middle",): 30, ("old",): 1, ("young",): 6}
        made = merged(table(counts, ("age_band",), labels=labels), Rule())
        assert made.labels["age_band", "old..young"].languages == ("en",)

    def test_a_value_that_is_called_others_already_is_not_taken_for_it(self):
        """The new value has a code of its own."""
        counts = {("others",): 12, ("iq-moh",): 3, ("iq-moe",): 11, ("iq-moj",): 4}
        made = merged(table(counts, ("ministry",)), Rule())
        assert made.protection.merged == (("ministry", "others-2", ("iq-moh", "iq-moj")),)

    def test_the_dimension_with_most_values_is_merged_unless_told(self):
        """By itself it takes the ministries; told to take the kinds, it takes those."""
        counts = {
            (ministry, kind): 4 if (ministry, kind) == ("iq-moi", "a") else 20
            for ministry in MINISTRIES
            for kind in "abc"
        }
        before = table(counts, ("kind", "ministry")[::-1])
        assert merged(before, Rule()).protection.merged[0][0] == "ministry"
        told = merged(before, Rule(), dimension="kind")
        assert told.protection.merged == (("kind", "others", ("a", "b")),)

    def test_zeros_are_small_where_they_are_sensitive(self):
        """That nobody came from a ministry is then not to be seen."""
        counts = {("iq-moi",): 12, ("iq-moh",): 0, ("iq-moe",): 11}
        before = table(counts, ("ministry",))
        assert merged(before, Rule()).protection.merged == ()
        made = merged(before, Rule(zeros="sensitive"))
        assert made.protection.merged == (("ministry", "others", ("iq-moe", "iq-moh")),)

    def test_shares_are_worked_out_anew(self):
        """A table with shares has those of the new values."""
        counts = {("iq-moi",): 12, ("iq-moh",): 3, ("iq-moe",): 11, ("iq-moj",): 4}
        made = merged(table(counts, ("ministry",)).with_shares(of="ministry"), Rule())
        assert made.row(ministry="others").share == Share.exactly((7, 30))


class TestWhatIsRefused:
    def test_figures_that_are_not_exact(self):
        """Bounds and approximate figures cannot be added up as if they were counted."""
        for figure in (Count.at_least(3), Count.about(3), Count.suppressed(), Share.exactly(1)):
            rows = (Row(("*",), figure), Row(("iq-moi",), Count.exactly(3)))
            made = Table(measure="people", dimensions=("ministry",), rows=rows)
            with pytest.raises(InvalidValueError, match="exact counts"):
                merged(made, Rule())

    def test_a_part_of_a_table(self):
        """A row that is missing could be anything."""
        before = table({("iq-moi", "female"): 3, ("iq-moe", "female"): 9}, ("ministry", "sex"))
        part = attrs.evolve(before, rows=before.rows[:-1])
        with pytest.raises(InvalidValueError, match="a part of one"):
            merged(part, Rule())

    def test_values_that_overlap(self):
        """A session with two topics is under both, so topics do not add up."""
        rows = [("*", 10), ("a", 8), ("b", 3), ("c", 9)]
        made = Table(
            measure="participations",
            dimensions=("topic",),
            rows=tuple(Row((value,), Count.exactly(n)) for value, n in rows),
        )
        with pytest.raises(InvalidValueError, match="add up to the margin"):
            merged(made, Rule())

    def test_a_protected_table(self):
        """What was hidden or rounded cannot be put together."""
        made = attrs.evolve(
            table({("iq-moi",): 9}, ("ministry",)),
            protection=Protection(method="suppression", threshold=5),
        )
        with pytest.raises(InvalidValueError, match="protected"):
            merged(made, Rule())

    def test_a_dimension_that_it_does_not_have(self):
        """It is named, with those that there are."""
        with pytest.raises(UnknownCodeError, match="sex"):
            merged(table({("iq-moi",): 9}, ("ministry",)), Rule(), dimension="sex")

    def test_where_a_margin_is_small(self):
        """If only three women came, no merging of ministries hides that."""
        counts = {
            (ministry, sex): 1 if sex == "female" else 10
            for ministry in MINISTRIES[:3]
            for sex in ("female", "male")
        }
        with pytest.raises(InvalidValueError, match="two values of a dimension"):
            merged(table(counts, ("ministry", "sex")), Rule())

    def test_where_all_would_have_to_go_together(self):
        """That would be the margin, under another name."""
        with pytest.raises(InvalidValueError, match="two values of a dimension"):
            merged(table(dict.fromkeys([("a",), ("b",), ("c",)], 2), ("ministry",)), Rule())

    def test_where_the_unknown_ones_are_few(self):
        """Who could not be placed cannot be put with those who were."""
        counts = {("iq-moi",): 9, ("iq-moe",): 8, ("iq-moj",): 7, ("?",): 2}
        with pytest.raises(InvalidValueError, match="nothing small"):
            merged(table(counts, ("ministry",)), Rule())


@pytest.mark.extra("disclosure")
def test_a_merged_table_is_checked_against_merged_ones_before_it():
    """Ministries that were put together in one report are attacked with those of the next."""
    june = {
        (ministry, sex): count
        for ministry, pair in {"iq-moi": (10, 9), "iq-moe": (6, 2), "iq-moh": (3, 4)}.items()
        for sex, count in zip(("female", "male"), pair, strict=True)
    }
    both = {key: 2 * count + 3 for key, count in june.items()} | {("iq-moh", "female"): 4}
    rule, ledger = Rule(method="merging"), Ledger()
    first = protect(
        table(june, ("ministry", "sex"), sessions=frozenset({"june"})), rule, ledger=ledger
    )
    assert first.protection.merged == (("ministry", "others", ("iq-moe", "iq-moh")),)
    ledger.release(first, id="june", on=dt.date(2015, 6, 30))
    later = protect(
        table(both, ("ministry", "sex"), sessions=frozenset({"june", "july"})), rule, ledger=ledger
    )
    assert later.protection.releases == 1
    assert not any(is_small(n) for n in numbers(later).values())


def test_a_table_of_two_dimensions_as_it_is_counted_can_be_merged():
    """It has no row for people of whom both are unknown where there are none."""
    programme = synthetic_programme(sessions=2, people=90, seed=11, unknown=0)
    table = tabulate(programme, "people", by=["sex", "age_band"])
    assert ("?", "?") not in {row.key for row in table.rows}
    safe = protect(table, Rule(method="merging"))
    assert safe.protection.merged
    assert all(row.count.value not in range(1, 5) for row in safe.rows)
    assert safe.total == table.total


class TestWhatIsLeft:
    """Where no values can be put together so that nothing is small."""

    @pytest.mark.extra("disclosure")
    def test_two_values_cannot_be_put_together(self):
        """Then figures are hidden instead, and it is said."""
        two = table({("female",): 3, ("male",): 20}, ("sex",), sessions=frozenset({"s-1"}))
        made = protect(two, Rule(method="merging", time_limit=1))
        assert made.protection.method == "suppression"
        assert "hidden_instead" in made.protection.remarks
        with pytest.raises(InvalidValueError):
            merged(two, Rule())

    def test_of_two_unknowns_nothing_has_to_be_listed(self):
        """As in tables of records; of what is known, every row has to be there."""
        counts = {
            (code, sex): n
            for code, own in zip(
                (*MINISTRIES[:3], "?"), ((9, 8), (4, 7), (6, 3), (5, 5)), strict=True
            )
            for sex, n in zip(("female", "male"), own, strict=True)
        }
        counts |= {(code, "?"): 0 for code in MINISTRIES[:3]}
        whole = table({**counts, ("?", "?"): 0}, ("ministry", "sex"))
        rows = tuple(row for row in whole.rows if row.key != ("?", "?"))
        made = merged(attrs.evolve(whole, rows=rows), Rule())
        assert numbers(made) == {
            key: n for key, n in numbers(merged(whole, Rule())).items() if key != ("?", "?")
        }
        rows = tuple(row for row in rows if row.key != ("?", "male"))
        with pytest.raises(InvalidValueError):
            merged(attrs.evolve(whole, rows=rows), Rule())
