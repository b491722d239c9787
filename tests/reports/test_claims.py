"""What a report states in figures is held against the records before it is printed."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.errors import ClaimError
from hijra_amina.model import (
    AgendaItem,
    Counted,
    Headcount,
    Programme,
    Scope,
    SessionStatus,
    Statement,
)
from hijra_amina.reports import Subject, flash_report
from hijra_amina.reports.claims import judge_count
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share, Verdict

Make = Callable[..., Programme]
BAGHDAD = "baghdad-2015-06"


def evolved(programme: Programme, index: int, **changes: object) -> Headcount:
    """The headcount of the June 2015 session with one statement changed."""
    headcount = programme.session(BAGHDAD).headcount
    assert headcount is not None
    statements = list(headcount.statements)
    statements[index] = attrs.evolve(statements[index], **changes)
    return Headcount(statements=tuple(statements))


class TestShippedReport:
    """The report of June 2015."""

    def test_every_claim_of_the_shipped_report_holds(self, programme: Programme) -> None:
        """The records of June 2015 bear out all that the report of June 2015 says."""
        report = flash_report(programme, BAGHDAD)

        assert {claim.verdict for claim in report.claims} == {Verdict.HOLDS}
        assert report.findings == ()

    def test_the_stated_figures_are_claims(self, programme: Programme) -> None:
        """People, women, ministries and days are claims, and women in the strongest wording."""
        report = flash_report(programme, BAGHDAD)

        said = {claim.said for claim in report.claims}

        assert {
            "people: 27",
            "people, sex female: over 60%",
            "people, sex female: over 50%",
            "ministries: 3",
            "days: 2",
        } == said

    def test_texts_are_read_where_they_stand(self, programme: Programme) -> None:
        """Lead, body and captions make claims of their own."""
        paths = {claim.path for claim in flash_report(programme, BAGHDAD).claims}

        assert {
            "$.publications[flash-report-2015-06].lead",
            "$.publications[flash-report-2015-06].paragraphs[0]",
            "$.photographs[caption-over-60].caption",
            "$.photographs[caption-more-than-half].caption",
        } < paths


# Each makes one claim of the shipped report false; some by a record, some by a text.
MUTATIONS: dict[str, Callable[[Programme], dict[str, object]]] = {
    "total 28": lambda p: {"headcount": evolved(p, 0, count=Count.exactly(28))},
    "total at most 20": lambda p: {"headcount": evolved(p, 0, count=Count.at_most(20))},
    "total over 30": lambda p: {"headcount": evolved(p, 0, count=Count.more_than(30))},
    "at most 60% women": lambda p: {"headcount": evolved(p, 1, share=Share.at_most("60%"))},
    "less than half women": lambda p: {"headcount": evolved(p, 2, share=Share.less_than("1/2"))},
    "10 women": lambda p: {
        "headcount": evolved(p, 2, share=None, count=Count.exactly(10), wording=None)
    },
    "12 men": lambda p: {
        "headcount": evolved(p, 2, share=None, count=Count.exactly(12), sex="male", wording=None)
    },
    "28 women": lambda p: {
        "headcount": evolved(p, 2, share=None, count=Count.exactly(28), wording=None)
    },
    "four organisations": lambda p: {
        "headcount": Headcount(
            statements=(
                *p.session(BAGHDAD).headcount.statements,  # type: ignore[union-attr]
                Statement(count=Count.exactly(4), counted=Counted.ORGANISATIONS),
            )
        )
    },
    "three days": lambda _: {"period": Period.parse("2015-06-16/2015-06-18")},
    "one day": lambda _: {"period": Period.parse("2015-06-16")},
    "duration of one day": lambda _: {
        "period": attrs.evolve(Period.parse("2015-06-16/2015-06-17"), duration=Count.exactly(1))
    },
    "a part on a third day": lambda _: {
        "agenda": tuple(
            AgendaItem(title=LocalizedText({"en": "Part"}), day=PartialDate(2015, 6, day))
            for day in (16, 17, 18)
        )
    },
    "a part on another day": lambda _: {
        "agenda": (AgendaItem(title=LocalizedText({"en": "Part"}), day=PartialDate(2015, 6, 20)),)
    },
    "room for 20": lambda _: {"capacity": Count.exactly(20)},
    "only planned": lambda _: {"status": SessionStatus.PLANNED},
    "cancelled": lambda _: {"status": SessionStatus.CANCELLED},
}


class TestContradictions:
    """Claims that fail."""

    @pytest.mark.parametrize("mutation", MUTATIONS)
    def test_a_record_that_makes_a_claim_false_stops_the_report(
        self, mutation: str, programme: Programme, changed: Callable[..., Programme]
    ) -> None:
        """Whichever record is changed so that the report would be untrue, nothing is built."""
        with pytest.raises(ClaimError) as caught:
            flash_report(changed(**MUTATIONS[mutation](programme)), BAGHDAD)

        assert caught.value.claim
        assert caught.value.evidence
        assert all(line.startswith(f"session {BAGHDAD}, ") for line in caught.value.evidence)

    @pytest.mark.parametrize(
        ("where", "text"),
        [
            ("lead", "A three-day session was held."),
            ("lead", "The session was attended by 30 officials."),
            ("headline", "Fewer than 60% women at the session"),
            ("lead", "Less than half of the participants were female."),
            ("headline", "28 women trained"),
        ],
    )
    def test_a_text_that_the_records_contradict_stops_the_report(
        self, where: str, text: str, programme: Programme
    ) -> None:
        """A headline or lead that was edited away from the records is refused."""
        publications = tuple(
            attrs.evolve(one, **{where: LocalizedText({"en": text})})
            for one in programme.publications
        )

        with pytest.raises(ClaimError):
            flash_report(attrs.evolve(programme, publications=publications), BAGHDAD)

    def test_an_edited_caption_stops_the_report(self, programme: Programme) -> None:
        """A caption that claims less than 60% is contradicted by the statement of over 60%."""
        photographs = tuple(
            attrs.evolve(one, caption=LocalizedText({"en": "under 60% women"}))
            for one in programme.photographs
        )

        with pytest.raises(ClaimError) as caught:
            flash_report(attrs.evolve(programme, photographs=photographs), BAGHDAD)

        assert caught.value.claim == "people, sex female: less than 60%"

    def test_the_error_names_no_more_records_than_it_needs(self, make: Make) -> None:
        """Of three statements the two that exclude each other are named, the third is not."""
        total = Statement(count=Count.exactly(27))
        women = Statement(count=Count.exactly(30), sex="female")
        ministry = Statement(count=Count.exactly(3), organisation="m-0")

        with pytest.raises(ClaimError) as caught:
            flash_report(make(ministry, total, women, ministries=1), "s-1")

        assert caught.value.claim in {"people: 27", "people, sex female: 30"}
        assert len(caught.value.evidence) == 1

    def test_a_roster_contradicts_a_stated_share(self, make: Make) -> None:
        """Ten women on a complete roster of 27 are not over 60%."""
        with pytest.raises(ClaimError) as caught:
            flash_report(
                make(Statement(share=Share.more_than("60%"), sex="female"), women=10, men=17),
                "s-1",
            )

        assert caught.value.claim == "people, sex female: over 60%"
        assert caught.value.evidence == ("session s-1, roster: 27 people, 2 days, complete",)


class TestOpenClaims:
    """Claims that nobody can decide."""

    def test_an_open_caption_is_left_out_and_listed(self, programme: Programme) -> None:
        """Of 17 to 27 women nobody knows whether they were over 90%, so nobody says so."""
        caption = LocalizedText({"en": "Over 90% women took part"})
        photographs = tuple(attrs.evolve(one, caption=caption) for one in programme.photographs)

        report = flash_report(attrs.evolve(programme, photographs=photographs), BAGHDAD)

        assert [found.code for found in report.findings] == ["finding.claim_open"] * 2
        assert "90%" not in report.edition("en_GB").to_html()

    def test_an_open_headline_gives_way_to_the_title(self, make: Make) -> None:
        """A headline with a figure that nobody knows is replaced by the session's title."""
        report = flash_report(make(texts={"headline": "40 officials trained"}), "s-1")

        assert report.edition("en_GB").page.headline.text == "Session"
        assert [found.code for found in report.findings] == ["finding.claim_open"]

    def test_a_body_may_speak_of_other_sessions(self, programme: Programme) -> None:
        """A number in the body that no statement words is not taken for this session's."""
        other = LocalizedText({"en": "Earlier workshops had reached 300 officials."})
        publications = tuple(
            attrs.evolve(one, paragraphs=(other,)) for one in programme.publications
        )

        report = flash_report(attrs.evolve(programme, publications=publications), BAGHDAD)

        assert "300 officials" in report.edition("en_GB").to_html()
        assert [found.code for found in report.findings] == ["finding.figure_doubtful"]

    def test_figures_of_other_sessions_are_no_claims_about_this_one(self, make: Make) -> None:
        """What a programme reached in all, or means to reach, does not count against a session."""
        statements = (
            Statement(count=Count.exactly(27)),
            Statement(count=Count.exactly(75), scope=Scope.CUMULATIVE),
            Statement(count=Count.exactly(25), scope=Scope.PLANNED),
        )

        report = flash_report(make(*statements), "s-1")

        assert {claim.figure for claim in report.claims if claim.subject is Subject.PEOPLE} == {
            Count.exactly(27)
        }


