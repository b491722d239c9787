"""`hijra-amina check`: what a person should look at before anything is published."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from hijra_amina.cli import _messages as messages
from hijra_amina.cli._documents import day, folder_of, number, read_programme
from hijra_amina.cli._exits import Exit
from hijra_amina.cli._releases import checked_releases
from hijra_amina.reports import Severity, review

if TYPE_CHECKING:
    import argparse

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser

__all__ = ["configure", "run"]

_BOTH = ("en_GB", "ar_IQ")


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    parser.named.add_argument("programme", type=Path, help=parser.help_of("programme"))
    parser.options.add_argument(
        "--locale", action="append", metavar="LOCALE", help=parser.help_of("locale")
    )
    parser.options.add_argument("--on", type=day, metavar="DAY", help=parser.help_of("on"))
    parser.options.add_argument(
        "--release",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help=parser.help_of("check_release"),
    )
    parser.options.add_argument(
        "--ledger", type=Path, metavar="FILE", help=parser.help_of("ledger")
    )
    parser.options.add_argument(
        "--threshold", type=number, metavar="N", help=parser.help_of("threshold")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the findings, the worst first, and how many there are of each kind.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        `FOUND_ERRORS` if there is an error among them, or a release would give somebody away.

    Raises:
        Failure: If a file cannot be read.
        DecodeError: If the programme, a table or the ledger is not what it should be.
    """
    if arguments.release:
        return checked_releases(arguments, console)
    findings = review(
        read_programme(arguments.programme),
        locales=arguments.locale or _BOTH,
        folder=folder_of(arguments.programme),
        on=arguments.on or dt.datetime.now().astimezone().date(),
    )
    for found in findings:
        console.line(console.described(found))
    numbers = Counter(found.severity for found in findings)
    console.line(
        console.text(
            messages.CHECKED,
            errors=numbers[Severity.ERROR],
            warnings=numbers[Severity.WARNING],
            notes=numbers[Severity.NOTE],
        )
    )
    return Exit.FOUND_ERRORS if numbers[Severity.ERROR] else Exit.FINE
