"""The sentences of a report: each is translated whole, for each group that it can be about.

In Arabic the verb, the noun and the adjective agree with the group and its number; so the group is
in the key, and no sentence is put together from a noun and a verb.
"""

from __future__ import annotations

from typing import Final

import attrs

from hijra_amina.language._message import Message, message, plural_message

__all__ = ["EVENT", "FROM", "SENTENCES", "TOOK_PART", "TookPart"]


@attrs.frozen
class TookPart:
    """How a sentence says that a group took part, by what is known of their number.

    Attributes:
        exact: The number is known.
        bounded: A bound or an approximate number is known.
        unknown: Nothing is known of the number.
        withheld: The number is suppressed.

    Examples:
        >>> TOOK_PART["official"].exact.key
        'sentence.took_part.official.exact'
    """

    exact: Message
    bounded: Message
    unknown: Message
    withheld: Message


TOOK_PART: Final = {
    "participant": TookPart(
        exact=plural_message(
            "sentence.took_part.participant.exact",
            "{n_words} participant {from_bodies} took part in {event} {place} {when}.",
            "{n_words} participants {from_bodies} took part in {event} {place} {when}.",
        ),
        bounded=plural_message(
            "sentence.took_part.participant.bounded",
            "{count} participant {from_bodies} took part in {event} {place} {when}.",
            "{count} participants {from_bodies} took part in {event} {place} {when}.",
        ),
        unknown=message(
            "sentence.took_part.participant.unknown",
            "It is not known how many participants {from_bodies} took part "
            "in {event} {place} {when}.",
        ),
        withheld=message(
            "sentence.took_part.participant.withheld",
            "Participants {from_bodies} took part in {event} {place} {when}; "
            "how many is not shown, because they are few.",
        ),
    ),
    "participant.female": TookPart(
        exact=plural_message(
            "sentence.took_part.participant.female.exact",
            "{n_words} participant {from_bodies} took part in {event} {place} {when}.",
            "{n_words} participants {from_bodies} took part in {event} {place} {when}.",
        ),
        bounded=plural_message(
            "sentence.took_part.participant.female.bounded",
            "{count} participant {from_bodies} took part in {event} {place} {when}.",
            "{count} participants {from_bodies} took part in {event} {place} {when}.",
        ),
        unknown=message(
            "sentence.took_part.participant.female.unknown",
            "It is not known how many participants {from_bodies} took part "
            "in {event} {place} {when}.",
        ),
        withheld=message(
            "sentence.took_part.participant.female.withheld",
            "Participants {from_bodies} took part in {event} {place} {when}; "
            "how many is not shown, because they are few.",
        ),
    ),
    "official": TookPart(
        exact=plural_message(
            "sentence.took_part.official.exact",
            "{n_words} official {from_bodies} took part in {event} {place} {when}.",
            "{n_words} officials {from_bodies} took part in {event} {place} {when}.",
        ),
        bounded=plural_message(
            "sentence.took_part.official.bounded",
            "{count} official {from_bodies} took part in {event} {place} {when}.",
            "{count} officials {from_bodies} took part in {event} {place} {when}.",
        ),
        unknown=message(
            "sentence.took_part.official.unknown",
            "It is not known how many officials {from_bodies} took part in {event} {place} {when}.",
        ),
        withheld=message(
            "sentence.took_part.official.withheld",
            "Officials {from_bodies} took part in {event} {place} {when}; "
            "how many is not shown, because they are few.",
        ),
    ),
    "official.female": TookPart(
        exact=plural_message(
            "sentence.took_part.official.female.exact",
            "{n_words} official {from_bodies} took part in {event} {place} {when}.",
            "{n_words} officials {from_bodies} took part in {event} {place} {when}.",
        ),
        bounded=plural_message(
            "sentence.took_part.official.female.bounded",
            "{count} official {from_bodies} took part in {event} {place} {when}.",
            "{count} officials {from_bodies} took part in {event} {place} {when}.",
        ),
        unknown=message(
            "sentence.took_part.official.female.unknown",
            "It is not known how many officials {from_bodies} took part in {event} {place} {when}.",
        ),
        withheld=message(
            "sentence.took_part.official.female.withheld",
            "Officials {from_bodies} took part in {event} {place} {when}; "
            "how many is not shown, because they are few.",
        ),
    ),
    "operational_official": TookPart(
        exact=plural_message(
            "sentence.took_part.operational_official.exact",
            "{n_words} operational official {from_bodies} took part in {event} {place} {when}.",
            "{n_words} operational officials {from_bodies} took part in {event} {place} {when}.",
        ),
        bounded=plural_message(
            "sentence.took_part.operational_official.bounded",
            "{count} operational official {from_bodies} took part in {event} {place} {when}.",
            "{count} operational officials {from_bodies} took part in {event} {place} {when}.",
        ),
        unknown=message(
            "sentence.took_part.operational_official.unknown",
            "It is not known how many operational officials {from_bodies} took part "
            "in {event} {place} {when}.",
        ),
        withheld=message(
            "sentence.took_part.operational_official.withheld",
            "Operational officials {from_bodies} took part in {event} {place} {when}; "
            "how many is not shown, because they are few.",
        ),
    ),
}
"""By group. A group whose code ends in `.female` is of women only."""

