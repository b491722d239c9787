"""Every figure can be worked out again from its explanation, which names nobody."""

import json
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina.errors import (
    ContradictionError,
    InvalidValueError,
    UnknownCodeError,
    UnknownReferenceError,
)
from hijra_amina.model import Headcount, Programme, Session, Statement
from hijra_amina.statistics import Measure, Row, Table, attended, gain, share, tabulate, to_frame
from hijra_amina.statistics import measure as measure_named
from hijra_amina.statistics.tables import recompute
from hijra_amina.statistics.tables.explaining import Explanation
from hijra_amina.testing import programmes, synthetic_programme
from hijra_amina.values import Count, LocalizedText, Share

SEEN = st.sampled_from(
    [
        ("people", ("sex",)),
        ("people", ("sex", "year")),
        ("people", ("ministry",)),
        ("participations", ("sex", "session")),
        ("participations", ("kind",)),
        ("person_days", ("sex",)),
        ("sessions", ("year",)),
        ("testimonials", ("session",)),
    ]
)
WORKED_OUT = (
    share(of="participations", sex="female"),
    share(of="people", sex="male"),
    gain(),
    gain(paired=False),
    measure_named("participations").where_attended(attended(at_least="80%")),
)
few = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])


def of_rosters(seed: int) -> Programme:
    """A programme of which nothing is known but rosters, with gaps."""
    made = synthetic_programme(sessions=3, people=6, seed=seed, unknown=0.3)
    sessions = tuple(attrs.evolve(session, headcount=None) for session in made.sessions)
    return attrs.evolve(made, sessions=sessions)


def explained(table: Table) -> Iterator[tuple[Row, Explanation]]:
    """The explanation of every figure."""
    for row in table:
        yield row, table.explain(dict(zip(table.dimensions, row.key, strict=True)))


def holds(table: Table) -> None:
    """That every figure follows from its own explanation, and from that alone."""
    for row, explanation in explained(table):
        through_json = json.loads(json.dumps(dict(explanation.document)))
        assert recompute(through_json) == (row.figure.low, row.figure.high), row
        assert through_json["status"] == row.figure.status


class TestRecomputing:
    @few
    @given(programme=programmes(), seen=SEEN)
    def test_over_records(self, programme: Programme, seen: tuple[str, tuple[str, ...]]) -> None:
        """Rosters and headcounts, exact or not: the document gives the figure again."""
        measure, by = seen
        try:
            table = tabulate(programme, measure, by=by)
        except ContradictionError:
            return
        holds(table)

    @few
    @given(seed=st.integers(0, 99), seen=SEEN)
    def test_over_rosters(self, seed: int, seen: tuple[str, tuple[str, ...]]) -> None:
        """The fast road over plain rosters explains itself as well."""
        measure, by = seen
        holds(tabulate(of_rosters(seed), measure, by=by))

    @pytest.mark.extra("frames")
    @few
    @given(seed=st.integers(0, 99), seen=SEEN.filter(lambda seen: seen[0] != "testimonials"))
    def test_over_frames(self, seed: int, seen: tuple[str, tuple[str, ...]]) -> None:
        """So do the figures of a data frame."""
        measure, by = seen
        holds(tabulate(to_frame(of_rosters(seed)), measure, by=by))

    @few
    @given(programme=programmes(), measure=st.sampled_from(WORKED_OUT))
    def test_what_is_worked_out_from_counts(self, programme: Programme, measure: Measure) -> None:
        """Shares, gains and rules of attendance, in exact fractions."""
        try:
            table = tabulate(programme, measure, by="sex")
        except ContradictionError:
            return
        holds(table)

    def test_over_the_history(self, programme: Programme) -> None:
        """The whole of HIJRA AMINA, where bounds come from many statements together."""
        holds(tabulate(programme, "people", by="sex"))

    def test_sums_of_tables(self) -> None:
        """A sum explains itself by its parts."""
        june, july = (
            Session(id=key, title=LocalizedText({"en": "Workshop"}), headcount=said)
            for key, said in (
                ("june", Headcount(statements=(Statement(count=27),))),
                ("july", Headcount(statements=(Statement(count=Count.at_least(5)),))),
            )
        )
        table = tabulate(june, "participations", by="kind") + tabulate(
            july, "participations", by="kind"
        )
        assert table.total == Count.at_least(32)
        holds(table)

    def test_a_turned_table(self, programme: Programme) -> None:
        """Turning a table, sorting it and adding shares loses no explanation."""
        table = tabulate(programme, "sessions", by=["year", "kind"])
        turned = table.transpose().sort().with_shares(of="kind")
        holds(turned)
        assert turned.explain(year=2015).document["key"] == {"kind": "*", "year": "2015"}


