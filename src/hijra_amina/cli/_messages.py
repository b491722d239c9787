"""What the command says, in English; the catalogs have the rest."""

from __future__ import annotations

import errno
from typing import Final

from hijra_amina.language import Message, message, plural_message

__all__ = [
    "CANNOT_PRINT",
    "CANNOT_READ",
    "CANNOT_WRITE",
    "CHECKED",
    "COMMANDS",
    "COMMAND_HELP",
    "COMMON_OPTIONS",
    "COMMON_POSITIONALS",
    "CONTRADICTED",
    "CONTRADICTING",
    "ERROR",
    "ERRORS_OF_ARGPARSE",
    "EXIT_CODES",
    "EXIT_CODE_HELP",
    "GIVES_AWAY",
    "HINT",
    "LEFT_OUT",
    "MAY_BE",
    "MISSING_EXTRA",
    "NAME_A_FILE",
    "NAME_A_SESSION",
    "NEEDS_OUT",
    "NOTHING_FOUND",
    "NOT_A_LOCALE",
    "NOT_EXPLAINED",
    "NOT_HELD",
    "NOT_WELL_FORMED",
    "NO_DOCUMENT",
    "NO_PROGRAMME",
    "NO_SESSION",
    "NO_SESSIONS",
    "NO_TABLE",
    "NO_YAML",
    "OPTION_HELP",
    "PROBLEMS",
    "PUT_HELD",
    "REASONS",
    "SEVERITIES",
    "THERE_ARE",
    "UNKNOWN",
    "USAGE",
    "Message",
]

USAGE: Final = message("cli.usage", "usage:")
ERROR: Final = message("cli.error", "error: {message}")
HINT: Final = message("cli.hint", "hint: {hint}")
COMMON_POSITIONALS: Final = message("cli.positionals", "positional arguments")
COMMON_OPTIONS: Final = message("cli.options", "options")
COMMANDS: Final = message("cli.commands", "commands")
EXIT_CODES: Final = message("cli.exit_codes", "exit codes")
EXIT_CODE_HELP: Final = {
    0: message("cli.exit.fine", "all is well"),
    1: message(
        "cli.exit.errors",
        "the records have an error or contradict the report, or something has to be decided first",
    ),
    2: message(
        "cli.exit.usage", "the command was not understood, or names something that does not exist"
    ),
    3: message("cli.exit.unreadable", "a document cannot be read"),
    4: message("cli.exit.cannot", "a file cannot be written, or a part is not installed"),
}

COMMAND_HELP: Final = {
    "": message(
        "cli.about",
        "Records, trustworthy figures and bilingual reports for capacity-building programmes.",
    ),
    "report": message("cli.command.report", "Write the flash report of a session."),
    "check": message(
        "cli.command.check",
        "List what in a programme is wrong, undecided, not allowed or not reviewed.",
    ),
    "schema": message("cli.command.schema", "Print the JSON Schema of programme documents."),
    "table": message(
        "cli.command.table", "Make a table of figures, with the bounds that the records allow."
    ),
    "vocabulary": message(
        "cli.command.vocabulary", "List the terms of a vocabulary, or find the term for a text."
    ),
    "protect": message(
        "cli.command.protect",
        "Make a table that gives nobody away, also beside all that was released before.",
    ),
    "template": message(
        "cli.command.template", "Make a blank attendance sheet, or an attendance form for Kobo."
    ),
    "intake": message(
        "cli.command.intake", "Read attendance sheets into a session of a programme."
    ),
    "match": message(
        "cli.command.match", "Find who stands twice in a programme, and carry out decisions on it."
    ),
    "messages": message(
        "cli.command.messages", "List the texts of this library and who vouches for them."
    ),
}

