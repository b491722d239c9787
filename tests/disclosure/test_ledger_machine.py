"""A ledger through anything that may happen to it, step by step."""

import contextlib
import datetime as dt
import shutil
import tempfile
from pathlib import Path

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from hijra_amina.disclosure import Ledger
from hijra_amina.disclosure.ledger import Entry, PublishedFile, PublishedReport, Use
from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.disclosure.published.grid import Axis, Grid, Shown
from hijra_amina.errors import DecodeError, InvalidValueError
from hijra_amina.model import ConsentItem
from hijra_amina.values import Count

ON = dt.date(2015, 6, 30)
names = st.sampled_from([f"n-{n}" for n in range(12)])
handles = st.integers(0, 1)


def claim_of(n: int) -> Claim:
    """A claim of a number."""
    return Claim(sessions=frozenset({"s-1"}), count=Count.exactly(n), origin="page")


def grid_of(n: int) -> Grid:
    """A table of a number, one part of which is hidden."""
    return Grid(
        measure="people",
        sessions=None,
        axes=(Axis(dimension="sex", values=("female", "male")),),
        cells={("*",): Shown(n, n), ("female",): Shown(hidden=True)},
    )


class LedgerMachine(RuleBasedStateMachine):
    """Two programs that write to one file, people who edit it, and a machine that stops."""

    def __init__(self) -> None:
        """Make a folder."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "ledger"
        self.entries: list[Entry] = []
        self.heads = [Ledger().head]
        self.handles: list[Ledger] = []

    def teardown(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder)

    @initialize()
    def open_both(self) -> None:
        """Two programs open a file that is not there yet."""
        self.handles = [Ledger.open(self.path), Ledger.open(self.path)]

    def added(self, handle: int, name: str, add: object) -> None:
        """Add an entry with one handle, unless its identifier is taken."""
        ledger = self.handles[handle]
        if name in {entry.id for entry in self.entries}:
            with pytest.raises(InvalidValueError):
                add(ledger)
            return
        self.entries.append(add(ledger))
        self.heads.append(ledger.head)

    @rule(handle=handles, name=names, n=st.integers(0, 99))
    def state(self, handle: int, name: str, n: int) -> None:
        """Remember a fact."""
        self.added(handle, name, lambda ledger: ledger.state(claim_of(n), id=name, on=ON))

    @rule(handle=handles, name=names, n=st.integers(0, 99), audience=st.sampled_from("ab"))
    def release(self, handle: int, name: str, n: int, audience: str) -> None:
        """Remember a table."""
        self.added(
            handle,
            name,
            lambda ledger: ledger.release(grid_of(n), id=name, on=ON, audience=audience),
        )

    @precondition(lambda self: any(entry.kind == "release" for entry in self.entries))
    @rule(handle=handles, name=names, n=st.integers(0, 99), data=st.data())
    def correct(self, handle: int, name: str, n: int, data: st.DataObject) -> None:
        """Correct a table; the old one stays."""
        released = [entry.id for entry in self.entries if entry.kind == "release"]
        before = data.draw(st.sampled_from(released))
        self.added(
            handle,
            name,
            lambda ledger: ledger.release(grid_of(n), id=name, on=ON, corrects=before),
        )

    @rule(handle=handles, name=names)
    def publish(self, handle: int, name: str) -> None:
        """Remember a report."""
        use = Use(record="t-1", items=(ConsentItem.WORDS,), languages=("en-GB",))
        made = PublishedReport(
            id=name,
            on=ON,
            channel="flash_report",
            locales=("en_GB",),
            files=(PublishedFile(name="s-1.en_GB.html", sha256="0" * 64),),
            testimonials=(use,),
            claims=(claim_of(27),),
        )
        if any(entry.kind == "withdrawal" for entry in self.entries):
            # What relies upon a consent that was withdrawn is refused.
            with pytest.raises(InvalidValueError):
                self.handles[handle].publication(made)
            made = attrs.evolve(made, testimonials=())
        self.added(handle, name, lambda ledger: ledger.publication(made))

    @rule(handle=handles, name=names)
    def withdraw(self, handle: int, name: str) -> None:
        """Remember a withdrawal."""
        self.added(handle, name, lambda ledger: ledger.withdrawal("t-1", id=name, on=ON))

    @rule(handle=handles)
    def open_again(self, handle: int) -> None:
        """Open the file anew."""
        self.handles[handle] = Ledger.open(self.path)

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        """Somebody edits the file; nobody can read it or write to it until it is as it was."""
        before = self.path.read_bytes()
        at = data.draw(st.integers(0, len(before) - 1))
        other = data.draw(st.integers(0, 255).filter(lambda byte: byte != before[at]))
        self.path.write_bytes(before[:at] + bytes([other]) + before[at + 1 :])
        edited = self.path.read_bytes()
        with pytest.raises(DecodeError):
            Ledger.open(self.path)
        with pytest.raises(DecodeError):
            self.handles[0].state(claim_of(1), id="edited", on=ON)
        assert self.path.read_bytes() == edited
        self.path.write_bytes(before)

    @precondition(lambda self: self.entries)
    @rule(data=st.data())
    def lose_lines(self, data: st.DataObject) -> None:
        """Lines at the end are lost; who knows the head, or wrote them, notices."""
        before = self.path.read_bytes()
        lines = before.splitlines(keepends=True)
        left = data.draw(st.integers(0, len(lines) - 1))
        self.path.write_bytes(b"".join(lines[:left]))
        with pytest.raises(DecodeError):
            Ledger.open(self.path, head=self.heads[-1])
        for ledger in self.handles:
            if len(ledger) > left:
                with pytest.raises(DecodeError):
                    ledger.verify()
        assert Ledger.open(self.path, head=self.heads[left]).head == self.heads[left]
        self.path.write_bytes(before)

    @rule(text=st.binary(min_size=1, max_size=30).filter(lambda text: b"\n" not in text))
    def stop_while_writing(self, text: bytes) -> None:
        """The machine stops in the middle of a line; recovering takes that away, and no more."""
        with self.path.open("ab") as file:
            file.write(text)
        with pytest.raises(DecodeError):
            Ledger.open(self.path)
        with pytest.raises(DecodeError):
            self.handles[1].state(claim_of(1), id="interrupted", on=ON)
        assert Ledger.recover(self.path).head == self.heads[-1]

    @invariant()
    def the_file_is_what_was_added(self) -> None:
        """The file has exactly what was added, in its order, and every head that ever was."""
        with contextlib.suppress(FileNotFoundError):
            read = Ledger.open(self.path, create=False)
            assert list(read.entries) == self.entries
            assert read.head == self.heads[-1]
            for head in self.heads:
                Ledger.open(self.path, head=head)

    @invariant()
    def whoever_reads_knows_everything_from_then_on(self) -> None:
        """Each program knows a beginning of it, and what is known never becomes less."""
        for ledger in self.handles:
            assert list(ledger.entries) == self.entries[: len(ledger)]
            assert len(list(ledger.published())) == sum(
                entry.kind in {"facts", "release", "publication"} for entry in ledger.entries
            )


TestLedgerMachine = LedgerMachine.TestCase
TestLedgerMachine.settings = settings(max_examples=15, stateful_step_count=30, deadline=None)
