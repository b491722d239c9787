"""What a flash report lets one know: 27 officials of three ministries, over 60 % of them women."""

from __future__ import annotations

import attrs
import pytest

from hijra_amina.errors import ContradictionError
from hijra_amina.knowledge import Answer, Knowledge, Row

WOMEN, MEN, EVERYBODY, *MINISTRIES = range(6)
BY_SEX = Row(terms={WOMEN: 1, MEN: 1, EVERYBODY: -1}, low=0, high=0, given=True)
BY_MINISTRY = Row(terms={**dict.fromkeys(MINISTRIES, 1), EVERYBODY: -1}, low=0, high=0, given=True)
OFFICIALS = Row(terms={EVERYBODY: 1}, low=27, high=27, origin="27 officials")
# Over three fifths: five times the women are more than three times all.
MOSTLY_WOMEN = Row(terms={WOMEN: 5, EVERYBODY: -3}, low=1, origin="over 60 % women")
PRESENT = tuple(
    Row(terms={ministry: 1}, low=1, origin=f"ministry {number}")
    for number, ministry in enumerate(MINISTRIES)
)
REPORT = Knowledge(6, [BY_SEX, BY_MINISTRY, OFFICIALS, MOSTLY_WOMEN, *PRESENT])

ways = pytest.mark.parametrize(
    "exact", [pytest.param(True, marks=pytest.mark.extra("bounds")), False, None]
)


@ways
def test_women_are_17_to_27(exact):
    """More than three in five of 27 is 17 at the least."""
    assert REPORT.bounds([{WOMEN: 1}], exact=exact) == (Answer(17, 27, tightest=True),)


@ways
def test_men_are_up_to_10(exact):
    """Who is no woman is a man, and there may be none."""
    assert REPORT.bounds([{MEN: 1}], exact=exact) == (Answer(0, 10, tightest=True),)


@ways
def test_each_ministry_has_1_to_25(exact):
    """Each of the two others has one official at the least."""
    expected = (Answer(1, 25, tightest=True),) * 3
    assert expected == REPORT.bounds([{one: 1} for one in MINISTRIES], exact=exact)


@ways
def test_two_ministries_have_2_to_26(exact):
    """What is said of a sum is more than what is said of its parts: not 2 to 50."""
    first, second, _ = MINISTRIES
    expected = (Answer(2, 26, tightest=True),)
    assert expected == REPORT.bounds([{first: 1, second: 1}], exact=exact)


def test_each_end_has_its_reasons():
    """A figure comes with the statements that it follows from, and no others."""
    assert REPORT.reasons({WOMEN: 1}, "low") == (OFFICIALS, MOSTLY_WOMEN)
    assert REPORT.reasons({WOMEN: 1}, "high") == (OFFICIALS,)
    assert REPORT.reasons({MEN: 1}, "low") == ()
    assert REPORT.reasons({MEN: 1}, "high") == (OFFICIALS, MOSTLY_WOMEN)
    assert REPORT.reasons({MINISTRIES[0]: 1}, "low") == (PRESENT[0],)
    assert REPORT.reasons({MINISTRIES[0]: 1}, "high") == (OFFICIALS, *PRESENT[1:])


@ways
def test_sixteen_women_contradict_two_statements(exact):
    """Sixteen of 27 are less than 60 %: three statements exclude one another, and are named."""
    sixteen = Row(terms={WOMEN: 1}, low=16, high=16, origin="16 women")
    said = Knowledge(6, [*REPORT.rows, sixteen])
    assert said.contradiction() == (OFFICIALS, MOSTLY_WOMEN, sixteen)
    named = "cannot all be true: 27 officials; over 60 % women; 16 women$"
    with pytest.raises(ContradictionError, match=named):
        said.bounds([{MINISTRIES[0]: 1}], exact=exact)


def test_seventeen_women_contradict_nothing():
    """What is possible is no contradiction, and narrows what is left."""
    said = Knowledge(6, [*REPORT.rows, Row(terms={WOMEN: 1}, low=17, high=17)])
    assert said.contradiction() is None
    assert said.bounds([{MEN: 1}]) == (Answer(10, 10, tightest=True),)


def test_every_value_in_between_has_a_witness():
    """There are whole numbers for 17 to 27 women, and for no other number of them."""
    found = [REPORT.witness({WOMEN: 1}, women) for women in range(30)]
    assert [women for women, point in enumerate(found) if point] == list(range(17, 28))
    for point in filter(None, found):
        assert point[WOMEN] + point[MEN] == point[EVERYBODY] == 27
        assert sum(point[one] for one in MINISTRIES) == 27
        assert min(point[one] for one in MINISTRIES) == 1 or min(point) >= 0


def test_a_report_that_says_less_leaves_more_open():
    """Without the headcount there is no most, and no end is invented."""
    rows = [row for row in REPORT.rows if row is not OFFICIALS]
    answers = Knowledge(6, rows).bounds([{WOMEN: 1}, {MEN: 1}, {EVERYBODY: 1}])
    assert answers == (
        Answer(2, None, tightest=True),
        Answer(0, None, tightest=True),
        Answer(3, None, tightest=True),
    )


def test_people_of_two_months_may_be_the_same():
    """Of 30 and 25 people, 30 to 55 are different ones: no more is known without names."""
    first, second, union = range(3)
    rows = [
        Row(terms={first: 1}, low=30, high=30, origin="June"),
        Row(terms={second: 1}, low=25, high=25, origin="July"),
        Row(terms={union: 1, first: -1}, low=0, given=True),
        Row(terms={union: 1, second: -1}, low=0, given=True),
        Row(terms={first: 1, second: 1, union: -1}, low=0, given=True),
    ]
    said = Knowledge(3, rows)
    assert said.bounds([{union: 1}]) == (Answer(30, 55, tightest=True),)
    assert [row.origin for row in said.reasons({union: 1}, "low")] == ["June"]
    assert [row.origin for row in said.reasons({union: 1}, "high")] == ["June", "July"]


def test_a_row_that_is_only_about_right_counts_like_any_other():
    """What to do with it is for the caller to say, by leaving it out."""
    some = attrs.evolve(OFFICIALS, approximate=True)
    rows = [some if row is OFFICIALS else row for row in REPORT.rows]
    expected = REPORT.bounds([{WOMEN: 1}])
    assert expected == Knowledge(6, rows).bounds([{WOMEN: 1}])
