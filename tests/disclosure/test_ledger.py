"""The ledger forgets nothing, and notices whatever is done to it."""

import datetime as dt
import hashlib
import json
import os
import random
import stat
import subprocess
import sys
import threading
import traceback
from pathlib import Path

import attrs
import pytest

from hijra_amina.disclosure import Ledger
from hijra_amina.disclosure.ledger import (
    Assured,
    Facts,
    PublishedReport,
    Release,
    Use,
    _chain,
    _file,
)
from hijra_amina.disclosure.protecting import protect
from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.disclosure.published.grid import Axis, Grid, Shown
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import (
    DecodeError,
    DisclosureError,
    InvalidValueError,
    UnsupportedVersionError,
)
from hijra_amina.model import ConsentItem
from hijra_amina.statistics.tables import Protection, Row, Table
from hijra_amina.values import Count, Share

ON = dt.date(2015, 6, 30)
SESSION = frozenset({"s-1"})
PEOPLE = Claim(sessions=SESSION, count=Count.exactly(27), origin="headcount")
WOMEN = Claim(
    sessions=SESSION, where=(("sex", "female"),), share=Share.more_than("60%"), origin="caption"
)
SEX = Grid(
    measure="people",
    sessions=SESSION,
    axes=(Axis(dimension="sex", values=("female", "male")),),
    cells={("*",): Shown(27, 27), ("female",): Shown(hidden=True), ("male",): Shown(hidden=True)},
)


def filled(path: Path, entries: int = 6) -> Ledger:
    """A ledger with some entries of every kind."""
    ledger = Ledger.open(path)
    for n in range(entries):
        match n % 4:
            case 0:
                ledger.state(PEOPLE, WOMEN, id=f"facts-{n}", on=ON)
            case 1:
                ledger.release(SEX, id=f"release-{n}", on=ON, audience="donor", claims=(WOMEN,))
            case 2:
                ledger.publication(
                    PublishedReport(
                        id=f"report-{n}",
                        on=ON,
                        channel="flash_report",
                        locales=("en_GB", "ar_IQ"),
                        claims=(PEOPLE,),
                    )
                )
            case _:
                ledger.withdrawal("t-1", id=f"withdrawal-{n}", on=ON)
    return ledger


def refusal(path: Path, head: str | None = None) -> DecodeError:
    """The error with which a ledger is refused."""
    with pytest.raises(DecodeError) as caught:
        Ledger.open(path, head=head)
    return caught.value


