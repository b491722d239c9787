"""`Row`: one figure of a table, and what stands for a value in a margin."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.values import Count, Share

if TYPE_CHECKING:
    from fractions import Fraction

    from hijra_amina.values import Basis, Status

__all__ = ["Figure", "Margin", "Row"]


class Margin(enum.StrEnum):
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
