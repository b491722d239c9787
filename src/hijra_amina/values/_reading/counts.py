"""Reading counts as reports word them.

The words of a count alone, which `Count.parse` reads back to an equal count and which
`language.format_count` writes (digits of either set; `N` and `M` stand for them):

| count | English | Arabic |
|---|---|---|
| `exactly(N)` | N | N |
| `about(N)` | some N | نحو N |
| `more_than(N)` | over N | أكثر من N |
| `at_least(N)` | at least N | ما لا يقل عن N |
| `fewer_than(N)` | fewer than N | أقل من N |
| `at_most(N)` | at most N | ما لا يزيد على N |
| `between(N, M)` | between N and M | ما بين N وM |
| `between(N, M, approximate=True)` | some N to M | نحو N إلى M |
| any other with `approximate=True` | over some N, at least some N, … | أكثر من نحو N, … |
| `between(None, N)` | at most N (possibly negative) | ما لا يزيد على N (وقد يكون سالبًا) |
| `between(None, None)` | any number (possibly negative) | أي عدد (وقد يكون سالبًا) |
| `unknown()` | unknown | غير معروف |
| `suppressed(below=N)` | suppressed (fewer than N) | محجوب (أقل من N) |
| `suppressed()`, `suppressed(low=N, …)` | suppressed, suppressed (at least N), … | محجوب, … |

The rules for a number among other words are few:

1. A number is read where the words beside it leave no doubt that it counts: nouns of people or
   things after it, harmless words before it. Dates, codes, ages, sums of money and negations
   are refused.
2. A number of people is preferred to numbers of organisations, sessions or days beside it.
3. Parts in brackets, or "of whom", belong to the number before them. Women and men, or two parts
   and more, must add up to it.
4. Parts joined by "and", a comma, a slash or a plus sign are added if they cannot share
   anyone: women and men, or groups named by what they do. "Another 33" is added too.
5. A number that changed ("11 managers, later increasing to 12") lies between the two.
6. Words without a number are unknown if they speak of people or of how many; else they are
   refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import UnreadableTextError
from hijra_amina.values._reading.arrangement import arrange, count_of
from hijra_amina.values._reading.mentions import is_phrase, mentions_in
from hijra_amina.values._reading.tokens import keep_wording, lexicon_for, tokens_of
from hijra_amina.values.basis import Basis, Status
from hijra_amina.values.count import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.values._reading.lexicon import Lexicon
    from hijra_amina.values._reading.mentions import Mention
    from hijra_amina.values._reading.tokens import Token

__all__ = ["read_count"]

_KIND = "count"


def read_count(text: str, language: str) -> Count:
    """Read a count: see `Count.parse`.

    Args:
        text: The words.
        language: Their language, or a locale of it.

    Returns:
        The count, with the words beside it unless it is nothing but the words of a count.

    Raises:
        UnreadableTextError: If the words cannot be read for certain.
        LocaleError: If the language is neither English nor Arabic.

    Examples:
        >>> read_count("26 people (21 from Government, 3 from an NGO and 2 from IRC)", "en")
        Count.exactly(26)
    """
    lexicon = lexicon_for(language)
    tokens = tokens_of(text, _KIND, lexicon)
    alone = _words_of_a_count(tokens, lexicon)
    if alone is not None:
        return alone
    wording = keep_wording(text)
    mentions = mentions_in(tokens, lexicon, _KIND)
    if not mentions and not any(token.text in lexicon.duals for token in tokens):
        if not lexicon.is_vague(tokens):
            hint = "words with one number, such as 'over 80', or such as 'dozens of officials'"
            raise UnreadableTextError(_KIND, lexicon.language, hint)
        return Count.unknown(wording=wording)
    return attrs.evolve(arrange(tokens, mentions, lexicon, _KIND).total, wording=wording)


def _words_of_a_count(tokens: Sequence[Token], lexicon: Lexicon) -> Count | None:
    """The count, if the text is its words and nothing else."""
    if is_phrase(tokens, lexicon.unknown):
        return Count.unknown()
    if is_phrase(tokens, [lexicon.anything]):
        return Count.between(None, None)
    if tokens[0].text in lexicon.suppressed:
        return _suppressed(tokens[1:], lexicon)
    mention = _alone(tokens, lexicon)
    return None if mention is None else count_of(mention, lexicon, _KIND)


def _suppressed(inside: Sequence[Token], lexicon: Lexicon) -> Count:
    """What the words in brackets leave open of a suppressed count."""
    if not inside:
        return Count.suppressed()
    if (inside[0].text, inside[-1].text) == ("(", ")"):
        mention = _alone(inside[1:-1], lexicon)
        if mention is not None and not mention.about and not mention.negative:
            limits = count_of(mention, lexicon, _KIND)
            if limits.low is not None and limits.low >= 0:
                return Count(limits.low, limits.high, basis=Basis.DERIVED, status=Status.SUPPRESSED)
    hint = "'suppressed', or 'suppressed (fewer than 5)'"
    raise UnreadableTextError(_KIND, lexicon.language, hint)


def _alone(tokens: Sequence[Token], lexicon: Lexicon) -> Mention | None:
    """The one plain number of a text that says nothing else."""
    mentions = mentions_in(tokens, lexicon, _KIND)
    if len(mentions) != 1 or mentions[0].kind != "number":
        return None
    whole = (mentions[0].start, mentions[0].stop) == (0, len(tokens))
    return mentions[0] if whole else None
