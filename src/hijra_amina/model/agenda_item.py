"""`AgendaItem`: one part of a session's programme."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import code, record
from hijra_amina.model.term_use import TermUse
from hijra_amina.values import LocalizedText, PartialDate

__all__ = ["AgendaItem"]


@record
@attrs.frozen(kw_only=True)
class AgendaItem:
    """What was done at a session, in its order.

    Attributes:
        title: What it was.
        day: On which day, if known.
        topics: What it was about (vocabulary `topic`).
        methods: How it was taught (vocabulary `method`).
        duration_minutes: How long, in minutes, if known.

    Raises:
        InvalidValueError: If the duration is not positive.

    Examples:
        >>> AgendaItem(title=LocalizedText({"en": "Psychosocial support"})).methods
        ()
    """

    title: LocalizedText
    day: PartialDate | None = None
    topics: tuple[TermUse, ...] = attrs.field(default=(), metadata=code("topic"))
    methods: tuple[TermUse, ...] = attrs.field(default=(), metadata=code("method"))
    duration_minutes: int | None = None

    def _incoherence(self) -> tuple[str, str, str] | None:
        if self.duration_minutes is not None and self.duration_minutes < 1:
            return "duration_minutes", "a positive number of minutes", "none or fewer"
        return None