class TestRemembering:
    """What goes in comes out."""

    def test_what_anybody_was_told_is_known(self, tmp_path: Path) -> None:
        """Tables and claims of all audiences come out, each under its entry."""
        ledger = filled(tmp_path / "ledger", 3)

        known = list(ledger.published())

        assert [one.origin for one in known] == [
            "facts-0: headcount",
            "facts-0: caption",
            "release-1",
            "release-1: caption",
            "report-2: headcount",
        ]

    def test_a_ledger_in_memory_is_the_same(self, tmp_path: Path) -> None:
        """Without a file the same entries give the same head."""
        kept = filled(tmp_path / "ledger", 1)
        ledger = Ledger()
        ledger.state(PEOPLE, WOMEN, id="facts-0", on=ON)

        ledger.verify()
        assert (ledger.head, ledger.entries) == (kept.head, kept.entries)

    def test_a_ledger_that_is_not_there_is_empty(self, tmp_path: Path) -> None:
        """Opening makes no file; the first entry does."""
        path = tmp_path / "ledger"

        assert len(Ledger.open(path)) == 0
        assert not path.exists()
        with pytest.raises(FileNotFoundError):
            Ledger.open(path, create=False)

    def test_a_refused_entry_leaves_no_file(self, tmp_path: Path) -> None:
        """A first entry that is refused leaves nothing behind."""
        path = tmp_path / "ledger"

        with pytest.raises(InvalidValueError):
            Ledger.open(path).release(SEX, id="r-2", on=ON, corrects="r-1")

        assert not path.exists()

    def test_a_correction_is_a_new_entry(self) -> None:
        """Old figures stay known, and what corrects nothing is refused."""
        ledger = Ledger()
        ledger.release(SEX, id="r-1", on=ON)
        ledger.release(SEX, id="r-2", on=ON, corrects="r-1")

        assert [one.origin for one in ledger.published()] == ["r-1", "r-2"]
        with pytest.raises(InvalidValueError, match="expected an entry that is in the ledger"):
            ledger.release(SEX, id="r-3", on=ON, corrects="r-9")

    def test_an_identifier_is_used_once(self) -> None:
        """A second entry of the same identifier is refused, whatever its kind."""
        ledger = Ledger()
        ledger.state(PEOPLE, id="one", on=ON)

        with pytest.raises(InvalidValueError, match="an identifier that no entry has yet"):
            ledger.withdrawal("t-1", id="one", on=ON)

        assert len(ledger) == 1

    def test_a_repr_has_no_content(self, tmp_path: Path) -> None:
        """A ledger shows how long it is, an entry its identifier; neither shows figures."""
        ledger = filled(tmp_path / "ledger", 2)

        assert repr(ledger) == "Ledger(2 entries)"
        assert "27" not in repr(ledger.entries)

    @pytest.mark.parametrize("name", ["", "with space", "name\n", "é", "x" * 121])
    def test_an_identifier_is_no_text(self, name: str) -> None:
        """Only what can be an identifier is one; the error does not repeat it."""
        with pytest.raises(InvalidValueError) as caught:
            Facts(id=name, on=ON)

        assert not name.strip() or name not in str(caught.value)

    def test_a_moment_is_no_day(self) -> None:
        """Entries have days without a time."""
        with pytest.raises(InvalidValueError):
            Facts(id="f", on=dt.datetime(2015, 6, 30, tzinfo=dt.UTC))

    def test_anybody_can_check_a_ledger(self, tmp_path: Path) -> None:
        """The chain follows from its description alone, with nothing of this library."""
        path = tmp_path / "ledger"
        ledger = filled(path)
        head = "0" * 64

        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            digest = entry.pop("hash")
            bare = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            head = hashlib.sha256(f"{head}{bare}".encode()).hexdigest()
            assert head == digest

        assert head == ledger.head


def mutated(data: bytes, dice: random.Random) -> bytes:
    """A ledger with which somebody did something."""
    lines = data.splitlines(keepends=True)
    at = dice.randrange(len(data))
    match dice.randrange(8):
        case 0:  # another byte
            return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]
        case 1:  # a byte more
            return data[:at] + bytes([dice.randrange(256)]) + data[at:]
        case 2:  # a byte less
            return data[:at] + data[at + 1 :]
        case 3:  # shortened, but not by whole lines
            return data[:at]
        case 4:  # two lines exchanged
            one, other = dice.sample(range(len(lines)), 2)
            lines[one], lines[other] = lines[other], lines[one]
        case 5:  # a line less, but not the last
            del lines[dice.randrange(len(lines) - 1)]
        case 6:  # a line twice
            lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
        case _:  # a figure edited
            at = dice.choice([n for n, byte in enumerate(data) if 48 <= byte <= 57])
            digit = dice.choice([n for n in range(48, 58) if n != data[at]])
            return data[:at] + bytes([digit]) + data[at + 1 :]
    return b"".join(lines)


