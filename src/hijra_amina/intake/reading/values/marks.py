"""Marks of who came: ticks, letters, words; and what `x` and an empty cell mean on one sheet."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.model import Mark
from hijra_amina.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hijra_amina.intake.reading.cells import Cell
    from hijra_amina.intake.reading.lexicon import Lexicon

__all__ = ["BLANK", "Decision", "MarkRules", "decide", "key_of", "legend_in", "mark_of"]

BLANK: Final = ""
"""The key of an empty cell."""

_CUT: Final = re.compile(r"[\s=:：,،;؛()\[\]|/\-–—→>\"“”«»]+")
_LONGEST_SIGN: Final = 2
_BLANK_WORDS: Final = frozenset(map(fold, ("blank", "empty", "فارغ", "فراغ", "بەتاڵ")))
_KNOWN: Final = {"present": Mark.PRESENT, "absent": Mark.ABSENT, "excused": Mark.EXCUSED}


@attrs.frozen(kw_only=True)
class Decision:
    """What a mark that has no meaning by itself was read as, and why.

    Attributes:
        key: The mark, as it is written; empty for an empty cell.
        mark: What it was read as; `None` if it cannot be decided.
        by_legend: Whether the sheet itself says so.
    """

    key: str
    mark: Mark | None
    by_legend: bool


@attrs.frozen(kw_only=True)
class MarkRules:
    """How the marks of one sheet are read.

    Attributes:
        legend: What the sheet's own legend says, by mark.
        decisions: What was decided of the others.
    """

    legend: Mapping[str, Mark] = attrs.field(factory=dict[str, Mark])
    decisions: tuple[Decision, ...] = ()

    def decision(self, key: str) -> Decision | None:
        """What was decided of a mark."""
        return next((found for found in self.decisions if found.key == key), None)


def key_of(cell: Cell) -> str:
    """A mark as legends and decisions know it."""
    return cell.text.casefold()


def mark_of(cell: Cell | None, rules: MarkRules, lexicon: Lexicon) -> Mark | None:
    """What one cell says of one person on one day.

    Args:
        cell: The cell; `None` for an empty one.
        rules: How this sheet is read.
        lexicon: The marks that mean the same everywhere.

    Returns:
        The mark, or `None` if it cannot be read.
    """
    meaning = "blank" if cell is None else _meaning(cell, rules.legend, lexicon)
    if isinstance(meaning, Mark):
        return meaning
    if meaning in {"blank", "ambiguous"}:
        key = BLANK if meaning == "blank" or cell is None else key_of(cell)
        found = rules.decision(key)
        if found is not None:
            return found.mark
        return Mark.UNKNOWN if meaning == "blank" else None
    return None


def _meaning(cell: Cell, legend: Mapping[str, Mark], lexicon: Lexicon) -> Mark | str | None:
    value = cell.value
    if isinstance(value, bool):
        return Mark.PRESENT if value else Mark.ABSENT
    if isinstance(value, dt.time | dt.datetime):
        return Mark.PRESENT  # the time of arrival
    if not cell.text:
        return "blank"
    key = key_of(cell)
    if key in legend:
        return legend[key]
    found = lexicon.mark(cell.text, cell.font)
    return _KNOWN.get(found or "", found)


def decide(
    columns: Sequence[Sequence[Cell | None]], legend: Mapping[str, Mark], lexicon: Lexicon
) -> MarkRules:
    """Decide what the marks that are ambiguous mean on one sheet.

    The legend decides. Without one, `x` beside ticks is absent, beside letters of absence it is
    present, and alone it is present if most cells have it. An empty cell is unknown where absence
    has a mark of its own, else absent if most cells say present.

    Args:
        columns: The cells of each column of marks; `None` where a cell is empty.
        legend: What the sheet says itself.
        lexicon: The marks that mean the same everywhere.

    Returns:
        The rules of this sheet.
    """
    tally = _Tally()
    for column in columns:
        tally.add(
            [
                ("blank" if cell is None else _meaning(cell, legend, lexicon), cell)
                for cell in column
            ]
        )
    decisions = [
        Decision(key=key, mark=_decided(tally, key), by_legend=False) for key in tally.open_marks
    ]
    for found in decisions:
        if found.mark is not None:
            tally.counted[found.mark] += tally.open_marks[found.key]
    if BLANK in legend:
        decisions.append(Decision(key=BLANK, mark=legend[BLANK], by_legend=True))
    elif tally.blanks:
        is_absence = not tally.counted[Mark.ABSENT] and (
            2 * tally.counted[Mark.PRESENT] >= tally.cells
        )
        mark = Mark.ABSENT if is_absence else Mark.UNKNOWN
        decisions.append(Decision(key=BLANK, mark=mark, by_legend=False))
    return MarkRules(legend=dict(legend), decisions=tuple(decisions))


@attrs.define
class _Tally:
    """How often each meaning occurs on a sheet, in columns that somebody has filled in."""

    counted: Counter[Mark] = attrs.field(factory=Counter[Mark])
    open_marks: Counter[str] = attrs.field(factory=Counter[str])
    blanks: int = 0
    cells: int = 0

    def add(self, column: Sequence[tuple[Mark | str | None, Cell | None]]) -> None:
        """Count a column; one that nobody has filled in says nothing."""
        if all(meaning == "blank" for meaning, _ in column):
            return
        self.cells += len(column)
        for meaning, cell in column:
            if isinstance(meaning, Mark):
                self.counted[meaning] += 1
            elif meaning == "blank":
                self.blanks += 1
            elif meaning == "ambiguous" and cell is not None:
                self.open_marks[key_of(cell)] += 1


def _decided(tally: _Tally, key: str) -> Mark | None:
    present, absent = tally.counted[Mark.PRESENT], tally.counted[Mark.ABSENT]
    if len(tally.open_marks) > 1 or (present and absent):
        return None
    if present:
        return Mark.ABSENT
    if absent or 2 * tally.open_marks[key] >= tally.cells:
        return Mark.PRESENT
    return None


def legend_in(text: str, lexicon: Lexicon) -> dict[str, Mark]:
    """The meanings that a line such as `✓ = حاضر، x = غائب` gives.

    Args:
        text: The line.
        lexicon: The words for present, absent and excused.

    Returns:
        What each mark means, by its key; nothing if the line is no legend.

    Examples:
        >>> from hijra_amina.intake.reading.lexicon import shipped_lexicon
        >>> legend = legend_in("Legend: x = present, empty = absent", shipped_lexicon())
        >>> {key: mark.value for key, mark in legend.items()}
        {'x': 'present', '': 'absent'}
    """
    announced = any(lexicon.word("legend", part) for part in text.split(":")[:1])
    tokens = [token for token in _CUT.split(text) if token]
    read = list(_tokens(tokens, lexicon))
    pairs: dict[str, Mark] = {}
    # Signs stand before their words, or after them, all through one line.
    kinds = [kind for kind, _, _ in read if kind != "other"]
    before = bool(kinds) and kinds[0] == "sign"
    for one, other in pairwise(read):
        sign, word = (one, other) if before else (other, one)
        if sign[0] == "sign" and word[0] == "word" and word[2] is not None:
            pairs.setdefault(sign[1], word[2])
    return pairs if len(pairs) > 1 or (pairs and announced) else {}


def _tokens(tokens: list[str], lexicon: Lexicon) -> Iterable[tuple[str, str, Mark | None]]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        two = " ".join(tokens[at : at + 2])
        if at + 1 < len(tokens) and lexicon.mark(two) in _KNOWN:
            yield "word", two, _KNOWN[lexicon.mark(two) or ""]
            at += 2
            continue
        at += 1
        meaning = lexicon.mark(token)
        if fold(token) in _BLANK_WORDS:
            yield "sign", BLANK, None
        elif len(token) > _LONGEST_SIGN and meaning in _KNOWN:
            yield "word", token, _KNOWN[meaning]
        elif len(token) <= _LONGEST_SIGN:
            yield "sign", token.casefold(), None
        else:
            yield "other", token, None
