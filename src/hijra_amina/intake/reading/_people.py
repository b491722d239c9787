"""The people of a table: what the cells of their rows say of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hijra_amina.intake.reading._line import Line
from hijra_amina.intake.reading.header import DESCRIBING, NAME_PARTS, NAMES
from hijra_amina.intake.reading.question import Severity
from hijra_amina.intake.reading.values import terms
from hijra_amina.intake.reading.values.bodies import Doubt
from hijra_amina.intake.reading.values.marks import mark_of
from hijra_amina.intake.reading.values.names import clean, is_namelike, read_name
from hijra_amina.intake.reading.values.phones import read_phone
from hijra_amina.model import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hijra_amina.intake.reading._days import DayColumn
    from hijra_amina.intake.reading._setting import Setting
    from hijra_amina.intake.reading.cells import Cell, Place
    from hijra_amina.intake.reading.header import Column, Grid
    from hijra_amina.intake.reading.values.marks import MarkRules
    from hijra_amina.values import Period, PersonName

__all__ = ["People"]

_SEVERITY: Final = {
    Doubt.SEVERAL: Severity.WARNING,
    Doubt.PART: Severity.NOTE,
    Doubt.PAST: Severity.WARNING,
    Doubt.UNKNOWN: Severity.WARNING,
    Doubt.MINISTRY: Severity.ERROR,
}
_STRENGTH: Final = (Mark.PRESENT, Mark.EXCUSED, Mark.ABSENT, Mark.UNKNOWN)


class People:
    """Reads the rows of one table.

    Args:
        setting: What the reading shares.
        grid: The sheet.
        columns: The columns of the table.
        days: Its days.
        rules: How its marks are read.
        held: When the session was held.
    """

    def __init__(  # noqa: PLR0913 - what a table consists of
        self,
        setting: Setting,
        grid: Grid,
        *,
        columns: Sequence[Column],
        days: Sequence[DayColumn],
        rules: MarkRules,
        held: Period,
    ) -> None:
        """Sort the columns by field."""
        self._setting = setting
        self._grid = grid
        self._sheet = grid.sheet.name
        self._days = days
        self._rules = rules
        self._held = held
        self._columns: dict[str, list[Column]] = {}
        for column in columns:
            if column.field:
                self._columns.setdefault(column.field, []).append(column)
        self._first_row = 1 + max(
            (row for column in columns for row, _ in column.headings), default=0
        )
        # A table with departments and no column of bodies means the departments.
        if "organisation" not in self._columns and "department" in self._columns:
            self._columns["organisation"] = self._columns.pop("department")

    def line(self, row: int, section: str | None) -> Line:
        """Read one row.

        Args:
            row: Its number.
            section: The organisation that a line above it named for all rows below.

        Returns:
            What it says of one person.
        """
        values: dict[str, str] = {}
        for field, read in (
            ("sex", self._sex),
            ("governorate", self._governorate),
            ("organisation", self._organisation),
            ("age_band", self._age_band),
            ("disability", self._disability),
            ("post_level", self._post_level),
            ("phone", self._phone),
            ("staff_number", self._staff_number),
        ):
            found = read(row)
            if found is not None:
                values[field] = found
        if section is not None:
            values.setdefault("organisation", section)
        return Line(
            row=row,
            place=self._place(row),
            name=self._name(row),
            values=values,
            marks=tuple(self._mark(row, day.columns) for day in self._days),
            came=self._mark(row, self._columns.get("attendance", [])[:1])
            if "attendance" in self._columns
            else None,
        )

    def _cell(self, row: int, field: str, order: int = 0) -> Cell | None:
        """The cell of a field; a merged cell of the table stands for all of its rows."""
        columns = self._columns.get(field, ())
        if len(columns) <= order:
            return None
        place = (row, columns[order].index)
        cell = self._grid.sheet.cells.get(place)
        if cell is None and (field in DESCRIBING or field == "organisation"):
            cell = self._grid.shown(place)
            if cell is not None and cell.row < self._first_row:
                cell = None
        return cell

    def _usable(self, cell: Cell | None, field: str) -> Cell | None:
        """A cell with something to be read in it; what a formula or an error leaves is asked."""
        if cell is None:
            return None
        ask, sheet = self._setting.asker.ask, self._sheet
        if cell.is_error:
            ask("error_value", Severity.ERROR, sheet=sheet, cells=[cell], field=field)
            return None
        if cell.is_formula and cell.value is None:
            ask("formula_without_result", Severity.ERROR, sheet=sheet, cells=[cell], field=field)
            return None
        if cell.is_formula:
            ask("formula", Severity.NOTE, sheet=sheet, cells=[cell], field=field, queried=False)
        if not clean(cell.text):
            self._setting.ledger.ignore(sheet, [cell.place], "blank")
            return None
        if field not in {"name", "day"} and self._setting.lexicon.is_unknown(clean(cell.text)):
            self._setting.ledger.use(sheet, [cell.place], field)
            return None
        self._setting.ledger.use(sheet, [cell.place], field)
        return cell

    def _read(  # noqa: PLR0913 - one row of a small table of readers
        self,
        row: int,
        field: str,
        code: str,
        read: Callable[[Cell], str | None],
        *,
        kind: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> str | None:
        cell = self._usable(self._cell(row, field), field)
        if cell is None:
            return None
        found = read(cell)
        if found is None:
            suggestions = terms.suggestions_for(clean(cell.text), kind) if kind else ()
            self._setting.asker.ask(
                code,
                severity,
                sheet=self._sheet,
                cells=[cell],
                field=field,
                suggestions=suggestions,
            )
        return found

    def _sex(self, row: int) -> str | None:
        lexicon = self._setting.lexicon
        marked = {
            sex: cell
            for sex in ("male", "female")
            if (cell := self._usable(self._cell(row, f"sex_{sex}"), "sex")) is not None
            and lexicon.mark(cell.text, cell.font) not in {"absent", "blank"}
        }
        if len(marked) > 1:
            self._setting.asker.ask(
                "both_sexes",
                Severity.ERROR,
                sheet=self._sheet,
                cells=list(marked.values()),
                field="sex",
            )
            return None
        if marked:
            return next(iter(marked))
        return self._read(
            row, "sex", "unknown_sex", lambda cell: terms.sex_of(clean(cell.text), lexicon)
        )

    def _governorate(self, row: int) -> str | None:
        return self._read(
            row,
            "governorate",
            "unknown_governorate",
            lambda cell: terms.code_of(clean(cell.text), "governorate"),
            kind="governorate",
        )

    def _post_level(self, row: int) -> str | None:
        return self._read(
            row,
            "post_level",
            "unknown_post_level",
            lambda cell: terms.code_of(clean(cell.text), "post_level"),
            severity=Severity.WARNING,
        )

    def _disability(self, row: int) -> str | None:
        lexicon = self._setting.lexicon
        return self._read(
            row,
            "disability",
            "unknown_disability",
            lambda cell: terms.disability_of(clean(cell.text), lexicon),
        )

    def _age_band(self, row: int) -> str | None:
        for field in ("age_band", "age"):
            found = self._read(row, field, "unknown_age", terms.age_band_of)
            if found is not None:
                return found
        cell = self._usable(self._cell(row, "birth"), "birth")
        if cell is None:
            return None
        is_date, band = terms.band_of_birth(cell, self._held, self._setting.lexicon)
        if not is_date:
            self._setting.asker.ask(
                "bad_date", Severity.WARNING, sheet=self._sheet, cells=[cell], field="birth"
            )
        return band

    def _phone(self, row: int) -> str | None:
        return self._read(
            row,
            "phone",
            "bad_phone",
            lambda cell: read_phone(cell.value),
            severity=Severity.WARNING,
        )

    def _staff_number(self, row: int) -> str | None:
        cell = self._usable(self._cell(row, "staff_number"), "staff_number")
        return None if cell is None else clean(cell.text)

    def _organisation(self, row: int) -> str | None:
        cell = self._usable(self._cell(row, "organisation"), "organisation")
        return None if cell is None else self.body(cell)

    def body(self, cell: Cell) -> str | None:
        """The organisation that a cell names, with what is to be asked of it."""
        on = self._held.start
        found = self._setting.bodies.find(clean(cell.text), on)
        if found.doubt is not None:
            severity = _SEVERITY[found.doubt]
            self._setting.asker.ask(
                found.doubt.value,
                severity,
                sheet=self._sheet,
                cells=[cell],
                field="organisation",
                suggestions=found.suggestions,
                queried=severity is Severity.ERROR,
            )
        return found.id

    def _name(self, row: int) -> PersonName | None:
        texts: list[str] = []
        most = max(len(self._columns.get(field, ())) for field in NAMES)
        for order in range(most):
            whole = self._name_cell(row, "name", order)
            parts = [self._name_cell(row, field, order) for field in NAME_PARTS]
            text = whole if whole is not None else " ".join(filter(None, parts))
            # A column headed "Name" beside columns of fathers may hold the own name alone.
            for part in filter(None, parts[1:] if whole is not None else ()):
                if f" {part} " not in f" {text} ":
                    text = f"{text} {part}"
            if text:
                texts.append(text)
        honorific, rank = self._text(row, "honorific"), self._text(row, "rank")
        return read_name(texts, honorific=honorific, rank=rank)

    def _place(self, row: int) -> Place | None:
        """Where the name begins."""
        places = [
            place
            for field in ("name", *NAME_PARTS)
            for column in self._columns.get(field, ())
            if (place := (row, column.index)) in self._grid.sheet.cells
        ]
        return places[0] if places else None

    def _name_cell(self, row: int, field: str, order: int) -> str | None:
        cell = self._usable(self._cell(row, field, order), "name")
        if cell is None:
            return None
        is_likely = isinstance(cell.value, str) and is_namelike(clean(cell.text))
        # One letter may be a part of a name.
        if not is_likely and (field == "name" or not clean(cell.text).isalpha()):
            self._setting.asker.ask(
                "name_unlike", Severity.ERROR, sheet=self._sheet, cells=[cell], field="name"
            )
        return clean(cell.text)

    def _text(self, row: int, field: str) -> str | None:
        cell = self._usable(self._cell(row, field), field)
        return None if cell is None else clean(cell.text)

    def _mark(self, row: int, columns: Sequence[Column]) -> Mark:
        """The mark of a day; of the halves of a day the one that says more for it."""
        found: list[Mark] = []
        for column in columns:
            place = (row, column.index)
            written = self._grid.sheet.cells.get(place)
            cell = self._usable(written, "day")
            if cell is None and written is not None and (written.is_error or written.is_formula):
                found.append(Mark.UNKNOWN)
                continue
            mark = mark_of(cell, self._rules, self._setting.lexicon)
            if mark is None and cell is not None:
                decided = self._rules.decision(cell.text.casefold())
                self._setting.asker.ask(
                    "unknown_mark" if decided is None else "mark_undecided",
                    Severity.ERROR,
                    sheet=self._sheet,
                    cells=[cell],
                    field="day",
                )
            found.append(mark or Mark.UNKNOWN)
        return min(found, key=_STRENGTH.index, default=Mark.UNKNOWN)
