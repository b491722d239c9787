"""Whatever happens while a document is written, the old one or the new one is there, whole."""

import os
import random
import signal
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest

from hijra_amina import documents
from hijra_amina.model import Attendance, Mark, Participant, Programme, Roster, Session
from hijra_amina.values import LocalizedText, PartialDate, PersonName

YAML = pytest.mark.extra("documents")
TARGETS = [
    "records.json",
    pytest.param("records.yaml", marks=YAML),
    pytest.param("records", marks=YAML),
]


def programme(label: str, size: int) -> Programme:
    """A programme in which everything carries the same label."""
    people = tuple(Participant(id=f"{label}-{n}") for n in range(size))
    rows = tuple(Attendance(participant=one.id, marks=(Mark.PRESENT,)) for one in people)
    day = PartialDate.parse("2015-06-16")
    sessions = tuple(
        Session(
            id=f"{label}-{n}",
            title=LocalizedText({"en": label}),
            roster=Roster(days=(day,), attendances=rows),
        )
        for n in range(size)
    )
    name = LocalizedText({"en": label})
    return Programme(id=label, name=name, participants=people, sessions=sessions)


OLD, NEW = programme("old", 3), programme("new", 2)


# -- every step fails in turn -------------------------------------------------------------------

STEPS = ["open", "fsync", "replace", "rename", "mkdir", "unlink", "link", "rmdir"]


class BrokenError(OSError):
    """What a disk says that is full."""


