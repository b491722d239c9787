"""What a programme's editor has left to do."""

from collections.abc import Callable

import attrs

from hijra_amina.model import (
    Attendance,
    Consent,
    ConsentStatus,
    Headcount,
    Involvement,
    Ministry,
    Participant,
    Photograph,
    PossibleMatch,
    Programme,
    Roster,
    Statement,
    Testimonial,
)
from hijra_amina.reports import Severity, review
from hijra_amina.values import Count, LocalizedText, Period, PersonName, Share

Make = Callable[..., Programme]


def found_in(programme: Programme) -> set[tuple[str, str, str]]:
    """Severity, place and code of each finding."""
    return {(str(one.severity), one.where, one.code) for one in review(programme)}


def test_the_shipped_programme_has_nothing_but_drafts(programme: Programme) -> None:
    """All that is left to do on HIJRA AMINA is to have its Arabic read."""
    assert {one.code for one in review(programme)} == {"finding.drafts"}


def test_a_contradiction_is_an_error_that_names_the_statements(make: Make) -> None:
    """More women than people cannot be, and both statements are named."""
    programme = make(
        Statement(count=Count.exactly(27)), Statement(count=Count.exactly(30), sex="female")
    )

    errors = [one for one in review(programme) if one.severity is Severity.ERROR]

    assert "headcount.statements[0], headcount.statements[1]" in errors[0].describe("en_GB")


def test_a_roster_that_contradicts_a_statement_is_an_error(make: Make) -> None:
    """Ten women on a complete roster of 27 are not over 60%."""
    programme = make(Statement(share=Share.more_than("60%"), sex="female"), women=10, men=17)

    assert ("error", "$.sessions[s-1]", "finding.claim_fails") in found_in(programme)


def test_consents_that_nobody_asked_for_are_listed(make: Make) -> None:
    """A quotation and a photograph without an answer are warnings; a refusal is a note."""
    words = LocalizedText({"en": "It helps."})
    refused = Consent(status=ConsentStatus.REFUSED)
    programme = attrs.evolve(
        make(),
        testimonials=(
            Testimonial(id="t-1", words=words, speaker=PersonName("p-001", "Latn")),
            Testimonial(id="t-2", words=words, consent=refused),
        ),
        photographs=(Photograph(id="p-1", path="1.jpg"),),
    )

    assert {
        ("warning", "$.testimonials[t-1]", "finding.not_asked"),
        ("note", "$.testimonials[t-2]", "finding.not_granted"),
        ("warning", "$.photographs[p-1]", "finding.not_asked"),
    } <= found_in(programme)


def test_a_body_that_did_not_exist_on_the_day_is_listed(make: Make) -> None:
    """The Ministry of State for Women's Affairs sent nobody in 2016."""
    mowa = Ministry(
        id="mowa", name=LocalizedText({"en": "Ministry of Women Affairs"}), term="iq-mowa"
    )
    programme = make(period=Period.parse("2016-02-21/2016-02-25"))
    sent = attrs.evolve(programme.sessions[0], bodies=(Involvement(organisation="mowa"),))

    assert ("warning", "$.sessions[s-1]", "finding.body_out_of_time") in found_in(
        attrs.evolve(programme, organisations=(mowa,), sessions=(sent,))
    )


def test_a_match_that_is_none_is_listed(make: Make) -> None:
    """Two who stand on one roster are no possible match, which is said in every language."""
    programme = make()
    people = (Participant(id="p-1"), Participant(id="p-2"))
    rows = tuple(Attendance(participant=one.id) for one in people)
    session = attrs.evolve(programme.sessions[0], roster=Roster(attendances=rows))
    doubted = attrs.evolve(
        programme,
        participants=people,
        sessions=(session,),
        possible_matches=(PossibleMatch(first="p-1", second="p-2"),),
    )

    found = [one for one in review(doubted) if one.code == "finding.impossible_match"]
    assert [one.where for one in found] == ["$.sessions[s-1]"]
    assert "possible_matches[0]" in found[0].describe("en_GB")
    assert "possible_matches[0]" in found[0].describe("ar_IQ")


def test_open_claims_are_listed(make: Make) -> None:
    """A lead whose figure nobody knows is a warning."""
    assert (
        "warning",
        "$.publications[report].lead",
        "finding.claim_open",
    ) in found_in(make(texts={"lead": "40 officials came."}))


def test_the_worst_comes_first(programme: Programme) -> None:
    """Errors stand before warnings, and these before notes."""
    contradictory = tuple(
        attrs.evolve(
            one,
            headcount=Headcount(
                statements=(Statement(count=Count.exactly(1)), Statement(count=Count.exactly(2)))
            ),
        )
        for one in programme.sessions
    )

    severities = [one.severity for one in review(attrs.evolve(programme, sessions=contradictory))]

    assert severities == sorted(severities, key=list(Severity).index)
    assert severities[0] is Severity.ERROR


def test_findings_speak_arabic(programme: Programme) -> None:
    """Each finding has a sentence in Arabic."""
    assert all(
        any("\u0600" <= c <= "\u06ff" for c in one.reason("ar_IQ")) for one in review(programme)
    )