class TestDocuments:
    @pytest.mark.parametrize(
        ("document", "ends"),
        [
            ({"how": "people", "certain": 3, "perhaps": 2}, (3, 5)),
            ({"how": "matches", "certain": 3, "perhaps": None}, (3, None)),
            ({"how": "sum", "parts": [{"low": 1, "high": 2, "verdict": "open"}]}, (0, 2)),
            ({"how": "sum", "parts": []}, (0, 0)),
            (
                {
                    "how": "complement",
                    "whole": {"low": 5, "high": 9},
                    "parts": [{"low": 2, "high": 3}, {"low": 4, "high": None}],
                },
                (0, 3),
            ),
            (
                {
                    "how": "ends",
                    "low": {"how": "largest", "parts": [{"low": 3}, {"low": 7}]},
                    "high": {"how": "sum", "parts": [{"high": 3}, {"high": 7}]},
                },
                (7, 10),
            ),
            (
                {
                    "how": "system",
                    "size": 2,
                    "rows": [{"terms": [[0, 1], [1, 1]], "low": 27, "high": 27}],
                    "expression": [[0, 2]],
                },
                (0, 54),
            ),
        ],
    )
    def test_ways(self, document: dict[str, object], ends: tuple[int, int | None]) -> None:
        """Each way of working out, by hand."""
        assert recompute(document) == ends

    @pytest.mark.parametrize(
        "broken",
        [
            {"how": "sum"},
            {"how": "sum", "parts": "none"},
            {"how": "sum", "parts": [3]},
            {"how": "people", "certain": 2.0, "perhaps": 1},
            {"how": "people", "certain": True, "perhaps": 1},
            {"how": "people", "perhaps": 1},
            {"how": "system", "size": 1, "rows": []},
            {"reasoning": 3},
        ],
    )
    def test_what_is_broken_is_refused(self, broken: dict[str, object]) -> None:
        """A document with a part missing or of the wrong kind says which."""
        with pytest.raises(InvalidValueError, match="document"):
            recompute(broken)

    def test_another_way_is_refused(self) -> None:
        """The ways that there are come with the error."""
        with pytest.raises(UnknownCodeError, match="did you mean 'matches'"):
            recompute({"how": "match"})


