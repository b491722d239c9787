"""`Table`: figures by dimensions, each with its bounds."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal

import attrs

from hijra_amina.errors import UnknownCodeError, UnknownReferenceError
from hijra_amina.values import Count, LocalizedText

__all__ = ["Labels", "Margin", "Row", "Table"]

Labels = Literal["code", "en", "ar", "ckb", "both"]


class Margin(enum.StrEnum):
    """What stands for a value in a margin; neither can be a code.

    Examples:
        >>> str(Margin.ALL), str(Margin.UNKNOWN)
        ('*', '?')
    """

    ALL = "*"
    UNKNOWN = "?"


@attrs.frozen
class Row:
    """One figure of a table.

    Attributes:
        key: A value for each dimension of the table; `*` is all of them, `?` the people or
            sessions of whom it is not known.
        count: The figure.

    Examples:
        >>> Row(("female",), Count.between(17, 27)).count.high
        27
    """

    key: tuple[str, ...]
    count: Count


def _sized(rows: tuple[Row, ...]) -> str:
    return f"<{len(rows)}>"


def _read_only(
    labels: Mapping[tuple[str, str], LocalizedText],
) -> Mapping[tuple[str, str], LocalizedText]:
    return MappingProxyType(dict(labels))


@attrs.frozen(kw_only=True)
class Table:
    """A measure by dimensions: immutable, with codes as keys and labels beside them.

    Attributes:
        measure: What is counted.
        dimensions: By what.
        rows: The figures, margins included; margins are worked out, not entered.
        labels: The names of values, by dimension and value.

    Examples:
        >>> rows = (Row(("*",), Count.exactly(27)), Row(("female",), Count.between(17, 27)))
        >>> table = Table(measure="people", dimensions=("sex",), rows=rows)
        >>> table.cell(sex="female").low
        17
        >>> table.total
        Count.exactly(27)
        >>> table.to_dicts()[1]
        {'sex': 'female', 'low': 17, 'high': 27, 'status': 'known', 'basis': 'stated', \
'approximate': False}
    """

    measure: str
    dimensions: tuple[str, ...]
    rows: tuple[Row, ...] = attrs.field(repr=_sized)
    labels: Mapping[tuple[str, str], LocalizedText] = attrs.field(
        factory=dict[tuple[str, str], LocalizedText],
        converter=_read_only,
        repr=False,
        hash=False,
    )

    def __reduce__(
        self,
    ) -> tuple[Callable[..., Table], tuple[object, ...]]:
        """How it is copied and pickled; a read-only view alone can be neither."""
        return _made, (self.measure, self.dimensions, self.rows, dict(self.labels))

    def __len__(self) -> int:
        """The number of rows, margins included."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        """The rows, in order."""
        return iter(self.rows)

    @property
    def total(self) -> Count:
        """The figure over all values of all dimensions."""
        return self._at(tuple(str(Margin.ALL) for _ in self.dimensions))

    def cell(self, **values: str | int) -> Count:
        """One figure.

        Args:
            **values: A value for some dimensions (`year=2015`); the others are taken over all
                their values.

        Returns:
            The figure.

        Raises:
            UnknownCodeError: If a dimension is none of the table's.
            UnknownReferenceError: If there is no such row.
        """
        for name in values:
            if name not in self.dimensions:
                raise UnknownCodeError("dimension", name, self.dimensions)
        return self._at(tuple(str(values.get(name, Margin.ALL)) for name in self.dimensions))

    def to_dicts(self, labels: Labels = "code") -> list[dict[str, str | int | bool | None]]:
        """The rows as dictionaries: codes, labels, `low`, `high`, `status`, `basis`.

        Args:
            labels: `code` for codes alone; a language adds a column `<dimension>_label` beside
                each code; `both` adds English and Arabic.

        Returns:
            One dictionary for each row; `high` is `None` where it is open.

        Raises:
            UnknownCodeError: If `labels` is none of the choices.
        """
        languages = _LANGUAGES.get(str(labels))
        if languages is None:
            raise UnknownCodeError("labels", str(labels), tuple(_LANGUAGES))
        made: list[dict[str, str | int | bool | None]] = []
        for row in self.rows:
            entry: dict[str, str | int | bool | None] = {}
            for name, value in zip(self.dimensions, row.key, strict=True):
                entry[name] = value
                for language in languages:
                    column = f"{name}_label" if len(languages) == 1 else f"{name}_label_{language}"
                    entry[column] = self._label(name, value, language)
            count = row.count
            entry |= {
                "low": count.low,
                "high": count.high,
                "status": str(count.status),
                "basis": str(count.basis),
                "approximate": count.approximate,
            }
            made.append(entry)
        return made

    def _label(self, name: str, value: str, language: str) -> str:
        text = self.labels.get((name, value))
        if text is None or language not in text.languages:
            return value
        return text[language]

    def _at(self, key: tuple[str, ...]) -> Count:
        for row in self.rows:
            if row.key == key:
                return row.count
        raise UnknownReferenceError("row", ", ".join(key), [", ".join(r.key) for r in self.rows])


def _made(
    measure: str,
    dimensions: tuple[str, ...],
    rows: tuple[Row, ...],
    labels: Mapping[tuple[str, str], LocalizedText],
) -> Table:
    return Table(measure=measure, dimensions=dimensions, rows=rows, labels=labels)


_LANGUAGES: dict[str, tuple[str, ...]] = {
    "code": (),
    "en": ("en",),
    "ar": ("ar",),
    "ckb": ("ckb",),
    "both": ("en", "ar"),
}
