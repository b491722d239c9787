"""A protected table: what is hidden stays hidden in every form, and readers are told why."""

import copy
import io
import itertools
import json
import pickle
import zipfile
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics import Row, Table, combined, tabulate
from hijra_amina.statistics.tables import Protection, recompute
from hijra_amina.statistics.tables._protection_messages import REMARKS
from hijra_amina.statistics.tables.rows import is_hidden
from hijra_amina.values import Count, LocalizedText, Share

SUPPRESSED = Protection(method="suppression", threshold=5, hidden=2, releases=3)
ROUNDED = Protection(method="rounding", threshold=5, base=5, releases=0)
MERGED = Protection(
    method="merging", threshold=5, merged=(("ministry", "others", ("iq-moe", "iq-moh")),)
)
LABELS = {
    ("sex", "female"): LocalizedText({"en": "Female", "ar": "أنثى", "ckb": "مێ"}),
    ("sex", "male"): LocalizedText({"en": "Male", "ar": "ذكر", "ckb": "نێر"}),
    ("ministry", "iq-moe"): LocalizedText({"en": "Ministry of Education", "ar": "وزارة التربية"}),
    ("ministry", "iq-moh"): LocalizedText({"en": "Ministry of Health", "ar": "وزارة الصحة"}),
    ("ministry", "others"): LocalizedText({"en": "Other ministries", "ar": "وزارات أخرى"}),
}
LOCALES = ("en_GB", "ar_IQ", "ckb_IQ")
ARABIC = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789", ",٬\u202f\u00a0_")


def by_sex(figures, protection, dimensions=("sex",)):
    """A table by sex of the figures for all, women and men."""
    rows = tuple(
        Row((value,), figure)
        for value, figure in zip(("*", "female", "male"), figures, strict=True)
    )
    return Table(
        measure="people", dimensions=dimensions, rows=rows, labels=LABELS, protection=protection
    )


def hidden_by_sex():
    """Of thirty people, whose sex is hidden."""
    return by_sex((Count.exactly(30), Count.suppressed(), Count.suppressed()), SUPPRESSED)


def rounded_by_sex():
    """Of exactly 27 people, the women and men rounded to fives."""
    return by_sex((Count.exactly(27), Count.about(15), Count.about(10)), ROUNDED)


def every_form(table):
    """All that can be made of a table, as bytes, by what it is."""
    yield "repr", repr(table).encode()
    yield "str of its rows", str(table.rows).encode()
    yield "format", f"{table}".encode()
    yield "attributes", str(attrs.asdict(table, recurse=False)).encode()
    yield "pickle", pickle.dumps(table)
    yield "plain pickle", pickle.dumps(table, protocol=0)
    yield "copy", repr(attrs.asdict(copy.deepcopy(table), recurse=False)).encode()
    for labels in ("code", "both", "ckb"):
        yield "dicts", str(table.to_dicts(labels)).encode()
        yield "CSV", table.to_csv(labels=labels).encode()
        yield "JSON", table.to_json(labels).encode()
    for locale in LOCALES:
        yield "HTML", table.to_html(locale, page=True).encode()
        yield "Markdown", table.to_markdown(locale).encode()
        yield "notebook", str(table.in_locale(locale)._repr_mimebundle_()).encode()
        for row in table.rows[:4]:
            explanation = table.explain(
                dict(zip(table.dimensions, row.key, strict=True)), locale=locale
            )
            yield "explanation", str(explanation).encode()
            yield "its document", json.dumps(explanation.document).encode()


