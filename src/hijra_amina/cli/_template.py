"""`hijra-amina template`: blank attendance sheets and forms that read back without a question."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hijra_amina.cli import _intake_messages as said
from hijra_amina.cli import _messages as messages
from hijra_amina.cli._documents import folder, number, read_programme, session_of
from hijra_amina.cli._exits import Exit, Failure, choices, reason_of
from hijra_amina.language import parse_locale
from hijra_amina.statistics.tables.files import put_file

if TYPE_CHECKING:
    import argparse

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.model import Programme

__all__ = ["configure", "run"]

_BOTH: Final = ("en_GB", "ar_IQ")
_FORM_DAYS: Final = 5
_MOST_FORM_DAYS: Final = 10
_MOST_DAYS: Final = 60
_MOST_ROWS: Final = 1_000


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    named, options = parser.named, parser.options
    named.add_argument(
        "what", choices=("attendance", "kobo"), metavar="WHAT", help=parser.help_of("template_what")
    )
    named.add_argument(
        "programme",
        type=Path,
        nargs="?",
        metavar="PROGRAMME",
        help=parser.help_of("template_programme"),
    )
    options.add_argument("--session", metavar="ID", help=parser.help_of("template_session"))
    options.add_argument(
        "--locale", default=None, metavar="LOCALE", help=parser.help_of("template_locale")
    )
    options.add_argument("--days", type=number, metavar="N", help=parser.help_of("template_days"))
    options.add_argument(
        "--rows", type=number, default=30, metavar="N", help=parser.help_of("template_rows")
    )
    options.add_argument(
        "--out", type=folder, required=True, metavar="FILE", help=parser.help_of("template_out")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the sheet or form, and print the file's name.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The exit code.

    Raises:
        Failure: If no programme or session is named where one is needed, or the file cannot be
            written.
        DecodeError: If the file holds no programme.
        InvalidValueError: If the number of days or rows is out of bounds.
        LocaleError: If the locale is a bare language, or unknown.
        MissingExtraError: If openpyxl is not installed.
    """
    from hijra_amina.intake.templates import kobo_form  # noqa: PLC0415 - few commands need it

    programme = None if arguments.programme is None else read_programme(arguments.programme)
    if arguments.what == "kobo":
        if arguments.session is not None:
            if programme is None:
                raise Failure(Exit.NOT_UNDERSTOOD, said.NAME_A_PROGRAMME)
            session_of(programme, arguments.session)
        days = _FORM_DAYS if arguments.days is None else arguments.days
        _check("--days", days, _MOST_FORM_DAYS)
        data = kobo_form(programme, session=arguments.session, days=days)
    else:
        data = _attendance(programme, arguments, console)
    try:
        put_file(arguments.out, data)
    except OSError as error:
        raise Failure(
            Exit.CANNOT, messages.CANNOT_WRITE, path=str(arguments.out), reason=reason_of(error)
        ) from None
    console.line(str(arguments.out))
    return Exit.FINE


def _attendance(
    programme: Programme | None, arguments: argparse.Namespace, console: Console
) -> bytes:
    from hijra_amina.intake.templates import attendance_sheet  # noqa: PLC0415 - as above

    if programme is None:
        raise Failure(Exit.NOT_UNDERSTOOD, said.NAME_A_PROGRAMME)
    if arguments.session is None:
        known = choices("", [session.id for session in programme.sessions])
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NAME_A_SESSION, hint=known)
    session = session_of(programme, arguments.session)
    if arguments.days is None and not session.period.length().is_exact:
        raise Failure(Exit.NOT_UNDERSTOOD, said.NAME_THE_DAYS, session=session.id)
    if arguments.days is not None:
        _check("--days", arguments.days, _MOST_DAYS)
    _check("--rows", arguments.rows, _MOST_ROWS)
    asked = arguments.locale or console.locale
    locales = _BOTH if asked == "both" else (parse_locale(asked),)
    return attendance_sheet(
        programme, session.id, locales=locales, days=arguments.days, rows=arguments.rows
    )


def _check(option: str, number: int, high: int) -> None:
    if not 1 <= number <= high:
        raise Failure(Exit.NOT_UNDERSTOOD, said.OUT_OF_BOUNDS, option=option, low=1, high=high)
