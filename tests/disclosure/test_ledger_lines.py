"""A line that is well chained and yet no entry is refused, with the reason and the place."""

import datetime as dt
import hashlib
import json
import os
from pathlib import Path

import pytest

from hijra_amina.disclosure import Ledger
from hijra_amina.disclosure.ledger import _chain, _file
from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.errors import DecodeError, InvalidValueError

DAY = dt.date(2015, 6, 30)
CLAIM = {"measure": "people", "sessions": ["s-1"], "origin": "page"}
GRID = {
    "measure": "people",
    "sessions": None,
    "axes": [{"dimension": "sex", "values": ["female", "male"]}],
    "cells": [{"key": ["*"], "is": 27}],
}
FACTS = {"kind": "facts", "id": "f-1", "on": "2015-06-30", "audience": "public", "claims": []}
RELEASE = {
    "kind": "release",
    "id": "r-1",
    "on": "2015-06-30",
    "audience": "public",
    "grids": [GRID],
    "claims": [],
}
ASSURED = {"threshold": 5, "interval": 5, "zeros": "hideable", "insiders": []}
REPORT = {
    "kind": "publication",
    "id": "p-1",
    "on": "2015-06-30",
    "channel": "press",
    "audience": "public",
    "locales": [],
    "files": [],
    "claims": [],
    "testimonials": [],
    "photographs": [],
}
USE = {"record": "t-1", "items": ["words"], "languages": ["en"]}


def chained(*entries: dict[str, object], spaces: bool = False) -> bytes:
    """Lines whose hashes are right, made without the library."""
    data, head = b"", "0" * 64
    for number, entry in enumerate(entries, start=1):
        whole = {"version": 1, "number": number, **entry}
        text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        head = hashlib.sha256(f"{head}{text}".encode()).hexdigest()
        separators = (", ", ": ") if spaces else (",", ":")
        whole["hash"] = head
        text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=separators)
        data += text.encode() + b"\n"
    return data


def facts(**claim: object) -> dict[str, object]:
    """A line of facts with one claim."""
    return {**FACTS, "claims": [{**CLAIM, **claim}]}


def release(**grid: object) -> dict[str, object]:
    """A line of a release with one table."""
    return {**RELEASE, "grids": [{**GRID, **grid}]}


def report(**more: object) -> dict[str, object]:
    """A line of a publication."""
    return {**REPORT, **more}


@pytest.mark.parametrize(
    "entry",
    [
        FACTS,
        RELEASE,
        REPORT,
        facts(count={"low": 1}),
        facts(share={"low": "3/5", "low_strict": True}),
        {**RELEASE, "assured": ASSURED, "corrects": "r-0"},
        report(testimonials=[{**USE, "given_on": "2015-06-01", "until": "2016-06-01"}]),
    ],
)
def test_the_lines_that_are_spoilt_below_are_lines(entry: dict[str, object]) -> None:
    """Before anything is spoilt, each line is read."""
    assert len(_chain.read_lines(chained(entry))[0]) == 1


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        ({**FACTS, "kind": "canary"}, ", kind"),
        ({**FACTS, "canary": 1}, ""),
        ({**FACTS, "on": "2015-02-30"}, ", on"),
        ({**FACTS, "on": "canary"}, ", on"),
        ({**FACTS, "id": "a canary"}, ", id"),
        ({**FACTS, "claims": {"canary": 1}}, ", claims"),
        ({**FACTS, "claims": ["canary"]}, ", claims[0]"),
        (facts(sessions="canary"), ", claims[0].sessions"),
        (facts(where=[["canary"]]), ", claims[0].where[0]"),
        (facts(count={"low": "canary"}), ", claims[0].count.low"),
        (facts(count={"low": 9, "high": 3}), ", claims[0].count"),
        (facts(count={"status": "canary"}), ", claims[0].count.status"),
        (facts(count={"approximate": "canary"}), ", claims[0].count.approximate"),
        (facts(share={"low": "canary"}), ", claims[0].share.low"),
        (facts(share={"low": "3/5", "high": "1/5"}), ", claims[0].share"),
        (facts(origin=""), ", claims[0].origin"),
        (release(cells=[{"key": [], "is": 27}]), ", grids[0].cells"),
        (release(cells=[{"key": ["*"], "is": 27}] * 2), ", grids[0].cells"),
        (release(cells=[{"key": ["*"], "low": 9, "high": 3}]), ", grids[0].cells[0]"),
        (release(cells=[{"key": ["*"], "is": True}]), ", grids[0].cells[0].is"),
        (
            release(axes=[{"dimension": "sex", "values": [], "within": "canary"}]),
            ", grids[0].axes[0].within",
        ),
        ({**RELEASE, "assured": {**ASSURED, "zeros": "canary"}}, ", assured.zeros"),
        (report(files=[{"name": "../canary", "sha256": "0" * 64}]), ""),
        (report(files=[{"name": "canary", "sha256": "canary"}]), ""),
        (report(testimonials=[{**USE, "items": ["canary"]}]), ", testimonials[0].items[0]"),
    ],
)
def test_what_is_no_entry_is_refused_where_it_is(entry: dict[str, object], where: str) -> None:
    """The path says where, the reason what was expected, and neither what was found."""
    with pytest.raises(DecodeError) as caught:
        _chain.read_lines(chained(entry))

    (problem,) = caught.value.problems
    assert (problem.path, problem.code) == (f"line 1{where}", "bad_value")
    assert "canary" not in str(caught.value)


