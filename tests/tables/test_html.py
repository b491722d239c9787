"""Tables as HTML: language, direction, headings for every cell, and nothing that is not text."""

import re
from html.parser import HTMLParser

import attrs
import pytest

from hijra_amina.errors import InvalidValueError, LocaleError
from hijra_amina.statistics import Row, Table, attended, gain, share
from hijra_amina.statistics import measure as measure_named
from hijra_amina.values import Count, LocalizedText

AFTER, BEFORE = "the mean of the tests after", "the mean of the tests before"
VOID = {"meta", "br", "link"}


class Parsed(HTMLParser):
    """The elements of a page in order, each with its attributes and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[int] = []
        self.feed(text)
        assert not self.open, "an element is left open"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Remember an element."""
        self.elements.append((tag, dict(attributes), []))
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        assert self.elements[self.open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        """Give a text to all that it stands in."""
        for at in self.open:
            self.elements[at][2].append(data)

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """The elements of a kind: attributes and text."""
        found = [one for one in self.elements if one[0] == tag]
        return [(attributes, "".join(text)) for _, attributes, text in found]


class TestDirection:
    @pytest.mark.parametrize(
        ("locale", "language", "direction"),
        [("en_GB", "en-GB", "ltr"), ("ar_IQ", "ar-IQ", "rtl"), ("ckb_IQ", "ckb-IQ", "rtl")],
    )
    def test_the_table_says_its_language(
        self, by_sex: Table, locale: str, language: str, direction: str
    ) -> None:
        """`lang` and `dir` stand on the table, of which a notebook may show nothing else."""
        ((attributes, _),) = Parsed(by_sex.to_html(locale)).all("table")
        assert attributes == {"lang": language, "dir": direction}

    def test_a_name_in_another_language_says_so(self, by_two: Table) -> None:
        """What a reader's language has no name for is isolated, with its own direction."""
        page = Parsed(by_two.to_html("ckb_IQ"))
        assert ({"lang": "en", "dir": "ltr"}, "Ministry of Migration") in page.all("bdi")

    def test_a_code_without_a_name_is_isolated(self) -> None:
        """A code runs from the left in every language."""
        table = Table(measure="people", dimensions=("room",), rows=(Row(("b-1",), Count.of(3)),))
        page = Parsed(table.to_html("ar_IQ"))
        assert page.all("bdi").count(({"dir": "ltr"}, "b-1")) == 1

    def test_a_bare_language_is_refused(self, by_sex: Table) -> None:
        """A locale is a language and a territory, also where it is only kept."""
        for made in (by_sex.to_html, by_sex.in_locale, by_sex.to_markdown):
            with pytest.raises(LocaleError, match="ar_IQ"):
                made("ar")


class TestHeadings:
    def test_long(self, by_sex: Table) -> None:
        """Each row has its heading, each column its own, and the codes are kept beside."""
        page = Parsed(by_sex.to_html())
        scopes = [(a["scope"], a["data-code"], text) for a, text in page.all("th")]
        assert scopes == [
            ("col", "sex", "Sex"),
            ("col", "people", "People"),
            ("row", "*", "All"),
            ("row", "female", "Female"),
            ("row", "male", "Male"),
            ("row", "?", "Not known"),
        ]
        assert [text.partition("†")[0] for _, text in page.all("td")] == [
            "30",
            "between 12 and 17",
            "between 13 and 18",
            "at most 5",
        ]

    def test_wide(self, by_two: Table) -> None:
        """The second dimension stands across, under its own heading; a gap is no figure."""
        page = Parsed(by_two.to_html())
        heads = [(a["scope"], a.get("rowspan"), a.get("colspan")) for a, _ in page.all("th")]
        assert heads[:4] == [
            ("col", "2", None),
            ("colgroup", None, "2"),
            ("col", None, None),
            ("col", None, None),
        ]
        cells = [text for _, text in page.all("td")]
        assert len(cells) == 8
        assert cells[-2:] == ["no figure", "unknown"]

    def test_long_on_request(self, by_two: Table) -> None:
        """A heading over several rows is the heading of a group of rows."""
        page = Parsed(by_two.to_html(wide=False))
        spans = [(a["scope"], a.get("rowspan")) for a, _ in page.all("th")][3:]
        assert spans[:6] == [
            ("rowgroup", "2"),
            ("row", None),
            ("row", None),
            ("rowgroup", "2"),
            ("row", None),
            ("row", None),
        ]

    def test_wide_takes_two_dimensions(self, by_sex: Table) -> None:
        """What cannot be wide is refused."""
        with pytest.raises(InvalidValueError, match="a table of two dimensions"):
            by_sex.to_html(wide=True)

    def test_margins_are_told_apart(self, by_two: Table) -> None:
        """Rows and cells of all values, and of unknown ones, have classes of their own."""
        rows = [a.get("class") for a, _ in Parsed(by_two.to_html()).all("tr")]
        assert rows == [None, None, "margin", None, None, "unknown"]


class TestFigures:
    def test_ends_stand_beside_the_words(self, by_two: Table) -> None:
        """A program finds both ends; bounds are marked, and an open end has none."""
        cells = Parsed(by_two.to_html()).all("td")
        assert cells[0][0] == {"class": "figure bound", "data-low": "30"}
        assert cells[2][0]["class"] == "figure margin"
        assert cells[1][0] == {"class": "figure", "data-low": "12", "data-high": "12"}
        assert [text for _, text in cells[:4]] == [
            "at least 30",
            "some 12",
            "20",
            "suppressed (fewer than 5)",
        ]

    def test_digits_are_the_locales(self, by_sex: Table) -> None:
        """An Arabic table has Arabic words and digits alone."""
        cells = [text for _, text in Parsed(by_sex.to_html("ar_IQ")).all("td")]
        assert cells[1] == "ما بين ١٢ و١٧"
        assert not re.search("[0-9]", "".join(cells))

    def test_bounds_that_may_be_wider_are_marked(self, by_sex: Table) -> None:
        """The mark is explained once below, and to those who cannot see it at the figure."""
        html = by_sex.to_html()
        assert html.count("†") == 2
        assert html.count("The true bounds may be narrower than these.") == 2
        assert "†" not in by_sex.filter(sex=["*", "female"]).to_html()

    def test_exact_figures_need_no_note(self, by_sex: Table) -> None:
        """What leaves nothing open is not explained."""
        assert "<p" not in by_sex.filter(sex="*").to_html()
        assert "<p" in by_sex.to_html()

    def test_shares(self, by_sex: Table) -> None:
        """A share stands in its own column, or in brackets behind the figure."""
        page = Parsed(by_sex.with_shares(of="sex").to_html())
        assert page.all("th")[2][1] == "Share of all, by sex"
        assert [text for a, text in page.all("td")][2:4] == [
            "between 12 and 17",
            "between 40% and 17/30",
        ]
        rows = (Row(("a", "x"), Count.exactly(1)), Row(("a", "*"), Count.exactly(4)))
        two = Table(measure="sessions", dimensions=("kind", "topic"), rows=rows)
        assert "1 (25%)" in two.with_shares(of="topic").to_html(wide=True)


class TestDrafts:
    def test_a_draft_label_is_marked(self, by_two: Table) -> None:
        """As in a report: a mark, words for who cannot see it, and a legend."""
        html = by_two.to_html("ar_IQ")
        assert html.count("◊") == 2
        assert html.count("ترجمة أولية بانتظار المراجعة") == 3
        assert "◊" not in by_two.to_html("en_GB")


class TestCaption:
    def test_conditions_are_named(self, by_two: Table) -> None:
        """The caption says measure, dimensions, conditions and day."""
        ((_, caption),) = Parsed(by_two.to_html()).all("caption")
        assert caption == (
            "People, by ministry and sex – year: 2015; kind of session: training; "
            "bodies and governorates as of 1 September 2015"
        )

    @pytest.mark.parametrize(
        ("counted", "caption"),
        [
            (
                measure_named("people").where_attended(attended(at_least="80%")),
                "People (attended at least 80% of the days held)",
            ),
            (share(of="participations", sex="female"), "Share of participations: sex: female"),
            (gain(paired=False), f"Difference between {AFTER} and {BEFORE}, of different people"),
        ],
    )
    def test_measures_are_said_in_words(self, counted: object, caption: str) -> None:
        """Rules of attendance, wholes and what is unpaired are not left out."""
        table = Table(measure=str(counted), dimensions=(), rows=(), counted=counted)  # type: ignore[arg-type]
        assert Parsed(table.to_html()).all("caption") == [({}, caption)]
        assert not re.search("[A-Za-z]{4}", Parsed(table.to_html("ar_IQ")).all("caption")[0][1][:9])

    def test_a_sentence_is_in_one_language(self, by_two: Table) -> None:
        """Where a catalog lacks the caption, its names and digits are in English as well."""
        page = Parsed(by_two.to_html("ckb_IQ"))
        assert page.all("caption")[0][1] == Parsed(by_two.to_html()).all("caption")[0][1]
        assert '<bdi lang="en-GB" dir="ltr">People, by ministry' in by_two.to_html("ckb_IQ")

    def test_times_are_dates(self) -> None:
        """Months and quarters are written as the language writes them."""
        rows = (Row(("2015-06", "2015-Q2"), Count.exactly(1)),)
        table = Table(measure="sessions", dimensions=("month", "quarter"), rows=rows)
        heads = [text for _, text in Parsed(table.to_html("ar_IQ", wide=False)).all("th")][3:]
        assert heads == ["حزيران ٢٠١٥", "الربع الثاني من ٢٠١٥"]

    def test_namesakes_show_their_codes(self) -> None:
        """Two ministries of one name, of two governments, can be told apart."""
        name = LocalizedText({"en": "Ministry of Interior", "ar": "وزارة الداخلية"})
        codes = ("iq-moi", "krg-moi")
        table = Table(
            measure="people",
            dimensions=("ministry",),
            rows=tuple(Row((code,), Count.exactly(1)) for code in codes),
            labels={("ministry", code): name for code in codes},
        )
        assert "Ministry of Interior (iq-moi)" in table.to_markdown()
        assert 'وزارة الداخلية (<bdi dir="ltr">krg-moi</bdi>)' in table.to_html("ar_IQ")
        assert [row["ministry_label"] for row in table.to_dicts("en")] == [name["en"]] * 2


class TestSafety:
    HOSTILE = '<script>alert("x")</script>&\u202e"\'`|'

    def test_nothing_is_markup(self) -> None:
        """Whatever a label or a code holds is text, in attributes as well."""
        # A label may hold no direction mark; a code of somebody's frame may hold anything.
        label = LocalizedText({"en": self.HOSTILE.replace("\u202e", "")})
        table = Table(
            measure=self.HOSTILE,
            dimensions=("room",),
            rows=(Row((self.HOSTILE,), Count.exactly(1)), Row(("b",), Count.exactly(1))),
            labels={("room", "b"): label},
        )
        for html in (table.to_html(), table.to_html("ar_IQ"), table.to_html(page=True)):
            page = Parsed(html)
            assert not page.all("script")
            assert page.all("th")[-2][0]["data-code"] == self.HOSTILE

    def test_nothing_is_a_command(self) -> None:
        """What a terminal would obey, or a line be turned round by, is seen in no form."""
        table = Table(
            measure="people",
            dimensions=("room",),
            rows=(Row(("a\x1bcb\u202ed\x00",), Count.exactly(1)),),
            where=(("floor", "\x1b]0;d\x07"),),
        )
        for text in (*table._repr_mimebundle_().values(), table.to_markdown("ar_IQ")):
            shown = re.sub(r'data-code="[^"]*"', "", text)
            assert "a cbd" in shown
            assert not {"\x1b", "\x00", "\x07", "\u202e"} & {*shown}

    def test_nothing_is_a_formula(self) -> None:
        """What stands between two dollars is set as a formula by no notebook."""
        label = LocalizedText({"en": "costs $5 to $10"})
        rows = (Row(("x",), Count.exactly(1)),)
        table = Table(
            measure="people", dimensions=("sex",), rows=rows, labels={("sex", "x"): label}
        )
        page = Parsed(table.to_html())
        assert {"tex2jax_ignore", "mathjax_ignore"} <= {*page.all("div")[0][0]["class"].split()}
        assert r"costs \$5 to \$10" in table.to_markdown()

    def test_nothing_is_loaded(self, by_two: Table) -> None:
        """A page needs no other file."""
        html = by_two.to_html("ar_IQ", page=True)
        assert not re.search(r"https?:|url\(|@import|src=|href=", html)


class TestNotebook:
    def test_the_language_is_the_tables_own(self, by_sex: Table) -> None:
        """A notebook shows what the table was put into, English if nothing was said."""
        assert 'lang="en-GB"' in by_sex._repr_html_()
        arabic = by_sex.in_locale("ar_IQ")
        assert 'dir="rtl"' in arabic._repr_html_()
        assert arabic == by_sex
        assert arabic.sort().locale == "ar_IQ"

    @pytest.mark.parametrize(("locale", "side"), [("en_GB", "left"), ("ar_IQ", "right")])
    def test_lines_begin_where_they_should_without_a_style_sheet(
        self, by_two: Table, locale: str, side: str
    ) -> None:
        """A notebook that is not trusted keeps of the style what an element itself says."""
        page = Parsed(by_two.to_html(locale))
        (spanning,) = (told for told, _ in page.all("th") if told["scope"] == "colgroup")
        notes = [told for told, _ in page.all("p")]
        assert notes
        assert all(told["style"] == f"text-align: {side}" for told in (spanning, *notes))

    def test_bundle(self, by_sex: Table) -> None:
        """HTML, Markdown and text are on offer, and those that are not wanted are left out."""
        bundle = by_sex._repr_mimebundle_()
        assert list(bundle) == ["text/html", "text/markdown", "text/plain"]
        assert bundle["text/html"] == by_sex.to_html()
        assert bundle["text/markdown"] == by_sex.to_markdown() == by_sex._repr_markdown_()
        assert list(by_sex._repr_mimebundle_(include={"text/plain"})) == ["text/plain"]
        assert "text/html" not in by_sex._repr_mimebundle_(exclude={"text/html"})

    def test_repr_shows_no_figure(self, by_two: Table) -> None:
        """The short form names what is counted, and neither rows nor labels."""
        assert "<6>" in repr(by_two)
        assert "Migration" not in repr(attrs.evolve(by_two))


class TestMarkdown:
    def test_english(self, by_sex: Table) -> None:
        """A caption, a table with pipes, and the notes."""
        assert by_sex.to_markdown().splitlines()[:7] == [
            "**People, by sex**",
            "",
            "| Sex | People |",
            "| --- | ---: |",
            "| All | 30 |",
            "| Female | between 12 and 17 |",
            "| Male | between 13 and 18 † |",
        ]

    def test_arabic(self, by_two: Table) -> None:
        """An element around it says the direction; the corner names both dimensions."""
        lines = by_two.to_markdown("ar_IQ").splitlines()
        assert lines[0] == '<div lang="ar-IQ" dir="rtl">'
        assert lines[-1] == "</div>"
        assert "| الوزارة / الجنس | الكل | أنثى |" in lines

    def test_headings_are_said_again(self, by_two: Table) -> None:
        """Markdown cannot span rows, so every row has all its headings."""
        lines = by_two.to_markdown(wide=False).splitlines()
        assert "| All | Female | some 12 |" in lines

    def test_nothing_is_markup(self) -> None:
        """Pipes, stars and elements in a label stay text."""
        label = LocalizedText({"en": "a|b *c* <i>d</i> `e`"})
        rows = (Row(("x",), Count.exactly(1)),)
        table = Table(
            measure="people", dimensions=("sex",), rows=rows, labels={("sex", "x"): label}
        )
        assert r"| a\|b \*c\* &lt;i&gt;d&lt;/i&gt; \`e\` | 1 |" in table.to_markdown()