class TestTampering:
    """Whatever is done to the file is found."""

    def test_a_thousand_mutations_are_found(self, tmp_path: Path) -> None:
        """Of 1,000 random mutations every one is refused, with a line and without content."""
        path = tmp_path / "ledger"
        filled(path, 8)
        data = path.read_bytes()
        whole = {data[:at] for at, byte in enumerate(data, start=1) if byte == 10} | {b""}
        dice = random.Random(2015)  # noqa: S311 - the same each time
        done = 0
        while done < 1_000:
            changed = mutated(data, dice)
            if changed in whole:  # whole lines missing at the end: seen by `head` only
                continue
            path.write_bytes(changed)
            found = refusal(path)
            assert str(found).startswith("1 problem in the ledger\n- line ")
            assert "27" not in str(found)
            done += 1

    def test_missing_last_lines_are_found_by_a_head(self, tmp_path: Path) -> None:
        """A file without its last lines is whole in itself; the head noted elsewhere tells."""
        path = tmp_path / "ledger"
        head = filled(path, 4).head
        lines = path.read_bytes().splitlines(keepends=True)

        assert len(Ledger.open(path, head=head)) == 4
        path.write_bytes(b"".join(lines[:-1]))
        assert len(Ledger.open(path)) == 3
        assert "other_head" in {problem.code for problem in refusal(path, head=head).problems}

    def test_an_old_head_is_still_in_a_longer_ledger(self, tmp_path: Path) -> None:
        """A head that was noted holds for all that was added later."""
        path = tmp_path / "ledger"
        head = filled(path, 2).head
        Ledger.open(path).state(PEOPLE, id="later", on=ON)

        assert len(Ledger.open(path, head=head)) == 3

    def test_a_new_chain_is_found_by_a_head(self, tmp_path: Path) -> None:
        """Whoever writes the whole file anew can make it whole, but not of the same head."""
        path = tmp_path / "ledger"
        head = filled(path, 2).head
        path.unlink()
        filled(path, 1)

        assert refusal(path, head=head).problems[0].code == "other_head"

    def test_half_a_line_is_found_and_mended(self, tmp_path: Path) -> None:
        """A line that was cut off while it was written is refused, and can be taken away."""
        path = tmp_path / "ledger"
        ledger = filled(path, 3)
        with path.open("ab") as file:
            file.write(b'{"audience":"pub')

        found = refusal(path)
        assert (found.problems[0].path, found.problems[0].code) == ("line 4", "cut_off")
        assert Ledger.recover(path).head == ledger.head
        assert Ledger.recover(path).head == ledger.head  # and now there is nothing to mend
        assert Ledger.open(path).entries == ledger.entries

    def test_recovering_mends_nothing_else(self, tmp_path: Path) -> None:
        """A whole line that was changed is refused there too, and stays as it is."""
        path = tmp_path / "ledger"
        filled(path, 3)
        changed = path.read_bytes().replace(b'"is":27', b'"is":28') + b"{"
        path.write_bytes(changed)

        with pytest.raises(DecodeError):
            Ledger.recover(path)

        assert path.read_bytes() == changed

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            (b"\xff\xfe", "bad_encoding"),
            (b"{", "bad_syntax"),
            (b'{"a":1,"a":1}', "bad_syntax"),
            (b'{"a":1.5}', "bad_syntax"),
            (b'{"a":NaN}', "bad_syntax"),
            (b"[" * 100_000, "too_large"),
            (b"1" * 5_000, "too_large"),
            (b"", "bad_syntax"),
            (b"[]", "bad_value"),
            (b'{"version":1}', "bad_value"),
            (b'{"version":"1"}', "bad_value"),
            (b'{"version":2}', "unsupported_version"),
        ],
    )
    def test_a_hostile_line_is_refused(self, tmp_path: Path, line: bytes, code: str) -> None:
        """Whatever a line holds, it is refused with its number."""
        path = tmp_path / "ledger"
        path.write_bytes(line + b"\n")

        problem = refusal(path).problems[0]
        assert (problem.path.split(",")[0], problem.code) == ("line 1", code)

    def test_a_later_version_is_refused_as_such(self, tmp_path: Path) -> None:
        """A ledger of a later version is not called edited."""
        path = tmp_path / "ledger"
        path.write_bytes(b'{"version":2}\n')

        with pytest.raises(UnsupportedVersionError):
            Ledger.open(path)

    @pytest.mark.parametrize("key", ["canary-key", "sessions"])
    def test_a_refusal_repeats_nothing(self, tmp_path: Path, key: str) -> None:
        """Neither the error nor what led to it has anything of the line."""
        path = tmp_path / "ledger"
        filled(path, 1)
        line = json.loads(path.read_bytes())
        line[key] = "canary-value"
        line["claims"][0]["origin"] = {"canary-inner": "canary-value"}
        path.write_text(json.dumps(line) + "\n", encoding="utf-8")

        told = "".join(traceback.format_exception(refusal(path)))

        assert "canary" not in told

    def test_a_pipe_is_no_ledger(self, tmp_path: Path) -> None:
        """What is no ordinary file is refused without waiting."""
        with pytest.raises((InvalidValueError, OSError)):
            Ledger.open(tmp_path)
        if hasattr(os, "mkfifo"):
            os.mkfifo(tmp_path / "pipe")
            with pytest.raises(InvalidValueError):
                Ledger.open(tmp_path / "pipe")

    def test_verifying_reads_again(self, tmp_path: Path) -> None:
        """A ledger that is open notices what is done to its file."""
        path = tmp_path / "ledger"
        ledger = filled(path, 3)
        ledger.verify()
        path.unlink()

        with pytest.raises(DecodeError, match="no line has the head"):
            ledger.verify()