EVENT: Final = {
    "lasting": plural_message("event.lasting", "{a_n_words}-day {kind}", "{a_n_words}-day {kind}"),
    "plain": message("event.plain", "{a_kind}"),
    "titled": message("event.titled", "the {kind} “{title}”"),
}
"""What took place, as a phrase for a sentence."""

FROM: Final = {
    "bodies": plural_message("from.bodies", "from {n_words} body", "from {n_words} bodies"),
    "bodies.bounded": message("from.bodies.bounded", "from {count} bodies"),
    "governorates": plural_message(
        "from.governorates", "from {n_words} governorate", "from {n_words} governorates"
    ),
    "governorates.bounded": message("from.governorates.bounded", "from {count} governorates"),
    "ministries": plural_message(
        "from.ministries", "from {n_words} ministry", "from {n_words} ministries"
    ),
    "ministries.bounded": message("from.ministries.bounded", "from {count} ministries"),
    "organisations": plural_message(
        "from.organisations", "from {n_words} organisation", "from {n_words} organisations"
    ),
    "organisations.bounded": message("from.organisations.bounded", "from {count} organisations"),
    "body": message("from.body", "from the {body}"),
}
"""Where a group came from, as a phrase for a sentence."""

SENTENCES: Final = (
    message("place.in", "in {place}"),
    message("sentence.held", "{event} was held {place} {when}."),
    message("sentence.planned", "{event} is planned {place} {when}."),
    plural_message(
        "sentence.ministries",
        "The participants came from {n_words} ministry: {bodies}.",
        "The participants came from {n_words} ministries: {bodies}.",
    ),
    plural_message(
        "sentence.organisations",
        "The participants came from {n_words} organisation: {bodies}.",
        "The participants came from {n_words} organisations: {bodies}.",
    ),
    message("sentence.bodies.among", "Among the participants were staff of {bodies}."),
    message("sentence.share.women", "{share} of the participants were women."),
    message(
        "sentence.share.women.more_than_half", "More than half of the participants were women."
    ),
    message("sentence.share.women.at_least_half", "At least half of the participants were women."),
    message("sentence.share.women.half", "Half of the participants were women."),
    message(
        "sentence.share.women.less_than_half", "Less than half of the participants were women."
    ),
    message("sentence.share.women.at_most_half", "At most half of the participants were women."),
    message("sentence.share.women.all", "All of the participants were women."),
    message("sentence.share.women.none", "None of the participants were women."),
    message(
        "sentence.share.women.unknown",
        "It is not known what share of the participants were women.",
    ),
    message("sentence.share.men", "{share} of the participants were men."),
    message("sentence.share.men.more_than_half", "More than half of the participants were men."),
    message("sentence.share.men.at_least_half", "At least half of the participants were men."),
    message("sentence.share.men.half", "Half of the participants were men."),
    message("sentence.share.men.less_than_half", "Less than half of the participants were men."),
    message("sentence.share.men.at_most_half", "At most half of the participants were men."),
    message("sentence.share.men.all", "All of the participants were men."),
    message("sentence.share.men.none", "None of the participants were men."),
    message(
        "sentence.share.men.unknown", "It is not known what share of the participants were men."
    ),
    plural_message(
        "sentence.women.exact",
        "There was {n_words} woman among the participants.",
        "There were {n_words} women among the participants.",
    ),
    message("sentence.women.bounded", "The number of women among the participants: {count}."),
    message("sentence.women.unknown", "It is not known how many of the participants were women."),
    plural_message(
        "sentence.men.exact",
        "There was {n_words} man among the participants.",
        "There were {n_words} men among the participants.",
    ),
    message("sentence.men.bounded", "The number of men among the participants: {count}."),
    message("sentence.men.unknown", "It is not known how many of the participants were men."),
)
"""The other sentences and phrases, by key."""
