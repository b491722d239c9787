"""Exit codes, and how each error of the library is said on one screen."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from hijra_amina import errors
from hijra_amina.cli import _messages as messages
from hijra_amina.language import describe_problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.cli._console import Console
    from hijra_amina.language import Message, Value

__all__ = ["Exit", "Failure", "explain"]

_MOST_PROBLEMS = 20


class Exit(enum.IntEnum):
    """What a script can tell from the command's exit code.

    Examples:
        >>> int(Exit.UNREADABLE)
        3
    """

    FINE = 0
    FOUND_ERRORS = 1
    NOT_UNDERSTOOD = 2
    UNREADABLE = 3
    CANNOT = 4
    INTERRUPTED = 130


class Failure(Exception):  # noqa: N818 - what went wrong is in the message
    """Something that the command can say in one line.

    Args:
        code: The exit code.
        message: What went wrong.
        hint: What would help.
        values: The message's values.

    Examples:
        >>> Failure(Exit.CANNOT, messages.NOTHING_FOUND).code
        <Exit.CANNOT: 4>
    """

    def __init__(
        self, code: Exit, message: Message, *, hint: str | None = None, **values: Value
    ) -> None:
        """Keep the parts."""
        super().__init__(code, message.key)
        self.code = code
        self.message = message
        self.hint = hint
        self.values: Mapping[str, Value] = values


def explain(error: errors.HijraAminaError, console: Console) -> Exit:  # noqa: PLR0911 - one for each kind
    """Say an error of the library in the console's language.

    Args:
        error: The error. None of them holds a personal value.
        console: The console.

    Returns:
        The exit code.
    """
    match error:
        case errors.ProblemsError():
            _problems(error, console)
            return Exit.UNREADABLE
        case errors.ClaimError():
            console.fail(messages.CONTRADICTED, claim=error.claim)
            for line in error.evidence:
                console.remark(f"- {line}")
            return Exit.FOUND_ERRORS
        case errors.UnknownReferenceError():
            hint = ", ".join(error.known) or None
            console.fail(messages.UNKNOWN, hint=hint, kind=error.kind, found=error.reference)
            return Exit.NOT_UNDERSTOOD
        case errors.UnknownCodeError():
            hint = error.nearest or ", ".join(error.allowed) or None
            console.fail(messages.UNKNOWN, hint=hint, kind=error.kind, found=error.found)
            return Exit.NOT_UNDERSTOOD
        case errors.LocaleError():
            console.fail(messages.NOT_A_LOCALE, hint=error.hint, found=error.found)
            return Exit.NOT_UNDERSTOOD
        case errors.MissingExtraError():
            console.fail(messages.MISSING_EXTRA, hint=error.command, module=error.module)
            return Exit.CANNOT
        case _:
            console.remark(f"hijra-amina: {error}")
            return Exit.NOT_UNDERSTOOD


def _problems(error: errors.ProblemsError, console: Console) -> None:
    number = len(error.problems)
    where = f"{error.where}: " if error.where else ""
    console.remark(f"hijra-amina: {where}{console.number(messages.PROBLEMS, number)}")
    for problem in error.problems[:_MOST_PROBLEMS]:
        console.remark(f"- {describe_problem(problem, console.locale)}")
    if number > _MOST_PROBLEMS:
        console.remark("- …")
