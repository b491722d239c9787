"""What a reader who had never seen the code expected of figures, and now holds."""

from __future__ import annotations

import threading
from fractions import Fraction
from typing import Any, cast

import attrs
import pytest

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.model import (
    Assessment,
    Attendance,
    Headcount,
    Indicator,
    Moment,
    Organisation,
    Participant,
    Programme,
    Roster,
    Session,
    Statement,
    Target,
    TermUse,
    Testimonial,
)
from hijra_amina.statistics import (
    Dimension,
    Level,
    Measure,
    Table,
    Unit,
    achievements,
    combined,
    completion,
    count,
    gain,
    measure,
    register,
    registered,
    share,
    tabulate,
    unregister,
)
from hijra_amina.values import Count, LocalizedText, Period, Share


def _named(name: str) -> LocalizedText:
    return LocalizedText({"en": name})


def _stated(key: str, people: int) -> Session:
    said = Statement(count=Count.exactly(people))
    return Session(id=key, title=_named("Workshop"), headcount=Headcount(statements=(said,)))


def _listed(key: str, *people: str) -> Session:
    came = tuple(Attendance(participant=person) for person in people)
    return Session(id=key, title=_named("Workshop"), roster=Roster(attendances=came, complete=True))


def _programme(*sessions: Session, **parts: Any) -> Programme:
    return attrs.evolve(Programme(id="example", name=_named("Example"), sessions=sessions), **parts)


FOUR = tuple(
    Participant(id=f"p-{number}", sex=sex)
    for number, sex in enumerate(("female", "female", "male", None), 1)
)
MET = _listed("s-1", *(person.id for person in FOUR))
SMALL = attrs.evolve(
    Programme(id="example", name=_named("Example"), participants=FOUR), sessions=(MET,)
)


class TestSources:
    """What can be counted."""

    def test_the_tests_of_a_session_are_with_its_programme(self) -> None:
        """A gain of a session alone is refused, for the programme holds its tests."""
        tests = tuple(
            Assessment(session="s-1", participant="p-1", moment=moment, score=score, out_of=10)
            for moment, score in ((Moment.PRE, 4), (Moment.POST, 7))
        )
        whole = attrs.evolve(SMALL, assessments=tests)
        with pytest.raises(InvalidValueError, match=r"programme too .* tests"):
            count(whole.sessions[0], "gain")
        assert count(whole.sessions[0], "gain", programme=whole).low == Fraction(3, 10)

    @pytest.mark.parametrize("nothing", ["", b"", {}, {"s-1": MET}], ids=repr)
    def test_texts_and_mappings_are_no_sessions(self, nothing: object) -> None:
        """An empty text or dictionary is refused rather than counted as nobody."""
        with pytest.raises(InvalidValueError, match="a programme, a session or sessions"):
            count(cast("Session", nothing), "people")

    def test_programmes_in_a_list_are_no_sessions(self) -> None:
        """It is said that the value stands among others, for alone it would be taken."""
        with pytest.raises(InvalidValueError, match="among others a value of type Programme"):
            count(cast("list[Session]", [SMALL]), "people")

    def test_a_programme_has_the_people_of_its_sessions(self) -> None:
        """A roster of another programme's people is refused, and nobody is named."""
        other = _programme(participants=FOUR[:2])
        with pytest.raises(InvalidValueError, match="one without 2 of the people") as caught:
            count(MET, "people", sex="female", programme=other)
        assert "p-3" not in str(caught.value)


class TestAsking:
    """What a question may be written like."""

    def test_a_year_may_be_a_number_of_numpy(self) -> None:
        """Any whole number is a year, such as one from a column of a data frame."""

        class Whole:
            """As numpy's integers are: no `int`, and usable as one."""

            def __index__(self) -> int:
                return 2015

        year = cast("int", Whole())
        assert count(SMALL, "people", year=year) == count(SMALL, "people", year=2015)

    @pytest.mark.parametrize("written", ["2015-13", "2015-02-30", "soon"])
    def test_a_day_that_cannot_be_is_told_by_its_argument(self, written: str) -> None:
        """A month 13 is an error of `as_of`, and not of some date."""
        with pytest.raises(InvalidValueError, match=r"^as_of: expected a date"):
            count(SMALL, "people", as_of=written)

    def test_the_nearest_code_may_be_one_that_does_not_occur(self) -> None:
        """A condition may name any topic, and so may the suggestion; what occurs comes first."""
        trafficking = attrs.evolve(MET, topics=(TermUse(code="coordination"),))
        with pytest.raises(UnknownCodeError) as caught:
            count(trafficking, "people", topic="thbx")
        assert caught.value.nearest == "thb"
        assert caught.value.allowed[0] == "coordination"


