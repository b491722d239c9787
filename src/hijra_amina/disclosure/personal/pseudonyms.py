"""A pseudonym: what a key makes of an identifier, and nobody without the key."""

from __future__ import annotations

import hmac
import unicodedata
from typing import TYPE_CHECKING, Final

from hijra_amina.disclosure.personal.key import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Pseudonyms", "authentication_code", "pseudonym"]

_BITS: Final = 128
_VERSION: Final = "hijra-amina pseudonym 1"


def authentication_code(key: bytes, message: bytes) -> bytes:
    """The HMAC-SHA256 of a message (RFC 2104, RFC 6234).

    Args:
        key: The key.
        message: The message.

    Returns:
        32 bytes.

    Examples:
        >>> authentication_code(b"Jefe", b"what do ya want for nothing?").hex()[:16]
        '5bdcc146bf60754e'
    """
    return hmac.digest(key, message, "sha256")


def _message(fields: Iterable[str]) -> bytes:
    """Fields one after the other, each led in by its length: no two lists give the same bytes."""
    parts: list[bytes] = []
    for field in fields:
        data = unicodedata.normalize("NFKC", field).encode("utf-8", "surrogatepass")
        parts += [len(data).to_bytes(8, "big"), data]
    return b"".join(parts)


class Pseudonyms:
    """Makes the pseudonyms of one purpose; those of another have nothing in common with them.

    Args:
        secret: The key.
        purpose: What they are for, such as `participant`.
        prefix: What each begins with.
    """

    __slots__ = ("_derived", "_prefix")

    def __init__(self, secret: Secret, purpose: str, prefix: str = "p-") -> None:
        """Derive the key of the purpose."""
        message = _message((_VERSION, purpose))
        self._derived = Secret(authentication_code(secret.reveal(), message))
        self._prefix = prefix

    def of(self, *fields: str) -> str:
        """The pseudonym of these fields together: a prefix and 32 hexadecimal digits.

        Args:
            fields: The fields, in their order.
        """
        code = authentication_code(self._derived.reveal(), _message(fields))
        return f"{self._prefix}{code[: _BITS // 8].hex()}"


def pseudonym(key: bytes, purpose: str, *fields: str) -> str:
    """What stands for a person, or whatever the fields name, under one key and for one purpose.

    The same key, purpose and fields always give the same. Without the key nobody can find the
    fields by trying, nor tell that pseudonyms of two keys or of two purposes are of one person.

    Args:
        key: 32 random bytes or more, as `new_key()` gives them.
        purpose: What it is for. Different purposes have keys of their own, derived from this one.
        fields: What is replaced; compatible spellings (NFKC) give the same.

    Returns:
        `p-` and 32 hexadecimal digits, which every field for an identifier takes.

    Raises:
        InvalidValueError: If the key is too short; the error does not show it.

    Examples:
        >>> pseudonym(bytes(range(32)), "participant", "programme", "p-001")
        'p-336084d28b4c1ff23b108dae681d7347'
        >>> pseudonym(b"short", "participant", "p-001")
        Traceback (most recent call last):
        ...
        hijra_amina.errors.InvalidValueError: key: expected 32 random bytes or more, as new_key(), \
found 5 bytes
    """
    secret = Secret(key)
    del key  # a traceback that shows locals would show it
    secret.check()
    return Pseudonyms(secret, purpose).of(*fields)
