"""`hijra-amina intake`: attendance sheets into a session of a programme, nothing lost."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.cli import _intake_messages as said
from hijra_amina.cli import _messages as messages
from hijra_amina.cli._console import shown
from hijra_amina.cli._documents import folder, read_programme, session_of, write_programme
from hijra_amina.cli._exits import Exit, Failure, reason_of
from hijra_amina.cli._match import (
    hint_at_page,
    is_open,
    matched,
    open_pairs,
    opened,
    summarise,
    write_page,
)
from hijra_amina.errors import ProblemsError
from hijra_amina.language import Phrase, parse_locale

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.intake import Reading
    from hijra_amina.intake.identifiers import Identifiers
    from hijra_amina.intake.matching import Matches
    from hijra_amina.model import Programme

__all__ = ["configure", "run"]

_MOST_QUESTIONS: Final = 20
_COPY: Final = ".xlsx"


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    parser.named.add_argument(
        "sheets", type=Path, nargs="+", metavar="SHEET", help=parser.help_of("sheets")
    )
    options = parser.options
    options.add_argument(
        "--into", type=Path, required=True, metavar="PROGRAMME", help=parser.help_of("into")
    )
    options.add_argument(
        "--session", required=True, metavar="ID", help=parser.help_of("intake_session")
    )
    options.add_argument(
        "--questions", type=folder, metavar="FILE", help=parser.help_of("questions")
    )
    options.add_argument(
        "--keep-identifiers", type=folder, metavar="FILE", help=parser.help_of("keep_identifiers")
    )
    options.add_argument("--page", type=folder, metavar="FILE", help=parser.help_of("page"))
    options.add_argument("--decisions", type=Path, metavar="FILE", help=parser.help_of("decisions"))
    options.add_argument(
        "--existing",
        choices=("refuse", "add", "replace"),
        default="refuse",
        metavar="WAY",
        help=parser.help_of("existing"),
    )
    options.add_argument("--government", metavar="CODE", help=parser.help_of("government"))
    options.add_argument("--locale", metavar="LOCALE", help=parser.help_of("reader_locale"))
    options.add_argument("--complete", action="store_true", help=parser.help_of("complete"))
    options.add_argument("--dry-run", action="store_true", help=parser.help_of("dry_run"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Read the sheets, say what became of their cells, and put them into the programme.

    All sheets are put into it, or none: with a question that has to be answered nothing is
    written but the copies on which the questions stand.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        `FOUND_ERRORS` if there are such questions.

    Raises:
        Failure: If a file cannot be read or written, or there is no such session, or the copy
            with the questions is not called what it is.
        DecodeError: If the file holds no programme, or a sheet is none.
        LocaleError: If the locale is a bare language, or unknown.
        MissingExtraError: If what reads spreadsheets is not installed.
    """
    locale = parse_locale(arguments.locale or console.locale)
    asked = arguments.questions
    if asked is not None and asked.suffix.lower() != _COPY:
        # A copy of a CSV file is none: only a workbook shows marks and questions.
        found = asked.suffix or asked.name
        raise Failure(Exit.NOT_UNDERSTOOD, messages.UNKNOWN, hint=_COPY, kind="format", found=found)
    programme = read_programme(arguments.into)
    session = session_of(programme, arguments.session)
    if session.roster is not None and arguments.existing == "refuse":
        hint = "--existing add, --existing replace"
        raise Failure(Exit.FOUND_ERRORS, said.ROSTER_THERE, hint=hint, session=session.id)
    readings, filled = _read(arguments, programme, locale)
    for path, reading in zip(arguments.sheets, readings, strict=True):
        _report(path, reading, locale, console)
    _write_questions(arguments, readings, locale, console)
    if not all(reading.is_settled for reading in readings):
        console.fail(said.NOTHING_WRITTEN)
        return Exit.FOUND_ERRORS
    return _put(filled, readings, arguments, locale, console)


