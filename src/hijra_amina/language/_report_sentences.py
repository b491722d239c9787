"""Which of a report's sentences says what is known: chosen by value, written later by locale."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from hijra_amina.errors import UnknownCodeError
from hijra_amina.language._counts import number_beside
from hijra_amina.language._message import find_message
from hijra_amina.language._messages_sentences import EVENT, FROM, TOOK_PART
from hijra_amina.language._sentences import Phrase
from hijra_amina.values import Count, Share, Status

if TYPE_CHECKING:
    from hijra_amina.language._sentences import Value
    from hijra_amina.values import LocalizedText, Period

__all__ = ["came_from", "count_among", "event", "share_among", "took_part"]

_HALF = Fraction(1, 2)


def event(
    kind: str | LocalizedText, *, days: int | None = None, title: str | LocalizedText | None = None
) -> Phrase:
    """What took place, as a phrase for a sentence.

    Args:
        kind: The label of the kind of session, such as "awareness session".
        days: How many days it took, where that is to be said.
        title: Its title, where that is to be said instead.

    Returns:
        The phrase.

    Examples:
        >>> from hijra_amina.language import sentence
        >>> sentence(event("awareness session", days=2), "en_GB")
        'a two-day awareness session'
        >>> sentence(event("جلسة توعوية", days=2), "ar_IQ")
        'جلسة توعوية لمدة يومين'
    """
    if title is not None:
        return Phrase(EVENT["titled"], None, {"kind": kind, "title": title})
    if days is not None:
        return Phrase(EVENT["lasting"], days, {"kind": kind})
    return Phrase(EVENT["plain"], None, {"kind": kind})


def came_from(
    bodies: Literal["bodies", "governorates", "ministries", "organisations"], count: Count | int
) -> Phrase | None:
    """Where a group came from, as a phrase for a sentence.

    Args:
        bodies: What is counted.
        count: How many, as far as it is known.

    Returns:
        The phrase; `None` if no number is known, so that the sentence does without.

    Raises:
        UnknownCodeError: If there is no phrase for what is counted.

    Examples:
        >>> from hijra_amina.language import sentence
        >>> sentence(came_from("ministries", 3), "en_GB")
        'from three ministries'
        >>> sentence(came_from("organisations", Count.at_least(9)), "ar_IQ")
        'من منظمات عددها ما لا يقل عن ٩'
    """
    if bodies not in FROM or f"{bodies}.bounded" not in FROM:
        raise UnknownCodeError("bodies", bodies, [key for key in FROM if f"{key}.bounded" in FROM])
    known = Count.of(count)
    if known.is_exact:
        return Phrase(FROM[bodies], known, {}) if known.value else None
    if not known.is_known or number_beside(known) is None:
        return None
    return Phrase(FROM[f"{bodies}.bounded"], None, {"count": known})


def took_part(  # noqa: PLR0913 - the sentence has six parts, each said by its name
    count: Count | int,
    *,
    event: Phrase,
    group: str = "participant",
    from_bodies: Phrase | None = None,
    place: str | LocalizedText | None = None,
    when: Period | None = None,
) -> Phrase:
    """The sentence that says how many took part in what, where and when.

    Args:
        count: How many, as far as it is known.
        event: What it was; made by `event`.
        group: Who they were: `participant`, `official`, `operational_official`; with `.female` for
            women only.
        from_bodies: Where they came from; made by `came_from`.
        place: The place's name.
        when: The period.

    Returns:
        The sentence, to be written in any locale.

    Raises:
        UnknownCodeError: If there is no sentence for the group.

    Examples:
        >>> from hijra_amina.language import sentence
        >>> from hijra_amina.values import LocalizedText, Period
        >>> kind = LocalizedText({"en": "awareness session", "ar": "جلسة توعوية"})
        >>> claim = took_part(
        ...     27,
        ...     group="operational_official",
        ...     event=event(kind, days=2),
        ...     from_bodies=came_from("ministries", 3),
        ...     place=LocalizedText({"en": "Baghdad", "ar": "بغداد"}),
        ...     when=Period.parse("2015-06-16/2015-06-17"),
        ... )
        >>> print(sentence(claim, "en_GB"))
        27 operational officials from three ministries took part in a two-day awareness session \
in Baghdad on 16 and 17 June 2015.
        >>> print(sentence(claim, "ar_IQ"))
        شارك ٢٧ مسؤولًا تنفيذيًا من ٣ وزارات في جلسة توعوية لمدة يومين \
في بغداد في ١٦ و١٧ حزيران ٢٠١٥.
    """
    if group not in TOOK_PART:
        raise UnknownCodeError("group", group, TOOK_PART)
    known = Count.of(count)
    variants = TOOK_PART[group]
    rest: dict[str, Value] = {
        "event": event,
        "from_bodies": from_bodies,
        "place": None if place is None else _in_place(place),
        "when": when,
    }
    if known.status is Status.SUPPRESSED:
        return Phrase(variants.withheld, None, rest)
    if known.is_exact and known.value >= 0:
        return Phrase(variants.exact, known, rest)
    if not known.is_known or number_beside(known) is None:
        return Phrase(variants.unknown, None, rest)
    return Phrase(variants.bounded, known, rest)


def _in_place(place: str | LocalizedText) -> Phrase:
    return Phrase(find_message("place.in"), None, {"place": place})


def share_among(share: Share, sex: Literal["women", "men"] = "women") -> Phrase:
    """The sentence that says what share of the participants were women, or men.

    Args:
        share: The share, as far as it is known.
        sex: Whose share it is.

    Returns:
        The sentence; one half, all and none are said in words.

    Examples:
        >>> from hijra_amina.language import sentence
        >>> sentence(share_among(Share.more_than("60%")), "en_GB")
        'Over 60% of the participants were women.'
        >>> sentence(share_among(Share.more_than("1/2")), "ar_IQ")
        'شكّلت النساء أكثر من نصف المشاركين.'
    """
    base = f"sentence.share.{sex}"
    if not share.is_known or share.says_nothing:
        return Phrase(find_message(f"{base}.unknown"))
    variant = None if share.approximate else _in_words(share)
    if variant is not None:
        return Phrase(find_message(f"{base}.{variant}"))
    return Phrase(find_message(base), None, {"share": share})


def _in_words(share: Share) -> str | None:
    if share.low == share.high:
        return {Fraction(0): "none", _HALF: "half", Fraction(1): "all"}.get(share.low)
    if share.low == _HALF and share.high == 1 and not share.high_strict:
        return "more_than_half" if share.low_strict else "at_least_half"
    if share.high == _HALF and share.low == 0 and not share.low_strict:
        return "less_than_half" if share.high_strict else "at_most_half"
    return None


def count_among(count: Count | int, sex: Literal["women", "men"] = "women") -> Phrase:
    """The sentence that says how many of the participants were women, or men.

    Args:
        count: How many, as far as it is known.
        sex: Who is counted.

    Returns:
        The sentence; a suppressed count is said to be suppressed.

    Examples:
        >>> from hijra_amina.language import sentence
        >>> sentence(count_among(9), "en_GB")
        'There were nine women among the participants.'
        >>> sentence(count_among(Count.between(17, 27)), "ar_IQ")
        'بلغ عدد النساء بين المشاركين ما بين ١٧ و٢٧.'
    """
    known = Count.of(count)
    base = f"sentence.{sex}"
    if known.is_exact and known.value >= 0:
        return Phrase(find_message(f"{base}.exact"), known, {})
    if known.status is Status.UNKNOWN:
        return Phrase(find_message(f"{base}.unknown"))
    return Phrase(find_message(f"{base}.bounded"), None, {"count": known})
