"""`Account`: what became of every cell of a file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from hijra_amina.intake.reading import _messages as messages
from hijra_amina.intake.reading.cells import Book, Cell, Place, address
from hijra_amina.language import say
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Account", "AccountedCell", "Ledger", "Standing"]


class Standing(Coded):
    """What became of a cell.

    Examples:
        >>> Standing("queried").value
        'queried'
    """

    USED = "used"
    IGNORED = "ignored"
    QUERIED = "queried"


@attrs.frozen(kw_only=True)
class AccountedCell:
    """A cell that holds something, and what became of it; never what it holds.

    Attributes:
        sheet: The name of its sheet.
        cell: Its address in the file.
        standing: Whether it was used, ignored or queried.
        reason: The field that it was used for, the code of why it was ignored, or the code of
            the question.
    """

    sheet: str
    cell: str
    standing: Standing
    reason: str

    def why(self, locale: str) -> str:
        """The reason in words.

        Args:
            locale: Language and territory.

        Returns:
            The name of the field or the reason why the cell was left out; the code of the
            question for a cell that is asked about.

        Raises:
            LocaleError: If the locale is a bare language, or unknown.

        Examples:
            >>> cell = AccountedCell(
            ...     sheet="a", cell="A9", standing=Standing.IGNORED, reason="not_kept"
            ... )
            >>> cell.why("en_GB")
            'a column of which records keep nothing'
        """
        tables = [messages.REASONS, messages.FIELDS]
        if self.standing is Standing.USED:
            tables.reverse()
        for table in tables:
            if self.reason in table and self.standing is not Standing.QUERIED:
                return say(table[self.reason], locale).text
        return self.reason


@attrs.frozen(kw_only=True)
class Account:
    """What became of every cell of a file that holds something.

    Attributes:
        cells: All of them, sheet by sheet, row by row.

    Examples:
        >>> account = Account(cells=())
        >>> account.used + account.ignored + account.queried == account.total
        True
    """

    cells: tuple[AccountedCell, ...] = attrs.field(repr=lambda cells: f"<{len(cells)}>")

    @property
    def total(self) -> int:
        """How many cells hold something."""
        return len(self.cells)

    @property
    def used(self) -> int:
        """How many went into a record, or said how to read others."""
        return self._standing(Standing.USED)

    @property
    def ignored(self) -> int:
        """How many were left out, each for a reason that is stated."""
        return self._standing(Standing.IGNORED)

    @property
    def queried(self) -> int:
        """How many are asked about."""
        return self._standing(Standing.QUERIED)

    @property
    def reasons(self) -> Mapping[tuple[Standing, str], int]:
        """How many cells there are of each standing and reason, the most first."""
        counted = Counter((cell.standing, cell.reason) for cell in self.cells)
        return dict(counted.most_common())

    def _standing(self, standing: Standing) -> int:
        return sum(cell.standing is standing for cell in self.cells)


class Ledger:
    """An account while it is being written: a later word on a cell replaces an earlier one.

    But a question stays: a cell that is asked about is queried, whatever else it was used for.

    Args:
        book: The file, whose every cell has to be accounted for.
    """

    def __init__(self, book: Book) -> None:
        """Nothing is accounted for yet."""
        self._book = book
        self._entries: dict[tuple[str, Place], tuple[Standing, str]] = {}

    def use(self, sheet: str, cells: Iterable[Place], field: str) -> None:
        """Say that cells went into a field, or said how to read others."""
        self._enter(sheet, cells, Standing.USED, field)

    def ignore(self, sheet: str, cells: Iterable[Place], reason: str) -> None:
        """Say that cells are left out, and why."""
        self._enter(sheet, cells, Standing.IGNORED, reason)

    def query(self, sheet: str, cells: Iterable[Place], code: str) -> None:
        """Say that cells are asked about."""
        self._enter(sheet, cells, Standing.QUERIED, code)

    def open(self, sheet: str) -> Iterator[Cell]:
        """The cells of a sheet of which nothing has been said."""
        for found in self._book.sheets:
            if found.name == sheet:
                for place in sorted(found.cells):
                    if (sheet, place) not in self._entries:
                        yield found.cells[place]

    def account(self) -> Account:
        """The account; a cell that was forgotten is a cell that is queried."""
        made: list[AccountedCell] = []
        for sheet in self._book.sheets:
            for place in sorted(sheet.cells):
                standing, reason = self._entries.get(
                    (sheet.name, place), (Standing.QUERIED, "not_understood")
                )
                made.append(
                    AccountedCell(
                        sheet=sheet.name, cell=address(place), standing=standing, reason=reason
                    )
                )
        return Account(cells=tuple(made))

    def _enter(self, sheet: str, cells: Iterable[Place], standing: Standing, reason: str) -> None:
        for place in cells:
            known = self._entries.get((sheet, place))
            if known is None or known[0] is not Standing.QUERIED or standing is Standing.QUERIED:
                self._entries[sheet, place] = (standing, reason)
