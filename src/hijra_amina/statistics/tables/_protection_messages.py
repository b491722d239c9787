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
    "REMARKS",
    "ROUNDED_NOTE",
    "SENSITIVE_NOTE",
    "TOTAL_NOTE",
]

HIDDEN: Final = message("table.hidden", "hidden")
HIDDEN_NOTE: Final = message(
    "table.note.hidden",
    "A figure is hidden where it is above zero and below {threshold}, or where such a figure could "
    "be worked out from it; which of the two is not said, and it may be of any size.",
)
SENSITIVE_NOTE: Final = message(
    "table.note.hidden_zeros",
    "A figure is hidden where it is below {threshold}, nought included, or where such a figure "
    "could be worked out from it; which of the two is not said, and it may be of any size.",
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
REMARKS: Final = {
    "bounds": message(
        "table.note.stated",
        "The figures follow from what was stated of the sessions, not from a record of each "
        "person.",
    ),
    "known_before": message(
        "table.note.known_before",
        "Earlier releases tell some small figures more closely than this table; what is published "
        "cannot be hidden again.",
    ),
    "not_rounded": message(
        "table.note.not_rounded",
        "Not every figure is known exactly, so none is rounded; small ones are hidden instead.",
    ),
    "hidden_instead": message(
        "table.note.hidden_instead",
        "Rounding or merging alone would not have protected every small figure, so figures are "
        "hidden.",
    ),
    "rounded_instead": message(
        "table.note.rounded_instead",
        "The table is too large to search for what has to be hidden, so it is rounded.",
    ),
    "superseded": message(
        "table.note.superseded",
        "Some earlier releases show other figures than this table; it was not checked against "
        "those.",
    ),
}
"""What each remark of a protection says to readers, by its code."""
