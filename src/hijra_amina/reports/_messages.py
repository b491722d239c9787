"""The messages of this room: labels that only a report has, and findings."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import Message, message, plural_message

__all__ = [
    "ABOUT",
    "A_MEMBER_OF_STAFF",
    "A_PARTICIPANT",
    "BODY_OUT_OF_TIME",
    "BREAKDOWN",
    "CLAIM_FAILS",
    "CLAIM_OPEN",
    "CONTRADICTION",
    "CUMULATIVE_AS_SESSION",
    "DATES_DISAGREE",
    "DOUBLE_COUNTING",
    "DRAFTS",
    "DRAFT_LEGEND",
    "DRAFT_MARK",
    "FIGURES_DIFFER",
    "FIGURE_DOUBTFUL",
    "FIGURE_LABELS",
    "FIGURE_REPEATED",
    "FUNDING",
    "HIDDEN_INSTEAD",
    "IMPOSSIBLE_MATCH",
    "KNOWN_BEFORE",
    "NAMES_SOMEBODY",
    "NOT_ASKED",
    "NOT_GRANTED",
    "NOT_ROUNDED",
    "NOT_SHOWABLE",
    "NO_ALTERNATIVE_TEXT",
    "NO_DISCLAIMER",
    "NO_DONOR",
    "NO_FILE",
    "NO_LEDGER",
    "OTHER",
    "PERIOD_FROM",
    "PERIOD_UNTIL",
    "ROUNDED_LEFT_OUT",
    "SENTENCE_BEGAN",
    "SUPERSEDED",
    "TABLE_NAMES_SOMEBODY",
    "THAT_BEGAN",
    "TITLE",
    "UNTRANSLATED",
    "WITHOUT_NAME",
    "ZEROS_LEFT_OUT",
    "Message",
]

TITLE: Final = message("page.title", "{programme}: {report}, {period}")
ABOUT: Final = message("page.about", "The session")
BREAKDOWN: Final = message("page.breakdown", "Figures in detail")
ZEROS_LEFT_OUT: Final = message(
    "page.zeros_left_out", "Rows are left out whose figures are all {zero}."
)
ROUNDED_LEFT_OUT: Final = message(
    "page.rounded_left_out",
    "Rows are left out whose figures would all be shown as {zero}; a few people may have been "
    "there all the same.",
)
DRAFT_MARK: Final = message("page.draft", "draft translation")
DRAFT_LEGEND: Final = message(
    "page.draft_legend",
    "Draft translation, not yet reviewed. The headings of this edition are drafts too.",
)

FUNDING: Final = message("page.funding", "Funding: {donor}")
FIGURE_LABELS: Final = {
    "people": plural_message("page.figure.people", "Participant", "Participants"),
    "women": plural_message("page.figure.women", "Woman", "Women"),
    "ministries": plural_message("page.figure.ministries", "Ministry", "Ministries"),
    "organisations": plural_message("page.figure.organisations", "Organisation", "Organisations"),
    "days": plural_message("page.figure.days", "Day", "Days"),
}
"""What stands below a figure in large type."""

PERIOD_FROM: Final = message("page.from", "from {start}")
PERIOD_UNTIL: Final = message("page.until", "until {end}")
THAT_BEGAN: Final = message("page.that_began", "that began {when}")
SENTENCE_BEGAN: Final = message("sentence.began", "{event} began {place} {when}.")

A_MEMBER_OF_STAFF: Final = message("attribution.staff", "A member of staff of {body}")
A_PARTICIPANT: Final = message("attribution.participant", "A participant in the session")

CLAIM_OPEN: Final = message(
    "finding.claim_open", "the records do not decide whether this is true, so it is left out"
)
FIGURE_DOUBTFUL: Final = message(
    "finding.figure_doubtful",
    "a number of people in the text is larger than this session's; is another session meant?",
)
CLAIM_FAILS: Final = message("finding.claim_fails", "the records contradict the report: {reason}")
CONTRADICTION: Final = message(
    "finding.contradiction", "these statements cannot all be true: {statements}"
)
DATES_DISAGREE: Final = message("finding.dates_disagree", "the dates disagree with one another")
BODY_OUT_OF_TIME: Final = message(
    "finding.body_out_of_time", "the body {body} did not exist on {date}"
)
DOUBLE_COUNTING: Final = message(
    "finding.double_counting",
    "{figure} is what earlier figures make together ({parts}); are people counted twice?",
)
CUMULATIVE_AS_SESSION: Final = message(
    "finding.cumulative_as_session",
    "{figure} is the sum of all figures before it ({parts}); is it all people so far?",
)
CUMULATIVE_REPEATED: Final = message(
    "finding.cumulative_repeated",
    "{figure} stands as the people of this session and as all people so far; which is it?",
)
FIGURE_REPEATED: Final = message(
    "finding.figure_repeated",
    "{figure} stands at several sessions in the same words ({sessions}); is it one figure for all?",
)
IMPOSSIBLE_MATCH: Final = message(
    "finding.impossible_match",
    "the two participants of {match} cannot be one person, so it is no possible match",
)
DRAFTS: Final = plural_message(
    "finding.drafts",
    "{n} text in {language} is a draft translation that nobody has reviewed",
    "{n} texts in {language} are draft translations that nobody has reviewed",
)
UNTRANSLATED: Final = message(
    "finding.untranslated", "there is no text in {language}, so it is left out"
)
FIGURES_DIFFER: Final = message(
    "finding.figures_differ", "the text in {language} has other figures than the original"
)
NAMES_SOMEBODY: Final = message(
    "finding.names_somebody",
    "the text has a name or words that nobody allowed it to have, so it is left out",
)
TABLE_NAMES_SOMEBODY: Final = message(
    "finding.table_names_somebody",
    "the table has a label with a name or words that nobody allowed it to have, so it is left out",
)
NOT_ASKED: Final = message("finding.not_asked", "nobody has asked for consent")
NOT_GRANTED: Final = message(
    "finding.not_granted", "consent was refused or withdrawn, or covers something else"
)
NOT_SHOWABLE: Final = message(
    "finding.not_showable", "consent does not cover this edition, so it is left out"
)
WITHOUT_NAME: Final = message(
    "finding.without_name", "consent does not cover the name, so it is left out"
)
NO_ALTERNATIVE_TEXT: Final = message(
    "finding.no_alternative_text", "the photograph has no alternative text, so it is left out"
)
NO_FILE: Final = message("finding.no_file", "the photograph's file cannot be used: {reason}")
NO_DISCLAIMER: Final = message(
    "finding.no_disclaimer", "the donor has no disclaimer that was in force when it was issued"
)
NO_DONOR: Final = message(
    "finding.no_donor", "it is not recorded which of the donors paid, so none is named"
)
NO_LEDGER: Final = message(
    "finding.no_ledger",
    "it was published without a ledger, so later figures are not held against what it says",
)
NOT_ROUNDED: Final = message(
    "finding.not_rounded",
    "the table has figures that are not known exactly, so none is rounded; small ones are hidden "
    "instead",
)
HIDDEN_INSTEAD: Final = message(
    "finding.hidden_instead",
    "beside what was published before, no rounding of the table protects every small figure; some "
    "are hidden instead",
)
KNOWN_BEFORE: Final = message(
    "finding.known_before",
    "earlier releases have given small figures of the table away, and it cannot hide them again",
)
SUPERSEDED: Final = message(
    "finding.superseded",
    "earlier releases show other figures than the table: where they were wrong, publish this as a "
    "correction",
)
OTHER: Final = message("finding.other", "{reason}")
