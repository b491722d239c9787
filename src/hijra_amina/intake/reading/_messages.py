"""What reading asks and says, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import Message, message, plural_message

__all__ = [
    "FIELDS",
    "MARKS",
    "QUESTIONS",
    "REASONS",
    "ROWS",
    "SEVERITIES",
    "SHEET_OF_QUESTIONS",
    "SUGGESTED",
    "WHERE",
    "WHERE_FIELD",
    "WHERE_FILE",
    "WHERE_SHEET",
    "Message",
]

WHERE: Final = message("intake.where.cell", "Sheet “{sheet}”, cell {cell}: {what}")
WHERE_FIELD: Final = message("intake.where.field", "Sheet “{sheet}”, cell {cell} ({field}): {what}")
WHERE_SHEET: Final = message("intake.where.sheet", "Sheet “{sheet}”: {what}")
WHERE_FILE: Final = message("intake.where.file", "File “{file}”: {what}")
SUGGESTED: Final = message("intake.suggested", "Did you mean: {suggestions}?")
ROWS: Final = plural_message("intake.rows", "{n} row is affected.", "{n} rows are affected.")
SHEET_OF_QUESTIONS: Final = {
    "title": message("intake.questions.title", "Questions"),
    "severity": message("intake.questions.severity", "Weight"),
    "sheet": message("intake.questions.sheet", "Sheet"),
    "cell": message("intake.questions.cell", "Cell"),
    "what": message("intake.questions.what", "Question"),
}

SEVERITIES: Final = {
    "error": message("intake.severity.error", "to be settled"),
    "warning": message("intake.severity.warning", "to be looked at"),
    "note": message("intake.severity.note", "for your information"),
}

MARKS: Final = {
    "present": message("intake.mark.present", "present"),
    "absent": message("intake.mark.absent", "absent"),
    "excused": message("intake.mark.excused", "excused"),
    "unknown": message("intake.mark.unknown", "not known"),
}

FIELDS: Final = {
    "age": message("intake.field.age", "age"),
    "age_band": message("intake.field.age_band", "age group"),
    "attendance": message("intake.field.attendance", "attendance"),
    "birth": message("intake.field.birth", "date of birth"),
    "date": message("intake.field.date", "date"),
    "day": message("intake.field.day", "day"),
    "department": message("intake.field.department", "department"),
    "disability": message("intake.field.disability", "disability"),
    "governorate": message("intake.field.governorate", "governorate"),
    "name": message("intake.field.name", "name"),
    "organisation": message("intake.field.organisation", "organisation"),
    "phone": message("intake.field.phone", "phone"),
    "post_level": message("intake.field.post_level", "post level"),
    "sex": message("intake.field.sex", "sex"),
    "staff_number": message("intake.field.staff_number", "staff number"),
}

QUESTIONS: Final = {
    "no_names": message(
        "intake.question.no_names",
        "No column of names was found, so nothing was read from here. "
        "Expected a heading such as “Name” or “الاسم”.",
    ),
    "formula_without_result": message(
        "intake.question.formula_without_result",
        "This is a formula, and the file does not keep its result. "
        "Expected a value: open and save the file in a spreadsheet program, or type the value.",
    ),
    "formula": message(
        "intake.question.formula",
        "This is a formula. The result that the file keeps was taken; it was not worked out anew.",
    ),
    "error_value": message(
        "intake.question.error_value",
        "The spreadsheet program shows the error {found} here. Expected a value.",
    ),
    "unknown_sex": message(
        "intake.question.unknown_sex",
        "Found {found}. Expected one of: male, female, ذكر, أنثى.",
    ),
    "unknown_governorate": message(
        "intake.question.unknown_governorate",
        "Found {found}. Expected a governorate of Iraq.",
    ),
    "unknown_age": message(
        "intake.question.unknown_age",
        "Found {found}. Expected an age in years, an age group or a date of birth.",
    ),
    "unknown_disability": message(
        "intake.question.unknown_disability", "Found {found}. Expected yes or no."
    ),
    "unknown_post_level": message(
        "intake.question.unknown_post_level",
        "Found {found}. Expected a level such as “operational” or “senior”; it is left open.",
    ),
    "unknown_body": message(
        "intake.question.unknown_body",
        "Found {found}, which the vocabulary of bodies does not have. "
        "It is kept as an organisation of its own.",
    ),
    "unknown_ministry": message(
        "intake.question.unknown_ministry",
        "Found {found}, which reads as a ministry, and no known ministry is called so. "
        "Expected the name of a ministry.",
    ),
    "several_bodies": message(
        "intake.question.several_bodies",
        "Found {found}, which is the name of a federal ministry and of one of the "
        "Kurdistan Region. It is left open which one is meant.",
    ),
    "part_of_body": message(
        "intake.question.part_of_body",
        "Found {found}. It was read as a part of a body, and that body is recorded.",
    ),
    "body_not_in_being": message(
        "intake.question.body_not_in_being",
        "Found {found}, a body that was not in being at that time.",
    ),
    "unknown_mark": message(
        "intake.question.unknown_mark",
        "Found {found}. Expected a mark for present, absent or excused.",
    ),
    "mark_undecided": message(
        "intake.question.mark_undecided",
        "Found {found}, which may mean present as well as absent, and the sheet does not say "
        "which. Expected a legend, or marks that are clear.",
    ),
    "mark_by_legend": message(
        "intake.question.mark_by_legend",
        "{found} was read as “{decision}”, because the legend of the sheet says so.",
    ),
    "mark_by_others": message(
        "intake.question.mark_by_others",
        "{found} was read as “{decision}”, because of the other marks on the sheet.",
    ),
    "blank_by_legend": message(
        "intake.question.blank_by_legend",
        "Empty cells were read as “{decision}”, because the legend of the sheet says so.",
    ),
    "blank_by_others": message(
        "intake.question.blank_by_others",
        "Empty cells were read as “{decision}”, because of the other marks on the sheet.",
    ),
    "day_without_date": message(
        "intake.question.day_without_date",
        "The day of this column has no date. Expected a date in its heading, "
        "or the dates of the session above the table.",
    ),
    "day_without_year": message(
        "intake.question.day_without_year",
        "The date of this day has no year, and nothing above the table says which year it was.",
    ),
    "day_counted": message(
        "intake.question.day_counted",
        "The date of this day was counted from the first day of the session: {decision}.",
    ),
    "day_twice": message(
        "intake.question.day_twice",
        "Another column has the same day. Expected each day once.",
    ),
    "date_ambiguous": message(
        "intake.question.date_ambiguous",
        "Found {found}. It was read with the day before the month: {decision}.",
    ),
    "bad_date": message("intake.question.bad_date", "Found {found}. Expected a date."),
    "unknown_column": message(
        "intake.question.unknown_column",
        "The heading {found} is not known, and its column was not read.",
    ),
    "no_heading": message(
        "intake.question.no_heading", "This column has no heading, and was not read."
    ),
    "second_column": message(
        "intake.question.second_column",
        "Another column has the same heading; this one was not read.",
    ),
    "day_outside": message(
        "intake.question.day_outside",
        "This day lies outside the dates of the session. Expected one of its days.",
    ),
    "list_of_others": message(
        "intake.question.list_of_others",
        "This list is headed {found}, so nobody on it was read as a participant.",
    ),
    "row_without_name": message(
        "intake.question.row_without_name",
        "This row has no name. Expected the name of a participant, or an empty row.",
    ),
    "name_unlike": message(
        "intake.question.name_unlike",
        "What stands here does not look like a name. Expected the name of a participant.",
    ),
    "name_twice": message(
        "intake.question.name_twice",
        "The same name stands on this list twice. Two people were recorded; "
        "remove one row if it is one person.",
    ),
    "text_damaged": message(
        "intake.question.text_damaged",
        "Some Arabic letters look as if the list had been copied out of a PDF. "
        "Please compare the names with the original.",
    ),
    "bad_phone": message(
        "intake.question.bad_phone",
        "This does not look like a phone number, and was not taken for one.",
    ),
    "hidden_row": message(
        "intake.question.hidden_row",
        "This row is hidden in the file. It was read like any other.",
    ),
    "hidden_column": message(
        "intake.question.hidden_column",
        "This column is hidden in the file. It was read like any other.",
    ),
    "row_below_end": message(
        "intake.question.row_below_end",
        "This row stands below the end of the list, and was not read. "
        "If it belongs to the list, move it above the total.",
    ),
    "stray_text": message(
        "intake.question.stray_text",
        "What stands here belongs to no row and no column that could be read.",
    ),
    "section": message(
        "intake.question.section",
        "The line {found} was read as the organisation of the rows below it.",
    ),
    "both_sexes": message(
        "intake.question.both_sexes", "Both sexes are marked in this row. Expected one of them."
    ),
    "several_sessions": message(
        "intake.question.several_sessions",
        "The lists in this file are of several sessions. Expected one session: "
        "take the parts of the reading one by one.",
    ),
    "other_session": message(
        "intake.question.other_session",
        "The sheet was made for the session {found}, and is read into another.",
    ),
    "several_lists": message(
        "intake.question.several_lists",
        "There are several lists in this file. Whoever stands on more than one of them "
        "was recorded once for each.",
    ),
    "no_parent": message(
        "intake.question.no_parent",
        "This row refers to a submission that the file does not have.",
    ),
    "macros": message(
        "intake.question.macros", "The file brings programs with it. None of them was run."
    ),
    "links": message(
        "intake.question.links", "The file refers to other files. None of them was opened."
    ),
    "merged_unseen": message(
        "intake.question.merged_unseen",
        "Merged cells of a file of this kind are not seen, so a value that stands for several "
        "rows is read for the first of them only. Expected the same file saved as XLSX.",
    ),
    "not_understood": message(
        "intake.question.not_understood",
        "This cell was not understood, and nothing was read of it.",
    ),
}

REASONS: Final = {
    "title": message("intake.reason.title", "a line above the table that holds no fact"),
    "heading": message("intake.reason.heading", "the heading of a column"),
    "legend": message("intake.reason.legend", "the legend of the marks"),
    "total": message("intake.reason.total", "a total, which is counted anew"),
    "footer": message(
        "intake.reason.footer", "a line below the list: a signature, a stamp, a page"
    ),
    "repeated_heading": message("intake.reason.repeated_heading", "the heading once more"),
    "numbered_row": message("intake.reason.numbered_row", "a number without a name"),
    "not_kept": message("intake.reason.not_kept", "a column of which records keep nothing"),
    "blank": message("intake.reason.blank", "nothing but blanks"),
    "hidden_sheet": message("intake.reason.hidden_sheet", "a hidden sheet"),
    "other_sheet": message("intake.reason.other_sheet", "a sheet that was not asked for"),
    "list_of_questions": message("intake.reason.list_of_questions", "our own list of questions"),
    "export": message("intake.reason.export", "a column of the export that says nothing of people"),
}
