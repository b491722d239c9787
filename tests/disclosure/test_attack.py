"""What anybody can work out of tables, releases and claims, against brute force and by hand."""

import itertools
import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.disclosure import Attack, Claim, Known, Rule, attack, grid_of
from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.statistics import count, share, tabulate
from hijra_amina.statistics.tables import Protection, Row, Table
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import Count, Share

from . import small_tables

pytestmark = pytest.mark.extra("disclosure")

VALUES = {"sex": ("female", "male"), "post_level": ("junior", "middle", "senior")}
HIDDEN = Count.suppressed()


def table(figures, dimensions=("sex",), **more):
    """A table of figures by key, by sex if nothing else is said."""
    return small_tables.table(figures, dimensions, **more)


def cube(inner, dimensions):
    """All figures of a table with its margins, from its inner ones."""
    return small_tables.with_margins(inner, *(VALUES[name] for name in dimensions))


def ends(found, *key, table=0):
    """The interval of a key."""
    (one,) = [one for one in found if one.table == table and one.key == key]
    return one.low, one.high


@given(st.data())
@settings(max_examples=60)
def test_intervals_are_those_that_brute_force_finds(data):
    """Every table that agrees with what is shown is written down and looked at."""
    dimensions = data.draw(st.sampled_from([("sex",), ("post_level",), ("sex", "post_level")]))
    inner = list(itertools.product(*(VALUES[name] for name in dimensions)))
    few = st.lists(st.integers(0, 3), min_size=len(inner), max_size=len(inner))
    counts = data.draw(few.filter(lambda some: sum(some) <= 7))
    figures = cube(dict(zip(inner, counts, strict=True)), dimensions)
    keys = sorted(figures)
    hidden = data.draw(st.sets(st.sampled_from(keys)))
    total = ("*",) * len(dimensions)
    shown = {key: None if key in hidden and key != total else n for key, n in figures.items()}
    found = attack(table(shown, dimensions))
    worlds = [
        world
        for numbers in small_tables.compositions(figures[total], len(inner))
        for world in [cube(dict(zip(inner, numbers, strict=True)), dimensions)]
        if all(n is None or world[key] == n for key, n in shown.items())
    ]
    assert {one.key for one in found} == {key for key, n in shown.items() if n is None}
    for one in found:
        possible = {world[one.key] for world in worlds}
        assert (one.low, one.high) == (min(possible), max(possible))
        assert one.low_certain
        assert one.high_certain


def test_a_hidden_figure_beside_all_others_is_found():
    """What is left over is what is hidden."""
    found = attack(table({"*": 27, "female": 24, "male": None}))
    assert ends(found, "male") == (3, 3)
    assert [one.key for one in found.exact] == [("male",)]
    assert not found.is_safe


def test_two_hidden_figures_of_a_sum_stay_open():
    """Each may be all of it, or nothing."""
    found = attack(table({"*": 27, "female": None, "male": None}))
    assert ends(found, "female") == ends(found, "male") == (0, 27)
    assert found.is_safe


def test_a_session_is_found_by_subtracting_cumulative_reports():
    """Two releases that are safe each for itself give a third away."""
    first = table({"*": 30, "female": 20, "male": 10}, measure="participations")
    second = table(
        {"*": 55, "female": 43, "male": 12}, measure="participations", sessions=("s-1", "s-2")
    )
    session = table({"*": 25, "female": None, "male": None}, sessions=("s-2",))
    assert ends(attack(session), "male") == (0, 25)
    found = attack([session, first, second])
    assert ends(found, "male") == (2, 2)
    (male,) = [one for one in found if one.key == ("male",)]
    assert set(male.because) == {"table 2", "table 3"}


def test_people_of_several_sessions_are_only_covered():
    """Somebody may have come again."""
    both = table({"*": 40, "female": 30, "male": 10}, sessions=("s-1", "s-2"))
    first = table({"*": 25, "female": 21, "male": 4})
    second = table({"*": 25, "female": None, "male": None}, sessions=("s-2",))
    found = attack([second, both, first])
    # At least the six men who were not at the first, and all ten may have come again.
    assert ends(found, "male") == (6, 10)


