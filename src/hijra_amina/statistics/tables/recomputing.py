"""`recompute`: a figure worked out again from the document that explains it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, cast

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.statistics._covering import least_people

if TYPE_CHECKING:
    from typing import TypeAlias

    from hijra_amina.knowledge import Knowledge

__all__ = ["recompute"]

Document: TypeAlias = "Mapping[str, object]"
Ends: TypeAlias = "tuple[int | Fraction | None, int | Fraction | None]"
Whole: TypeAlias = "tuple[int, int | None]"


def recompute(
    document: Mapping[str, object],
) -> tuple[int | Fraction | None, int | Fraction | None]:
    """Work out a figure again from its explanation.

    Args:
        document: The `document` of an explanation, or its part `reasoning`; also when it has been
            through JSON.

    Returns:
        The low and the high end; `None` for an open one. Shares and gains are exact fractions.

    Raises:
        UnknownCodeError: If the document gives a way of working out that does not exist.
        InvalidValueError: If a part of it is missing or of the wrong kind.
        ContradictionError: If the statements in it cannot all be true.

    Examples:
        >>> recompute({"how": "matches", "certain": 12, "perhaps": 5})
        (12, 17)
        >>> parts = [{"low": 3, "high": 3, "verdict": "holds"}, {"low": 2, "high": None}]
        >>> recompute({"how": "sum", "parts": parts})
        (5, None)
    """
    reasoning = document.get("reasoning", document)
    if not isinstance(reasoning, Mapping):
        raise InvalidValueError("document.reasoning", "an object", f"a {type(reasoning).__name__}")
    found = cast("Document", reasoning)
    how = str(found.get("how"))
    if how == "protected":
        raise InvalidValueError("document", "how the figure comes about", "a protected table's")
    if how not in _WAYS:
        raise UnknownCodeError("document.how", how, tuple(_WAYS))
    return _WAYS[how](found)


def _system(document: Document) -> Ends:
    """The least and the most of a sum of unknowns that fit every row."""
    (answer,) = _known(document).bounds([_terms(document, "expression")])
    return answer.low, answer.high


def _known(document: Document) -> Knowledge:
    from hijra_amina.knowledge import Knowledge  # noqa: PLC0415 - only where rows have to be solved

    return Knowledge.from_json({name: document.get(name) for name in ("size", "rows")})


def _terms(document: Document, name: str) -> dict[int, int]:
    """A sum of unknowns."""
    terms: dict[int, int] = {}
    for term in _list(document, name):
        unknown, factor = _list({"term": term}, "term")
        terms[_whole({"unknown": unknown}, "unknown")] = _whole({"factor": factor}, "factor")
    return terms


def _sum(document: Document) -> Ends:
    """What is certain of each part, and what is possible of it."""
    low, high = 0, 0
    is_open = False
    for part in _documents(document, "parts"):
        least, most = _ends(part)
        low += least if part.get("verdict", "holds") == "holds" else 0
        is_open = is_open or most is None
        high += most or 0
    return low, None if is_open else high


def _both(document: Document) -> Ends:
    """Each end by itself: the sum, or the largest, of what several systems of rows give."""
    return _side(_document(document, "low"), "low"), _side(_document(document, "high"), "high")


def _side(document: Document, end: Literal["low", "high"]) -> int | None:
    found: list[int] = []
    for part in _documents(document, "parts"):
        if part.get("how") == "system":
            value = _known(part).end(_terms(part, "expression"), end).value
        else:
            value = _end(part, end)
        if value is None:
            return None
        found.append(value)
    return max(found, default=0) if document.get("how") == "largest" else sum(found)


def _matches(document: Document) -> Ends:
    """Those that belong for certain, and those that may as well."""
    certain, perhaps = _whole(document, "certain"), _end(document, "perhaps")
    return certain, None if perhaps is None else certain + perhaps


def _complement(document: Document) -> Ends:
    """What the parts certainly leave of the whole."""
    least, most = _ends(_document(document, "whole"))
    placed = sum(_ends(part)[0] for part in _documents(document, "parts"))
    low = max(0, least - placed)
    return low, None if most is None else max(low, most - placed)


def _share(document: Document) -> Ends:
    """The least part with the largest rest, and the largest part with the least rest."""
    (low, high), (rest_low, rest_high) = (
        _ends(_document(document, "part")),
        _ends(_document(document, "rest")),
    )
    least, most = Fraction(0), Fraction(1)
    if not _whole(document, "whole_at_least"):
        # Perhaps nobody is there, and of nobody there is no share.
        return least, most
    if rest_high is not None:
        least = Fraction(low, low + rest_high) if rest_high else Fraction(1)
    if high is not None:
        most = Fraction(high, high + rest_low) if high else Fraction(0)
    if document.get("quotient") is not None:
        below, above = _portion(_document(document, "quotient"))
        least, most = max(least, below), min(most, above)
    return least, most


def _portion(document: Document) -> tuple[Fraction, Fraction]:
    """The least and the greatest quotient of sums of unknowns that fit every row."""
    known = _known(document)
    ends: list[Fraction] = []
    for name in ("low", "high"):
        sides = _document(document, name)
        portion = known.portion(_terms(sides, "part"), _terms(sides, "rest"))
        if portion is None:
            return Fraction(0), Fraction(1)
        ends.append(portion.low if name == "low" else portion.high)
    return ends[0], ends[1]


def _gain(document: Document) -> Ends:
    """The mean of the differences, or the difference of two means."""
    if document.get("paired", True):
        pairs = _document(document, "pairs")
        return _mean(pairs, "low"), _mean(pairs, "high")
    before, after = _document(document, "before"), _document(document, "after")
    return (
        _less(_mean(after, "low"), _mean(before, "high")),
        _less(_mean(after, "high"), _mean(before, "low")),
    )


def _mean(ends: Document, name: str) -> Fraction | None:
    if ends.get(name) is None:
        return None
    end = _document(ends, name)
    return Fraction(str(end["sum"])) / _whole(end, "number")


def _less(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one - other


def _undecided(document: Document) -> Ends:
    """The figure of people who are all different, less those who may be the same as others."""
    low, high = recompute(_document(document, "different"))
    fewer = sum(map(_fewer, _documents(document, "groups")))
    if low is None:
        return low, high
    return min(low, max(low - fewer, _whole(document, "at_least"))), high


def _fewer(group: Document) -> int:
    """By how many the participants of a group are fewer people."""
    size = _whole(group, "participants")
    near = [0] * size
    for pair in _list(group, "pairs"):
        one, other = _places({"pair": pair}, "pair")
        near[one] |= 1 << other
        near[other] |= 1 << one
    elsewhere = sum(1 << place for place in _places(group, "counted_elsewhere"))
    counted = (1 << size) - 1 & ~elsewhere
    return counted.bit_count() - least_people(tuple(near), counted, elsewhere)[0]


_WAYS: Final[dict[str, Callable[[Document], Ends]]] = {
    "complement": _complement,
    "ends": _both,
    "gain": _gain,
    "matches": _matches,
    "people": _matches,
    "share": _share,
    "sum": _sum,
    "system": _system,
    "undecided": _undecided,
}


# -- reading ---------------------------------------------------------------------------------------


def _ends(document: Document) -> Whole:
    return _whole(document, "low"), _end(document, "high")


def _whole(document: Document, name: str) -> int:
    value = _end(document, name)
    if value is None:
        raise InvalidValueError(f"document.{name}", "a whole number", "nothing")
    return value


def _end(document: Document, name: str) -> int | None:
    value = document.get(name)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise InvalidValueError(f"document.{name}", "a whole number", f"a {type(value).__name__}")
    return value


def _document(document: Document, name: str) -> Document:
    value = document.get(name)
    if not isinstance(value, Mapping):
        raise InvalidValueError(f"document.{name}", "an object", f"a {type(value).__name__}")
    return cast("Document", value)


def _documents(document: Document, name: str) -> list[Document]:
    return [_document({"part": part}, "part") for part in _list(document, name)]


def _places(document: Document, name: str) -> list[int]:
    return [_whole({name: place}, name) for place in _list(document, name)]


def _list(document: Document, name: str) -> Sequence[object]:
    value = document.get(name)
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise InvalidValueError(f"document.{name}", "a list", f"a {type(value).__name__}")
    return cast("Sequence[object]", value)
