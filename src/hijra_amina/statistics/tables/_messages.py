"""What tables say around their figures, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import Message, message

__all__ = [
    "ALL",
    "AS_OF",
    "ATTENDED",
    "BOUNDS_NOTE",
    "CAPTION",
    "CONDITION",
    "CORNER",
    "DIMENSIONS",
    "DRAFT_NOTE",
    "DRAFT_WORDING_NOTE",
    "GAINS",
    "LISTED",
    "MEASURES",
    "NONE",
    "NOT_KNOWN",
    "NO_FIGURE",
    "OVERLAP_NOTE",
    "PAIRS",
    "QUARTERS",
    "SHARE",
    "SHARE_OF",
    "SHEETS",
    "SPLIT",
    "TESTS",
    "WIDER_NOTE",
    "WITH_SHARE",
    "Message",
]

ALL: Final = message("table.all", "All")
NOT_KNOWN: Final = "label.not_known"
NO_FIGURE: Final = message("table.no_figure", "no figure")

NONE: Final = {
    "ministry": message("table.none.ministry", "Outside the ministries"),
    "government": message("table.none.government", "Outside government"),
    "place_governorate": message("table.none.place", "Outside Iraq"),
}
"""What stands for those who certainly have no value, by dimension."""

QUARTERS: Final = {
    "1": message("table.quarter.first", "first quarter of {year}"),
    "2": message("table.quarter.second", "second quarter of {year}"),
    "3": message("table.quarter.third", "third quarter of {year}"),
    "4": message("table.quarter.fourth", "fourth quarter of {year}"),
}

MEASURES: Final = {
    "people": message("table.measure.people", "People"),
    "participations": message("table.measure.participations", "Participations"),
    "person_days": message("table.measure.person_days", "Person-days"),
    "sessions": message("table.measure.sessions", "Sessions held"),
    "testimonials": message("table.measure.testimonials", "Testimonials"),
}

ATTENDED: Final = {
    "held": message("table.measure.attended.held", "{measure} (attended {share} of the days held)"),
    "planned": message(
        "table.measure.attended.planned", "{measure} (attended {share} of the days planned)"
    ),
    "recorded": message(
        "table.measure.attended.recorded", "{measure} (attended {share} of the days on record)"
    ),
}
"""A measure with a rule of attendance, by the days that the rule goes by."""

SHARE_OF: Final = message("table.measure.share", "Share of {whole}: {part}")
GAINS: Final = {
    True: message(
        "table.measure.gain",
        "Gain from the test before to the test after, averaged over people who took both",
    ),
    False: message(
        "table.measure.gain.unpaired",
        "Difference between the mean of the tests after and the mean of the tests before, of "
        "different people",
    ),
}
"""A gain, by whether it is worked out person by person."""

DIMENSIONS: Final = {
    "age_band": message("table.dimension.age_band", "Age group"),
    "body": message("table.dimension.body", "Body"),
    "body_kind": message("table.dimension.body_kind", "Kind of body"),
    "disability": message("table.dimension.disability", "Disability"),
    "governorate": message("table.dimension.governorate", "Governorate"),
    "government": message("table.dimension.government", "Government"),
    "kind": message("table.dimension.kind", "Kind of session"),
    "ministry": message("table.dimension.ministry", "Ministry"),
    "month": message("table.dimension.month", "Month"),
    "place_governorate": message("table.dimension.place", "Governorate of the place"),
    "post_level": message("table.dimension.post_level", "Post level"),
    "quarter": message("table.dimension.quarter", "Quarter"),
    "series": message("table.dimension.series", "Series"),
    "session": message("table.dimension.session", "Session"),
    "sex": message("table.dimension.sex", "Sex"),
    "topic": message("table.dimension.topic", "Topic"),
    "year": message("table.dimension.year", "Year"),
}

SPLIT: Final = message("table.caption.split", "{measure}, by {dimensions}")
CAPTION: Final = message("table.caption.where", "{caption} – {conditions}")
CONDITION: Final = message("table.condition", "{dimension}: {value}")
LISTED: Final = message("table.conditions", "{conditions}; {condition}")
AS_OF: Final = message("table.as_of", "bodies and governorates as of {date}")
CORNER: Final = message("table.corner", "{down} / {across}")
SHARE: Final = message("table.share", "Share of all, by {dimension}")
WITH_SHARE: Final = message("table.with_share", "{figure} ({share})")

PAIRS: Final = message("table.gain.pairs", "{figure} (pairs of tests: {pairs})")
TESTS: Final = message(
    "table.gain.tests", "{figure} (tests before: {before}; tests after: {after})"
)

BOUNDS_NOTE: Final = message(
    "table.note.bounds",
    "Where the records leave a figure open, its bounds are given; the true figure lies within.",
)
OVERLAP_NOTE: Final = message(
    "table.note.overlap",
    "A row counts all that may belong to it, so rows can overlap and need not add up.",
)
WIDER_NOTE: Final = message("table.note.wider", "The true bounds may be narrower than these.")
DRAFT_NOTE: Final = "label.draft"
DRAFT_WORDING_NOTE: Final = message(
    "table.note.draft", "The wording of this table is a draft translation, not yet reviewed."
)

SHEETS: Final = {
    "table": message("table.sheet.table", "Table"),
    "data": message("table.sheet.data", "Data"),
}