def test_a_session_of_which_nothing_was_shown_follows_from_the_rest():
    """A figure of no table at all."""
    whole = table(
        {"*": 55, "female": 43, "male": 12}, measure="participations", sessions=("s-1", "s-2")
    )
    first = table({"*": 30, "female": 20, "male": 10}, measure="participations")
    found = attack([whole, first], rule=5)
    (men,) = [one for one in found if one.known is Known.DERIVED]
    assert (men.low, men.high, men.where) == (2, 2, (("sex", "male"),))
    assert men.sessions == {"s-2"}
    assert men.table is None
    assert men in found.narrowed()


def test_a_rounded_figure_is_narrowed_by_an_exact_release():
    """What the multiples leave open, an exact sum closes."""
    said = Protection(method="rounding", threshold=5, base=5)
    rounded = table(
        {"*": Count.about(25), "female": Count.about(20), "male": Count.about(5)}, protection=said
    )
    assert ends(attack(rounded), "male") == (1, 9)
    exact = table({"*": 27, "female": None, "male": None})
    assert ends(attack([rounded, exact]), "male") == (3, 9)


def test_words_are_knowledge_too():
    """Over 60% of 27 are at least 17."""
    shown = table({"*": 27, "female": None, "male": None})
    where = (("sex", "female"),)
    words = Claim(
        sessions=frozenset({"s-1"}), where=where, share=Share.more_than("60%"), origin="sentence 1"
    )
    found = attack(shown, claims=[words])
    assert ends(found, "female") == (17, 27)
    assert ends(found, "male") == (0, 10)
    (men,) = [one for one in found if one.key == ("male",)]
    assert "sentence 1" in men.because


def test_a_quotation_says_that_there_is_one():
    """Whoever is quoted was there."""
    shown = table({"*": 27, "female": None, "male": None})
    quoted = Claim(
        sessions=frozenset({"s-1"}),
        where=(("sex", "male"),),
        count=Count.at_least(1),
        origin="quotation 2",
    )
    assert ends(attack(shown, claims=[quoted]), "male") == (1, 27)


def test_a_ministry_lies_in_its_government():
    """The vocabulary is known to everybody."""
    by_ministry = table({"*": 20, "iq-moi": 14, "iq-momd": None, "iq-moh": None}, ("ministry",))
    by_government = table({"*": 20, "federal": 20}, ("government",))
    ministry = table({(): 3}, (), where=(("ministry", "iq-moh"),))
    found = attack([by_ministry, by_government, ministry])
    assert ends(found, "iq-momd") == (3, 3)


def test_a_rule_knows_what_else_lies_in_what():
    """What lies in something else is a part of it."""
    inside = {("body", "governorate"): {"b-1": "IQ-BG", "b-2": "IQ-BG"}}
    governorates = table({"*": 20, "IQ-BG": 9, "IQ-BA": 11}, ("governorate",))
    body = table({(): 5}, (), where=(("body", "b-1"),))
    other = table({(): None}, (), where=(("body", "b-2"),))
    assert ends(attack([other, governorates, body])) == (0, 15)
    assert ends(attack([other, governorates, body], rule=Rule(hierarchies=inside))) == (0, 4)


def test_more_conditions_never_give_more():
    """Women of a ministry are of the ministry."""
    wide = table({(): 4}, (), where=(("ministry", "iq-moh"),))
    narrow = table({"*": None, "female": None, "male": None}, where=(("ministry", "iq-moh"),))
    assert ends(attack([narrow, wide]), "female") == (0, 4)


