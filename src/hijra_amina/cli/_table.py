"""`hijra-amina table`: figures by dimensions, or how one of them comes about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hijra_amina.cli import _messages as messages
from hijra_amina.cli import _tabulating as tabulating
from hijra_amina.cli._exits import Exit, Failure
from hijra_amina.language import parse_locale

if TYPE_CHECKING:
    import argparse

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.statistics import Table

__all__ = ["configure", "run"]


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    tabulating.add_question(parser)
    tabulating.add_form(parser)
    parser.options.add_argument(
        "--explain",
        action="append",
        nargs="?",
        const=(),
        type=tabulating.named_condition,
        metavar="NAME=VALUE",
        help=parser.help_of("explain"),
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print or write the table, or the explanation of one figure.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The exit code.

    Raises:
        Failure: If something that is named does not exist, or the file cannot be written.
        DecodeError: If the file holds no programme.
        LocaleError: If the locale is a bare language, or unknown.
        MissingExtraError: If a spreadsheet is wanted and openpyxl is not installed.
    """
    locale = parse_locale(arguments.locale or console.locale)
    made = tabulating.format_of(arguments, console)
    if arguments.explain is not None and made not in {"md", "json"}:
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NOT_EXPLAINED, format=made)
    with tabulating.refusals(console):
        figure = tabulating.each_once("explain", filter(None, arguments.explain or ()))
        # A figure that is named is one of a table by just these dimensions.
        table = tabulating.table_of(arguments, by=figure)
        if arguments.explain is None:
            data = tabulating.written(table, made, locale)
        else:
            data = _explained(table, figure, made, locale)
    tabulating.put(data, arguments.out, console)
    return Exit.FINE


def _explained(table: Table, where: dict[str, str], made: tabulating.Format, locale: str) -> bytes:
    explanation = table.explain(where, locale=locale)
    if made == "json":
        return f"{json.dumps(dict(explanation.document), ensure_ascii=False)}\n".encode()
    return f"{explanation.text}\n".encode()
