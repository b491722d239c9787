"""`Indicator` and `Target`: what a programme promised to reach."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import IDENTIFIER, as_count, record
from hijra_amina.model.source import Source
from hijra_amina.values import Count, LocalizedText, Period, Share

__all__ = ["Indicator", "Target"]


@record
@attrs.frozen(kw_only=True)
class Target:
    """What is to be reached in a period: a count or a share.

    Attributes:
        period: Until when, or during which time.
        count: How many.
        share: What share.

    Raises:
        InvalidValueError: If not exactly one of `count` and `share` is given.

    Examples:
        >>> Target(period=Period.parse("2015"), count=Count.at_least(200)).share is None
        True
    """

    period: Period
    count: Count | None = attrs.field(default=None, converter=attrs.converters.optional(as_count))
    share: Share | None = None

    def _incoherence(self) -> tuple[str, str, str] | None:
        if (self.count is None) == (self.share is None):
            return "count", "either a count or a share", "both or neither"
        return None


@record
@attrs.frozen(kw_only=True)
class Indicator:
    """A measure that a programme reports, with its baseline and its targets.

    Attributes:
        id: Its identifier in the programme.
        name: How the logical framework words it.
        measure: The name of the measure, such as `people`.
        definition: Who or what is counted, and how often.
        disaggregation: The names of the dimensions it is split by, such as `sex`.
        baseline: The value at the start.
        targets: What is to be reached, by period.
        sources: Where this was agreed.

    Examples:
        >>> name = LocalizedText({"en": "Officials trained"})
        >>> Indicator(id="officials", name=name, measure="people").targets
        ()
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    name: LocalizedText
    measure: str
    definition: LocalizedText | None = None
    disaggregation: tuple[str, ...] = ()
    baseline: Count | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_count)
    )
    targets: tuple[Target, ...] = ()
    sources: tuple[Source, ...] = ()