def parts_of(data):
    """Every part of a spreadsheet, unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in book.namelist():
            yield name, book.read(name)


def tells(data, number):
    """Whether a number stands in a text, in either set of digits, or packed as pickles do."""
    text = data.decode("utf-8", "replace").translate(ARABIC)
    plain = "".join(character for character in text if character not in ",٬\u202f\u00a0_")
    return str(number) in plain or number.to_bytes(4, "little") in data


@st.composite
def protected(draw):
    """A table by two dimensions of large odd figures, of which some are hidden; and those."""
    dimensions = draw(st.sampled_from([("ministry", "sex"), ("sex", "ministry")]))
    values = {"ministry": ("*", "iq-moe", "iq-moh"), "sex": ("*", "female", "male")}
    keys = list(itertools.product(*(values[name] for name in dimensions)))
    # The larger numbers are for the margins, so that shares are not refused.
    keys.sort(key=lambda key: -key.count("*"))
    numbers = draw(
        st.lists(
            st.integers(10_000_019, 99_999_999),
            min_size=len(keys),
            max_size=len(keys),
            unique=True,
        )
    )
    numbers = sorted(numbers, reverse=True)
    hidden = draw(st.lists(st.booleans(), min_size=len(keys), max_size=len(keys)))
    secrets = [number for number, is_secret in zip(numbers, hidden, strict=True) if is_secret]
    rows = tuple(
        Row(key, Count.suppressed() if is_secret else Count.exactly(number))
        for key, number, is_secret in zip(keys, numbers, hidden, strict=True)
    )
    protection = attrs.evolve(SUPPRESSED, hidden=len(secrets))
    table = Table(
        measure="people", dimensions=dimensions, rows=rows, labels=LABELS, protection=protection
    )
    return table, secrets


class TestEveryForm:
    @given(protected(), st.sampled_from(["", "sort", "head", "filter", "transpose", "shares"]))
    @settings(max_examples=15)
    def test_no_hidden_figure_is_in_any(self, made, arranged):
        """However it is arranged and whatever is made of it, a hidden number is not there."""
        table, secrets = made
        match arranged:
            case "sort":
                table = table.sort(descending=True)
            case "head":
                table = table.head(4)
            case "filter":
                table = table.filter(sex="female")
            case "transpose":
                table = table.transpose()
            case "shares":
                table = table.with_shares(of="sex")
        for what, data in every_form(table):
            for secret in secrets:
                assert not tells(data, secret), what

    @given(protected())
    @settings(max_examples=10)
    @pytest.mark.extra("tables")
    def test_no_hidden_figure_is_in_a_spreadsheet(self, made):
        """Not in a cell, a comment, the metadata or whatever else the file is made of."""
        pytest.importorskip("openpyxl")
        table, secrets = made
        for locale in LOCALES:
            for name, data in parts_of(table.to_xlsx(locale=locale)):
                for secret in secrets:
                    assert not tells(data, secret), name

    @given(protected())
    @pytest.mark.extra("frames")
    def test_no_hidden_figure_is_in_a_frame(self, made):
        """Its low end is nought, its high end is missing, and its status says that it is hidden."""
        table, _ = made
        frame = table.to_polars()
        hidden = [is_hidden(row.figure) for row in table]
        assert [status == "suppressed" for status in frame["status"]] == hidden
        for low, high, secret in zip(frame["low"], frame["high"], hidden, strict=True):
            assert not secret or (low, high) == (0, None)

    @given(protected())
    @settings(max_examples=15)
    def test_this_test_would_find_it(self, made):
        """The same search finds every figure that is shown."""
        table, _ = made
        shown = [row.count.value for row in table if not is_hidden(row.figure)]
        forms = [data for what, data in every_form(table) if what in {"CSV", "HTML", "pickle"}]
        assert all(tells(data, number) for data in forms for number in shown)


@pytest.mark.extra("disclosure")
@pytest.mark.extra("tables")
class TestProtect:
    @given(
        numbers=st.lists(st.integers(10_000_019, 99_999_999), min_size=8, max_size=8, unique=True),
        small=st.integers(1, 4),
        method=st.sampled_from(["suppression", "rounding", "merging"]),
        descending=st.booleans(),
    )
    @settings(max_examples=10)
    def test_no_figure_that_it_hides_rounds_or_merges_is_in_any_form(
        self, numbers, small, method, descending
    ):
        """Of a table with one small figure, what is not shown after protecting is nowhere."""
        from hijra_amina.disclosure.protecting import protect  # noqa: PLC0415 - needs the extra
        from hijra_amina.disclosure.rule import Rule  # noqa: PLC0415 - the same

        values = [small, *numbers]
        rows = [Row(("*",), Count.exactly(sum(values)))]
        rows += [Row((f"body-{at}",), Count.exactly(n)) for at, n in enumerate(values)]
        table = Table(measure="people", dimensions=("body",), rows=tuple(rows))
        made = protect(table.sort(descending=descending), Rule(method=method))
        shown = {row.figure.low for row in made} | {row.figure.high for row in made}
        secrets = [number for number in numbers if number not in shown]
        assert secrets or method == "rounding"
        for what, data in every_form(made):
            for secret in secrets:
                assert not tells(data, secret), what
        for name, data in parts_of(made.to_xlsx()):
            for secret in secrets:
                assert not tells(data, secret), name


class TestWhatIsRefused:
    def test_a_protected_table_keeps_no_evidence(self):
        """How figures come about tells what they are, so such a table cannot even be made."""

        class Evidence:
            def explain(self, key):
                raise AssertionError(key)

        table = attrs.evolve(hidden_by_sex(), protection=None, evidence=Evidence())
        with pytest.raises(InvalidValueError, match=r"Table\.evidence"):
            attrs.evolve(table, protection=SUPPRESSED)

    def test_protected_tables_are_not_added_up(self):
        """A sum beside its parts may give away what each of them hides."""
        open_table = Table(
            measure="participations",
            dimensions=(),
            rows=(Row((), Count.exactly(9)),),
            sessions=frozenset({"a"}),
        )
        hidden = attrs.evolve(open_table, protection=SUPPRESSED, sessions=frozenset({"b"}))
        for tables in ((open_table, hidden), (hidden, open_table)):
            with pytest.raises(InvalidValueError, match="add the tables up first"):
                combined(*tables)
            with pytest.raises(InvalidValueError, match="protect the sum"):
                tables[0] + tables[1]

    def test_a_protected_figure_cannot_be_worked_out_again(self):
        """Its explanation holds nothing to work it out from, and says so."""
        document = json.loads(json.dumps(hidden_by_sex().explain(sex="male").document))
        with pytest.raises(InvalidValueError, match="protected"):
            recompute(document)


class TestSort:
    @given(
        st.lists(st.one_of(st.none(), st.integers(0, 50)), min_size=1, max_size=8),
        st.booleans(),
    )
    def test_hidden_figures_come_last_in_the_order_in_which_they_stood(self, numbers, descending):
        """Known ones are in order, whichever way it runs, and then come the hidden ones."""
        rows = tuple(
            Row((f"v{at}",), Count.suppressed() if number is None else Count.exactly(number))
            for at, number in enumerate(numbers)
        )
        table = Table(measure="people", dimensions=("body",), rows=rows, protection=SUPPRESSED)
        made = table.sort(descending=descending)
        known = [row.count.low for row in made if not is_hidden(row.figure)]
        assert known == sorted(known, reverse=descending)
        split = len(known)
        assert [row.key[0] for row in made.rows[split:]] == [
            f"v{at}" for at, number in enumerate(numbers) if number is None
        ]

    def test_values_with_a_hidden_margin_come_after_the_others(self):
        """A value of the first dimension goes by its own margin, and is last if that is hidden."""
        figures = {
            ("a", "*"): Count.suppressed(),
            ("a", "x"): Count.exactly(40),
            ("b", "*"): Count.exactly(3),
            ("b", "x"): Count.exactly(3),
        }
        rows = tuple(Row(key, figure) for key, figure in figures.items())
        table = Table(
            measure="people", dimensions=("body", "topic"), rows=rows, protection=SUPPRESSED
        )
        for descending in (True, False):
            assert [row.key[0] for row in table.sort(descending=descending)] == ["b", "b", "a", "a"]


class TestShares:
    def test_the_share_of_a_hidden_figure_is_hidden(self):
        """And so is that of a figure in a hidden margin, and the whole of that margin."""
        table = hidden_by_sex().with_shares(of="sex")
        assert [row.share for row in table] == [
            Share.exactly(1),
            Share.suppressed(),
            Share.suppressed(),
        ]
        figures = (Count.suppressed(), Count.exactly(12), Count.suppressed())
        margin = by_sex(figures, SUPPRESSED).with_shares(of="sex")
        assert {row.share for row in margin} == {Share.suppressed()}
        assert margin.to_dicts()[1]["share_status"] == "suppressed"
        assert "| Female | 12 | hidden |" in margin.to_markdown()

    def test_a_hidden_figure_is_hidden_once_where_shares_stand_in_brackets(self):
        """It is not followed by the word that its share is hidden, too."""
        rows = (
            Row(("*", "*"), Count.exactly(30)),
            Row(("*", "female"), Count.exactly(12)),
            Row(("iq-moe", "*"), Count.suppressed()),
            Row(("iq-moe", "female"), Count.exactly(9)),
        )
        table = Table(
            measure="people",
            dimensions=("ministry", "sex"),
            rows=rows,
            labels=LABELS,
            protection=SUPPRESSED,
        )
        text = table.with_shares(of="sex").to_markdown(wide=True)
        assert "| All | 30 (100%) | 12 (40%) |" in text
        assert "| Ministry of Education | hidden | 9 (hidden) |" in text

    def test_the_share_of_a_rounded_figure_allows_for_all_that_it_was(self):
        """Of exactly 27, about 15 is from 11 to 19; of about 25, it is of 21 to 29."""
        table = rounded_by_sex().with_shares(of="sex")
        assert table.row(sex="female").share == Share.part(Count.between(11, 19), 27)
        figures = (Count.about(25), Count.about(15), Count.about(10))
        row = by_sex(figures, ROUNDED).with_shares(of="sex").row(sex="female")
        assert (row.share.low, row.share.high) == (Fraction(11, 29), Fraction(19, 21))

    @given(st.integers(0, 40), st.integers(0, 40), st.sampled_from([3, 5, 10]))
    def test_the_true_share_lies_within(self, women, men, base):
        """Whichever way figures were rounded, the share of the truth is allowed for."""
        if not women + men:
            return
        for up in itertools.product((0, base), repeat=3):
            rounded = [
                Count.about(n if n % base == 0 else n // base * base + more)
                for n, more in zip((women + men, women, men), up, strict=True)
            ]
            table = by_sex(rounded, attrs.evolve(ROUNDED, base=base)).with_shares(of="sex")
            share = table.row(sex="female").share
            if share is not None:
                assert share.low <= Fraction(women, women + men) <= share.high


class TestWords:
    @pytest.mark.parametrize(
        ("locale", "mark"), [("en_GB", "hidden"), ("ar_IQ", "محجوب"), ("ckb_IQ", "شاراوە")]
    )
    def test_a_hidden_figure_is_marked_in_each_language(self, locale, mark):
        """Every hidden figure has the same mark, in pages and in texts."""
        table = hidden_by_sex()
        assert table.to_markdown(locale).count(f"| {mark} |") == 2
        assert f'<td class="figure hidden" data-status="suppressed">{mark}</td>' in table.to_html(
            locale
        )

    def test_a_note_says_why_figures_are_hidden(self):
        """With the threshold, in the reader's language and digits."""
        assert "above zero and below 5, or where such a figure" in hidden_by_sex().to_markdown()
        assert "وأقل من ٥، أو إذا أمكن" in hidden_by_sex().to_markdown("ar_IQ")

    def test_where_noughts_are_sensitive_the_note_says_so(self):
        """A hidden figure may be nought there, and "above zero" would be untrue."""
        table = hidden_by_sex()
        sensitive = attrs.evolve(table.protection, remarks=("zeros_sensitive",))
        said = attrs.evolve(table, protection=sensitive).to_markdown()
        assert "below 5, nought included, or where" in said
        assert "above zero" not in said

    @pytest.mark.parametrize("code", sorted(REMARKS))
    def test_every_remark_is_said_in_words(self, code):
        """In English and Arabic, below the table."""
        table = hidden_by_sex()
        table = attrs.evolve(table, protection=attrs.evolve(table.protection, remarks=(code,)))
        assert REMARKS[code].text in table.to_markdown()
        assert len(table.to_markdown("ar_IQ")) > len(hidden_by_sex().to_markdown("ar_IQ"))

    def test_a_table_that_hides_nothing_does_not_say_so(self):
        """The note is there for figures that are hidden, not for those that might be."""
        figures = (Count.exactly(30), Count.exactly(12), Count.exactly(18))
        assert "is hidden" not in by_sex(figures, SUPPRESSED).to_markdown()

    def test_a_rounded_figure_is_read_as_a_plain_number(self):
        """That it is rounded is said once below, and not beside each figure."""
        text = rounded_by_sex().to_markdown()
        assert "| Female | 15 |" in text
        assert "rounded to multiples of 5; each is less than 5 away" in text
        assert "The figure for all is exact" in text
        assert "مقرّبة إلى مضاعفات ٥" in rounded_by_sex().to_markdown("ar_IQ")

    def test_an_approximate_figure_of_another_table_stays_some(self):
        """Only where figures were rounded to protect people is about a number that number."""
        figures = (Count.exactly(27), Count.about(15), Count.about(10))
        assert "| Female | some 15 |" in by_sex(figures, None).to_markdown()
        assert "| Female | some 15 |" in by_sex(figures, SUPPRESSED).to_markdown()

    def test_a_rounded_total_is_not_said_to_be_exact(self):
        """The note on the total is there only where it stands beside as it was counted."""
        figures = (Count.about(25), Count.about(15), Count.about(10))
        assert "is exact" not in by_sex(figures, ROUNDED).to_markdown()

    def test_what_was_put_together_is_listed(self):
        """The note names the values, in the language that it is in."""
        rows = (Row(("*",), Count.exactly(19)), Row(("others",), Count.exactly(19)))
        table = Table(
            measure="people", dimensions=("ministry",), rows=rows, labels=LABELS, protection=MERGED
        )
        note = "takes together: Ministry of Education and Ministry of Health."
        assert f"“Other ministries” {note}" in table.to_html()
        assert "«وزارات أخرى» ما يلي: وزارة التربية ووزارة الصحة" in table.to_html("ar_IQ")
        # Kurdish has no such sentence yet, and an English one has English names.
        assert f"“Other ministries” {note}" in table.to_html("ckb_IQ")

    @pytest.mark.parametrize(
        ("releases", "locale", "note"),
        [
            (None, "en_GB", "Checked against no earlier release: this programme keeps no ledger"),
            (0, "en_GB", "There was no earlier release to check it against."),
            (1, "en_GB", "Checked against 1 earlier release."),
            (12, "en_GB", "Checked against 12 earlier releases."),
            (None, "ar_IQ", "لأن هذا البرنامج لا يحتفظ بسجل"),
            (0, "ar_IQ", "لم يكن هناك إصدار سابق"),
            (1, "ar_IQ", "مع إصدار سابق واحد"),
            (2, "ar_IQ", "مع إصدارين سابقين"),
            (3, "ar_IQ", "مع ٣ إصدارات سابقة"),
            (12, "ar_IQ", "مع ١٢ إصدارًا سابقًا"),
            (100, "ar_IQ", "مع ١٠٠ إصدار سابق"),
        ],
    )
    def test_against_what_it_was_checked(self, releases, locale, note):
        """With the number of earlier releases in its plural; without a ledger it says so."""
        table = attrs.evolve(
            hidden_by_sex(), protection=attrs.evolve(SUPPRESSED, releases=releases)
        )
        assert note in table.to_markdown(locale)

    def test_an_unprotected_table_says_nothing_of_protection(self):
        """A figure that the records themselves withhold is hidden without further words."""
        table = by_sex((Count.exactly(30), Count.suppressed(), Count.exactly(9)), None)
        assert "| Female | hidden |" in table.to_markdown()
        assert "earlier release" not in table.to_markdown()
        assert "protection" not in json.loads(table.to_json())


