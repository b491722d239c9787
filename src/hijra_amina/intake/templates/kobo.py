"""An attendance form for KoboToolbox and its like, as an XLSForm made from the vocabulary."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from hijra_amina.errors import InvalidValueError, import_extra
from hijra_amina.intake.templates import _messages as messages
from hijra_amina.intake.templates.choices import CLOSED, bodies, closed_list
from hijra_amina.language import Phrase, say, without_marks
from hijra_amina.statistics.tables.spreadsheet import put_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from openpyxl import Workbook

    from hijra_amina.intake.templates.choices import Choice
    from hijra_amina.language import Message, Value
    from hijra_amina.model import Programme
    from hijra_amina.values import PartialDate

__all__ = ["FORM_ID", "LANGUAGES", "kobo_form"]

FORM_ID: Final = "hijra_amina_attendance"
LANGUAGES: Final = {"en_GB": "English (en)", "ar_IQ": "Arabic (ar)", "ckb_IQ": "Sorani (ckb)"}
"""What the form calls each of its languages, by locale; the first is its default."""

# The nought of the Arabic digits and that of the Persian ones, which Sorani keyboards write.
_DIGIT: Final = "[0-9٠-٩۰-۹]"
_IRAQI: Final = f"(\\+?964|00964|0|٠|۰)?[7٧۷]{_DIGIT}{{9}}"
_FOREIGN: Final = f"\\+{_DIGIT}{{8,15}}"
_PHONE: Final = f"regex(., '^({_IRAQI}|{_FOREIGN})$')"
_NO_DIGITS: Final = f"not(regex(., '.*{_DIGIT}.*'))"

Row = dict[str, str]


def kobo_form(
    programme: Programme | None = None, *, session: str | None = None, days: int = 5
) -> bytes:
    """An XLSForm for taking attendance: the session once, then its participants one by one.

    Questions and choices have labels in English, Arabic and Sorani; a body without a Sorani name
    has its English one. Choices are named by the vocabulary's codes, so that an export with XML
    names and one with labels say the same.

    Args:
        programme: A programme, whose organisations stand first among the bodies.
        session: The session of the programme that the form is for, whose identifier is put into
            the form. Without it the form asks for the title.
        days: The most days that a session can have; how many it had is asked.

    Returns:
        The file, an XLSX workbook with the sheets `survey`, `choices` and `settings`.

    Raises:
        UnknownReferenceError: If the programme has no such session.
        InvalidValueError: If a session is named without a programme, or the number of days is
            out of bounds.
        MissingExtraError: If openpyxl is not installed.

    Examples:
        >>> kobo_form()[:2]
        b'PK'
    """
    import_extra("openpyxl", extra="intake", feature="an attendance form")
    import openpyxl  # noqa: PLC0415 - an extra

    if not 1 <= days <= len(messages.ORDINAL_DAYS):
        raise InvalidValueError("days", f"1 to {len(messages.ORDINAL_DAYS)}", "fewer or more")
    if session is not None and programme is None:
        raise InvalidValueError("session", "a programme beside it", "none")
    on = None
    if session is not None and programme is not None:
        on = programme.session(session).period.start
    book = openpyxl.Workbook()
    for empty in list(book.worksheets):
        book.remove(empty)
    _put(book, "survey", list(_survey(session, days)))
    _put(book, "choices", list(_choices(programme, on, days)))
    title = messages.FORM["title"].text
    languages = {"default_language": LANGUAGES["en_GB"]}
    _put(book, "settings", [{"form_title": title, "form_id": FORM_ID, **languages}])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _survey(session: str | None, days: int) -> Iterator[Row]:
    """The questions in their order."""
    yield {"type": "start", "name": "start"}
    yield {"type": "end", "name": "end"}
    yield _asked("begin_group", "session", messages.FORM["session"])
    if session is None:
        yield _asked("text", "session_title", messages.FORM["session_title"])
    else:
        yield {"type": "calculate", "name": "session_id", "calculation": f"'{session}'"}
    first = messages.HINTS["session_date"]
    begun = _asked("date", "session_date", messages.FORM["session_date"], hint=first)
    yield begun | {"required": "yes"}
    yield _asked("text", "venue", messages.FORM["venue"])
    yield {
        **_asked("integer", "days_held", messages.FORM["days_held"]),
        "required": "yes",
        **_constrained(f". >= 1 and . <= {days}", messages.UNFIT["days"], days=days),
    }
    yield {"type": "end_group", "name": ""}
    yield _asked("begin_repeat", "participants", messages.FORM["participants"])
    for part in ("name_own", "name_father", "name_grandfather", "name_family"):
        question = _asked("text", part, messages.COLUMNS[part])
        required = {"required": "yes"} if part == "name_own" else {}
        yield question | required | _constrained(_NO_DIGITS, messages.UNFIT["name"])
    yield _listed("sex")
    yield _listed("organisation") | {"appearance": "minimal autocomplete"}
    for kind in CLOSED:
        if kind != "sex":
            yield _listed(kind) | {"appearance": "minimal"}
    phone = _asked("text", "phone", messages.COLUMNS["phone"], hint=messages.HINTS["phone"])
    yield phone | {"appearance": "numbers"} | _constrained(_PHONE, messages.UNFIT["phone"])
    chosen = {"choice_filter": "number <= ${days_held}"}
    yield _asked("select_multiple days", "days", messages.FORM["days"]) | chosen
    yield {"type": "end_repeat", "name": ""}


def _choices(programme: Programme | None, on: PartialDate | None, days: int) -> Iterator[Row]:
    """The lists, one after the other."""
    locales = list(LANGUAGES)
    lists: dict[str, Sequence[Choice]] = {"organisation": bodies(programme, locales, on=on)}
    lists |= {kind: closed_list(kind, locales, on=on) for kind in CLOSED}
    for name, choices in lists.items():
        for choice in choices:
            labels = {f"label::{LANGUAGES[at]}": choice.labels[at] for at in locales}
            yield {"list_name": name, "name": choice.code, **labels}
    for number, made in enumerate(messages.ORDINAL_DAYS[:days], start=1):
        labels = _texts("label", made)
        yield {"list_name": "days", "name": f"d{number}", **labels, "number": str(number)}


def _asked(kind: str, name: str, label: Message, *, hint: Message | None = None) -> Row:
    hints = {} if hint is None else _texts("hint", hint)
    return {"type": kind, "name": name, **_texts("label", label), **hints}


def _listed(name: str) -> Row:
    return _asked(f"select_one {name}", name, messages.COLUMNS[name])


def _constrained(rule: str, unfit: Message, **values: Value) -> Row:
    return {"constraint": rule, **_texts("constraint_message", unfit, **values)}


def _texts(column: str, made: Message, **values: Value) -> Row:
    """A text in each language of the form, under the heading that says which."""
    return {
        f"{column}::{language}": without_marks(say(Phrase(made, None, values), at).text)
        for at, language in LANGUAGES.items()
    }


def _put(book: Workbook, title: str, rows: Sequence[Mapping[str, str]]) -> None:
    """A sheet of the form, with a column for everything that any of its rows says."""
    sheet = book.create_sheet(title)
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    for at, heading in enumerate(headings, start=1):
        put_cell(sheet, 1, at, heading)
        for down, row in enumerate(rows, start=2):
            if row.get(heading):
                put_cell(sheet, down, at, row[heading])
