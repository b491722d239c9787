"""A protected table in a report: in every edition, beside its words, and in the ledger."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import hijra_amina as ha
from hijra_amina.disclosure import Grid, Ledger, Rule, grid_of
from hijra_amina.errors import DisclosureError, InvalidValueError, UnknownCodeError
from hijra_amina.language import without_marks
from hijra_amina.model import Ministry, Programme
from hijra_amina.reports import blocks, differences, flash_report
from hijra_amina.reports.remembering import threshold_of
from hijra_amina.statistics import share
from hijra_amina.statistics.tables import Protection, Row, Table
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import Count, LocalizedText, PersonName

BAGHDAD = "baghdad-2015-06"
ON = dt.date(2015, 6, 30)
BOTH = ("en_GB", "ar_IQ")
ROUNDED = Protection(method="rounding", threshold=5, base=5)
ARABIC_INDIC = set("٠١٢٣٤٥٦٧٨٩")

Make = Callable[..., Programme]

NAMES = {
    "female": LocalizedText({"en": "Female", "ar": "أنثى"}),
    "male": LocalizedText({"en": "Male", "ar": "ذكر"}),
    "iq-moe": LocalizedText({"en": "Ministry of Education", "ar": "وزارة التربية"}),
    "iq-moh": LocalizedText({"en": "Ministry of Health", "ar": "وزارة الصحة"}),
    "iq-mof": LocalizedText({"en": "Ministry of Finance", "ar": "وزارة المالية"}),
}


def table_of(
    figures: dict[str, Count],
    dimension: str = "sex",
    protection: Protection | None = ROUNDED,
    sessions: tuple[str, ...] = ("s-1",),
) -> Table:
    """A table of people by one dimension."""
    return Table(
        measure="people",
        dimensions=(dimension,),
        rows=tuple(Row((code,), count) for code, count in figures.items()),
        labels={(dimension, code): NAMES[code] for code in figures if code in NAMES},
        sessions=frozenset(sessions),
        protection=protection,
    )


SEX = table_of({"*": Count.exactly(25), "female": Count.about(20), "male": Count.about(5)})


@pytest.fixture
def spread(make: Make) -> Programme:
    """25 people of three ministries: 4, 1 and 20."""
    programme = make(women=20, men=5, ministries=3, bodies_complete=True)
    bodies = ["m-0"] * 4 + ["m-1"] + ["m-2"] * 20
    people = (
        attrs.evolve(one, organisation=body)
        for one, body in zip(programme.participants, bodies, strict=True)
    )
    return attrs.evolve(programme, participants=tuple(people))


class TestEditions:
    """What an edition shows."""

    @pytest.mark.parametrize(
        ("locale", "words"),
        [
            ("en_GB", ["Figures in detail", "People, by sex", "Female", "20", "multiples of 5"]),
            ("ar_IQ", ["الأرقام بالتفصيل", "الأشخاص بحسب الجنس", "أنثى", "٢٠", "مضاعفات ٥"]),
        ],
    )
    def test_every_format_has_the_table(self, make: Make, locale: str, words: list[str]) -> None:
        """Heading, caption, figures and notes stand in HTML, Markdown and text."""
        edition = flash_report(make(), "s-1", tables=[SEX]).edition(locale)

        for text in (edition.to_html(), edition.to_markdown(), edition.to_text()):
            assert [word for word in words if word not in without_marks(text)] == []

    def test_it_stands_after_the_key_figures(self, make: Make) -> None:
        """The table follows figures and summary, before the body of the report."""
        programme = make(texts={"lead": "It began."}, women=20, men=5)
        text = flash_report(programme, "s-1", tables=[SEX]).edition("en_GB").to_text()

        assert text.index("It began") < text.index("Key figures") < text.index("Figures in detail")
        kinds = [type(block) for block in flash_report(programme, "s-1", tables=[SEX]).blocks]
        assert kinds.index(blocks.Breakdown) == kinds.index(blocks.Summary) + 1

    def test_the_style_stands_in_the_head_once(self, make: Make) -> None:
        """One style element for all tables, none in the body; a report without tables has none."""
        html = flash_report(make(), "s-1", tables=[SEX, SEX]).edition("en_GB").to_html()
        head, _, body = html.partition("</head>")

        assert head.count("<style>") == 1
        assert "<style" not in body
        assert body.count("<table ") == body.count("<caption>") == 2
        assert body.count('<h2 id="breakdowns">') == 1
        assert "hijra-amina.hijra-amina caption {" in head
        alone = flash_report(make(), "s-1").edition("en_GB").to_html()
        assert 'class="breakdowns"' not in alone
        assert "text-wrap: balance; }\n.hijra-amina" not in alone

    def test_an_edition_has_one_set_of_digits(self, make: Make) -> None:
        """Western digits in an Arabic edition are so in the table and its notes, too."""
        report = flash_report(make(women=20, men=5), "s-1", tables=[SEX])
        edition = report.edition("ar_IQ", digits="latn")

        for text in (edition.to_html(), edition.to_markdown(), edition.to_text()):
            assert not ARABIC_INDIC & set(text)
        assert "٢٠" in report.edition("ar_IQ").to_text()

    def test_rows_of_nothing_but_nought_are_left_out(self, make: Make) -> None:
        """What is shown as 0 throughout is left out, which is said; the block has the whole."""
        figures = {"*": Count.exactly(25), "iq-moe": Count.about(25), "iq-moh": Count.about(0)}
        table = table_of(figures, "ministry")
        report = flash_report(make(), "s-1", tables=[table])
        text = report.edition("en_GB").to_text()

        assert "Ministry of Education" in text
        assert "Ministry of Health" not in text
        assert "Rows are left out whose figures would all be shown as 0" in text
        (block,) = [one for one in report.blocks if isinstance(one, blocks.Breakdown)]
        assert block.table == table

    def test_a_hidden_row_stays(self, make: Make) -> None:
        """A row that is hidden is not one of 0; and of exact figures it is said that they are 0."""
        hidden = Protection(method="suppression", threshold=5)
        figures = {
            "*": Count.exactly(25),
            "iq-moe": Count.suppressed(),
            "iq-moh": Count.suppressed(),
            "iq-mof": Count.exactly(0),
        }
        table = table_of(figures, "ministry", hidden)
        text = flash_report(make(), "s-1", tables=[table]).edition("en_GB").to_text()

        assert text.count("hidden\n") == 2
        assert "Ministry of Finance" not in text
        assert "Rows are left out whose figures are all 0." in text
        assert (
            "left out" not in flash_report(make(), "s-1", tables=[SEX]).edition("en_GB").to_text()
        )

    def test_editions_agree(self, make: Make) -> None:
        """English and Arabic have the same numbers; drafts in a table are drafts of the page."""
        figures = {"*": Count.exactly(40), "iq-moe": Count.about(25), "iq-mof": Count.about(15)}
        report = flash_report(make(), "s-1", tables=[table_of(figures, "ministry")])

        assert differences(report) == {}
        assert flash_report(make(), "s-1", tables=[SEX]).edition("en_GB").page.has_drafts is False

    def test_what_a_label_says_is_no_markup(self, make: Make) -> None:
        """A name of the records stands in the page as text, in HTML and in Markdown."""
        labels = {("ministry", "m-0"): LocalizedText({"en": "<b>A|B</b>"})}
        table = table_of({"*": Count.exactly(25), "m-0": Count.about(25)}, "ministry")
        report = flash_report(make(), "s-1", tables=[attrs.evolve(table, labels=labels)])
        edition = report.edition("en_GB")

        assert "&lt;b&gt;A|B&lt;/b&gt;" in edition.to_html()
        assert "<b>" not in edition.to_html()
        assert r"&lt;b&gt;A\|B&lt;/b&gt;" in edition.to_markdown()

    def test_a_withheld_name_takes_the_table_with_it(self, spread: Programme) -> None:
        """A ministry called after a participant: the table is left out, and a finding says so."""
        first, *others = spread.participants
        named = attrs.evolve(first, name=PersonName("Participant Seventeen"))
        bodies = (
            Ministry(id="m-0", name=LocalizedText({"en": "Office of Participant Seventeen"})),
            *spread.organisations[1:],
        )
        programme = attrs.evolve(spread, participants=(named, *others), organisations=bodies)
        labels = {("ministry", "m-0"): bodies[0].name}
        table = table_of({"*": Count.exactly(25), "m-0": Count.about(5)}, "ministry")
        report = flash_report(programme, "s-1", tables=[attrs.evolve(table, labels=labels), SEX])

        for locale in BOTH:
            edition = report.edition(locale)
            everything = edition.to_html() + edition.to_markdown() + edition.to_text()
            assert "Seventeen" not in everything
            assert [(one.code, one.where) for one in edition.findings if "table" in one.where] == [
                ("finding.table_names_somebody", "tables[0]")
            ]
            assert [shown.record for shown in edition.page.breakdowns] == ["tables[1]"]


class TestRefusals:
    """What is no table for a report."""

    @pytest.mark.parametrize(
        ("table", "expected"),
        [
            (attrs.evolve(SEX, protection=None), "expected a protected table, such as `ha.protect"),
            (attrs.evolve(SEX, sessions=frozenset({"s-2"})), "a table of the session s-1 alone"),
            (attrs.evolve(SEX, sessions=frozenset({"s-1", "s-2"})), "session s-1 alone"),
            (attrs.evolve(SEX, sessions=None), "session s-1 alone"),
            (attrs.evolve(SEX, where=(("session", "s-2"),)), "session s-1 alone"),
            ("no table", "expected a table, found a str"),
        ],
    )
    def test_it_is_refused_with_the_reason(self, make: Make, table: Table, expected: str) -> None:
        """Unprotected, of another session or of several, or no table: where, and what."""
        with pytest.raises(InvalidValueError, match=re.escape(expected)) as caught:
            flash_report(make(), "s-1", tables=[SEX, table])
        assert caught.value.where == "flash_report.tables[1]"

    def test_shares_are_no_counts(self, make: Make) -> None:
        """A table of shares is refused, protected or not."""
        programme = make(women=20, men=5)
        shares = ha.tabulate(programme, share(of="people", sex="female"), by="session")
        with pytest.raises(InvalidValueError, match="a table of counts"):
            flash_report(
                programme, "s-1", tables=[attrs.evolve(shares, protection=ROUNDED, evidence=None)]
            )

    def test_a_condition_on_the_session_will_do(self, make: Make) -> None:
        """A table of a programme under the condition of this session is one of it."""
        table = attrs.evolve(SEX, sessions=frozenset({"s-1", "s-2"}), where=(("session", "s-1"),))
        assert flash_report(make(), "s-1", tables=[table]).edition("en_GB").page.breakdowns

    def test_arguments_that_say_nothing_are_refused(self, make: Make) -> None:
        """A single table, tables beside dimensions, a rule or a ledger for nothing."""
        with pytest.raises(InvalidValueError, match="a list of tables, found a single table"):
            flash_report(make(), "s-1", tables=SEX)  # type: ignore[arg-type]
        with pytest.raises(InvalidValueError, match="found both"):
            flash_report(make(), "s-1", tables=[SEX], by="sex")
        with pytest.raises(InvalidValueError, match="dimensions, for rule or ledger"):
            flash_report(make(), "s-1", rule=5)
        with pytest.raises(InvalidValueError, match="dimensions, for rule or ledger"):
            flash_report(make(), "s-1", ledger=Ledger())


@pytest.mark.extra("disclosure")
class TestTogether:
    """Table and words are attacked as one, and remembered as one."""

    def test_words_can_give_a_table_away(self, spread: Programme, tmp_path: Path) -> None:
        """A table that is safe alone is refused beside a list of ministries that narrows it."""
        table = ha.tabulate(spread.sessions[0], "people", by="ministry", programme=spread)
        safe = ha.protect(table)
        assert ha.attack(safe).is_safe
        report = flash_report(spread, "s-1", tables=[safe], on=ON)

        for ledger in (None, Ledger()):
            with pytest.raises(DisclosureError, match="tables and text together"):
                report.publish(tmp_path / "out", locales=BOTH, formats=["txt"], ledger=ledger)
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("rule", [None, 10, Rule(), Rule(threshold=3)])
    def test_a_table_that_the_report_makes_is_safe_beside_its_words(
        self, spread: Programme, tmp_path: Path, rule: Rule | int | None
    ) -> None:
        """By whatever rule, what `by` makes can be published."""
        report = flash_report(spread, "s-1", by="ministry", rule=rule, on=ON)

        assert report.publish(tmp_path, locales=BOTH, formats=["txt"], ledger=Ledger()).entry
        (block,) = [one for one in report.blocks if isinstance(one, blocks.Breakdown)]
        assert block.table.protection is not None
        assert block.table.protection.threshold == Rule.of(rule).threshold
        rounds = not isinstance(rule, Rule)
        assert block.table.protection.method == ("rounding" if rounds else "suppression")

    def test_the_ledger_has_the_whole_table(self, spread: Programme, tmp_path: Path) -> None:
        """The entry has the table as it is known, left-out rows too, and is read as written."""
        path = tmp_path / "ledger"
        report = flash_report(spread, "s-1", by="ministry", ledger=path, on=ON)
        report.publish(tmp_path, locales=["en_GB"], formats=["md"], ledger=path)

        (entry,) = Ledger.open(path).publications
        (block,) = [one for one in report.blocks if isinstance(one, blocks.Breakdown)]
        assert entry.tables == (grid_of(block.table),)
        assert entry.assured is not None
        assert entry.assured.threshold == 5
        known = [one for one in Ledger.open(path).published() if isinstance(one, Grid)]
        assert [grid.origin for grid in known] == [entry.id]

    def test_a_later_table_is_held_against_an_earlier_one(
        self, spread: Programme, tmp_path: Path
    ) -> None:
        """What a report hid, the next cannot show, whatever protection it claims."""
        ledger = Ledger()
        first = flash_report(spread, "s-1", by="ministry", rule=Rule(), on=ON)
        first.publish(tmp_path, locales=["en_GB"], formats=["txt"], ledger=ledger)

        counted = ha.tabulate(spread.sessions[0], "people", by="ministry", programme=spread)
        second = attrs.evolve(counted, protection=ROUNDED, evidence=None)
        report = flash_report(spread, "s-1", tables=[second], on=ON)
        with pytest.raises(DisclosureError):
            report.publish(tmp_path, locales=["en_GB"], formats=["txt"], ledger=ledger, id="again")
        assert len(ledger) == 1

    def test_a_report_without_tables_is_remembered_as_before(
        self, make: Make, tmp_path: Path
    ) -> None:
        """The line of a report without a table has no word of tables."""
        path = tmp_path / "ledger"
        report = flash_report(make(women=20, men=5), "s-1", on=ON)
        report.publish(tmp_path, locales=["en_GB"], formats=["txt"], ledger=path)

        assert "tables" not in path.read_text(encoding="utf-8")
        assert "assured" not in path.read_text(encoding="utf-8")
        assert Ledger.open(path).publications[0].tables == ()

    def test_a_table_that_no_edition_shows_is_not_remembered(
        self, spread: Programme, tmp_path: Path
    ) -> None:
        """What was left out of all editions is nothing that anybody knows."""
        named = attrs.evolve(spread.participants[0], name=PersonName("Female"))
        programme = attrs.evolve(spread, participants=(named, *spread.participants[1:]))
        ledger = Ledger()
        flash_report(programme, "s-1", by="sex", on=ON).publish(
            tmp_path, locales=["en_GB"], formats=["txt"], ledger=ledger
        )

        assert ledger.publications[0].tables == ()
        assert ledger.publications[0].assured is None

    def test_unknown_dimensions_are_refused(self, make: Make) -> None:
        """A dimension that there is none of is named, with the nearest."""
        with pytest.raises(UnknownCodeError):
            flash_report(make(women=20, men=5), "s-1", by="sexx")

    def test_the_shipped_report_by_sex(self, programme: Programme, tmp_path: Path) -> None:
        """The June 2015 report by sex shows what its share in words says, and no more."""
        report = flash_report(programme, BAGHDAD, by="sex", on=ON)

        text = report.edition("en_GB").to_text()
        assert re.search(r"^Female +between 17 and 27$", text, re.MULTILINE)
        assert differences(report) == {}
        assert report.publish(tmp_path, locales=BOTH, ledger=Ledger()).entry is not None

    @pytest.mark.parametrize("by", ["sex", "ministry", ("sex", "ministry"), ("ministry", "sex")])
    def test_reports_of_many_ministries(self, by: str | tuple[str, ...], tmp_path: Path) -> None:
        """A report of 20 ministries has a narrow table whatever the order of dimensions."""
        made = synthetic_programme(sessions=2, people=120, seed=1)
        session = made.sessions[0].id
        ledger = Ledger()
        report = flash_report(made, session, by=by, ledger=ledger, on=ON)
        report.publish(tmp_path, locales=BOTH, formats=("html", "md"), ledger=ledger)

        (shown,) = report.edition("en_GB").page.breakdowns
        assert len(shown.layout.columns) <= 4
        assert differences(report) == {}


def test_the_strictest_promise_is_kept() -> None:
    """Of several tables the highest threshold counts; without one there is none."""
    strict = attrs.evolve(SEX, protection=attrs.evolve(ROUNDED, threshold=10))
    assert threshold_of([SEX, strict]) == 10
    assert threshold_of([]) is None


@pytest.mark.parametrize("code", ["known_before", "not_rounded", "superseded"])
def test_what_a_table_remarks_is_found(make: Make, code: str) -> None:
    """The office is told before it publishes that a table is not what it asked for."""
    table = attrs.evolve(SEX, protection=attrs.evolve(ROUNDED, remarks=(code,)))
    report = flash_report(make(women=20, men=5), "s-1", tables=[table])
    assert (f"finding.{code}", "tables[0]") in {(one.code, one.where) for one in report.findings}
