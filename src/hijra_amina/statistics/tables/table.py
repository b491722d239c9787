"""`Table`: figures by dimensions, each with its bounds, and all that can be made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from hijra_amina.statistics.tables.arranging import Arrangeable
from hijra_amina.statistics.tables.columns import columns_of

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from hijra_amina.statistics.tables.columns import Scalar

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
        evidence: How each figure comes about, for `explain`; not part of its value.
        locale: The language in which a notebook shows it; not part of its value.

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
