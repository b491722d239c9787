"""Photographs from files: found in the programme's folder, recognised, and put into the page."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from hijra_amina.errors import InvalidValueError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["picture_data"]

_LARGEST = 8 * 1024 * 1024
# A page that is sent by e-mail holds pixels only: an SVG could hold a script.
_BEGINNINGS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}


def picture_data(folder: Path, path: str) -> str:
    """A picture file as a `data:` address, so that a page needs no other file.

    Args:
        folder: The programme's folder.
        path: The file, relative to that folder and inside it.

    Returns:
        The address with the file's bytes.

    Raises:
        InvalidValueError: If the file is missing, lies elsewhere, is too large, or is neither JPEG
            nor PNG. The error never shows the path.

    Examples:
        >>> from pathlib import Path
        >>> picture_data(Path("."), "../elsewhere.jpg")
        Traceback (most recent call last):
        hijra_amina.errors.InvalidValueError: Photograph.path: expected a file inside the \
programme's folder, found a path that leads out of it
    """
    root = folder.resolve()
    file = (root / path).resolve()
    if not file.is_relative_to(root):
        expected = "a file inside the programme's folder"
        raise InvalidValueError("Photograph.path", expected, "a path that leads out of it")
    if not file.is_file():
        raise InvalidValueError("Photograph.path", "a file", "no file there")
    if file.stat().st_size > _LARGEST:
        raise InvalidValueError("Photograph.path", "a file of at most 8 MB", "a larger one")
    content = file.read_bytes()
    for beginning, media_type in _BEGINNINGS.items():
        if content.startswith(beginning):
            return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"
    raise InvalidValueError("Photograph.path", "a JPEG or PNG file", "something else")