WRITER = """
import datetime as dt, sys
from hijra_amina.disclosure import Ledger
from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.values import Count
path, name = sys.argv[1:]
ledger = Ledger.open(path)
said = Claim(sessions=None, count=Count.exactly(27), origin="page")
for n in range(10):
    ledger.state(said, id=f"{name}-{n}", on=dt.date(2015, 6, 30))
"""


class TestWriting:
    """A ledger is never forked, and no entry is half made."""

    def test_two_writers_make_one_chain(self, tmp_path: Path) -> None:
        """Each writer takes in what the other has written before it writes."""
        path = tmp_path / "ledger"
        one, other = Ledger.open(path), Ledger.open(path)

        one.state(PEOPLE, id="a", on=ON)
        other.state(PEOPLE, id="b", on=ON)
        one.state(PEOPLE, id="c", on=ON)

        assert [entry.id for entry in Ledger.open(path).entries] == ["a", "b", "c"]
        with pytest.raises(InvalidValueError):
            other.state(PEOPLE, id="c", on=ON)

    def test_many_programs_make_one_chain(self, tmp_path: Path) -> None:
        """Three programs that write at once lose nothing and fork nothing."""
        path = str(tmp_path / "ledger")
        programs = [subprocess.Popen([sys.executable, "-c", WRITER, path, name]) for name in "abc"]

        assert [program.wait(timeout=120) for program in programs] == [0] * 3
        names = [entry.id for entry in Ledger.open(path).entries]
        assert sorted(names) == [f"{name}-{n}" for name in "abc" for n in range(10)]

    def test_who_writes_second_waits(self, tmp_path: Path) -> None:
        """While one holds the file nobody else adds to it, and then the chain goes on."""
        path = tmp_path / "ledger"
        filled(path, 1)
        second = threading.Thread(
            target=lambda: Ledger.open(path).state(PEOPLE, id="second", on=ON)
        )

        with _file.locked(path) as file:
            second.start()
            second.join(timeout=0.3)
            assert second.is_alive()
            first = Facts(id="first", on=ON)
            line, _ = _chain.line_of(first, 2, Ledger.open(path).head)
            file.append(line)
        second.join()

        assert [entry.id for entry in Ledger.open(path).entries] == ["facts-0", "first", "second"]

    def test_a_changed_file_is_not_written_to(self, tmp_path: Path) -> None:
        """Who finds the file changed since it was read adds nothing to it."""
        path = tmp_path / "ledger"
        ledger = filled(path, 2)
        path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
        before = path.read_bytes()

        with pytest.raises(DecodeError):
            ledger.state(PEOPLE, id="later", on=ON)

        assert path.read_bytes() == before

    @pytest.mark.parametrize("broken", ["write", "fsync"])
    def test_a_full_disk_leaves_the_ledger_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
    ) -> None:
        """If a line cannot be written whole, nothing of it stays, in the file or in memory."""
        path = tmp_path / "ledger"
        ledger = filled(path, 2)
        before = path.read_bytes(), ledger.entries, ledger.head
        real_write, real_sync = os.write, os.fsync
        calls = iter([True])

        def write(handle: int, data: memoryview) -> int:
            if broken == "write":
                if next(calls, False):
                    return real_write(handle, data[:7])
                raise OSError(28, "No space left on device")
            return real_write(handle, data)

        def sync(handle: int) -> None:
            if broken == "fsync" and next(calls, False):
                raise OSError(5, "Input/output error")
            real_sync(handle)

        monkeypatch.setattr(_file.os, "write", write)
        monkeypatch.setattr(_file.os, "fsync", sync)
        with pytest.raises(OSError, match=r"No space|Input/output"):
            ledger.state(PEOPLE, id="later", on=ON)
        monkeypatch.undo()

        assert (path.read_bytes(), ledger.entries, ledger.head) == before

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
    def test_nobody_else_may_write_to_it(self, tmp_path: Path) -> None:
        """The file can be written by its owner alone."""
        path = tmp_path / "ledger"
        filled(path, 1)

        assert stat.S_IMODE(path.stat().st_mode) & 0o022 == 0


