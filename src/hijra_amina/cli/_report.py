"""`hijra-amina report`: the flash report of a session, in files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from hijra_amina.cli import _messages as messages
from hijra_amina.cli import _protect_messages as said
from hijra_amina.cli._documents import day, folder, folder_of, read_programme
from hijra_amina.cli._exits import Exit, Failure, choices, reason_of
from hijra_amina.cli._parser import names
from hijra_amina.cli._protect import opened
from hijra_amina.model import SessionStatus
from hijra_amina.reports import Severity, flash_report

if TYPE_CHECKING:
    import argparse

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.disclosure import Ledger
    from hijra_amina.model import Programme

__all__ = ["configure", "run"]

_BOTH = ("en_GB", "ar_IQ")


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    parser.named.add_argument("programme", type=Path, help=parser.help_of("programme"))
    options = parser.options
    options.add_argument("--session", metavar="ID", help=parser.help_of("session"))
    options.add_argument(
        "--locale", action="append", metavar="LOCALE", help=parser.help_of("locale")
    )
    options.add_argument(
        "--out", type=folder, required=True, metavar="DIR", help=parser.help_of("out")
    )
    options.add_argument(
        "--format",
        action="append",
        choices=("html", "md", "txt"),
        metavar="FORMAT",
        help=parser.help_of("format"),
    )
    options.add_argument(
        "--digits", choices=("latn", "arab"), metavar="DIGITS", help=parser.help_of("digits")
    )
    options.add_argument("--on", type=day, metavar="DAY", help=parser.help_of("on"))
    options.add_argument(
        "--by",
        action="extend",
        type=names,
        default=[],
        metavar="NAMES",
        help=parser.help_of("report_by"),
    )
    options.add_argument("--ledger", type=Path, metavar="FILE", help=parser.help_of("ledger"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the editions and print the name of each file.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The exit code.

    Raises:
        Failure: If the files cannot be written.
        HijraAminaError: If the report cannot be made.
    """
    programme = read_programme(arguments.programme)
    session, on = _held_session(programme, arguments.session, console), arguments.on or _today()
    ledger = opened(arguments.ledger)
    _check_new(ledger, f"{session}.{on}", arguments, console)
    report = flash_report(
        programme,
        session,
        folder=folder_of(arguments.programme),
        on=on,
        by=arguments.by,
        ledger=ledger if arguments.by else None,
    )
    locales = arguments.locale or _BOTH
    try:
        files = report.publish(
            arguments.out,
            locales=locales,
            formats=arguments.format or ("html",),
            digits=arguments.digits,
            ledger=ledger,
        )
    except OSError as error:
        path = arguments.out
        if arguments.ledger is not None and error.filename == str(arguments.ledger.absolute()):
            path = arguments.ledger
        raise Failure(
            Exit.CANNOT, messages.CANNOT_WRITE, path=str(path), reason=reason_of(error)
        ) from None
    for file in files:
        console.line(str(file))
    if files.entry is not None:
        path, name = str(arguments.ledger), files.entry.id
        console.remark(console.text(said.RECORDED, path=path, release=name))
    findings = list(report.findings)
    for locale in dict.fromkeys(locales):
        findings += report.edition(locale, digits=arguments.digits).findings
    console.findings(messages.LEFT_OUT, [one for one in findings if one.severity != Severity.NOTE])
    return Exit.FINE


def _check_new(
    ledger: Ledger | None, name: str, arguments: argparse.Namespace, console: Console
) -> None:
    """A report that was published is not published a second time under the same name."""
    if ledger is not None and name in {entry.id for entry in ledger.entries}:
        path, hint = str(arguments.ledger), console.text(said.ON_ANOTHER_DAY)
        raise Failure(
            Exit.NOT_UNDERSTOOD, said.PUBLISHED_ALREADY, hint=hint, path=path, release=name
        )


def _held_session(programme: Programme, wanted: str | None, console: Console) -> str:
    """The session that is meant, if there can be a report of it."""
    identifier = wanted or _only_session(programme)
    by_id = {session.id: session for session in programme.sessions}
    if identifier not in by_id:
        hint = choices(identifier, by_id)
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NO_SESSION, hint=hint, found=identifier)
    status = by_id[identifier].status
    if status is not SessionStatus.HELD:
        raise Failure(
            Exit.FOUND_ERRORS,
            messages.NOT_HELD,
            hint=console.text(messages.PUT_HELD),
            session=identifier,
            status=str(status),
        )
    return identifier


def _only_session(programme: Programme) -> str:
    """The session of the programme's one report."""
    sessions = [
        publication.session
        for publication in programme.publications
        if publication.session is not None and publication.channel == "flash_report"
    ]
    if len(set(sessions)) == 1:
        return sessions[0]
    known = list(dict.fromkeys(sessions)) or [session.id for session in programme.sessions]
    if not known:
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NO_SESSIONS)
    raise Failure(Exit.NOT_UNDERSTOOD, messages.NAME_A_SESSION, hint=choices("", known))


def _today() -> dt.date:
    """The day on which the command is run, where it is run."""
    return dt.datetime.now().astimezone().date()
