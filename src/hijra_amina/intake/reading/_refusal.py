"""`UnreadableSheetError`: a file that is not read at all, and why."""

from __future__ import annotations

from hijra_amina.errors import Problem, ProblemsError

__all__ = ["UnreadableSheetError", "refusal"]


class UnreadableSheetError(ProblemsError):
    """A file that is not read: it is no spreadsheet, is damaged, or is too large to be one.

    Examples:
        >>> issubclass(UnreadableSheetError, ValueError)
        True
    """


def refusal(file: str, code: str, reason: str, **details: str) -> UnreadableSheetError:
    """Say why a file is not read.

    Args:
        file: The file's name, without its folder.
        code: A stable code, such as `too_large`.
        reason: The English sentence.
        **details: What a translation needs.

    Returns:
        The error, to be raised.

    Examples:
        >>> print(refusal("list.xlsx", "too_large", "it holds more than 5 cells"))
        1 problem in list.xlsx
        - $: it holds more than 5 cells
    """
    return UnreadableSheetError([Problem("$", code, reason, tuple(details.items()))], file)
