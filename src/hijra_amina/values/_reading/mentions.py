"""The places of a text where a number, a percentage or a fraction is said, with its bounds."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from hijra_amina.errors import UnreadableTextError
from hijra_amina.values._reading.lexicon import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hijra_amina.values._reading.lexicon import Lexicon, Phrase
    from hijra_amina.values._reading.tokens import Token

__all__ = ["Mention", "is_phrase", "mentions_in", "phrase_at"]

Kind: TypeAlias = Literal["number", "decimal", "share", "ratio"]


class Mention(NamedTuple):
    """A number that a text mentions.

    Attributes:
        kind: A whole number, one with decimals, a share of something, or a part "of" its whole.
        low: The lower end; `None` if nothing is said of one.
        high: The upper end.
        low_strict: Whether the number is more than `low`.
        high_strict: Whether it is less than `high`.
        about: Whether it is approximate.
        estimated: Whether the text calls it an estimate.
        negative: Whether the text says that it may be negative.
        start: The index of its first token, bounds included.
        stop: The index after its last token.
        bound_words: Whether a word or a mark said how the number bounds.
    """

    kind: Kind
    low: Fraction | None
    high: Fraction | None
    low_strict: bool
    high_strict: bool
    about: bool
    estimated: bool
    negative: bool
    start: int
    stop: int
    bound_words: bool


class _Quantity(NamedTuple):
    """One number or one range, before any bound is applied."""

    kind: Kind
    low: Fraction
    high: Fraction
    stop: int


def phrase_at(
    tokens: Sequence[Token], at: int, phrases: Iterable[Phrase]
) -> tuple[Phrase, int] | None:
    """The first of the phrases that stands at this place, and the index after it.

    Args:
        tokens: The text.
        at: The place.
        phrases: The phrases, in the order in which they are tried.

    Returns:
        The phrase and where it stops, or `None`.
    """
    for phrase in phrases:
        stop = at + len(phrase)
        if stop <= len(tokens) and all(
            token.text == word for token, word in zip(tokens[at:stop], phrase, strict=True)
        ):
            return phrase, stop
    return None


def is_phrase(tokens: Sequence[Token], phrases: Iterable[Phrase]) -> bool:
    """Whether a text is one of these phrases and nothing else.

    Args:
        tokens: The text.
        phrases: The phrases.

    Returns:
        Whether it is.
    """
    return tuple(token.text for token in tokens) in set(phrases)


def mentions_in(tokens: Sequence[Token], lexicon: Lexicon, what: str) -> list[Mention]:
    """Every number of a text, in order.

    Args:
        tokens: The text.
        lexicon: The words of its language.
        what: What it is read as, for the error.

    Returns:
        The mentions.

    Raises:
        UnreadableTextError: If a number is bounded in two ways at once.
    """
    reader = _Reader(tokens, lexicon, what)
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = reader.mention(at)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = mention.stop
    return found


class _Reader:
    """Reads one text."""

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon, what: str) -> None:
        """Keep the text and its language."""
        self.tokens = tokens
        self.words = lexicon
        self.what = what

    def mention(self, at: int) -> Mention | None:
        """The number that starts here, its bounds included."""
        ranged = self._between(at)
        if ranged is not None:
            return ranged
        first = self._bounded(at)
        if first is None or first.stop >= len(self.tokens):
            return first
        # "At least 5 and at most 10": two bounds of one number.
        if first.bound_words and self.tokens[first.stop].text in {"and", "و", "but"}:
            second = self._bounded(first.stop + 1)
            if second is not None and second.bound_words and second.kind == first.kind:
                return _both(first, second)
        return first

    def _bounded(self, at: int) -> Mention | None:
        bounds, place = self._bounds(at)
        quantity = self._quantity(place)
        if quantity is None:
            return None
        suffix = _bound_at(self.tokens, quantity.stop, self.words.suffixes)
        stop = quantity.stop
        if suffix is not None and self._is_suffix(suffix[1], quantity.stop):
            bounds.append(suffix[0])
            stop = suffix[1]
        negative = phrase_at(self.tokens, stop, [self.words.negative])
        stop = stop if negative is None else negative[1]
        return self._apply(bounds, quantity, at, stop, negative=negative is not None)

    def _bounds(self, at: int) -> tuple[list[Bound], int]:
        """The phrases before a number: at most one that bounds it, and "about"."""
        bounds: list[Bound] = []
        while (found := _bound_at(self.tokens, at, self.words.bounds)) is not None:
            bounds.append(found[0])
            at = found[1]
        while bounds and at < len(self.tokens) and self.tokens[at].text in self.words.articles:
            at += 1
        return bounds, at

    def _is_suffix(self, stop: int, at: int) -> bool:
        """Whether a plus sign after a number means "or more", and not "and"."""
        if self.tokens[at].text != "+":
            return True
        return stop >= len(self.tokens) or self._quantity(stop) is None

    def _apply(
        self, bounds: list[Bound], quantity: _Quantity, start: int, stop: int, *, negative: bool
    ) -> Mention:
        """The interval that a number and its bounds make."""
        if quantity.kind == "decimal":
            # "1.000" is a thousand to some readers and one to others.
            hint = "a whole number without a decimal mark, or a percentage"
            raise UnreadableTextError(self.what, self.words.language, hint)
        ends = [bound for bound in bounds if bound.is_low or bound.is_high]
        if len(ends) > 1 or (ends and quantity.low != quantity.high):
            hint = "one bound for each number, such as 'over 80' or 'between 17 and 27'"
            raise UnreadableTextError(self.what, self.words.language, hint)
        bound = ends[0] if ends else None
        return Mention(
            kind=quantity.kind,
            low=None if bound is not None and bound.is_high else quantity.low,
            high=None if bound is not None and bound.is_low else quantity.high,
            low_strict=bound is Bound.MORE,
            high_strict=bound is Bound.FEWER,
            about=Bound.ABOUT in bounds or Bound.ESTIMATED in bounds,
            estimated=Bound.ESTIMATED in bounds,
            negative=negative,
            start=start,
            stop=stop,
            bound_words=bound is not None,
        )

    def _between(self, at: int) -> Mention | None:
        """Between 17 and 27; some 17 to 27."""
        bounds, place = self._bounds(at)
        opened = phrase_at(self.tokens, place, self.words.between)
        closers = self.words.to if opened is None else self.words.between[opened[0]]
        more, place = self._bounds(place if opened is None else opened[1])
        bounds += more
        if any(bound.is_low or bound.is_high for bound in bounds):
            return None
        first = self._quantity(place)
        if first is None or first.stop >= len(self.tokens):
            return None
        if self.tokens[first.stop].text not in closers or first.low != first.high:
            return None
        more, place = self._bounds(first.stop + 1)
        second = self._quantity(place)
        if second is None or second.low != second.high or set(more) - {Bound.ABOUT}:
            return None
        low = first.low
        if first.kind in _PLAIN and second.kind == "share" and self._is_percent(second.stop):
            low = low / _PERCENT
        elif first.kind != second.kind:
            return None
        if second.high < low:
            hint = "a range with the lower number first"
            raise UnreadableTextError(self.what, self.words.language, hint)
        quantity = _Quantity(second.kind, low, second.high, second.stop)
        return self._apply(bounds + more, quantity, at, second.stop, negative=False)

    def _is_percent(self, stop: int) -> bool:
        return any(
            phrase_at(self.tokens, stop - len(phrase), [phrase]) for phrase in self.words.percent
        )

    def _quantity(self, at: int) -> _Quantity | None:
        """A number in figures or words, a percentage, a fraction, or a part of a whole."""
        fraction = self.words.fraction(self.tokens, at)
        if fraction is not None:
            return _Quantity("share", fraction[0], fraction[0], fraction[1])
        plain = self._number(at)
        if plain is None:
            return None
        percent = phrase_at(self.tokens, plain.stop, self.words.percent)
        if percent is not None and plain.kind in _PLAIN:
            return _Quantity("share", plain.low / _PERCENT, plain.high / _PERCENT, percent[1])
        return self._ratio(plain) or plain

    def _ratio(self, part: _Quantity) -> _Quantity | None:
        """The share of a part that is said to be "of" its whole: nine of fifteen."""
        of = phrase_at(self.tokens, part.stop, self.words.of)
        whole = None if of is None else self._number(self._after_articles(of[1]))
        if whole is None or (part.kind, whole.kind) != ("number", "number"):
            return None
        exact = part.low == part.high and whole.low == whole.high > 0
        if not exact or phrase_at(self.tokens, whole.stop, self.words.percent) is not None:
            return None
        share = part.low / whole.low
        return _Quantity("ratio", share, share, whole.stop)

    def _after_articles(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].text in self.words.articles:
            at += 1
        return at

    def _number(self, at: int) -> _Quantity | None:
        """A number in figures or words, or a product of two."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if token.kind == "fraction":
            share = token.numbers[0] / token.numbers[1] if token.numbers[1] else Fraction(-1)
            return _Quantity("share", share, share, at + 1)
        if token.kind == "decimal":
            return _Quantity("decimal", token.numbers[0], token.numbers[0], at + 1)
        if token.kind != "figure":
            words = self.words.number(self.tokens, at)
            return None if words is None else _Quantity("number", words[0], words[0], words[1])
        low, high = token.numbers[0], token.numbers[-1]
        following = self.tokens[at + 1 : at + 3]
        times = [token.text for token in following] and following[0].text == "×"
        if times and len(following) > 1 and following[1].kind == "figure" and low == high:
            product = low * following[1].numbers[0]
            return _Quantity("number", product, product, at + 3)
        return _Quantity("number", low, high, at + 1)


_PERCENT = 100
_PLAIN: frozenset[Kind] = frozenset({"number", "decimal"})


def _bound_at(
    tokens: Sequence[Token], at: int, bounds: Mapping[Phrase, Bound]
) -> tuple[Bound, int] | None:
    found = phrase_at(tokens, at, bounds)
    return None if found is None else (bounds[found[0]], found[1])


def _both(first: Mention, second: Mention) -> Mention | None:
    """One number with a lower and an upper bound; otherwise the first alone."""
    low, high = (first, second) if first.high is None else (second, first)
    if low.high is not None or high.low is not None or low.low is None or high.high is None:
        return first
    return first._replace(
        low=low.low,
        high=high.high,
        low_strict=low.low_strict,
        high_strict=high.high_strict,
        about=first.about or second.about,
        stop=second.stop,
    )
