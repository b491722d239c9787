"""Nobody but their owner can read files that name somebody: not after, and not for a moment.

While something is written, with a umask that takes nothing away, every step that Python reports
(`sys.addaudithook`) is an occasion to look at all files there are.
"""

import csv
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import hijra_amina as ha
from hijra_amina.disclosure.personal import forget, new_key, pseudonymise, write_key
from hijra_amina.disclosure.sharing import share

from . import canaries

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX has these permissions")
OTHERS = stat.S_IRWXG | stat.S_IRWXO
STEPS = ("open", "os.", "shutil.", "tempfile.")


class Watch:
    """Looks at the files of a folder whenever Python reports a step."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.secret: Callable[[bytes], bool] = holds_somebody
        self.seen: set[tuple[str, str]] = set()
        self.steps = 0
        self._busy = False

    def __call__(self, event: str, _: tuple[object, ...]) -> None:
        """Look, unless this is a step of looking."""
        if self.folder is None or self._busy or not event.startswith(STEPS):
            return
        self._busy = True
        try:
            self.look()
        finally:
            self._busy = False

    def look(self) -> None:
        """Note every file that others may read and that holds somebody."""
        self.steps += 1
        for root, _, names in os.walk(self.folder):
            for name in names:
                path = Path(root) / name
                try:
                    mode = stat.S_IMODE(path.stat().st_mode)
                    if mode & OTHERS and self.secret(path.read_bytes()):
                        self.seen.add((name, oct(mode)))
                except OSError:
                    continue


def holds_somebody(data: bytes) -> bool:
    """Whether bytes hold a canary, in the encodings that files have."""
    return canaries.holds_held(data.decode("utf-8", "ignore"))


WATCH = Watch()
_HOOKED: list[bool] = []


@contextmanager
def watched(folder: Path, secret: Callable[[bytes], bool] = holds_somebody) -> Iterator[Watch]:
    """Watch a folder, with temporary files in it and nothing taken away from permissions."""
    if not _HOOKED:  # a hook stays for ever, so that there is one
        sys.addaudithook(WATCH)
        _HOOKED.append(True)
    WATCH.seen, WATCH.steps, WATCH.secret, WATCH.folder = set(), 0, secret, folder
    before = os.umask(0)
    try:
        yield WATCH
        WATCH.look()
    finally:
        os.umask(before)
        WATCH.folder = None


@pytest.fixture(autouse=True)
def temporary_files_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever makes a temporary file makes it where it is seen."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))


@pytest.mark.extra("documents")
@pytest.mark.parametrize("name", ["made.json", "made.yaml", "made"])
@pytest.mark.parametrize("links", [True, False])
def test_documents(tmp_path: Path, name: str, links: bool, monkeypatch) -> None:  # noqa: FBT001
    """A file of each form and a folder, new and in the place of an old one, links or none."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "no links here")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    programme = canaries.programme()
    target = tmp_path / name
    with watched(tmp_path) as watch:
        ha.write(programme, target)
        ha.write(forget(programme, programme.participants[0].id).programme, target)
    assert watch.seen == set()
    assert watch.steps > 5


@pytest.mark.extra("documents")
@pytest.mark.parametrize("field", ["testimonials", "photographs", "sessions"])
def test_documents_that_name_no_participant(tmp_path: Path, field: str) -> None:
    """A speaker, a picture or a facilitator is somebody, too."""
    import attrs  # noqa: PLC0415 - only here

    empty = attrs.evolve(
        canaries.programme(),
        **dict.fromkeys(("participants", "testimonials", "photographs", "publications"), ()),
        sessions=(),
        assessments=(),
        possible_matches=(),
    )
    records = getattr(canaries.programme(), field)
    if field == "sessions":
        records = (attrs.evolve(records[0], roster=None),)
    else:
        records = tuple(attrs.evolve(one, session=None) for one in records)
    with watched(tmp_path) as watch:
        ha.write(attrs.evolve(empty, **{field: records}), tmp_path / "made.json")
    assert watch.seen == set()


@pytest.mark.extra("intake")
def test_what_intake_writes(tmp_path: Path) -> None:
    """Marked copies, ledgers of decisions, files of numbers, pages for review."""
    from hijra_amina.intake import Decision, Decisions  # noqa: PLC0415 - needs an extra
    from hijra_amina.intake.identifiers import (  # noqa: PLC0415
        Identifiers,
        identifiers_of,
        write_identifiers,
    )
    from hijra_amina.intake.reviewing import write_review_page  # noqa: PLC0415

    folder = tmp_path / "in"
    folder.mkdir()
    sheet = folder / "list.csv"
    lines = [["No", "Name", "Sex", "Phone", "16/6/2015"]]
    lines += [[n, f"{canaries.LATIN} {n}", "F", canaries.PHONE, "?"] for n in (1, 2, 3)]
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(lines)
    sheet.chmod(0o600)
    reading = ha.read_attendance(sheet)
    programme = canaries.programme()
    matches = ha.match_people(programme)
    decision = Decision(
        first="p-1", second="p-2", verdict="same", who=canaries.LATIN, when="2015-06-16"
    )
    with watched(tmp_path) as watch:
        reading.save_questions(folder / "marked.xlsx")
        Decisions((decision,)).write(folder / "decisions.csv")
        write_identifiers(folder / "numbers.csv", identifiers_of(reading.entries))
        write_identifiers(
            folder / "more.csv",
            [Identifiers(participant="p-1", sheet="a", phone=canaries.PHONE)],
        )
        write_review_page(folder / "page.html", matches, programme)
    assert watch.seen == set()
    assert len(list(folder.iterdir())) == 6
    for path in folder.iterdir():
        assert not stat.S_IMODE(path.stat().st_mode) & OTHERS, path.name


@pytest.mark.extra("frames")
@pytest.mark.filterwarnings("ignore::hijra_amina.statistics.LeftOutWarning")
@pytest.mark.parametrize("name", ["frame.csv", "frame.parquet"])
def test_frames_of_pseudonyms(tmp_path: Path, name: str) -> None:
    """Rows of people are private under pseudonyms, too."""
    from hijra_amina.statistics.frames import write_frame  # noqa: PLC0415 - needs an extra
    from hijra_amina.testing import synthetic_programme  # noqa: PLC0415

    frame = ha.to_frame(synthetic_programme(sessions=2, people=9, seed=1))
    with watched(tmp_path, lambda data: b"p-00000" in data) as watch:
        write_frame(frame, tmp_path / name)
    assert watch.seen == set()
    assert not stat.S_IMODE((tmp_path / name).stat().st_mode) & OTHERS


def test_packs_and_keys(tmp_path: Path) -> None:
    """Rows, codebook and descriptor are private until somebody hands them on; a key always is."""
    key = new_key()
    with watched(tmp_path, lambda _: True) as watch:
        write_key(tmp_path / "key", key)
        share(canaries.programme(40), tmp_path / "pack", key=key, rule=1)
    assert watch.seen == set()
    assert pseudonymise(canaries.programme(), key=key).participants


def test_the_watch_sees(tmp_path: Path) -> None:
    """A file that is readable for a moment only is noticed."""
    with watched(tmp_path) as watch:
        path = tmp_path / "for a moment"
        path.write_text(canaries.LATIN, encoding="utf-8")
        path.chmod(0o600)
    assert watch.seen == {("for a moment", "0o666")}
