"""People of a government or of a group are from many bodies, which others may name."""

import pytest

from hijra_amina.errors import ContradictionError
from hijra_amina.model import (
    Attendance,
    Headcount,
    Ministry,
    Organisation,
    Participant,
    Programme,
    Roster,
    Session,
    Statement,
)
from hijra_amina.statistics import count, tabulate
from hijra_amina.values import Count, LocalizedText

pytestmark = pytest.mark.extra("bounds")

TITLE = LocalizedText({"en": "Session"})
BODIES = (
    Organisation(id="iraq", name=TITLE, kind="government", government="federal"),
    Organisation(id="region", name=TITLE, kind="government", government="krg"),
    Organisation(id="office", name=TITLE, kind="office", government="krg"),
    Organisation(id="airport", name=TITLE, kind="airport"),
    Organisation(id="local", name=TITLE, kind="ngo_group"),
    Organisation(id="civil", name=TITLE, kind="ngo_group"),
    Organisation(id="helpers", name=TITLE, kind="ngo"),
    Organisation(id="agency", name=TITLE, kind="un_body"),
    Organisation(id="lawyers", name=TITLE, kind="officials_group", parent="moi"),
    Ministry(id="moi", name=TITLE, term="iq-moi"),
    Ministry(id="moe", name=TITLE, term="iq-moe"),
    Ministry(id="krg-moi", name=TITLE, term="krg-moi"),
)


def sent(number: int, body: str, **more: object) -> Statement:
    """The statement that so many people of a body came."""
    return Statement(count=Count.exactly(number), organisation=body, **more)


def programme(*said: tuple[Statement, ...] | Session, people: tuple[Participant, ...] = ()):
    """A programme with a session for each few statements."""
    sessions = (
        one
        if isinstance(one, Session)
        else Session(id=f"s-{place}", title=TITLE, headcount=Headcount(statements=one))
        for place, one in enumerate(said)
    )
    return Programme(
        id="p",
        name=TITLE,
        organisations=BODIES,
        participants=people,
        sessions=tuple(sessions),
    )


def alone(number: int, body: str) -> tuple[Statement, ...]:
    """A session to which only people of one body came."""
    return sent(number, body), Statement(count=Count.exactly(number))


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        # Officials of a government may be those of one of its bodies, and of no other's.
        ("region", "office", False),
        ("region", "krg-moi", False),
        ("iraq", "moi", False),
        ("iraq", "office", True),
        ("iraq", "krg-moi", True),
        ("iraq", "region", True),
        # Nobody says which government an airport belongs to.
        ("region", "airport", False),
        # One organisation may be called by the names of several groups.
        ("local", "civil", False),
        ("local", "helpers", False),
        ("local", "agency", True),
        ("local", "moi", True),
        ("local", "region", True),
        # A group that is a part of a ministry is no part of another.
        ("lawyers", "moi", False),
        ("lawyers", "moe", True),
        ("lawyers", "iraq", False),
        ("lawyers", "local", True),
        # Bodies that are neither are two, as their records are.
        ("moi", "moe", True),
        ("office", "airport", True),
    ],
)
def test_people_of_two_bodies_are_two_where_nobody_can_be_of_both(one, other, together):
    """Five of one and three of another are eight, or may be five."""
    found = count(programme(alone(5, one), alone(3, other)), "people")
    assert found == Count.between(8 if together else 5, 8)


def test_a_partition_counts_a_ministry_apart_from_its_government():
    """Twenty of a government and seven of its ministry, told apart, are twenty-seven."""
    parts = sent(20, "iraq", partition="who"), sent(7, "moi", partition="who")
    whole = programme(parts)
    assert count(whole, "people") == Count.exactly(27)
    assert count(whole, "people", ministry="iq-moi") == Count.exactly(7)
    assert count(whole, "people", government="federal") == Count.exactly(27)


def test_a_ministry_is_no_larger_than_its_government():
    """Of twelve of a government, ten can be of its ministry, and fifteen cannot."""
    assert count(programme((sent(12, "iraq"), sent(10, "moi"))), "people").low == 12
    with pytest.raises(ContradictionError):
        count(programme((sent(12, "iraq"), sent(15, "moi"))), "people")


def test_groups_have_a_government_too():
    """Whoever is of a group is of its government, or of none."""
    whole = programme((sent(29, "region"), sent(6, "local"), Statement(count=Count.exactly(35))))
    table = tabulate(whole, "people", by="government")
    assert table.cell(government="krg") == Count.exactly(29)
    assert table.cell(government="none") == Count.exactly(6)


def test_somebody_of_a_roster_may_be_of_a_group():
    """An NGO's one on a list may be among the local NGOs of another session; a UN body's is not."""
    for body, least in (("helpers", 6), ("local", 6), ("civil", 6), ("agency", 7)):
        listed = Session(
            id="listed",
            title=TITLE,
            roster=Roster(attendances=(Attendance(participant="p-1"),), complete=True),
        )
        people = (Participant(id="p-1", organisation=body),)
        whole = programme(listed, alone(6, "local"), people=people)
        assert count(whole, "people") == Count.between(least, 7), body


def test_no_whole_is_smaller_than_a_part_of_it():
    """Where all sessions at once are too much, what tells people of a few apart still counts."""
    said = [alone(27, "moe"), (sent(29, "region"), sent(6, "local"), Statement(count=35))]
    bodies = (
        "iraq",
        "airport",
        "civil",
        "helpers",
        "agency",
        "lawyers",
        "moi",
        "krg-moi",
        "office",
    )
    said += [(sent(1, one), sent(1, other)) for one in bodies for other in bodies if one < other]
    whole = programme(*said)
    few = count(whole.sessions[:2], "people", programme=whole)
    assert few == Count.exactly(62)
    assert count(whole, "people").low >= 62
