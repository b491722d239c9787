"""`Decisions`: the ledger of who was found to be whom, kept in a file that people can review."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake.matching._ledger_file import read_ledger, write_ledger
from hijra_amina.intake.matching._ledger_rules import check_ledger
from hijra_amina.model._record import IDENTIFIER_PATTERN
from hijra_amina.values import check_text
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

__all__ = ["Decision", "Decisions", "Ruling"]


class Ruling(Coded):
    """What somebody decided of two participants.

    Examples:
        >>> Ruling("same")
        <Ruling.SAME: 'same'>
    """

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


def _bare(value: object) -> str:
    # No identifier has blanks around it: with one that was typed, the line would be of nobody.
    # What is no text is told by `check_text`.
    return value.strip() if isinstance(value, str) else cast("str", value)


def _ruling(value: object) -> Ruling:
    # The enumeration's own error shows the value, and a cell can hold anything.
    if isinstance(value, str) and value.strip() in set(Ruling):
        return Ruling(value.strip())
    raise InvalidValueError("Decision.verdict", " or ".join(Ruling), "something else")


def _day(value: object) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise InvalidValueError("Decision.when", "a day such as 2015-06-16", "something else")


@attrs.frozen(kw_only=True)
class Decision:
    """One line of the ledger: somebody looked at two participants and decided.

    The pair has no direction: `first` and `second` are put in order.

    Attributes:
        first: Identifier of a participant.
        second: Identifier of another participant.
        verdict: Whether they are one person.
        who: Who decided; a post or initials do.
        when: The day of the decision.
        why: The reason, in a few words and without a name; empty if none was given.

    Raises:
        InvalidValueError: If both are one participant, or a field holds something else.

    Examples:
        >>> made = Decision(
        ...     first="p-002", second="p-001", verdict="same", who="focal point", when="2015-06-20"
        ... )
        >>> made.first, made.verdict.value
        ('p-001', 'same')
    """

    first: str = attrs.field(converter=_bare)
    second: str = attrs.field(converter=_bare)
    verdict: Ruling = attrs.field(converter=_ruling)
    who: str = attrs.field(repr=False)
    when: dt.date = attrs.field(converter=_day)
    why: str = attrs.field(default="", repr=False)

    def __attrs_post_init__(self) -> None:
        """Put the pair in order and look at the texts."""
        for field in ("first", "second", "who"):
            check_text(f"Decision.{field}", getattr(self, field))
        for field in ("first", "second"):
            # Something else, such as a name, would be shown as an identifier is.
            if not re.fullmatch(IDENTIFIER_PATTERN.strip("^$"), getattr(self, field)):
                expected = "the identifier of a participant"
                raise InvalidValueError(f"Decision.{field}", expected, "another text")
        if self.why:
            check_text("Decision.why", self.why)
        if self.first == self.second:
            raise InvalidValueError("Decision.second", "another participant", "the same one")
        if self.second < self.first:
            first, second = self.second, self.first
            object.__setattr__(self, "first", first)
            object.__setattr__(self, "second", second)

    @property
    def pair(self) -> tuple[str, str]:
        """The two participants, in order."""
        return self.first, self.second


def _as_tuple(lines: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(lines)


@attrs.frozen
class Decisions:
    """The decisions of a ledger; those that contradict each other are refused.

    Their order means nothing: the same lines in another order say the same. A decision is taken
    back by taking away its line, or by putting another in its place with `with_`.

    Attributes:
        lines: The decisions, in the order of the file.

    Raises:
        LedgerError: If decisions contradict each other; the error names their lines.

    Examples:
        >>> decisions = Decisions()
        >>> made = Decision(
        ...     first="p-001", second="p-002", verdict="same", who="focal point", when="2015-06-20"
        ... )
        >>> decisions.with_(made).verdict("p-002", "p-001")
        <Ruling.SAME: 'same'>
    """

    lines: tuple[Decision, ...] = attrs.field(default=(), converter=_as_tuple)
    _groups: dict[str, str] = attrs.field(init=False, repr=False, eq=False)
    _apart: frozenset[tuple[str, str]] = attrs.field(init=False, repr=False, eq=False)
    _open: frozenset[tuple[str, str]] = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Work out what follows, and refuse contradictions."""
        groups, apart = check_ledger([(made.pair, made.verdict.value) for made in self.lines])
        object.__setattr__(self, "_groups", groups)
        object.__setattr__(self, "_apart", apart)
        left = {made.pair for made in self.lines if made.verdict is Ruling.UNDECIDED}
        object.__setattr__(self, "_open", frozenset(left))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Decisions:
        """Read a ledger file.

        Args:
            path: A CSV file with the columns first, second, verdict, who, when, why, as `write`
                makes it or as a spreadsheet saved it (UTF-8; comma, semicolon or tab).

        Returns:
            The decisions.

        Raises:
            LedgerError: If it is no ledger, or decisions contradict each other; every problem
                names its line.
            OSError: If it cannot be read.
        """
        made, numbers = read_ledger(Path(path), Decision)
        check_ledger([(line.pair, line.verdict.value) for line in made], numbers)
        return cls(made)

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the ledger file: whole or not at all, and readable by its owner alone.

        A spreadsheet that opens it runs nothing of it as a formula.

        Args:
            path: The file; one that is there is replaced.

        Raises:
            OSError: If it cannot be written; the old file is as it was.
        """
        rows = (
            (line.first, line.second, line.verdict.value, line.who, line.when.isoformat(), line.why)
            for line in self.lines
        )
        write_ledger(Path(path), rows)

    def with_(self, *made: Decision) -> Decisions:
        """The ledger with further decisions.

        Args:
            *made: Each takes the place of the line of its pair, if there is one.

        Returns:
            A new ledger; this one is untouched.

        Raises:
            LedgerError: If decisions would contradict each other.
        """
        new = {decision.pair: decision for decision in made}
        kept = [line for line in self.lines if line.pair not in new]
        return Decisions((*kept, *new.values()))

    def without(self, first: str, second: str) -> Decisions:
        """The ledger without the decision about a pair.

        Args:
            first: A participant.
            second: Another.

        Returns:
            A new ledger, the same if nothing was decided of the pair itself.

        Raises:
            LedgerError: Never, for fewer decisions contradict each other less.
        """
        pair = _ordered(first, second)
        return Decisions(line for line in self.lines if line.pair != pair)

    def verdict(self, first: str, second: str) -> Ruling | None:
        """What the ledger says of a pair, or what follows from it.

        If a and b are the same and b and c are, so are a and c; if c and d are different, then so
        are a and d.

        Args:
            first: A participant.
            second: Another.

        Returns:
            The verdict, or `None` if nobody has looked at them.

        Examples:
            >>> Decisions().verdict("p-001", "p-002") is None
            True
        """
        a, b = self.group(first), self.group(second)
        if a == b:
            return Ruling.SAME
        if _ordered(a, b) in self._apart:
            return Ruling.DIFFERENT
        return Ruling.UNDECIDED if _ordered(first, second) in self._open else None

    def group(self, participant: str) -> str:
        """The first, by identifier, of those who are decided to be this person.

        Args:
            participant: A participant.

        Returns:
            An identifier: the participant's own, where no decision says more.

        Examples:
            >>> Decisions().group("p-007")
            'p-007'
        """
        return self._groups.get(participant, participant)

    def __iter__(self) -> Iterator[Decision]:
        """The decisions, in the order of the file."""
        return iter(self.lines)

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self.lines)


def _ordered(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first <= second else (second, first)
