"""Files on disk: read within a limit, and replaced by whole ones only."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from typing import TYPE_CHECKING

from hijra_amina.documents._problems import Refused, refused

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "PRIVATE",
    "PUBLIC",
    "read_bytes",
    "replace_file",
    "sync_directory",
    "too_large",
    "write_new",
]

PRIVATE = 0o600
"""For what holds participants' names: nobody but the owner reads it."""
PUBLIC = 0o644
"""For the rest, less what the umask takes away."""


def read_bytes(path: Path, limit: int) -> bytes:
    """All of a file, unless it is larger than the limit.

    Args:
        path: The file.
        limit: The most bytes.

    Returns:
        Its bytes.

    Raises:
        Refused: If it is larger, or no ordinary file.
        OSError: If it cannot be read.
    """
    # Without `O_NONBLOCK` opening a pipe would wait for somebody to write to it.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            if stat.S_ISDIR(status.st_mode):
                raise IsADirectoryError(path)
            raise refused("bad_value", "this is no ordinary file")
        if status.st_size > limit:
            raise too_large(limit)
        data = file.read(limit + 1)
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> Refused:
    """The finding that a file is too large."""
    return refused("too_large", f"larger than {limit} bytes", what="bytes", limit=str(limit))


def replace_file(path: Path, data: bytes, mode: int) -> None:
    """Put a file in the place of another, or where none is, in one step.

    The bytes go to a new file in the same folder and to the disk; then that file takes the name.
    Whatever happens, the name stands for all of the old file or all of the new one. If the
    process is killed the new file may be left behind, under a name that ends in `.tmp`.

    Args:
        path: The file; if it is a link, what it points to.
        data: The bytes.
        mode: `PUBLIC` or `PRIVATE`. Permissions that are narrower already are kept.

    Raises:
        OSError: If it cannot be written; the old file is as it was.
    """
    target = path.resolve()
    with contextlib.suppress(FileNotFoundError):
        mode &= stat.S_IMODE(target.stat().st_mode) | stat.S_IWUSR | stat.S_IRUSR
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        write_new(temporary, data, mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_directory(target.parent)


def write_new(path: Path, data: bytes, mode: int) -> None:
    """Make a file that is not there yet, and wait until it is on the disk.

    Args:
        path: The file.
        data: The bytes.
        mode: Its permissions, less what the umask takes away.

    Raises:
        OSError: If it is there, or cannot be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_directory(path: Path) -> None:
    """Wait until a folder's entries are on the disk, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
