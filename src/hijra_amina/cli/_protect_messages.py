"""What `protect` and `check --release` say, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message, plural_message

__all__ = [
    "CHECKED_AGAINST",
    "HIDDEN",
    "KEPT_WHOLE",
    "NAMES_A_RELEASE",
    "NOT_PROTECTED",
    "NOT_RECORDED",
    "NO_LEDGER",
    "RECORDED",
    "ROUNDED",
]

NOT_PROTECTED: Final = message(
    "cli.protect.cannot", "the table cannot be protected, and nothing was written: {reason}"
)
HIDDEN: Final = plural_message(
    "cli.protect.hidden", "{n} figure is hidden.", "{n} figures are hidden."
)
KEPT_WHOLE: Final = message("cli.protect.nothing_small", "No figure had to be hidden.")
ROUNDED: Final = message("cli.protect.rounded", "Figures are rounded to multiples of {base}.")
NO_LEDGER: Final = message(
    "cli.protect.no_ledger",
    "Checked against no earlier release: no ledger was named. Name one with --ledger.",
)
CHECKED_AGAINST: Final = plural_message(
    "cli.protect.checked_against",
    "Checked against {n} earlier release.",
    "Checked against {n} earlier releases.",
)
NAMES_A_RELEASE: Final = message(
    "cli.protect.names_a_release", "a release is recorded in a ledger: name it with --ledger"
)
RECORDED: Final = message("cli.protect.recorded", "Recorded in {path} as {release}.")
NOT_RECORDED: Final = message(
    "cli.protect.not_recorded",
    "Not recorded: with --release NAME, later releases are checked against this one.",
)
