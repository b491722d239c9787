"""What the numbers of a text count: the nouns and other words beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hijra_amina.values._reading.lexicon import Unit, word_list
from hijra_amina.values._reading.mentions import phrase_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.values._reading.lexicon import Lexicon, Phrase
    from hijra_amina.values._reading.mentions import Mention
    from hijra_amina.values._reading.tokens import Token

__all__ = ["Noun", "noun_beside"]

_FARTHEST: Final = 7
_YEARS: Final = range(1900, 2101)
# Words after which no noun of the number follows: it stands alone ("16 joined in Erbil").
_NO_NOUN: Final = frozenset(
    word_list(
        """from in at on joined attended participated were was are is to who which that for with
        and as by during since later of this took have had completed من في على علي الي شاركوا
        حضروا كانوا و عن خلال هم هن"""
    )
)
# "By ten" is a time, "to ten" half of a range; "by ten officials" is neither.
_NEEDS_A_NOUN: Final = frozenset(word_list("to for by with at ب ل"))
_BEFORE_OTHERS: Final = frozenset(word_list("from in across over during at في من خلال علي"))


class Noun(NamedTuple):
    """What a number counts; no unit if no noun says it."""

    unit: Unit | None
    noun: str
    subset: bool


def noun_beside(tokens: Sequence[Token], mention: Mention, lexicon: Lexicon) -> Noun | None:
    """Find what a number counts.

    Args:
        tokens: The text.
        mention: The number.
        lexicon: The words of its language.

    Returns:
        The noun, or `None` if the words beside the number leave any doubt.
    """
    if mention.stop - mention.start == 1 and tokens[mention.start].text in lexicon.duals:
        noun = tokens[mention.start].text
        return Noun(lexicon.duals[noun], noun, subset=False)
    before = tokens[mention.start - 1].text if mention.start else ""
    if mention.stop < len(tokens) and tokens[mention.stop].text == "ال":
        # "خمس المشاركين" is a fifth of the participants, written as five are.
        return None
    after, subset_after = _after_subset(tokens, mention.stop, lexicon)
    found = _noun_after(tokens, after, lexicon)
    if found is None:
        return None
    unit, noun = found
    if unit is None and before in lexicon.units and mention.high in {1, 2}:
        # "One day", "two participants" have the numeral after the noun in Arabic.
        unit, noun = lexicon.units[before], before
    elif unit is None and before in lexicon.years and mention.high in _YEARS:
        unit = Unit.DATE
    elif not (mention.bound_words or mention.about or _may_precede(tokens, mention, lexicon, unit)):
        return None
    subset = subset_after or _ends_with(tokens[: mention.start], lexicon.subset)
    return Noun(unit, noun, subset=subset)


def _may_precede(
    tokens: Sequence[Token], mention: Mention, lexicon: Lexicon, unit: Unit | None
) -> bool:
    """Whether the word before a number leaves it a number of people or things."""
    at = mention.start - 1
    if at < 0 or _ends_with(tokens[: mention.start], (*lexicon.grows, *lexicon.subset)):
        return True
    before = tokens[at].text
    if unit is None and before in _NEEDS_A_NOUN:
        return False
    if unit is Unit.OTHER and before in _BEFORE_OTHERS:
        return True
    if before == ":" and at:
        label = tokens[at - 1].text
        return label in lexicon.units or label in lexicon.before
    return before in lexicon.before or before in lexicon.joins or before.endswith("'s")


def _after_subset(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, bool]:
    found = phrase_at(tokens, at, lexicon.subset)
    if found is None:
        return at, False
    # "Nine of whom were women": the noun follows the verb.
    stop = found[1]
    while stop < len(tokens) and tokens[stop].text in {"were", "are", "was", "من"}:
        stop += 1
    return stop, True


def _ends_with(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> bool:
    return any(
        len(tokens) >= len(phrase) and phrase_at(tokens, len(tokens) - len(phrase), [phrase])
        for phrase in phrases
    )


def _noun_after(
    tokens: Sequence[Token], start: int, lexicon: Lexicon
) -> tuple[Unit | None, str] | None:
    """The noun that follows a number, past its adjectives."""
    if start < len(tokens) and tokens[start].text == "-":
        start += 1
    plural = False
    for at in range(start, min(start + _FARTHEST, len(tokens))):
        token = tokens[at]
        # "27-year-old officials" are not 27 officials.
        if token.text.partition("-")[0] in lexicon.measures:
            return None
        if token.kind != "word" or (token.text in _NO_NOUN and (at == start or plural)):
            break
        if token.text in lexicon.dates:
            return Unit.DATE, token.text
        if phrase_at(tokens, at, lexicon.pairs) is not None:
            return Unit.PEOPLE, token.text
        if token.text in lexicon.units:
            return lexicon.units[token.text], token.text
        if lexicon.language == "en" and token.text.endswith("s"):
            plural = True
    if plural:
        # Whether "fortnights" are people or a measure of time is not for a reader to guess.
        return None
    alone = start >= len(tokens) or tokens[start].kind != "word" or tokens[start].text in _NO_NOUN
    return (None, "") if alone else None
