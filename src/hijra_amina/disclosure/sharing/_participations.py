"""The rows that are shared: one person at one session, under a pseudonym."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.disclosure.personal.pseudonymising import pseudonymise
from hijra_amina.disclosure.personal.pseudonyms import Pseudonyms
from hijra_amina.statistics._material import material
from hijra_amina.statistics.frames import Column, Of, participation_schema
from hijra_amina.statistics.frames._rows import left_out, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hijra_amina.disclosure.personal.key import Secret
    from hijra_amina.model import Programme

__all__ = ["LINK", "Participations", "participations", "traits", "without", "without_rows"]

LINK: Final = "link"
"""That one person has one pseudonym at all sessions: a trait like others, that can be given up."""

_DAYS: Final = ("days_recorded", "days_unknown", "days_present")
_KEYS: Final = ("participant", "session")
# From what is missed least to what is missed most.
_LEAST_MISSED: Final = (
    *_DAYS,
    LINK,
    "post_level",
    "governorate",
    "age_band",
    "disability",
    "body",
    "ministry",
    "body_kind",
    "government",
    "attended",
    "sex",
)


def traits() -> tuple[str, ...]:
    """By what a person can be recognised in the rows, from what is missed least to most.

    Everything that the frame knows of a person or of an attendance, what applications register
    included, and that the rows of one person can be put together. What is known of a session is
    known of everybody there.

    Returns:
        Names of columns, and `link`.

    Examples:
        >>> traits()[-1], traits().index("link") < traits().index("ministry")
        ('sex', True)
    """
    of_people = (
        column.name
        for column in participation_schema()
        if column.of is not Of.SESSION and column.name not in (*_KEYS, *_LEAST_MISSED)
    )
    return (*of_people, *_LEAST_MISSED)


@attrs.frozen(kw_only=True)
class Participations:
    """Rows to be shared.

    Attributes:
        columns: The columns, in the order of the layout of a frame.
        rows: A row each, in the order of the columns; sessions as in the programme, and people
            within by their pseudonyms. `repr` leaves them out.
        given_up: The traits that the rows do not tell: the column is left out, or has nothing in
            it where leaving it out would say something.
        small: The sessions whose rows were left out because too few people came.
        rare: How many rows were left out because too few people are like those in them.
        without_rows: The sessions held that have no row because nobody is known by name.
    """

    columns: tuple[Column, ...] = attrs.field(repr=False)
    rows: tuple[tuple[str | int | bool | None, ...], ...] = attrs.field(repr=False)
    given_up: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    rare: int = 0
    without_rows: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)


def participations(programme: Programme, secret: Secret) -> Participations:
    """Everybody on the roster of a session that was held, under pseudonyms.

    Args:
        programme: The programme.
        secret: The key of the pseudonyms.

    Returns:
        The rows, with nothing given up.
    """
    found = material(pseudonymise(programme, key=secret.reveal()))
    made = rows_of(found)
    return Participations(
        columns=tuple(made.schema),
        rows=tuple(zip(*(made.columns[column.name] for column in made.schema), strict=True)),
        without_rows=left_out(found).sessions,
    )


def without(
    given: Participations, traits: Iterable[str], small: Iterable[str], secret: Secret, scope: str
) -> Participations:
    """The rows with some traits given up, and without some sessions.

    Args:
        given: The rows.
        traits: The traits.
        small: The sessions.
        secret: The key; where rows are not to be put together, each has a pseudonym of its own.
        scope: What the pseudonyms are for: the programme.

    Returns:
        The other rows.
    """
    gone, left_out_sessions = frozenset(traits), frozenset(small)
    places = {name: place for place, name in enumerate(given.names)}
    at, who = places["session"], places["participant"]
    rows = [list(row) for row in given.rows if row[at] not in left_out_sessions]
    for name in gone & places.keys():
        for row in rows:
            row[places[name]] = None
    if LINK in gone:
        pseudonyms = Pseudonyms(secret, "participation")
        for row in rows:
            row[who] = pseudonyms.of(scope, str(row[at]), str(row[who]))
        # Two lists in one order would tell who is whom.
        order = {session: place for place, session in enumerate(dict.fromkeys(r[at] for r in rows))}
        rows.sort(key=lambda row: (order[row[at]], str(row[who])))
    kept = [place for name, place in places.items() if name not in gone or not _can_go(given, name)]
    return attrs.evolve(
        given,
        columns=tuple(given.columns[place] for place in kept),
        rows=tuple(tuple(row[place] for place in kept) for row in rows),
        given_up=tuple(name for name in _all_traits(given) if name in gone),
        small=tuple(small),
    )


def without_rows(given: Participations, gone: frozenset[int]) -> Participations:
    """The rows without some of them; a session that lacks one is no longer complete.

    Args:
        given: The rows.
        gone: The numbers of those to leave out.

    Returns:
        The others.
    """
    at, complete = given.names.index("session"), given.names.index("complete")
    lacking = {given.rows[number][at] for number in gone}
    kept = [row for number, row in enumerate(given.rows) if number not in gone]
    rows = tuple(
        (*row[:complete], False, *row[complete + 1 :]) if row[at] in lacking else row
        for row in kept
    )
    return attrs.evolve(given, rows=rows, rare=given.rare + len(gone))


def _all_traits(given: Participations) -> Mapping[str, None]:
    known = {*given.names, LINK}
    return dict.fromkeys(name for name in traits() if name in known)


def _can_go(given: Participations, name: str) -> bool:
    """Whether a frame without the column says no more than that nothing is known."""
    return given.columns[given.names.index(name)].absent == "not known of anybody"