class TestCorrecting:
    """What was said first is not forgotten, and does not have to be true."""

    def claims(self, ledger: Ledger) -> dict[str, Count | None]:
        """The counts that are known, by what said them."""
        return {one.origin: one.count for one in ledger.published() if isinstance(one, Claim)}

    def test_a_wrong_figure_tells_nothing(self) -> None:
        """A figure that was corrected is left out; others of the same entry stay."""
        ledger = Ledger()
        ledger.state(PEOPLE, WOMEN, id="f-1", on=ON)
        ledger.state(attrs.evolve(PEOPLE, count=Count.exactly(28)), id="f-2", on=ON, corrects="f-1")

        assert self.claims(ledger) == {
            "f-1: caption": None,
            "f-2: headcount": Count.exactly(28),
        }

    def test_a_correction_of_a_correction_corrects_both(self) -> None:
        """What was wrong twice is left out twice."""
        ledger = Ledger()
        for n, corrects in ((27, None), (28, "f-27"), (29, "f-28")):
            made = attrs.evolve(PEOPLE, count=Count.exactly(n))
            ledger.state(made, id=f"f-{n}", on=ON, corrects=corrects)

        assert list(self.claims(ledger)) == ["f-29: headcount"]

    def test_what_agrees_stays(self) -> None:
        """A figure that the correction bears out, or says nothing of, stays known."""
        ledger = Ledger()
        ledger.state(attrs.evolve(PEOPLE, count=Count.at_least(20)), WOMEN, id="f-1", on=ON)
        ledger.state(PEOPLE, id="f-2", on=ON, corrects="f-1")

        assert list(self.claims(ledger)) == ["f-1: headcount", "f-1: caption", "f-2: headcount"]

    def test_what_a_correction_hides_stays_known(self) -> None:
        """A figure that was shown once and is hidden now is known all the same."""
        shown = attrs.evolve(
            SEX,
            cells={("*",): Shown(27, 27), ("female",): Shown(24, 24), ("male",): Shown(3, 3)},
        )
        total = {**SEX.cells, ("*",): Shown(28, 28)}
        ledger = Ledger()
        ledger.release(shown, id="r-1", on=ON)
        ledger.release(attrs.evolve(SEX, cells=total), id="r-2", on=ON, corrects="r-1")

        first, second = ledger.published()

        assert isinstance(first, Grid)
        assert isinstance(second, Grid)
        assert set(first.cells) == {("female",), ("male",)}
        assert second.cells == total

    def test_a_table_corrects_a_report(self) -> None:
        """Across tables and words, the same figure is the same."""
        ledger = Ledger()
        ledger.state(attrs.evolve(PEOPLE, count=Count.exactly(26)), id="f-1", on=ON)
        ledger.release(SEX, id="r-2", on=ON, corrects="f-1")

        assert [one.origin for one in ledger.published()] == ["r-2"]


