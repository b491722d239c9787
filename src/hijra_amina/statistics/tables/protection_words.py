"""What stands below a protected table: what was done to it, and against what it was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hijra_amina.language import Phrase
from hijra_amina.statistics.tables import _protection_messages as messages
from hijra_amina.statistics.tables.rows import Margin, is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.language import Message, Value
    from hijra_amina.statistics.tables.protection import Protection
    from hijra_amina.statistics.tables.wording import Writer

__all__ = ["ZEROS_SENSITIVE", "protection_notes", "remarks_of"]

ZEROS_SENSITIVE: Final = "zeros_sensitive"
"""The remark on a protected table that figures of nought are hidden like small ones."""


def protection_notes(write: Writer) -> Iterator[Message | Phrase]:
    """What a reader has to know of how a table was protected.

    Nothing here depends on a figure that is hidden: two tables that show the same say the same.

    Args:
        write: The table's writer.

    Yields:
        The messages; none where the table is not protected.

    Examples:
        >>> from hijra_amina.statistics.tables import Protection, Table
        >>> from hijra_amina.statistics.tables.wording import Writer
        >>> rounded = Protection(method="rounding", threshold=5, base=5)
        >>> table = Table(measure="people", dimensions=(), rows=(), protection=rounded)
        >>> [
        ...     write.said(note).text
        ...     for write in [Writer(table, "en_GB")]
        ...     for note in protection_notes(write)
        ... ][1]
        'Checked against no earlier release: this programme keeps no ledger of releases.'
    """
    protection = write.figures.protection
    if protection is None:
        return
    if any(is_hidden(row.figure) for row in write.figures.rows):
        sensitive = ZEROS_SENSITIVE in protection.remarks
        note = messages.SENSITIVE_NOTE if sensitive else messages.HIDDEN_NOTE
        yield Phrase(note, None, {"threshold": protection.threshold})
    if protection.base is not None:
        yield Phrase(messages.ROUNDED_NOTE, None, {"base": protection.base})
        if _has_exact_total(write):
            yield messages.TOTAL_NOTE
    yield from _merged(protection, write)
    if protection.releases is None:
        yield messages.NO_LEDGER
    elif protection.releases == 0:
        yield messages.FIRST_RELEASE
    else:
        yield Phrase(messages.CHECKED, protection.releases, {})
    yield from remarks_of(protection)


def remarks_of(protection: Protection) -> Iterator[Message]:
    """What else a reader should know of how a table was protected, in words.

    Args:
        protection: What was done to the table.

    Yields:
        A message for each remark that is a sentence of its own.

    Examples:
        >>> from hijra_amina.statistics.tables import Protection
        >>> said = Protection(method="suppression", threshold=5, remarks=("not_rounded",))
        >>> [one.key for one in remarks_of(said)]
        ['table.note.not_rounded']
    """
    for code in protection.remarks:
        if code in messages.REMARKS:
            yield messages.REMARKS[code]


def _has_exact_total(write: Writer) -> bool:
    """Whether the figure over all values stands beside rounded ones as it was counted."""
    rows = write.figures.rows
    total = [row for row in rows if all(value == Margin.ALL for value in row.key)]
    return any(row.figure.approximate for row in rows) and any(
        not row.figure.approximate and not is_hidden(row.figure) for row in total
    )


def _merged(protection: Protection, write: Writer) -> Iterator[Phrase]:
    for dimension, group, values in protection.merged:
        names: tuple[Value, ...] = tuple(write.name(dimension, value).text for value in values)
        group_name = write.name(dimension, group).text
        yield Phrase(messages.MERGED_NOTE, None, {"group": group_name, "values": names})
