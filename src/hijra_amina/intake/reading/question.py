"""`Question`: what a reading could not decide, or decided and says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.intake.reading import _messages as messages
from hijra_amina.intake.reading.cells import Cell, address
from hijra_amina.language import Insert, Phrase, phrase, say
from hijra_amina.values._coded import Coded
from hijra_amina.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hijra_amina.intake.reading.account import Ledger

__all__ = ["Asker", "Question", "Severity", "found_kind"]

_PLAIN_FIELDS = frozenset(messages.FIELDS)


class Severity(Coded):
    """How much a question weighs.

    Examples:
        >>> [severity.value for severity in Severity]
        ['error', 'warning', 'note']
    """

    ERROR = "error"
    """Has to be settled before the people go into a programme."""
    WARNING = "warning"
    """Was decided or left open, and somebody should look at it."""
    NOTE = "note"
    """Is good to know."""


def found_kind(cell: Cell | None) -> str:
    """What kind of thing a cell holds, without the thing itself.

    Args:
        cell: A cell.

    Returns:
        Such as `a text of 7 characters`.

    Examples:
        >>> found_kind(Cell(row=1, column=1, value="seven.."))
        'a text of 7 characters'
    """
    value = None if cell is None else cell.value
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return f"a text of {len(value)} character{'' if len(value) == 1 else 's'}"
    return f"a {type(value).__name__}"


@attrs.frozen(kw_only=True)
class Question:
    """Something to be settled, looked at or known, with its place in the file.

    Attributes:
        code: What it is about; the texts go by it.
        severity: How much it weighs.
        file: The name of the file.
        sheet: The name of the sheet; `None` for the whole file.
        cell: The address of the first cell that it is about, in the file as it is.
        field: The field that the cell was read for.
        found: What stands there, for the officer's own eyes: `repr` leaves it out.
        found_kind: What kind of thing stands there.
        suggestions: What may have been meant; nothing of it was taken.
        decision: What was decided, if something was.
        cells: All cells that it is about, the first among them.

    Examples:
        >>> question = Question(code="no_names", severity=Severity.ERROR, file="a.csv", sheet="a")
        >>> from hijra_amina.language import without_marks
        >>> without_marks(question.text("en_GB")).partition(",")[0]
        'Sheet “a”: No column of names was found'
    """

    code: str
    severity: Severity
    file: str
    sheet: str | None = None
    cell: str | None = None
    field: str | None = None
    found: str | None = attrs.field(default=None, repr=False)
    found_kind: str = "nothing"
    suggestions: tuple[str, ...] = attrs.field(default=(), repr=False)
    decision: str | None = None
    cells: tuple[str, ...] = attrs.field(default=(), repr=lambda cells: f"<{len(cells)}>")

    @property
    def rows_affected(self) -> int:
        """How many rows it is about.

        Examples:
            >>> note = Severity.NOTE
            >>> Question(code="formula", severity=note, file="a", cells=("A2", "B2")).rows_affected
            1
        """
        return len({cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for cell in self.cells})

    def text(self, locale: str) -> str:
        """The question in words; it may hold what stands in the cell.

        Args:
            locale: Language and territory, such as `en_GB`, `ar_IQ` or `ckb_IQ`.

        Returns:
            One line. Addresses, and texts that run the other way, are isolated.

        Raises:
            LocaleError: If the locale is a bare language, or unknown.
        """
        return say(self._where(self._what()), locale).text + self._more(locale)

    def what(self, locale: str) -> str:
        """The question without its place, as it is written beside the cell.

        Args:
            locale: Language and territory.

        Returns:
            The sentence or two, with suggestions.

        Raises:
            LocaleError: If the locale is a bare language, or unknown.
        """
        return say(self._what(), locale).text + self._more(locale, rows=False)

    def withheld(self) -> Question:
        """The same question without what stands in the cell, for somebody who must not see it.

        Returns:
            The question; its text says `[…]` where it would quote, and suggests nothing.

        Examples:
            >>> asked = Question(
            ...     code="unknown_sex",
            ...     severity=Severity.WARNING,
            ...     file="a.csv",
            ...     sheet="a",
            ...     cell="C4",
            ...     found="p-001",
            ... )
            >>> from hijra_amina.language import without_marks
            >>> "p-001" in asked.text("en_GB"), "p-001" in asked.withheld().text("en_GB")
            (True, False)
        """
        return attrs.evolve(self, found=None, suggestions=(), decision=self._own_decision())

    def _own_decision(self) -> str | None:
        """What was decided, if that is one of our own words."""
        return self.decision if (self.decision or "") in messages.MARKS else None

    def _what(self) -> Phrase:
        found = messages.QUESTIONS[self.code]
        values: dict[str, Insert | Phrase] = {}
        if "found" in found.placeholders:
            values["found"] = Insert(f"“{self.found or '[…]'}”", "text")
        if "decision" in found.placeholders:
            named = messages.MARKS.get(self.decision or "")
            values["decision"] = (
                phrase(named) if named is not None else Insert(self.decision or "", "code")
            )
        return Phrase(found, values=values)

    def _where(self, what: Phrase) -> Phrase:
        if self.sheet is None:
            return phrase(messages.WHERE_FILE, file=Insert(self.file, "text"), what=what)
        sheet = Insert(self.sheet, "text")
        if self.cell is None:
            return phrase(messages.WHERE_SHEET, sheet=sheet, what=what)
        cell = Insert(self.cell, "code")
        field = messages.FIELDS.get(self.field or "")
        if field is None:
            return phrase(messages.WHERE, sheet=sheet, cell=cell, what=what)
        return phrase(messages.WHERE_FIELD, sheet=sheet, cell=cell, field=phrase(field), what=what)

    def _more(self, locale: str, *, rows: bool = True) -> str:
        more = ""
        if self.suggestions:
            suggested = tuple(Insert(text, "text") for text in self.suggestions)
            more += " " + say(messages.SUGGESTED, locale, suggestions=suggested).text
        if rows and self.rows_affected > 1:
            more += " " + say(messages.ROWS, locale, n=self.rows_affected).text
        return more


@attrs.define
class _Group:
    question: Question
    cells: dict[str, None]


class Asker:
    """Collects questions; the same question about many cells becomes one.

    Args:
        file: The name of the file.
        ledger: The account, in which the cells of a question are queried.
    """

    def __init__(self, file: str, ledger: Ledger) -> None:
        """Nothing is asked yet."""
        self._file = file
        self._ledger = ledger
        self._groups: dict[tuple[str | None, ...], _Group] = {}

    def ask(  # noqa: PLR0913 - all but the first two are keywords
        self,
        code: str,
        severity: Severity,
        *,
        sheet: str | None = None,
        cells: Iterable[Cell | tuple[int, int]] = (),
        field: str | None = None,
        found: str | None = None,
        suggestions: tuple[str, ...] = (),
        decision: str | None = None,
        queried: bool = True,
    ) -> None:
        """Put a question, or add cells to one that has been put.

        Args:
            code: What it is about.
            severity: How much it weighs.
            sheet: The sheet.
            cells: The cells, or the places of empty ones.
            field: The field.
            found: What stands there; the first cell's text where it is not given.
            suggestions: What may have been meant.
            decision: What was decided.
            queried: Whether the cells could not be read; they are in the account as queried.
        """
        listed = list(cells)
        first = next((cell for cell in listed if isinstance(cell, Cell)), None)
        text = first.text if found is None and first is not None else found
        places = [cell.place if isinstance(cell, Cell) else cell for cell in listed]
        shown = field if field in _PLAIN_FIELDS else None
        groups_by_text = "found" in messages.QUESTIONS[code].placeholders
        key = (code, sheet, shown, fold(text or "") if groups_by_text else None, decision)
        group = self._groups.get(key)
        if group is None:
            question = Question(
                code=code,
                severity=severity,
                file=self._file,
                sheet=sheet,
                cell=address(places[0]) if places else None,
                field=shown,
                found=text,
                found_kind=found_kind(first),
                suggestions=suggestions,
                decision=decision,
            )
            group = self._groups[key] = _Group(question, {})
        group.cells.update(dict.fromkeys(map(address, places)))
        if queried and sheet is not None:
            held = [cell.place for cell in listed if isinstance(cell, Cell)]
            self._ledger.query(sheet, held, code)

    def questions(self) -> tuple[Question, ...]:
        """All questions, the heaviest first, each kind in the order in which it was met."""
        order = list(Severity)
        made = [
            attrs.evolve(group.question, cells=tuple(group.cells))
            for group in self._groups.values()
        ]
        return tuple(sorted(made, key=lambda question: order.index(question.severity)))