class TestMeasures:
    """Measures that cannot be."""

    def test_a_measure_has_a_name(self) -> None:
        """What is no text is refused, with a message that can be printed."""
        for made in (
            lambda: measure(cast("str", None)),
            lambda: share(of=cast("str", None), sex="female"),
            lambda: share(of="people", name=cast("str", 3), sex="female"),
            lambda: completion(name=cast("str", None)),
            lambda: gain(name=cast("str", 3)),
            lambda: Measure(name=cast("str", None), unit=Unit.PEOPLE),
        ):
            with pytest.raises(InvalidValueError, match="a name"):
                made()

    @pytest.mark.parametrize("value", [None, 2015.0, True, ["female"]], ids=repr)
    def test_a_condition_is_a_code(self, value: object) -> None:
        """No value is turned into a text that merely looks like a code."""
        with pytest.raises(InvalidValueError, match="a code"):
            share(of="people", year=cast("int", value))
        with pytest.raises(InvalidValueError, match="a code"):
            Measure(name="m", unit=Unit.PEOPLE, where={"year": cast("str", value)})

    def test_conditions_are_pairs_or_a_mapping(self) -> None:
        """A list of pairs is as good as a mapping, and anything else is refused."""
        pairs = Measure(name="m", unit=Unit.PEOPLE, where=cast("dict[str, str]", [("year", 2015)]))
        assert pairs.where == (("year", "2015"),)
        for wrong in ("sex=female", 3, ["sex"], [("sex", "female", "male")]):
            with pytest.raises(InvalidValueError, match="a value for each dimension"):
                Measure(name="m", unit=Unit.PEOPLE, where=cast("dict[str, str]", wrong))

    def test_a_rule_of_attendance_is_one(self) -> None:
        """A text such as `80%` is refused, for it does not say of which days."""
        with pytest.raises(InvalidValueError, match="attended"):
            Measure(name="m", unit=Unit.PEOPLE, attendance=cast("None", "80%"))

    def test_units_are_told_as_they_are_written(self) -> None:
        """The nearest unit is a text to copy."""
        with pytest.raises(UnknownCodeError, match=r"did you mean 'people'\?"):
            Measure(name="m", unit=cast("Unit", "peoples"))


class TestAdding:
    """Tables are added up by what they count, whatever they are called."""

    def test_people_do_not_add_up_under_another_name(self) -> None:
        """A measure of people that is called participations is still one of people."""
        called = Measure(name="participations", unit=Unit.PEOPLE)
        tables = [tabulate(_stated(key, 20), called) for key in ("a", "b")]
        with pytest.raises(InvalidValueError, match="counted twice"):
            combined(*tables)

    def test_measures_of_ones_own_add_up(self) -> None:
        """Participations of women add up, whether or not the measure is registered."""
        women = Measure(name="women", unit=Unit.PARTICIPATIONS, where={"sex": "female"})
        table = combined(tabulate(SMALL, women), tabulate(_stated("s-2", 20), women))
        assert table.total == Count.between(2, 23)

    def test_measures_of_one_name_may_differ(self) -> None:
        """Women and men under one name are not added up."""
        of_sex = [
            Measure(name="some", unit=Unit.PARTICIPATIONS, where={"sex": sex})
            for sex in ("female", "male")
        ]
        tables = [tabulate(_stated(made.where[0][1], 20), made) for made in of_sex]
        with pytest.raises(InvalidValueError, match="one measure"):
            combined(*tables)

    def test_tables_alone_add_up(self) -> None:
        """Nothing and lists are refused in words."""
        table = tabulate(SMALL, "participations")
        for others in ([None], [[table]], [3]):
            with pytest.raises(InvalidValueError, match="table"):
                combined(table, *cast("list[Table]", others))
            with pytest.raises(InvalidValueError, match="table"):
                combined(*cast("list[Table]", others))