def _read(
    arguments: argparse.Namespace, programme: Programme, locale: str
) -> tuple[tuple[Reading, ...], Programme]:
    """Every sheet in the order in which they were named, and the programme with their people.

    Each is read for the programme as the sheets before it have left it, so that nobody is given an
    identifier that somebody has. The programme is worth something only if all are settled.
    """
    # Reading is long to load, and few commands need it.
    from hijra_amina.intake import read_attendance  # noqa: PLC0415
    from hijra_amina.statistics.progress import following  # noqa: PLC0415

    readings: list[Reading] = []
    filled = programme
    with following(None) as told:
        for path in arguments.sheets:
            told.step(len(readings), len(arguments.sheets), "sheets")
            try:
                reading = read_attendance(
                    path,
                    programme=filled,
                    session=arguments.session,
                    government=arguments.government,
                    locale=locale,
                    progress=told,
                )
            except OSError as error:
                raise Failure(
                    Exit.UNREADABLE, messages.CANNOT_READ, path=str(path), reason=reason_of(error)
                ) from None
            if reading.is_settled:
                # What one command reads belongs together, whatever was there before.
                existing = "add" if filled is not programme else arguments.existing
                filled = _joined(reading, filled, arguments.session, existing)
            readings.append(reading)
    return tuple(readings), filled


def _joined(reading: Reading, filled: Programme, session: str, existing: str) -> Programme:
    try:
        return reading.into(filled, session, existing=existing)
    except ProblemsError as error:
        # The one thing that has not been asked before: somebody reads a sheet once more.
        if [problem.code for problem in error.problems] != ["list_exists"]:
            raise
        raise Failure(Exit.FOUND_ERRORS, said.LIST_THERE, file=reading.file) from None


def _report(path: Path, reading: Reading, locale: str, console: Console) -> None:
    """What became of a sheet: its people, its cells, what was decided, what is asked."""
    account = reading.account
    console.line(shown(console.text(said.IN_SHEET, file=path.name)))
    console.line(console.number(said.PEOPLE_READ, len(reading.entries)))
    standings = ("total", "used", "ignored", "queried")
    amounts = {standing: getattr(account, standing) for standing in standings}
    console.line(console.text(said.CELLS, **amounts))
    # What stands in a sheet is somebody else's: remarks are made safe for the terminal.
    questions = [one for one in reading.questions if one.severity == "error"]
    others = [one for one in reading.questions if one.severity != "error"]
    for made, about in ((said.TO_KNOW, others), (said.QUESTIONS, questions)):
        if about:
            console.remark(console.number(made, len(about)))
        for one in about[:_MOST_QUESTIONS]:
            console.remark(f"- {one.text(locale)}")
        if len(about) > _MOST_QUESTIONS:
            console.remark("- …")


def _write_questions(
    arguments: argparse.Namespace, readings: Sequence[Reading], locale: str, console: Console
) -> None:
    """Copies of the sheets with the questions on them, where they were asked for."""
    pairs = list(zip(arguments.sheets, readings, strict=True))
    unsettled = [pair for pair in pairs if not pair[1].is_settled]
    if arguments.questions is None:
        if unsettled:
            console.hint(console.text(said.NAME_QUESTIONS_FILE))
        return
    # Where something has to be settled, a sheet in which nothing has to be is no use again.
    marked = unsettled or [pair for pair in pairs if pair[1].questions]
    alike = len({path.stem for path, _ in marked}) < len(marked)
    for number, (path, reading) in enumerate(marked, start=1):
        target = arguments.questions
        if len(marked) > 1:
            # Sheets of one name in several folders must not take each other's place.
            own = f"{number}-{path.stem}" if alike else path.stem
            target = target.with_name(f"{target.stem}-{own}{target.suffix}")
        try:
            reading.save_questions(target, locale=locale)
        except OSError as error:
            raise Failure(
                Exit.CANNOT, messages.CANNOT_WRITE, path=str(target), reason=reason_of(error)
            ) from None
        console.line(console.text(said.QUESTIONS_FILE, path=str(target)))


