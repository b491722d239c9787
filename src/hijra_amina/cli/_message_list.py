"""`hijra-amina messages`: the texts of the library, and who vouches for each translation."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from hijra_amina.cli._exits import Exit
from hijra_amina.language import Review, isolate, parse_locale, review_status

if TYPE_CHECKING:
    import argparse

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser

__all__ = ["configure", "run"]


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    parser.options.add_argument(
        "--locale", default="ar_IQ", metavar="LOCALE", help=parser.help_of("label_locale")
    )
    parser.options.add_argument(
        "--status",
        choices=tuple(status.value for status in Review),
        metavar="STATUS",
        help=parser.help_of("status"),
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print key, standing, English and translation of each text, a line each.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The exit code.

    Raises:
        LocaleError: If the locale is a bare language, or unknown.
    """
    # The texts of a room are known once it is loaded, and these are loaded where one is needed.
    importlib.import_module("hijra_amina.statistics.tables.explaining")
    importlib.import_module("hijra_amina.intake.reading._messages")
    for entry in review_status(parse_locale(arguments.locale)):
        if arguments.status is not None and entry.status.value != arguments.status:
            continue
        english = " | ".join(entry.english)
        translation = " | ".join(isolate(form) for form in entry.translation)
        console.line(f"{entry.key}\t{entry.status.value}\t{english}\t{translation}")
    return Exit.FINE
