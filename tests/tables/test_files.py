"""Tables as files: CSV, JSON and spreadsheets; whole or not at all, and nothing in them runs."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from hijra_amina.statistics import Row, Table
from hijra_amina.values import Count, LocalizedText

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1+1", "－1", "\n=1"]


def hostile() -> Table:
    """A table whose codes and labels begin as formulas do."""
    rows = (*(Row((code,), Count.exactly(1)) for code in HOSTILE), Row(("b",), Count.exactly(2)))
    labels = {("room", "b"): LocalizedText({"en": "=cmd|' /C calc'!A0"})}
    return Table(measure="people", dimensions=("room",), rows=rows, labels=labels)


def read(text: str) -> list[list[str]]:
    """The fields of a CSV text."""
    return list(csv.reader(io.StringIO(text, newline="")))


class TestCsv:
    def test_fields(self, by_two: Table) -> None:
        """Codes, labels and ends; an open end is empty."""
        lines = read(by_two.to_csv(labels="ar"))
        assert lines[0][:6] == ["ministry", "ministry_label", "sex", "sex_label", "low", "high"]
        assert lines[1][:6] == ["*", "الكل", "*", "الكل", "30", ""]
        assert lines[2][4:] == ["12", "12", "known", "stated", "true", "true"]

    def test_shares_are_exact(self, by_sex: Table) -> None:
        """A fraction is written as one."""
        lines = read(by_sex.with_shares(of="sex").to_csv())
        assert lines[2][lines[0].index("share_high")] == "17/30"

    def test_nothing_runs(self) -> None:
        """A text that a spreadsheet would run begins with an apostrophe."""
        lines = read(hostile().to_csv(labels="en"))
        for line, code in zip(lines[1:], HOSTILE, strict=False):
            assert line[0] == "'" + re.sub(r"\s", " ", code)
        assert lines[-1][:2] == ["b", "'=cmd|' /C calc'!A0"]

    def test_file(self, by_sex: Table, tmp_path: Path) -> None:
        """The file holds what is returned; another one is replaced."""
        path = tmp_path / "table.csv"
        path.write_text("old", encoding="utf-8")
        text = by_sex.to_csv(path)
        assert path.read_bytes() == text.encode()
        assert [one.name for one in tmp_path.iterdir()] == ["table.csv"]


class TestJson:
    def test_it_says_what_was_asked(self, by_two: Table) -> None:
        """Measure, dimensions, conditions and day stand beside the rows."""
        document = json.loads(by_two.to_json())
        assert document | {"rows": []} == {
            "measure": "people",
            "dimensions": ["ministry", "sex"],
            "where": {"year": "2015", "kind": "training"},
            "as_of": "2015-09-01",
            "rows": [],
        }
        assert document["rows"] == by_two.to_dicts()

    def test_shares_are_exact(self, by_sex: Table) -> None:
        """A fraction is a text that is read back as the same."""
        row = json.loads(by_sex.with_shares(of="sex").to_json())["rows"][1]
        assert (row["share_low"], row["share_high"]) == ("2/5", "17/30")


@pytest.mark.extra("tables")
class TestSpreadsheet:
    def sheets(self, data: bytes) -> list:
        """The sheets of a workbook."""
        openpyxl = pytest.importorskip("openpyxl")
        return openpyxl.load_workbook(io.BytesIO(data)).worksheets

    @pytest.mark.parametrize(("locale", "rtl"), [("en_GB", False), ("ar_IQ", True)])
    def test_direction(self, by_two: Table, locale: str, rtl: bool) -> None:  # noqa: FBT001 - a case
        """The sheet for reading runs from the right in Arabic, and data always from the left."""
        table, data = self.sheets(by_two.to_xlsx(locale=locale))
        assert bool(table.sheet_view.rightToLeft) is rtl
        assert not data.sheet_view.rightToLeft

    def test_cells(self, by_two: Table) -> None:
        """Exact figures are numbers, bounds are words, and margins are bold."""
        table, _ = self.sheets(by_two.to_xlsx())
        assert table["A1"].value.startswith("People, by ministry and sex")
        grid = [[cell.value for cell in row] for row in table["A4:C8"]]
        assert grid == [
            ["Ministry", "All", "Female"],
            ["All", "at least 30", "some 12"],
            ["Ministry of Migration", 20, "suppressed (fewer than 5)"],
            ["Outside the ministries", 0, "no figure"],
            ["Not known", "no figure", "unknown"],
        ]
        assert table["A5"].font.bold
        assert not table["A6"].font.bold

    def test_data(self, by_two: Table) -> None:
        """The second sheet has codes, both labels and both ends, with nulls."""
        _, data = self.sheets(by_two.to_xlsx(locale="ar_IQ"))
        names, *rows = ([cell.value for cell in row] for row in data.iter_rows())
        assert [dict(zip(names, row, strict=True)) for row in rows] == by_two.to_dicts("both")

    def test_nothing_runs(self) -> None:
        """No cell is a formula, whatever is in it."""
        for sheet in self.sheets(hostile().to_xlsx()):
            cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
            assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
            texts = {cell.value for cell in cells}
            assert {"=1+1", "=cmd|' /C calc'!A0"} <= texts

    def test_controls_are_left_out(self) -> None:
        """A character that no spreadsheet can hold is a space."""
        table = Table(
            measure="people", dimensions=("room",), rows=(Row(("a\x00b",), Count.exactly(1)),)
        )
        sheet, _ = self.sheets(table.to_xlsx())
        assert sheet["A4"].value == "a b"

    def test_a_failure_leaves_the_file_as_it_was(
        self, by_sex: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where writing fails halfway, the old file is whole, and nothing else is left."""
        path = tmp_path / "table.xlsx"
        path.write_bytes(b"old")

        def fail(_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", fail)
        with pytest.raises(OSError, match="No space"):
            by_sex.to_xlsx(path)
        assert path.read_bytes() == b"old"
        assert [one.name for one in tmp_path.iterdir()] == ["table.xlsx"]
