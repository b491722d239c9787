"""`hijra-amina match`: who may be whom, a page to decide it on, and the decisions carried out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hijra_amina.cli import _intake_messages as said
from hijra_amina.cli import _messages as messages
from hijra_amina.cli._documents import folder, read_programme, write_programme
from hijra_amina.cli._exits import Exit, Failure, reason_of
from hijra_amina.language import parse_locale

if TYPE_CHECKING:
    import argparse

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.intake.entry import Entry
    from hijra_amina.intake.matching import Decisions, Matches
    from hijra_amina.model import Programme

__all__ = ["configure", "run"]


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    parser.named.add_argument("programme", type=Path, help=parser.help_of("programme"))
    options = parser.options
    options.add_argument(
        "--decisions", type=Path, metavar="FILE", help=parser.help_of("decisions")
    )
    options.add_argument("--page", type=folder, metavar="FILE", help=parser.help_of("page"))
    options.add_argument(
        "--identifiers", type=Path, metavar="FILE", help=parser.help_of("identifiers")
    )
    options.add_argument("--locale", metavar="LOCALE", help=parser.help_of("page_locale"))
    options.add_argument("--apply", action="store_true", help=parser.help_of("apply"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Say how many people there may be, write the page, and carry the decisions out.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The exit code.

    Raises:
        Failure: If a file cannot be read or written.
        DecodeError: If the file holds no programme.
        LedgerError: If the decisions contradict each other, or the file is no ledger.
        LocaleError: If the locale is a bare language, or unknown.
    """
    locale = parse_locale(arguments.locale or console.locale)
    programme = read_programme(arguments.programme)
    decisions = _decisions(arguments.decisions)
    matches = _matches(programme, decisions, _identifiers(arguments.identifiers))
    _summarise(matches, programme, console)
    if arguments.page is not None:
        _write_page(arguments.page, matches, programme, locale)
        console.line(str(arguments.page))
    if arguments.apply:
        applied = matches.applied(programme)
        write_programme(applied, arguments.programme)
        merged = len(programme.participants) - len(applied.participants)
        console.line(console.number(said.MERGED, merged))
    elif arguments.decisions is not None:
        console.remark(console.text(said.NOT_APPLIED))
    return Exit.FINE
