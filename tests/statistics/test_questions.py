"""What may be asked of the records, and how a question that makes no sense is refused."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING

import pytest

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.model import (
    Headcount,
    Involvement,
    Ministry,
    Organisation,
    Programme,
    Session,
    Statement,
)
from hijra_amina.statistics import Measure, Table, Unit, attended, count, tabulate
from hijra_amina.values import Count, LocalizedText, Period

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = LocalizedText({"en": "Session"})
INTERIOR = Ministry(id="moi", name=TITLE, term="iq-moi")
POLICE = Organisation(id="police", name=TITLE, kind="directorate", parent="moi")


def session(key: str = "s-1", n: int = 5, **more: object) -> Session:
    """A session of a day in June 2015, of which the total is known."""
    headcount = Headcount(statements=(Statement(count=Count.exactly(n)),))
    period = Period.parse("2015-06-16")
    return Session(id=key, title=TITLE, headcount=headcount, period=period, **more)


def whole(*sessions: Session) -> Programme:
    """A programme of one ministry, with a directorate of it."""
    return Programme(id="p", name=TITLE, organisations=(INTERIOR, POLICE), sessions=sessions)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("month", "2015-6", "2015-06"),
        ("month", "June", "2015-06"),
        ("month", "2015-13", "2015-06"),
        ("year", "2015-06", "2015"),
        ("year", "15", "2015"),
        ("year", 99, "2015"),
        ("month", 201506, "code"),
    ],
)
def test_a_year_and_a_month_are_written_in_one_way(
    name: str, value: str | int, expected: str
) -> None:
    """A month written otherwise is refused: it would find nothing, and that is no answer."""
    with pytest.raises(InvalidValueError, match=expected):
        count(session(), "sessions", **{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sex", "none"),
        ("sex", "moi"),
        ("government", "moi"),
        ("governorate", "none"),
        ("ministry", "iom"),
        ("ministry", "police"),
    ],
)
def test_a_value_of_another_dimension_is_unknown(name: str, value: str) -> None:
    """A code that exists, but is no value of the dimension, is refused and not counted as zero."""
    with pytest.raises(UnknownCodeError) as caught:
        count(whole(session()), "people", **{name: value})
    assert caught.value.kind == name


def test_a_ministry_may_be_given_by_its_identifier() -> None:
    """The programme's own name for a ministry finds the same people as the vocabulary's code."""
    sent = session(bodies=(Involvement(organisation="moi"),), bodies_complete=True)
    assert count(whole(sent), "people", ministry="iq-moi") == Count.exactly(5)
    assert count(whole(sent), "people", ministry="moi") == Count.exactly(5)


def test_ministries_need_the_programme() -> None:
    """Which body belongs to which ministry is known to the programme alone."""
    sent = session(bodies=(Involvement(organisation="police"),), bodies_complete=True)
    for asked in ("ministry", "government"):
        with pytest.raises(InvalidValueError, match="programme"):
            tabulate(sent, "people", by=asked)
    stated = Statement(count=5, organisation="police")
    said = Session(id="s-1", title=TITLE, headcount=Headcount(statements=(stated,)))
    with pytest.raises(InvalidValueError, match="programme"):
        tabulate(said, "people", by="ministry")
    known = count(sent, "people", programme=whole(sent), ministry="iq-moi")
    assert known == Count.exactly(5)


def test_a_session_counts_once() -> None:
    """Two sessions of one identifier are refused: the second may be another one, or the same."""
    with pytest.raises(InvalidValueError, match="'s-1' twice"):
        count([session(n=5), session(n=50)], "participations")
    assert count((made for made in [session("s-1"), session("s-2")]), "sessions").value == 2


def test_a_second_programme_is_refused() -> None:
    """A programme looks up its own people, and nothing but a programme can."""
    with pytest.raises(InvalidValueError, match="programme"):
        count(whole(session()), "people", programme=whole())
    with pytest.raises(InvalidValueError, match="a value of type str"):
        count(session(), "people", programme="p")  # type: ignore[arg-type]


def test_a_measure_that_no_engine_could_count_is_refused() -> None:
    """Sessions are not attended by anybody, and a share needs its whole."""
    with pytest.raises(InvalidValueError, match="attendance"):
        Measure(name="sessions", unit=Unit.SESSIONS, attendance=attended(at_least="80%"))
    with pytest.raises(InvalidValueError, match="whole"):
        Measure(name="women", unit=Unit.PEOPLE, result="share")


@pytest.mark.parametrize(
    "wrong",
    [
        {"measure": 5},
        {"measure": "people", "by": None},
        {"measure": "people", "by": [1]},
        {"measure": "people", "by": ["sex", "sex"]},
        {"measure": "people", "where": [("sex", "female")]},
        {"measure": "people", "where": {1: "female"}},
        {"measure": "people", "where": {"year": True}},
    ],
)
def test_a_question_of_the_wrong_kind_says_so(wrong: dict[str, object]) -> None:
    """What is no text and no mapping is refused by kind, and never with an AttributeError."""
    with pytest.raises(InvalidValueError, match=r"expected .*, found"):
        tabulate(session(), **wrong)  # type: ignore[arg-type]


def test_a_programme_without_sessions_has_reached_nobody() -> None:
    """Nothing held is zero, in each cell: there is nothing that is unknown."""
    table = tabulate(whole(), "people", by=["sex", "year"])
    assert {row.count for row in table} == {Count.exactly(0)}
    assert count([], "people") == Count.exactly(0)


def pickled(table: Table) -> Table:
    """The table after a way through bytes."""
    return pickle.loads(pickle.dumps(table))  # noqa: S301 - its own bytes


class TestATableIsAValue:
    """A table can be compared, kept, copied and sent, and not changed."""

    TABLE = tabulate(session(), "people", by="sex")

    def test_its_labels_cannot_be_changed(self) -> None:
        """Neither in the table nor through the mapping that it was made from."""
        with pytest.raises(TypeError):
            self.TABLE.labels["sex", "female"] = TITLE  # type: ignore[index]

    def test_equal_tables_have_one_hash(self) -> None:
        """The same question gives the same value, also as the key of a dictionary."""
        again = tabulate(session(), "people", by="sex")
        assert again == self.TABLE
        assert len({again, self.TABLE}) == 1

    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickled])
    def test_copies_are_equal(self, copied: Callable[[Table], Table]) -> None:
        """Copying and pickling keep figures and labels, and the labels stay read-only."""
        other = copied(self.TABLE)
        assert other == self.TABLE
        with pytest.raises(TypeError):
            other.labels["sex", "female"] = TITLE  # type: ignore[index]

    def test_a_year_may_be_given_as_a_number(self) -> None:
        """A cell is found by the year as a number, as a condition is."""
        table = tabulate(session(), "people", by="year")
        assert table.cell(year=2015) == table.cell(year="2015") == Count.exactly(5)

    def test_labels_of_no_kind_are_refused(self) -> None:
        """A list of languages is no choice of labels."""
        with pytest.raises(UnknownCodeError):
            self.TABLE.to_dicts(labels=["en"])  # type: ignore[arg-type]
