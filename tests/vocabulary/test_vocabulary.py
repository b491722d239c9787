"""Vocabularies and terms as objects."""

import pickle

import attrs
import pytest

from hijra_amina import vocabulary
from hijra_amina.errors import DecodeError, InvalidValueError, UnknownCodeError
from hijra_amina.values import Verdict
from hijra_amina.vocabulary import (
    Citation,
    Ending,
    Label,
    ReviewStatus,
    Spelling,
    Succession,
    Term,
    Turn,
    Vocabulary,
)

CITATION = Citation(tag="t", title="A test")


def term(code: str, name: str = "Board", **more: object) -> Term:
    """A body for a test."""
    label = Label(language="en", text=name, status=ReviewStatus.DRAFT, source="t")
    plain = Term(kind="body", code=code, labels=(label,))
    return attrs.evolve(plain, **more)


class TestVocabulary:
    def test_it_can_be_made_from_nothing_but_terms(self) -> None:
        """An application may have a vocabulary that owes nothing to Iraq."""
        alone = Vocabulary([term("x-a")], [CITATION])

        assert repr(alone) == "<Vocabulary of 1 terms>"
        assert alone.codes("body") == {"x-a"}
        assert alone.codes("governorate") == frozenset()
        assert alone.kinds() == vocabulary.kinds()
        assert alone.sources() == (CITATION,)
        assert alone.resolve("board")[0].term.code == "x-a"

    def test_terms_that_do_not_fit_are_refused(self) -> None:
        """A kind that does not exist, a code twice, a source that is not there."""
        with pytest.raises(DecodeError) as caught:
            Vocabulary([attrs.evolve(term("x-a"), kind="club"), term("x-b"), term("x-b")])

        assert [str(problem).split(";")[0] for problem in caught.value.problems] == [
            "$.terms[0].kind: unknown kind 'club'",
            "$.terms[2].code: body 'x-b' is taken already, by hijra-amina",
            *[f"$.terms[{i}].labels.en: there is no source 't'" for i in range(3)],
        ]

    def test_the_codes_of_a_kind_are_one_object(self) -> None:
        """Whoever checks a million records asks at no cost."""
        assert vocabulary.codes("body") is vocabulary.codes("body")

    def test_the_order_is_stable(self) -> None:
        """Terms come as they are listed, and more terms come after them."""
        grown = vocabulary.current().extended([term("x-z"), term("x-a")], [CITATION])

        codes = [found.code for found in grown.terms("body")]
        assert codes[:2] == ["iq-momd", "iq-moi"]
        assert codes[-2:] == ["x-z", "x-a"]

    @pytest.mark.parametrize(
        ("ask", "message"),
        [
            (lambda: vocabulary.codes("sexes"), "unknown kind 'sexes'\nhint: did you mean 'sex'?"),
            (lambda: vocabulary.terms("bodi"), "unknown kind 'bodi'"),
            (lambda: vocabulary.suggest("x", "rolle"), "unknown kind 'rolle'"),
            (lambda: vocabulary.term("sex", "femal"), "unknown sex 'femal'\nhint: did you mean"),
            (lambda: vocabulary.source("S-lew21"), "unknown source 'S-lew21'"),
            (lambda: vocabulary.roll_up("iq-mo", "2015"), "unknown body 'iq-mo'"),
            (lambda: vocabulary.as_of("2015", government="x"), "unknown government 'x'"),
        ],
    )
    def test_what_is_not_there_is_named_with_what_is_near(self, ask: object, message: str) -> None:
        """A wrong code is a `LookupError` with a hint."""
        with pytest.raises(UnknownCodeError) as caught:
            ask()  # type: ignore[operator] - a function of each row

        assert str(caught.value).startswith(message)

    def test_readings_that_meet_give_a_term_once(self) -> None:
        """However the words around a name are taken away, it is one candidate."""
        (found,) = vocabulary.resolve("the Ministry of Oil, Iraq")

        assert found.term.code == "iq-moo"
        assert sorted(found.removed) == ["Iraq", "the"]


class TestTerm:
    def test_it_needs_a_name(self) -> None:
        """A term without label could not be shown."""
        with pytest.raises(InvalidValueError, match="at least one label"):
            Term(kind="body", code="x", labels=())

    def test_it_does_not_change(self) -> None:
        """Terms are frozen, hash, and can be sent to another process."""
        ministry = vocabulary.term("body", "iq-mowa")

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            ministry.code = "x"  # type: ignore[misc] - on purpose
        assert pickle.loads(pickle.dumps(ministry)) == ministry  # noqa: S301 - our own
        assert len({ministry, pickle.loads(pickle.dumps(ministry))}) == 1  # noqa: S301 - our own

    def test_its_dates_are_given_where_the_sources_give_one(self) -> None:
        """Limits are no date."""
        assert str(vocabulary.term("body", "iq-momd").valid_from) == "2004-01"
        assert str(vocabulary.term("body", "iq-mowa").valid_to) == "2015-08-16"
        assert vocabulary.term("body", "krg-jcc").valid_from is None
        assert vocabulary.term("body", "iq-moi").valid_to is None


class TestWhatIsSaid:
    def grown(self, **more: object) -> Vocabulary:
        """A vocabulary with one body that has a life in time."""
        return Vocabulary([term("x-a", **more)], [CITATION])

    def test_before_its_beginning(self) -> None:
        """A body that is not yet there says when it began."""
        (found,) = self.grown(begins=Turn.parse("2004-01")).resolve("Board", on="2003")

        assert (found.valid, found.note) == (Verdict.FAILS, "its beginning is dated 2004-01")

    def test_after_an_end_that_nobody_explains(self) -> None:
        """The date alone is said."""
        ended = self.grown(ends=Turn.parse("2010"))
        (found,) = ended.resolve("Board", on="2011")

        assert found.note == "its end is dated 2010"
        assert ended.roll_up("x-a", "2011").verdict is Verdict.FAILS

    def test_a_rename_between_two_dates(self) -> None:
        """Limits are told as limits."""
        step = Succession(how=Ending.RENAMED, when=Turn.parse("2010/2012"), note="says t")
        (found,) = self.grown(ends=Turn.parse("2010/2012"), successors=(step,)).resolve(
            "Board", on="2011"
        )

        expected = "renamed at a time dated 2010/2012; the sources name no successor (says t)"
        assert (found.valid, found.note) == (Verdict.OPEN, expected)

    def test_the_note_of_a_spelling_comes_with_it(self) -> None:
        """An old name says that it is old."""
        old = Spelling(text="Old Board", source="t", note="until 2001")
        (found,) = self.grown(aliases=(old,)).resolve("Old Board")

        assert found.note == "until 2001"

    def test_successions_in_a_circle_end(self) -> None:
        """Two bodies that each pass into the other have nobody that stands for them."""
        one, other = (
            term(
                code,
                ends=Turn.parse("2010"),
                successors=(Succession(how=Ending.MERGED, when=Turn.parse("2010"), into=into),),
            )
            for code, into in (("x-a", "x-b"), ("x-b", "x-a"))
        )
        became = Vocabulary([one, other], [CITATION]).roll_up("x-a", "2020")

        assert (became.terms, became.verdict, len(became.steps)) == ((), Verdict.FAILS, 2)
        assert became.note is None
