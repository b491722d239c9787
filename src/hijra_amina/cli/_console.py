"""Where the command writes, and in which language."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

import attrs

from hijra_amina.cli import _messages as messages
from hijra_amina.language import Phrase, isolate, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hijra_amina.language import Message, Value
    from hijra_amina.reports import Finding

__all__ = ["LOCALES", "Console", "locale_of", "shown"]

LOCALES = {"en": "en_GB", "ar": "ar_IQ"}
"""The languages of the command itself."""

_MOST = 20
_PLACES = ("LC_ALL", "LC_MESSAGES", "LANG")


def locale_of(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """The locale of help and messages: what `--lang` says, else what the environment says.

    It has to be known before the arguments are parsed, because the parser speaks too.

    Args:
        arguments: The arguments of the command.
        environment: The environment's variables.

    Returns:
        One of the command's own locales.

    Examples:
        >>> locale_of(["check", "--lang", "ar"], {}), locale_of([], {"LANG": "ar_IQ.UTF-8"})
        ('ar_IQ', 'ar_IQ')
        >>> locale_of([], {"LC_ALL": "C.UTF-8", "LANG": "ar_IQ.UTF-8"})
        'en_GB'
    """
    wanted = ""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
        elif argument == "--lang" and index + 1 < len(arguments):
            wanted = arguments[index + 1]
    if not wanted:
        wanted = next((environment[name] for name in _PLACES if environment.get(name)), "en")
    return LOCALES.get(wanted[:2].lower(), LOCALES["en"])


@attrs.frozen
class Console:
    r"""The command's two streams and its language.

    Attributes:
        locale: The locale of messages.
        out: What a script reads.
        err: What a person reads.

    Examples:
        >>> console = Console("en_GB", io.StringIO(), io.StringIO())
        >>> console.fail(messages.NOTHING_FOUND)
        >>> console.err.getvalue()
        'hijra-amina: error: nothing is known by this name\n'
    """

    locale: str
    out: TextIO
    err: TextIO

    @classmethod
    def standard(cls, locale: str) -> Console:
        """The process's own streams, writing UTF-8 whatever the terminal was set to.

        Args:
            locale: The locale of messages.

        Returns:
            The console.
        """
        # Names of files go out to scripts as they came in, also those that are no UTF-8.
        streams = (sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")
        for stream, errors in streams:
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors=errors)
        return cls(locale, sys.stdout, sys.stderr)

    def line(self, text: str = "") -> None:
        """Print a line for scripts and people.

        Args:
            text: The line.
        """
        self.out.write(f"{text}\n")

    def text(self, made: Message, **values: Value) -> str:
        """A message in the console's language.

        Args:
            made: The message.
            values: Its values.

        Returns:
            The text.
        """
        return sentence(Phrase(made, None, values), self.locale)

    def number(self, made: Message, n: int) -> str:
        """A message that agrees with a number, in the console's language.

        Args:
            made: The message.
            n: The number.

        Returns:
            The text.
        """
        return sentence(Phrase(made, n, {}), self.locale)

    def described(self, found: Finding) -> str:
        """A finding in a line.

        Args:
            found: The finding.

        Returns:
            How much it matters, where it is, and what it is.
        """
        severity = self.text(messages.SEVERITIES[found.severity])
        where = found.where if self.locale == "en_GB" else isolate(found.where, "code")
        return f"{severity}: {where}: {found.reason(self.locale)}"

    def findings(self, heading: Message, found: Sequence[Finding]) -> None:
        """Say what people should know of a result, on one screen.

        Args:
            heading: Says how many there are.
            found: The findings; nothing is said if there are none.
        """
        lines = list(dict.fromkeys(map(self.described, found)))
        if lines:
            self.remark(self.number(heading, len(lines)))
        for line in lines[:_MOST]:
            self.remark(f"- {line}")
        if len(lines) > _MOST:
            self.remark("- …")

    def remark(self, text: str) -> None:
        """Print a line for people alone.

        Args:
            text: The line; a name that somebody typed or sent may be in it, so it is `shown`.
        """
        self.err.write(f"{shown(text)}\n")

    def fail(self, made: Message | Phrase, *, hint: str | None = None, **values: Value) -> None:
        """Say what went wrong, and what would help.

        Args:
            made: The message, or one with its number and values.
            hint: What would help.
            values: The message's values.
        """
        said = sentence(
            made if isinstance(made, Phrase) else Phrase(made, None, values), self.locale
        )
        self.remark(f"hijra-amina: {self.text(messages.ERROR, message=said)}")
        if hint is not None:
            self.hint(hint)

    def hint(self, hint: str) -> None:
        """Say what would help.

        Args:
            hint: What would help.
        """
        self.remark(self.text(messages.HINT, hint=hint))


def shown(text: str) -> str:
    r"""A text that does not steer the terminal.

    Args:
        text: The text.

    Returns:
        The same with a question mark for each control character but line ends and tabs.

    Examples:
        >>> shown("\x1b[31mlist.csv")
        '?[31mlist.csv'
    """
    return "".join(
        "?" if (c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f" else c for c in text
    )
