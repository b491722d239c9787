"""`read_attendance`: from an attendance sheet to records, with every cell accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import UnknownReferenceError
from hijra_amina.intake.reading._assembling import (
    contradict,
    facts_of,
    first_free,
    parts_of,
    roster_of,
)
from hijra_amina.intake.reading._export import is_export, lists_of_export
from hijra_amina.intake.reading._lists import lists_of
from hijra_amina.intake.reading._mapped import in_plain_words, mapping_of
from hijra_amina.intake.reading._marking import is_list_of_questions
from hijra_amina.intake.reading._setting import Setting
from hijra_amina.intake.reading.account import Ledger
from hijra_amina.intake.reading.cells import DEFAULT_BOUNDS, Bounds, open_book
from hijra_amina.intake.reading.header import SessionFacts
from hijra_amina.intake.reading.lexicon import Lexicon, shipped_lexicon
from hijra_amina.intake.reading.question import Asker, Severity
from hijra_amina.intake.reading.reading import Reading
from hijra_amina.intake.reading.values.bodies import Bodies
from hijra_amina.intake.reading.values.marks import BLANK
from hijra_amina.intake.reading.values.names import looks_damaged
from hijra_amina.language import parse_locale
from hijra_amina.model import Mark, Roster
from hijra_amina.statistics.progress import following
from hijra_amina.values import PartialDate, Period

if TYPE_CHECKING:
    import datetime as dt
    from os import PathLike

    from hijra_amina.intake.reading._line import Listing
    from hijra_amina.intake.reading.reading import Part
    from hijra_amina.intake.templates.mapping import SheetMapping
    from hijra_amina.model import Programme
    from hijra_amina.statistics.progress import Asked, Progress

__all__ = ["read_attendance"]


def read_attendance(  # noqa: PLR0913 - all but the path are keywords
    path: str | PathLike[str],
    *,
    programme: Programme | None = None,
    session: str | None = None,
    sheet: str | None = None,
    on: Period | PartialDate | dt.date | str | None = None,
    government: str | None = None,
    lexicon: Lexicon | None = None,
    bounds: Bounds = DEFAULT_BOUNDS,
    locale: str = "en_GB",
    progress: Asked | Progress = None,
) -> Reading:
    r"""Read an attendance sheet.

    Nothing is guessed in silence: what cannot be read for certain is a question, and each cell of
    the file is used, ignored for a stated reason, or queried.

    Args:
        path: An XLSX, XLSM, XLS, XLSB, ODS, CSV or TSV file, or an export of KoboToolbox.
        programme: The programme that the sheet is of: its organisations are known, and its
            people's identifiers are not given again.
        session: The session of the programme that the sheet is of; its dates are the sheet's.
        sheet: The sheet to read; every visible one where it is not given.
        on: When the session was held, where the sheet does not say.
        government: Whose ministries are meant where a name is that of two: `federal` or `krg`.
        lexicon: The words of headings and marks; this package's own where it is not given.
        bounds: How large a file may be.
        locale: The language of whoever reads the questions; it is checked here, and used by
            `Reading.save_questions` and `Question.text`, which take it again.
        progress: As for `count`.

    Returns:
        Entries, roster, what is said of the session, the account and the questions.

    Raises:
        UnreadableSheetError: If it is no spreadsheet, is damaged or locked, or is too large.
        UnknownReferenceError: If there is no such sheet, or no such session, or no programme where
            a session is given.
        UnknownCodeError: If there is no such government.
        UnreadableTextError: If a day that is given as text is none.
        MissingExtraError: If the extra `intake` is not installed and the file needs it.
        LocaleError: If the locale is a bare language, or unknown.
        OSError: If the file cannot be read.

    Examples:
        >>> from pathlib import Path
        >>> text = "Attendance, 16 June 2015\nNo,Name,Sex,Day 1\n1,Sawsan,F,P\n2,Dler,M,A\n"
        >>> _ = Path("list.csv").write_text(text, encoding="utf-8")
        >>> reading = read_attendance("list.csv")
        >>> reading
        Reading(2 people, 1 day, 0 questions; cells: 11 used, 3 ignored, 0 queried)
        >>> reading.participants[0]
        Participant(id='p-001', sex='female', age_band=None, ...)
        >>> [mark.value for one in reading.roster.attendances for mark in one.marks]
        ['present', 'absent']
    """
    parse_locale(locale)
    held = _held(on, programme, session)
    with following(progress) as steps:
        book = open_book(path, bounds)
        mapping = mapping_of(book)
        ledger = Ledger(book)
        asker = Asker(book.name, ledger)
        setting = Setting(
            book=book if mapping is None else in_plain_words(book, mapping),
            lexicon=lexicon or shipped_lexicon(),
            ledger=ledger,
            asker=asker,
            bodies=Bodies(programme, government=government),
            held=held,
            legend={} if mapping is None else {BLANK: Mark.UNKNOWN},
        )
        _ask_of_mapping(asker, mapping, programme, session)
        _ask_of_file(setting)
        listings = _listings(setting, sheet, steps)
    _ask_of_twins(setting, listings)
    parts = parts_of(listings, first_free(programme))
    _ask_of_all(setting, parts)
    return Reading(
        file=book.name,
        entries=tuple(entry for part in parts for entry in part.entries),
        organisations=setting.bodies.found,
        roster=roster_of([part.roster for part in parts]) if parts else Roster(),
        session=facts_of(parts) if parts else SessionFacts(),
        account=ledger.account(),
        questions=asker.questions(),
        parts=parts,
        book=book,
        programme=programme,
    )


def _held(
    on: Period | PartialDate | dt.date | str | None,
    programme: Programme | None,
    session: str | None,
) -> Period | None:
    """When the session was held, as the caller says or the programme knows."""
    if on is not None:
        if isinstance(on, Period):
            return on
        return Period.parse(on) if isinstance(on, str) else Period.on(on)
    if programme is None or session is None:
        if session is not None:
            raise UnknownReferenceError("programme beside the session", session)
        return None
    period = programme.session(session).period
    return period if period.is_known else None


def _listings(setting: Setting, wanted: str | None, progress: Progress) -> list[Listing]:
    """The lists of all sheets that are to be read."""
    book = setting.book
    names = [sheet.name for sheet in book.sheets]
    if wanted is not None and wanted not in names:
        raise UnknownReferenceError("sheet", wanted, names)
    exported = [sheet for sheet in book.sheets if is_export(sheet) and wanted in {None, sheet.name}]
    made = lists_of_export(setting, exported)
    read = {sheet.name for sheet in exported} if made else set[str]()
    nameless: list[str] = []
    for done, sheet in enumerate(book.sheets):
        progress.step(done, len(book.sheets), "sheets")
        if sheet.name in read:
            continue
        if sheet.is_hidden and sheet.name != wanted:
            setting.ledger.ignore(sheet.name, sheet.cells, "hidden_sheet")
        elif wanted is not None and sheet.name != wanted:
            setting.ledger.ignore(sheet.name, sheet.cells, "other_sheet")
        elif is_list_of_questions(sheet):
            setting.ledger.ignore(sheet.name, sheet.cells, "list_of_questions")
        elif sheet.cells:
            found = lists_of(setting, sheet)
            made += found
            if not found:
                nameless.append(sheet.name)
    _ask_of_nameless(setting, nameless, alone=not made)
    return made


def _ask_of_nameless(setting: Setting, nameless: list[str], *, alone: bool) -> None:
    """Ask about sheets without a column of names; nothing is read of them."""
    for name in nameless:
        # Beside a list, a sheet of something else is a thing to look at; alone, it is all there is.
        severity = Severity.ERROR if alone else Severity.WARNING
        cells = list(setting.ledger.open(name))
        setting.asker.ask("no_names", severity, sheet=name, cells=cells)
    if alone and not nameless:
        first = setting.book.sheets[0].name if setting.book.sheets else None
        setting.asker.ask("no_names", Severity.ERROR, sheet=first)


def _ask_of_mapping(
    asker: Asker, mapping: SheetMapping | None, programme: Programme | None, session: str | None
) -> None:
    """Say so if a sheet was made for another session than it is read for."""
    if mapping is None or programme is None or session is None:
        return
    if (mapping.programme, mapping.session) != (programme.id, session):
        found = f"{mapping.programme}/{mapping.session}"
        asker.ask("other_session", Severity.WARNING, sheet=mapping.sheet, found=found)


def _ask_of_twins(setting: Setting, listings: list[Listing]) -> None:
    """Ask about a name that stands twice on one list: two people, or one written down twice."""
    for listing in listings:
        rows: dict[str, list[tuple[int, int]]] = {}
        for line in listing.lines:
            if line.name is not None and line.place is not None:
                rows.setdefault(" ".join(line.name.written.split()), []).append(line.place)
        for places in rows.values():
            if len(places) > 1:
                setting.asker.ask(
                    "name_twice",
                    Severity.WARNING,
                    sheet=listing.sheet,
                    cells=places,
                    field="name",
                    queried=False,
                )


def _ask_of_file(setting: Setting) -> None:
    if setting.book.has_macros:
        setting.asker.ask("macros", Severity.NOTE)
    if setting.book.format == "xlsb":
        setting.asker.ask("merged_unseen", Severity.WARNING)
    if setting.book.has_links:
        setting.asker.ask("links", Severity.NOTE)


def _ask_of_all(setting: Setting, parts: tuple[Part, ...]) -> None:
    """What is to be asked of the lists together, and of cells that nobody took."""
    asker = setting.asker
    filled = [part for part in parts if part.entries]
    if contradict(filled):
        asker.ask("several_sessions", Severity.ERROR)
    elif len(filled) > 1:
        asker.ask("several_lists", Severity.WARNING)
    for part in filled:
        names = [entry.name.written for entry in part.entries if entry.name is not None]
        if looks_damaged(names):
            asker.ask("text_damaged", Severity.WARNING, sheet=part.sheet)
    for sheet in setting.book.sheets:
        for cell in setting.ledger.open(sheet.name):
            if not cell.text and not cell.is_formula:
                setting.ledger.ignore(sheet.name, [cell.place], "blank")
            else:
                asker.ask("not_understood", Severity.WARNING, sheet=sheet.name, cells=[cell])
