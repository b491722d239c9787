"""`hijra-amina schema`: the JSON Schema of programme documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hijra_amina.cli import _messages as messages
from hijra_amina.cli._documents import folder
from hijra_amina.cli._exits import Exit, Failure, reason_of
from hijra_amina.documents import json_schema

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
        "--out", type=folder, metavar="FILE", help=parser.help_of("schema_out")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the schema, or write it and print the file's name.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The exit code.

    Raises:
        Failure: If the file cannot be written.
    """
    text = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    if arguments.out is None:
        console.line(text)
        return Exit.FINE
    try:
        arguments.out.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise Failure(
            Exit.CANNOT, messages.CANNOT_WRITE, path=str(arguments.out), reason=reason_of(error)
        ) from None
    console.line(str(arguments.out))
    return Exit.FINE
