"""Packed files (ZIP): what is in them, read within bounds however little they declare."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from hijra_amina.intake.reading._refusal import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.intake.reading.cells._bounds import Bounds

__all__ = ["Package"]

_CHUNK: Final = 1 << 20
_ENCRYPTED: Final = 0x1
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)


class Package:
    """A packed file, opened within bounds.

    Args:
        data: Its bytes.
        name: The name of the file, for errors.
        bounds: How much is read at most.

    Raises:
        UnreadableSheetError: If it is damaged, locked with a password, or declares more than the
            bounds allow.
    """

    def __init__(self, data: bytes, name: str, bounds: Bounds) -> None:
        """Look at what it declares, before anything is unpacked."""
        self.name = name
        self.bounds = bounds
        self._inflated = 0
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            parts = self._archive.infolist()
        except _DAMAGED:
            raise refusal(name, "bad_syntax", "the packed file is damaged") from None
        if len(parts) > bounds.parts:
            raise self._too_large(f"it holds more than {bounds.parts} parts", bounds.parts)
        if sum(part.file_size for part in parts) > bounds.inflated:
            raise self._too_large(f"it unpacks to more than {bounds.inflated} bytes")
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise refusal(name, "not_readable", "the file is locked with a password")
        self.parts = tuple(part.filename for part in parts)
        if len(set(self.parts)) != len(self.parts):
            # Readers disagree on which of two parts of one name counts.
            raise refusal(name, "bad_syntax", "the packed file holds two parts of one name")

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part in pieces; what is really unpacked counts, not what was declared.

        Args:
            part: Its name.

        Yields:
            The pieces.

        Raises:
            UnreadableSheetError: If all that was unpacked so far is more than the bounds allow,
                or the part is damaged.
        """
        try:
            with self._archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    self._inflated += len(chunk)
                    if self._inflated > self.bounds.inflated:
                        raise self._too_large(
                            f"it unpacks to more than {self.bounds.inflated} bytes"
                        )
                    yield chunk
        except (*_DAMAGED, RuntimeError):
            raise refusal(self.name, "bad_syntax", "the packed file is damaged") from None

    def part(self, part: str) -> bytes:
        """The whole of a part.

        Args:
            part: Its name.

        Returns:
            Its bytes.

        Raises:
            UnreadableSheetError: As `chunks` does, and if it is larger than what may be kept.
        """
        kept: list[bytes] = []
        size = 0
        for chunk in self.chunks(part):
            size += len(chunk)
            if size > self.bounds.kept:
                raise self._too_large(f"a part of it is larger than {self.bounds.kept} bytes")
            kept.append(chunk)
        return b"".join(kept)

    def _too_large(self, reason: str, limit: int | None = None) -> Exception:
        most = self.bounds.inflated if limit is None else limit
        return refusal(self.name, "too_large", reason, limit=str(most))
