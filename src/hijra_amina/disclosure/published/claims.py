"""What a report says of people, as claims: its figures, the bodies it lists, whom it quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.values import Count, Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["listed", "quoted", "stated"]


def stated(
    figure: Count | Share, *, session: str, where: Mapping[str, str] | None = None, origin: str
) -> Claim:
    """A figure of a session: a headcount, "over 60% women".

    Args:
        figure: A count of people, or a share of all people of the session.
        session: The session's identifier.
        where: Of whom, by dimension and value; of everybody, if nothing is given.
        origin: Where it was published, and as what; never a name.

    Returns:
        The claim.

    Examples:
        >>> stated(Count.exactly(27), session="s-1", origin="headcount").count
        Count.exactly(27)
    """
    return Claim(
        sessions=frozenset({session}),
        where=tuple(sorted((where or {}).items())),
        count=figure if isinstance(figure, Count) else None,
        share=figure if isinstance(figure, Share) else None,
        origin=origin,
    )


def listed(
    bodies: Iterable[tuple[str, str]],
    *,
    session: str,
    others: Iterable[tuple[str, str]] = (),
    origin: str,
) -> tuple[Claim, ...]:
    """What a list of bodies says that sent participants: of each there was somebody.

    Args:
        bodies: The bodies on the list, each as a dimension and a value.
        session: The session's identifier.
        others: If the list is closed, all other bodies that tables could have: of these there was
            nobody.
        origin: Where it was published, and as what.

    Returns:
        A claim for each body.

    Examples:
        >>> momd, moe = ("ministry", "iq-momd"), ("ministry", "iq-moe")
        >>> made = listed([momd], session="s-1", others=[momd, moe], origin="ministries")
        >>> [(claim.where, claim.count) for claim in made]
        [((('ministry', 'iq-momd'),), Count.at_least(1)), ((('ministry', 'iq-moe'),), \
Count.exactly(0))]
    """
    there = dict.fromkeys(bodies)
    absent = [body for body in dict.fromkeys(others) if body not in there]
    return (
        *_each(dict.fromkeys(there, Count.at_least(1)), session, origin),
        *_each(dict.fromkeys(absent, Count.exactly(0)), session, origin),
    )


def quoted(
    speakers: Mapping[tuple[str, str], int], *, session: str, origin: str
) -> tuple[Claim, ...]:
    """What quotations say of who was there: of a body, at least as many as speak for it.

    Args:
        speakers: How many different people are quoted of each body, as a dimension and a value.
        session: The session's identifier.
        origin: Where it was published, and as what; never a name.

    Returns:
        A claim for each body.

    Examples:
        >>> made = quoted({("ministry", "iq-moe"): 2}, session="s-1", origin="quotations")
        >>> [claim.count for claim in made]
        [Count.at_least(2)]
    """
    counts = {body: Count.at_least(number) for body, number in speakers.items() if number > 0}
    return _each(counts, session, origin)


def _each(counts: Mapping[tuple[str, str], Count], session: str, origin: str) -> tuple[Claim, ...]:
    return tuple(
        stated(count, session=session, where=dict([body]), origin=origin)
        for body, count in counts.items()
    )
