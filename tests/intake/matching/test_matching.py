"""People are found across spellings, nobody is merged unasked, and figures are honest."""

import itertools
import math
import warnings

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hijra_amina as ha
from hijra_amina.errors import InvalidValueError
from hijra_amina.intake import (
    Decision,
    Decisions,
    Entry,
    FewIdentifiedWarning,
    Ruling,
    compare_people,
    match_people,
)
from hijra_amina.intake.matching import _lines, people
from hijra_amina.language import declared_messages, say, sentence
from hijra_amina.model import (
    Assessment,
    Attendance,
    Mark,
    Moment,
    Participant,
    PossibleMatch,
    Programme,
    Roster,
    Session,
)
from hijra_amina.values import LocalizedText, PartialDate, PersonName


def entry(id_: str, name: str | None, sheet: str = "", **more: str) -> Entry:
    """A line of a sheet of its own, unless a sheet is named."""
    given = None if name is None else PersonName(name)
    return Entry(participant=id_, sheet=sheet or f"sheet of {id_}", name=given, **more)


def decided(first: str, second: str, verdict: str) -> Decision:
    """A decision of that day."""
    return Decision(
        first=first, second=second, verdict=verdict, who="focal point", when="2015-06-20"
    )


class TestPairs:
    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("سامي كاظم ناصر", "Sami Kadhim Nasir"),
            ("سامي كاظم ناصر", "سامى كاظم ناصر الجبوري"),
            ("سامي كاظم ناصر", "ساميكاظم ناصر"),
            ("Sami Kadhim Nasir", "Sami Kadhem Naser"),
            ("عبد الرحمن محمود شوان", "Abdulrahman Mahmood Shwan"),
            ("ئازاد ڕەشید کەریم", "Azad Rashid Karim"),
            ("ئازاد ڕەشید کەریم", "ازاد رشيد كريم"),
        ],
    )
    def test_spellings_of_one_name_agree(self, first: str, second: str) -> None:
        """Three parts that agree speak for one person, in whatever script they are written."""
        assert compare_people(entry("a", first), entry("b", second)).bits > 2

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            ("سامي كاظم ناصر", "رعد كاظم ناصر"),
            ("سامي كاظم ناصر", "Raad Kadhim Nasir"),
            ("Sami Kadhim Nasir", "Raad Kadhim Nasir"),
            ("ئازاد ڕەشید کەریم", "Shirwan Rashid Karim"),
            ("حسن كاظم ناصر", "حسين كاظم ناصر"),
            ("أحمد كاظم ناصر", "محمد كاظم ناصر"),
        ],
    )
    def test_brothers_are_two_people(self, first: str, second: str) -> None:
        """However much father and grandfather agree, another own name is another person."""
        assert compare_people(entry("a", first), entry("b", second)).bits < 2

    def test_telephone_opens_the_gate(self) -> None:
        """Two whose own names differ are a pair only where they share an identifier."""
        first, second = entry("a", "سامي كاظم ناصر"), entry("b", "رعد كاظم ناصر")
        assert match_people([first, second]).candidates == ()
        phone = {"phone": "7700000001"}
        with_phone = [attrs.evolve(line, **phone) for line in (first, second)]
        without, with_ = (
            compare_people(*pair).bits for pair in ((first, second), tuple(with_phone))
        )
        assert with_ > without + 10

    def test_reasons_are_said(self) -> None:
        """A pair says what agrees, what is missing and what it comes to."""
        first = entry("a", "سامي كاظم ناصر", phone="7700000001", sex="male")
        second = entry("b", "Sami Kadhim", phone="7700000001", sex="male")
        pair = compare_people(first, second)
        assert [reason.code for reason in pair.reasons] == [
            "own_agrees",
            "father_agrees",
            "grandfather_missing",
            "phone_agrees",
            "sex_agrees",
        ]
        words = pair.words("en_GB")
        assert words.startswith("own name, father, phone and sex agree; grandfather missing: ")
        for locale in ("ar_IQ", "ckb_IQ"):
            assert "7700000001" not in pair.words(locale)
            assert pair.words(locale) != words

    def test_comparing_has_no_direction(self) -> None:
        """Which line comes first makes no difference."""
        first = entry("a", "سامي كاظم ناصر", organisation="o-1")
        second = entry("b", "Sami Kadhem Salih", organisation="o-2")
        swapped = [attrs.evolve(second, participant="a"), attrs.evolve(first, participant="b")]
        assert compare_people(first, second).bits == pytest.approx(compare_people(*swapped).bits)

    @given(st.text(max_size=25), st.text(max_size=25))
    def test_any_text_can_be_compared(self, first: str, second: str) -> None:
        """Whatever was typed for a name, comparing answers and shows none of it."""
        pair = []
        for id_, text in (("a", first), ("b", second)):
            try:
                pair.append(entry(id_, text))
            except InvalidValueError:
                pair.append(entry(id_, None))
        found = compare_people(*pair)
        assert math.isfinite(found.bits)
        assert found.words("en_GB")

    def test_one_participant_is_no_pair(self) -> None:
        """Two entries of one participant are one person already."""
        with pytest.raises(InvalidValueError):
            compare_people(entry("a", "x"), entry("a", "y"))


