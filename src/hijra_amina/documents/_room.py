"""The functions that callers use: read, write, loads, dumps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hijra_amina.documents import _files, _folder, _journal
from hijra_amina.documents._envelope import document_of, programme_of
from hijra_amina.documents._limits import DEFAULT_LIMITS, Limits
from hijra_amina.documents._problems import Refused, decode_error
from hijra_amina.documents._text import Format, decode, dump
from hijra_amina.documents._tree import plain_tree
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import Programme

if TYPE_CHECKING:
    import os

__all__ = ["dumps", "loads", "read", "write"]

_SUFFIXES = {".json": Format.JSON, ".yaml": Format.YAML, ".yml": Format.YAML}


def loads(
    text: str | bytes | Mapping[str, object],
    *,
    format: str = "json",  # noqa: A002 - what callers would call it
    limits: Limits = DEFAULT_LIMITS,
) -> Programme:
    """Read a programme from a text, or from a mapping that has been parsed already.

    Nothing is coerced and nothing is dropped: whatever a document may not hold is a problem, and
    all problems of it come at once.

    Args:
        text: The document; bytes are UTF-8. A mapping is taken as it is.
        format: `json` or `yaml`; of no account for a mapping.
        limits: How large a document may be.

    Returns:
        The programme.

    Raises:
        DecodeError: If it is not a programme's document; `problems` lists why.
        UnsupportedVersionError: If it is of a version that this release cannot read.
        MissingExtraError: If it is YAML and the extra `documents` is not installed.

    Examples:
        >>> text = '{"schema": "hijra-amina/programme", "version": 1, "id": "x", "name": {}}'
        >>> loads(text)
        Traceback (most recent call last):
        hijra_amina.errors.DecodeError: 1 problem
        - $.name: expected a text in at least one language
    """
    try:
        if isinstance(text, Mapping):
            return programme_of(plain_tree(text, limits))
        return decode(_bytes_of(text, limits), Format.of(format), limits)
    except Refused as wrong:
        findings = wrong.findings
    raise decode_error(findings)


def _bytes_of(text: str | bytes, limits: Limits) -> bytes | str:
    if not isinstance(text, str | bytes):
        expected = "a text, bytes or a mapping"
        raise InvalidValueError("loads", expected, f"a value of type {type(text).__name__}")
    if len(text) > limits.size:
        raise _files.too_large(limits.size)
    return text


def dumps(
    programme: Programme,
    *,
    format: str = "json",  # noqa: A002 - what callers would call it
) -> str:
    """Write a programme as a text.

    The same programme always gives the same text. Keys stand in the order of the records' fields,
    and what is at its default is left out.

    Args:
        programme: The programme.
        format: `json` or `yaml`.

    Returns:
        The text, with a line end.

    Raises:
        InvalidValueError: If it is no programme, or holds a number that no document can carry.
        MissingExtraError: If it is to be YAML and the extra `documents` is not installed.

    Examples:
        >>> from hijra_amina import LocalizedText, Programme
        >>> programme = Programme(id="x", name=LocalizedText({"en": "Safe migration"}))
        >>> print(dumps(programme), end="")
        {
          "schema": "hijra-amina/programme",
          "version": 1,
          "id": "x",
          "name": {
            "en": "Safe migration"
          }
        }
        >>> loads(dumps(programme)) == programme
        True
    """
    return dump(document_of(_checked(programme)), Format.of(format))


def _checked(programme: Programme) -> Programme:
    if not isinstance(programme, Programme):
        found = f"a value of type {type(programme).__name__}"
        raise InvalidValueError("programme", "a Programme", found)
    return programme


def read(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS) -> Programme:
    """Read a programme from a JSON or YAML file, or from a folder.

    Args:
        path: A file whose name ends in `.json`, `.yaml` or `.yml`, or a folder with a
            `programme.yaml`.
        limits: How large a document may be.

    Returns:
        The programme.

    Raises:
        DecodeError: If it is not a programme's document; `problems` lists why. Paths within a
            folder begin with the file.
        UnsupportedVersionError: If it is of a version that this release cannot read.
        InvalidValueError: If the name of a file does not say its format.
        MissingExtraError: If it is YAML and the extra `documents` is not installed.
        OSError: If it cannot be read.

    Examples:
        >>> from hijra_amina import LocalizedText, Programme
        >>> programme = Programme(id="x", name=LocalizedText({"en": "Safe migration"}))
        >>> write(programme, "programme.json")
        >>> read("programme.json") == programme
        True
    """
    file = Path(path)
    if file.is_dir():
        name = file.name
        return _journal.read_whole(file, lambda folder: _folder.read_files(folder, limits, name))
    if not file.exists():
        raise FileNotFoundError(2, "no such file or folder", str(path))
    form = _format_of(file)
    try:
        return decode(_files.read_bytes(file, limits.size), form, limits)
    except Refused as wrong:
        findings = wrong.findings
    raise decode_error(findings, file.name)


def _format_of(path: Path) -> Format:
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        found = "another ending" if path.suffix else "none"
        raise InvalidValueError("path", "a name that ends in .json, .yaml or .yml", found)
    return form


def write(programme: Programme, path: str | os.PathLike[str]) -> None:
    """Write a programme to a JSON or YAML file, or to a folder.

    Writing is atomic: if the process is killed at any moment, a reader finds all of the old
    document or all of the new one. Where people's names, photographs or evidence of consent are
    held, nobody but the owner may read the files.

    Args:
        programme: The programme.
        path: A file whose name ends in `.json`, `.yaml` or `.yml`; any other name is a folder.
            Of a folder that is there already, only a programme's own files are touched.

    Raises:
        InvalidValueError: If it is no programme, or holds a number that no document can carry.
        MissingExtraError: If it is to be YAML and the extra `documents` is not installed.
        OSError: If it cannot be written; the old document is as it was.

    Examples:
        >>> from hijra_amina import LocalizedText, Programme
        >>> programme = Programme(id="x", name=LocalizedText({"en": "Safe migration"}))
        >>> write(programme, "records")
        >>> read("records") == programme
        True
    """
    target = Path(path)
    mode = _files.PRIVATE if _holds_names(_checked(programme)) else _files.PUBLIC
    form = None if target.is_dir() else _SUFFIXES.get(target.suffix.lower())
    if form is None:
        _journal.write_whole(target, _folder.files_of(programme), mode)
    else:
        _files.replace_file(target, dump(document_of(programme), form).encode(), mode)


def _holds_names(programme: Programme) -> bool:
    """Whether a document names anybody, or says where a picture or a form of somebody is."""
    if programme.photographs or any(one.name is not None for one in programme.participants):
        return True
    if any(said.speaker or said.consent.evidence for said in programme.testimonials):
        return True
    taught = (one for session in programme.sessions for one in session.facilitators)
    return any(one.name is not None for one in taught)
