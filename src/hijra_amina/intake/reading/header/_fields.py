"""The fields that a column can hold, and what becomes of each."""

from __future__ import annotations

from typing import Final

__all__ = ["DESCRIBING", "MARKED", "NAMES", "NAME_PARTS", "NOT_KEPT"]

NAME_PARTS: Final = ("name_own", "name_father", "name_grandfather", "name_family")
"""The columns of a name in parts, in the order in which they are put together."""

NAMES: Final = frozenset({"name", *NAME_PARTS})
"""A table has at least one of these, or it is no list of people."""

MARKED: Final = frozenset({"attendance", "sex_male", "sex_female"})
"""Columns with a mark instead of a value."""

NOT_KEPT: Final = frozenset(
    {
        "district",
        "days_attended",
        "email",
        "national_id",
        "notes",
        "other",
        "post",
        "sequence",
        "signature",
        "time",
    }
)
"""Columns that are known, and of which records keep nothing: what statistics do not need."""

DESCRIBING: Final = frozenset(
    {"organisation", "department", "governorate", "post_level", "rank", "date"}
)
"""Columns in which one merged cell may stand for several people."""
