"""What stands over a table and below it: measure, dimensions, conditions, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.language import Phrase
from hijra_amina.statistics.tables import _messages as messages
from hijra_amina.statistics.tables.protection_words import protection_notes
from hijra_amina.statistics.tables.rows import Margin
from hijra_amina.values import Share, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hijra_amina.language import Message, Value
    from hijra_amina.statistics.measures import Measure
    from hijra_amina.statistics.tables.rows import Figure
    from hijra_amina.statistics.tables.wording import Words, Writer

__all__ = ["caption", "condition", "counted", "listed", "notes"]


def caption(write: Writer) -> Words:
    """What a table shows.

    Args:
        write: The table's writer.

    Returns:
        The measure, by what, under which conditions.
    """
    figures = write.figures
    made: Value = write.measure().text
    if figures.dimensions:
        split = tuple(write.within(name) for name in figures.dimensions)
        made = Phrase(messages.SPLIT, None, {"measure": made, "dimensions": split})
    conditions = [condition(name, value, write) for name, value in figures.where]
    if figures.as_of is not None:
        conditions.append(Phrase(messages.AS_OF, None, {"date": figures.as_of}))
    if conditions:
        parts: dict[str, Value] = {"caption": made, "conditions": listed(conditions)}
        made = Phrase(messages.CAPTION, None, parts)
    return write.said(made) if isinstance(made, Phrase) else write.measure()


def counted(measure: Measure, write: Writer) -> Phrase:
    """A measure with its rule of attendance, its conditions and its whole.

    Args:
        measure: The measure.
        write: The writer of a table of it.

    Returns:
        The words.
    """
    if measure.result == "gain":
        return Phrase(messages.GAINS[measure.paired])
    made = Phrase(messages.MEASURES[measure.unit])
    if measure.attendance is not None:
        rule = measure.attendance
        least = Share.at_least(rule.at_least)
        parts: dict[str, Value] = {
            "measure": made,
            "share": least.complement if rule.missed else least,
        }
        made = Phrase(messages.ATTENDED[rule.of], None, parts)
    conditions = [condition(name, value, write) for name, value in measure.where]
    part = made
    if conditions and measure.of is not None and measure.attendance is None:
        # That the part is counted as the whole is need not be said twice.
        part = listed(conditions)
    elif conditions:
        parts = {"caption": made, "conditions": listed(conditions)}
        part = Phrase(messages.CAPTION, None, parts)
    if measure.of is None:
        return part
    whole = write.inside(write.said(messages.MEASURES[measure.of.unit]))
    return Phrase(messages.SHARE_OF, None, {"whole": whole, "part": part})


def condition(dimension: str, value: str, write: Writer) -> Phrase:
    """A value of a dimension, such as "sex: Female".

    Args:
        dimension: The dimension.
        value: The value.
        write: The table's writer.

    Returns:
        The words.
    """
    parts: dict[str, Value] = {
        "dimension": write.within(dimension),
        "value": write.value(dimension, value).text,
    }
    return Phrase(messages.CONDITION, None, parts)


def listed(conditions: Iterable[Phrase]) -> Phrase:
    """Conditions one after the other.

    Args:
        conditions: The conditions, at least one.

    Returns:
        The words.
    """
    first, *others = conditions
    for other in others:
        first = Phrase(messages.LISTED, None, {"conditions": first, "condition": other})
    return first


def notes(write: Writer) -> Iterator[Message | Phrase]:
    """What a reader has to know to read the figures rightly.

    Args:
        write: The table's writer.

    Yields:
        The messages.
    """
    rows = write.figures.rows
    if any(_leaves_open(row.figure) for row in rows):
        yield messages.BOUNDS_NOTE
    if any(_leaves_open(row.figure) and Margin.ALL not in row.key for row in rows if row.key):
        yield messages.OVERLAP_NOTE
    yield from protection_notes(write)
    if write.is_draft(messages.BOUNDS_NOTE):
        yield messages.DRAFT_WORDING_NOTE


def _leaves_open(figure: Figure) -> bool:
    return figure.status is Status.KNOWN and figure.low != figure.high
