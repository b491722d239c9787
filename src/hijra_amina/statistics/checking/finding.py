"""`Finding`: one thing in a programme that a reader of the records should look at."""

from __future__ import annotations

import enum

import attrs

__all__ = ["Finding", "Severity"]


class Severity(enum.StrEnum):
    """How bad a finding is.

    Examples:
        >>> Severity("error")
        <Severity.ERROR: 'error'>
    """

    ERROR = "error"
    WARNING = "warning"


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that a reader of the records should look at.

    Attributes:
        code: A stable code; translations go by it. `contradiction` is an error; the others are
            warnings: `double_counting`, `cumulative_as_session`, `figure_repeated`,
            `body_out_of_time`, `duration_disagrees`, `day_outside_period`, `impossible_match`.
        severity: An error cannot be true; a warning is unlikely.
        session: The session that it is about; of several, the first.
        reason: The English sentence; it names figures and codes, never a person.
        statements: The paths, within the session, of what it is about; `$.` leads a path that is
            within the programme. Where several sessions
            are concerned, the session stands before each path: `s-1: headcount.statements[0]`.
        details: What a translation needs to say the same.

    Examples:
        >>> Finding(
        ...     code="contradiction",
        ...     severity=Severity.ERROR,
        ...     session="s-1",
        ...     reason="these statements cannot all be true",
        ... ).severity.value
        'error'
    """

    code: str
    severity: Severity
    session: str
    reason: str
    statements: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
