"""Nouns with a number, as whole phrases.

Each noun has two plural messages and a label. The nominative stands alone or is the subject; the
genitive stands after a preposition or a relation ("over", "at least"). English says both alike.
"""

from __future__ import annotations

from typing import Final

import attrs

from hijra_amina.language._message import Message, message, plural_message

__all__ = ["NOUNS", "Noun"]


@attrs.frozen
class Noun:
    """The messages of a noun.

    Attributes:
        nominative: The counted phrase on its own.
        genitive: The counted phrase after a preposition.
        label: The noun as a label, for a count with which it cannot agree.

    Examples:
        >>> NOUNS["day"].nominative.plural
        '{n} days'
    """

    nominative: Message
    genitive: Message
    label: Message


NOUNS: Final = {
    "body": Noun(
        nominative=plural_message("noun.body.nominative", "{n} body", "{n} bodies"),
        genitive=plural_message("noun.body.genitive", "{n} body", "{n} bodies"),
        label=message("noun.body.label", "bodies: {count}"),
    ),
    "day": Noun(
        nominative=plural_message("noun.day.nominative", "{n} day", "{n} days"),
        genitive=plural_message("noun.day.genitive", "{n} day", "{n} days"),
        label=message("noun.day.label", "days: {count}"),
    ),
    "governorate": Noun(
        nominative=plural_message(
            "noun.governorate.nominative", "{n} governorate", "{n} governorates"
        ),
        genitive=plural_message("noun.governorate.genitive", "{n} governorate", "{n} governorates"),
        label=message("noun.governorate.label", "governorates: {count}"),
    ),
    "man": Noun(
        nominative=plural_message("noun.man.nominative", "{n} man", "{n} men"),
        genitive=plural_message("noun.man.genitive", "{n} man", "{n} men"),
        label=message("noun.man.label", "men: {count}"),
    ),
    "ministry": Noun(
        nominative=plural_message("noun.ministry.nominative", "{n} ministry", "{n} ministries"),
        genitive=plural_message("noun.ministry.genitive", "{n} ministry", "{n} ministries"),
        label=message("noun.ministry.label", "ministries: {count}"),
    ),
    "month": Noun(
        nominative=plural_message("noun.month.nominative", "{n} month", "{n} months"),
        genitive=plural_message("noun.month.genitive", "{n} month", "{n} months"),
        label=message("noun.month.label", "months: {count}"),
    ),
    "official": Noun(
        nominative=plural_message("noun.official.nominative", "{n} official", "{n} officials"),
        genitive=plural_message("noun.official.genitive", "{n} official", "{n} officials"),
        label=message("noun.official.label", "officials: {count}"),
    ),
    "official.female": Noun(
        nominative=plural_message(
            "noun.official.female.nominative", "{n} official", "{n} officials"
        ),
        genitive=plural_message("noun.official.female.genitive", "{n} official", "{n} officials"),
        label=message("noun.official.female.label", "officials: {count}"),
    ),
    "organisation": Noun(
        nominative=plural_message(
            "noun.organisation.nominative", "{n} organisation", "{n} organisations"
        ),
        genitive=plural_message(
            "noun.organisation.genitive", "{n} organisation", "{n} organisations"
        ),
        label=message("noun.organisation.label", "organisations: {count}"),
    ),
    "participant": Noun(
        nominative=plural_message(
            "noun.participant.nominative", "{n} participant", "{n} participants"
        ),
        genitive=plural_message("noun.participant.genitive", "{n} participant", "{n} participants"),
        label=message("noun.participant.label", "participants: {count}"),
    ),
    "participant.female": Noun(
        nominative=plural_message(
            "noun.participant.female.nominative", "{n} participant", "{n} participants"
        ),
        genitive=plural_message(
            "noun.participant.female.genitive", "{n} participant", "{n} participants"
        ),
        label=message("noun.participant.female.label", "participants: {count}"),
    ),
    "person": Noun(
        nominative=plural_message("noun.person.nominative", "{n} person", "{n} people"),
        genitive=plural_message("noun.person.genitive", "{n} person", "{n} people"),
        label=message("noun.person.label", "people: {count}"),
    ),
    "session": Noun(
        nominative=plural_message("noun.session.nominative", "{n} session", "{n} sessions"),
        genitive=plural_message("noun.session.genitive", "{n} session", "{n} sessions"),
        label=message("noun.session.label", "sessions: {count}"),
    ),
    "testimonial": Noun(
        nominative=plural_message(
            "noun.testimonial.nominative", "{n} testimonial", "{n} testimonials"
        ),
        genitive=plural_message("noun.testimonial.genitive", "{n} testimonial", "{n} testimonials"),
        label=message("noun.testimonial.label", "testimonials: {count}"),
    ),
    "week": Noun(
        nominative=plural_message("noun.week.nominative", "{n} week", "{n} weeks"),
        genitive=plural_message("noun.week.genitive", "{n} week", "{n} weeks"),
        label=message("noun.week.label", "weeks: {count}"),
    ),
    "woman": Noun(
        nominative=plural_message("noun.woman.nominative", "{n} woman", "{n} women"),
        genitive=plural_message("noun.woman.genitive", "{n} woman", "{n} women"),
        label=message("noun.woman.label", "women: {count}"),
    ),
}
"""By code. Where a group of women only takes a word of its own, its code ends in `.female`."""
