"""What was reached of what was promised: an indicator's actual figures against its targets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

import attrs

from hijra_amina.errors import InvalidValueError, UnknownReferenceError
from hijra_amina.model import Indicator, Programme
from hijra_amina.statistics import _asking as asking
from hijra_amina.statistics._answering import answered
from hijra_amina.statistics._cells import Key, Margin
from hijra_amina.statistics.dimensions import begins_within
from hijra_amina.statistics.measures import Result
from hijra_amina.statistics.tables import Figure
from hijra_amina.values import Basis, Count, Period, Share, Verdict

if TYPE_CHECKING:
    from datetime import date

    from hijra_amina.model import Target
    from hijra_amina.statistics._answering import Frame
    from hijra_amina.statistics._asking import Question
    from hijra_amina.statistics._material import Source
    from hijra_amina.values import PartialDate

__all__ = ["Achievement", "achievements"]


@attrs.frozen(kw_only=True)
class Achievement:
    """What was reached in the period of a target, overall or in one cell of the disaggregation.

    Attributes:
        indicator: The indicator's identifier.
        period: The period of the target, `None` if the indicator has no targets.
        dimensions: The dimensions of the disaggregation.
        key: The cell: a value for each of them, `*` for all, `?` for not known.
        actual: What was reached in the period, as narrow as the records allow.
        target: What was to be reached; a target is of the whole, so that cells have none.
        baseline: The value at the start, for the reader; the actual does not contain it.
        reached: Whether the target is reached; `None` where there is none.
        progress: The share of the target that is reached, at most all of it; `None` where there
            is no target, or one that is a limit or zero.
    """

    indicator: str
    period: Period | None
    dimensions: tuple[str, ...]
    key: Key
    actual: Figure
    target: Count | Share | None = None
    baseline: Count | None = None
    reached: Verdict | None = None
    progress: Share | None = None

    @property
    def is_total(self) -> bool:
        """Whether it is the whole, and no cell of the disaggregation."""
        return all(value == Margin.ALL for value in self.key)


def achievements(
    source: Source | Frame,
    indicator: Indicator | str,
    *,
    on: PartialDate | date | str | None = None,
    programme: Programme | None = None,
) -> tuple[Achievement, ...]:
    """Set what was reached against what was promised.

    The actual of a target counts the sessions that begin in the target's period, and those alone:
    what was reached before, and the baseline, are not in it. A target "until" a day has a period
    without a start (`/2016-12`), and so counts everything since the beginning. A session of which
    the records do not say whether it began in the period makes the actual a range.

    A target of `200`, or of at least 200, is reached with 200 or more; one that is a limit, such
    as at most 5, by staying within it.

    Args:
        source: A programme, sessions, or a data frame of participations.
        indicator: The indicator, or its identifier in the programme.
        on: The day of the account; sessions that begin later are left out.
        programme: The programme that sessions are from, if the source is not one.

    Returns:
        For each target, the whole first and then the cells of the disaggregation. An indicator
        without targets gives what was reached in all.

    Raises:
        UnknownReferenceError: If the programme has no such indicator.
        UnknownCodeError: If the indicator names a measure or a dimension that does not exist.
        InvalidValueError: If a target is a count of what is measured as a share, or the contrary.

    Examples:
        >>> from hijra_amina.model import Headcount, Session, Statement, Target
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> session = Session(
        ...     id="s-1",
        ...     title=name,
        ...     period=Period.parse("2015-06-16"),
        ...     headcount=Headcount(statements=(Statement(count=27),)),
        ... )
        >>> officials = Indicator(
        ...     id="officials",
        ...     name=name,
        ...     measure="people",
        ...     targets=(Target(period=Period.parse("2015"), count=20),),
        ... )
        >>> found = achievements(session, officials)[0]
        >>> found.actual, found.reached, found.progress
        (Count.exactly(27), <Verdict.HOLDS: 'holds'>, Share.exactly('1'))
    """
    made = _indicator(source, indicator, programme)
    asked = asking.question(made.measure, made.disaggregation)
    day = asking.day_of("on", on)
    limit = None if day is None else day.latest
    if day is not None and limit is None:
        raise InvalidValueError("on", "a date with a year", "one without")
    for target in made.targets:
        _refuse_what_does_not_compare(made, target, asked)
    found: list[Achievement] = []
    targets: tuple[Target | None, ...] = made.targets or (None,)
    for aim in targets:
        within = begins_within(Period.unknown() if aim is None else aim.period, until=limit)
        answer = answered(
            source,
            attrs.evolve(asked, conditions=(*asked.conditions, (within, within.name))),
            programme,
            progress=False,
        )
        found += [
            _achievement(made, aim, tuple(d.name for d in asked.split), row.key, row.figure)
            for row in answer.rows
        ]
    return tuple(found)


def _indicator(
    source: object, indicator: Indicator | str, programme: Programme | None
) -> Indicator:
    if isinstance(indicator, Indicator):
        return indicator
    whole = source if isinstance(source, Programme) else programme
    if whole is None or not isinstance(cast("object", indicator), str):
        kind = f"a value of type {type(indicator).__name__}"
        raise InvalidValueError(
            "indicator", "an Indicator, or its identifier beside a programme", kind
        )
    for known in whole.indicators:
        if known.id == indicator:
            return known
    raise UnknownReferenceError(
        "indicator", str(indicator), [known.id for known in whole.indicators]
    )


def _refuse_what_does_not_compare(made: Indicator, target: Target, asked: Question) -> None:
    result = asked.measure.result
    if result is Result.GAIN:
        expected = "a measure that is a count or a share, to be set against a target"
        raise InvalidValueError(f"indicator {made.id}", expected, "a gain")
    wanted = Result.COUNT if target.count is not None else Result.SHARE
    if result is not wanted:
        expected = f"a target that is a {result}, as {made.measure} is"
        raise InvalidValueError(f"indicator {made.id}", expected, f"a {wanted}")


def _achievement(
    made: Indicator,
    target: Target | None,
    dimensions: tuple[str, ...],
    key: Key,
    figure: Figure,
) -> Achievement:
    period = None if target is None else target.period
    total = all(value == Margin.ALL for value in key)
    plain = Achievement(
        indicator=made.id, period=period, dimensions=dimensions, key=key, actual=figure
    )
    if not total:
        return plain
    plain = attrs.evolve(plain, baseline=made.baseline)
    if target is None:
        return plain
    reached, progress = Verdict.OPEN, None
    if isinstance(figure, Count) and target.count is not None:
        reached, progress = _count_reached(figure, target.count), _progress(figure, target.count)
    elif isinstance(figure, Share) and target.share is not None:
        reached, progress = _share_reached(figure, target.share), _progress(figure, target.share)
    return attrs.evolve(
        plain, target=target.count or target.share, reached=reached, progress=progress
    )


def _count_reached(actual: Count, target: Count) -> Verdict:
    if not target.is_known or target.approximate or target.low is None:
        return Verdict.OPEN
    if target.low > 0:
        return actual >= target.low
    return Verdict.HOLDS if target.high is None else actual <= target.high


def _share_reached(actual: Share, target: Share) -> Verdict:
    if not target.is_known or target.approximate:
        return Verdict.OPEN
    if target.low > 0 or target.low_strict:
        target = attrs.evolve(target, high=Fraction(1), high_strict=False)
    return target.admits(actual)


def _progress(actual: Count | Share, target: Count | Share) -> Share | None:
    """How much of a target is reached, at most all of it."""
    if target.low is None or target.low <= 0 or not target.is_known:
        return None
    if not actual.is_known:
        return Share.unknown(basis=Basis.DERIVED)
    whole = Fraction(target.low)
    low = min(Fraction(1), Fraction(actual.low or 0) / whole)
    high = Fraction(1) if actual.high is None else min(Fraction(1), actual.high / whole)
    approximate = actual.approximate or target.approximate
    if low == 0 and high == 1:
        return Share.unknown(basis=Basis.DERIVED)
    return Share(low, high, basis=Basis.DERIVED, approximate=approximate)
