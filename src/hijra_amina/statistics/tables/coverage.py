"""`Coverage`: which sessions a value of a dimension of sessions stands for."""

from __future__ import annotations

import attrs

__all__ = ["Coverage"]


@attrs.frozen
class Coverage:
    """Which of the sessions that were counted have a value, such as a year or a kind.

    Whoever reads a table of 2015 beside one of each session of that year knows that they are of
    the same sessions; with this, so does whatever looks for what tables tell together.

    Attributes:
        dimension: The dimension of sessions.
        value: The value; `?` for the sessions of which it is not known.
        sessions: The sessions that have it.
        perhaps: Those that may have it.

    Examples:
        >>> Coverage("year", "2015", frozenset({"s-1"})).is_certain
        True
    """

    dimension: str
    value: str
    sessions: frozenset[str]
    perhaps: frozenset[str] = frozenset()

    @property
    def is_certain(self) -> bool:
        """Whether it is known of each session."""
        return not self.perhaps
