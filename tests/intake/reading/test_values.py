"""What single cells say: dates, phones, names, marks, bodies, places."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.intake import read_attendance, shipped_lexicon
from hijra_amina.intake.reading.cells import Cell
from hijra_amina.intake.reading.values.bodies import Bodies
from hijra_amina.intake.reading.values.dates import date_of_value, dates_in
from hijra_amina.intake.reading.values.marks import decide, legend_in, mark_of
from hijra_amina.intake.reading.values.names import is_namelike, looks_damaged, read_name
from hijra_amina.intake.reading.values.phones import read_phone
from hijra_amina.intake.reading.values.terms import age_band_of, band_of_birth, code_of, sex_of
from hijra_amina.language import month_name
from hijra_amina.model import Mark, Ministry
from hijra_amina.values import Period

LEXICON = shipped_lexicon()
DIGITS = {
    "arab": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    "arabext": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    "latn": {},
}


def cell(value: object, font: str | None = None) -> Cell:
    """A cell somewhere."""
    return Cell(row=2, column=2, value=value, font=font)


class TestDates:
    @given(
        day=st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)),
        digits=st.sampled_from(list(DIGITS)),
        pattern=st.sampled_from(["{d}/{m}/{y}", "{y}-{m:02}-{d:02}", "{d}.{m}.{y}", "{y}/{m}/{d}"]),
    )
    def test_figures(self, day: dt.date, digits: str, pattern: str) -> None:
        """A date in figures is read in every set of digits, the day before the month."""
        text = pattern.format(d=day.day, m=day.month, y=day.year).translate(DIGITS[digits])
        assert [str(found) for found in dates_in(text, LEXICON, day_first=True).days] == [
            day.isoformat()
        ]

    @given(
        day=st.dates(dt.date(1990, 1, 1), dt.date(2060, 12, 31)),
        locale=st.sampled_from(["en_GB", "ar_IQ", "ar_EG", "ckb_IQ"]),
    )
    def test_names_of_months(self, day: dt.date, locale: str) -> None:
        """A month's name is known in both Arabic families, in English and in Sorani."""
        text = f"{day.day} {month_name(day.month, locale)} {day.year}"
        assert [str(found) for found in dates_in(text, LEXICON).days] == [day.isoformat()]

    @given(st.dates(dt.date(1970, 1, 1), dt.date(2090, 1, 1)))
    def test_serial_numbers(self, day: dt.date) -> None:
        """The number that spreadsheet programs keep for a date is that date."""
        assert str(date_of_value((day - dt.date(1899, 12, 30)).days)) == day.isoformat()

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("16-18 June 2015", "2015-06-16/2015-06-18"),
            ("من 25 أبريل إلى 4 مايو 2016", "2016-04-25/2016-05-04"),
            ("29_31 تشرين الأول 2020", "2020-10-29/2020-10-31"),
            ("26, 27 December 2022", "{2022-12-26,2022-12-27}"),
            ("٤ - ٧ أيار ٢٠١٥", "2015-05-04/2015-05-07"),
            ("16/6/2015 - 18/6/2015", "2015-06-16/2015-06-18"),
            ("2 اب 2019", "2019-08-02"),
            ("28th to 30th April", "XXXX-04-28/XXXX-04-30"),
            ("كانون الأول/ديسمبر", "/"),
            ("14-Jun-15", "2015-06-14"),
            ("Room 12", "/"),
            ("07701234567", "/"),
            ("31/2/2015", "/"),
        ],
    )
    def test_periods(self, text: str, expected: str) -> None:
        """Ranges and lists are told apart, and what is no date is none."""
        assert str(dates_in(text, LEXICON).period) == expected

    def test_either_way_round(self) -> None:
        """A date that could be either way round is read as in Iraq, and known to be ambiguous."""
        assert dates_in("5/6/2015", LEXICON).is_ambiguous
        assert not dates_in("13/6/2015", LEXICON).is_ambiguous
        assert not dates_in("5/5/2015", LEXICON).is_ambiguous


class TestPhones:
    @given(st.integers(7_000_000_000, 7_999_999_999), st.sampled_from(list(DIGITS)))
    def test_every_writing_of_a_mobile(self, number: int, digits: str) -> None:
        """A lost zero, a fraction, a country code and blanks change nothing."""
        expected = str(number)
        for text in (f"0{number}", f"+964{number}", f"00964 {number}", f"9640{number}"):
            assert read_phone(text.translate(DIGITS[digits])) == expected
        spaced = f"0{expected[:3]} {expected[3:6]}-{expected[6:]}"
        for value in (number, float(number), f"{number}.0", spaced, f"{number:.9e}"):
            assert read_phone(value) == expected

    @pytest.mark.parametrize("value", ["7.7E+09", "0770", "none", True, 3.5, "12/6/2015 x", ""])
    def test_what_is_none(self, value: object) -> None:
        """A number that has lost its digits is not made up again."""
        assert read_phone(value) is None


