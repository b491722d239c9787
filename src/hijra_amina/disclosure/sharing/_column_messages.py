"""What the columns of a frame are called and mean, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message

__all__ = ["ABOUT", "LABELS"]


LABELS: Final = {
    "participant": message("share.column.participant", "Participant"),
    "session": message("share.column.session", "Session"),
    "attended": message("share.column.attended", "Attended"),
    "sex": message("share.column.sex", "Sex"),
    "age_band": message("share.column.age_band", "Age band"),
    "disability": message("share.column.disability", "Disability"),
    "body": message("share.column.body", "Body"),
    "ministry": message("share.column.ministry", "Ministry"),
    "body_kind": message("share.column.body_kind", "Kind of body"),
    "government": message("share.column.government", "Government"),
    "post_level": message("share.column.post_level", "Level of post"),
    "governorate": message("share.column.governorate", "Governorate of origin"),
    "kind": message("share.column.kind", "Kind of session"),
    "series": message("share.column.series", "Series"),
    "topic": message("share.column.topic", "Topics"),
    "place_governorate": message("share.column.place_governorate", "Governorate of the place"),
    "begins": message("share.column.begins", "First day"),
    "represents_low": message("share.column.represents_low", "Sessions, at least"),
    "represents_high": message("share.column.represents_high", "Sessions, at most"),
    "complete": message("share.column.complete", "Complete"),
    "days_present": message("share.column.days_present", "Days present"),
    "days_unknown": message("share.column.days_unknown", "Days not known"),
    "days_recorded": message("share.column.days_recorded", "Days recorded"),
    "days_held_low": message("share.column.days_held_low", "Days held, at least"),
    "days_held_high": message("share.column.days_held_high", "Days held, at most"),
    "days_planned_low": message("share.column.days_planned_low", "Days planned, at least"),
    "days_planned_high": message("share.column.days_planned_high", "Days planned, at most"),
}
"""What the columns of a frame are called."""

ABOUT: Final = {
    "participant": message(
        "share.about.participant",
        "A pseudonym, the same at every session that the person came to.",
    ),
    "session": message(
        "share.about.session",
        "The identifier of the session.",
    ),
    "attended": message(
        "share.about.attended",
        "Whether the person came on one day at least: yes, no (registered and never came), "
        "or nothing where the sheet leaves it open.",
    ),
    "sex": message(
        "share.about.sex",
        "The sex of the person. One person has one.",
    ),
    "age_band": message(
        "share.about.age_band",
        "The age band of the person at the session.",
    ),
    "disability": message(
        "share.about.disability",
        "Whether the person has a disability.",
    ),
    "body": message(
        "share.about.body",
        "The body that sent the person: a code of the vocabulary, or the programme's own "
        "identifier.",
    ),
    "ministry": message(
        "share.about.ministry",
        "The ministry that this body is or belongs to; `none` if it belongs to none, and "
        "`a|b` if it is one of two.",
    ),
    "body_kind": message(
        "share.about.body_kind",
        "The kind of this body.",
    ),
    "government": message(
        "share.about.government",
        "The government of this body; `none` if it is under none.",
    ),
    "post_level": message(
        "share.about.post_level",
        "The level of the person's post.",
    ),
    "governorate": message(
        "share.about.governorate",
        "The governorate that the person comes from.",
    ),
    "kind": message(
        "share.about.kind",
        "The kind of the session.",
    ),
    "series": message(
        "share.about.series",
        "The label of the series that it is one of; `none` if of none.",
    ),
    "topic": message(
        "share.about.topic",
        "What it was about; `a;b` for two topics, `a;?` if there may be more.",
    ),
    "place_governorate": message(
        "share.about.place_governorate",
        "Where it was held; `a;b` for linked places, `a;?` if one of them is not known, "
        "`none` abroad.",
    ),
    "begins": message(
        "share.about.begins",
        "When it began, as EDTF: `2015-06-16`, `2015-06`, `2015`, `XXXX-05-04`, or "
        "`2014-10/2014-11` for somewhere within.",
    ),
    "represents_low": message(
        "share.about.represents_low",
        "How many sessions the record stands for, at the least.",
    ),
    "represents_high": message(
        "share.about.represents_high",
        "How many sessions the record stands for, at the most; nothing where that is open.",
    ),
    "complete": message(
        "share.about.complete",
        "Whether everybody who came to the session is in the frame. If not, or if nothing is "
        "said, figures have no upper end wherever somebody more may be.",
    ),
    "days_present": message(
        "share.about.days_present",
        "On how many days the person was there for certain.",
    ),
    "days_unknown": message(
        "share.about.days_unknown",
        "On how many days more the person may have been there; nothing where nobody can tell.",
    ),
    "days_recorded": message(
        "share.about.days_recorded",
        "For how many days the sheet says of the person whether they were there.",
    ),
    "days_held_low": message(
        "share.about.days_held_low",
        "On how many days the session was held, at the least.",
    ),
    "days_held_high": message(
        "share.about.days_held_high",
        "On how many days the session was held, at the most; nothing where that is open.",
    ),
    "days_planned_low": message(
        "share.about.days_planned_low",
        "How many days the session was to last, at the least.",
    ),
    "days_planned_high": message(
        "share.about.days_planned_high",
        "How many days the session was to last, at the most; nothing where that is open.",
    ),
}
"""What they hold; a test compares it with the layout of a frame."""
