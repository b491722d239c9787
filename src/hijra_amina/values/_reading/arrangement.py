"""How the numbers of one text belong together: a total, its parts, women and men."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import attrs

from hijra_amina.errors import UnreadableTextError
from hijra_amina.values._reading.lexicon import PEOPLE, Unit
from hijra_amina.values._reading.mentions import Mention, mentions_in, phrase_at
from hijra_amina.values._reading.nouns import noun_beside
from hijra_amina.values._reading.tokens import keep_wording, lexicon_for, tokens_of
from hijra_amina.values.basis import Basis
from hijra_amina.values.breakdown import Breakdown
from hijra_amina.values.count import Count
from hijra_amina.values.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.values._reading.lexicon import Lexicon
    from hijra_amina.values._reading.tokens import Token

__all__ = ["arrange", "count_of", "read"]


class _Group(NamedTuple):
    """One number of a text, with what it counts and how it hangs on the one before."""

    number: Count
    unit: Unit | None
    noun: str
    subset: bool
    depth: int
    link: str


def read(text: str, language: str) -> Breakdown:
    """Read how many people a text speaks of: see `read_breakdown`.

    Args:
        text: The words.
        language: Their language, or a locale of it.

    Returns:
        The total with its parts.

    Raises:
        UnreadableTextError: If the words hold no number or cannot be read for certain.
        LocaleError: If the language is neither English nor Arabic.

    Examples:
        >>> read("Fifteen officials, nine of whom were women", "en").women
        Count.exactly(9)
    """
    lexicon = lexicon_for(language)
    tokens = tokens_of(text, "count", lexicon)
    found = arrange(tokens, mentions_in(tokens, lexicon, "count"), lexicon, "count")
    return attrs.evolve(found, total=attrs.evolve(found.total, wording=keep_wording(text)))


def count_of(mention: Mention, lexicon: Lexicon, kind: str) -> Count:
    """The count that one mention makes.

    Args:
        mention: The mention of a plain number.
        lexicon: The words of its language.
        kind: What is being read, for the error.

    Returns:
        The count.

    Raises:
        UnreadableTextError: If the number is not whole, or no number is left.
    """
    ends: list[int | None] = []
    for end in (mention.low, mention.high):
        if end is not None and end.denominator != 1:
            raise UnreadableTextError(kind, lexicon.language, "a whole number")
        ends.append(None if end is None else end.numerator)
    low, high = ends
    low = low + 1 if low is not None and mention.low_strict else low
    high = high - 1 if high is not None and mention.high_strict else high
    low = 0 if low is None and not mention.negative else low
    if low is not None and high is not None and high < low:
        raise UnreadableTextError(kind, lexicon.language, "bounds that leave a number")
    return Count(
        low,
        high,
        basis=Basis.ESTIMATED if mention.estimated else Basis.STATED,
        approximate=mention.about,
        low_strict=mention.low_strict,
        high_strict=mention.high_strict,
    )


def arrange(
    tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon, kind: str
) -> Breakdown:
    """Put the numbers of a text in order, or refuse it.

    Args:
        tokens: The text.
        mentions: Its numbers.
        lexicon: The words of its language.
        kind: What is being read, for the error.

    Returns:
        The total with its parts.

    Raises:
        UnreadableTextError: If there is any doubt how the numbers belong together.
    """
    return _Arranger(tokens, lexicon, kind).arrange(mentions)


class _Arranger:
    """Arranges the numbers of one text."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, kind: str) -> None:
        """Keep the text and its language."""
        self.tokens = tokens
        self.words = lexicon
        self.kind = kind

    def arrange(self, mentions: Sequence[Mention]) -> Breakdown:
        """The total with its parts."""
        self._check_shares(mentions)
        self._check_other_words(mentions)
        groups = self._counted([self._group(mention) for mention in self._with_duals(mentions)])
        if len(groups) > 1 and groups[-1].link == "=":
            return self._equation(groups[:-1], groups[-1])
        if len(groups) == _TWO and groups[1].link == _GROWS:
            total = groups[0].number.hull(groups[1].number)
            return Breakdown(total, tuple(group.number for group in groups))
        top = [group for group in groups if not group.subset and not group.depth]
        parts = [group for group in groups if group.subset or group.depth]
        if len(groups) == 1:
            return _with_sexes(groups[0].number, groups, ())
        if len(top) == 1:
            self._check_parts(top[0].number, parts)
            return _with_sexes(top[0].number, groups, parts)
        if top and parts:
            self._refuse("one total with its parts, or parts alone")
        return self._sum(top or parts)

    # -- which numbers count -------------------------------------------------------------------

    def _check_shares(self, mentions: Sequence[Mention]) -> None:
        """Refuse a share, unless it only follows a count."""
        kinds = [mention.kind for mention in mentions]
        if {"ratio", "decimal"} & set(kinds) or (kinds and kinds[0] != "number"):
            self._refuse("a whole number; a share such as 'over 60%' is read by Share.parse")

    def _check_other_words(self, mentions: Sequence[Mention]) -> None:
        """Refuse words that turn a number into another in ways that are not read here."""
        inside = {at for mention in mentions for at in range(mention.start, mention.stop)}
        rest = {token.text for at, token in enumerate(self.tokens) if at not in inside}
        if not rest.isdisjoint(self.words.refused):
            self._refuse("one number without a negation, an alternative or a rate")

    def _with_duals(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The numbers, and the nouns that say "two" by their form."""
        inside = {at for mention in mentions for at in range(mention.start, mention.stop)}
        numbers = [mention for mention in mentions if mention.kind == "number"]
        for at, token in enumerate(self.tokens):
            if token.text in self.words.duals and at not in inside:
                numbers.append(_two_at(at))
        return sorted(numbers, key=lambda mention: mention.start)

    def _group(self, mention: Mention) -> _Group:
        """A number with what it counts."""
        found = noun_beside(self.tokens, mention, self.words)
        if found is None:
            self._refuse(
                "a number alone or with a noun that is known, not a date, an age or a code"
            )
        texts = [token.text for token in self.tokens[: mention.start]]
        following = self.tokens[mention.stop : mention.stop + 1]
        closed = bool(following) and following[0].text in {")", "]"}
        if found.unit is None and len(texts) > 1 and texts[-1] in {"(", "["} and closed:
            self._refuse("a number that does not stand alone in brackets as a footnote's does")
        depth = texts.count("(") + texts.count("[") - texts.count(")") - texts.count("]")
        count = count_of(mention, self.words, self.kind)
        if not mention.negative and (count < 0) is Verdict.HOLDS:
            self._refuse("a number that is not negative; a dash before it may be a bullet")
        return _Group(count, found.unit, found.noun, found.subset, depth, self._link(mention))

    def _link(self, mention: Mention) -> str:
        """The word or mark that hangs a number on what is before it."""
        at = mention.start
        while at and self.tokens[at - 1].text in self.words.articles | {"ل"}:
            at -= 1
        for phrase in self.words.grows:
            if at >= len(phrase) and phrase_at(self.tokens, at - len(phrase), [phrase]):
                return _GROWS
        return self.tokens[at - 1].text if at else ""

    def _counted(self, groups: list[_Group]) -> list[_Group]:
        """The groups of people, or else the one group of other things."""
        named = [group for group in groups if group.unit in PEOPLE]
        of = {phrase[-1] for phrase in self.words.of}
        for one, other in pairwise(groups):
            if one.unit is Unit.OTHER and other.unit is not Unit.OTHER and other.link in of:
                self._refuse("one number of people, not a number of groups 'of' so many")
        people = [group for group in groups if group.unit is None or group.unit in PEOPLE]
        others = [group for group in groups if group.unit is Unit.OTHER]
        if not named and others and any(group.depth for group in people):
            self._refuse("one number, not numbers of which it is not said what they count")
        if people:
            return people
        rest = [group for group in groups if group.unit is not Unit.DATE]
        if len(rest) != 1:
            self._refuse("one number")
        return rest

    # -- how they belong together --------------------------------------------------------------

    def _equation(self, groups: list[_Group], total: _Group) -> Breakdown:
        """Parts, and after an equals sign their sum, which has to be right."""
        parts = groups[0].number if len(groups) == 1 else self._sum(groups).total
        if parts.equals(total.number) is not Verdict.HOLDS:
            self._refuse("parts that add up to the sum that is given")
        return Breakdown(total.number, tuple(group.number for group in groups))

    def _check_parts(self, total: Count, parts: list[_Group]) -> None:
        """Refuse parts that cannot be those of the total."""
        units = [part.unit for part in parts]
        exhaustive = _are_both_sexes(units) or (
            len(parts) > 1 and not any(part.subset for part in parts)
        )
        added = Count.sum(part.number for part in parts)
        verdict = added.equals(total) if exhaustive else added <= total
        if verdict is Verdict.FAILS:
            self._refuse("parts that add up to the total that is given")

    def _sum(self, groups: list[_Group]) -> Breakdown:
        """The sum of parts that cannot share anyone."""
        units = [group.unit for group in groups]
        apart = _are_both_sexes(units) or _are_one_noun_in_both_genders(groups)
        different = all(unit is Unit.ROLE for unit in units)
        for group in groups[1:]:
            added = group.link in self.words.adds
            if not added and not ((apart or different) and group.link in self.words.joins):
                self._refuse("one number, or parts that cannot share anyone joined by 'and'")
        if any(group.subset for group in groups) and not apart:
            self._refuse("a total beside the parts that it includes")
        total = Count.sum(group.number for group in groups)
        men_too = [
            group._replace(unit=Unit.MALE) if apart and group.unit is Unit.ROLE else group
            for group in groups
        ]
        return _with_sexes(total, men_too, groups)

    def _refuse(self, hint: str) -> NoReturn:
        raise UnreadableTextError(self.kind, self.words.language, hint)


_GROWS = "grows to"
_TWO = 2
_STEM = 3


def _two_at(at: int) -> Mention:
    two = Fraction(2)
    return Mention(
        kind="number",
        low=two,
        high=two,
        low_strict=False,
        high_strict=False,
        about=False,
        estimated=False,
        negative=False,
        start=at,
        stop=at + 1,
        bound_words=False,
    )


def _are_both_sexes(units: list[Unit | None]) -> bool:
    return sorted(unit.name for unit in units if unit is not None) == ["FEMALE", "MALE"]


def _are_one_noun_in_both_genders(groups: list[_Group]) -> bool:
    """Whether it is one Arabic noun, once masculine and once feminine: officers of either sex."""
    if len(groups) != _TWO or {group.unit for group in groups} != {Unit.ROLE, Unit.FEMALE}:
        return False
    one, other = groups
    return len(one.noun) > _STEM and one.noun[:_STEM] == other.noun[:_STEM]


def _with_sexes(total: Count, groups: Sequence[_Group], parts: Sequence[_Group]) -> Breakdown:
    def of(unit: Unit) -> Count | None:
        counts = [group.number for group in groups if group.unit is unit]
        return counts[0] if len(counts) == 1 else None

    return Breakdown(
        total, tuple(part.number for part in parts), women=of(Unit.FEMALE), men=of(Unit.MALE)
    )
