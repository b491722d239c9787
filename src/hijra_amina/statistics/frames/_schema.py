"""The layout of a frame of participations, as data: what each column holds, and what it means."""

from __future__ import annotations

from typing import Final

from hijra_amina.statistics.dimensions import DIMENSIONS, Level
from hijra_amina.statistics.frames._layout import Column, ColumnType, Of, Schema

__all__ = ["LASTING", "SCHEMA", "participation_schema"]

# More days, or sessions of one record, are a slip; and figures of so few can be multiplied, and
# added up over every row that a machine holds, in 64 bits.
_MOST: Final = 100_000


def _integer(  # noqa: PLR0913 - all but three are keywords
    name: str,
    label: str,
    description: str,
    *,
    of: Of = Of.PARTICIPATION,
    nullable: bool = True,
    least: int = 0,
    absent: str = "not known of anybody",
) -> Column:
    return Column(
        name=name,
        label=label,
        description=description,
        type=ColumnType.INTEGER,
        of=of,
        nullable=nullable,
        least=least,
        most=_MOST,
        absent=absent,
    )


_KEYS: Final = (
    Column(
        name="participant",
        label="participant",
        description="A pseudonym, the same at every session that the person came to.",
        of=Of.PERSON,
        required=True,
        nullable=False,
    ),
    Column(
        name="session",
        label="session",
        description="The identifier of the session.",
        of=Of.SESSION,
        required=True,
        nullable=False,
    ),
    Column(
        name="attended",
        label="attended",
        description=(
            "Whether the person came on one day at least: yes, no (registered and never came), or "
            "nothing where the sheet leaves it open."
        ),
        type=ColumnType.YES_OR_NO,
        absent="everybody in the frame came",
    ),
)
_PERSON: Final = (
    Column(
        name="sex",
        label="sex",
        description="The sex of the person. One person has one.",
        of=Of.PERSON,
        vocabulary="sex",
        closed=True,
    ),
    Column(
        name="age_band",
        label="age band",
        description="The age band of the person at the session.",
        of=Of.PERSON,
        vocabulary="age_band",
        closed=True,
    ),
    Column(
        name="disability",
        label="disability",
        description="Whether the person has a disability.",
        of=Of.PERSON,
        vocabulary="disability",
        closed=True,
    ),
    Column(
        name="body",
        label="body",
        description=(
            "The body that sent the person: a code of the vocabulary, or the programme's own "
            "identifier."
        ),
        of=Of.PERSON,
        vocabulary="body",
    ),
    Column(
        name="ministry",
        label="ministry",
        description=(
            "The ministry that this body is or belongs to; `none` if it belongs to none, and "
            "`a|b` if it is one of two."
        ),
        of=Of.PERSON,
        vocabulary="body",
        also=("none",),
    ),
    Column(
        name="body_kind",
        label="kind of body",
        description="The kind of this body.",
        of=Of.PERSON,
        vocabulary="body_kind",
        closed=True,
        also=("none",),
    ),
    Column(
        name="government",
        label="government",
        description="The government of this body; `none` if it is under none.",
        of=Of.PERSON,
        vocabulary="government",
        closed=True,
        also=("none",),
    ),
    Column(
        name="post_level",
        label="level of post",
        description="The level of the person's post.",
        of=Of.PERSON,
        vocabulary="post_level",
        closed=True,
    ),
    Column(
        name="governorate",
        label="governorate of origin",
        description="The governorate that the person comes from.",
        of=Of.PERSON,
        vocabulary="governorate",
        closed=True,
        also=("none",),
    ),
)
_SESSION: Final = (
    Column(
        name="kind",
        label="kind of session",
        description="The kind of the session.",
        of=Of.SESSION,
        vocabulary="session_kind",
        closed=True,
    ),
    Column(
        name="series",
        label="series",
        description="The label of the series that it is one of; `none` if of none.",
        of=Of.SESSION,
        also=("none",),
    ),
    Column(
        name="topic",
        label="topics",
        description="What it was about; `a;b` for two topics, `a;?` if there may be more.",
        of=Of.SESSION,
        vocabulary="topic",
        closed=True,
        several=True,
    ),
    Column(
        name="place_governorate",
        label="governorate of the place",
        description=(
            "Where it was held; `a;b` for linked places, `a;?` if one of them is not known, "
            "`none` abroad."
        ),
        of=Of.SESSION,
        vocabulary="governorate",
        closed=True,
        also=("none",),
        several=True,
    ),
    Column(
        name="begins",
        label="first day",
        description=(
            "When it began, as EDTF: `2015-06-16`, `2015-06`, `2015`, `XXXX-05-04`, or "
            "`2014-10/2014-11` for somewhere within."
        ),
        of=Of.SESSION,
    ),
    _integer(
        "represents_low",
        "sessions, at least",
        "How many sessions the record stands for, at the least.",
        of=Of.SESSION,
        nullable=False,
        least=1,
        absent="one",
    ),
    _integer(
        "represents_high",
        "sessions, at most",
        "How many sessions the record stands for, at the most; nothing where that is open.",
        of=Of.SESSION,
        least=1,
        absent="as many as at the least",
    ),
    Column(
        name="complete",
        label="complete",
        description=(
            "Whether everybody who came to the session is in the frame. If not, or if nothing is "
            "said, figures have no upper end wherever somebody more may be."
        ),
        type=ColumnType.YES_OR_NO,
        of=Of.SESSION,
        absent="everybody who came is in the frame",
    ),
)
_DAYS: Final = (
    _integer(
        "days_present",
        "days present",
        "On how many days the person was there for certain.",
        absent="one at least, if the person came",
    ),
    _integer(
        "days_unknown",
        "days not known",
        "On how many days more the person may have been there; nothing where nobody can tell.",
        absent="none: the sheet shows all days",
    ),
    _integer(
        "days_recorded",
        "days recorded",
        "For how many days the sheet says of the person whether they were there.",
    ),
    _integer(
        "days_held_low",
        "days held, at least",
        "On how many days the session was held, at the least.",
        of=Of.SESSION,
    ),
    _integer(
        "days_held_high",
        "days held, at most",
        "On how many days the session was held, at the most; nothing where that is open.",
        of=Of.SESSION,
        absent="as many as at the least",
    ),
    _integer(
        "days_planned_low",
        "days planned, at least",
        "How many days the session was to last, at the least.",
        of=Of.SESSION,
    ),
    _integer(
        "days_planned_high",
        "days planned, at most",
        "How many days the session was to last, at the most; nothing where that is open.",
        of=Of.SESSION,
        absent="as many as at the least",
    ),
)

LASTING: Final = ("sex",)
"""What one person always has alike; all else was so at the session, and may change."""

SCHEMA: Final = Schema((*_KEYS, *_PERSON, *_SESSION, *_DAYS))
"""The layout of a frame of participations, without what applications register."""


def participation_schema() -> Schema:
    """The layout of a frame of participations, with a column for each registered dimension.

    Returns:
        The schema: what each column is called and means, its type, whose property it is, which
        codes it takes, and what a frame without it says. `to_json` gives the codebook.

    Examples:
        >>> schema = participation_schema()
        >>> schema["topic"].description
        'What it was about; `a;b` for two topics, `a;?` if there may be more.'
        >>> schema["sex"].to_json()["vocabulary"]
        'sex'
    """
    registered = {
        made.column: Column(
            name=made.column,
            label=made.name.replace("_", " "),
            description="A dimension that this application has registered.",
            of=Of.PERSON if made.level is Level.PERSON else Of.SESSION,
            vocabulary=made.kind,
            several=made.several,
        )
        for made in DIMENSIONS.values()
        if made.column not in SCHEMA
    }
    return Schema((*SCHEMA.columns, *registered.values()))
