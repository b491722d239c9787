"""Writing the files of a folder as one: a reader finds all of the old ones or all of the new.

The new files are made in `.programme.new` and brought to the disk. Renaming that folder to
`.programme.commit` is the moment at which they count: from then on a reader takes them from
there. Then they are put in their places, what is no longer wanted is removed, and the folder
`.programme.commit` goes, by way of `.programme.done`. A writer that finds one left by a killed
process finishes that work first; one that finds `.programme.new` throws it away. Files that are
not a programme's are never touched.
"""

from __future__ import annotations

import os
import shutil
import stat
from typing import TYPE_CHECKING, TypeVar

from hijra_amina.documents._files import sync_directory, write_new
from hijra_amina.documents._folder import MAIN, our_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["read_whole", "write_whole"]

_NEW, _COMMIT, _DONE = ".programme.new", ".programme.commit", ".programme.done"
_ATTEMPTS = 20

T = TypeVar("T")


def write_whole(folder: Path, files: Mapping[str, bytes], mode: int) -> None:
    """Make these the files of the programme in a folder.

    Args:
        folder: The folder; it is made if it is not there.
        files: The files by their relative names.
        mode: The permissions of each.

    Raises:
        FileExistsError: If the folder has files that look like a programme's, and no programme.
        OSError: If something cannot be written; then a reader finds the old files.
    """
    folder.mkdir(exist_ok=True)
    _finish(folder)
    ours = our_files(folder)
    if ours and folder / MAIN not in ours:
        raise FileExistsError(17, "has sessions or attendance, but no programme.yaml", str(folder))
    new = folder / _NEW
    if new.exists():
        shutil.rmtree(new)
    try:
        _stage(new, files, mode)
        new.rename(folder / _COMMIT)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    sync_directory(folder)
    _finish(folder)


def _stage(new: Path, files: Mapping[str, bytes], mode: int) -> None:
    new.mkdir()
    folders = {new}
    for name, data in files.items():
        path = new / name
        if path.parent not in folders:
            path.parent.mkdir()
            folders.add(path.parent)
        write_new(path, data, mode)
    for folder in folders:
        sync_directory(folder)


def _finish(folder: Path) -> None:
    """Put the files that count already in their places; doing it again does no harm."""
    commit, done = folder / _COMMIT, folder / _DONE
    if done.exists():
        shutil.rmtree(done)
    if not commit.exists():
        return
    wanted = {path.relative_to(commit) for path in our_files(commit)}
    for path in our_files(folder):
        if path.relative_to(folder) not in wanted:
            path.unlink()
    # The main file is the last to change: by it a reader sees that the others did.
    for name in sorted(wanted, key=lambda name: name.as_posix() == MAIN):
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        _put(commit / name, target)
    for part in (folder / "sessions", folder / "attendance"):
        if part.is_dir():
            sync_directory(part)
            if not any(part.iterdir()):
                part.rmdir()
    sync_directory(folder)
    # Emptied under its own name it would look, for a moment, like a programme of fewer files.
    commit.rename(folder / _DONE)
    sync_directory(folder)
    shutil.rmtree(folder / _DONE)


def _put(source: Path, target: Path) -> None:
    """Put a copy in place in one step, and leave the source for whoever is reading it."""
    temporary = target.with_name(f".{target.name[:100]}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        os.link(source, temporary)
    except OSError:
        # A file system without links gets a copy, which nobody may read who may not read this one.
        mode = stat.S_IMODE(source.stat().st_mode)
        write_new(temporary, source.read_bytes(), mode)
    temporary.replace(target)
    # Where both names stood for one file already, as after a kill, renaming does nothing.
    temporary.unlink(missing_ok=True)


def read_whole(folder: Path, read: Callable[[Path], T]) -> T:
    """Read the files of a programme, all from before a write or all from after it.

    Args:
        folder: The folder.
        read: What reads the files, given the folder that has them.

    Returns:
        What it returned.

    Raises:
        OSError: If the files cannot be read, or change all the time.
    """
    error: Exception = OSError(11, "is being written all the time", str(folder))
    for _ in range(_ATTEMPTS):
        before = _state(folder)
        commit = folder / _COMMIT
        try:
            found = read(commit if commit.is_dir() else folder)
        except Exception as wrong:  # noqa: BLE001 - it counts only if nobody was writing
            error = wrong
            if _state(folder) == before:
                break
        else:
            if _state(folder) == before:
                return found
    raise error


def _state(folder: Path) -> tuple[object, ...]:
    """What changes when the files do."""
    state: list[object] = []
    for path in (folder / MAIN, folder / _COMMIT):
        try:
            status = path.stat()
        except OSError:
            state.append(None)
        else:
            state.append((status.st_ino, status.st_mtime_ns, status.st_ctime_ns))
    return tuple(state)
