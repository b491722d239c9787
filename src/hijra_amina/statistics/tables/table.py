"""`Table`: figures by dimensions, each with its bounds, and all that can be made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from hijra_amina.statistics.tables.arranging import Arrangeable
from hijra_amina.statistics.tables.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from os import PathLike
    from typing import Self

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from hijra_amina.language import Digits
    from hijra_amina.statistics.tables.columns import Scalar
    from hijra_amina.statistics.tables.explaining import Explanation

__all__ = ["Labels", "Table"]

Labels = Literal["code", "en", "ar", "ckb", "both"]
"""In which languages a value's name stands beside its code."""

_ENGLISH = "en_GB"


@attrs.frozen(kw_only=True)
class Table(Arrangeable):
    """A measure by dimensions: immutable, with codes as keys and labels beside them.

    Cells are looked up with `cell` and `total`, rows are what it is iterated over. Everything
    else makes something of it: another table (`sort`, `filter`, `transpose`, `with_shares`,
    `head`, `+`), a data frame, a file, a page, an explanation.

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
        >>> from hijra_amina.statistics.tables import Row
        >>> from hijra_amina.values import Count
        >>> rows = (Row(("*",), Count.exactly(27)), Row(("female",), Count.between(17, 27)))
        >>> table = Table(measure="people", dimensions=("sex",), rows=rows)
        >>> table.cell(sex="female").low
        17
        >>> table.total
        Count.exactly(27)
        >>> table.to_dicts()[1]
        {'sex': 'female', 'low': 17, 'high': 27, 'status': 'known', 'basis': 'stated', \
'approximate': False, 'tightest': True}
    """

    def __add__(self, other: Table) -> Table:
        """The figures of the sessions of both tables together, where they add up."""
        if not isinstance(other, Table):
            return NotImplemented
        from hijra_amina.statistics.adding import combined  # noqa: PLC0415 - it makes tables

        return combined(self, other)

    # -- frames --------------------------------------------------------------------------------

    def to_dicts(self, labels: Labels = "code") -> list[dict[str, Scalar]]:
        """The rows as dictionaries: codes, labels, `low`, `high`, `status`, `basis`, and so on.

        Args:
            labels: `code` for codes alone; a language adds a column `<dimension>_label` beside
                each code; `both` adds English and Arabic.

        Returns:
            One dictionary for each row. An end that is open is `None`, which a `status` of `known`
            tells from a figure of which nothing is known. Shares are exact fractions.

        Raises:
            UnknownCodeError: If `labels` is none of the choices.
        """
        from hijra_amina.statistics.tables import conversions  # noqa: PLC0415 - when it is needed

        return conversions.to_dicts(columns_of(self, labels))

    def to_polars(self, labels: Labels = "code") -> pl.DataFrame:
        """The rows as a Polars frame, with the columns of `to_dicts`.

        Args:
            labels: As `to_dicts` takes it.

        Returns:
            The frame. Open ends are null; fractions are the nearest floats, with the exact
            fraction as a text beside each, in a column that ends in `_exact`.

        Raises:
            UnknownCodeError: If `labels` is none of the choices.
            MissingExtraError: If Polars is not installed.
        """
        from hijra_amina.statistics.tables import conversions  # noqa: PLC0415 - when it is needed

        return conversions.to_polars(columns_of(self, labels))

    def to_pandas(self, labels: Labels = "code") -> pd.DataFrame:
        """The rows as a pandas frame in nullable types: an open end is `<NA>`, and never a NaN.

        Args:
            labels: As `to_dicts` takes it.

        Returns:
            The frame, with the columns of `to_polars`.

        Raises:
            UnknownCodeError: If `labels` is none of the choices.
            MissingExtraError: If pandas is not installed.
        """
        from hijra_amina.statistics.tables import conversions  # noqa: PLC0415 - when it is needed

        return conversions.to_pandas(columns_of(self, labels))

    def to_arrow(self, labels: Labels = "code") -> pa.Table:
        """The rows as an Arrow table.

        Args:
            labels: As `to_dicts` takes it.

        Returns:
            The table, with the columns of `to_polars`.

        Raises:
            UnknownCodeError: If `labels` is none of the choices.
            MissingExtraError: If PyArrow is not installed.
        """
        from hijra_amina.statistics.tables import conversions  # noqa: PLC0415 - when it is needed

        return conversions.to_arrow(columns_of(self, labels))

    # -- for readers ---------------------------------------------------------------------------

    def in_locale(self, locale: str) -> Self:
        """The same table, shown in another language where nothing else is asked for.

        Args:
            locale: Language and territory.

        Returns:
            A new table; a notebook shows it in that language and direction.

        Raises:
            LocaleError: If the locale is a bare language, or unknown.

        Examples:
            >>> table = Table(measure="people", dimensions=("sex",), rows=())
            >>> table.in_locale("ar_IQ").to_markdown().splitlines()[2]
            '**الأشخاص بحسب الجنس**'
        """
        from hijra_amina.language import parse_locale  # noqa: PLC0415 - when it is needed

        return attrs.evolve(self, locale=parse_locale(locale))

    def to_html(
        self,
        locale: str | None = None,
        *,
        wide: bool | None = None,
        page: bool = False,
        digits: Digits | None = None,
    ) -> str:
        """The table as HTML that needs nothing else, for light and dark surroundings.

        Args:
            locale: The reader's language and territory; the table's own, or English, if not given.
            wide: Whether the values of the second of two dimensions stand side by side; without
                it, they do where they are few.
            page: Whether a whole page is wanted rather than an element of one.
            digits: The digits, where not the locale's own.

        Returns:
            The element or the page.

        Raises:
            InvalidValueError: If a table that has not two dimensions is to be wide.
            LocaleError: If the locale is a bare language, or unknown.

        Examples:
            >>> table = Table(measure="people", dimensions=("sex",), rows=())
            >>> "<caption>People, by sex</caption>" in table.to_html()
            True
        """
        from hijra_amina.statistics.tables import layout, pages  # noqa: PLC0415 - when it is needed

        shown_in = locale or self.locale or _ENGLISH
        laid_out = layout.laid_out(self, shown_in, wide=wide, digits=digits)
        return pages.to_page(laid_out) if page else pages.to_html(laid_out)

    def to_markdown(
        self,
        locale: str | None = None,
        *,
        wide: bool | None = None,
        digits: Digits | None = None,
    ) -> str:
        """The table as Markdown with pipes.

        Args:
            locale: As `to_html` takes it.
            wide: As `to_html` takes it.
            digits: As `to_html` takes them.

        Returns:
            The text.

        Raises:
            InvalidValueError: If a table that has not two dimensions is to be wide.
            LocaleError: If the locale is a bare language, or unknown.

        Examples:
            >>> table = Table(measure="people", dimensions=("sex",), rows=())
            >>> table.to_markdown().splitlines()[2]
            '| Sex | People |'
        """
        from hijra_amina.statistics.tables import layout, plain_text  # noqa: PLC0415 - when needed

        shown_in = locale or self.locale or _ENGLISH
        laid_out = layout.laid_out(self, shown_in, wide=wide, digits=digits)
        return plain_text.to_markdown(laid_out)

    def explain(
        self,
        where: Mapping[str, str | int] | None = None,
        *,
        locale: str | None = None,
        **values: str | int,
    ) -> Explanation:
        """How one figure comes about: the rule, what each session contributes, who says so.

        Of a protected table it says what is shown, by which rule, and that no more is.

        Args:
            where: A value for some dimensions; the others are taken over all their values.
            locale: The reader's language and territory; the table's own, or English, if not given.
            **values: The same as arguments: `sex="female"`.

        Returns:
            The explanation, in prose and as JSON from which `recompute` gives the figure again.

        Raises:
            UnknownCodeError: If a dimension is none of the table's.
            UnknownReferenceError: If there is no such row.
            InvalidValueError: If the table does not know how its figures come about.
            LocaleError: If the locale is a bare language, or unknown.
        """
        from hijra_amina.statistics.tables import explaining  # noqa: PLC0415 - when it is needed

        row = self.row(**{**(where or {}), **values})
        return explaining.explained(self, row, locale or self.locale or _ENGLISH)

    def _repr_html_(self) -> str:
        return self.to_html()

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def _repr_mimebundle_(
        self, include: Container[str] | None = None, exclude: Container[str] | None = None
    ) -> dict[str, str]:
        """What a notebook shows: HTML, Markdown or text, whichever it can."""
        from hijra_amina.statistics.tables import notebook  # noqa: PLC0415 - when it is needed

        return notebook.bundle(self, self.locale or _ENGLISH, include, exclude)

    # -- files ---------------------------------------------------------------------------------

    def to_csv(self, path: str | PathLike[str] | None = None, labels: Labels = "code") -> str:
        r"""The rows as CSV, with the columns of `to_dicts`.

        An open end is an empty field, and a fraction is exact (`17/27`). A text that a
        spreadsheet would take for a formula begins with an apostrophe.

        Args:
            path: The file to write, if one is wanted; it is replaced whole or not at all.
            labels: As `to_dicts` takes it.

        Returns:
            The text.

        Raises:
            UnknownCodeError: If `labels` is none of the choices.
            OSError: If the file cannot be written.

        Examples:
            >>> Table(measure="people", dimensions=("sex",), rows=()).to_csv()
            'sex,low,high,status,basis,approximate,tightest\n'
        """
        from hijra_amina.statistics.tables import files  # noqa: PLC0415 - when it is needed

        text = files.to_csv(columns_of(self, labels))
        if path is not None:
            files.put_file(path, text.encode())
        return text

    def to_json(self, labels: Labels = "code") -> str:
        """The table as JSON: measure, dimensions, conditions, sessions, the rows of `to_dicts`.

        A protected table has an object `protection` besides, which says how it was protected.

        Args:
            labels: As `to_dicts` takes it.

        Returns:
            The text, which `from_json` reads again; fractions are texts such as `17/27`.

        Raises:
            UnknownCodeError: If `labels` is none of the choices.

        Examples:
            >>> Table(measure="people", dimensions=(), rows=()).to_json()
            '{"measure": "people", "dimensions": [], "where": {}, "as_of": null, "rows": []}'
        """
        from hijra_amina.statistics.tables import files  # noqa: PLC0415 - when it is needed

        return files.to_json(self, columns_of(self, labels))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """A table of counts from its JSON; labels come from the vocabularies, and no explanation.

        Args:
            text: What `to_json` gave.

        Returns:
            The table.

        Raises:
            DecodeError: If it is no such text; it says where and what was expected.

        Examples:
            >>> from hijra_amina.statistics.tables import Row
            >>> from hijra_amina.values import Count
            >>> rows = (Row(("*",), Count.exactly(27)),)
            >>> table = Table(measure="people", dimensions=("sex",), rows=rows)
            >>> Table.from_json(table.to_json()) == table
            True
        """
        from hijra_amina.statistics.tables import from_json  # noqa: PLC0415 - when it is needed

        return cls(**from_json.parts_of(text))

    def to_xlsx(
        self,
        path: str | PathLike[str] | None = None,
        locale: str | None = None,
        *,
        wide: bool | None = None,
    ) -> bytes:
        """The table as a spreadsheet, from the right where the language runs so.

        One sheet is laid out for reading, one holds the rows of `to_dicts` with labels in English
        and Arabic. Texts are stored as texts, and none is run as a formula.

        Args:
            path: The file to write, if one is wanted; it is replaced whole or not at all.
            locale: As `to_html` takes it.
            wide: As `to_html` takes it.

        Returns:
            The content of the file.

        Raises:
            InvalidValueError: If a table that has not two dimensions is to be wide.
            LocaleError: If the locale is a bare language, or unknown.
            MissingExtraError: If openpyxl is not installed.
            OSError: If the file cannot be written.
        """
        from hijra_amina.statistics.tables import (  # noqa: PLC0415 - when they are needed
            files,
            layout,
            spreadsheet,
        )

        laid_out = layout.laid_out(self, locale or self.locale or _ENGLISH, wide=wide)
        data = spreadsheet.to_xlsx(laid_out, columns_of(self, "both"))
        if path is not None:
            files.put_file(path, data)
        return data
