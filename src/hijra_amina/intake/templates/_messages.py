"""What blank sheets and forms say, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message

__all__ = [
    "COLUMNS",
    "DATES",
    "DAY",
    "EXCUSED",
    "FORM",
    "HINTS",
    "LEGEND",
    "NAMES_NOTE",
    "ORDINAL_DAYS",
    "ORGANISER",
    "PRIVACY",
    "SESSION",
    "SHEET",
    "TITLE",
    "UNFIT",
    "VENUE",
]

SHEET: Final = message("template.sheet", "Attendance")
TITLE: Final = message("template.title", "Attendance sheet")
SESSION: Final = message("template.session", "Session: {title}")
VENUE: Final = message("template.venue", "Venue: {place}")
DATES: Final = message("template.dates", "Dates: {period}")
ORGANISER: Final = message("template.organiser", "Organiser: {name}")
LEGEND: Final = message(
    "template.legend",
    "Days: ✓ present, ✗ absent, {excused}; an empty cell says that nothing is known.",
)
NAMES_NOTE: Final = message(
    "template.names_note",
    "One part of the name in each column, as it stands in the identity document; a part that is "
    "not known stays empty.",
)
PRIVACY: Final = message(
    "template.privacy",
    "This sheet holds personal data: keep it where only those who need it can read it.",
)
EXCUSED: Final = message("template.mark.excused", "excused")
DAY: Final = message("template.day", "Day {number}")

COLUMNS: Final = {
    "sequence": message("template.column.sequence", "No."),
    "name_own": message("template.column.name_own", "Own name"),
    "name_father": message("template.column.name_father", "Father’s name"),
    "name_grandfather": message("template.column.name_grandfather", "Grandfather’s name"),
    "name_family": message("template.column.name_family", "Family name"),
    "sex": message("template.column.sex", "Sex"),
    "organisation": message("template.column.organisation", "Ministry or body"),
    "governorate": message("template.column.governorate", "Governorate"),
    "age_band": message("template.column.age_band", "Age group"),
    "disability": message("template.column.disability", "Disability"),
    "post_level": message("template.column.post_level", "Post level"),
    "phone": message("template.column.phone", "Phone"),
    "signature": message("template.column.signature", "Signature"),
}
"""The headings, by field."""

HINTS: Final = {
    "list": message("template.hint.list", "Choose from the list."),
    "organisation": message(
        "template.hint.organisation", "Choose from the list; write a body that is not in it."
    ),
    "session_date": message(
        "template.hint.session_date", "The first day, where there are several."
    ),
    "phone": message("template.hint.phone", "Digits only, such as 07901234567."),
}
"""What a cell says when it is chosen."""

UNFIT: Final = {
    "list": message("template.unfit.list", "This is not in the list."),
    "phone": message("template.unfit.phone", "A phone number has 10 to 16 digits."),
    "name": message("template.unfit.name", "A name has no digits."),
    "days": message("template.unfit.days", "The session has at least one day and at most {days}."),
}
"""What is said of a value that does not fit."""

FORM: Final = {
    "title": message("template.form.title", "Attendance"),
    "session": message("template.form.session", "The session"),
    "session_title": message("template.form.session_title", "Session title"),
    "session_date": message("template.form.session_date", "Session date"),
    "venue": message("template.form.venue", "Venue"),
    "days_held": message("template.form.days_held", "How many days in a row"),
    "participants": message("template.form.participants", "Participants"),
    "days": message("template.form.days", "Days attended"),
}
"""Further questions of the form."""

ORDINAL_DAYS: Final = (
    message("template.form.day.first", "Day 1"),
    message("template.form.day.second", "Day 2"),
    message("template.form.day.third", "Day 3"),
    message("template.form.day.fourth", "Day 4"),
    message("template.form.day.fifth", "Day 5"),
    message("template.form.day.sixth", "Day 6"),
    message("template.form.day.seventh", "Day 7"),
    message("template.form.day.eighth", "Day 8"),
    message("template.form.day.ninth", "Day 9"),
    message("template.form.day.tenth", "Day 10"),
)
"""The days of the form, which in Arabic and Kurdish are told by ordinals."""
