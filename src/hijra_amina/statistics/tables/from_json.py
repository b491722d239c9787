"""A table from the JSON that `Table.to_json` made of it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypedDict, TypeVar, cast

import attrs

from hijra_amina.documents._json_text import parse_json
from hijra_amina.documents._limits import DEFAULT_LIMITS
from hijra_amina.documents._problems import Refused, refused, wrong_type
from hijra_amina.errors import DecodeError, HijraAminaError, Problem
from hijra_amina.statistics.tables.coverage import Coverage
from hijra_amina.statistics.tables.protection import Protection
from hijra_amina.statistics.tables.rows import Row
from hijra_amina.values import Basis, Count, PartialDate, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hijra_amina.documents._problems import Key

__all__ = ["PARTS", "Parts", "parts_of"]

T = TypeVar("T")


class Parts(TypedDict):
    """What a table can say of itself, which is what a `Table` is made of."""

    measure: str
    dimensions: tuple[str, ...]
    rows: tuple[Row, ...]
    where: tuple[tuple[str, str], ...]
    as_of: PartialDate | None
    sessions: frozenset[str] | None
    coverage: tuple[Coverage, ...]
    protection: Protection | None


PARTS: Final = frozenset(Parts.__annotations__)
"""The names of the parts."""

_MERGED: Final = ("dimension", "value", "of")
_COVERED: Final = ("dimension", "value", "sessions", "perhaps")
_KEYS: Final = frozenset(
    {
        *PARTS,
        *_MERGED,
        *_COVERED,
        *("low", "high", "status", "basis", "approximate", "tightest"),
        *(field.name for field in attrs.fields(Protection)),
    }
)
_CODE: Final = re.compile(r"[^\x00-\x1f\x7f]{1,200}")
_MOST_ROWS: Final = 1_000_000


def parts_of(text: str, where: str | None = None) -> Parts:
    """What a table is made of, from its JSON.

    Args:
        text: What `Table.to_json` gave, with any labels.
        where: The name of the file, for errors.

    Returns:
        The arguments of a `Table`.

    Raises:
        DecodeError: If it is no such text; it says where and what was expected, and never what
            was found.

    Examples:
        >>> parts_of('{"measure": "people", "dimensions": [], "where": {}, "rows": []}')["rows"]
        ()
    """
    try:
        return _table(parse_json(text, DEFAULT_LIMITS))
    except Refused as wrong:
        problems = [
            Problem(_path(one.path), one.code, one.reason, one.details) for one in wrong.findings
        ]
        raise DecodeError(problems, where) from None


def _path(keys: tuple[Key, ...]) -> str:
    """Where something stands; what is no key of a table may be anything, and is not repeated."""
    parts = (f"[{key}]" if isinstance(key, int) else f".{_known(key)}" for key in keys)
    return "$" + "".join(parts)


def _known(key: str) -> str:
    return key if key in _KEYS else "*"


def _table(tree: object) -> Parts:
    document = _mapping(tree)
    for key in document:
        if key not in PARTS:
            raise refused("unknown_key", "a key that no table has", key)
    dimensions = tuple(_each(_code)(_there(document, "dimensions"), "dimensions"))
    where = _mapping(document.get("where") or {}, "where")
    as_of = document.get("as_of")
    sessions = document.get("sessions")
    protection = document.get("protection")
    rows = tuple(_each(_row(dimensions))(_there(document, "rows"), "rows"))
    if len({row.key for row in rows}) != len(rows):
        raise refused("duplicate_key", "a row stands twice", "rows")
    return {
        "measure": _code(_there(document, "measure"), "measure"),
        "dimensions": dimensions,
        "rows": rows,
        "where": tuple((name, _code(value, "where", name)) for name, value in where.items()),
        "as_of": None if as_of is None else _date(as_of, "as_of"),
        "sessions": None if sessions is None else frozenset(_each(_code)(sessions, "sessions")),
        "coverage": tuple(_each(_coverage)(document.get("coverage", []), "coverage")),
        "protection": None if protection is None else _protection(protection, "protection"),
    }


def _row(dimensions: tuple[str, ...]) -> Callable[..., Row]:
    def read(value: object, *path: Key) -> Row:
        row = _mapping(value, *path)
        key = tuple(_code(_there(row, name, *path), *path, name) for name in dimensions)
        tightest = row.get("tightest", True)
        if not isinstance(tightest, bool):
            raise wrong_type("true or false", tightest, *path, "tightest")
        return Row(key, _count(row, *path), tightest)

    return read


def _count(row: dict[str, object], *path: Key) -> Count:
    """A figure; the table's other columns are of shares and gains, which are no counts."""
    low, high = (_end(row.get(name), *path, name) for name in ("low", "high"))
    status = _choice(Status, row.get("status", Status.KNOWN), *path, "status")
    basis = _choice(Basis, row.get("basis", Basis.DERIVED), *path, "basis")
    approximate = row.get("approximate", False)
    if not isinstance(approximate, bool):
        raise wrong_type("true or false", approximate, *path, "approximate")
    if status is Status.SUPPRESSED:
        return Count(low or 0, high, status=status, basis=basis)
    if status is Status.UNKNOWN:
        return Count.unknown(basis=basis)
    try:
        return Count(low, high, basis=basis, approximate=approximate)
    except HijraAminaError:
        reason = "expected a least that is not above the most"
    raise refused("bad_value", reason, *path)


