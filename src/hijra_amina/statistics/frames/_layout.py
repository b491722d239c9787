"""What a layout is made of: columns, their types, and whose property each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import UnknownCodeError
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Column", "ColumnType", "Of", "Schema"]


class ColumnType(Coded):
    """What a column holds, by the name of the Arrow type.

    Examples:
        >>> ColumnType("int64")
        <ColumnType.INTEGER: 'int64'>
    """

    TEXT = "string"
    INTEGER = "int64"
    YES_OR_NO = "bool"


class Of(Coded):
    """Whose property a column is, and so on which rows it has to be the same.

    Examples:
        >>> Of("session")
        <Of.SESSION: 'session'>
    """

    PARTICIPATION = "participation"
    PERSON = "person"
    SESSION = "session"


@attrs.frozen(kw_only=True)
class Column:
    """One column of a frame of participations.

    Attributes:
        name: Its name.
        label: What it is called, for a reader.
        description: What it holds, and what nothing at all in it means.
        type: The type, by its name in Arrow.
        of: Whose property it is.
        required: Whether a frame has to have it.
        nullable: Whether a row may have nothing in it.
        vocabulary: The vocabulary that its codes are from, if they are from one.
        closed: Whether all its codes are from that vocabulary.
        also: Codes that it may hold besides.
        several: Whether it may hold several values (`a;b`).
        least: The least number that it may hold, if it holds numbers.
        most: The most, if it holds numbers.
        absent: What a frame without the column says.

    Examples:
        >>> from hijra_amina.statistics.frames import participation_schema
        >>> sex = participation_schema()["sex"]
        >>> sex.vocabulary, sex.nullable
        ('sex', True)
    """

    name: str
    label: str
    description: str
    type: ColumnType = ColumnType.TEXT
    of: Of = Of.PARTICIPATION
    required: bool = False
    nullable: bool = True
    vocabulary: str | None = None
    closed: bool = False
    also: tuple[str, ...] = ()
    several: bool = False
    least: int | None = None
    most: int | None = None
    absent: str = "not known of anybody"

    def to_json(self) -> dict[str, object]:
        """All that is to be known of it, as plain data.

        Returns:
            A dictionary of texts, truth values and lists.
        """
        return {
            "name": self.name,
            "label": self.label,
            "description": self.description,
            "type": str(self.type),
            "of": str(self.of),
            "required": self.required,
            "nullable": self.nullable,
            "vocabulary": self.vocabulary,
            "closed": self.closed,
            "also": list(self.also),
            "several": self.several,
            "least": self.least,
            "most": self.most,
            "absent": None if self.required else self.absent,
        }


@attrs.frozen
class Schema:
    """The columns of a frame of participations, in order.

    Attributes:
        columns: The columns.

    Examples:
        >>> from hijra_amina.statistics.frames import participation_schema
        >>> [column.name for column in participation_schema() if column.required]
        ['participant', 'session']
    """

    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def __iter__(self) -> Iterator[Column]:
        """The columns, in order."""
        return iter(self.columns)

    def __len__(self) -> int:
        """How many columns there are."""
        return len(self.columns)

    def __contains__(self, name: object) -> bool:
        """Whether there is a column of this name."""
        return name in self.names

    def __getitem__(self, name: str) -> Column:
        """The column of this name.

        Raises:
            UnknownCodeError: If there is none; it names the nearest.
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownCodeError("column", name, self.names)

    def to_json(self) -> dict[str, object]:
        """The codebook of the frame, as plain data.

        Returns:
            What a row is, and all columns in order.

        Examples:
            >>> from hijra_amina.statistics.frames import participation_schema
            >>> participation_schema().to_json()["row"]
            'one person at one session'
        """
        return {
            "row": "one person at one session",
            "key": ["participant", "session"],
            "columns": [column.to_json() for column in self.columns],
        }
