"""What stands above a table: when and where the session was, and what it was called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina import vocabulary
from hijra_amina.intake.reading.cells import Cell
from hijra_amina.intake.reading.values._digits import plain
from hijra_amina.intake.reading.values.dates import date_of_value, dates_in
from hijra_amina.language import without_marks
from hijra_amina.model import Place
from hijra_amina.values import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.intake.reading.lexicon import Lexicon

__all__ = ["Found", "SessionFacts", "facts_in", "place_in"]

_LINES: Final = re.compile(r"[\n\r|؛;]|\s{3,}|\t")
_PARTS: Final = re.compile(r"\s*[/,،()\n-–—]\s*|\s+-\s+")
_NOISE: Final = "_.… \u2026:-–—"


@attrs.frozen(kw_only=True)
class SessionFacts:
    """What a sheet says of the session itself.

    Attributes:
        period: When it was held; unknown where the sheet does not say.
        place: Where, as the sheet words it, with the governorate where that is certain.
        title: What it was called.
        organiser: Who held it, as the sheet words it.
        wording: The lines above the table, as they are.

    Examples:
        >>> SessionFacts().period.is_known
        False
    """

    period: Period = attrs.field(factory=Period.unknown)
    place: Place | None = None
    title: str | None = None
    organiser: str | None = None
    wording: tuple[str, ...] = attrs.field(default=(), repr=False)


@attrs.frozen(kw_only=True)
class Found:
    """The facts above a table, and where they stand.

    Attributes:
        facts: The facts.
        used: The places of the cells that hold them, each with its kind.
        ambiguous: The cells with a date whose day and month might be the other way round.
    """

    facts: SessionFacts
    used: dict[tuple[int, int], str]
    ambiguous: tuple[Cell, ...] = ()


@attrs.define
class _Found:
    """Facts while they are being gathered: the first of a kind counts."""

    values: dict[str, str] = attrs.field(factory=dict)
    period: Period | None = None
    used: dict[tuple[int, int], str] = attrs.field(factory=dict)
    wording: list[str] = attrs.field(factory=list)
    ambiguous: list[Cell] = attrs.field(factory=list)


def facts_in(
    rows: Sequence[Sequence[Cell]], lexicon: Lexicon, *, day_first: bool | None = None
) -> Found:
    """The facts that the lines above a table hold.

    A fact is a word that the lexicon knows with a text after a colon or in the next cell; a date
    needs no word.

    Args:
        rows: The cells of each line, from the top.
        lexicon: The words.
        day_first: As for `dates_in`.

    Returns:
        The facts, and the cells that hold them.
    """
    found = _Found()
    for cells in rows:
        key: tuple[str, Cell] | None = None
        for cell in cells:
            found.wording.append(without_marks(cell.text))
            key = _cell(cell, key, found, lexicon, day_first=day_first)
    place = None if "venue" not in found.values else place_in(found.values["venue"])
    facts = SessionFacts(
        period=found.period or Period.unknown(),
        place=place,
        title=found.values.get("title"),
        organiser=found.values.get("organiser"),
        wording=tuple(text for text in found.wording if text.strip()),
    )
    return Found(facts=facts, used=found.used, ambiguous=tuple(found.ambiguous))


def place_in(text: str) -> Place | None:
    """A place as it is worded, with its governorate where exactly one is named.

    Args:
        text: Such as `فندق بابل - بغداد`.

    Returns:
        The place, or `None` for a text that says nothing.

    Examples:
        >>> place_in("Training hall, Erbil").governorate
        'IQ-AR'
    """
    wording = " ".join(without_marks(text).split()).strip(_NOISE)
    if not wording:
        return None
    codes = {
        candidate.term.code
        for part in (wording, *_PARTS.split(wording))
        if part
        for candidate in vocabulary.resolve(part, kind="governorate")
    }
    return Place(wording=wording, governorate=codes.pop() if len(codes) == 1 else None)


def _cell(
    cell: Cell,
    key: tuple[str, Cell] | None,
    found: _Found,
    lexicon: Lexicon,
    *,
    day_first: bool | None,
) -> tuple[str, Cell] | None:
    """Take what a cell says; give the word that waits for the next cell, if it is one."""
    alone = _key(cell.text, lexicon)
    if alone is not None:
        return alone, cell
    if key is not None:
        _take(found, key[0], cell, (key[1], cell), lexicon, day_first=day_first)
        return None
    for kind, text in _pairs(cell.text, lexicon):
        _take_text(found, kind, text, (cell,), lexicon, day_first=day_first)
    if found.period is None and cell.place not in found.used:
        _take(found, "date", cell, (cell,), lexicon, day_first=day_first)
    return None


def _key(text: str, lexicon: Lexicon) -> str | None:
    """The kind of fact that a cell announces for the next one."""
    return lexicon.announces(text.strip(_NOISE))


def _pairs(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Words and what follows their colons, of one cell that may hold several lines."""
    for line in _LINES.split(text):
        before, colon, after = line.partition(":")
        if not colon:
            before, colon, after = line.partition("：")
        hit = lexicon.title(before.strip(_NOISE)) if colon else None
        if hit is not None and after.strip(_NOISE):
            yield hit.code, after.strip()


def _take(
    found: _Found,
    kind: str,
    cell: Cell,
    cells: tuple[Cell, ...],
    lexicon: Lexicon,
    *,
    day_first: bool | None,
) -> None:
    day = date_of_value(cell.value) if kind == "date" else None
    if day is not None and found.period is None:
        found.period = Period.on(day)
        _use(found, cells, kind)
    else:
        _take_text(found, kind, cell.text, cells, lexicon, day_first=day_first)


def _take_text(
    found: _Found,
    kind: str,
    text: str,
    cells: tuple[Cell, ...],
    lexicon: Lexicon,
    *,
    day_first: bool | None,
) -> None:
    if kind == "date":
        dated = dates_in(plain(text), lexicon, day_first=day_first)
        if dated.days and found.period is None and dated.period.is_known:
            found.period = dated.period
            found.ambiguous += cells[-1:] if dated.is_ambiguous else ()
            _use(found, cells, kind)
    elif kind != "person" and kind not in found.values:
        value = " ".join(without_marks(text).split()).strip(_NOISE)
        if value:
            found.values[kind] = value
            _use(found, cells, kind)


def _use(found: _Found, cells: tuple[Cell, ...], kind: str) -> None:
    for cell in cells:
        found.used[cell.place] = kind