class TestNames:
    @given(st.text(st.sampled_from("ابتجحدعلم abcdz"), min_size=2, max_size=30))
    def test_kept_as_written(self, text: str) -> None:
        """A name is what stands there, without blanks around it."""
        name = read_name([text])
        assert (None if name is None else name.written) == (text.strip() or None)

    def test_direction_marks_go(self) -> None:
        """Characters that only steer direction are no part of a name."""
        assert read_name(["\u200fعلي\u202c"]).written == "علي"

    def test_two_scripts(self) -> None:
        """A name in two scripts is one name with a transliteration."""
        for texts in (["آدم", "Adam"], ["آدم\nAdam"]):
            name = read_name(texts)
            assert (name.in_script("Arab"), name.in_script("Latn")) == ("آدم", "Adam")

    def test_parts_beside_a_name(self, tmp_path: Path) -> None:
        """Father and family in columns of their own are more of a name, once."""
        path = tmp_path / "list.csv"
        path.write_text(
            "Name,Father's name,Family name\nAdam,Amina,Omar\nAdam Amina,Amina,Aya\n",
            encoding="utf-8",
        )
        names = [entry.name.written for entry in read_attendance(path).entries]
        assert names == ["Adam Amina Omar", "Adam Amina Aya"]

    @pytest.mark.parametrize("text", ["12", "x@y.org", "a", "0770 123", "word " * 20])
    def test_what_is_no_name(self, text: str) -> None:
        """Figures, addresses and sentences are no names."""
        assert not is_namelike(text)

    def test_copied_out_of_a_pdf(self) -> None:
        """Letter runs that only a PDF makes are noticed where they are many."""
        assert looks_damaged(["علىي", "مدرسيرن", *["آدم"] * 20])
        assert not looks_damaged(["علي"] * 20)


class TestMarks:
    @pytest.mark.parametrize(
        ("value", "font", "expected"),
        [
            ("✓", None, "present"), ("✔", None, "present"), ("ü", "Wingdings", "present"),
            ("P", "Wingdings 2", "present"), ("O", "Wingdings 2", "absent"), ("P", None, "present"),
            ("û", "Wingdings", "absent"), ("a", "Webdings", "present"), ("A", None, "absent"),
            (1, None, "present"), (0, None, "absent"), (True, None, "present"),
            ("حاضر", None, "present"), ("ح", None, "present"), ("غ", None, "absent"),
            ("مجاز", None, "excused"), ("إجازة مرضية", None, "excused"), ("SL", None, "excused"),
            ("١", None, "present"), (1.0, None, "present"), (dt.time(9, 5), None, "present"),
            ("ئامادە", None, "present"), ("نەهاتوو", None, "absent"),
        ],
    )  # fmt: skip
    def test_clear_marks(self, value: object, font: str | None, expected: str) -> None:
        """Ticks, letters, words and what a font draws say the same on every sheet."""
        rules = decide([], {}, LEXICON)
        assert mark_of(cell(value, font), rules, LEXICON) is Mark(expected)

    @pytest.mark.parametrize(
        ("column", "x", "blank"),
        [
            (["✓", "✓", "x"], "absent", None),
            (["x", "x", "A"], "present", None),
            (["x", "x", None], "present", "absent"),
            (["x", None, None, None], None, "unknown"),
            (["✓", "A", "x"], None, None),
            (["P", "A", None], None, "unknown"),
            (["✓", "✓", None], None, "absent"),
            (["✓", None, None], None, "unknown"),
        ],
    )
    def test_decided_by_the_sheet(
        self, column: list[str | None], x: str | None, blank: str | None
    ) -> None:
        """`x` and an empty cell mean what the other marks of the sheet make of them."""
        rules = decide([[None if one is None else cell(one) for one in column]], {}, LEXICON)
        found = rules.decision("x")
        assert (None if found is None or found.mark is None else found.mark.value) == x
        empty = rules.decision("")
        assert (None if empty is None else empty.mark.value) == blank

    def test_an_empty_day_says_nothing(self) -> None:
        """A day that nobody has filled in is unknown, however full the others are."""
        rules = decide([[cell("✓")] * 3, [None] * 3], {}, LEXICON)
        assert rules.decision("") is None
        assert mark_of(None, rules, LEXICON) is Mark.UNKNOWN

    @pytest.mark.parametrize(
        "text",
        [
            "x = present, empty = absent",
            "Legend: (x) Present; blank: Absent",
            "مفتاح الرموز: x حاضر / فارغ غائب",
            "حاضر = x ، غائب = فارغ",
        ],
    )
    def test_legends(self, text: str) -> None:
        """A legend is read in either order and either language."""
        assert legend_in(text, LEXICON) == {"x": Mark.PRESENT, "": Mark.ABSENT}

    @pytest.mark.parametrize("text", ["Present", "Please sign", "x = present", "Adam Amina F P"])
    def test_what_is_no_legend(self, text: str) -> None:
        """A word alone, and one pair without the word legend, are no legend."""
        assert not legend_in(text, LEXICON)


