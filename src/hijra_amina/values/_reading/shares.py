"""Reading shares as reports word them.

The words of a share alone, which `Share.parse` reads back to an equal share and which
`language.format_share` writes. `P` is a percentage such as `60%`, `62.5%`, `٦٠٪` or `٦٢٫٥٪`, or a
fraction such as `2/3` or `٢/٣` where the percentage would not be exact:

| share | English | Arabic |
|---|---|---|
| `exactly(P)` | P | P |
| `about(P)` | some P | نحو P |
| `more_than(P)` | over P | أكثر من P |
| `at_least(P)` | at least P | ما لا يقل عن P |
| `less_than(P)` | less than P | أقل من P |
| `at_most(P)` | at most P | ما لا يزيد على P |
| `between(P, Q)` | between P and Q | ما بين P وQ |
| with a strict end | over P and at most Q, … | أكثر من P وما لا يزيد على Q, … |
| `between(P, Q, approximate=True)` | some P to Q | نحو P إلى Q |
| any other with `approximate=True` | at least some P, … | ما لا يقل عن نحو P, … |
| `unknown()` | unknown | غير معروف |
| `suppressed()` | suppressed | محجوب |

Among other words a share is read where it is the only one: a percentage, a fraction in figures
or words, a part "of" its whole ("nine of fifteen"), or one part of a counted total ("fifteen
officials, nine of whom were women"). Whose share it is, is the reader's to know.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NoReturn

import attrs

from hijra_amina.errors import ContradictionError, InvalidValueError, UnreadableTextError
from hijra_amina.values._reading.arrangement import arrange
from hijra_amina.values._reading.mentions import is_phrase, mentions_in
from hijra_amina.values._reading.tokens import keep_wording, lexicon_for, tokens_of
from hijra_amina.values.basis import Basis
from hijra_amina.values.share import Share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.values._reading.lexicon import Lexicon
    from hijra_amina.values._reading.mentions import Mention
    from hijra_amina.values._reading.tokens import Token

__all__ = ["read_share"]

_KIND: Final = "share"
_NONE: Final = Fraction(0)
_ALL: Final = Fraction(1)
_AFTER_A_FRACTION: Final = frozenset({"of", "were", "are", "women", "men", "من", "نساء", "رجال"})


def read_share(text: str, language: str) -> Share:
    """Read a share: see `Share.parse`.

    Args:
        text: The words.
        language: Their language, or a locale of it.

    Returns:
        The share, with the words beside it unless it is nothing but the words of a share.

    Raises:
        UnreadableTextError: If the words cannot be read for certain.
        LocaleError: If the language is neither English nor Arabic.

    Examples:
        >>> read_share("nine of fifteen", "en") == Share.exactly("60%")
        True
    """
    lexicon = lexicon_for(language)
    tokens = tokens_of(text, _KIND, lexicon)
    wording = keep_wording(text)
    if is_phrase(tokens, lexicon.unknown):
        return Share.unknown()
    if len(tokens) == 1 and tokens[0].text in lexicon.suppressed:
        return Share.suppressed()
    mentions = mentions_in(tokens, lexicon, _KIND)
    shares = [mention for mention in mentions if mention.kind in {"share", "ratio"}]
    if not mentions:
        if not lexicon.is_vague(tokens):
            _refuse(lexicon, "words with a share, or such as 'strong female representation'")
        return Share.unknown(wording=wording)
    if not shares:
        return _share_of_a_part(tokens, mentions, lexicon, wording)
    if len(shares) > 1:
        _refuse(lexicon, "one share, such as 'over 60%'")
    found = _share_of(shares[0], lexicon)
    if (shares[0].start, shares[0].stop) == (0, len(tokens)):
        return found
    _check_other_words(tokens, mentions, lexicon)
    following = tokens[shares[0].stop].text if shares[0].stop < len(tokens) else ""
    if tokens[shares[0].stop - 1].kind == "fraction" and following not in _AFTER_A_FRACTION:
        # "(10/12)" in a sentence is as well the tenth of December.
        _refuse(lexicon, "a fraction 'of' something, not what may be a date")
    return attrs.evolve(found, wording=wording)


def _share_of(mention: Mention, lexicon: Lexicon) -> Share:
    """The share that one mention makes."""
    if mention.negative:
        _refuse(lexicon, "a share between 0 and 100%")
    try:
        return Share(
            _NONE if mention.low is None else mention.low,
            _ALL if mention.high is None else mention.high,
            low_strict=mention.low_strict,
            high_strict=mention.high_strict,
            basis=Basis.ESTIMATED if mention.estimated else Basis.STATED,
            approximate=mention.about,
        )
    except (ContradictionError, InvalidValueError):
        _refuse(lexicon, "a share between 0 and 100%")


def _share_of_a_part(
    tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon, wording: str
) -> Share:
    """The share of one part of a counted total: fifteen officials, nine of whom were women."""
    found = arrange(tokens, mentions, lexicon, _KIND)
    if len(found.parts) != 1:
        _refuse(lexicon, "a share such as 'over 60%', or one part with its whole")
    return attrs.evolve(Share.part(found.parts[0], found.total), wording=wording)


def _check_other_words(
    tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon
) -> None:
    """Refuse words that make another share of the one that was read."""
    inside = {at for mention in mentions for at in range(mention.start, mention.stop)}
    rest = {token.text for at, token in enumerate(tokens) if at not in inside}
    if not rest.isdisjoint(lexicon.refused):
        _refuse(lexicon, "one share without a negation or an alternative")


def _refuse(lexicon: Lexicon, hint: str) -> NoReturn:
    raise UnreadableTextError(_KIND, lexicon.language, hint)
