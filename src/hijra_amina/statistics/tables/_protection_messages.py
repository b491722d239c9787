"""What a protected table says of its protection, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message, plural_message

__all__ = [
    "CHECKED",
    "EXPLAINED",
    "FIRST_RELEASE",
    "HIDDEN",
    "HIDDEN_NOTE",
    "MERGED_NOTE",
    "NO_LEDGER",
    "ROUNDED_NOTE",
    "TOTAL_NOTE",
]

HIDDEN: Final = message("table.hidden", "hidden")
HIDDEN_NOTE: Final = message(
    "table.note.hidden",
    "A figure is hidden where it is above zero and below {threshold}, or where such a figure could "
    "be worked out from it; which of the two is not said, and it may be of any size.",
)
ROUNDED_NOTE: Final = message(
    "table.note.rounded",
    "Figures are rounded to multiples of {base}; each is less than {base} away from the number "
    "counted.",
)
TOTAL_NOTE: Final = message(
    "table.note.rounded_total",
    "The figure for all is exact; the rounded ones need not add up to it.",
)
MERGED_NOTE: Final = message(
    "table.note.merged", "So that no figure is small, “{group}” takes together: {values}."
)
CHECKED: Final = plural_message(
    "table.note.checked",
    "Checked against {n} earlier release.",
    "Checked against {n} earlier releases.",
)
FIRST_RELEASE: Final = message(
    "table.note.first_release", "There was no earlier release to check it against."
)
NO_LEDGER: Final = message(
    "table.note.no_ledger",
    "Checked against no earlier release: this programme keeps no ledger of releases.",
)
EXPLAINED: Final = message(
    "explain.protected",
    "This table is protected: what single sessions and people contribute to a figure is not shown.",
)
