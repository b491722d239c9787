"""Which figures are read in a text, and which are not."""

import pytest

from hijra_amina.reports.readings import days_in, people_in, shares_in
from hijra_amina.values import Count, Share


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Over 60% of the 27 participants were women.", Share.more_than("60%")),
        ("Women made up 90% of the participants.", Share.exactly("90%")),
        ("Women accounted for over half.", Share.more_than("1/2")),
        ("Two thirds of those trained were women.", Share.exactly("2/3")),
        ("90 per cent of the officials were female", Share.exactly("90%")),
        ("A majority of the participants were women.", Share.more_than("1/2")),
        ("All 27 participants were women.", Share.exactly(1)),
        ("no more than 60% women", Share.at_most("60%")),
    ],
)
def test_a_share_is_read_however_it_is_put(text: str, figure: Share) -> None:
    """A false share stops the report, whatever the order of its sentence."""
    assert [(one.figure, one.sex) for one in shares_in(text)] == [(figure, "female")]


@pytest.mark.parametrize(
    "text",
    [
        "60% of the women found it useful.",
        "All women attended.",
        "Half of the participants were women's rights activists.",
        "Women accounted for 40% of the speakers.",
        "Not more than 60% of the participants were women.",
        "60% of the budget was for women.",
    ],
)
def test_a_share_of_something_else_is_not_read(text: str) -> None:
    """A true text about other things does not stop the report."""
    assert list(shares_in(text)) == []


@pytest.mark.parametrize(
    ("text", "figure", "sex"),
    [
        ("On 16 June 2015, 27 operational officials met.", Count.exactly(27), None),
        ("thirty-two officials", Count.exactly(32), None),
        ("20 of the participants were women", Count.exactly(20), "female"),
        ("12 trainees were men", Count.exactly(12), "male"),
        ("over 80 women and men", Count.more_than(80), None),
        ("no more than 5 women", Count.at_most(5), "female"),
    ],
)
def test_a_number_of_people_is_read(text: str, figure: Count, sex: str | None) -> None:
    """The number, with its qualifier and of whom it is."""
    assert (figure, sex) in [(one.figure, one.sex) for one in people_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "In June 2015 officials met.",
        "Since 2015 participants have asked for more.",
        "On 17 June officials left.",
        "90 percent of participants agreed",
        "between 10 and 20 women",
        "10–20 women",
        "40 trainers of officials",
    ],
)
def test_other_numbers_are_no_people(text: str) -> None:
    """A year, a day, the end of a range or a number of something else counts nobody."""
    assert list(people_in(text)) == []


def test_days_are_those_of_an_event() -> None:
    """A plan of ninety days makes no session longer."""
    text = "A two-day Counter Trafficking Awareness Session led to a 90-day action plan."

    assert [one.figure for one in days_in(text)] == [Count.exactly(2)]