def test_an_identifier_stands_once() -> None:
    """A second entry of one identifier is refused, though its hash is right."""
    with pytest.raises(DecodeError, match="line 2: this identifier stands in an earlier line"):
        _chain.read_lines(chained(FACTS, {**FACTS, "audience": "donor"}))


def test_a_line_is_written_in_one_way() -> None:
    """Spaces that the hash does not see are refused all the same."""
    with pytest.raises(DecodeError, match="not written as this library writes it"):
        _chain.read_lines(chained(FACTS, spaces=True))


@pytest.mark.parametrize("usual", [{"low": 0, "high": "1"}, {"approximate": False}])
def test_what_is_as_usual_is_not_written(usual: dict[str, object]) -> None:
    """A second way to say the same is refused."""
    with pytest.raises(DecodeError):
        _chain.read_lines(chained(facts(share={"low": "3/5", **usual})))


def test_sizes_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ledger or a line that is too large is refused before it is read, and never written."""
    path = tmp_path / "ledger"
    ledger = Ledger.open(path)
    ledger.withdrawal("t-1", id="w-1", on=DAY)
    size = path.stat().st_size

    monkeypatch.setattr(_chain, "LARGEST_LINE", size - 2)
    with pytest.raises(DecodeError, match="line 1: the line is larger than"):
        _chain.read_lines(path.read_bytes())
    with pytest.raises(InvalidValueError, match="an entry of at most"):
        Ledger().withdrawal("t-1", id="w-1", on=DAY)
    monkeypatch.setattr(_chain, "LARGEST_FILE", size - 1)
    with pytest.raises(DecodeError, match="the ledger is larger than"):
        _chain.read_lines(path.read_bytes())
    monkeypatch.setattr(_file, "LARGEST_FILE", size - 1)
    with pytest.raises(InvalidValueError, match="a ledger of at most"):
        Ledger.open(path)


def test_half_a_character_cannot_be_written() -> None:
    """Text that UTF-8 cannot hold is refused by the writer, without being repeated."""
    half = Claim(sessions=None, origin="\ud83d")

    with pytest.raises(InvalidValueError, match="text that UTF-8 can hold"):
        Ledger().state(half, id="f", on=DAY)


class TestRaces:
    """Somebody else does something at the worst moment."""

    def test_somebody_makes_the_file_first(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A file that appears between looking and making is taken as it is."""
        path = tmp_path / "ledger"
        ledger, other = Ledger.open(path), Ledger.open(path)
        real = os.open
        first = iter([True])

        def opened(name: object, flags: int, mode: int = 0o777) -> int:
            if flags & os.O_EXCL and next(first, False):
                other.withdrawal("t-1", id="other", on=DAY)
            return real(name, flags, mode)

        monkeypatch.setattr(_file.os, "open", opened)
        ledger.withdrawal("t-1", id="mine", on=DAY)

        assert [entry.id for entry in Ledger.open(path).entries] == ["other", "mine"]

    @pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be replaced")
    def test_somebody_replaces_the_file_meanwhile(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whoever waited for a file that is gone looks again, and writes to the one that is."""
        path, copy = tmp_path / "ledger", tmp_path / "copy"
        ledger = Ledger.open(path)
        ledger.withdrawal("t-1", id="first", on=DAY)
        real = _file._lock
        turns = iter(["replace", "remove"])

        def lock(handle: int) -> None:
            real(handle)
            turn = next(turns, None)
            if turn is not None:
                copy.write_bytes(path.read_bytes())
                path.unlink()
                if turn == "replace":
                    copy.rename(path)

        monkeypatch.setattr(_file, "_lock", lock)
        with pytest.raises(DecodeError, match="no line has the head"):
            # The second turn took the file away; an empty one is no continuation.
            ledger.withdrawal("t-1", id="second", on=DAY)
        assert not path.exists()

        copy.rename(path)
        ledger.withdrawal("t-1", id="second", on=DAY)
        assert [entry.id for entry in Ledger.open(path).entries] == ["first", "second"]
