"""The key of pseudonyms: random, kept apart from the data, never shown."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path
from typing import Final

from hijra_amina.documents import _files
from hijra_amina.documents._problems import Refused
from hijra_amina.errors import InvalidValueError

__all__ = ["SHORTEST", "Secret", "new_key", "read_key", "write_key"]

SHORTEST: Final = 32
"""How many bytes a key has at the least; as many as SHA-256 gives."""

_LARGEST_FILE: Final = 4_096
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class Secret:
    """A key that shows itself nowhere: not by `repr`, and not in a traceback with its locals.

    It is judged only by `check`, so that a caller can let go of the key itself before.

    Args:
        key: The key.

    Examples:
        >>> Secret(new_key()).check()
        Secret(<withheld>)
    """

    __slots__ = ("_key", "_wrong")

    def __init__(self, key: bytes) -> None:
        """Keep the key, if it is one."""
        self._wrong = _wrong_with(key)
        self._key = b"" if self._wrong else key

    def check(self) -> Secret:
        """The same, if it is a key.

        Raises:
            InvalidValueError: If it is no `bytes`, or shorter than 32 bytes.
        """
        if self._wrong is not None:
            expected = f"{SHORTEST} random bytes or more, as new_key()"
            raise InvalidValueError("key", expected, self._wrong)
        return self

    def reveal(self) -> bytes:
        """The key itself."""
        self.check()
        return self._key

    def __repr__(self) -> str:
        """Nothing of the key."""
        return "Secret(<withheld>)"

    def __reduce__(self) -> str:
        """A key is not carried anywhere by accident."""
        message = "a key is neither copied nor pickled"
        raise TypeError(message)


def _wrong_with(key: object) -> str | None:
    if not isinstance(key, bytes):
        return "nothing" if key is None else f"a value of type {type(key).__name__}"
    return None if len(key) >= SHORTEST else f"{len(key)} bytes"


def new_key() -> bytes:
    """A key from the system's source of randomness.

    Whoever has it can tell which pseudonym is whose, by trying the identifiers. Keep it apart from
    what was pseudonymised, and give it to nobody who is given that. Without it nobody, not even
    you, makes the same pseudonyms again.

    Returns:
        32 bytes.

    Examples:
        >>> len(new_key())
        32
    """
    return secrets.token_bytes(SHORTEST)


def write_key(path: str | os.PathLike[str], key: bytes) -> None:
    """Write a key to a new file that nobody but its owner may read.

    Args:
        path: The file; one that is there is never replaced.
        key: The key.

    Raises:
        InvalidValueError: If it is no key.
        FileExistsError: If the file is there.
        OSError: If it cannot be written.

    Examples:
        >>> key = new_key()
        >>> write_key("pseudonyms.key", key)
        >>> read_key("pseudonyms.key") == key
        True
    """
    secret = Secret(key)
    del key
    secret.check()
    _files.write_new(Path(path), f"{secret.reveal().hex()}\n".encode(), _files.PRIVATE)


def read_key(path: str | os.PathLike[str]) -> bytes:
    """Read a key from a file that nobody but its owner may read.

    Args:
        path: The file: the key in hexadecimal digits, in one line.

    Returns:
        The key.

    Raises:
        InvalidValueError: If others may read or write the file, or it holds no key. The error
            shows nothing of what it holds.
        OSError: If it cannot be read.
    """
    file = Path(path)
    others = os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & _OTHERS
    if others:
        expected = "a file that its owner alone may use (chmod 600)"
        raise InvalidValueError("key file", expected, "one that others may use, too")
    key = b""
    with contextlib.suppress(Refused, ValueError):
        key = bytes.fromhex(_files.read_bytes(file, _LARGEST_FILE).decode("ascii"))
    # Outside the handler: what is wrong with a text is said with the text.
    if len(key) < SHORTEST:
        del key
        expected = f"{SHORTEST} bytes or more, in hexadecimal digits"
        raise InvalidValueError("key file", expected, "something else")
    return key
