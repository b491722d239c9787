"""Resolving: the candidates, their reasons, and what is never guessed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError, UnknownCodeError, UnreadableTextError
from hijra_amina.values import PartialDate, Verdict
from hijra_amina.vocabulary import Candidate, Reason


def shown(found: tuple[Candidate, ...]) -> list[tuple[str, str]]:
    """Code and reason of each candidate."""
    return [(candidate.term.code, candidate.reason.value) for candidate in found]


class TestNamesakes:
    def test_a_name_of_two_bodies_stays_undecided(self) -> None:
        """The bare name gives the ministries of both governments, for the same reason."""
        for name in ("Ministry of Interior", "وزارة الداخلية", "وەزارەتی ناوخۆ"):
            assert shown(vocabulary.resolve(name)) == [("iq-moi", "exact"), ("krg-moi", "exact")]

    @pytest.mark.parametrize(("government", "code"), [("krg", "krg-moi"), ("federal", "iq-moi")])
    def test_the_government_decides(self, government: str, code: str) -> None:
        """Whoever knows the government gets the one ministry."""
        found = vocabulary.resolve("Ministry of Interior", government=government)

        assert [candidate.term.code for candidate in found] == [code]

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Iraq's Ministry of Interior", "iq-moi"),
            ("the Iraqi Ministry of Education", "iq-moe"),
            ("Iraqi Ministry of Health", "iq-moh"),
            ("Ministry of Education, Iraq", "iq-moe"),
            ("وزارة الصحة العراقية", "iq-moh"),
            ("KRG Ministry of Health", "krg-moh"),
            ("KRG’s Ministry of Education", "krg-moe"),
            ("Ministry of Justice, KRG", "krg-moj"),
            ("MoI, Kurdistan Regional Government", "krg-moi"),
            ("Ministry of Planning of the Kurdistan Regional Government", "krg-mop"),
            ("وزارة الصحة - حكومة إقليم كردستان", "krg-moh"),
            ("وزارة التربية في العراق", None),
        ],
    )
    def test_words_beside_the_name_may_say_the_government(
        self, text: str, code: str | None
    ) -> None:
        """A closed list of words is read; what is not in it leaves the text unresolved."""
        found = vocabulary.resolve(text, kind="body")

        assert [candidate.term.code for candidate in found] == ([code] if code else [])

    def test_what_was_read_into_the_words_is_said(self) -> None:
        """The candidate tells which words it left out and what they were taken to mean."""
        (found,) = vocabulary.resolve("the Iraqi Ministry of Education")

        assert (found.removed, found.matched) == (("the",), "Iraqi Ministry of Education")
        (other,) = vocabulary.resolve("KRG MoLSA")
        assert other.removed == ("KRG",)
        assert other.note == "'KRG' read as the government krg"

    def test_only_so_many_words_are_taken_away(self) -> None:
        """A text of nothing but such words is not peeled for ever."""
        assert vocabulary.resolve("the the the Ministry of Oil")[0].term.code == "iq-moo"
        assert vocabulary.resolve("the the the the Ministry of Oil") == ()

    def test_words_that_contradict_the_question_leave_nothing(self) -> None:
        """A KRG ministry is no answer when the federal government was asked for."""
        assert vocabulary.resolve("KRG MoJ", government="federal") == ()
        assert vocabulary.resolve("Iraqi Ministry of Interior, KRG") == ()


class TestReasons:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("Ministry of Migration and Displacement", Reason.EXACT),
            ("iq-momd", Reason.EXACT),
            ("  Ministry of  Migration and Displacement ", Reason.EXACT),
            ("Ministry of Displacement and Migration", Reason.ALIAS),
            ("MoMD", Reason.ABBREVIATION),
            ("momd", Reason.FOLDED),
            ("ministry of migration and displacement", Reason.FOLDED),
            ("وزاره الهجره والمهجرين", Reason.FOLDED),
        ],
    )
    def test_the_strongest_reason_is_given(self, text: str, reason: Reason) -> None:
        """To the letter before folded; label before alias before abbreviation."""
        (found,) = vocabulary.resolve(text)

        assert (found.term.code, found.reason) == ("iq-momd", reason)

    def test_an_abbreviation_in_brackets_has_to_agree(self) -> None:
        """It narrows the name; where the two name different things, both stay."""
        assert shown(vocabulary.resolve("Ministry of Migration and Displacement (MoMD)")) == [
            ("iq-momd", "exact")
        ]
        assert {c.term.code for c in vocabulary.resolve("Ministry of Health (MoMD)")} == {
            "iq-moh",
            "krg-moh",
            "iq-momd",
        }

    def test_unknown_words_in_brackets_leave_the_text_unresolved(self) -> None:
        """They may say which part of the body is meant."""
        assert vocabulary.resolve("Ministry of Health (Dohuk branch)") == ()

    def test_a_unit_is_not_its_ministry(self) -> None:
        """The minister's office resolves to offices, of either ministry that a source names."""
        found = vocabulary.resolve("the Minister's Office")

        assert {candidate.term.code for candidate in found} == {
            "iq-momd-minister-office",
            "iq-moi-minister-office",
        }
        assert {candidate.term.parent for candidate in found} == {"iq-momd", "iq-moi"}

    def test_codes_of_other_systems_are_known_with_their_years(self) -> None:
        """An ISO code of 2017 finds its governorate, and the candidate says how old it is."""
        (kirkuk,) = vocabulary.resolve("IQ-TS")

        assert kirkuk.term.code == "IQ-KI"
        assert kirkuk.note == "the ISO code in lists of 2017 to 2020"

    @pytest.mark.parametrize("code", ["IQ-G08", "IQ-G18", "IQ-G05", "IQG19", "#N/A"])
    def test_p_codes_of_another_system_are_not_ours(self, code: str) -> None:
        """`IQ-G08` is Dohuk in one file and looks like Baghdad's IQG08: it finds nothing."""
        assert vocabulary.resolve(code) == ()

    def test_basra_is_not_baghdad(self) -> None:
        """IQ-BA is Basra, although a public data set gives it to Baghdad, and the term says so."""
        (found,) = vocabulary.resolve("IQ-BA")

        assert found.term.label("en_GB").text == "Basra"
        assert "Baghdad" in (found.term.note or "")