@st.composite
def sessions(draw: st.DrawFn) -> tuple[int, int, list[Statement]]:
    """How many women and men came, and statements that are true of them."""
    women, men = draw(st.integers(0, 40)), draw(st.integers(0, 40))
    total = women + men
    true: list[Statement] = []
    for sex, number in ((None, total), ("female", women), ("male", men)):
        below, above = draw(st.integers(0, number)), draw(st.integers(number, number + 20))
        counts = [
            Count.exactly(number),
            Count.at_least(below),
            Count.at_most(above),
            Count.between(below, above),
            Count.about(draw(st.integers(max(1, number - 3), number + 3))),
        ]
        true += [Statement(count=count, sex=sex) for count in counts]
        if sex is not None and total:
            tenths = 10 * number // total
            true.append(Statement(share=Share.at_least(f"{10 * tenths}%"), sex=sex))
            if 10 * tenths * total < 100 * number:
                true.append(Statement(share=Share.more_than(f"{10 * tenths}%"), sex=sex))
            if tenths < 10:
                true.append(Statement(share=Share.less_than(f"{10 * tenths + 10}%"), sex=sex))
    return women, men, draw(st.lists(st.sampled_from(true), max_size=6, unique_by=repr))


class TestLaws:
    """What holds for every session."""

    @given(sessions(), st.sampled_from([True, False, None]), st.booleans())
    @settings(max_examples=60)
    def test_true_statements_never_alarm(
        self,
        make: Make,
        drawn: tuple[int, int, list[Statement]],
        complete: bool | None,  # noqa: FBT001 - drawn
        with_roster: bool,  # noqa: FBT001 - drawn
    ) -> None:
        """Whatever is truly said of a session, with a roster or without, a report is built."""
        women, men, statements = drawn
        people = {"women": women, "men": men} if with_roster else {}

        report = flash_report(make(*statements, complete=complete, **people), "s-1")

        assert Verdict.FAILS not in {claim.verdict for claim in report.claims}

    @given(sessions(), st.data())
    @settings(max_examples=60)
    def test_a_false_statement_always_alarms(
        self, make: Make, drawn: tuple[int, int, list[Statement]], data: st.DataObject
    ) -> None:
        """Where the roster is complete, one false statement among true ones stops the report."""
        women, men, statements = drawn
        sex, number = data.draw(
            st.sampled_from([(None, women + men), ("female", women), ("male", men)])
        )
        off = data.draw(st.integers(1, 9))
        lies = [Count.exactly(number + off), Count.at_least(number + off)]
        if number >= off:
            lies += [Count.exactly(number - off), Count.at_most(number - off)]
        false = Statement(count=data.draw(st.sampled_from(lies)), sex=sex)
        everybody = make(*statements, false, women=women, men=men)
        if not women + men:
            return

        with pytest.raises(ClaimError):
            flash_report(everybody, "s-1")

    @given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
    def test_a_verdict_is_what_every_possible_number_says(
        self, a: int, b: int, c: int, d: int
    ) -> None:
        """A claim holds if all numbers the records allow fit it, and fails if none of them does."""
        stated, known = Count.between(*sorted((a, b))), Count.between(*sorted((c, d)))

        fits = {stated.contains(number) for number in range(min(c, d), max(c, d) + 1)}

        expected = {
            (True,): Verdict.HOLDS,
            (False,): Verdict.FAILS,
            (False, True): Verdict.OPEN,
        }[tuple(sorted(fits))]
        assert judge_count(stated, known) is expected

    def test_about_is_borne_out_by_itself_and_refutes_nothing(self) -> None:
        """Some 39 bear out some 39; whether they were exactly 39 stays open."""
        assert judge_count(Count.about(39), Count.about(39)) is Verdict.HOLDS
        assert judge_count(Count.exactly(39), Count.about(39)) is Verdict.OPEN
        assert judge_count(Count.about(39), Count.exactly(45)) is Verdict.OPEN
