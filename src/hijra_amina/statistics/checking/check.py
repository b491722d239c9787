"""`check`: what in a programme cannot be, or is unlikely to be, as it is recorded."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hijra_amina.statistics._material import material
from hijra_amina.statistics.checking._bodies import bodies_out_of_time
from hijra_amina.statistics.checking._contradictions import contradictions
from hijra_amina.statistics.checking._dates import dates_that_disagree
from hijra_amina.statistics.checking._figures import doubtful_figures
from hijra_amina.statistics.checking._matches import matches_that_are_none

if TYPE_CHECKING:
    from hijra_amina.model import Programme
    from hijra_amina.statistics.checking.finding import Finding

__all__ = ["check"]


def check(programme: Programme) -> tuple[Finding, ...]:
    """Look for statements that contradict each other, and for other signs of a slip.

    A contradiction names statements none of which can be left out: without any one of them, the
    rest could be true. They may stand in the records of several sessions: a figure that sessions
    share, or the people whom their sheets name, can contradict what is said of each.

    Besides: figures that may have been counted twice, cumulative figures that stand as those of a
    session, bodies that did not exist on the day, dates that disagree with the stated duration,
    roster days outside the period, possible matches of participants who are certainly two people.

    Args:
        programme: The programme.

    Returns:
        The findings, in the order of the sessions; empty if there are none.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.values import Count, LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> said = (
        ...     Statement(count=Count.exactly(27)),
        ...     Statement(count=Count.at_least(30), sex="female"),
        ... )
        >>> session = Session(id="s-1", title=name, headcount=Headcount(statements=said))
        >>> check(Programme(id="example", name=name, sessions=(session,)))[0].statements
        ('headcount.statements[0]', 'headcount.statements[1]')
    """
    found = material(programme)
    findings = [
        *contradictions(found),
        *doubtful_figures(found),
        *matches_that_are_none(programme),
        *itertools.chain.from_iterable(
            (*bodies_out_of_time(session, found), *dates_that_disagree(session))
            for session in programme.sessions
        ),
    ]
    order = {session.id: place for place, session in enumerate(programme.sessions)}
    return tuple(sorted(findings, key=lambda finding: order[finding.session]))