OPTION_HELP: Final = {
    "help": message("cli.help.help", "show this help and stop"),
    "version": message("cli.help.version", "show the version and stop"),
    "lang": message("cli.help.lang", "the language of help and messages: en or ar"),
    "command": message("cli.help.command", "what to do; see the list below"),
    "programme": message("cli.help.programme", "the programme: a JSON or YAML file, or a folder"),
    "session": message("cli.help.session", "the session that the report is about"),
    "locale": message(
        "cli.help.locale", "a language and territory, such as ar_IQ; may be given several times"
    ),
    "out": message("cli.help.out", "the folder to write into; it is made if need be"),
    "format": message("cli.help.format", "html, md or txt; may be given several times"),
    "digits": message(
        "cli.help.digits", "the digits of every edition: latn (1 2 3) or arab (١ ٢ ٣)"
    ),
    "on": message("cli.help.on", "the day of publication; today, if it is not given"),
    "schema_out": message("cli.help.schema_out", "the file to write instead of printing"),
    "kind": message("cli.help.kind", "the vocabulary, such as body; all are listed without it"),
    "resolve": message("cli.help.resolve", "find the terms that this text may mean"),
    "resolve_on": message("cli.help.resolve_on", "the date that the text speaks of"),
    "government": message("cli.help.government", "whose term is meant: federal or krg"),
    "label_locale": message("cli.help.label_locale", "the language of the names"),
    "status": message("cli.help.status", "only texts of this standing"),
    "measure": message(
        "cli.help.measure",
        "what is counted: people, participations, person_days, sessions or testimonials",
    ),
    "by": message(
        "cli.help.by", "the dimensions, such as sex,ministry; may be given several times"
    ),
    "report_by": message(
        "cli.help.report_by",
        "show the participants by these dimensions, such as sex,ministry, in a protected table; "
        "may be given several times",
    ),
    "where": message(
        "cli.help.where", "a condition, such as year=2015; may be given several times"
    ),
    "table_locale": message(
        "cli.help.table_locale", "the language and territory of the table, such as ar_IQ"
    ),
    "table_format": message(
        "cli.help.table_format", "html, csv, xlsx, md or json; html and xlsx need --out"
    ),
    "as_of": message(
        "cli.help.as_of", "a day; bodies that had ended by then count under their successors"
    ),
    "table_out": message("cli.help.table_out", "the file to write instead of printing"),
    "explain": message(
        "cli.help.explain",
        "explain one figure, such as sex=female, instead of the table; the total, without a value",
    ),
    "attendance": message(
        "cli.help.attendance",
        "count only who attended at least this share of the days held, such as 80%",
    ),
    "template_what": message("cli.help.template_what", "what to make: attendance or kobo"),
    "template_programme": message(
        "cli.help.template_programme", "the programme; a form can be made without one"
    ),
    "template_session": message(
        "cli.help.template_session", "the session that the sheet or form is for"
    ),
    "template_locale": message(
        "cli.help.template_locale",
        "the language of the sheet, such as ar_IQ; both is English and Arabic at once",
    ),
    "template_days": message(
        "cli.help.template_days",
        "how many days have a column; as many as the session has, if it says so",
    ),
    "template_rows": message("cli.help.template_rows", "how many people have a line; 30"),
    "template_out": message("cli.help.template_out", "the file to write, such as sheet.xlsx"),
    "sheets": message("cli.help.sheets", "the sheets: XLSX, XLS, XLSB, ODS or CSV"),
    "into": message("cli.help.into", "the programme: a JSON or YAML file, or a folder"),
    "intake_session": message("cli.help.intake_session", "the session that the sheets are of"),
    "questions": message(
        "cli.help.questions",
        "a copy of the sheet to write, in which cells that were not understood are marked",
    ),
    "existing": message(
        "cli.help.existing",
        "where the session has a roster already: refuse, add to it, or replace it",
    ),
    "complete": message("cli.help.complete", "say that everybody who came is on the sheets"),
    "dry_run": message("cli.help.dry_run", "say what would be read, and write nothing"),
    "keep_identifiers": message(
        "cli.help.keep_identifiers",
        "keep phones and staff numbers in this private file, to find the same people again",
    ),
    "reader_locale": message(
        "cli.help.reader_locale", "the language of the questions, such as ar_IQ"
    ),
    "decisions": message("cli.help.decisions", "the file of what has been decided"),
    "page": message("cli.help.page", "the page to write, on which a person decides pair by pair"),
    "identifiers": message(
        "cli.help.identifiers", "the private file of phones and staff numbers that intake kept"
    ),
    "page_locale": message("cli.help.page_locale", "the language of the page, such as ar_IQ"),
    "apply": message(
        "cli.help.apply", "carry the decisions out: who is the same becomes one participant"
    ),
    "threshold": message(
        "cli.help.threshold", "figures from 1 to one less than this are small; 5, if not given"
    ),
    "method": message(
        "cli.help.method", "suppression (small figures are hidden), rounding or merging"
    ),
    "base": message("cli.help.base", "to multiples of what figures are rounded: 3, 5 or 10"),
    "zeros": message(
        "cli.help.zeros",
        "figures of nought: hideable (shown where they can be), sensitive (hidden like small "
        "figures) or shown (always)",
    ),
    "insider": message(
        "cli.help.insider",
        "who else must not learn a small figure: contributor (alone in a cell, and "
        "knows that) or ministry (knows all figures of her ministry); may be given several times",
    ),
    "ledger": message(
        "cli.help.ledger", "the ledger of releases: what is in it is known to everybody"
    ),
    "release": message(
        "cli.help.release", "remember the table in the ledger as a release of this name"
    ),
    "released_on": message(
        "cli.help.released_on", "the day of the release; today, if it is not given"
    ),
    "audience": message(
        "cli.help.audience", "for whom the release is; what anybody knows counts as known to all"
    ),
    "check_release": message(
        "cli.help.check_release",
        "a table that is to be released, as JSON: look whether it would give anybody away; may be "
        "given several times",
    ),
}

