"""The figures of a table, and looking one of them up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import InvalidValueError, UnknownCodeError, UnknownReferenceError
from hijra_amina.statistics.tables.coverage import Coverage
from hijra_amina.statistics.tables.protection import Protection
from hijra_amina.statistics.tables.rows import Figure, LaterRows, Margin, Row
from hijra_amina.values import LocalizedText, PartialDate

if TYPE_CHECKING:
    from hijra_amina.statistics._cells import Evidence  # noqa: TC004 - cells are made of rows
    from hijra_amina.statistics.measures import Measure  # noqa: TC004 - measures stand above

__all__ = ["Figures"]


def _sized(rows: Sequence[Row]) -> str:
    return f"<{len(rows)}>"


def _kept(rows: Iterable[Row]) -> Sequence[Row]:
    """Rows that are made later stay so."""
    return rows if isinstance(rows, LaterRows) else tuple(rows)


def _read_only(
    labels: Mapping[tuple[str, str], LocalizedText],
) -> Mapping[tuple[str, str], LocalizedText]:
    return MappingProxyType(dict(labels))


@attrs.frozen(kw_only=True)
class Figures:
    """A measure by dimensions: immutable, with codes as keys and labels beside them.

    Attributes:
        measure: What is counted.
        dimensions: By what.
        rows: The figures, margins included; margins are worked out, not entered.
        labels: The names of values, by dimension and value; a dimension's own name stands under
            the empty value, and the measure's under two empty texts.
        where: The conditions under which it was counted, a dimension and a value each.
        as_of: The day to whose bodies and governorates earlier ones were rolled up.
        shares_of: The dimension within whose margin the shares of the rows are, if they have any.
        sessions: The sessions that were counted, where they are known; not part of its value.
        coverage: Which of them have which year, kind and so on, where that is known; not part of
            its value.
        counted: The measure itself, for its wording; not part of its value.
        evidence: How each figure comes about, for `explain`; not part of its value.
        locale: The language in which a notebook shows it; not part of its value.
        protection: What was done to it so that it gives nobody away, if anything was.

    Examples:
        >>> from hijra_amina.values import Count
        >>> rows = (Row(("*",), Count.exactly(27)), Row(("female",), Count.between(17, 27)))
        >>> figures = Figures(measure="people", dimensions=("sex",), rows=rows)
        >>> figures.cell(sex="female").low
        17
        >>> figures.total
        Count.exactly(27)
    """

    measure: str
    dimensions: tuple[str, ...]
    rows: Sequence[Row] = attrs.field(converter=_kept, repr=_sized)
    labels: Mapping[tuple[str, str], LocalizedText] = attrs.field(
        factory=dict[tuple[str, str], LocalizedText],
        converter=_read_only,
        repr=False,
        hash=False,
    )
    where: tuple[tuple[str, str], ...] = ()
    as_of: PartialDate | None = None
    shares_of: str | None = None
    sessions: frozenset[str] | None = attrs.field(default=None, eq=False, repr=False)
    coverage: tuple[Coverage, ...] = attrs.field(default=(), eq=False, repr=False)
    counted: Measure | None = attrs.field(default=None, eq=False, repr=False)
    evidence: Evidence | None = attrs.field(default=None, eq=False, repr=False)
    locale: str | None = attrs.field(default=None, eq=False)
    protection: Protection | None = None
    _by_key: dict[tuple[str, ...], Row] | None = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse rows that fit no table, and make looking up a cell fast."""
        if self.protection is not None and self.evidence is not None:
            # It would tell how each figure comes about, and so what the hidden ones are.
            raise InvalidValueError("Table.evidence", "none where it is protected", "some")
        if isinstance(self.rows, LaterRows):
            # A mapping has each key once, and the engine that made it knows the dimensions.
            object.__setattr__(self, "_by_key", None)
            return
        by_key = {row.key: row for row in self.rows}
        if len(by_key) != len(self.rows):
            raise InvalidValueError("Table.rows", "each key once", "one twice")
        if any(len(key) != len(self.dimensions) for key in by_key):
            raise InvalidValueError("Table.rows", "a value for each dimension", "another number")
        object.__setattr__(self, "_by_key", by_key)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """How it is copied and pickled; a read-only view alone can be neither."""
        parts: dict[str, object] = {
            field.name: getattr(self, field.name) for field in attrs.fields(Figures) if field.init
        }
        return _made, (type(self), parts | {"labels": dict(self.labels)})

    def __len__(self) -> int:
        """The number of rows, margins included."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        """The rows, in order."""
        return iter(self.rows)

    # -- one figure ----------------------------------------------------------------------------

    @property
    def total(self) -> Figure:
        """The figure over all values of all dimensions."""
        return self.row().figure

    def cell(self, **values: str | int) -> Figure:
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
        return self.row(**values).figure

    def row(self, **values: str | int) -> Row:
        """The row of one figure, which also says how tight it is and what share it has.

        Args:
            **values: A value for some dimensions; the others are taken over all their values.

        Returns:
            The row.

        Raises:
            UnknownCodeError: If a dimension is none of the table's.
            UnknownReferenceError: If there is no such row.

        Examples:
            >>> from hijra_amina.values import Count
            >>> rows = (Row(("*",), Count.exactly(27)),)
            >>> Figures(measure="people", dimensions=("sex",), rows=rows).row().tightest
            True
        """
        for name in values:
            if name not in self.dimensions:
                raise UnknownCodeError("dimension", name, self.dimensions)
        key = tuple(str(values.get(name, Margin.ALL)) for name in self.dimensions)
        found = self._find(key)
        if found is None:
            for at, name in enumerate(self.dimensions):
                values_of = dict.fromkeys(row.key[at] for row in self.rows)
                if key[at] not in values_of:
                    raise UnknownReferenceError(f"row of {name}", key[at], values_of)
            known = [", ".join(row.key) for row in self.rows]
            raise UnknownReferenceError("row", ", ".join(key), known)
        return found

    def _find(self, key: tuple[str, ...]) -> Row | None:
        """The row of a key, `None` if there is none."""
        if isinstance(self.rows, LaterRows):
            return self.rows.find(key)
        return None if self._by_key is None else self._by_key.get(key)


def _made(kind: type[Figures], parts: dict[str, object]) -> object:
    return kind(**parts)  # type: ignore[arg-type]  # the parts of one that was made before
