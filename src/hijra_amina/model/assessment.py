"""`Assessment`: the result of a test before or after a session."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import record, references
from hijra_amina.values import PartialDate
from hijra_amina.values._coded import Coded

__all__ = ["Assessment", "Moment"]


class Moment(Coded):
    """When a test was taken.

    Examples:
        >>> Moment("pre")
        <Moment.PRE: 'pre'>
    """

    PRE = "pre"
    POST = "post"


@record
@attrs.frozen(kw_only=True)
class Assessment:
    """One person's result in one test.

    Attributes:
        session: The session that the test belongs to.
        moment: Before it or after it.
        score: Points reached.
        out_of: Points that could be reached.
        participant: Who took it; `None` for a test without a name on it, which cannot be paired.
        taken_on: The day.

    Raises:
        InvalidValueError: If the score is negative or above `out_of`.

    Examples:
        >>> Assessment(session="s-1", moment=Moment.PRE, score=7, out_of=10).score
        7
    """

    session: str = attrs.field(metadata=references("sessions"))
    moment: Moment
    score: int = attrs.field(repr=False)
    out_of: int
    participant: str | None = attrs.field(default=None, metadata=references("participants"))
    taken_on: PartialDate | None = None

    def _incoherence(self) -> tuple[str, str, str] | None:
        if self.out_of < 1:
            return "out_of", "a positive number of points", "none or fewer"
        if not 0 <= self.score <= self.out_of:
            return "score", "between 0 and out_of", "a score outside"
        return None
