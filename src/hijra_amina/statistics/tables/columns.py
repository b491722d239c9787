"""A table as columns: codes, their names, both ends of each figure, and what is said of it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from hijra_amina.errors import UnknownCodeError
from hijra_amina.statistics.tables.rows import Compared
from hijra_amina.values import Count, Share
from hijra_amina.values._coded import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hijra_amina.statistics.tables.figures import Figures
    from hijra_amina.statistics.tables.rows import Row

__all__ = ["LANGUAGES", "Column", "Kind", "Scalar", "columns_of", "exact_text"]

Scalar: TypeAlias = "str | int | float | bool | Fraction | None"
"""What a column can hold; `None` where an end is open or there is no share, floats in frames."""

LANGUAGES: Final[dict[str, tuple[str, ...]]] = {
    "code": (),
    "en": ("en",),
    "ar": ("ar",),
    "ckb": ("ckb",),
    "both": ("en", "ar"),
}
"""The languages of the label columns, by the choice of labels."""

_LOCALES: Final = {"en": "en_GB", "ar": "ar_IQ", "ckb": "ckb_IQ"}


class Kind(Listed):
    """The type of a column.

    Examples:
        >>> Kind.WHOLE.value
        'whole'
    """

    TEXT = "text"
    WHOLE = "whole"
    FRACTION = "fraction"
    FLAG = "flag"


@attrs.frozen
class Column:
    """A column with its name and type, which it keeps when there is no row.

    Attributes:
        name: Its name.
        kind: Its type.
        cells: A value for each row.

    Examples:
        >>> Column("low", Kind.WHOLE, (17, None)).cells
        (17, None)
    """

    name: str
    kind: Kind
    cells: tuple[Scalar, ...] = attrs.field(repr=False)


def columns_of(figures: Figures, labels: object = "code") -> tuple[Column, ...]:
    """The columns of a table.

    Args:
        figures: The table.
        labels: `code` for codes alone; a language adds a column `<dimension>_label` beside
            each code; `both` adds English and Arabic.

    Returns:
        The columns: dimensions with their labels, `low`, `high`, `status`, `basis`,
        `approximate`, `tightest`, and the share where the table has one.

    Raises:
        UnknownCodeError: If `labels` is none of the choices.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> table = Table(measure="people", dimensions=(), rows=(Row((), Count.exactly(27)),))
        >>> [column.name for column in columns_of(table)]
        ['low', 'high', 'status', 'basis', 'approximate', 'tightest']
    """
    languages = LANGUAGES.get(str(labels))
    if languages is None:
        raise UnknownCodeError("labels", str(labels), tuple(LANGUAGES))
    made = [
        column
        for place, name in enumerate(figures.dimensions)
        for column in _of_dimension(figures, place, name, languages)
    ]
    made += _of_figures(figures.rows)
    if figures.shares_of is not None:
        made += _of_shares([row.share for row in figures.rows])
    return tuple(made)


def exact_text(value: Scalar) -> str | float | bool | None:
    """A value as files carry it: a fraction as a text such as `17/27`, so that none is rounded.

    Args:
        value: The value of a column.

    Returns:
        The value; a text for a fraction.

    Examples:
        >>> exact_text(Fraction(17, 27)), exact_text(Fraction(1)), exact_text(3)
        ('17/27', '1', 3)
    """
    return str(value) if isinstance(value, Fraction) else value


def _of_dimension(
    figures: Figures, place: int, name: str, languages: tuple[str, ...]
) -> Iterator[Column]:
    codes = tuple(row.key[place] for row in figures.rows)
    yield Column(name, Kind.TEXT, codes)
    for language in languages:
        title = f"{name}_label" if len(languages) == 1 else f"{name}_label_{language}"
        named = dict(_labels(figures, name, dict.fromkeys(codes), language))
        yield Column(title, Kind.TEXT, tuple(named[code] for code in codes))


def _labels(
    figures: Figures, name: str, values: Iterable[str], language: str
) -> Iterator[tuple[str, str]]:
    """The names of values in this very language; else the code, which is in none."""
    from hijra_amina.statistics.tables.wording import Writer  # noqa: PLC0415 - only for labels

    write = Writer(figures, _LOCALES[language])
    for value in values:
        words = write.name(name, value)
        yield value, value if words.is_foreign else words.text


def _of_figures(rows: Iterable[Row]) -> Iterator[Column]:
    rows = tuple(rows)
    figures = [row.figure for row in rows]
    whole = all(isinstance(figure, Count) for figure in figures)
    kind = Kind.WHOLE if whole else Kind.FRACTION
    yield Column("low", kind, tuple(figure.low for figure in figures))
    yield Column("high", kind, tuple(figure.high for figure in figures))
    if any(isinstance(figure, Share) for figure in figures):
        yield from _strictness("", figures)
    if any(isinstance(figure, Compared) for figure in figures):
        yield from _of_gains(figures)
    yield Column("status", Kind.TEXT, tuple(str(figure.status) for figure in figures))
    yield Column("basis", Kind.TEXT, tuple(str(figure.basis) for figure in figures))
    yield Column("approximate", Kind.FLAG, tuple(figure.approximate for figure in figures))
    yield Column("tightest", Kind.FLAG, tuple(row.tightest for row in rows))


def _of_gains(figures: Iterable[object]) -> Iterator[Column]:
    """On what a gain rests."""
    gains = [figure if isinstance(figure, Compared) else None for figure in figures]
    paired = tuple(None if gain is None else gain.paired for gain in gains)
    yield Column("paired", Kind.FLAG, paired)
    for name in ("pairs", "before", "after"):
        counts: list[Count | None] = [
            None if gain is None else getattr(gain, name) for gain in gains
        ]
        for end in ("low", "high"):
            ends = tuple(None if count is None else getattr(count, end) for count in counts)
            yield Column(f"{name}_{end}", Kind.WHOLE, ends)


def _of_shares(shares: list[Share | None]) -> Iterator[Column]:
    yield Column(
        "share_low", Kind.FRACTION, tuple(None if one is None else one.low for one in shares)
    )
    yield Column(
        "share_high", Kind.FRACTION, tuple(None if one is None else one.high for one in shares)
    )
    yield from _strictness("share_", shares)
    statuses = tuple(None if one is None else str(one.status) for one in shares)
    yield Column("share_status", Kind.TEXT, statuses)


def _strictness(prefix: str, shares: Iterable[object]) -> Iterator[Column]:
    """Whether an end is excluded: "over 60%" has the low end 3/5, and is not 3/5."""
    for end in ("low_strict", "high_strict"):
        values = tuple(getattr(one, end) if isinstance(one, Share) else None for one in shares)
        yield Column(f"{prefix}{end}", Kind.FLAG, values)
