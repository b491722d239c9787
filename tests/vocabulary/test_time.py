"""Terms in time: validity, succession, recognition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina import vocabulary
from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.values import PartialDate, Verdict
from hijra_amina.vocabulary import Turn

DECREE = "2015-08-16"
ABOLISHED = {"iq-mohr", "iq-mowa", "iq-mospa", "iq-mos"}
MERGED = {"iq-most": "iq-mohe", "iq-moenv": "iq-moh", "iq-mompw": "iq-moch", "iq-mota": "iq-mocul"}

dates = st.dates().map(PartialDate.of)


class TestTurn:
    @given(dates, dates)
    def test_a_dated_turn_has_passed_from_its_day_on(
        self, day: PartialDate, on: PartialDate
    ) -> None:
        """On the day itself the new state holds."""
        late_enough = (on.earliest or 0) >= (day.earliest or 0)  # type: ignore[operator] - both are full

        assert Turn(day, day).passed(on) is (Verdict.HOLDS if late_enough else Verdict.FAILS)

    @given(dates, dates, dates)
    def test_limits_decide_outside_them_alone(
        self, low: PartialDate, high: PartialDate, on: PartialDate
    ) -> None:
        """Between the limits the answer is open."""
        turn = Turn(low, high)
        if (low < high) is not Verdict.HOLDS:
            return

        passed = turn.passed(on)

        assert (passed is Verdict.FAILS) == ((on < low) is Verdict.HOLDS)
        assert (passed is Verdict.HOLDS) == ((on < high) is Verdict.FAILS)

    @pytest.mark.parametrize(
        "text", ["2015-08-16", "2015", "2017/2021-02-08", "2025-03-24/..", "../2021"]
    )
    def test_its_text_reads_back(self, text: str) -> None:
        """What it prints is what it reads."""
        assert str(Turn.parse(text)) == text
        assert Turn.parse(str(Turn.parse(text))) == Turn.parse(text)

    @pytest.mark.parametrize("text", ["../..", "2015/2016/2017"])
    def test_a_turn_without_a_limit_says_nothing(self, text: str) -> None:
        """It needs one limit, and has no more than two."""
        with pytest.raises(InvalidValueError):
            Turn.parse(text)

    def test_an_unknown_year_decides_nothing(self) -> None:
        """The fourth of May of no year may be before or after."""
        assert Turn.parse(DECREE).passed("XXXX-05-04") is Verdict.OPEN


class TestTheDecreeOf2015:
    def test_it_ended_eight_ministries(self) -> None:
        """Four were abolished and four merged, all on 16 August 2015."""
        ended = {
            term.code: term.successors[0].into
            for term in vocabulary.terms("body")
            if str(term.valid_to) == DECREE
        }

        assert ended == {**dict.fromkeys(ABOLISHED), **MERGED}

    def test_they_are_listed_before_it_and_not_after(self) -> None:
        """The list of bodies depends on the date."""
        before = {term.code for term in vocabulary.terms("body", on="2015-08-15")}
        after = {term.code for term in vocabulary.terms("body", on=DECREE)}

        assert ABOLISHED | set(MERGED) <= before
        # Later lists show the environment ministry again, at no date that a source gives.
        assert before - after == (ABOLISHED | set(MERGED)) - {"iq-moenv"}

    def test_an_undated_return_leaves_the_question_open(self) -> None:
        """The environment ministry is listed again later; nobody says since when."""
        ministry = vocabulary.term("body", "iq-moenv")

        assert ministry.valid_on("2015-08-15") is Verdict.HOLDS
        assert ministry.valid_on("2020") is Verdict.OPEN
        (found,) = vocabulary.resolve("وزارة البيئة", on="2020")
        assert "listed again later" in (found.note or "")

    @pytest.mark.parametrize(("old", "new"), sorted(MERGED.items()))
    def test_merged_ministries_roll_up(self, old: str, new: str) -> None:
        """Before the decree each stands for itself, after it the one that took it in does."""
        before = vocabulary.successor_on(old, "2015-06-16")
        after = vocabulary.roll_up(old, "2015-09-01")

        assert before is not None
        assert before.code == old
        if old == "iq-moenv":  # it may be there again
            assert after.verdict is Verdict.OPEN
        else:
            assert [term.code for term in after.terms] == [new]
            assert after.verdict is Verdict.HOLDS

    @pytest.mark.parametrize("code", sorted(ABOLISHED))
    def test_abolished_ministries_have_no_successor(self, code: str) -> None:
        """The sources name none, so none is given; the disagreement is kept."""
        became = vocabulary.roll_up(code, "2015-09-01")

        assert vocabulary.successor_on(code, "2015-09-01") is None
        assert vocabulary.successors(code, "2015-09-01") == ()
        assert became.verdict is Verdict.FAILS
        assert "S-memo" in (became.note or "")

    def test_a_month_that_holds_the_decree_decides_nothing(self) -> None:
        """In "August 2015" a ministry stood and then did not; it is still shown as itself."""
        became = vocabulary.roll_up("iq-mowa", "2015-08")

        assert became.verdict is Verdict.OPEN
        assert [term.code for term in became.terms] == ["iq-mowa"]

    def test_names_follow_the_date(self) -> None:
        """A ministry that took in another bears the longer name from then on."""
        ministry = vocabulary.term("body", "iq-mocul")

        assert ministry.label("ar_IQ", on="2015-06-16").text == "وزارة الثقافة"
        assert ministry.label("ar_IQ", on="2016").text == "وزارة الثقافة والسياحة والآثار"
        assert ministry.label("ar_IQ").text == "وزارة الثقافة والسياحة والآثار"


class TestOtherSuccessions:
    def test_limits_of_a_merger_stay_limits(self) -> None:
        """The bureau became part of the JCC some time between 2017 and February 2021."""
        bureau = vocabulary.term("body", "krg-bmd")

        assert bureau.valid_to is None
        assert bureau.valid_on("2016-05") is Verdict.HOLDS
        assert bureau.valid_on("2019") is Verdict.OPEN
        assert bureau.valid_on("2021-03") is Verdict.FAILS
        assert [t.code for t in vocabulary.successors("krg-bmd", "2021-03")] == ["krg-jcc"]

    def test_a_chain_is_followed_and_a_split_is_not_decided(self) -> None:
        """Successions lead from body to body; of two successors neither is the one."""
        ended = {"valid_to": "2010", "succession": [{"how": "merged", "on": "2010", "into": "x-b"}]}
        split = [{"how": "renamed", "on": "2012", "into": code} for code in ("x-c", "x-d")]
        grown = vocabulary.current().load_document(
            {
                "format": "hijra-amina-vocabulary",
                "version": 1,
                "source": "hijra-amina",
                "kind": "body",
                "terms": [
                    {"code": "x-a", "labels": {"en": "A"}, **ended},
                    {"code": "x-b", "labels": {"en": "B"}, "valid_to": "2012", "succession": split},
                    {"code": "x-c", "labels": {"en": "C"}, "valid_from": "2012"},
                    {"code": "x-d", "labels": {"en": "D"}},
                ],
            }
        )

        assert [t.code for t in grown.successors("x-a", "2011")] == ["x-b"]
        assert [t.code for t in grown.successors("x-a", "2013")] == ["x-c", "x-d"]
        assert len(grown.roll_up("x-a", "2013").steps) == 3
        with pytest.raises(ContradictionError, match="one successor of x-a and x-c and x-d"):
            grown.successor_on("x-a", "2013")
        early = grown.roll_up("x-c", "2000")
        assert (early.terms, early.verdict) == ((), Verdict.FAILS)

    @given(st.sampled_from(sorted(vocabulary.codes("body"))), dates)
    def test_whoever_stands_for_a_body_is_not_gone(self, code: str, on: PartialDate) -> None:
        """No successor that is given had itself ended by that date."""
        for term in vocabulary.successors(code, on):
            assert term.valid_on(on) is not Verdict.FAILS


class TestHalabja:
    @pytest.mark.parametrize(
        ("on", "government", "number"),
        [
            ("2015-06-16", "federal", 18),
            ("2015-06-16", "krg", 19),
            ("2018", "federal", 18),
            ("2025-03-23", "federal", 18),
            ("1998", "krg", 18),
        ],
    )
    def test_the_number_of_governorates_depends(
        self, on: str, government: str, number: int
    ) -> None:
        """On the date and on the government."""
        assert len(vocabulary.terms("governorate", on=on, government=government)) == number

    def test_the_date_of_the_vote_is_not_known(self) -> None:
        """After the draft was on the agenda, federal recognition stays open."""
        halabja = vocabulary.term("governorate", "IQ-x-halabja")

        assert halabja.valid_on("2025-04-14", government="federal") is Verdict.OPEN
        assert halabja.valid_on("2005", government="krg") is Verdict.OPEN
        assert halabja.valid_on("2025-04-14", government="krg") is Verdict.HOLDS
        assert halabja.attribute("iso") is None
        assert halabja.attribute("pcode") is None

    def test_the_candidate_says_who_recognises_it(self) -> None:
        """A federal table of 2015 is told why Halabja is no governorate there."""
        (found,) = vocabulary.resolve(
            "Halabja", kind="governorate", on="2015-06-16", government="federal"
        )

        assert found.valid is Verdict.FAILS
        assert found.note == "recognition by federal is dated 2025-03-24/.."


class TestAsOf:
    def test_it_is_a_vocabulary_of_that_date(self) -> None:
        """It knows no body that was certainly not there, and every kind is still there."""
        then = vocabulary.as_of("2015-09-01", government="krg")

        assert "iq-mowa" not in then.codes("body")
        assert "iq-moi" not in then.codes("body")
        assert "krg-moi" in then.codes("body")
        assert then.codes("sex") == vocabulary.codes("sex")
        assert [c.term.code for c in then.resolve("MoI")] == ["krg-moi"]
