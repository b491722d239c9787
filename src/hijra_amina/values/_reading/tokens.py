"""The words, figures and marks of a text, in one form whatever digits and letters it uses."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from hijra_amina.errors import InvalidValueError, LocaleError, UnreadableTextError
from hijra_amina.values._text import BIDI_CONTROLS, kind_of

if TYPE_CHECKING:
    from hijra_amina.values._reading.lexicon import Lexicon

__all__ = ["Token", "keep_wording", "lexicon_for", "tokens_of"]

_LONGEST: Final = 10_000
_LONGEST_FIGURE: Final = 4_000
_REMOVE_CONTROLS: Final = dict.fromkeys(map(ord, BIDI_CONTROLS))

# Arabic letters that are written for one another; vowel marks and the tatweel are left out.
_FOLD: Final = {
    **dict.fromkeys(map(ord, "ـًٌٍَُِّْٰ")),
    **str.maketrans("أإآٱىیةکھ", "ااااييهكه"),
    **str.maketrans("’‘ʼ–—−", "'''---"),
}


class Token(NamedTuple):
    """A word, a figure or a mark.

    `numbers` holds one value for a figure, two for a range such as `17-27` and for a fraction. A
    decimal is never whole, `27.0` as little as `3.5`: who writes it measures and does not count.
    """

    kind: Literal["word", "figure", "decimal", "fraction", "mark"]
    text: str
    numbers: tuple[Fraction, ...] = ()


def lexicon_for(language: str) -> Lexicon:
    """The words of a language, of `en_GB` and `ar-IQ` as of `en` and `ar`.

    Args:
        language: A language or a locale.

    Returns:
        The lexicon.

    Raises:
        LocaleError: If there is none for it.

    Examples:
        >>> lexicon_for("ar_IQ").language
        'ar'
    """
    if not isinstance(language, str):
        raise InvalidValueError("language", "a language such as 'en' or 'ar'", kind_of(language))
    name = language.replace("-", "_").partition("_")[0]
    if name == "en":
        from hijra_amina.values._reading.english import ENGLISH  # noqa: PLC0415 - one language at a time

        return ENGLISH
    if name == "ar":
        from hijra_amina.values._reading.arabic import ARABIC  # noqa: PLC0415 - one language at a time

        return ARABIC
    raise LocaleError(language, "en or ar, or a locale of one of them")


def keep_wording(text: str) -> str:
    """The source's words as a value may keep them: without direction marks, which are no words.

    Args:
        text: The words.

    Returns:
        The words.

    Examples:
        >>> keep_wording(" over 80 ")
        'over 80'
    """
    return text.translate(_REMOVE_CONTROLS).strip()


def tokens_of(text: str, kind: str, lexicon: Lexicon) -> list[Token]:
    """Take a text apart.

    Args:
        text: The words.
        kind: What they are to be read as, for the error.
        lexicon: The words of their language.

    Returns:
        The tokens.

    Raises:
        InvalidValueError: If it is no text.
        UnreadableTextError: If it is blank, too long, or holds a figure that is no number.

    Examples:
        >>> [token.text for token in tokens_of("Over 80 (men)", "count", lexicon_for("en"))]
        ['over', '80', '(', 'men', ')']
    """
    if not isinstance(text, str):
        raise InvalidValueError(kind, "text", kind_of(text))
    clean = text.translate(_REMOVE_CONTROLS)
    if not clean.strip() or len(clean) > _LONGEST:
        hint = "some words" if len(clean) <= _LONGEST else f"at most {_LONGEST} characters"
        raise UnreadableTextError(kind, lexicon.language, hint)
    if any(unicodedata.category(character) == "No" for character in clean):
        hint = "figures on the line; a raised or built-up figure may be a footnote mark"
        raise UnreadableTextError(kind, lexicon.language, hint)
    folded = unicodedata.normalize("NFKC", clean).casefold().translate(_FOLD)
    folded = "".join(map(_western, folded))
    tokens: list[Token] = []
    for match in _pattern().finditer(folded):
        figure, word, mark = match.groups()
        if figure is not None:
            tokens.append(_figure(figure, kind, lexicon))
        elif word is not None:
            tokens += (Token("word", part) for part in lexicon.split(word))
        else:
            tokens.append(Token("mark", mark))
    if not tokens:
        # Vowel marks and the tatweel alone are no words.
        raise UnreadableTextError(kind, lexicon.language, "some words")
    return tokens


def _western(character: str) -> str:
    """Any decimal digit as an ASCII one; the rest as it is."""
    if character.isascii() or not character.isdecimal():
        return character
    return str(unicodedata.decimal(character))


@cache
def _pattern() -> re.Pattern[str]:
    # A dash is a minus at the start of a word, of one with the Arabic "and" before it too.
    minus = r"(?:(?<![\w.,/:-])|(?<=\Wو))-"
    figure = rf"(?:{minus})?[0-9](?:[0-9,٬.٫/:_'-]*[0-9])?"
    word = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
    return re.compile(rf"({figure})|({word})|([^\w\s]|_)")


@cache
def _forms() -> tuple[tuple[Literal["figure", "decimal", "fraction"], re.Pattern[str]], ...]:
    # Nobody counts with a leading nought: 0770 is the beginning of a telephone number.
    positive = r"(?:[1-9][0-9]{0,2}(?:[,٬][0-9]{3})+|0|[1-9][0-9]*)"
    number = rf"(-?{positive})"
    return (
        ("figure", re.compile(number)),
        ("decimal", re.compile(r"(-?[0-9]+[.٫][0-9]+)")),
        ("figure", re.compile(rf"{number}-{number}")),
        ("fraction", re.compile(rf"({positive})/({positive})")),
    )


def _figure(text: str, kind: str, lexicon: Lexicon) -> Token:
    """A figure with its value; dates, times and other strings of digits are no figures."""
    if len(text) <= _LONGEST_FIGURE:
        for form, pattern in _forms():
            found = pattern.fullmatch(text)
            if found is not None:
                plain = (part.translate(_SEPARATORS) for part in found.groups())
                return Token(form, text, tuple(map(Fraction, plain)))
    hint = "plain figures such as 27, 1,234 or 17-27, not a date, a time or a code"
    raise UnreadableTextError(kind, lexicon.language, hint)


_SEPARATORS: Final = {ord(","): None, ord("٬"): None, ord("٫"): "."}