class TestForbidden:
    LINE = "سامي كاظم ناصر فرات"

    def test_one_person_stands_once_on_a_sheet(self) -> None:
        """Two lines of one sheet are two people, though every letter agrees."""
        lines = [entry("a", self.LINE, "day-1"), entry("b", self.LINE, "day-1")]
        assert match_people(lines).candidates == ()
        assert match_people(lines).people(at=-99) == (("a",), ("b",))

    def test_women_are_not_men(self) -> None:
        """Lines of different sexes are two people."""
        lines = [entry("a", self.LINE, sex="female"), entry("b", self.LINE, sex="male")]
        assert match_people(lines).candidates == ()

    def test_groups_hold_what_pairs_forbid(self) -> None:
        """A line that fits two lines of one sheet goes with one of them alone."""
        lines = [
            entry("a", self.LINE, "day-1"),
            entry("b", self.LINE, "day-1"),
            entry("c", self.LINE, "day-2"),
        ]
        groups = match_people(lines).people(at=0)
        assert sorted(map(len, groups)) == [1, 2]


class TestLedger:
    LINES = (
        entry("a", "سامي كاظم ناصر فرات"),
        entry("b", "Sami Kadhim Nasir Furat"),
        entry("c", "سامي كاظم ناصر فرات"),
    )

    def test_different_stays_different(self) -> None:
        """No threshold brings together whom the ledger calls different, not even through others."""
        ledger = Decisions([decided("a", "b", "different")])
        matches = match_people(self.LINES, decisions=ledger)
        assert all({"a", "b"} - set(group) for group in matches.people(at=-50))

    def test_same_stays_the_same(self) -> None:
        """Whom the ledger calls the same is one, though nothing else speaks for it."""
        lines = [entry("a", "سامي كاظم", "s"), entry("b", "رعد فرات", "s")]
        matches = match_people(lines, decisions=Decisions([decided("a", "b", "same")]))
        assert matches.people(at=99) == (("a", "b"),)
        assert [pair.verdict for pair in matches.candidates] == [Ruling.SAME]
        assert matches.unique.low == matches.unique.high == 1

    def test_candidates_carry_verdicts(self) -> None:
        """What follows from the ledger stands beside each pair; the rest is undecided."""
        ledger = Decisions([decided("a", "b", "same"), decided("b", "c", "different")])
        matches = match_people(self.LINES).decided(ledger)
        assert {pair.pair: pair.verdict for pair in matches.candidates} == {
            ("a", "b"): Ruling.SAME,
            ("a", "c"): Ruling.DIFFERENT,
            ("b", "c"): Ruling.DIFFERENT,
        }
        assert matches.unique.low == matches.unique.high == 2

    def test_proposal_is_a_ledger(self) -> None:
        """Whoever stands by all pairs from a threshold on gets them as lines under their name."""
        ledger = match_people(self.LINES).proposed(who="focal point", when="2015-06-20")
        assert {line.verdict for line in ledger} == {Ruling.SAME}
        assert ledger.group("c") == "a"
        with pytest.raises(InvalidValueError):
            match_people(self.LINES).proposed(who="x", when="2015-06-20", at=-1)


