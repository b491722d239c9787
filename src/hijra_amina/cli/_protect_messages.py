"""What `protect` and `check --release` say, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message, plural_message

__all__ = [
    "AGAINST_LEDGER",
    "AT_RISK",
    "CHECKED_AGAINST",
    "FOLLOWS",
    "HIDDEN",
    "IS_IT_OF_THIS",
    "KEPT_WHOLE",
    "MERGED",
    "NAMES_A_RELEASE",
    "NOBODY_AT_RISK",
    "NOT_PROTECTED",
    "NOT_RECORDED",
    "NO_LEDGER",
    "NO_TABLE_FILE",
    "OF_ANOTHER_PROGRAMME",
    "ON_ANOTHER_DAY",
    "PUBLISHED_ALREADY",
    "RECORDED",
    "RECORDED_ANYWAY",
    "ROUNDED",
    "SHOWN",
    "TAKEN",
    "TOO_CLOSE",
    "TOO_LARGE",
    "WORKED_OUT",
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
MERGED: Final = message(
    "cli.protect.merged", "Values are put together, so that no figure is small."
)
TAKEN: Final = message(
    "cli.protect.taken", "{path} has an entry {release} already: choose another name"
)
RECORDED_ANYWAY: Final = message(
    "cli.protect.recorded_anyway",
    "{path} has it as {release} all the same; run the command again with another name",
)
PUBLISHED_ALREADY: Final = message(
    "cli.report.published_already", "{path} has the report of this day already: {release}"
)
ON_ANOTHER_DAY: Final = message(
    "cli.report.on_another_day",
    "name another day with --on; a correction is published from Python: "
    "report.publish(…, id=…, corrects=…)",
)
AGAINST_LEDGER: Final = message(
    "cli.protect.against_ledger",
    "the table and earlier releases contradict each other, and nothing was written: {reason}",
)
IS_IT_OF_THIS: Final = message(
    "cli.protect.is_it_of_this",
    "is {path} the ledger of this programme? Where records were mended since, record the table "
    "from Python: ledger.release(…, corrects=…)",
)
TOO_CLOSE: Final = message("cli.release.too_close", "{where}: {figure}, {how}")
SHOWN: Final = message("cli.release.shown", "which is shown")
WORKED_OUT: Final = message("cli.release.worked_out", "which can be worked out")
FOLLOWS: Final = message("cli.release.follows", "which follows, though no table shows it")
AT_RISK: Final = plural_message(
    "cli.release.at_risk",
    "{n} figure would give somebody away. Protect the table first: hijra-amina protect.",
    "{n} figures would give somebody away. Protect the table first: hijra-amina protect.",
)
NOBODY_AT_RISK: Final = message("cli.release.nobody_at_risk", "No figure gives anybody away.")
TOO_LARGE: Final = message("cli.release.too_large", "{path} is larger than any table")
NO_TABLE_FILE: Final = message(
    "cli.release.no_table", "{path} is no table: one is made with --format json"
)
OF_ANOTHER_PROGRAMME: Final = message(
    "cli.release.other_programme", "{path} counts sessions that the programme does not have"
)