SEVERITIES: Final = {
    "error": message("cli.severity.error", "error"),
    "warning": message("cli.severity.warning", "warning"),
    "note": message("cli.severity.note", "note"),
}
CHECKED: Final = message("cli.checked", "errors: {errors}; warnings: {warnings}; notes: {notes}")
LEFT_OUT: Final = plural_message(
    "cli.left_out",
    "{n} thing was left out or differs:",
    "{n} things were left out or differ:",
)
PROBLEMS: Final = plural_message(
    "cli.problems", "{n} problem in the document", "{n} problems in the document"
)
GIVES_AWAY: Final = message(
    "cli.gives_away", "it would give somebody away, so nothing was written: {reason}"
)
CONTRADICTED: Final = message(
    "cli.contradicted", "the records do not bear out what the report would say: {claim}"
)
UNKNOWN: Final = message("cli.unknown", "there is no {kind} {found}")
NAME_A_SESSION: Final = message("cli.which_session", "say which session, with --session")
NO_SESSIONS: Final = message("cli.no_sessions", "the programme has no sessions yet")
NO_SESSION: Final = message("cli.no_session", "the programme has no session {found}")
NOT_HELD: Final = message(
    "cli.not_held",
    "the session {session} has the status {status}; a flash report is of one that was held",
)
PUT_HELD: Final = message(
    "cli.put_held", "once it has been held, change its status to held and record what is known"
)
NOT_A_LOCALE: Final = message("cli.not_a_locale", "{found} is not a locale to write in")
MISSING_EXTRA: Final = message("cli.missing_extra", "{module} is not installed")
NO_PROGRAMME: Final = message("cli.no_programme", "{path} is a folder without a programme.yaml")
NO_DOCUMENT: Final = message(
    "cli.no_document", "{path} is no programme: its name ends in neither .yaml, .yml nor .json"
)
NOT_WELL_FORMED: Final = message(
    "cli.not_well_formed", "line {line}, column {column}: this is no {format}"
)
NO_YAML: Final = message(
    "cli.no_yaml",
    "YAML is indented with spaces, never with tabs; a text with a colon or # needs quotation marks",
)
REASONS: Final = {
    errno.ENOENT: message("cli.reason.missing", "there is no such file or folder"),
    errno.EEXIST: message("cli.reason.in_the_way", "a file of that name is in the way"),
    errno.ENOTDIR: message("cli.reason.no_folder", "a part of the path is a file, not a folder"),
    errno.EISDIR: message("cli.reason.folder", "that is a folder, not a file"),
    errno.EACCES: message("cli.reason.forbidden", "you have no permission there"),
    errno.EPERM: message("cli.reason.forbidden", "you have no permission there"),
    errno.EROFS: message("cli.reason.forbidden", "you have no permission there"),
    errno.ENOSPC: message("cli.reason.full", "the disk is full"),
    errno.ENAMETOOLONG: message("cli.reason.too_long", "the name is too long"),
}
NEEDS_OUT: Final = message("cli.table.needs_out", "a table as {format} needs a file to be in")
NAME_A_FILE: Final = message("cli.table.name_a_file", "name one with --out, such as --out {file}")
NOT_EXPLAINED: Final = message(
    "cli.table.not_explained", "an explanation is text or JSON, and no {format}"
)
MAY_BE: Final = message("cli.table.may_be", "perhaps {nearest} is meant; there are {known}")
THERE_ARE: Final = message("cli.table.there_are", "there are {known}")
NO_TABLE: Final = message("cli.table.cannot", "the table cannot be made: {reason}")
CONTRADICTING: Final = message(
    "cli.table.contradiction", "the records contradict each other: {reason}"
)
CANNOT_PRINT: Final = message("cli.cannot_print", "the output cannot be written: {reason}")
CANNOT_READ: Final = message("cli.cannot_read", "cannot read {path}: {reason}")
CANNOT_WRITE: Final = message("cli.cannot_write", "cannot write into {path}: {reason}")
NOTHING_FOUND: Final = message("cli.nothing_found", "nothing is known by this name")