def programme(**more: object) -> Programme:
    """Three who may be one or two, at two sessions."""
    day = (PartialDate.parse("2015-06-16"), PartialDate.parse("2015-06-17"))
    marks = {
        "a": (Mark.PRESENT, Mark.UNKNOWN),
        "b": (Mark.ABSENT, Mark.PRESENT),
        "c": (Mark.PRESENT, Mark.PRESENT),
    }
    names = {"a": "سامي كاظم ناصر فرات", "b": "سامي كاظم ناصر فرات", "c": "Sami Kadhim Nasir"}
    people_ = [
        Participant(id="b", name=PersonName(names["b"]), sex="male", governorate="IQ-BA"),
        Participant(id="a", name=PersonName(names["a"]), governorate="IQ-NI"),
        Participant(id="c", name=PersonName(names["c"])),
    ]

    def session(id_: str, *present: str) -> Session:
        return Session(
            id=id_,
            title=LocalizedText({"en": "Session"}),
            roster=Roster(
                days=day,
                attendances=tuple(Attendance(participant=p, marks=marks[p]) for p in present),
                complete=True,
            ),
        )

    return Programme(
        id="example",
        name=LocalizedText({"en": "Example"}),
        participants=tuple(people_),
        sessions=(session("s-1", "a", "b"), session("s-2", "c")),
        assessments=(
            Assessment(session="s-1", moment=Moment.PRE, score=1, out_of=2, participant="a"),
        ),
        **more,
    )


class TestApplied:
    def test_nothing_is_merged_by_itself(self) -> None:
        """Without decisions everybody stays, and the pairs become possible matches."""
        before = programme()
        after = match_people(before).applied(before)
        assert after.participants == before.participants
        assert after.sessions == before.sessions
        assert {(p.first, p.second) for p in after.possible_matches} == {("a", "c"), ("b", "c")}
        assert all("سامي" not in (pair.why or "") for pair in after.possible_matches)

    def test_same_become_one(self) -> None:
        """The first record stays, what differs is unknown, rosters and tests follow."""
        ledger = Decisions([decided("a", "b", "same")])
        before = programme()
        after = match_people(before, decisions=ledger).applied(before)
        one = next(person for person in after.participants if person.id == "b")
        assert (one.sex, one.governorate) == ("male", None)
        assert [person.id for person in after.participants] == ["b", "c"]
        (came,) = after.sessions[0].roster.attendances
        assert came.marks == (Mark.PRESENT, Mark.PRESENT)
        assert after.assessments[0].participant == "b"
        assert [(p.first, p.second) for p in after.possible_matches] == [("b", "c")]
        assert before == programme()

    def test_decided_pairs_are_open_no_more(self) -> None:
        """A pair that is decided, or follows from decisions, is no possible match any more."""
        old = PossibleMatch(first="a", second="c", why="own_name")
        ledger = Decisions([decided("a", "b", "same"), decided("b", "c", "different")])
        before = programme(possible_matches=(old,))
        after = match_people(before, decisions=ledger).applied(before)
        assert after.possible_matches == ()

    @given(st.permutations([("a", "b", "same"), ("b", "c", "same"), ("a", "c", "same")]))
    def test_order_of_the_ledger_means_nothing(self, lines: list[tuple[str, str, str]]) -> None:
        """Whatever the order of its lines, a ledger makes the same programme."""
        before = programme()
        results = [
            match_people(before, decisions=Decisions(itertools.starmap(decided, order))).applied(
                before
            )
            for order in (lines, sorted(lines))
        ]
        assert results[0] == results[1]
        assert len(results[0].participants) == 1

    def test_figures_follow(self) -> None:
        """What the ledger leaves open is a range in the statistics, and ends when it is decided."""
        before = programme()
        everybody = [decided("a", "b", "same"), decided("b", "c", "same")]
        after = match_people(before, decisions=Decisions(everybody)).applied(before)
        assert ha.count(after, "people").low == ha.count(after, "people").high == 1
        assert ha.count(before, "people").high == 3