class TestNothingFuzzy:
    @pytest.mark.parametrize(
        "text",
        [
            "Ministry of Educaton",
            "Minstry of Interior",
            "Baghdat",
            "وزارة التربيه والتعليم",
            "",
            " ",
        ],
    )
    def test_a_near_spelling_resolves_to_nothing(self, text: str) -> None:
        """Likeness never decides."""
        assert vocabulary.resolve(text) == ()

    def test_a_near_spelling_can_be_asked_about(self) -> None:
        """`suggest` offers it as a question."""
        first, *_ = vocabulary.suggest("Ministry of Educaton", "body")

        assert first.term.code == "iq-moe"
        assert first.question == "did you mean 'Ministry of Education' (iq-moe)?"
        assert vocabulary.suggest("zzzzzz", "body") == ()

    @given(st.text(max_size=60))
    def test_any_text_is_answered(self, text: str) -> None:
        """No text makes it fail, and what it finds is spelt so once folded."""
        for found in vocabulary.resolve(text):
            assert vocabulary.fold(found.matched) in vocabulary.fold(text)


class TestDates:
    @pytest.mark.parametrize(
        "on", ["2015-06-16", dt.date(2015, 6, 16), PartialDate(year=2015, month=6, day=16)]
    )
    def test_a_ministry_is_in_being_before_its_end(self, on: str | dt.date | PartialDate) -> None:
        """Two months before the decree there is nothing to say; the date may be of any form."""
        (found,) = vocabulary.resolve("Ministry of Women Affairs", on=on)

        assert (found.term.code, found.valid, found.note) == ("iq-mowa", Verdict.HOLDS, None)

    def test_an_abolished_ministry_says_so(self) -> None:
        """Two weeks after the decree the candidate says what became of it, also as fields."""
        (found,) = vocabulary.resolve("Ministry of Women Affairs", on="2015-09-01")

        assert found.valid is Verdict.FAILS
        assert (found.note or "").startswith(
            "abolished on 2015-08-16; the sources name no successor (sources disagree"
        )
        (ending,) = found.term.successors
        assert (ending.how.value, str(ending.when), ending.into) == (
            "abolished",
            "2015-08-16",
            None,
        )
        assert ending.sources == ("S-ibn15", "S-rfe", "S-als", "S-aal")

    def test_what_is_in_being_comes_before_what_is_not(self) -> None:
        """A weaker reason for a living body outranks a stronger one for a body that is gone."""
        grown = vocabulary.current().load_document(
            {
                "format": "hijra-amina-vocabulary",
                "version": 1,
                "source": "test",
                "sources": {"test": {"title": "A test"}},
                "kind": "body",
                "terms": [
                    {"code": "x-old", "labels": {"en": "Water Board"}, "valid_to": "2010"},
                    {"code": "x-new", "labels": {"en": "W"}, "aliases": ["Water Board"]},
                ],
            }
        )

        assert [c.term.code for c in grown.resolve("Water Board")] == ["x-new", "x-old"]
        assert [c.term.code for c in grown.resolve("Water Board", on="2000")] == ["x-old", "x-new"]

    def test_without_a_date_the_end_of_a_body_leaves_the_question_open(self) -> None:
        """Nobody said when, so nothing is said about that."""
        (found,) = vocabulary.resolve("Ministry of Women Affairs")

        assert found.valid is Verdict.OPEN


class TestWrongQuestions:
    def test_an_unknown_kind_is_named(self) -> None:
        """A misspelt kind is no empty answer."""
        with pytest.raises(UnknownCodeError, match="unknown kind 'boddy'") as caught:
            vocabulary.resolve("MoI", kind="boddy")
        assert caught.value.nearest == "body"

    def test_an_unknown_government_is_named(self) -> None:
        """Filtering by a government that does not exist would hide everything."""
        with pytest.raises(UnknownCodeError, match="unknown government 'kgr'"):
            vocabulary.resolve("MoI", government="kgr")

    def test_a_date_has_to_be_one(self) -> None:
        """Words are no date, and numbers are not either."""
        with pytest.raises(UnreadableTextError):
            vocabulary.resolve("MoI", on="16 June 2015")
        with pytest.raises(InvalidValueError):
            vocabulary.resolve("MoI", on=2015)  # type: ignore[arg-type] - on purpose
