"""What is said of a frame that cannot be used, or that does not hold everything."""

from __future__ import annotations

from hijra_amina.errors import HijraAminaWarning, ProblemsError

__all__ = ["FrameError", "LeftOutWarning"]


class FrameError(ProblemsError):
    """A frame that breaks the layout of participations; it lists all problems at once.

    Each problem names the column, what was found and in how many rows, and what was expected; none
    holds the identifier of a person.

    Examples:
        >>> issubclass(FrameError, ValueError)
        True
    """


class LeftOutWarning(HijraAminaWarning):
    """A frame that says less than the records it was made from.

    Examples:
        >>> issubclass(LeftOutWarning, UserWarning)
        True
    """
