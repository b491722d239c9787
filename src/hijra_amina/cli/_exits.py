"""Exit codes, and how each error of the library is said on one screen."""

from __future__ import annotations

import difflib
import enum
from typing import TYPE_CHECKING

from hijra_amina import errors
from hijra_amina.cli import _messages as messages
from hijra_amina.language import Phrase, describe_problem, isolate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hijra_amina.cli._console import Console
    from hijra_amina.language import Message, Value

__all__ = ["Exit", "Failure", "choices", "explain", "reason_of"]

_MOST_PROBLEMS = 20
_MOST_CHOICES = 8


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
        case errors.DisclosureError():
            console.fail(messages.GIVES_AWAY, reason=error.reason)
            return Exit.FOUND_ERRORS
        case errors.UnknownReferenceError():
            hint = choices(error.reference, error.known)
            console.fail(messages.UNKNOWN, hint=hint, kind=error.kind, found=error.reference)
            return Exit.NOT_UNDERSTOOD
        case errors.UnknownCodeError():
            hint = error.nearest or choices(error.found, error.allowed)
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


def _described(problem: errors.Problem, console: Console) -> str:
    """A problem in a line. A place in a file is said in words, which details have none of."""
    details = dict(problem.details)
    if console.locale == "en_GB" or not {"line", "column", "format"} <= details.keys():
        return describe_problem(problem, console.locale)
    place = {name: details[name] for name in ("line", "column", "format")}
    said = console.text(messages.NOT_WELL_FORMED, **place)
    return f"{isolate(problem.path, 'code')}: {said}"


def choices(found: str, known: Iterable[str]) -> str | None:
    """What may have been meant: the nearest names, or some of all.

    Args:
        found: What was written.
        known: What there is.

    Returns:
        A few names, or nothing where there are none.

    Examples:
        >>> choices("bagdad-2015", ["ngos-three-days", "baghdad-2015-06"])
        'baghdad-2015-06'
    """
    names = list(known)
    nearest = difflib.get_close_matches(found, names, n=3, cutoff=0.5)
    if nearest:
        return ", ".join(nearest)
    more = ["…"] if len(names) > _MOST_CHOICES else []
    return ", ".join([*names[:_MOST_CHOICES], *more]) or None


def reason_of(error: OSError) -> Phrase | str:
    """Why the system refused, in words that are translated where they can be.

    Args:
        error: What the system said.

    Returns:
        The reason.

    Examples:
        >>> reason_of(OSError(12345, "something rare"))
        'something rare'
    """
    known = messages.REASONS.get(error.errno or 0)
    if known is None:
        return error.strerror or type(error).__name__
    return Phrase(known)


def _problems(error: errors.ProblemsError, console: Console) -> None:
    number = len(error.problems)
    where = f"{error.where}: " if error.where else ""
    console.remark(f"hijra-amina: {where}{console.number(messages.PROBLEMS, number)}")
    for problem in error.problems[:_MOST_PROBLEMS]:
        console.remark(f"- {_described(problem, console)}")
    if number > _MOST_PROBLEMS:
        console.remark("- …")
    if any(("format", "YAML") in problem.details for problem in error.problems):
        console.hint(console.text(messages.NO_YAML))
