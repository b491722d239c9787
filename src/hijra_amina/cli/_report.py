"""`hijra-amina report`: the flash report of a session, in files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from hijra_amina.cli import _messages as messages
from hijra_amina.cli._documents import day, folder_of, read_programme
from hijra_amina.cli._exits import Exit, Failure
from hijra_amina.reports import Severity, flash_report

if TYPE_CHECKING:
    import argparse

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
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
        "--out", type=Path, required=True, metavar="DIR", help=parser.help_of("out")
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
    report = flash_report(
        programme,
        arguments.session or _only_session(programme),
        folder=folder_of(arguments.programme),
        on=arguments.on or _today(),
    )
    locales = arguments.locale or _BOTH
    try:
        files = report.publish(
            arguments.out,
            locales=locales,
            formats=arguments.format or ("html",),
            digits=arguments.digits,
        )
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Failure(
            Exit.CANNOT, messages.CANNOT_WRITE, path=str(arguments.out), reason=reason
        ) from None
    for file in files:
        console.line(str(file))
    findings = list(report.findings)
    for locale in dict.fromkeys(locales):
        findings += report.edition(locale, digits=arguments.digits).findings
    number = sum(found.severity is not Severity.NOTE for found in findings)
    if number:
        console.remark(console.number(messages.LEFT_OUT, number))
    return Exit.FINE


def _only_session(programme: Programme) -> str:
    """The session of the programme's one report."""
    sessions = [
        publication.session
        for publication in programme.publications
        if publication.session is not None and publication.channel == "flash_report"
    ]
    if len(set(sessions)) == 1:
        return sessions[0]
    known = ", ".join(dict.fromkeys(sessions)) or "-"
    raise Failure(Exit.NOT_UNDERSTOOD, messages.NAME_A_SESSION, hint="--session", sessions=known)


def _today() -> dt.date:
    """The day on which the command is run, where it is run."""
    return dt.datetime.now().astimezone().date()