class TestExplain:
    def test_of_a_hidden_figure(self):
        """It says that the figure is hidden and why, and nothing of what it is made of."""
        text = str(hidden_by_sex().explain(sex="male"))
        assert text.startswith("People, by sex – sex: Male: hidden.")
        assert "what single sessions and people contribute to a figure is not shown" in text
        assert "below 5" in text
        document = hidden_by_sex().explain(sex="male").document
        assert (document["low"], document["high"], document["status"]) == (0, None, "suppressed")
        assert "parts" not in document

    def test_of_a_figure_that_is_shown(self):
        """It says the figure and the rule of the table, and again no parts."""
        explanation = rounded_by_sex().explain(sex="female")
        assert str(explanation).startswith("People, by sex – sex: Female: 15.")
        assert "less than 5 away" in str(explanation)
        assert explanation.document["protection"]["base"] == 5
        assert explanation.document["approximate"] is True

    def test_in_arabic(self):
        """The words are Arabic ones, marked as a draft."""
        text = str(hidden_by_sex().explain(locale="ar_IQ"))
        assert "هذا الجدول محمي" in text
        assert "ترجمة أولية" in text


class TestForPrograms:
    def test_json_says_how_it_was_protected(self):
        """An object of its own, with nothing in it that depends on a hidden figure."""
        document = json.loads(hidden_by_sex().to_json())
        assert document["protection"] == {
            "method": "suppression",
            "threshold": 5,
            "base": None,
            "hidden": 2,
            "releases": 3,
            "merged": [],
            "remarks": [],
        }

    def test_csv_keeps_its_columns(self):
        """A hidden figure has a status, and a rounded one is approximate."""
        lines = hidden_by_sex().to_csv().splitlines()
        assert lines[0] == "sex,low,high,status,basis,approximate,tightest"
        assert lines[2].startswith("female,0,,suppressed,")
        assert rounded_by_sex().to_csv().splitlines()[2].startswith("female,15,15,known,")
        assert rounded_by_sex().to_csv().splitlines()[2].endswith(",true,true")

    def test_a_page_says_which_ends_are_rounded(self):
        """A program that reads the page finds a mark beside the ends."""
        cell = '<td class="figure" data-low="15" data-high="15" data-approximate="true">15</td>'
        assert cell in rounded_by_sex().to_html()
        assert 'data-high="27">27' in rounded_by_sex().to_html()

    @pytest.mark.extra("tables")
    def test_a_rounded_figure_is_a_number_in_a_spreadsheet(self):
        """It can be reckoned with, and the sheet with the data says that it is approximate."""
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.load_workbook(io.BytesIO(rounded_by_sex().to_xlsx()))
        reading, data = book.worksheets
        assert [cell.value for cell in reading["B"]][3:6] == [27, 15, 10]
        assert [cell.value for cell in data["H"]][1:] == [False, True, True]

    def test_copies_are_as_protected(self):
        """A table that was pickled or copied shows the same."""
        for table in (hidden_by_sex(), rounded_by_sex()):
            unpickled = pickle.loads(pickle.dumps(table))  # noqa: S301 - made just now
            for again in (unpickled, copy.copy(table), copy.deepcopy(table)):
                assert again == table
                assert again.to_html() == table.to_html()


def test_protection_says_the_same_of_tables_that_show_the_same(programme):
    """Nothing that it says comes from a figure: it is set by whoever protects, and compared."""
    table = tabulate(programme, "participations", by="year")
    assert table.protection is None
    made = attrs.evolve(table, evidence=None, protection=SUPPRESSED)
    assert made != attrs.evolve(table, evidence=None)
    assert made == attrs.evolve(table, evidence=None, protection=attrs.evolve(SUPPRESSED))
