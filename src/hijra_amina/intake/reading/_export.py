"""Exports of KoboToolbox: sheets that refer to each other, grouped headings, choices split up."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.intake.reading._days import day_columns
from hijra_amina.intake.reading._line import Listing
from hijra_amina.intake.reading._people import People
from hijra_amina.intake.reading.cells import Cell
from hijra_amina.intake.reading.header import (
    NAMES,
    NOT_KEPT,
    Column,
    Grid,
    SessionFacts,
    day_in,
    facts_in,
)
from hijra_amina.intake.reading.question import Severity
from hijra_amina.intake.reading.values._digits import number_in, plain
from hijra_amina.intake.reading.values.marks import decide
from hijra_amina.values import PartialDate, Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.intake.reading._setting import Setting
    from hijra_amina.intake.reading.cells import Sheet

__all__ = ["is_export", "lists_of_export"]

_INDEX: Final = "_index"
_PARENT: Final = "_parent_index"
_SIGNS: Final = frozenset(
    {"_uuid", "_submission__uuid", "_id", "_submission__id", "_submission_time"}
)
_SURVEY: Final = frozenset(
    {
        "start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber",
        "username", "audit", "meta/instanceid", "formhub/uuid", "background-audio",
    }
)  # fmt: skip
_MOST_DAYS: Final = 60
_TITLES: Final = frozenset({"date", "venue", "title", "organiser", "person"})


def is_export(sheet: Sheet) -> bool:
    """Whether a sheet is one of an export, by the columns that the exporter adds.

    Args:
        sheet: A sheet.

    Returns:
        Whether it is.
    """
    heads = {cell.text for (row, _), cell in sheet.cells.items() if row == 1}
    return _INDEX in heads and bool(heads & _SIGNS)


@attrs.frozen(kw_only=True)
class _Head:
    """A heading of an export.

    Attributes:
        cell: The cell.
        text: The heading without the names of its groups.
        parent: The question, for one choice of a question that takes several.
    """

    cell: Cell
    text: str
    parent: str | None = None


def lists_of_export(setting: Setting, sheets: Sequence[Sheet]) -> list[Listing]:
    """Read the lists of an export: one for each submission.

    Participants stand on the sheet of a repeated group and refer to their submission by its index;
    where every submission is one participant, those of one date and place are one list.

    Args:
        setting: What the reading shares.
        sheets: The sheets of the export.

    Returns:
        The lists; none if no sheet has a heading of names.
    """
    tables = [_Table(setting, sheet) for sheet in sheets]
    roots = {table.name: table for table in tables if _PARENT not in table.service}
    made: list[Listing] = []
    for table in tables:
        if not table.has_names:
            continue
        root = table.root(roots)
        made += table.listings(root)
    for table in tables:
        if made:
            table.finish()
    return made


class _Table:
    """One sheet of an export."""

    def __init__(self, setting: Setting, sheet: Sheet) -> None:
        self._setting = setting
        self._grid = Grid(sheet)
        self.name = sheet.name
        heads = [cell for cell in self._grid.rows.get(1, []) if cell.text]
        self.service = {cell.text: cell for cell in heads if _is_service(cell.text)}
        self._heads = list(_heads([cell for cell in heads if not _is_service(cell.text)]))
        self._columns = self._read_columns()
        self._rows = [row for row in self._grid.numbers if row > 1]
        self._is_done = False

    @property
    def has_names(self) -> bool:
        """Whether a column holds names."""
        return any(column.field in NAMES for column in self._columns)

    def root(self, roots: dict[str, _Table]) -> _Table | None:
        """The sheet of the submissions that the rows refer to; `None` for rows that are some."""
        if _PARENT not in self.service:
            return None
        column = self.service.get("_parent_table_name")
        if column is not None:
            for row in self._rows:
                cell = self._grid.sheet.cells.get((row, column.column))
                if cell is not None and cell.text in roots:
                    return roots[cell.text]
        return next(iter(roots.values()), None)

    def listings(self, root: _Table | None) -> Iterator[Listing]:
        """The lists, in the order of the submissions."""
        groups: dict[str, list[int]] = {}
        facts: dict[str, SessionFacts] = {}
        for row in self._rows:
            own: SessionFacts | None
            if root is None:
                own = self.facts(row)
                key = f"{own.period}|{own.place and own.place.wording}|{own.title}"
            else:
                key = self._service_text(row, _PARENT)
                own = root.submission(key)
            if own is None:
                self._ask("no_parent", Severity.ERROR, self._grid.rows[row])
                continue
            facts.setdefault(key, own)
            groups.setdefault(key, []).append(row)
        for key, rows in groups.items():
            yield self._listing(rows, facts[key])

    def submission(self, index: str) -> SessionFacts | None:
        """What the submission of this index says of the session."""
        for row in self._rows:
            if self._service_text(row, _INDEX) == index:
                return self.facts(row)
        return None

    def facts(self, row: int) -> SessionFacts:
        """What a row says of the session, by its headings."""
        cells = self._grid.sheet.cells
        made: list[list[Cell]] = []
        for head in self._heads:
            cell = cells.get((row, head.cell.column))
            hit = self._setting.lexicon.title(head.text)
            if cell is not None and cell.text and hit is not None and hit.code in _TITLES:
                # As above a table: the word, and the fact in the next cell.
                made.append([attrs.evolve(head.cell, value=head.text), cell])
                self._setting.ledger.ignore(self.name, [cell.place], "not_kept")
        found = facts_in(made, self._setting.lexicon)
        for place, kind in found.used.items():
            self._setting.ledger.use(self.name, [place], kind)
        period = self._throughout(row, found.facts.period)
        return attrs.evolve(found.facts, period=period, wording=())

    def _throughout(self, row: int, period: Period) -> Period:
        """The days in a row from the first on, where a question asks how many there were."""
        first = period.dates() or ()
        for head in self._heads:
            hit = self._setting.lexicon.title(head.text)
            cell = self._grid.sheet.cells.get((row, head.cell.column))
            if hit is None or hit.code != "days_held" or cell is None:
                continue
            number = number_in(plain(cell.text))
            if len(first) == 1 and number is not None and 1 <= number <= _MOST_DAYS:
                self._setting.ledger.use(self.name, [cell.place], "date")
                last = first[0] + dt.timedelta(days=number - 1)
                return Period(PartialDate.of(first[0]), PartialDate.of(last))
        return period

    def finish(self) -> None:
        """Account for headings, and for what the exporter adds."""
        ledger, cells = self._setting.ledger, self._grid.sheet.cells
        ledger.use(self.name, [cell.place for cell in self._grid.rows.get(1, [])], "heading")
        fields = {column.index: column.field for column in self._columns}
        known = {head.cell.column: self._setting.lexicon.title(head.text) for head in self._heads}
        unknown: dict[int, list[Cell]] = {}
        for cell in list(ledger.open(self.name)):
            head = cells.get((1, cell.column))
            if head is not None and head.text in {_INDEX, _PARENT, "_parent_table_name"}:
                ledger.use(self.name, [cell.place], "submission")
            elif head is not None and head.text in self.service:
                ledger.ignore(self.name, [cell.place], "export")
            elif fields.get(cell.column) in {*NOT_KEPT, "export"} or known.get(cell.column):
                ledger.ignore(self.name, [cell.place], "not_kept")
            elif cell.text:
                unknown.setdefault(cell.column, []).append(cell)
        for column, found in unknown.items():
            head = cells.get((1, column))
            heading = [] if head is None else [head]
            self._ask(
                "unknown_column" if heading else "no_heading",
                Severity.WARNING,
                [*heading, *found],
            )

    def _listing(self, rows: list[int], facts: SessionFacts) -> Listing:
        setting = self._setting
        held = setting.held if setting.held is not None else facts.period
        cells = self._grid.sheet.cells
        marked = self._marked(rows, held)
        days = day_columns(setting, self.name, marked, held)
        rules = decide(
            [[cells.get((row, column.index)) for row in rows] for column in marked],
            {},
            setting.lexicon,
        )
        people = People(
            setting, self._grid, columns=self._columns, days=days, rules=rules, held=held
        )
        named = [column.index for column in self._columns if column.field in NAMES]
        lines = [
            people.line(row, None) for row in rows if any((row, index) in cells for index in named)
        ]
        for row in rows:
            if not any((row, index) in cells for index in named):
                self._ask("row_without_name", Severity.ERROR, self._grid.rows[row])
        dates = tuple(day.date for day in days)
        return Listing(sheet=self.name, facts=facts, days=dates, lines=tuple(lines))

    def _marked(self, rows: list[int], held: Period) -> list[Column]:
        """The columns of days; a form has more of them than a session that was shorter.

        A day that comes after the last one and that nobody chose is no day on which people were
        absent.
        """
        marked = [column for column in self._columns if column.field == "day"]
        number = len(held.dates() or ()) or len(marked)
        cells, lexicon = self._grid.sheet.cells, self._setting.lexicon
        kept: list[Column] = []
        for column in marked:
            own = [cell for row in rows if (cell := cells.get((row, column.index))) is not None]
            after = column.day is not None and (column.day.number or 0) > number
            if after and not any(lexicon.mark(cell.text) == "present" for cell in own):
                places = [cell.place for cell in own]
                self._setting.ledger.ignore(self.name, places, "not_kept")
            else:
                kept.append(column)
        return kept

    def _read_columns(self) -> list[Column]:
        parents = {head.parent for head in self._heads if head.parent is not None}
        made: list[Column] = []
        for head in self._heads:
            index, place = head.cell.column, head.cell.place
            day = day_in(attrs.evolve(head.cell, value=head.text), self._setting.lexicon)
            if head.parent is not None and day is not None and day.is_one:
                column = Column(index=index, field="day", day=day, headings=(place,))
            elif head.parent is not None or head.text in parents:
                # The choices of a question with several say the same, one by one.
                column = Column(index=index, field="export", headings=(place,))
            else:
                hit = self._setting.lexicon.field(head.text)
                column = Column(index=index, field=hit.code if hit else None, headings=(place,))
            made.append(column)
        return made

    def _service_text(self, row: int, name: str) -> str:
        head = self.service.get(name)
        cell = None if head is None else self._grid.sheet.cells.get((row, head.column))
        return "" if cell is None else cell.text

    def _ask(self, code: str, severity: Severity, cells: Sequence[Cell]) -> None:
        self._setting.asker.ask(code, severity, sheet=self.name, cells=cells)


def _is_service(text: str) -> bool:
    return text.startswith("_") or text.lower() in _SURVEY


def _heads(cells: Sequence[Cell]) -> Iterator[_Head]:
    """Headings without the group that all of them are in, and with the question of a choice.

    The sign between group and question may stand in a label as well, so that only what the
    headings have in common can be taken for a group.
    """
    texts = [cell.text for cell in cells]
    prefix = ""
    if len(texts) > 1:
        for end in sorted(at + 1 for at, sign in enumerate(texts[0]) if sign == "/"):
            if all(text.startswith(texts[0][:end]) for text in texts):
                prefix = texts[0][:end]
    own = [text.removeprefix(prefix) for text in texts]
    known = set(own)
    for cell, text in zip(cells, own, strict=True):
        ends = [at for at, sign in enumerate(text) if sign == "/"]
        parent = next((text[:end] for end in ends if text[:end] in known), None)
        yield _Head(
            cell=cell, text=text if parent is None else text[len(parent) + 1 :], parent=parent
        )
