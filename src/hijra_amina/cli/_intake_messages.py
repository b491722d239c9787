"""What `template`, `intake` and `match` say, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message, plural_message

__all__ = [
    "CELLS",
    "DECIDED",
    "DECIDE_FIRST",
    "IN_SHEET",
    "KEPT_IDENTIFIERS",
    "LEFT_AS_TWO",
    "LIST_THERE",
    "MERGED",
    "NAME_A_PAGE",
    "NAME_A_PROGRAMME",
    "NAME_QUESTIONS_FILE",
    "NAME_THE_DAYS",
    "NOTHING_WRITTEN",
    "NOT_APPLIED",
    "NO_OPEN_PAIRS",
    "OPEN_PAIRS",
    "OUT_OF_BOUNDS",
    "PARTICIPANTS",
    "PEOPLE",
    "PEOPLE_READ",
    "PROBABLY",
    "PUT_INTO",
    "QUESTIONS",
    "QUESTIONS_FILE",
    "REVIEW_HINT",
    "ROSTER_THERE",
    "TO_KNOW",
    "WOULD_PUT_INTO",
]

NAME_A_PROGRAMME: Final = message(
    "cli.template.name_a_programme", "an attendance sheet is made for a session of a programme"
)
NAME_THE_DAYS: Final = message(
    "cli.template.name_the_days",
    "the session {session} does not say how many days it has; say it with --days",
)
OUT_OF_BOUNDS: Final = message(
    "cli.template.out_of_bounds", "{option} takes a whole number from {low} to {high}"
)

IN_SHEET: Final = message("cli.intake.in_sheet", "{file}:")
PEOPLE_READ: Final = plural_message(
    "cli.intake.people_read", "{n} person was read.", "{n} people were read."
)
CELLS: Final = message(
    "cli.intake.cells",
    "Cells that hold something: {total}; used: {used}; left out for a stated reason: {ignored}; "
    "asked about: {queried}.",
)
QUESTIONS: Final = plural_message(
    "cli.intake.questions", "There is {n} question:", "There are {n} questions:"
)
TO_KNOW: Final = plural_message("cli.intake.to_know", "{n} thing to know:", "{n} things to know:")
QUESTIONS_FILE: Final = message(
    "cli.intake.questions_file",
    "The questions stand beside their cells in {path}: correct it there, and read that file.",
)
NAME_QUESTIONS_FILE: Final = message(
    "cli.intake.name_questions_file",
    "with --questions FILE you get a copy of the sheet with these cells marked",
)
NOTHING_WRITTEN: Final = message(
    "cli.intake.nothing_written", "nothing was written: the questions have to be answered first"
)
DECIDE_FIRST: Final = plural_message(
    "cli.intake.decide_first",
    "nothing was written: {n} pair on these sheets may be one person, who would stand twice on the "
    "session’s roster; decide it first",
    "nothing was written: {n} pairs on these sheets may each be one person, who would stand twice "
    "on the session’s roster; decide them first",
)
NAME_A_PAGE: Final = message(
    "cli.intake.name_a_page", "with --page FILE you get a page on which to decide, pair by pair"
)
LEFT_AS_TWO: Final = plural_message(
    "cli.intake.left_as_two",
    "{n} pair of the session was left undecided, and is counted as two people.",
    "{n} pairs of the session were left undecided, and are counted as two people each.",
)
ROSTER_THERE: Final = message(
    "cli.intake.roster_there", "the session {session} has a roster already"
)
LIST_THERE: Final = message(
    "cli.intake.list_there", "the people of {file} are on the session’s roster already"
)
PUT_INTO: Final = message("cli.intake.put_into", "The session {session} of {path} has them now.")
WOULD_PUT_INTO: Final = message(
    "cli.intake.would_put_into", "Nothing was written: this was a trial."
)
KEPT_IDENTIFIERS: Final = message(
    "cli.intake.kept_identifiers",
    "Phones and staff numbers are kept in {path}; nobody but you can read it.",
)

PARTICIPANTS: Final = plural_message(
    "cli.match.participants", "There is {n} participant.", "There are {n} participants."
)
PEOPLE: Final = message(
    "cli.match.people",
    "By what is known of them they are {count} people, most likely {likely}.",
)
PROBABLY: Final = message(
    "cli.match.probably", "By what is known of them they are most likely {likely} people."
)
NO_OPEN_PAIRS: Final = message("cli.match.no_open_pairs", "No pair is left to decide.")
OPEN_PAIRS: Final = plural_message(
    "cli.match.open_pairs",
    "{n} pair may be one person and is not decided.",
    "{n} pairs may each be one person and are not decided.",
)
DECIDED: Final = message(
    "cli.match.decided",
    "Decided so far: {same} the same, {different} different, {undecided} left undecided.",
)
REVIEW_HINT: Final = message(
    "cli.match.review_hint", "decide the pairs on a page: hijra-amina match {path} --page {page}"
)
NOT_APPLIED: Final = message(
    "cli.match.not_applied", "The programme is as it was; --apply carries the decisions out."
)
MERGED: Final = plural_message(
    "cli.match.merged",
    "{n} participant was found to be another and merged into them.",
    "{n} participants were found to be others and merged into them.",
)
