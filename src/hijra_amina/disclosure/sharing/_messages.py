"""What a pack says around its rows, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message

__all__ = [
    "COLUMN",
    "DRAFT",
    "EMPTY",
    "FILES",
    "FILES_HEADING",
    "GIVEN_UP",
    "INTRODUCTION",
    "LINKED",
    "MEANING",
    "NAME",
    "NOTHING",
    "NOT_PROMISED",
    "NOT_PROMISED_HEADING",
    "OWN_PSEUDONYM",
    "PERSONAL",
    "RARE",
    "RISK",
    "RISK_HEADING",
    "RISK_MEANING",
    "SMALL",
    "TITLE",
    "TOLD",
    "TYPE",
    "TYPES",
    "VALUES",
    "WITHOUT_ROWS",
]

TITLE: Final = message("share.title", "Participations: {programme}")
INTRODUCTION: Final = message(
    "share.introduction",
    "Each row of {file} is one person at one session. People stand under pseudonyms.",
)
PERSONAL: Final = message(
    "share.personal",
    "These are personal data all the same: whoever knows enough of a person can look for the row. "
    "Keep them where nobody else can read them, use them for what they were given for, and delete "
    "them after.",
)
DRAFT: Final = message(
    "share.draft", "The wording of this page is a draft translation, not yet reviewed."
)

FILES_HEADING: Final = message("share.files", "Files")
FILES: Final = {
    "participations.csv": message("share.file.rows", "the rows"),
    "codebook.csv": message("share.file.codebook", "what each column holds, in all languages"),
    "codebook.html": message("share.file.page", "the same as a page"),
    "risk.json": message("share.file.risk", "how few people are alike in the rows, as data"),
    "datapackage.json": message("share.file.descriptor", "the descriptor (Data Package 2.0)"),
}

RISK_HEADING: Final = message("share.risk", "How few people are alike")
RISK_MEANING: Final = message(
    "share.risk.meaning",
    "Two people are alike if their rows are: the same sessions, and at each the same traits. "
    "Whoever knows all of that of a person finds a group, and within the group nobody.",
)
RISK: Final = {
    "threshold": message("share.risk.threshold", "People in a group, at least (required)"),
    "smallest": message("share.risk.smallest", "People in the smallest group"),
    "people": message("share.risk.people", "People in all groups"),
    "combinations": message("share.risk.groups", "Groups"),
    "people_below": message("share.risk.below", "People in groups that are too small"),
}
TOLD: Final = message("share.told", "Traits that the rows tell")
GIVEN_UP: Final = message("share.given_up", "Traits given up, so that more people are alike")
LINKED: Final = message("share.linked", "which rows are of one person")
OWN_PSEUDONYM: Final = message(
    "share.own_pseudonym",
    "Each row has a pseudonym of its own. Rows of one person cannot be put together, so that "
    "people cannot be counted over several sessions, only participations.",
)
SMALL: Final = message("share.small", "Sessions left out because fewer people came")
RARE: Final = message("share.rare", "Rows left out because too few people are like those in them")
WITHOUT_ROWS: Final = message(
    "share.without_rows", "Sessions without a list of participants, which have no row"
)
NOTHING: Final = message("share.nothing", "none")

NOT_PROMISED_HEADING: Final = message("share.not_promised", "What is not promised")
NOT_PROMISED: Final = (
    message(
        "share.not_promised.more",
        "Whoever knows more of a person than these traits may find the row: by a post, a "
        "photograph, a quotation or a table that is published.",
    ),
    message(
        "share.not_promised.alike",
        "If everybody in a group has something else in common, whoever finds the group knows it of "
        "each of them.",
    ),
    message(
        "share.not_promised.packs",
        "Two packs of one programme may together tell what neither tells alone. Give a recipient "
        "one pack, and make another with another key.",
    ),
    message(
        "share.not_promised.key",
        "The pseudonyms are made with a key that is not in the pack. Whoever has the key and the "
        "records can tell whose they are.",
    ),
)

COLUMN: Final = message("share.codebook.column", "Column")
NAME: Final = message("share.codebook.name", "Name")
MEANING: Final = message("share.codebook.meaning", "Meaning")
TYPE: Final = message("share.codebook.type", "Type")
VALUES: Final = message("share.codebook.values", "Values")
TYPES: Final = {
    "string": message("share.type.text", "text"),
    "int64": message("share.type.number", "whole number"),
    "bool": message("share.type.yes_or_no", "true or false"),
}
EMPTY: Final = message("share.empty", "An empty field: not known, or not told.")