class TestReleasing:
    """A release is held against everything before it."""

    def test_tables_are_wanted(self) -> None:
        """A release of nothing, and facts without a claim, are refused."""
        with pytest.raises(InvalidValueError):
            Ledger().release(id="r", on=ON)
        with pytest.raises(InvalidValueError):
            Ledger().state(id="f", on=ON)

    def test_an_erasure_names_publications_that_are_there(self, tmp_path: Path) -> None:
        """An erasure says which publications it could not change, and not whose values went."""
        ledger = filled(tmp_path / "ledger", 3)

        made = ledger.erasure("report-2", id="e-1", on=ON)

        assert made.publications == ("report-2",)
        with pytest.raises(InvalidValueError):
            ledger.erasure("report-9", id="e-2", on=ON)

    def test_exact_tables_are_remembered_without_an_attack(self) -> None:
        """A table that nobody protected is known from then on, and nothing is assured of it."""
        made = Ledger().release(SEX, id="r", on=ON)

        assert isinstance(made, Release)
        assert made.assured is None

    def test_a_table_that_gives_somebody_away_is_refused(self) -> None:
        """A hidden figure that the total and the rest tell is refused, and nothing is written."""
        ledger = Ledger()
        rows = {"*": Count.exactly(27), "female": Count.exactly(24), "male": Count.suppressed()}
        table = table_of(rows, Protection(method="suppression", threshold=5, hidden=1))

        with pytest.raises(DisclosureError, match=r"1 figure can be told too closely"):
            ledger.release(table, id="r", on=ON)

        assert len(ledger) == 0

    def test_a_table_that_was_safe_alone_is_refused_beside_another(self) -> None:
        """What an earlier release, to whomever, or a claim tells is held against the next."""
        hidden = {
            "*": Count.exactly(27),
            "female": Count.suppressed(),
            "male": Count.suppressed(),
        }
        table = table_of(hidden, Protection(method="suppression", threshold=5, hidden=2))
        donors = Ledger()
        donors.release(SEX, id="r-1", on=ON)

        assert donors.release(table, id="r-2", on=ON).assured == Assured(threshold=5, interval=5)
        told = Ledger()
        told.state(
            Claim(
                sessions=SESSION, where=(("sex", "male"),), count=Count.exactly(3), origin="page"
            ),
            id="f",
            on=ON,
            audience="donor",
        )
        with pytest.raises(DisclosureError):
            told.release(table, id="r", on=ON)
        with pytest.raises(DisclosureError):
            Ledger().release(
                table,
                id="r",
                on=ON,
                claims=[attrs.evolve(WOMEN, share=None, count=Count.exactly(24))],
            )

    def test_a_rule_is_asked_of_other_tables_too(self) -> None:
        """With a rule, small figures that a table shows are refused."""
        rows = {"*": Count.exactly(27), "female": Count.exactly(24), "male": Count.exactly(3)}

        assert Ledger().release(table_of(rows), id="r", on=ON).assured is None
        with pytest.raises(DisclosureError):
            Ledger().release(table_of(rows), id="r", on=ON, rule=5)
        made = Ledger().release(table_of(rows), id="r", on=ON, rule=Rule(threshold=3))
        assert made.assured == Assured(threshold=3, interval=3)

    def test_an_old_leak_does_not_stand_in_the_way(self) -> None:
        """What could be told before is no reason to refuse what tells nothing more."""
        ledger = Ledger()
        leak = attrs.evolve(SEX, cells={**SEX.cells, ("male",): Shown(24, 24)})
        ledger.release(leak, id="r-1", on=ON)
        other = {"*": Count.exactly(40), "female": Count.exactly(20), "male": Count.exactly(20)}
        table = attrs.evolve(table_of(other), sessions=frozenset({"s-2"}))

        assert ledger.release(table, id="r-2", on=ON, rule=5).assured is not None

    def test_a_report_that_tells_a_hidden_figure_is_refused(self) -> None:
        """What a release hid because it is small, no report may say or let anybody work out."""
        ledger = Ledger()
        ledger.release(SEX, id="r-1", on=ON, rule=5)

        def report(claim: Claim) -> PublishedReport:
            return PublishedReport(id="p", on=ON, channel="flash_report", claims=(claim,))

        women = attrs.evolve(WOMEN, share=None, count=Count.at_least(24))
        with pytest.raises(DisclosureError, match=r"publication: not released: 1 figure"):
            ledger.publication(report(women))
        assert len(ledger) == 1
        ledger.publication(report(WOMEN))

    def test_a_report_is_refused_whose_table_its_words_give_away(self) -> None:
        """The tables of a report are attacked with its claims, and with all that was released."""
        three = attrs.evolve(SEX, cells={("female",): Shown(24, 24), ("male",): Shown(hidden=True)})

        def report(*claims: Claim) -> PublishedReport:
            return PublishedReport(
                id="p",
                on=ON,
                channel="flash_report",
                tables=(three,),
                claims=claims,
                assured=Assured.by(Rule()),
            )

        with pytest.raises(DisclosureError, match=r"report: not released: 1 figure"):
            Ledger().publication(report(PEOPLE))
        ledger = Ledger()
        ledger.state(PEOPLE, id="f-1", on=ON)
        with pytest.raises(DisclosureError, match=r"report: not released: 1 figure"):
            ledger.publication(report())
        Ledger().publication(report())

    def test_words_that_tell_all_by_themselves_are_not_the_tables_fault(self) -> None:
        """A small figure that the report says in words anyway is no reason to refuse its table."""
        men = attrs.evolve(WOMEN, where=(("sex", "male"),), share=None, count=Count.exactly(3))
        cells = {("*",): Shown(27, 27), ("female",): Shown(24, 24), ("male",): Shown(hidden=True)}
        made = PublishedReport(
            id="p",
            on=ON,
            channel="flash_report",
            tables=(attrs.evolve(SEX, cells=cells),),
            claims=(PEOPLE, men),
            assured=Assured.by(Rule()),
        )

        assert Ledger().publication(made) == made

    def test_a_report_hides_what_its_table_hides(self) -> None:
        """What a report's table hides no later report may tell, and everybody knows its table."""
        ledger = Ledger()
        first = PublishedReport(
            id="p-1", on=ON, channel="flash_report", tables=(SEX,), assured=Assured.by(Rule())
        )
        ledger.publication(first)
        assert list(ledger.published()) == [attrs.evolve(SEX, origin="p-1")]

        women = attrs.evolve(WOMEN, share=None, count=Count.at_least(24))
        second = PublishedReport(id="p-2", on=ON, channel="flash_report", claims=(women,))
        with pytest.raises(DisclosureError, match=r"not released: 1 figure"):
            ledger.publication(second)

    def test_a_consent_that_is_withdrawn_is_not_relied_upon(self) -> None:
        """A report cannot be remembered that relies on a consent withdrawn by its day."""
        ledger = Ledger()
        ledger.withdrawal("t-1", id="w", on=ON)

        def report(given_on: dt.date | None, on: dt.date) -> PublishedReport:
            use = Use(
                record="t-1", items=(ConsentItem.WORDS,), languages=("en",), given_on=given_on
            )
            return PublishedReport(id=f"p-{on}", on=on, channel="press", testimonials=(use,))

        day = dt.timedelta(1)
        for given_on in (None, ON - day, ON):
            with pytest.raises(InvalidValueError, match="does not know to be withdrawn"):
                ledger.publication(report(given_on, ON))
        ledger.publication(report(ON + day, ON + day))  # given anew
        ledger.publication(report(None, ON - day))  # published before

    @pytest.mark.extra("disclosure")
    def test_what_protect_gives_is_released(self, tmp_path: Path) -> None:
        """A protected table goes in, and the next one is protected beside it."""
        figures = {"*": 30, "iq-moi": 14, "iq-momd": 9, "iq-moh": 5, "iq-mof": 2}
        table = table_of({code: Count.exactly(n) for code, n in figures.items()}, name="ministry")
        path = tmp_path / "ledger"

        safe = protect(table, ledger=Ledger.open(path))
        made = Ledger.open(path).release(safe, id="june", on=ON)
        again = protect(table, ledger=path)

        assert made.assured == Assured(threshold=5, interval=5)
        assert [row.key for row in safe.rows if row.figure == Count.suppressed()] == [
            row.key for row in again.rows if row.figure == Count.suppressed()
        ]
        assert again.protection is not None
        assert again.protection.releases == 1
        assert '"is":2' not in path.read_text(encoding="utf-8")


def table_of(
    figures: dict[str, Count], protection: Protection | None = None, *, name: str = "sex"
) -> Table:
    """A table of people of one session by one dimension."""
    return Table(
        measure="people",
        dimensions=(name,),
        rows=tuple(Row((code,), figure) for code, figure in figures.items()),
        sessions=SESSION,
        protection=protection,
    )
