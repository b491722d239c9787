"""Bodies that are said to have sent people to a session, and did not exist on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina import vocabulary
from hijra_amina.statistics.checking.finding import Finding, Severity
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.model import Session
    from hijra_amina.statistics._material import Material

__all__ = ["bodies_out_of_time"]


def bodies_out_of_time(session: Session, found: Material) -> Iterator[Finding]:
    """The bodies of a session that did not exist when it began.

    Args:
        session: The session.
        found: Where organisations and people are looked up.

    Yields:
        A finding for each body, with every place in the record that names it. Of the people of a
        roster, only the roster is named.
    """
    start = session.period.start
    if start is None:
        return
    paths: dict[str, dict[str, None]] = {}
    for organisation, path in _named(session, found):
        body = found.organisations.get(organisation)
        if body is not None and body.term is not None:
            paths.setdefault(body.term, {})[path] = None
    for term, named in paths.items():
        if vocabulary.term("body", term).valid_on(start) is Verdict.FAILS:
            yield Finding(
                code="body_out_of_time",
                severity=Severity.WARNING,
                session=session.id,
                reason=f"{term} did not exist on {start}",
                statements=tuple(named),
                details=(("body", term), ("date", str(start))),
            )


def _named(session: Session, found: Material) -> Iterator[tuple[str, str]]:
    """The organisations that a record names, and where."""
    for index, involvement in enumerate(session.bodies):
        yield involvement.organisation, f"bodies[{index}]"
    for index, statement in enumerate(session.headcount.statements if session.headcount else ()):
        if statement.organisation is not None:
            yield statement.organisation, f"headcount.statements[{index}]"
    sent = {
        person.organisation
        for row in (session.roster.attendances if session.roster else ())
        if (person := found.participants.get(row.participant)) is not None
    }
    for organisation in sorted(sent - {None}, key=str):
        if organisation is not None:
            yield organisation, "roster"
