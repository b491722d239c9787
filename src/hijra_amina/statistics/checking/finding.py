"""`Finding`: one thing in a programme that a reader of the records should look at."""

from __future__ import annotations

import attrs

from hijra_amina.model import Source
from hijra_amina.values._coded import Coded

__all__ = ["Finding", "Severity"]


class Severity(Coded):
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
            warnings: `double_counting`, `cumulative_as_session`, `cumulative_repeated`,
            `figure_repeated`, `body_out_of_time`, `duration_disagrees`, `days_beyond_duration`,
            `day_outside_period`, `impossible_match`.
        severity: An error cannot be true; a warning is unlikely.
        session: The session that it is about; of several, the first.
        reason: The English sentence; it names figures and codes, never a person.
        statements: The paths, within the session, of what it is about; `$.` leads a path that is
            within the programme. Where several sessions
            are concerned, the session stands before each path: `s-1: headcount.statements[0]`.
        sources: Where each of the statements is from, in their order; those of the session where
            a statement names none itself.
        rosters: Of a contradiction, the sessions beside whose rosters the statements cannot be
            true.
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
    sources: tuple[tuple[Source, ...], ...] = attrs.field(default=(), repr=False)
    rosters: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