def test_tables_of_pairs_of_dimensions_may_fix_the_table_of_all_three():
    """Whole numbers leave no other choice."""
    by_sex = table(
        cube(
            {
                ("female", "junior"): 9,
                ("male", "junior"): 0,
                ("female", "senior"): 0,
                ("female", "middle"): 0,
                ("male", "middle"): 0,
                ("male", "senior"): 2,
            },
            ("sex", "post_level"),
        ),
        ("sex", "post_level"),
    )
    by_disability = {
        ("*", "*"): 11,
        ("*", "no"): 10,
        ("*", "yes"): 1,
        ("junior", "*"): 9,
        ("junior", "no"): 9,
        ("junior", "yes"): 0,
        ("middle", "*"): 0,
        ("middle", "no"): 0,
        ("middle", "yes"): 0,
        ("senior", "*"): 2,
        ("senior", "no"): 1,
        ("senior", "yes"): 1,
    }
    found = attack([by_sex, table(by_disability, ("post_level", "disability"))], rule=5)
    derived = {one.where: (one.low, one.high) for one in found if one.known is Known.DERIVED}
    assert derived[("disability", "yes"), ("post_level", "senior"), ("sex", "male")] == (1, 1)


def test_with_a_rule_small_figures_that_are_shown_are_found():
    """A table that is not protected gives its small figures away."""
    shown = table({"*": 27, "female": 24, "male": 3})
    assert len(attack(shown)) == 0
    (men,) = attack(shown, rule=5)
    assert (men.key, men.known, men.is_exact) == (("male",), Known.SHOWN, True)
    assert attack(shown, rule=5).exact == ()


def test_tables_that_contradict_each_other_are_named():
    """27 people are not 26."""
    with pytest.raises(ContradictionError, match=r"table 1.*table 2"):
        attack(
            [
                table({"*": 27, "female": None, "male": None}),
                table({"*": 26, "female": None, "male": 1}),
            ]
        )


def test_what_is_no_table_of_counts_is_refused():
    """Shares are no counts."""
    programme = synthetic_programme(sessions=2, people=20, seed=1)
    with pytest.raises(InvalidValueError, match="counts"):
        attack(tabulate(programme, share(of="people", sex="female"), by="session"))
    with pytest.raises(InvalidValueError, match="counts"):
        attack([27])


def test_an_attack_is_a_sequence_that_shows_no_more_than_how_many():
    """Nothing that was found is in what a log would print."""
    found = attack(table({"*": 27, "female": 24, "male": None}))
    assert isinstance(found, Attack)
    assert found[0] is found[:1][0]
    assert "3" not in repr(found)
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - made here


@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.2]))
@settings(max_examples=25)
def test_the_truth_lies_inside_whatever_is_hidden(seed, unknown):
    """For any programme and any tables of it, with and without gaps in the records."""
    chance = random.Random(seed)  # noqa: S311 - made for tests, not for secrets
    programme = synthetic_programme(sessions=3, people=25, seed=seed, unknown=unknown)
    sources = [programme, list(programme.sessions[:2]), programme.sessions[0]]
    tables, truths = [], []
    for _ in range(chance.randint(1, 4)):
        by = chance.sample(["sex", "session", "post_level", "government"], chance.randint(0, 2))
        source = chance.choice(sources)
        measure = chance.choice(["people", "participations"])
        more = {} if source is programme else {"programme": programme}
        made = tabulate(source, measure, by=by, **more)
        rows = tuple(
            Row(row.key, HIDDEN if chance.random() < 0.5 else row.figure) for row in made.rows
        )
        truths.append({row.key: row.figure for row in made.rows})
        tables.append(
            Table(
                measure=measure,
                dimensions=made.dimensions,
                rows=rows,
                sessions=made.sessions,
                protection=Protection(
                    method="suppression",
                    threshold=5,
                    remarks=() if grid_of(made).recorded else ("bounds",),
                ),
            )
        )
    for one in attack(tables):
        truth = truths[one.table][one.key]
        # What was worked out never excludes what the records allow.
        assert truth.high is None or one.low <= truth.high
        assert one.high is None or truth.low <= one.high


def test_counting_agrees_with_what_is_read_from_a_table():
    """A table is read as it stands."""
    programme = synthetic_programme(sessions=2, people=40, seed=5, unknown=0)
    seen = grid_of(tabulate(programme, "people", by="sex"))
    women = count(programme, "people", sex="female")
    assert (seen.cells["female",].low, seen.cells["female",].high) == (women.low, women.high)