class TestTerms:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("نينوى", "IQ-NI"), ("Nineveh", "IQ-NI"), ("هەولێر", "IQ-AR"),
            ("محافظة البصرة", "IQ-BA"),
            ("Baghdad / Karkh", "IQ-BG"), ("بغداد - الكرخ", "IQ-BG"), ("Halabja", "IQ-x-halabja"),
            ("IQ_BG", "IQ-BG"),
            ("The egg", None), ("Intermediate", None), ("Mosul", None), ("Baghdad / Erbil", None),
            ("Bagdad", None),
        ],
    )  # fmt: skip
    def test_governorates(self, text: str, code: str | None) -> None:
        """A governorate is one of its spellings, and nothing is nearest."""
        assert code_of(text, "governorate") == code

    @pytest.mark.parametrize(
        ("text", "code"), [("ذ", "male"), ("f", "female"), ("مێ", "female"), ("x", None)]
    )
    def test_sexes(self, text: str, code: str | None) -> None:
        """Letters and words of three languages say the sex."""
        assert sex_of(text, LEXICON) == code

    @pytest.mark.parametrize(
        ("value", "band"),
        [(35, "18-49"), ("٣٥ سنة", "18-49"), (49.0, "18-49"), ("50", "50-59"), ("80+", "80+"),
         ("18-49", "18-49"), ("old", None), (135, None), (dt.date(1990, 1, 1), None)],
    )  # fmt: skip
    def test_ages(self, value: object, band: str | None) -> None:
        """An age and an age group give the group."""
        assert age_band_of(cell(value)) == band

    @pytest.mark.parametrize(
        ("born", "band"),
        [
            (dt.date(1990, 6, 16), "18-49"),
            ("1990", "18-49"),
            ("1965", None),
            (dt.datetime(1965, 6, 17), "18-49"),  # noqa: DTZ001 - sheets know no zones
            (dt.date(1965, 6, 16), "50-59"),
        ],
    )
    def test_birthdays(self, born: object, band: str | None) -> None:
        """A birthday decides between two groups; a year may leave both open."""
        held = Period.parse("2015-06-16")
        assert band_of_birth(cell(born), held, LEXICON) == (True, band)