class TestProse:
    @pytest.mark.parametrize("locale", ["en_GB", "ar_IQ", "ckb_IQ"])
    @pytest.mark.parametrize("seed", [1, 2])
    def test_it_names_nobody(self, seed: int, locale: str) -> None:
        """Neither prose nor document has an identifier or a name of a participant."""
        made = synthetic_programme(sessions=3, people=9, seed=seed, unknown=0.2, with_names=True)
        personal = {person.id for person in made.participants}
        personal |= {p.name.written for p in made.participants if p.name is not None}
        for measure, by in (("people", ["sex"]), ("participations", ["sex", "session"])):
            table = tabulate(made, measure, by=by)
            for row in table:
                where = dict(zip(table.dimensions, row.key, strict=True))
                explanation = table.explain(where, locale=locale)
                told = f"{explanation.text}{json.dumps(dict(explanation.document))}"
                assert not [one for one in personal if one in told]

    @pytest.mark.extra("bounds")
    def test_english(self, programme: Programme) -> None:
        """Figure, rule, contributions, statements, and how tight it is."""
        table = tabulate(programme, "people", by="sex", where={"session": "baghdad-2015-06"})
        assert str(table.explain(sex="female")).splitlines() == [
            (
                "People, by sex – session: IOM Iraq upholds inter-ministerial coordination within "
                "the Government of Iraq to combat Trafficking in Human Beings – sex: Female: "
                "between 17 and 27."
            ),
            (
                "Each person counts once, in however many sessions: there are at least as many as "
                "in the largest session, and at most as many as in all of them together."
            ),
            "What each session contributes:",
            (
                "- baghdad-2015-06: between 17 and 27 (by headcount.statements[0] and "
                "headcount.statements[1])"
            ),
            (
                "That it is not less follows from baghdad-2015-06: headcount.statements[0] and "
                "baghdad-2015-06: headcount.statements[1]."
            ),
            "That it is not more follows from baghdad-2015-06: headcount.statements[0].",
            "Both bounds are possible: no narrower ones follow from the records.",
        ]

    @pytest.mark.extra("bounds")
    def test_arabic(self, programme: Programme) -> None:
        """The same in Arabic, with paths isolated, and with its standing as a draft."""
        table = tabulate(programme, "people", by="sex", where={"session": "baghdad-2015-06"})
        explanation = table.in_locale("ar_IQ").explain({"sex": "female"})
        lines = explanation.text.splitlines()
        assert lines[0].endswith("الجنس: أنثى: ما بين ١٧ و٢٧.")
        assert "\u2066baghdad-2015-06\u2069: ما بين ١٧ و٢٧" in lines[3]
        assert lines[-1] == "صياغة هذا الشرح ترجمة أولية بانتظار المراجعة."
        assert 'lang="ar-IQ" dir="rtl"' in explanation._repr_html_()
        assert repr(explanation) == "Explanation(locale='ar_IQ')"

    def test_what_is_open(self, programme: Programme) -> None:
        """No limit is said to be none, and what is approximate to be so."""
        text = tabulate(programme, "participations").explain().text
        assert "Nothing that is recorded says how many there are at most." in text
        assert "stated as approximate" in text
        assert "That it is not more" not in text

    def test_many_sessions_are_not_all_listed(self) -> None:
        """Prose is cut short, the document is not."""
        programme = synthetic_programme(sessions=30, people=40, seed=1)
        explanation = tabulate(programme, "participations").explain()
        assert "- 10 more" in explanation.text.splitlines()
        assert len(explanation.document["parts"]) == 30  # type: ignore[arg-type]


class TestRefusals:
    def test_no_such_figure(self, programme: Programme) -> None:
        """A dimension or a value that the table does not have is refused by name."""
        table = tabulate(programme, "sessions", by="year")
        with pytest.raises(UnknownCodeError, match="unknown dimension 'sex'"):
            table.explain(sex="female")
        with pytest.raises(UnknownReferenceError, match="no row of year '1999'"):
            table.explain(year=1999)

    def test_a_wrong_value_is_told_from_a_right_one(self, programme: Programme) -> None:
        """The value that no row has is named, with the value of its own dimension most like it."""
        table = tabulate(programme, "people", by=["sex", "year"])
        with pytest.raises(UnknownReferenceError) as caught:
            table.explain(sex="femal", year="2015")
        assert str(caught.value) == "no row of sex 'femal'\nhint: did you mean 'female'?"

    def test_no_evidence(self, by_sex: Table) -> None:
        """A table that was put together by hand cannot explain itself."""
        with pytest.raises(InvalidValueError, match="without evidence"):
            by_sex.explain()

    def test_shares_of_hand_made_tables(self) -> None:
        """Figures of any kind have words for themselves."""
        rows = (Row((), Share.exactly("1/2")),)
        assert "50%" in Table(measure="share", dimensions=(), rows=rows).to_markdown()
