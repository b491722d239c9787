"""Two sheets of one session, in two scripts, as a programme; names are made from CC0 tokens."""

import pytest

import hijra_amina as ha
from hijra_amina.intake import match_people
from hijra_amina.values import LocalizedText, Period

RUNS = '</script><script>document.title="run"</script>'

# Each line of one sheet and one of the other may be one person.
NAMES = {
    "p-001": ("سامي كاظم ناصر", "Arab"),
    "p-002": ("زهراء فوزي محمد", "Arab"),
    "p-003": (f"Fawzi Nasir {RUNS}", "Latn"),
    "q-001": ("Sami Kadhim Nasir", "Latn"),
    "q-002": ("Zahraa Fawzi Mohammed", "Latn"),
    "q-003": (f"Fawzi Nasir {RUNS}", "Latn"),
}


@pytest.fixture(scope="session")
def programme() -> ha.Programme:
    """Two sessions with three people on each sheet."""
    organisations = (
        ha.Organisation(id="a", name=LocalizedText({"en": "Body <A>", "ar": "الجهة أ"})),
        ha.Organisation(id="b", name=LocalizedText({"en": "Body B", "ar": "الجهة ب"})),
    )
    people = tuple(
        ha.Participant(
            id=one,
            name=ha.PersonName(name, script),
            organisation="b" if one == "q-001" else "a",
            sex="female" if one.endswith("2") else "male",
        )
        for one, (name, script) in NAMES.items()
    )

    def session(letter: str, day: str) -> ha.Session:
        came = tuple(ha.Attendance(participant=one) for one in NAMES if one.startswith(letter))
        title = LocalizedText({"en": f"Session {letter}", "ar": f"الجلسة {letter}"})
        roster = ha.Roster(attendances=came)
        return ha.Session(id=letter, title=title, period=Period.parse(day), roster=roster)

    return ha.Programme(
        id="example",
        name=LocalizedText({"en": "Example & Co", "ar": "مثال"}),
        organisations=organisations,
        participants=people,
        sessions=(session("p", "2015-06-16"), session("q", "2015-09-13")),
    )


@pytest.fixture(scope="session")
def matches(programme):
    """Who may be whom in it."""
    return match_people(programme, progress=False)