def _put(
    filled: Programme,
    readings: Sequence[Reading],
    arguments: argparse.Namespace,
    locale: str,
    console: Console,
) -> int:
    """Find out who may stand twice, and write all in one step if the session's roster is sure.

    Nobody stands twice on a roster, and figures rely on that. So pairs of the session itself have
    to be decided before; pairs with people of other sessions stay open in the programme.
    """
    from hijra_amina.intake.identifiers import (  # noqa: PLC0415 - as above
        identifiers_of,
        under_kept_names,
    )
    from hijra_amina.intake.matching import Decisions  # noqa: PLC0415 - as above
    from hijra_amina.intake.standing import entries_of  # noqa: PLC0415 - as above

    decisions = Decisions()
    if arguments.decisions is not None:
        decisions = opened(arguments.decisions, Decisions.read)
    read = [entry for reading in readings for entry in reading.entries]
    known = (*_kept_before(arguments.keep_identifiers), *identifiers_of(read))
    matches = matched(entries_of(filled, known), decisions)
    summarise(matches, filled, console)
    if arguments.page is not None:
        write_page(arguments.page, matches, filled, locale, _again(arguments))
        console.line(str(arguments.page))
    if _to_decide(matches, filled, arguments, console):
        return Exit.FOUND_ERRORS
    if arguments.dry_run:
        console.line(console.text(said.WOULD_PUT_INTO))
        return Exit.FINE
    applied = matches.applied(filled)
    if arguments.complete:
        applied = _complete(applied, arguments.session)
    write_programme(applied, arguments.into)
    merged = len(filled.participants) - len(applied.participants)
    if merged:
        console.line(console.number(said.MERGED, merged))
    where = {"session": arguments.session, "path": str(arguments.into)}
    console.line(console.text(said.PUT_INTO, **where))
    if arguments.keep_identifiers is not None:
        kept = under_kept_names(known, decisions, applied)
        _keep(kept, arguments.keep_identifiers, console)
    if open_pairs(matches):
        kept_in, ledger = arguments.keep_identifiers, arguments.decisions
        hint_at_page(arguments.into, kept_in, ledger, console)
    return Exit.FINE


def _complete(programme: Programme, session: str) -> Programme:
    """The programme once somebody has said that everybody who came is on the session's roster."""
    held = programme.session(session)
    if held.roster is None:
        return programme
    whole = attrs.evolve(held, roster=attrs.evolve(held.roster, complete=True))
    sessions = tuple(whole if one.id == session else one for one in programme.sessions)
    return attrs.evolve(programme, sessions=sessions)


def _to_decide(
    matches: Matches, filled: Programme, arguments: argparse.Namespace, console: Console
) -> bool:
    """Whether pairs of the session have to be decided first; then it is said how."""
    roster = filled.session(arguments.session).roster
    here = {one.participant for one in roster.attendances} if roster is not None else set[str]()
    pairs = [one for one in matches.candidates if is_open(one) and here.issuperset(one.pair)]
    left = sum(one.verdict is not None for one in pairs)
    if left:
        console.remark(console.number(said.LEFT_AS_TWO, left))
    if left == len(pairs):
        return False
    hint = None if arguments.page is not None else console.text(said.NAME_A_PAGE)
    console.fail(Phrase(said.DECIDE_FIRST, len(pairs) - left), hint=hint)
    return True


def _again(arguments: argparse.Namespace) -> str:
    """The command that reads the same sheets with what has been decided."""
    from hijra_amina.intake.reviewing import LEDGER  # noqa: PLC0415 - as above

    sheets = [str(path) for path in arguments.sheets]
    command = ["hijra-amina", "intake", *sheets, "--into", str(arguments.into)]
    for option in ("session", "existing", "government", "keep_identifiers"):
        value = getattr(arguments, option)
        if value is not None and (option, value) != ("existing", "refuse"):
            command += [f"--{option.replace('_', '-')}", str(value)]
    if arguments.complete:
        command.append("--complete")
    return shlex.join([*command, "--decisions", LEDGER])


def _kept_before(path: Path | None) -> tuple[Identifiers, ...]:
    """What an earlier intake kept in the same file."""
    from hijra_amina.intake.identifiers import read_identifiers  # noqa: PLC0415 - as above

    if path is None or not path.exists():
        return ()
    return opened(path, read_identifiers)


def _keep(known: Sequence[Identifiers], path: Path, console: Console) -> None:
    from hijra_amina.intake.identifiers import write_identifiers  # noqa: PLC0415 - as above

    try:
        write_identifiers(path, known)
    except OSError as error:
        raise Failure(
            Exit.CANNOT, messages.CANNOT_WRITE, path=str(path), reason=reason_of(error)
        ) from None
    console.line(console.text(said.KEPT_IDENTIFIERS, path=str(path)))
