"""Three-valued answers: a comparison of what is partly known holds, fails, or stays open."""

from __future__ import annotations

from typing import NoReturn

from hijra_amina.values._coded import Listed

__all__ = ["Verdict"]


class Verdict(Listed):
    """The answer to a question about values that are only partly known.

    `OPEN` means that the values allow both answers. A verdict has no truth value of its own:
    code that writes `if verdict:` would silently treat "not known" as one of the two.

    Examples:
        >>> Verdict.HOLDS & Verdict.OPEN
        <Verdict.OPEN: 'open'>
        >>> Verdict.HOLDS | Verdict.OPEN
        <Verdict.HOLDS: 'holds'>
        >>> Verdict.HOLDS.negated()
        <Verdict.FAILS: 'fails'>
    """

    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"

    @classmethod
    def decide(cls, *, holds: bool, fails: bool) -> Verdict:
        """The verdict for a question that is settled one way, the other way, or not at all.

        Args:
            holds: Whether the answer is yes in every possible case.
            fails: Whether the answer is no in every possible case.

        Returns:
            `HOLDS`, `FAILS`, or `OPEN` when neither is certain.

        Examples:
            >>> Verdict.decide(holds=False, fails=False)
            <Verdict.OPEN: 'open'>
        """
        if holds:
            return cls.HOLDS
        return cls.FAILS if fails else cls.OPEN

    def negated(self) -> Verdict:
        """The verdict on the opposite statement; what is open stays open.

        Returns:
            `FAILS` for `HOLDS`, `HOLDS` for `FAILS`, `OPEN` for `OPEN`.

        Examples:
            >>> Verdict.OPEN.negated()
            <Verdict.OPEN: 'open'>
        """
        if self is Verdict.OPEN:
            return self
        return Verdict.FAILS if self is Verdict.HOLDS else Verdict.HOLDS

    def __and__(self, other: Verdict) -> Verdict:
        """Both: fails as soon as one fails (Kleene's strong conjunction)."""
        if not isinstance(other, Verdict):
            return NotImplemented
        if Verdict.FAILS in {self, other}:
            return Verdict.FAILS
        return Verdict.OPEN if Verdict.OPEN in {self, other} else Verdict.HOLDS

    def __or__(self, other: Verdict) -> Verdict:
        """Either: holds as soon as one holds (Kleene's strong disjunction)."""
        if not isinstance(other, Verdict):
            return NotImplemented
        return (self.negated() & other.negated()).negated()

    def __bool__(self) -> NoReturn:
        """Refuse to be a condition."""
        msg = "a Verdict is not a bool: compare it, as in `verdict is Verdict.HOLDS`"
        raise TypeError(msg)
