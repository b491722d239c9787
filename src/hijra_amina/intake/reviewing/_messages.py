"""What the review page says, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message

__all__ = [
    "CONFLICT",
    "CONFLICT_HERE",
    "DECIDED",
    "DIFFERS",
    "HOW",
    "KEYS",
    "LINES",
    "NONE",
    "NOTICE",
    "NOTICE_TITLE",
    "ONLY_SOME",
    "PAIR",
    "QUESTION",
    "SAVE",
    "SAVED",
    "SESSION",
    "STRENGTHS",
    "THEN",
    "TITLE",
    "VERDICTS",
    "WHO",
    "WHO_MISSING",
    "WHY",
]

TITLE: Final = message("review_page.title", "Who may be whom: {programme}")
NOTICE_TITLE: Final = message("review_page.notice_title", "Personal data")
NOTICE: Final = message(
    "review_page.notice",
    "This page shows people’s names. Keep it on this computer, send it to nobody, and delete it "
    "when all is decided. Nothing leaves the page but the file that you save.",
)
HOW: Final = message(
    "review_page.how",
    "Each pair may be one person who signed two sheets, or two people. Decide what you know; what "
    "stays undecided makes the number of people a range.",
)
KEYS: Final = message(
    "review_page.keys",
    "In a pair, the keys S, D and U say: same, different, undecided; the arrows go to the pair "
    "before or after.",
)
ONLY_SOME: Final = message(
    "review_page.only_some",
    "Shown are {shown} of {all} pairs, the likeliest; decide these and make the page again.",
)
NONE: Final = message("review_page.none", "There is no pair to decide.")
DECIDED: Final = message("review_page.decided", "Decided")
PAIR: Final = message("review_page.pair", "Pair {number}")
QUESTION: Final = message("review_page.question", "Are these one person?")
DIFFERS: Final = message("review_page.differs", "differs")

SESSION: Final = message("review_page.session", "{title}, {period}")

STRENGTHS: Final = {
    "strong": message("review_page.strength.strong", "strong"),
    "likely": message("review_page.strength.likely", "likely"),
    "weak": message("review_page.strength.weak", "weak"),
}
"""How much speaks for one person, in a word."""

VERDICTS: Final = {
    "same": message("review_page.verdict.same", "Same person"),
    "different": message("review_page.verdict.different", "Different people"),
    "undecided": message("review_page.verdict.undecided", "Undecided"),
}

LINES: Final = {
    "name": message("review_page.line.name", "Name"),
    "organisation": message("review_page.line.organisation", "Body"),
    "sex": message("review_page.line.sex", "Sex"),
    "age_band": message("review_page.line.age_band", "Age group"),
    "disability": message("review_page.line.disability", "Disability"),
    "post_level": message("review_page.line.post_level", "Post level"),
    "governorate": message("review_page.line.governorate", "Governorate"),
    "sessions": message("review_page.line.sessions", "Sessions"),
    "id": message("review_page.line.identifier", "Identifier"),
}
"""The headings of what is known of two participants."""

WHY: Final = message("review_page.why", "Reason, without names (may be left empty)")
WHO: Final = message("review_page.who", "Who decides (a post or initials)")
WHO_MISSING: Final = message("review_page.who_missing", "Say first who decides.")
SAVE: Final = message("review_page.save", "Save the decisions")
SAVED: Final = message("review_page.saved", "The browser has saved the file among its downloads.")
THEN: Final = message(
    "review_page.then", "Move the file beside the programme, and carry the decisions out with:"
)
CONFLICT: Final = message(
    "review_page.conflict",
    "Nothing was saved: the decisions contradict each other at the pairs that are marked.",
)
CONFLICT_HERE: Final = message(
    "review_page.conflict_here",
    "By other decisions these two are one person: two who are the same as a third are the same.",
)
