"""The lines of a ledger: each carries the digest of the one before it.

A line is one JSON object (RFC 8259) with its keys sorted and no space that need not be there. Its
`hash` is the SHA-256, in hexadecimal, of the line before's `hash` (64 noughts before the first
line) followed by the line itself without the key `hash`, both in UTF-8. So anybody can check a
ledger with a few lines of any programming language.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final, NoReturn

from hijra_amina.disclosure.ledger._entry_json import entry_from_fields, entry_to_json
from hijra_amina.disclosure.published._strict import Fields, RefusedError, read_text, read_whole
from hijra_amina.errors import DecodeError, InvalidValueError, Problem, UnsupportedVersionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.disclosure.ledger.entries import Entry
    from hijra_amina.disclosure.published._json import Json

__all__ = ["BEGINNING", "LARGEST_FILE", "LARGEST_LINE", "VERSION", "line_of", "read_lines"]

BEGINNING: Final = "0" * 64
"""The head of a ledger without entries."""
VERSION: Final = 1
LARGEST_LINE: Final = 16 * 1024 * 1024
LARGEST_FILE: Final = 512 * 1024 * 1024
_DEEPEST: Final = 16
_LONGEST_NUMBER: Final = 18
_NO_BRACKET = re.compile(r"[^\[\]{}]+")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"')


def line_of(entry: Entry, number: int, head: str) -> tuple[bytes, str]:
    """The line of an entry.

    Args:
        entry: The entry.
        number: Which line it will be; the first is 1.
        head: The digest of the line before it.

    Returns:
        The line with its end, and its digest.

    Raises:
        InvalidValueError: If the entry is larger than a line can be, or holds what no JSON can.
    """
    made: dict[str, Json] = {"version": VERSION, "number": number, **entry_to_json(entry)}
    digest = _digest(head, made)
    line = _canonical({**made, "hash": digest}) + b"\n"
    if len(line) > LARGEST_LINE:
        expected = f"an entry of at most {LARGEST_LINE} bytes"
        raise InvalidValueError("Ledger", expected, "a larger one")
    return line, digest


def read_lines(data: bytes, *, heads: list[str] | None = None) -> tuple[tuple[Entry, ...], str]:
    """The entries of a ledger, if nobody has touched it.

    Args:
        data: All of its bytes.
        heads: Where each line's digest is put, if they are wanted.

    Returns:
        The entries, and the digest of the last line.

    Raises:
        DecodeError: At the first line that is not what was written; it says which, and why.
        UnsupportedVersionError: If a line is of a version that this release cannot read.
    """
    if len(data) > LARGEST_FILE:
        raise _refused(1, "too_large", f"the ledger is larger than {LARGEST_FILE} bytes")
    entries: list[Entry] = []
    known: dict[str, Entry] = {}
    head = BEGINNING
    lines = data.split(b"\n")
    for index, line in enumerate(lines[:-1]):
        number = index + 1
        entry, head = _read_line(line, number, head)
        if entry.id in known:
            raise _refused(number, "duplicate_id", "this identifier stands in an earlier line")
        known[entry.id] = entry
        entries.append(entry)
        if heads is not None:
            heads.append(head)
    if lines[-1]:
        reason = "the line is cut off: whoever wrote it was interrupted, or the file was shortened"
        raise _refused(len(lines), "cut_off", reason)
    return tuple(entries), head


def _read_line(line: bytes, number: int, head: str) -> tuple[Entry, str]:
    tree = _parse(line, number)
    try:
        fields = Fields(tree)
        version = fields.take("version", read_whole)
        if version != VERSION:
            raise _refused_version(number)
        stands = fields.take("number", read_whole)
        digest = fields.take("hash", read_text)
        entry = entry_from_fields(fields)
        fields.finish()
    except RefusedError as refused:
        where, reason = refused.path, refused.reason
    else:
        if stands != number:
            raise _refused(number, "bad_order", "this is not the line that belongs here")
        again, expected = line_of(entry, number, head)
        if digest != expected:
            reason = "the line, or one before it, is not what was written: its hash differs"
            raise _refused(number, "bad_hash", reason)
        if line + b"\n" != again:
            reason = "the line is not written as this library writes it"
            raise _refused(number, "bad_form", reason)
        return entry, digest
    raise _refused(number, "bad_value", reason, where)


def _parse(line: bytes, number: int) -> object:
    if len(line) > LARGEST_LINE:
        raise _refused(number, "too_large", f"the line is larger than {LARGEST_LINE} bytes")
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        text = None
    if text is None:
        raise _refused(number, "bad_encoding", "the line is not UTF-8")
    bare = _STRING.sub("", text)
    if _depth(bare) > _DEEPEST or re.search(rf"[0-9]{{{_LONGEST_NUMBER + 1}}}", bare):
        reason = "the line is deeper, or has longer numbers, than any entry"
        raise _refused(number, "too_large", reason)
    try:
        return _DECODER.decode(text)
    except (_NotOursError, json.JSONDecodeError, RecursionError):
        pass
    reason = "the line is no JSON, or has a key twice, or a fraction"
    raise _refused(number, "bad_syntax", reason)


def _depth(bare: str) -> int:
    depth = deepest = 0
    for bracket in _NO_BRACKET.sub("", bare):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


class _NotOursError(ValueError):
    """Something that JSON has and no ledger."""


def _no_such(_: str) -> NoReturn:
    raise _NotOursError


def _mapping(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _NotOursError
    return mapping


_DECODER = json.JSONDecoder(
    parse_float=_no_such, parse_constant=_no_such, object_pairs_hook=_mapping
)


def _canonical(tree: dict[str, Json]) -> bytes:
    text = json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        pass
    raise InvalidValueError("Ledger", "text that UTF-8 can hold", "something else")


def _digest(head: str, tree: dict[str, Json]) -> str:
    return hashlib.sha256(head.encode("ascii") + _canonical(tree)).hexdigest()


def _refused(number: int, code: str, reason: str, where: str = "") -> DecodeError:
    path = f"line {number}" + (f", {where}" if where else "")
    return DecodeError([Problem(path, code, reason)], "the ledger")


def _refused_version(number: int) -> UnsupportedVersionError:
    reason = f"a later version of this library wrote the line; this one reads version {VERSION}"
    problem = Problem(f"line {number}", "unsupported_version", reason)
    return UnsupportedVersionError([problem], "the ledger")
