"""A table as dictionaries and frames: typed, with codes beside labels, and with nulls."""

import sys
from fractions import Fraction

import pytest

from hijra_amina.errors import MissingExtraError, UnknownCodeError
from hijra_amina.statistics import Gain, Row, Table
from hijra_amina.values import Count

LABELS = {
    "code": ["sex"],
    "en": ["sex", "sex_label"],
    "ar": ["sex", "sex_label"],
    "ckb": ["sex", "sex_label"],
    "both": ["sex", "sex_label_en", "sex_label_ar"],
}
FIGURES = ["low", "high", "status", "basis", "approximate", "tightest"]


class TestDictionaries:
    @pytest.mark.parametrize("labels", LABELS)
    def test_columns(self, by_sex: Table, labels: str) -> None:
        """Codes are always there, labels beside them, and both ends of each figure."""
        for row in by_sex.to_dicts(labels):
            assert list(row) == [*LABELS[labels], *FIGURES]

    def test_margins_have_labels(self, by_sex: Table, by_two: Table) -> None:
        """What is of all, and what is not known, is called so in each language."""
        for labels, every, unknown in [
            ("en", "All", "Not known"),
            ("ar", "الكل", "غير معروف"),
            ("ckb", "هەموو", "نەزانراو"),
        ]:
            rows = by_sex.to_dicts(labels)
            assert (rows[0]["sex"], rows[0]["sex_label"]) == ("*", every)
            assert (rows[3]["sex"], rows[3]["sex_label"]) == ("?", unknown)
        outside = by_two.to_dicts("en")[4]
        assert outside["ministry_label"] == "Outside the ministries"

    def test_a_name_that_a_language_lacks_is_the_code(self, by_two: Table) -> None:
        """A label column holds texts of its own language alone."""
        assert by_two.to_dicts("ckb")[2]["ministry_label"] == "iq-momd"

    def test_an_open_end_is_none_and_not_unknown(self, by_two: Table) -> None:
        """The status tells a figure without a limit from one of which nothing is known."""
        rows = by_two.to_dicts()
        told = [(row["low"], row["high"], row["status"]) for row in rows]
        assert told == [
            (30, None, "known"),
            (12, 12, "known"),
            (20, 20, "known"),
            (0, 4, "suppressed"),
            (0, 0, "known"),
            (0, None, "unknown"),
        ]
        assert [row["approximate"] for row in rows] == [False, True, False, False, False, False]

    def test_shares_are_exact(self, by_sex: Table) -> None:
        """Of thirty people twelve to seventeen are from 2/5 to 17/30."""
        row = by_sex.with_shares(of="sex").to_dicts()[1]
        assert (row["share_low"], row["share_high"]) == (Fraction(2, 5), Fraction(17, 30))
        assert (row["share_low_strict"], row["share_status"]) == (False, "known")

    def test_unknown_labels_are_refused(self, by_sex: Table) -> None:
        """Another language is named together with those that there are."""
        with pytest.raises(UnknownCodeError, match="known: code, en, ar, ckb, both"):
            by_sex.to_dicts("fr")  # type: ignore[arg-type]


@pytest.mark.extra("frames")
class TestPolars:
    def test_types(self, by_two: Table) -> None:
        """Ends are whole numbers with nulls, flags are booleans, also where there is no row."""
        pl = pytest.importorskip("polars")
        for table in (by_two, by_two.head(0)):
            frame = table.to_polars("both")
            assert frame.schema["low"] == frame.schema["high"] == pl.Int64
            assert frame.schema["tightest"] == frame.schema["approximate"] == pl.Boolean
            texts = {"ministry", "ministry_label_ar", "sex_label_en", "status", "basis"}
            assert {frame.schema[name] for name in texts} == {pl.String}
            assert len(frame) == len(table)

    def test_cells(self, by_two: Table) -> None:
        """The cells are those of the dictionaries."""
        assert by_two.to_polars("both").to_dicts() == by_two.to_dicts("both")

    def test_shares_have_their_exact_text(self, by_sex: Table) -> None:
        """The nearest float stands beside the fraction itself."""
        frame = by_sex.with_shares(of="sex").to_polars()
        assert frame["share_high"][1] == pytest.approx(17 / 30)
        assert frame["share_high_exact"].to_list() == ["1", "17/30", "3/5", "1/6"]
        empty = by_sex.with_shares(of="sex").head(0).to_polars()
        assert empty.schema == frame.schema


@pytest.mark.engines
class TestOtherFrames:
    def test_arrow(self, by_two: Table) -> None:
        """Types and cells are kept, with nulls and without rows."""
        pa = pytest.importorskip("pyarrow")
        made = by_two.to_arrow("both")
        assert made.schema.field("high").type == pa.int64()
        assert made.to_pylist() == by_two.to_dicts("both")
        assert by_two.head(0).to_arrow("both").schema == made.schema

    def test_pandas(self, by_two: Table) -> None:
        """Ends are nullable whole numbers: nothing becomes a float, and nothing a NaN."""
        pd = pytest.importorskip("pandas")
        for table in (by_two, by_two.head(0)):
            frame = table.to_pandas("en")
            assert str(frame["high"].dtype) == "Int64"
            assert str(frame["approximate"].dtype) == "boolean"
        frame = by_two.to_pandas()
        assert frame["high"][0] is pd.NA
        assert frame["low"].to_list() == [30, 12, 20, 0, 0, 0]

    def test_pandas_shares(self, by_sex: Table) -> None:
        """A row without a share has none, in every column of it."""
        pd = pytest.importorskip("pandas")
        frame = by_sex.filter(sex=["female"]).with_shares(of="sex").to_pandas()
        assert frame["share_low"][0] is pd.NA
        assert str(frame["share_low"].dtype) == "Float64"


@pytest.mark.parametrize(("method", "package"), [("to_pandas", "pandas"), ("to_arrow", "pyarrow")])
def test_a_package_that_is_missing_is_named(
    by_sex: Table, monkeypatch: pytest.MonkeyPatch, method: str, package: str
) -> None:
    """Packages that users bring are asked for by their own names."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError) as caught:
        getattr(by_sex, method)()
    assert caught.value.command == f"pip install {package}"


class TestGains:
    ROWS = (
        Row((), Gain(low=Fraction(1, 3), high=Fraction(1, 2), pairs=Count.between(3, 5), before=1)),
    )

    def test_columns(self) -> None:
        """A gain says whether it is paired, and on how many tests it rests."""
        (row,) = Table(measure="gain", dimensions=(), rows=self.ROWS).to_dicts()
        assert (row["low"], row["high"]) == (Fraction(1, 3), Fraction(1, 2))
        assert (row["paired"], row["pairs_low"], row["pairs_high"]) == (True, 3, 5)
        assert (row["before_low"], row["after_high"]) == (1, 0)

    def test_words(self) -> None:
        """What is no round percentage is a fraction; a loss has its sign."""
        table = Table(measure="gain", dimensions=(), rows=self.ROWS)
        assert "between 1/3 and 50% (pairs of tests: between 3 and 5)" in table.to_markdown()
        lost = Gain(low=Fraction(-1, 4), high=Fraction(-1, 4), paired=False, before=2, after=3)
        table = Table(measure="gain", dimensions=(), rows=(Row((), lost),))
        assert "-25% (tests before: 2; tests after: 3)" in table.to_markdown()
        unknown = Table(measure="gain", dimensions=(), rows=(Row((), Gain()),))
        assert "| unknown |" in unknown.to_markdown()
