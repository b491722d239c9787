"""A ledger on disk: read whole, added to by one writer at a time, never half a line for long.

The writer holds a lock of the operating system on the file itself, which ends with the process
whatever becomes of it, so that no forgotten lock ever stands in the way.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from typing import TYPE_CHECKING

from hijra_amina.disclosure.ledger._chain import LARGEST_FILE
from hijra_amina.documents import _files
from hijra_amina.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

__all__ = ["Locked", "locked", "read_ledger"]

# Less what the process's mask takes away. A ledger holds no names.
_MODE = 0o644
_BINARY = getattr(os, "O_BINARY", 0)
# Windows locks bytes; nobody reads as far as this one.
_FAR = 1 << 40


def read_ledger(path: Path) -> bytes:
    """All bytes of a ledger.

    Args:
        path: The file.

    Returns:
        Its bytes.

    Raises:
        InvalidValueError: If it is larger than any ledger, or no ordinary file.
        OSError: If it cannot be read.
    """
    # Without `O_NONBLOCK` opening a pipe would wait for somebody to write to it.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _BINARY)
    with os.fdopen(handle, "rb") as file:
        return _read(file.fileno())


def _read(handle: int) -> bytes:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise InvalidValueError("Ledger.open", "an ordinary file", "something else")
    if status.st_size > LARGEST_FILE:
        expected = f"a ledger of at most {LARGEST_FILE} bytes"
        raise InvalidValueError("Ledger.open", expected, "a larger file")
    os.lseek(handle, 0, os.SEEK_SET)
    parts: list[bytes] = []
    while part := os.read(handle, 1 << 20):
        parts.append(part)
    return b"".join(parts)


class Locked:
    """A ledger's file while nobody else may write to it.

    Args:
        handle: The open file.
        path: Its name.
        made: Whether it was not there before.
    """

    def __init__(self, handle: int, path: Path, *, made: bool) -> None:
        """Keep the file."""
        self._handle = handle
        self._path = path
        self._made = made

    def read(self) -> bytes:
        """All of its bytes."""
        return _read(self._handle)

    def append(self, line: bytes) -> None:
        """Add a line, and wait until it is on the disk; if that fails, the file is as it was.

        Args:
            line: The line with its end.

        Raises:
            OSError: If it cannot be written.
        """
        before = os.fstat(self._handle).st_size
        try:
            left = memoryview(line)
            while left:
                left = left[os.write(self._handle, left) :]
            os.fsync(self._handle)
        except BaseException:
            self.cut(before)
            raise
        if self._made:
            _files.sync_directory(self._path.parent)

    def cut(self, size: int) -> None:
        """Take away everything after so many bytes."""
        os.ftruncate(self._handle, size)
        os.fsync(self._handle)


@contextlib.contextmanager
def locked(path: Path, *, create: bool = True) -> Generator[Locked]:
    """Hold a ledger's file; whoever else wants to write to it waits.

    Args:
        path: The file.
        create: Whether it is made where there is none. If nothing is then written to it, it is
            taken away again.

    Yields:
        The file.

    Raises:
        OSError: If it cannot be opened or locked.
    """
    handle, made = _opened(path, create=create)
    try:
        held = Locked(handle, path, made=made)
        try:
            yield held
        except BaseException:
            if made and os.fstat(handle).st_size == 0:
                # Whoever waits for it looks whether it is still there; see `_opened`.
                with contextlib.suppress(OSError):
                    path.unlink()
            raise
        finally:
            _unlock(handle)
    finally:
        os.close(handle)


def _opened(path: Path, *, create: bool) -> tuple[int, bool]:
    """The file, locked, and still the one that has the name."""
    flags = os.O_RDWR | os.O_APPEND | _BINARY
    while True:
        made = False
        try:
            handle = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
        except FileNotFoundError:
            if not create:
                raise
            try:
                handle = os.open(path, flags | os.O_CREAT | os.O_EXCL, _MODE)
                made = True
            except FileExistsError:
                continue
        try:
            _lock(handle)
            if _has_name(handle, path):
                return handle, made
            os.close(handle)
        except BaseException:
            os.close(handle)
            raise


def _has_name(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows alone has it

        while True:
            os.lseek(handle, _FAR, os.SEEK_SET)
            with contextlib.suppress(OSError):  # it gives up after ten seconds
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                return
    else:
        import fcntl  # noqa: PLC0415 - Windows does not have it

        fcntl.flock(handle, fcntl.LOCK_EX)


def _unlock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows alone has it

        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 - Windows does not have it

        fcntl.flock(handle, fcntl.LOCK_UN)
