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
_PARTS: Final = re.compile(r"\s*[/,،()\n–—]\s*|\s+-\s+")
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
    gathering = _Gathering(lexicon, day_first)
    for cells in rows:
        gathering.line(cells)
    return gathering.found()


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


class _Gathering:
    """Facts while they are being gathered: the first of a kind counts."""

    def __init__(self, lexicon: Lexicon, day_first: bool | None) -> None:  # noqa: FBT001 - kept
        self._lexicon = lexicon
        self._day_first = day_first
        self._values: dict[str, str] = {}
        self._period: Period | None = None
        self._is_announced = False
        self._used: dict[tuple[int, int], str] = {}
        self._wording: list[str] = []
        self._ambiguous: list[Cell] = []

    def found(self) -> Found:
        """What was gathered."""
        venue = self._values.get("venue")
        facts = SessionFacts(
            period=self._period or Period.unknown(),
            place=None if venue is None else place_in(venue),
            title=self._values.get("title"),
            organiser=self._values.get("organiser"),
            wording=tuple(text for text in self._wording if text.strip()),
        )
        return Found(facts=facts, used=self._used, ambiguous=tuple(self._ambiguous))

    def line(self, cells: Sequence[Cell]) -> None:
        """Take what a line says: a word may announce what the next cell holds."""
        waiting: tuple[str, Cell] | None = None
        for cell in cells:
            self._wording.append(without_marks(cell.text))
            announced = self._lexicon.announces(cell.text.strip(_NOISE))
            if announced is not None:
                waiting = announced, cell
            elif waiting is not None:
                self._forget_guess(waiting[0])
                self._take(waiting[0], cell, (waiting[1], cell))
                waiting = None
            else:
                self._alone(cell)

    def _alone(self, cell: Cell) -> None:
        for kind, text in self._pairs(cell.text):
            self._forget_guess(kind)
            self._take_text(kind, text, (cell,))
        if self._period is None and cell.place not in self._used:
            self._take("date", cell, (cell,))

    def _forget_guess(self, kind: str) -> None:
        """A date that is announced as the session's goes before one that just stands there."""
        if kind == "date" and not self._is_announced:
            self._is_announced = True
            self._period = None
            self._used = {place: used for place, used in self._used.items() if used != "date"}

    def _pairs(self, text: str) -> Iterator[tuple[str, str]]:
        """Words and what follows their colons, of one cell that may hold several lines."""
        for line in _LINES.split(text.replace("：", ":")):
            before, colon, after = line.partition(":")
            hit = self._lexicon.title(before.strip(_NOISE)) if colon else None
            if hit is not None and after.strip(_NOISE):
                yield hit.code, after.strip()

    def _take(self, kind: str, cell: Cell, cells: tuple[Cell, ...]) -> None:
        day = date_of_value(cell.value) if kind == "date" else None
        if day is not None and self._period is None:
            self._period = Period.on(day)
            self._use(cells, kind)
        else:
            self._take_text(kind, cell.text, cells)

    def _take_text(self, kind: str, text: str, cells: tuple[Cell, ...]) -> None:
        if kind == "date":
            dated = dates_in(plain(text), self._lexicon, day_first=self._day_first)
            if dated.days and self._period is None and dated.period.is_known:
                self._period = dated.period
                self._ambiguous += cells[-1:] if dated.is_ambiguous else ()
                self._use(cells, kind)
        elif kind != "person" and kind not in self._values:
            value = " ".join(without_marks(text).split()).strip(_NOISE)
            if value:
                self._values[kind] = value
                self._use(cells, kind)

    def _use(self, cells: tuple[Cell, ...], kind: str) -> None:
        for cell in cells:
            self._used[cell.place] = kind