def _of_people(raw: object, **parts: Any) -> Dimension:
    made = Dimension(
        name="club", level=Level.PERSON, of_person=lambda _, __: cast("str | None", raw)
    )
    return attrs.evolve(made, **parts)


class TestDimensionsOfOnesOwn:
    """What an application registers works, or is refused in words."""

    def test_a_person_has_one_value(self) -> None:
        """Several values of one person are refused: nobody could say how many have none."""
        with pytest.raises(InvalidValueError, match="one value for each person"):
            register(_of_people("a", several=True))

    @pytest.mark.parametrize("raw", [3, True, "", "*", "a;b", ["a"]], ids=repr)
    def test_a_raw_value_is_a_text_that_can_be_one(self, raw: object) -> None:
        """Numbers, empty texts, the sign of a margin and lists are refused, and not shown."""
        made = Dimension(
            name="club", level=Level.PERSON, of_person=lambda _, __: cast("str | None", raw)
        )
        with registered(made), pytest.raises(InvalidValueError, match=r"^dimension club: "):
            tabulate(SMALL, "people", by="club")

    def test_its_values_are_no_margins(self) -> None:
        """A list of values that has `*` in it, or one twice, is refused."""
        for values in (("*",), ("?",), ("a", "a"), (3,)):
            made = Dimension(
                name="club",
                level=Level.SESSION,
                of_session=lambda _, __: "a",
                values_in=lambda _, values=values: cast("tuple[str, ...]", values),
            )
            with registered(made), pytest.raises(InvalidValueError, match=r"^dimension club: "):
                tabulate(SMALL, "people", by="club")

    def test_the_label_of_a_series_is_one_label(self) -> None:
        """Marks that separate values elsewhere are part of what a series is called."""
        met = attrs.evolve(MET, series="Erbil; first|second")
        table = tabulate(met, "sessions", by="series")
        assert [row.key for row in table] == [("*",), ("Erbil; first|second",), ("?",)]
        assert table.cell(series="Erbil; first|second") == Count.exactly(1)
        assert table.cell(series="?") == Count.exactly(0)

    def test_a_level_may_be_written(self) -> None:
        """The text `person` makes a dimension of people, and another text is refused."""
        made = Dimension(
            name="club", level=cast("Level", "person"), of_person=lambda _, person: person.sex
        )
        with registered(made):
            assert tabulate(SMALL, "people", by="club").cell(club="male") == Count.between(1, 2)
        with pytest.raises(UnknownCodeError, match="'person'"):
            Dimension(name="club", level=cast("Level", "persons"))

    @pytest.mark.parametrize(
        "name",
        ["of", "name", "self", "locale", "predicate", "sex_label", "sex_label_ar", "low_exact"],
    )
    def test_a_name_is_no_argument_and_no_column(self, name: str) -> None:
        """A name by which nobody could ask, or that a table's own column has, is refused."""
        made = Dimension(name=name, level=Level.SESSION, of_session=lambda _, __: "a")
        with pytest.raises(InvalidValueError, match="no argument and no column"):
            register(made)

    def test_its_parts_are_of_their_kinds(self) -> None:
        """A name, functions, a vocabulary and labels are checked when it is registered."""
        made = Dimension(name="club", level=Level.SESSION, of_session=lambda _, __: "a")
        wrong: list[dict[str, Any]] = [
            {"name": 3},
            {"of_session": "a"},
            {"verdict": None},
            {"values_of": "a"},
            {"labels": {"a": "A"}},
            {"kind": "clubs"},
        ]
        for parts in wrong:
            with pytest.raises((InvalidValueError, UnknownCodeError)):
                register(attrs.evolve(made, **parts))

    def test_it_may_have_a_name_in_both_languages(self) -> None:
        """What stands under the empty value heads its column."""
        labels = {
            "": LocalizedText({"en": "Club", "ar": "النادي"}),
            "a": LocalizedText({"en": "First", "ar": "الأول"}),
        }
        made = Dimension(
            name="club", level=Level.SESSION, of_session=lambda _, __: "a", labels=labels
        )
        with registered(made):
            table = tabulate(SMALL, "people", by="club")
            assert "| Club | People |" in table.to_markdown("en_GB")
            assert "| النادي | الأشخاص |" in table.to_markdown("ar_IQ")
            only = tabulate(SMALL, "people", where={"club": "a"})
            assert "النادي: الأول" in only.to_markdown("ar_IQ")

    def test_only_what_was_registered_is_forgotten(self) -> None:
        """Another dimension of the same name, or another measure, stays."""
        made, other = (
            Dimension(name="club", level=Level.SESSION, of_session=lambda _, __: "a")
            for _ in range(2)
        )
        women, men = (share(of="people", name="some", sex=sex) for sex in ("female", "male"))
        with registered(made, women):
            for one in (other, men):
                with pytest.raises(InvalidValueError, match="was registered"):
                    unregister(one)
            assert count(SMALL, "people", club="a") == Count.exactly(4)

    def test_one_of_many_threads_registers_a_name(self) -> None:
        """Of those who register one name at once, one succeeds and the others are told."""
        made = [
            Dimension(name="club", level=Level.SESSION, of_session=lambda _, __: "a")
            for _ in range(8)
        ]
        ready = threading.Barrier(len(made))
        won: list[Dimension] = []

        def run(one: Dimension) -> None:
            ready.wait()
            try:
                register(one)
            except InvalidValueError:
                return
            won.append(one)

        threads = [threading.Thread(target=run, args=(one,)) for one in made]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(won) == 1
        unregister(won[0])


