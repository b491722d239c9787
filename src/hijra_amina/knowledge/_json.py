"""Rows as plain JSON, from which every bound can be recomputed, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from hijra_amina.errors import InvalidValueError
from hijra_amina.knowledge.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["decoded", "encoded"]


def encoded(size: int, rows: Iterable[Row]) -> dict[str, object]:
    """Rows as JSON knows them: flags only where they are set."""
    return {"size": size, "rows": [_encoded(row) for row in rows]}


def _encoded(row: Row) -> dict[str, object]:
    found: dict[str, object] = {
        "terms": [[variable, coefficient] for variable, coefficient in row.terms],
        "low": row.low,
        "high": row.high,
        "origin": row.origin,
    }
    if row.given:
        found["given"] = True
    if row.approximate:
        found["approximate"] = True
    return found


def decoded(document: Mapping[str, object]) -> tuple[int, tuple[Row, ...]]:
    """The size and the rows of a document.

    Raises:
        InvalidValueError: If it is no such document.
    """
    if not isinstance(document, Mapping):
        raise InvalidValueError("$", "an object", f"a {type(document).__name__}")
    size, rows = document.get("size"), document.get("rows")
    if not isinstance(size, int) or isinstance(size, bool):
        raise InvalidValueError("$.size", "a whole number", f"a {type(size).__name__}")
    return size, tuple(_decoded(row, f"$.rows[{index}]") for index, row in _listed(rows, "$.rows"))


def _listed(found: object, where: str) -> Iterable[tuple[int, object]]:
    if not isinstance(found, Sequence) or isinstance(found, str):
        raise InvalidValueError(where, "a list", f"a {type(found).__name__}")
    return enumerate(cast("Sequence[object]", found))


def _decoded(found: object, where: str) -> Row:
    if not isinstance(found, Mapping):
        raise InvalidValueError(where, "an object", f"a {type(found).__name__}")
    row = cast("Mapping[object, object]", found)
    terms: list[tuple[int, int]] = []
    for index, pair in _listed(row.get("terms"), f"{where}.terms"):
        numbers = [number for _, number in _listed(pair, f"{where}.terms[{index}]")]
        if len(numbers) != 2:  # noqa: PLR2004 - an unknown and its coefficient
            raise InvalidValueError(f"{where}.terms[{index}]", "two numbers", f"{len(numbers)}")
        terms.append((_whole(numbers[0], where), _whole(numbers[1], where)))
    low, high, origin = row.get("low"), row.get("high"), row.get("origin", "")
    if not isinstance(origin, str):
        raise InvalidValueError(f"{where}.origin", "a text", f"a {type(origin).__name__}")
    return Row(
        terms=tuple(terms),
        low=None if low is None else _whole(low, where),
        high=None if high is None else _whole(high, where),
        origin=origin,
        given=row.get("given") is True,
        approximate=row.get("approximate") is True,
    )


def _whole(found: object, where: str) -> int:
    if not isinstance(found, int) or isinstance(found, bool):
        raise InvalidValueError(where, "a whole number", f"a {type(found).__name__}")
    return found
