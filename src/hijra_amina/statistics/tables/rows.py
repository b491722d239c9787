"""`Row`: one figure of a table, and what stands for a value in a margin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, overload, runtime_checkable

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.values import Count, Share, Status
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    from fractions import Fraction

    from hijra_amina.values import Basis

__all__ = ["Compared", "Figure", "Figured", "LaterRows", "Margin", "Row", "is_hidden"]


class Margin(Coded):
    """What stands for a value in a margin; neither can be a code.

    Examples:
        >>> str(Margin.ALL), str(Margin.UNKNOWN)
        ('*', '?')
    """

    ALL = "*"
    UNKNOWN = "?"


@runtime_checkable
class Figure(Protocol):
    """What a cell can hold: an interval of whole numbers or fractions, and how it is known.

    A `Count`, a `Share` and a `Gain` are figures. An end that is `None` is open.

    Examples:
        >>> isinstance(Count.exactly(27), Figure), isinstance(27, Figure)
        (True, False)
    """

    @property
    def low(self) -> int | Fraction | None:
        """The least that it can be."""
        ...

    @property
    def high(self) -> int | Fraction | None:
        """The most that it can be."""
        ...

    @property
    def basis(self) -> Basis:
        """How it is known."""
        ...

    @property
    def status(self) -> Status:
        """Known, unknown, or suppressed."""
        ...

    @property
    def approximate(self) -> bool:
        """Whether its ends are only about right."""
        ...


def is_hidden(figure: Figure | None) -> bool:
    """Whether a figure is withheld, and nothing is said of how large it is.

    Args:
        figure: A figure; `None` where there is none.

    Returns:
        Whether it is hidden altogether.

    Examples:
        >>> is_hidden(Count.suppressed()), is_hidden(Count.suppressed(below=5))
        (True, False)
    """
    if figure is None or figure.status is not Status.SUPPRESSED:
        return False
    return not isinstance(figure, Count) or (figure.low == 0 and figure.high is None)


@runtime_checkable
class Compared(Protocol):
    """What a figure says that compares tests before with tests after.

    Examples:
        >>> isinstance(Count.exactly(3), Compared)
        False
    """

    @property
    def paired(self) -> bool:
        """Whether each person's two tests are compared."""
        ...

    @property
    def pairs(self) -> Count:
        """How many pairs of tests are in it."""
        ...

    @property
    def before(self) -> Count:
        """How many tests before are in it, or left out of it for want of a partner."""
        ...

    @property
    def after(self) -> Count:
        """The same of the tests after."""
        ...


@attrs.frozen
class Row:
    """One figure of a table.

    Attributes:
        key: A value for each dimension of the table; `*` is all of them, `?` the people or
            sessions of whom it is not known.
        figure: The figure.
        tightest: Whether both ends are proven to be possible, so that no bound can be narrower.
        share: The figure's part in a margin, where the table was given one.

    Examples:
        >>> Row(("female",), Count.between(17, 27)).count.high
        27
    """

    key: tuple[str, ...]
    figure: Figure
    tightest: bool = True
    share: Share | None = None

    @property
    def count(self) -> Count:
        """The figure, where it is a count.

        Raises:
            InvalidValueError: If it is a share or a gain.
        """
        if not isinstance(self.figure, Count):
            raise InvalidValueError("Row.count", "a count", f"a {type(self.figure).__name__}")
        return self.figure


class Figured(Protocol):
    """A figure and whether it is the tightest: what an engine answers with for a key."""

    @property
    def count(self) -> Figure:
        """The figure."""
        ...

    @property
    def tightest(self) -> bool:
        """Whether both ends are proven to be possible."""
        ...


class LaterRows(Sequence[Row]):
    """Rows that are made when they are looked at; to whoever compares them, the rows themselves.

    A table of four dimensions has as many cells as a city has people, and most of them are never
    read. Looking one up by its key makes that one.

    Args:
        figures: The figure of each key, in the order of the rows.

    Examples:
        >>> rows = LaterRows({("*",): Row(("*",), Count.exactly(27))})
        >>> rows == (Row(("*",), Count.exactly(27)),), len(rows)
        (True, 1)
    """

    def __init__(self, figures: Mapping[tuple[str, ...], Figured]) -> None:
        """Make no row yet."""
        self._figures = figures
        self._all: tuple[Row, ...] | None = None

    @property
    def all(self) -> tuple[Row, ...]:
        """All rows, made once."""
        if self._all is None:
            self._all = tuple(
                Row(key, figure.count, figure.tightest) for key, figure in self._figures.items()
            )
        return self._all

    def find(self, key: tuple[str, ...]) -> Row | None:
        """The row of a key, `None` if there is none.

        Args:
            key: A value for each dimension.

        Returns:
            The row.

        Examples:
            >>> LaterRows({("*",): Row(("*",), Count.exactly(27))}).find(("female",)) is None
            True
        """
        figure = self._figures.get(key)
        return None if figure is None else Row(key, figure.count, figure.tightest)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._figures)

    def __iter__(self) -> Iterator[Row]:
        """The rows, in order."""
        return iter(self.all)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        """A row by its place, or some rows."""
        return self.all[at]

    def __eq__(self, other: object) -> bool:
        """Whether these are the same rows in the same order, made or not."""
        if isinstance(other, LaterRows):
            return self.all == other.all
        return self.all == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        """That of the rows."""
        return hash(self.all)

    def __repr__(self) -> str:
        """How many rows there are."""
        return f"<{len(self)}>"