class TestShares:
    """What is said of a share of which little is known."""

    def test_a_share_that_may_be_any_is_not_known(self) -> None:
        """Of 20 people without a sex on record, none or all are women: that is no figure."""
        found = tabulate(_stated("s-2", 20), share(of="people", sex="female")).row()
        assert found.figure == Share.unknown()
        assert count(_stated("s-2", 20), "completion") == Share.unknown()

    def test_an_exact_share_cannot_be_narrower(self) -> None:
        """All of the women are women, however many there are."""
        table = tabulate(SMALL, share(of="people", sex="female"), by="sex")
        assert table.row(sex="female").figure == Share.exactly(1)
        assert all(row.tightest for row in table if cast("Share", row.figure).is_exact)

    def test_everybody_in_a_row_meets_what_the_row_says(self) -> None:
        """Of those who came to a session of June 2015, all came to one of 2015."""
        dated = Period.parse("2015-06-16")
        sessions = (attrs.evolve(MET, period=dated), _listed("s-2", "p-1", "p-2"))
        whole = attrs.evolve(SMALL, sessions=sessions)
        table = tabulate(whole, share(of="people", year=2015), by="year")
        assert table.cell(year=2015) == Share.exactly(1)
        assert table.total == Share.exactly(1)


class TestIndicators:
    """Indicators that cannot be set against anything."""

    def test_an_indicator_is_one_or_is_named(self) -> None:
        """Nothing is neither, with and without a programme."""
        for source in (SMALL, _stated("s-2", 20)):
            with pytest.raises(InvalidValueError, match="a value of type NoneType"):
                achievements(source, cast("Indicator", None))

    def test_progress_that_may_be_any_is_not_known(self) -> None:
        """Of 20 people of some year, none or all belong to the target of a year."""
        asked = Indicator(
            id="i-1",
            name=_named("Participations"),
            measure="participations",
            targets=(Target(period=Period.parse("2015"), count=20),),
        )
        found = achievements(_stated("s-2", 20), asked)[0]
        assert found.actual == Count.at_most(20)
        assert found.progress == Share.unknown()


def test_the_share_of_what_was_said_by_one_body() -> None:
    """Where it is open who said some of it, the part and the rest are counted apart."""
    bodies = tuple(
        Organisation(id=key, name=_named(key), kind="ngo") for key in ("body-1", "body-2")
    )
    said = tuple(
        Testimonial(id=f"t-{number}", words=_named("…"), organisation=body, session=session)
        for number, (body, session) in enumerate(
            [("body-1", "s-1"), ("body-2", "s-1"), ("body-1", None), ("body-2", None)]
        )
    )
    whole = attrs.evolve(SMALL, organisations=bodies, testimonials=said)
    found = count(whole.sessions[0], share(of="testimonials", body="body-1"), programme=whole)
    assert found == Share.between(Fraction(1, 3), Fraction(2, 3))
    assert count(whole, share(of="testimonials", body="body-1")) == Share.exactly(Fraction(1, 2))
