"""`Headcount` and `Statement`: figures as a source states them."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import as_count, code, record, references
from hijra_amina.model.source import Source
from hijra_amina.model.term_use import TermUse
from hijra_amina.values import Count, Share
from hijra_amina.values._coded import Coded

__all__ = ["Counted", "Headcount", "Scope", "Statement"]


class Counted(Coded):
    """What a statement counts.

    Examples:
        >>> Counted("people")
        <Counted.PEOPLE: 'people'>
    """

    PEOPLE = "people"
    ORGANISATIONS = "organisations"
    SESSIONS = "sessions"


class Scope(Coded):
    """What a statement's figure extends over.

    `SESSION` is this session alone; `SHARED` is one figure for this session and all those that
    `covers` names, and for no others; `CUMULATIVE` is all that had been reached by then: this
    session, those that `covers` names, and perhaps others; `PLANNED` is a figure that was
    intended.

    Examples:
        >>> Scope("cumulative")
        <Scope.CUMULATIVE: 'cumulative'>
    """

    SESSION = "session"
    SHARED = "shared"
    CUMULATIVE = "cumulative"
    PLANNED = "planned"


@record
@attrs.frozen(kw_only=True)
class Statement:
    """One figure that a source states: a count, or a share of the total.

    Attributes:
        count: How many, or `None` if a share is stated.
        share: What share of all people of the headcount, or `None` if a count is stated.
        counted: What is counted.
        sex: Only people of this sex (code of the vocabulary `sex`).
        organisation: Only people sent by this organisation.
        group: Only people of this group, by code of the vocabulary `post_level` or by wording.
        age_band: Only people of this age band.
        disability: Only people with this disability status.
        governorate: Only people from this governorate.
        partition: A label; the statements of one label split the total into parts that add up.
        scope: What the figure extends over.
        covers: The sessions that share one figure, if the scope is `shared`; those of which it is
            known that the figure contains them, if it is `cumulative`.
        wording: The source's own words.
        sources: Where this is stated.

    Raises:
        InvalidValueError: If not exactly one of `count` and `share` is given, if a count is
            negative, if a shared figure names no sessions, or if a figure of one session does.

    Examples:
        >>> Statement(share=Share.more_than("60%"), sex="female").sex
        'female'
    """

    count: Count | None = attrs.field(default=None, converter=attrs.converters.optional(as_count))
    share: Share | None = None
    counted: Counted = Counted.PEOPLE
    sex: str | None = attrs.field(default=None, metadata=code("sex"))
    organisation: str | None = attrs.field(default=None, metadata=references("organisations"))
    group: TermUse | None = attrs.field(default=None, metadata=code("post_level"))
    age_band: str | None = attrs.field(default=None, metadata=code("age_band"))
    disability: str | None = attrs.field(default=None, metadata=code("disability"))
    governorate: str | None = attrs.field(default=None, metadata=code("governorate"))
    partition: str | None = None
    scope: Scope = Scope.SESSION
    covers: tuple[str, ...] = attrs.field(default=(), metadata=references("sessions"))
    wording: str | None = attrs.field(default=None, repr=False)
    sources: tuple[Source, ...] = attrs.field(default=(), repr=False)

    @property
    def is_total(self) -> bool:
        """Whether the figure is of all people, whatever their sex, body, group or origin."""
        return all(
            part is None
            for part in (
                self.sex,
                self.organisation,
                self.group,
                self.age_band,
                self.disability,
                self.governorate,
            )
        )

    def _incoherence(self) -> tuple[str, str, str] | None:
        if (self.count is None) == (self.share is None):
            return "count", "either a count or a share", "both or neither"
        if self.count is not None and (self.count.low is None or self.count.low < 0):
            return "count", "a count that is not negative", "one that may be"
        if self.scope is Scope.SHARED and not self.covers:
            return "covers", "the sessions that share the figure", "none"
        if self.covers and self.scope not in {Scope.SHARED, Scope.CUMULATIVE}:
            return "covers", "no sessions, unless the scope is shared or cumulative", "some"
        return None


@record
@attrs.frozen(kw_only=True)
class Headcount:
    """The figures of one session, as its sources make them.

    Attributes:
        statements: Every statement, each with its own words and source.

    Examples:
        >>> total = Statement(count=27)
        >>> Headcount(statements=(total,)).total_statements == (total,)
        True
    """

    statements: tuple[Statement, ...] = ()

    @property
    def total_statements(self) -> tuple[Statement, ...]:
        """The statements about all people of this session alone."""
        return tuple(
            statement
            for statement in self.statements
            if statement.is_total
            and statement.counted is Counted.PEOPLE
            and statement.scope is Scope.SESSION
        )