# What argparse says, by the form in which it says it; `{}` stands for a name or a text.
ERRORS_OF_ARGPARSE: Final = {
    "the following arguments are required: {names}": message(
        "cli.argparse.required", "the following arguments are required: {names}"
    ),
    "unrecognized arguments: {names}": message(
        "cli.argparse.unrecognised", "unrecognised arguments: {names}"
    ),
    "argument {name}: expected one argument": message(
        "cli.argparse.one_argument", "argument {name}: expected one argument"
    ),
    "argument {name}: expected at least one argument": message(
        "cli.argparse.some_arguments", "argument {name}: expected at least one argument"
    ),
    "argument {name}: invalid choice: {found} (choose from {choices})": message(
        "cli.argparse.choice",
        "argument {name}: {found} is none of the choices, which are {choices}",
    ),
    "argument {name}: invalid day value: {found}": message(
        "cli.argparse.day", "argument {name}: {found} is not a day such as 2015-06-30"
    ),
    "argument {name}: invalid date value: {found}": message(
        "cli.argparse.date",
        "argument {name}: {found} is not a date such as 2015, 2015-06 or 2015-06-30",
    ),
    "argument {name}: invalid folder value: {found}": message(
        "cli.argparse.folder", "argument {name}: {found} is not the name of a folder or file"
    ),
    "argument {name}: invalid condition value: {found}": message(
        "cli.argparse.condition", "argument {name}: {found} is not a condition such as year=2015"
    ),
    "argument {name}: invalid share value: {found}": message(
        "cli.argparse.share", "argument {name}: {found} is not a share such as 80%"
    ),
    "argument {name}: invalid number value: {found}": message(
        "cli.argparse.number", "argument {name}: {found} is not a whole number"
    ),
    "argument {name}: invalid {kind} value: {found}": message(
        "cli.argparse.value", "argument {name}: {found} is not a {kind}"
    ),
    "ambiguous option: {found} could match {choices}": message(
        "cli.argparse.ambiguous", "the option {found} could be any of {choices}"
    ),
    "argument {name}: ignored explicit argument {found}": message(
        "cli.argparse.no_argument", "argument {name} takes no value, but was given {found}"
    ),
}