class TestSources:
    def test_programme_and_entries_agree(self) -> None:
        """A programme's rosters are its sheets: the same lines are found either way."""
        made = programme()
        sheets = {"a": "s-1", "b": "s-1", "c": "s-2"}
        entries = [
            Entry(
                participant=person.id,
                sheet=sheets[person.id],
                name=person.name,
                sex=person.sex,
                governorate=person.governorate,
            )
            for person in made.participants
        ]
        assert match_people(made).candidates == match_people(entries).candidates

    def test_what_was_read_is_a_source(self) -> None:
        """Anything with entries will do."""

        class Reading:
            entries = TestLedger.LINES

        assert match_people(Reading()).candidates == match_people(TestLedger.LINES).candidates

    def test_entries_of_one_participant_are_one_line(self) -> None:
        """Their sheets come together, and what they contradict each other in is unknown."""
        name = "سامي كاظم"
        lines = _lines.lines_of(
            [
                entry("a", name, "s-1", sex="male", phone="1"),
                entry("a", f"{name} ناصر", "s-2", sex="female", phone="2"),
            ]
        )
        assert [(line.sheets, line.sex, line.phones) for line in lines] == [
            (frozenset({"s-1", "s-2"}), None, frozenset("12"))
        ]

    @pytest.mark.parametrize("source", [7, ["a"], [None]])
    def test_others_are_refused(self, source: object) -> None:
        """What is no source is refused, and not shown."""
        with pytest.raises(InvalidValueError):
            match_people(source)

    def test_unknown_engine_and_weight_are_refused(self) -> None:
        """An engine or a weight that is none is refused."""
        with pytest.raises(InvalidValueError):
            match_people(TestLedger.LINES, engine="abacus")
        with pytest.raises(InvalidValueError):
            match_people(TestLedger.LINES, weights={"charm": 3.0})

    def test_lines_without_a_name_are_people(self) -> None:
        """A line without a name is counted, and paired by its identifiers alone."""
        lines = [entry("a", None, phone="7700000001"), entry("b", None), entry("c", None)]
        matches = match_people([*lines, entry("d", None, phone="7700000001")])
        assert {pair.pair for pair in matches.candidates} == {("a", "d")}
        assert matches.people(at=-50)[1:] == (("b",), ("c",))

    def test_progress_is_told(self) -> None:
        """Long work says how far it has come."""
        heard = []
        match_people(TestLedger.LINES, progress=lambda *told: heard.append(told))
        assert heard


class TestPrivacy:
    def test_repr_shows_nobody(self) -> None:
        """Neither matches, nor pairs, nor lines show a name or a number."""
        lines = [entry("a", "سامي كاظم", phone="7700000001"), entry("b", "سامي كاظم")]
        matches = match_people(lines)
        shown = repr([matches, matches.candidates, lines, _lines.lines_of(lines)])
        assert "سامي" not in shown
        assert "7700000001" not in shown
        assert repr(matches) == "Matches(2 participants, 1 pair, 0 decided)"

    def test_warning_counts_and_names_nobody(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where too few lines have an identifier, a warning and a remark say how many."""
        monkeypatch.setattr(people, "_MANY_LINES", 2)
        lines = [*TestLedger.LINES, entry("d", "رعد فرات", phone="7700000001")]
        with pytest.warns(FewIdentifiedWarning, match="1 of 4 lines"):
            matches = match_people(lines)
        assert "1 of 4" in sentence(matches.remarks[0], "en_GB")
        assert not say(matches.remarks[0], "ar_IQ").is_fallback
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert match_people(lines[:2]).remarks == ()


def test_every_message_is_translated() -> None:
    """What is said of pairs is there in Arabic and in Sorani."""
    ours = [made for key, made in declared_messages().items() if key.startswith("match.")]
    assert len(ours) > 15
    for made in ours:
        values = dict.fromkeys(made.placeholders, "x")
        n = {"n": 2} if made.plural else {}
        for locale in ("ar_IQ", "ckb_IQ"):
            assert not say(made, locale, **n, **values).is_fallback
