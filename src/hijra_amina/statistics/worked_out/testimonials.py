"""Counting what was said: testimonials by their session, and by the body of the speaker."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from hijra_amina.statistics._cells import Cell, Cells, Key, Reasoning
from hijra_amina.statistics.worked_out._membership import Membership
from hijra_amina.values import Basis, Count, Verdict

if TYPE_CHECKING:
    from hijra_amina.model import Session, Testimonial
    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["count_testimonials"]


def count_testimonials(asked: Question, found: Material, values: Values) -> Cells:
    """The cells of a question about testimonials.

    Args:
        asked: The question.
        found: The records.
        values: The values of its dimensions.

    Returns:
        The cells. A testimonial of which the session or the body is not recorded may be of any.
    """
    sessions = {session.id: session for session in found.sessions}
    certain: Counter[Key] = Counter()
    possible: Counter[Key] = Counter()
    members = Membership(asked, values)
    for said in found.testimonials:
        session = None if said.session is None else sessions[said.session]
        # Of a choice of sessions, one that is not named may be none.
        here = Verdict.HOLDS if session is not None or found.every_session else Verdict.OPEN

        def raw_of(
            made: Dimension, said: Testimonial = said, session: Session | None = session
        ) -> str | None:
            return _raw(made, said, session, found)

        for key, verdict in members.of(raw_of).items():
            possible[key] += 1
            certain[key] += (verdict & here) is Verdict.HOLDS
    numbers = {key: (certain[key], possible[key]) for key in members.keys()}  # noqa: SIM118
    counts = {key: Count(low, high, basis=Basis.COUNTED) for key, (low, high) in numbers.items()}
    return Cells(
        cells={key: Cell(count) for key, count in counts.items()},
        evidence=_Counted(numbers),
        sessions=frozenset(sessions),
    )


def _raw(
    made: Dimension, said: Testimonial, session: Session | None, found: Material
) -> str | None:
    if made.of_body is not None:
        return None if said.organisation is None else made.of_body(found, said.organisation)
    if made.of_session is None or session is None:
        return None
    return made.of_session(found, session)


@attrs.frozen
class _Counted:
    """How many testimonials are in each cell for certain, and how many may be."""

    numbers: dict[Key, tuple[int, int]]

    def explain(self, key: Key) -> Reasoning:
        certain, possible = self.numbers[key]
        document = {"how": "matches", "certain": certain, "perhaps": possible - certain}
        return Reasoning(rule="matches", document=document)