def _protection(value: object, *path: Key) -> Protection:
    said = _mapping(value, *path)
    base, releases = (_optional(said.get(name), *path, name) for name in ("base", "releases"))
    return Protection(
        method=_code(_there(said, "method", *path), *path, "method"),
        threshold=_whole(_there(said, "threshold", *path), *path, "threshold"),
        base=base,
        hidden=_whole(said.get("hidden", 0), *path, "hidden"),
        loss=Fraction(0),
        releases=releases,
        merged=tuple(_each(_merged)(said.get("merged", []), *path, "merged")),
        remarks=tuple(_each(_code)(said.get("remarks", []), *path, "remarks")),
    )


def _coverage(value: object, *path: Key) -> Coverage:
    said = _mapping(value, *path)
    dimension, covered = (_code(_there(said, key, *path), *path, key) for key in _COVERED[:2])
    return Coverage(
        dimension,
        covered,
        frozenset(_each(_code)(_there(said, "sessions", *path), *path, "sessions")),
        frozenset(_each(_code)(said.get("perhaps", []), *path, "perhaps")),
    )


def _merged(value: object, *path: Key) -> tuple[str, str, tuple[str, ...]]:
    said = _mapping(value, *path)
    dimension, group = (_code(_there(said, key, *path), *path, key) for key in _MERGED[:2])
    return dimension, group, tuple(_each(_code)(_there(said, "of", *path), *path, "of"))


# -- single values ---------------------------------------------------------------------------------


def _mapping(value: object, *path: Key) -> dict[str, object]:
    if not isinstance(value, dict):
        raise wrong_type("a mapping", value, *path)
    return cast("dict[str, object]", value)


def _there(mapping: dict[str, object], key: str, *path: Key) -> object:
    if key not in mapping:
        raise refused("missing_key", f"{key} is missing", *path, expected=key)
    return mapping[key]


def _each(read: Callable[..., T]) -> Callable[..., Iterator[T]]:
    def read_all(value: object, *path: Key) -> Iterator[T]:
        if not isinstance(value, list):
            raise wrong_type("a list", value, *path)
        items = cast("list[object]", value)
        if len(items) > _MOST_ROWS:
            raise refused("too_large", f"more than {_MOST_ROWS} entries", *path)
        for index, item in enumerate(items):
            yield read(item, *path, index)

    return read_all


def _code(value: object, *path: Key) -> str:
    if not isinstance(value, str) or _CODE.fullmatch(value) is None:
        raise wrong_type("a code", value, *path)
    return value


def _whole(value: object, *path: Key) -> int:
    if type(value) is not int:
        raise wrong_type("a whole number", value, *path)
    return value


def _optional(value: object, *path: Key) -> int | None:
    return None if value is None else _whole(value, *path)


def _end(value: object, *path: Key) -> int | None:
    if isinstance(value, str):
        raise wrong_type("a whole number, in a table of counts", value, *path)
    return _optional(value, *path)


def _date(value: object, *path: Key) -> PartialDate:
    if isinstance(value, str):
        try:
            return PartialDate.parse(value)
        except HijraAminaError:
            pass
    raise wrong_type("a date such as 2015-09-01", value, *path)


E = TypeVar("E", Status, Basis)


def _choice(kind: type[E], value: object, *path: Key) -> E:
    if isinstance(value, str) and value in set(kind):
        return kind(value)
    raise wrong_type(f"one of {', '.join(kind)}", value, *path)
