"""argparse in the reader's language.

argparse takes its own words from gettext's global state. Here each parser is given the translated
words instead: headings and usage where they are set, errors by the form in which they arrive.
"""

from __future__ import annotations

import argparse
import functools
import re
import textwrap
from typing import TYPE_CHECKING, NoReturn

from hijra_amina.cli import _messages as messages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.cli._console import Console

__all__ = ["Parser", "Stop", "exit_codes", "names", "translated"]

_WIDTH = 78
_USAGE = "usage:"


def names(text: str) -> list[str]:
    """Several names in one argument, such as `sex,ministry`.

    Args:
        text: What was typed.

    Returns:
        The names.

    Examples:
        >>> names("sex, ministry")
        ['sex', 'ministry']
    """
    return [name.strip() for name in text.split(",") if name.strip()]


class Stop(Exception):  # noqa: N818 - not an error: help was shown, or usage explained
    """The parser is done, and so is the command.

    Args:
        code: The exit code.

    Examples:
        >>> Stop(2).code
        2
    """

    def __init__(self, code: int) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


class Parser(argparse.ArgumentParser):
    """A parser that speaks the console's language and never ends the process.

    Args:
        console: Where it writes, and in which language.
        command: The name of the command, or nothing for the whole program.
        epilog: What stands at the end of its help.

    Examples:
        >>> import io
        >>> from hijra_amina.cli._console import Console
        >>> console = Console("en_GB", io.StringIO(), io.StringIO())
        >>> try:
        ...     Parser(console, "schema").parse_args(["--nonsense"])
        ... except Stop as stop:
        ...     stop.code
        2
    """

    def __init__(self, console: Console, command: str = "", *, epilog: str | None = None) -> None:
        """Set the parser up without argparse's own words."""
        self.console = console
        super().__init__(
            prog=f"hijra-amina {command}".strip(),
            description=textwrap.fill(console.text(messages.COMMAND_HELP[command]), _WIDTH),
            epilog=epilog or exit_codes(console),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.color = False  # later releases of Python would colour the words
        self.named = self.add_argument_group(console.text(messages.COMMON_POSITIONALS))
        self.options = self.add_argument_group(console.text(messages.COMMON_OPTIONS))
        self.options.add_argument("-h", "--help", action="help", help=self.help_of("help"))
        self.options.add_argument(
            "--lang", choices=("en", "ar"), metavar="LANG", help=self.help_of("lang")
        )

    def add_version(self) -> None:
        """Let the parser tell the version."""
        from hijra_amina import __version__  # noqa: PLC0415 - asks the metadata, when it is asked

        self.options.add_argument(
            "--version",
            action="version",
            version=f"hijra-amina {__version__}",
            help=self.help_of("version"),
        )

    def add_command(self, names: Sequence[str]) -> None:
        """Let the parser read the name of a command, and leave what follows to that.

        Args:
            names: The commands.
        """
        self.named.add_argument(
            "command", nargs="?", choices=names, metavar="COMMAND", help=self.help_of("command")
        )
        self.named.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)

    def command_of(self, arguments: Sequence[str]) -> tuple[str | None, list[str]]:
        """Find the command in the program's arguments.

        Args:
            arguments: The program's arguments.

        Returns:
            The command, if one is named, and the arguments that are its own.
        """
        found = self.parse_args(arguments)
        return found.command, list(found.rest)

    def help_of(self, name: str) -> str:
        """The help of an argument, safe for argparse, which fills in percent signs.

        Args:
            name: The name of the help text.

        Returns:
            The text.
        """
        return self.console.text(messages.OPTION_HELP[name]).replace("%", "%%")

    def format_usage(self) -> str:
        """The usage, led in by the console's word for it."""
        return self._translated(super().format_usage())

    def format_help(self) -> str:
        """The help, led in by the console's word for usage."""
        return self._translated(super().format_help())

    def _translated(self, text: str) -> str:
        word = self.console.text(messages.USAGE)
        return f"{word}{text.removeprefix(_USAGE)}" if text.startswith(_USAGE) else text

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002 - argparse's own
        """Help goes where the console's output goes."""
        self.console.out.write(message)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """Stop the command, not the process."""
        if message:
            self.console.remark(message.rstrip("\n"))
        raise Stop(status)

    def error(self, message: str) -> NoReturn:
        """Say what was not understood, with the usage above it."""
        self.console.remark(self.format_usage().rstrip("\n"))
        said = translated(message, self.console)
        self.console.remark(f"{self.prog}: {self.console.text(messages.ERROR, message=said)}")
        raise Stop(2)


def exit_codes(console: Console) -> str:
    """The exit codes, a line each.

    Args:
        console: The console, for its language.

    Returns:
        The lines.

    Examples:
        >>> import io
        >>> from hijra_amina.cli._console import Console
        >>> exit_codes(Console("en_GB", io.StringIO(), io.StringIO())).splitlines()[:2]
        ['exit codes:', '  0  all is well']
    """
    lines = [f"{console.text(messages.EXIT_CODES)}:"]
    for code, made in messages.EXIT_CODE_HELP.items():
        lines.append(f"  {code}  {console.text(made)}")
    return "\n".join(lines)


def translated(message: str, console: Console) -> str:
    """An error of argparse in the console's language; in English where it is a new one.

    Args:
        message: The error, as argparse words it.
        console: The console.

    Returns:
        The error.

    Examples:
        >>> import io
        >>> from hijra_amina.cli._console import Console
        >>> translated(
        ...     "unrecognized arguments: --x", Console("en_GB", io.StringIO(), io.StringIO())
        ... )
        'unrecognised arguments: --x'
    """
    for pattern, made in _patterns():
        match = pattern.fullmatch(message)
        if match is not None:
            return console.text(made, **match.groupdict())
    return message


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], messages.Message], ...]:
    return tuple(
        (re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+?)", re.escape(form)), re.DOTALL), made)
        for form, made in messages.ERRORS_OF_ARGPARSE.items()
    )
