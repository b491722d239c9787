"""Reading the programme that a command is about."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from hijra_amina.cli import _messages as messages
from hijra_amina.cli._exits import Exit, Failure, choices, reason_of
from hijra_amina.documents import read, write

if TYPE_CHECKING:
    from hijra_amina.model import Programme, Session

__all__ = [
    "day",
    "folder",
    "folder_of",
    "number",
    "read_programme",
    "session_of",
    "write_programme",
]

_ENDINGS = frozenset({".json", ".yaml", ".yml"})


def read_programme(path: Path) -> Programme:
    """The programme of a file or folder.

    Args:
        path: As the user wrote it.

    Returns:
        The programme.

    Raises:
        Failure: If the file cannot be opened, or by its name is none.
        DecodeError: If it holds no programme.

    Examples:
        >>> from pathlib import Path
        >>> read_programme(Path("examples/hijra-amina")).id
        'hijra-amina'
    """
    if path.is_file() and path.suffix.lower() not in _ENDINGS:
        raise Failure(Exit.UNREADABLE, messages.NO_DOCUMENT, path=str(path))
    try:
        return read(path)
    except OSError as error:
        if path.is_dir() and isinstance(error, FileNotFoundError):
            raise Failure(Exit.UNREADABLE, messages.NO_PROGRAMME, path=str(path)) from None
        raise Failure(
            Exit.UNREADABLE, messages.CANNOT_READ, path=str(path), reason=reason_of(error)
        ) from None


def write_programme(programme: Programme, path: Path) -> None:
    """Put a programme where it was read from, in one step.

    Args:
        programme: The programme.
        path: Its file or folder.

    Raises:
        Failure: If it cannot be written; what was there is as it was.
    """
    try:
        write(programme, path)
    except OSError as error:
        raise Failure(
            Exit.CANNOT, messages.CANNOT_WRITE, path=str(path), reason=reason_of(error)
        ) from None


def session_of(programme: Programme, wanted: str) -> Session:
    """The session that is meant.

    Args:
        programme: The programme.
        wanted: Its identifier.

    Returns:
        The session.

    Raises:
        Failure: If the programme has none of that name.

    Examples:
        >>> from pathlib import Path
        >>> session_of(read_programme(Path("examples/hijra-amina")), "baghdad-2015-06").id
        'baghdad-2015-06'
    """
    by_id = {session.id: session for session in programme.sessions}
    if wanted not in by_id:
        hint = choices(wanted, by_id)
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NO_SESSION, hint=hint, found=wanted)
    return by_id[wanted]


def folder_of(path: Path) -> Path:
    """The folder in which a programme's photographs are looked for.

    Args:
        path: The programme's file or folder.

    Returns:
        The folder.

    Examples:
        >>> from pathlib import Path
        >>> folder_of(Path("examples/hijra-amina")).name
        'hijra-amina'
    """
    return path if path.is_dir() else path.parent


def day(text: str) -> dt.date:
    """A calendar day from an argument.

    Args:
        text: The day as ISO 8601, such as `2015-06-30`.

    Returns:
        The day.

    Raises:
        ValueError: If it is none; argparse says so.

    Examples:
        >>> day("2015-06-30")
        datetime.date(2015, 6, 30)
    """
    return dt.date.fromisoformat(text)


def folder(text: str) -> Path:
    """A folder or file to write, from an argument.

    An empty name would be the current folder: a variable that a script forgot to set.

    Args:
        text: The name.

    Returns:
        The path.

    Raises:
        ValueError: If it is empty; argparse says so.

    Examples:
        >>> folder("build").name
        'build'
    """
    if not text.strip():
        raise ValueError
    return Path(text)


def number(text: str) -> int:
    """A whole number from an argument; argparse names the kind of value by this function.

    Args:
        text: The number, in any digits.

    Returns:
        The number.

    Raises:
        ValueError: If it is none.

    Examples:
        >>> number("30")
        30
    """
    return int(text)