class TestBodies:
    @pytest.mark.parametrize(
        ("text", "id_", "doubt"),
        [
            ("وزارة الهجرة والمهجرين", "iq-momd", None),
            ("MOMD", "iq-momd", None),
            ("وزارة الھجرة والمھجرین", "iq-momd", None),
            ("الخارجية", "iq-mofa", None),
            ("KRG Ministry of Interior", "krg-moi", None),
            ("Ministry of Interior - KRG", "krg-moi", None),
            ("وزارة الداخلية", "iq-moi.or.krg-moi", "several_bodies"),
            ("Ministry of Labor & Social Affairs", "iq-molsa.or.krg-molsa", "several_bodies"),
            ("وزارة العمل و الشؤون الاجتماعية", "iq-molsa.or.krg-molsa", "several_bodies"),
            ("MoFA / Consular department", "iq-mofa", "part_of_body"),
            ("Ministry of Educaton", None, "unknown_ministry"),
            ("وزارة الدخلية", None, "unknown_ministry"),
        ],
    )
    def test_ministries(self, text: str, id_: str | None, doubt: str | None) -> None:
        """A ministry is one of its names, or a question; it is never the nearest one."""
        found = Bodies().find(text)
        assert (found.id, None if found.doubt is None else found.doubt.value) == (id_, doubt)

    def test_fifty_mentions(self) -> None:
        """Of the ways in which sources name ministries, all are read or asked, none is wrong."""
        both = {
            "moi": ("Ministry of Interior", "MoI", "Ministry of the Interior", "الداخلية",
                    "وزارة الداخليه", "وەزارەتی ناوخۆ", "Interior Ministry"),
            "molsa": ("Ministry of Labour and Social Affairs", "MOLSA", "MoLSA",
                      "Ministry of Labor and Social Affairs", "وزارة العمل والشؤون الإجتماعية",
                      "Ministry of Labour & Social Affairs"),
            "moe": ("Ministry of Education", "وزارة التربية", "وزارة التربيه", "التربية"),
            "mohe": ("Ministry of Higher Education and Scientific Research",
                     "وزارة التعليم العالي والبحث العلمي"),
            "moh": ("Ministry of Health", "MoH", "وزارة الصحة", "وزارة الصحة / دائرة صحة نينوى"),
            "moj": ("Ministry of Justice", "وزارة العدل"),
            "mop": ("Ministry of Planning", "وزارة التخطيط"),
        }  # fmt: skip
        one = {
            "iq-momd": ("Ministry of Migration and Displacement", "MoMD", "Migration Ministry",
                        "Ministry of Displacement and Migration", "الهجرة والمهجرين",
                        "Ministry of Migration and Displaced Persons", "وزارة الھجرة والمھجرین"),
            "iq-moi": ("Iraqi Interior Ministry", "Iraqi Ministry of the Interior"),
            "krg-moi": ("KRG Ministry of Interior", "وزارة داخلية إقليم كردستان", "MOI - KRG"),
            "krg-molsa": ("KRG MoLSA",),
            "krg-moj": ("KRG MoJ",),
            "iq-mofa": ("Ministry of Foreign Affairs", "MoFA", "وزارة الخارجية"),
            "iq-mof": ("Ministry of Finance", "وزارة المالية"),
            "iq-mot": ("Ministry of Transportation", "وزارة النقل"),
            "iq-mohr": ("Ministry of Human Rights", "وزارة حقوق الانسان"),
            "iq-mowa": ("Ministry of Women Affairs", "وزارة الدولة لشؤون المرأة"),
            "krg-mofe": ("Ministry of Finance and Economy",),
        }  # fmt: skip
        find = Bodies().find
        for code, texts in both.items():
            for text in texts:
                assert find(text).id == f"iq-{code}.or.krg-{code}", text
        for code, texts in one.items():
            assert [find(text).id for text in texts] == [code] * len(texts)
        for text in ("Ministry of Silly Walks", "وزارة الدخلية", "Minstry of Health", "The egg"):
            assert find(text).doubt.value in {"unknown_ministry", "unknown_body"}

    def test_near_misses_suggest(self) -> None:
        """What is spelt nearly so is suggested, and not taken."""
        found = Bodies().find("Ministry of Educaton")
        assert "Ministry of Education" in found.suggestions

    def test_namesakes(self) -> None:
        """Of two ministries of one name neither is recorded as the term."""
        bodies = Bodies()
        bodies.find("Ministry of Health")
        (one,) = bodies.found
        assert isinstance(one, Ministry)
        assert (one.term, one.government) == (None, None)
        assert Bodies(government="krg").find("Ministry of Health").id == "krg-moh"

    @pytest.mark.parametrize(
        ("government", "text", "code"),
        [
            ("federal", "MoI KRG", "krg-moi"),
            ("federal", "Ministry of Interior", "iq-moi"),
            ("krg", "وزارة الهجرة والمهجرين", "iq-momd"),
            ("krg", "Ministry of Interior (Iraq)", "iq-moi"),
            ("krg", "Ministry of Interior", "krg-moi"),
        ],
    )
    def test_other_government(self, government: str, text: str, code: str) -> None:
        """The government that is meant where a name says none keeps no name from its own."""
        found = Bodies(government=government).find(text)
        assert (found.id, found.doubt) == (code, None)

    def test_own_organisations(self) -> None:
        """What no vocabulary has is an organisation of its own, the same for its spellings."""
        bodies = Bodies()
        first = bodies.find("Women for Peace")
        assert bodies.find("women  for peace").id == first.id
        assert first.doubt.value == "unknown_body"
        assert [one.name["en"] for one in bodies.found] == ["Women for Peace"]

    def test_abolished(self) -> None:
        """A ministry that was abolished before the session is asked about."""
        found = Bodies().find("Ministry of Human Rights", "2020-01-01")
        assert (found.id, found.doubt.value) == ("iq-mohr", "body_not_in_being")
        assert Bodies().find("Ministry of Human Rights", "2015-06-16").doubt is None
