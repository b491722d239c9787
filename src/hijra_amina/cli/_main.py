"""`main`: which command is meant, and what its failures are called."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from hijra_amina import errors
from hijra_amina.cli import _messages as messages
from hijra_amina.cli._commands import COMMANDS
from hijra_amina.cli._console import Console, locale_of
from hijra_amina.cli._exits import Exit, Failure, explain, reason_of
from hijra_amina.cli._parser import Parser, Stop, exit_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The arguments after the command's name; the process's own, if not given.

    Returns:
        The exit code: see the package.

    Examples:
        >>> main(["vocabulary", "sex", "--lang", "en"])
        female  Female  attested
        male  Male  attested
        0
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    console = Console.standard(locale_of(given))
    try:
        code = _run(console, given)
        console.out.flush()
    except Stop as stop:
        return stop.code
    except BrokenPipeError:
        # Whoever read along has read enough. What is still in the buffer goes nowhere, so that
        # the interpreter does not try to write it on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.FINE)
    except OSError as error:
        # What the commands read and write they explain themselves: this is the output, such as a
        # full disk behind `>`.
        console.fail(messages.CANNOT_PRINT, reason=reason_of(error))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.CANNOT)
    except KeyboardInterrupt:
        return int(Exit.INTERRUPTED)
    return int(code)


def _run(console: Console, given: list[str]) -> int:
    parser = Parser(console, epilog=_epilog(console))
    parser.add_version()
    parser.add_command(list(COMMANDS))
    command, rest = parser.command_of(given)
    if command is None:
        parser.print_help()
        return Exit.FINE
    own = Parser(console, command)
    COMMANDS[command].configure(own)
    try:
        return COMMANDS[command].run(own.parse_args(rest), console)
    except Failure as failure:
        console.fail(failure.message, hint=failure.hint, **failure.values)
        return failure.code
    except errors.HijraAminaError as error:
        return explain(error, console)


def _epilog(console: Console) -> str:
    """The commands and the exit codes, a line each."""
    width = max(map(len, COMMANDS))
    lines = [f"{console.text(messages.COMMANDS)}:"]
    lines += [f"  {name:{width}}  {console.text(messages.COMMAND_HELP[name])}" for name in COMMANDS]
    return "\n".join([*lines, "", exit_codes(console)])
