"""What explanations of a figure say, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message, plural_message

__all__ = [
    "APPROXIMATE",
    "BECAUSE_HIGH",
    "BECAUSE_LOW",
    "DRAFT",
    "FIGURE",
    "MORE",
    "NO_LIMIT",
    "OTHER_RULE",
    "PART",
    "PARTS",
    "PERHAPS",
    "RULES",
    "SAID_BY",
    "TIGHTEST",
    "TOTAL_FIGURE",
    "UNDECIDED",
    "UNNAMED",
]

FIGURE: Final = message("explain.figure", "{caption} – {cell}: {figure}.")
TOTAL_FIGURE: Final = message("explain.total", "{caption}: {figure}.")

RULES: Final = {
    "complete_rosters": message(
        "explain.rule.rosters",
        "The attendance sheets are complete, so whoever belongs is counted one by one.",
    ),
    "sum_of_sessions": message(
        "explain.rule.sum", "What the sessions contribute is added up, low ends and high ends."
    ),
    "unique_people": message(
        "explain.rule.people",
        "Each person counts once, in however many sessions: there are at least as many as in the "
        "largest session, and at most as many as in all of them together.",
    ),
    "system": message(
        "explain.rule.system",
        "All that is stated is taken together, and the bounds are the least and the most that "
        "whole numbers allow by it.",
    ),
    "frame": message(
        "explain.rule.frame",
        "The rows of the data frame are counted: those that certainly belong for the low end, "
        "those that may belong as well for the high end.",
    ),
    "matches": message(
        "explain.rule.matches",
        "What certainly belongs is counted for the low end, and what may belong as well for the "
        "high end.",
    ),
    "people": message(
        "explain.rule.persons",
        "Each person counts once: those who certainly belong for the low end, those who may belong "
        "as well for the high end.",
    ),
    "impossible": message(
        "explain.rule.impossible", "Nobody has two values of one dimension, so there is nobody."
    ),
    "complement": message(
        "explain.rule.complement",
        "What is sure of the known values is taken from the whole; of what is left, the value is "
        "not known.",
    ),
    "share": message(
        "explain.rule.share",
        "The share is least where the part is smallest and the rest largest, and greatest where "
        "it is the other way round.",
    ),
    "gain": message(
        "explain.rule.gain",
        "The results of the tests after the session are compared with those before it.",
    ),
}
"""How a figure comes about, by the code of the rule."""

OTHER_RULE: Final = message("explain.rule.other", "The figure follows from the rule {rule}.")
UNNAMED: Final = message("explain.unnamed", "the records")
MORE: Final = plural_message("explain.more", "{n} more", "{n} more")
UNDECIDED: Final = plural_message(
    "explain.undecided",
    "Of {n} pair of participants nobody has decided whether they are one person: the low end is "
    "for as few people as they can be, the high end for all of them being different.",
    "Of {n} pairs of participants nobody has decided whether they are one person: the low end is "
    "for as few people as they can be, the high end for all of them being different.",
)
PARTS: Final = message("explain.parts", "What each session contributes:")
PART: Final = message("explain.part", "{session}: {count}")
PERHAPS: Final = message("explain.part.perhaps", "{session}: {count}, if it belongs")
SAID_BY: Final = message("explain.said_by", "{line} (by {origins})")
BECAUSE_LOW: Final = message("explain.low", "That it is not less follows from {origins}.")
BECAUSE_HIGH: Final = message("explain.high", "That it is not more follows from {origins}.")
NO_LIMIT: Final = message(
    "explain.no_limit", "Nothing that is recorded says how many there are at most."
)
APPROXIMATE: Final = message(
    "explain.approximate", "A number that it rests on is stated as approximate, and so is this."
)
TIGHTEST: Final = message(
    "explain.tightest", "Both bounds are possible: no narrower ones follow from the records."
)
DRAFT: Final = message(
    "explain.draft", "The wording of this explanation is a draft translation, not yet reviewed."
)