def _fail_at(monkeypatch: pytest.MonkeyPatch, step: str, count: int) -> Callable[[], int]:
    """Let a function of the system fail from its nth call on; says how often it was called."""
    original = getattr(os, step)
    calls = 0

    def failing(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls >= count:
            raise BrokenError(28, "no space left on device")
        return original(*args, **kwargs)

    monkeypatch.setattr(os, step, failing)
    return lambda: calls


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_fails(
    target: str, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a step of writing fails, at any call, the old or the new document is read, whole."""
    for count in range(1, 60):
        folder = tmp_path / str(count)
        folder.mkdir()
        path = folder / target
        documents.write(OLD, path)
        with monkeypatch.context() as patch:
            calls = _fail_at(patch, step, count)
            try:
                documents.write(NEW, path)
            except OSError:
                failed = True
            else:
                failed = False
            reached = calls() >= count
        found = documents.read(path)
        assert found in (OLD, NEW)
        assert failed or found == NEW
        # Afterwards all is as it should be, whatever was left behind.
        documents.write(NEW, path)
        assert documents.read(path) == NEW
        if not reached:
            return
    pytest.fail("the step is reached without end")


@pytest.mark.parametrize("target", TARGETS)
def test_the_bytes_are_not_all_written(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full in the middle of a file leaves the old document, and nothing else."""
    path = tmp_path / target
    documents.write(OLD, path)
    before = sorted(tmp_path.rglob("*"))
    original = os.fdopen

    def fdopen(handle: int, mode: str = "r") -> object:
        file = original(handle, mode)
        if "w" not in mode:
            return file

        class Full:
            def __enter__(self) -> Self:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def write(self, data: bytes) -> None:
                file.write(data[: len(data) // 2])
                file.flush()
                raise BrokenError(28, "no space left on device")

        return Full()

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", fdopen)
        with pytest.raises(BrokenError):
            documents.write(NEW, path)
    assert documents.read(path) == OLD
    assert sorted(tmp_path.rglob("*")) == before


# -- the process is killed ----------------------------------------------------------------------


def _in_a_child(work: Callable[[], None]) -> int:
    """Run something in a process of its own; the identifier of that process."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return child


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are of another kind here")
@pytest.mark.parametrize("target", TARGETS)
def test_a_kill(target: str, tmp_path: Path) -> None:
    """A process killed at any moment leaves the old or the new document, whole."""
    path = tmp_path / target
    documents.write(OLD, path)

    def write() -> None:
        for label in _alternating():
            documents.write(label, path)

    moments = random.Random(target)  # noqa: S311 - a moment, not a secret
    for _ in range(25):
        child = _in_a_child(write)
        time.sleep(moments.uniform(0.005, 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert documents.read(path) in (OLD, NEW)
    documents.write(NEW, path)
    assert documents.read(path) == NEW


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are of another kind here")
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("step", STEPS)
def test_a_kill_at_each_step(step: str, target: str, tmp_path: Path) -> None:
    """Killed before any step of any file, a writer leaves the old or the new document."""
    for count in range(1, 60):
        folder = tmp_path / str(count)
        folder.mkdir()
        path = folder / target
        documents.write(OLD, path)
        (folder / "README.txt").write_text("mine", "utf-8")

        def write(path: Path = path, count: int = count) -> None:
            original, calls = getattr(os, step), 0

            def deadly(*args: object, **kwargs: object) -> object:
                nonlocal calls
                calls += 1
                if calls == count:
                    os.kill(os.getpid(), signal.SIGKILL)
                return original(*args, **kwargs)

            setattr(os, step, deadly)
            documents.write(NEW, path)

        _, status = os.waitpid(_in_a_child(write), 0)
        found = documents.read(path)
        assert found in (OLD, NEW)
        documents.write(OLD, path)
        assert documents.read(path) == OLD
        assert (folder / "README.txt").read_text("utf-8") == "mine"
        if path.is_dir():
            left = {entry.name for entry in path.iterdir()}
            assert left == {"programme.yaml", "sessions", "attendance"}
        if status == 0:
            assert found == NEW
            return
    pytest.fail("the step is reached without end")


# -- somebody reads meanwhile -------------------------------------------------------------------


@pytest.mark.parametrize("target", TARGETS)
def test_a_reader_meanwhile(target: str, tmp_path: Path) -> None:
    """Who reads while another writes gets the old or the new document, never a mixture."""
    path = tmp_path / target
    documents.write(OLD, path)
    stop = threading.Event()

    def write() -> None:
        for label in _alternating():
            if stop.is_set():
                return
            documents.write(label, path)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(40):
            assert documents.read(path) in (OLD, NEW)
    finally:
        stop.set()
        writer.join()


def _alternating() -> Iterator[Programme]:
    while True:
        yield NEW
        yield OLD


# -- permissions --------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize(
    ("name", "umask", "mode"),
    [
        (None, 0o022, 0o644),
        (None, 0o077, 0o600),
        (PersonName("p-001"), 0o022, 0o600),
        (PersonName("p-001"), 0o000, 0o600),
    ],
    ids=["plain", "plain-narrow", "names", "names-wide"],
)
def test_permissions(
    target: str, name: PersonName | None, umask: int, mode: int, tmp_path: Path
) -> None:
    """Where participants' names are held, nobody but the owner may read the files."""
    person = Participant(id="p-001", name=name)
    before = os.umask(umask)
    try:
        path = tmp_path / target
        text = LocalizedText({"en": "x"})
        held = Programme(id="x", name=text, participants=(person,), sessions=OLD.sessions[:0])
        documents.write(held, path)
    finally:
        os.umask(before)
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    assert files
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {mode}


@pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
def test_narrower_permissions_are_kept(tmp_path: Path) -> None:
    """A file that others could not read before cannot be read by them afterwards."""
    path = tmp_path / "records.json"
    documents.write(OLD, path)
    path.chmod(0o600)
    documents.write(NEW, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_links_are_followed(tmp_path: Path) -> None:
    """Writing through a link changes the file that it points to, and leaves the link."""
    (tmp_path / "real").mkdir()
    documents.write(OLD, tmp_path / "real" / "records.json")
    link = tmp_path / "records.json"
    link.symlink_to(tmp_path / "real" / "records.json")
    documents.write(NEW, link)
    assert link.is_symlink()
    assert documents.read(tmp_path / "real" / "records.json") == NEW
