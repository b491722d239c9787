"""`Ledger`: everything that was ever released, so that the next release is held against it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from hijra_amina.disclosure.ledger._chain import BEGINNING, line_of, read_lines
from hijra_amina.disclosure.ledger._checks import check_corrected
from hijra_amina.disclosure.ledger._correcting import known_after_corrections
from hijra_amina.disclosure.ledger._file import locked, read_ledger
from hijra_amina.disclosure.ledger._releasing import checked_publication, released
from hijra_amina.disclosure.ledger.entries import (
    Entry,
    Erasure,
    Facts,
    PublishedReport,
    Release,
    Withdrawal,
)
from hijra_amina.errors import DecodeError, InvalidValueError, Problem

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator
    from typing import Self, TypeVar

    from hijra_amina.disclosure.ledger._file import Locked
    from hijra_amina.disclosure.published.claim import Claim
    from hijra_amina.disclosure.published.grid import Grid
    from hijra_amina.disclosure.rule import Rule
    from hijra_amina.statistics import Table

    E = TypeVar("E", bound=Entry)

__all__ = ["Ledger"]


class Ledger:
    """What was released and published so far, in the order in which it was.

    A new ledger is in memory; `Ledger.open` keeps one in a file. Entries are added and never
    changed: a correction is a new entry, and what it corrects stays known to whoever read it.
    Each line of the file carries the digest of the one before it, so an edited, reordered or
    shortened ledger is refused. Lines that are missing at the end cannot be seen in the file
    itself, and whoever writes the whole file anew can make a new chain: keep `head` elsewhere, in
    the report or a letter, and give it to `open`.

    A ledger holds no name, no true value of a hidden figure, and nothing of what shows a consent.

    Examples:
        >>> import datetime as dt
        >>> from hijra_amina.disclosure import Ledger
        >>> from hijra_amina.disclosure.published.claim import Claim
        >>> from hijra_amina.values import Count
        >>> people = Claim(sessions=frozenset({"s-1"}), count=Count.exactly(27), origin="page")
        >>> ledger = Ledger()
        >>> _ = ledger.state(people, id="web-page", on=dt.date(2015, 6, 30))
        >>> ledger
        Ledger(1 entry)
        >>> [fact.origin for fact in ledger.published()]
        ['web-page: page']
    """

    def __init__(self) -> None:
        """An empty ledger in memory."""
        self._path: Path | None = None
        self._entries: tuple[Entry, ...] = ()
        self._head = BEGINNING

    @classmethod
    def open(cls, path: Path | str, *, head: str | None = None, create: bool = True) -> Self:
        """The ledger in a file.

        Args:
            path: The file; one that is not there is made with the first entry.
            head: The `head` that the ledger had at some time; refused if it never had it.
            create: Whether the file may be missing.

        Returns:
            The ledger.

        Raises:
            DecodeError: If the file is not what was written: edited, reordered, cut off or
                shortened. It names the line and the reason, and never what the line holds.
            UnsupportedVersionError: If a later version of this library wrote it.
            InvalidValueError: If it is no ordinary file, or larger than any ledger.
            FileNotFoundError: If it is missing, and `create` is false.
        """
        ledger = cls()
        ledger._path = Path(path).absolute()
        data = b""
        try:
            data = read_ledger(ledger._path)
        except FileNotFoundError:
            if not create:
                raise
        ledger._take(data, head)
        return ledger

    @classmethod
    def recover(cls, path: Path | str) -> Self:
        """The ledger in a file, without a last line that was cut off while it was written.

        An entry counts as made when the call that makes it has returned. If the machine stops
        before, half a line may be left, and `open` refuses it. Nothing else is ever taken away.

        Args:
            path: The file.

        Returns:
            The ledger.

        Raises:
            DecodeError: If any whole line is not what was written.
            FileNotFoundError: If it is missing.
        """
        ledger = cls()
        ledger._path = Path(path).absolute()
        with locked(ledger._path, create=False) as file:
            data = file.read()
            whole = data[: data.rfind(b"\n") + 1]
            ledger._take(whole, None)
            if len(whole) < len(data):
                file.cut(len(whole))
        return ledger

    # -- what it says --------------------------------------------------------------------------

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every entry, the oldest first."""
        return self._entries

    @property
    def releases(self) -> tuple[Release, ...]:
        """The releases of tables."""
        return tuple(one for one in self._entries if isinstance(one, Release))

    @property
    def publications(self) -> tuple[PublishedReport, ...]:
        """The reports that were published."""
        return tuple(one for one in self._entries if isinstance(one, PublishedReport))

    @property
    def withdrawals(self) -> tuple[Withdrawal, ...]:
        """The consents that were withdrawn."""
        return tuple(one for one in self._entries if isinstance(one, Withdrawal))

    @property
    def head(self) -> str:
        """The digest of the last line, which stands for all of them."""
        return self._head

    def published(self) -> Iterator[Grid | Claim]:
        """What everybody knows, whoever it was given to: every table and every claim.

        Of what was corrected, figures that the correction shows otherwise are left out. All others
        stay known, above all those that the correction hides.

        Yields:
            Tables as shown and claims, each under its entry's identifier.
        """
        yield from known_after_corrections(self._entries)

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self._entries)

    def __repr__(self) -> str:
        """How many entries there are."""
        n = len(self._entries)
        return f"Ledger({n} {'entry' if n == 1 else 'entries'})"

    def verify(self) -> None:
        """Read the file again: nobody changed or removed what this ledger has read or written.

        Raises:
            DecodeError: If somebody did; it names the line and the reason.
        """
        if self._path is not None:
            data = b""
            with contextlib.suppress(FileNotFoundError):
                data = read_ledger(self._path)
            self._take(data, self._head)

    # -- what is added -------------------------------------------------------------------------

    def release(  # noqa: PLR0913 - the parts of one release
        self,
        *tables: Table | Grid,
        id: str,  # noqa: A002 - the field's own name
        on: dt.date,
        audience: str = "public",
        claims: Iterable[Claim] = (),
        rule: int | Rule | None = None,
        corrects: str | None = None,
    ) -> Release:
        """Remember tables that are given to somebody.

        Protected tables are attacked once more, by somebody who knows this ledger too, and refused
        if they would give anybody away. So are other tables if a rule is given.

        Args:
            tables: The tables, as they will be shown; or what was shown, as a `Grid`.
            id: An identifier that no entry has yet.
            on: The day.
            audience: For whom; whatever is said to anybody counts as known to all.
            claims: What is said beside them in words.
            rule: What has to hold; if it is not given, what the tables were protected by.
            corrects: The entry that this one corrects.

        Returns:
            The release, as it is remembered.

        Raises:
            InvalidValueError: If the identifier is taken, there is no table, or what it corrects is
                not there.
            DisclosureError: If the tables would give somebody away.
            MissingExtraError: If the solver that attacks them is not installed.
            DecodeError: If somebody changed the file in the meantime.
        """
        if not tables:
            raise InvalidValueError("Ledger.release", "at least one table", "none")
        said = tuple(claims)

        def make(known: Ledger) -> Release:
            check_corrected(known, corrects)
            return released(
                known,
                tables,
                id=id,
                on=on,
                audience=audience,
                claims=said,
                rule=rule,
                corrects=corrects,
            )

        return self._add(id, make)

    def state(
        self,
        *claims: Claim,
        id: str,  # noqa: A002 - the field's own name
        on: dt.date,
        audience: str = "public",
        corrects: str | None = None,
    ) -> Facts:
        """Remember figures that are known already: a headcount, a share, a list of ministries.

        Args:
            claims: The figures.
            id: An identifier that no entry has yet.
            on: The day on which they were said.
            audience: To whom.
            corrects: The entry that they correct.

        Returns:
            The facts, as they are remembered.

        Raises:
            InvalidValueError: If the identifier is taken, there is no claim, or what they correct
                is not there.
            DecodeError: If somebody changed the file in the meantime.
        """
        if not claims:
            raise InvalidValueError("Ledger.state", "at least one claim", "none")
        made = Facts(id=id, on=on, audience=audience, claims=claims, corrects=corrects)

        def check(known: Ledger) -> Facts:
            check_corrected(known, corrects)
            return made

        return self._add(id, check)

    def publication(
        self,
        made: PublishedReport,
        *,
        rule: int | Rule | None = None,
        protected: Iterable[Table] = (),
    ) -> PublishedReport:
        """Remember a report that was published; `FlashReport.publish` does this by itself.

        Its figures are attacked together with everything before it, and refused if by them more
        figures that earlier releases hide can be told too closely, or if its tables tell more of
        small figures than its text and everything before it do; with a rule, also if figures of
        its text are small themselves, or tell small ones.

        Args:
            made: What was published.
            rule: What has to hold besides what earlier releases promise.
            protected: Its tables as they were protected, if they are at hand.

        Returns:
            The publication, as it is remembered.

        Raises:
            InvalidValueError: If its identifier is taken, what it corrects is not there, or it
                relies upon a consent that was withdrawn by then.
            DisclosureError: If its figures would give somebody away.
            MissingExtraError: If the solver that attacks it is not installed.
            DecodeError: If somebody changed the file in the meantime.
        """
        shown = tuple(protected)
        return self._add(made.id, lambda known: checked_publication(known, made, rule, shown))

    def withdrawal(
        self,
        record: str,
        *,
        id: str,  # noqa: A002 - the field's own name
        on: dt.date,
    ) -> Withdrawal:
        """Remember that a consent was withdrawn.

        Args:
            record: The testimonial or photograph, by its identifier.
            id: An identifier that no entry has yet.
            on: The day.

        Returns:
            The withdrawal, as it is remembered.

        Raises:
            InvalidValueError: If the identifier is taken.
            DecodeError: If somebody changed the file in the meantime.
        """
        made = Withdrawal(id=id, on=on, record=record)
        return self._add(id, lambda _: made)

    def erasure(
        self,
        *publications: str,
        id: str,  # noqa: A002 - the field's own name
        on: dt.date,
    ) -> Erasure:
        """Remember that one person's values were erased, and not whose.

        Args:
            publications: The publications, by their identifiers here, that it could not change.
            id: An identifier that no entry has yet.
            on: The day.

        Returns:
            The erasure, as it is remembered.

        Raises:
            InvalidValueError: If the identifier is taken, or a publication is not there.
            DecodeError: If somebody changed the file in the meantime.
        """
        made = Erasure(id=id, on=on, publications=publications)

        def check(known: Ledger) -> Erasure:
            if not set(publications) <= {one.id for one in known.publications}:
                expected = "publications that are in the ledger"
                raise InvalidValueError("Ledger.erasure", expected, "another")
            return made

        return self._add(id, check)

    # -- how it is kept ------------------------------------------------------------------------

    def _add(self, name: str, make: Callable[[Ledger], E]) -> E:
        """Make an entry in view of all that is there, and add it before anybody else adds one."""
        if self._path is None:
            return self._append(name, make, None)
        with locked(self._path) as file:
            self._take(file.read(), self._head)
            return self._append(name, make, file)

    def _append(self, name: str, make: Callable[[Ledger], E], file: Locked | None) -> E:
        if any(entry.id == name for entry in self._entries):
            raise InvalidValueError("Ledger.id", "an identifier that no entry has yet", "another")
        entry = make(self)
        line, head = line_of(entry, len(self._entries) + 1, self._head)
        if file is not None:
            file.append(line)
        self._entries = (*self._entries, entry)
        self._head = head
        return entry

    def _take(self, data: bytes, head: str | None) -> None:
        """Become what the bytes say, if they go on from what the ledger was."""
        heads = [BEGINNING]
        entries, last = read_lines(data, heads=heads)
        if head is not None and head not in heads:
            reason = (
                "lines that were there are missing or others: no line has the head that is expected"
            )
            raise DecodeError([Problem(f"line {len(heads)}", "other_head", reason)], "the ledger")
        self._entries, self._head = entries, last
