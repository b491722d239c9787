"""Figures in English sentences: a share of women, a number of people, a length in days.

What is read has to be certain: a figure read wrongly would stop a true report. So a number counts
people only where it stands before them with nothing but adjectives between ("27 operational
officials", not "17 June officials"), and days only before the kind of event that lasted so long
(not "a 90-day action plan"). What is not read is no claim.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import UnreadableTextError
from hijra_amina.values import Count, Share

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Reading", "days_in", "figure_in", "people_in", "shares_in"]

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = (
    "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_NUMBER = rf"\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{_TEENS})(?:[- ](?:{_UNITS}))?|{_UNITS}"
_QUALIFIER = (
    r"(?:over|more than|at least|no fewer than|under|less than|fewer than|at most|no more than|"
    r"up to|some|about|around|approximately|nearly|almost|exactly)"
)
_PARTS = r"half|(?:one |a )?(?:third|quarter)|two[- ]thirds|three[- ]quarters"
_SHARE_FIGURE = (
    rf"(?<![\w.,-])(?P<figure>(?:{_QUALIFIER}\s+)?"
    rf"(?:\d+(?:\.\d+)?\s*(?:%|per\s?cent\b)|(?:{_PARTS})\b))"
)
_SEXES = {
    "women": "female",
    "female": "female",
    "females": "female",
    "men": "male",
    "male": "male",
    "males": "male",
}
# "Women's rights", "male-dominated" speak of something else.
_SEX = rf"\b(?P<sex>{'|'.join(_SEXES)})\b(?!['\u2019-])"
_PEOPLE = (
    r"(?:participants|people|persons|officials|trainees|attendees|those\s+(?:present|attending|"
    r"trained)|them|whom)"
)
_OF_PEOPLE = (
    rf"(?:of\s+)?(?:(?:the|all|its)\s+)?(?:(?:{_NUMBER})\s+)?(?:[a-z-]+\s+){{0,2}}?{_PEOPLE}\b"
)

# "60% of the women" is a share of something else; "60% women" and "60% of them were women" are not.
_FORWARD = re.compile(
    rf"{_SHARE_FIGURE}\s+(?:{_OF_PEOPLE}\s+(?:were|was|are)\s+)?{_SEX}", re.IGNORECASE
)
_WHOLE = re.compile(
    rf"\b(?P<figure>all|most|(?:a|the)\s+majority)\s+{_OF_PEOPLE}\s+(?:were|was|are)\s+{_SEX}",
    re.IGNORECASE,
)
_BACKWARD = re.compile(
    rf"{_SEX}\s+(?:made\s+up|accounted\s+for|constituted|represented|comprised|formed)\s+"
    rf"{_SHARE_FIGURE}(?=\s+{_OF_PEOPLE}|\s*(?:[.,;:]|$))",
    re.IGNORECASE,
)
_SOME_OF = re.compile(
    rf"(?<![\w.,-])(?P<figure>(?:{_QUALIFIER}\s+)?(?:{_NUMBER}))\s+{_OF_PEOPLE}\s+"
    rf"(?:were|was)\s+{_SEX}",
    re.IGNORECASE,
)
_MANY = re.compile(
    rf"(?<![\w.,-])(?P<figure>(?:{_QUALIFIER}\s+)?(?:{_NUMBER}))\s+"
    r"(?P<between>(?:[a-z-]+\s+){0,2}?)"
    r"(?P<who>participants|people|persons|officials|trainees|women|men)\b(?!['\u2019-])"
    r"(?P<both>\s+and\s+(?:women|men)\b)?",
    re.IGNORECASE,
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
# Words that no adjective is: what stands before them is the number of something else.
_NOT_BETWEEN = frozenset(
    (
        *_MONTHS,
        *("percent", "per", "cent", "of", "for", "from", "in", "on", "at", "to", "by", "with"),
        *("and", "or", "the", "these", "those", "day", "days", "session", "sessions", "hours"),
    )
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_A_YEAR = re.compile(
    rf"\b(?:{'|'.join(_MONTHS)}|in|since|until|by|of|year|early|late)\s+$", re.IGNORECASE
)
# "Not more than 60%", "between 10 and 20": the figure is not what it would be without these words.
_TURNED = re.compile(
    r"(?:\b(?:no|not|never|than)|\bbetween\s+\S+\s+and|[\d%]\s*(?:\b(?:to|or)|[-\u2013\u2014]))\s*$",
    re.IGNORECASE,
)
_DAYS = re.compile(
    rf"(?<![\w-])(?P<figure>{_NUMBER})[- ]day\s+(?P<between>(?:[a-z-]+\s+){{0,6}}?)"
    r"(?:sessions?|trainings?|workshops?|courses?|seminars?|conferences?|meetings?|visits?|"
    r"events?|programmes?)\b",
    re.IGNORECASE,
)
_NOT_AN_EVENT = frozenset(("plan", "period", "deadline", "after", "before", "was", "is", "for"))


@attrs.frozen
class Reading:
    """A figure that a text states.

    Attributes:
        figure: The figure.
        sex: Of which sex, if of one.
        words: The words that were read; not shown by `repr`.

    Examples:
        >>> Reading(Count.exactly(27), None, "27 officials")
        Reading(figure=Count.exactly(27), sex=None)
    """

    figure: Count | Share
    sex: str | None
    words: str = attrs.field(repr=False, eq=False)


def shares_in(text: str) -> Iterator[Reading]:
    """The shares of women or men among those present that a text states.

    Args:
        text: An English text.

    Yields:
        Each share.

    Examples:
        >>> [
        ...     (one.figure, one.sex)
        ...     for one in shares_in("Women made up two thirds of the officials.")
        ... ]
        [(Share.exactly('2/3'), 'female')]
        >>> list(shares_in("Half of the officials work on women's rights."))
        []
    """
    for pattern in (_FORWARD, _BACKWARD):
        for match in pattern.finditer(text):
            figure = figure_in(match["figure"], share=True)
            if figure is not None and figure.is_known and not _is_turned(text, match):
                yield Reading(figure, _SEXES[match["sex"].lower()], match[0])
    for match in _WHOLE.finditer(text):
        is_all = match["figure"].lower() == "all"
        figure = Share.exactly(1) if is_all else Share.more_than("1/2")
        yield Reading(figure, _SEXES[match["sex"].lower()], match[0])


def people_in(text: str) -> Iterator[Reading]:
    """The numbers of people that a text states.

    Args:
        text: An English text.

    Yields:
        Each number; of one sex where the text says so.

    Examples:
        >>> [one.figure for one in people_in("On 16 June 2015, 27 operational officials met.")]
        [Count.exactly(27)]
        >>> list(people_in("In June 2015 officials met; on 17 June officials left."))
        []
        >>> [one.sex for one in people_in("80 women and men, 20 of whom were women")]
        ['female', None]
    """
    for match in _SOME_OF.finditer(text):
        figure = figure_in(match["figure"], share=False)
        if isinstance(figure, Count) and not _is_turned(text, match):
            yield Reading(figure, _SEXES[match["sex"].lower()], match[0])
    for match in _MANY.finditer(text):
        between = match["between"].lower().split()
        if not _NOT_BETWEEN.isdisjoint(between) or _is_turned(text, match):
            continue
        if _YEAR.fullmatch(match["figure"]) and _BEFORE_A_YEAR.search(text[: match.start()]):
            continue
        figure = figure_in(match["figure"], share=False)
        if isinstance(figure, Count):
            sex = None if match["both"] else _SEXES.get(match["who"].lower())
            yield Reading(figure, sex, match[0])


def days_in(text: str) -> Iterator[Reading]:
    """The lengths of events, in days, that a text states.

    Args:
        text: An English text.

    Yields:
        Each length.

    Examples:
        >>> [one.figure for one in days_in("a two-day Counter Trafficking Awareness Session")]
        [Count.exactly(2)]
        >>> list(days_in("a 90-day action plan after the session"))
        []
    """
    for match in _DAYS.finditer(text):
        if _NOT_AN_EVENT.isdisjoint(match["between"].lower().split()):
            figure = figure_in(match["figure"], share=False)
            if figure is not None:
                yield Reading(figure, None, match[0])


def _is_turned(text: str, match: re.Match[str]) -> bool:
    return _TURNED.search(text[: match.start("figure")]) is not None


def figure_in(words: str, *, share: bool) -> Count | Share | None:
    """The figure in some words; what cannot be read for certain is no claim.

    Args:
        words: A figure with its qualifier.
        share: Whether it is a share.

    Returns:
        The figure, or `None`.

    Examples:
        >>> figure_in("over 60%", share=True), figure_in("lots", share=False)
        (Share.more_than('3/5'), None)
    """
    try:
        return Share.parse(words, "en") if share else Count.parse(words, "en")
    except UnreadableTextError:
        return None
