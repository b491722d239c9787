"""Working out a gain: the tests before and after, pair by pair, or mean against mean."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from hijra_amina.model import Moment
from hijra_amina.statistics._cells import Evidence, Key, Reasoning
from hijra_amina.statistics.measures import Gain
from hijra_amina.statistics.worked_out._membership import Membership
from hijra_amina.values import Basis, Count, Verdict

if TYPE_CHECKING:
    from hijra_amina.model import Assessment, Participant, Session
    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["Gained", "gains"]


@attrs.frozen(kw_only=True)
class Gained:
    """The answer to a question about a gain.

    Attributes:
        figures: A gain for each key.
        evidence: How each comes about.
    """

    figures: Mapping[Key, Gain]
    evidence: Evidence


@attrs.frozen
class _Result:
    """A figure of one person: it lies between two ends, and belongs to a cell or may."""

    low: Fraction
    high: Fraction
    certain: bool


@attrs.frozen
class _Sum:
    """The sum and the number of the results that make one end of a mean."""

    total: Fraction
    number: int

    @property
    def mean(self) -> Fraction:
        """The mean."""
        return self.total / self.number


@attrs.define
class _Cell:
    """What belongs to one cell."""

    pairs: list[_Result] = attrs.field(factory=list[_Result])
    before: list[_Result] = attrs.field(factory=list[_Result])
    after: list[_Result] = attrs.field(factory=list[_Result])


def gains(asked: Question, found: Material, values: Values) -> Gained:
    """Work out a gain from the tests of the records.

    Args:
        asked: A question whose measure is a gain.
        found: The records.
        values: The values of its dimensions.

    Returns:
        The gains. Where it is open whether somebody belongs to a cell, the ends allow for both.
    """
    paired = asked.measure.paired
    cells: defaultdict[Key, _Cell] = defaultdict(_Cell)
    members = Membership(asked, values)
    sessions = {session.id: session for session in found.sessions}
    for (key, who), tests in _by_person(found.assessments):
        session, person = sessions[key], found.participants.get(who or "")

        def raw_of(
            made: Dimension,
            session: Session = session,
            person: Participant | None = person,
        ) -> str | None:
            return _raw(made, session, person, found)

        before = [_share(test) for test in tests if test.moment is Moment.PRE]
        after = [_share(test) for test in tests if test.moment is Moment.POST]
        for at, verdict in members.of(raw_of).items():
            certain = verdict is Verdict.HOLDS
            cell = cells[at]
            if paired and who is not None and before and after:
                low, high = min(after) - max(before), max(after) - min(before)
                cell.pairs.append(_Result(low, high, certain))
            else:
                cell.before += [_Result(share, share, certain) for share in before]
                cell.after += [_Result(share, share, certain) for share in after]
    worked_out = {at: _WorkedOut.of(cells[at], paired=paired) for at in members.keys()}  # noqa: SIM118
    return Gained(
        figures={at: each.gain for at, each in worked_out.items()},
        evidence=_Explained({at: each.document() for at, each in worked_out.items()}),
    )


def _by_person(
    assessments: Iterable[Assessment],
) -> Iterable[tuple[tuple[str, str | None], list[Assessment]]]:
    """The tests of each person at each session; a test without a name stands alone."""
    named: defaultdict[tuple[str, str | None], list[Assessment]] = defaultdict(list)
    alone: list[tuple[tuple[str, str | None], list[Assessment]]] = []
    for test in assessments:
        if test.participant is None:
            alone.append(((test.session, None), [test]))
        else:
            named[test.session, test.participant].append(test)
    return itertools.chain(named.items(), alone)


def _raw(
    made: Dimension, session: Session, person: Participant | None, found: Material
) -> str | None:
    if made.of_session is not None:
        return made.of_session(found, session)
    return None if person is None or made.of_person is None else made.of_person(found, person)


def _share(test: Assessment) -> Fraction:
    return Fraction(test.score, test.out_of)


@attrs.frozen
class _WorkedOut:
    """A gain, and the sums that its ends are made of."""

    gain: Gain
    sums: Mapping[str, tuple[_Sum | None, _Sum | None]]

    @classmethod
    def of(cls, cell: _Cell, *, paired: bool) -> _WorkedOut:
        before, after = _number(cell.before), _number(cell.after)
        if paired:
            ends = {"pairs": _ends(cell.pairs)}
            low, high = (None if end is None else end.mean for end in ends["pairs"])
        else:
            ends = {"before": _ends(cell.before), "after": _ends(cell.after)}
            low = _difference(ends["after"][0], ends["before"][1])
            high = _difference(ends["after"][1], ends["before"][0])
        gain = Gain(
            low=low,
            high=high,
            paired=paired,
            pairs=_number(cell.pairs),
            before=before,
            after=after,
        )
        return cls(gain, ends)

    def document(self) -> dict[str, object]:
        """Sums and numbers alone: of no single person, unless there is but one."""
        return {
            "how": "gain",
            "paired": self.gain.paired,
            **{name: _ends_document(ends) for name, ends in self.sums.items()},
        }


def _ends_document(ends: tuple[_Sum | None, _Sum | None]) -> dict[str, object]:
    return {
        name: None if end is None else {"sum": str(end.total), "number": end.number}
        for name, end in zip(("low", "high"), ends, strict=True)
    }


def _difference(one: _Sum | None, other: _Sum | None) -> Fraction | None:
    return None if one is None or other is None else one.mean - other.mean


def _number(results: list[_Result]) -> Count:
    certain = sum(result.certain for result in results)
    return Count(certain, len(results), basis=Basis.COUNTED)


def _ends(results: list[_Result]) -> tuple[_Sum | None, _Sum | None]:
    """The least and the greatest mean over everybody certain and any choice of the others."""
    least = _least([(result.low, result.certain) for result in results])
    most = _least([(-result.high, result.certain) for result in results])
    return least, None if most is None else _Sum(-most.total, most.number)


def _least(results: list[tuple[Fraction, bool]]) -> _Sum | None:
    certain = [figure for figure, is_certain in results if is_certain]
    total, number = sum(certain, Fraction(0)), len(certain)
    # Whoever is below the mean of those taken so far lowers it, the lowest first.
    for figure in sorted(figure for figure, is_certain in results if not is_certain):
        if number and figure * number >= total:
            break
        total, number = total + figure, number + 1
    return _Sum(total, number) if number else None


@attrs.frozen
class _Explained:
    """How the gains of a table come about."""

    documents: dict[Key, dict[str, object]]

    def explain(self, key: Key) -> Reasoning:
        return Reasoning(rule="gain", document=self.documents[key])
