"""Strategies for names of nobody: random letters of three scripts, never a real person's name."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from hijra_amina.testing._texts import ARABIC, LATIN, SORANI
from hijra_amina.values import PersonName, Transliteration

__all__ = ["person_names", "transliterations"]


def _words(letters: str) -> st.SearchStrategy[str]:
    word = st.text(letters, min_size=2, max_size=7)
    return (
        word
        | st.builds("{} {}".format, word, word)
        | st.builds("{} {} {}".format, word, word, word)
    )


_LATIN: Final = _words(LATIN.translate({ord(mark): None for mark in "'’-"}))
_ARABIC: Final = _words(ARABIC)
_SORANI: Final = _words(SORANI)
_CUSTOMS: Final = st.none() | st.sampled_from(("source", "clerk", "passport", "DIN 31635"))
_HONORIFICS: Final = st.none() | st.sampled_from(("Dr", "Mr", "Ms", "د.", "السيدة"))
_RANKS: Final = st.none() | st.sampled_from(("Colonel", "Major", "العقيد", "عەقید"))


_SCRIPTS: Final = st.sampled_from(("Latn", "Arab"))
_FLAGS: Final = st.booleans()


def transliterations(*, script: str = "Latn") -> st.SearchStrategy[Transliteration]:
    """A name of random letters, written in another script by somebody.

    Args:
        script: `Latn` or `Arab`.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(transliterations(), lambda one: True).script
        'Latn'
    """
    return _transliterations(script)


@st.composite
def _transliterations(draw: st.DrawFn, script: str) -> Transliteration:
    return Transliteration(draw(_WRITTEN[script]), script, draw(_CUSTOMS))


_WRITTEN: Final = {"Latn": _LATIN, "Arab": _ARABIC | _SORANI}
_OTHER: Final = {"Latn": "Arab", "Arab": "Latn"}


@st.composite
def _person_names(draw: st.DrawFn) -> PersonName:
    script = draw(_SCRIPTS)
    is_transliterated = draw(_FLAGS)
    others = (draw(_transliterations(_OTHER[script])),) if is_transliterated else ()
    return PersonName(
        draw(_WRITTEN[script]),
        script=script if draw(_FLAGS) else None,
        transliterations=others,
        honorific=draw(_HONORIFICS),
        rank=draw(_RANKS),
        pseudonym=draw(_FLAGS),
    )


def person_names() -> st.SearchStrategy[PersonName]:
    """Names of random letters in Latin, Arabic or Kurdish script.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(person_names(), lambda name: True)
        PersonName(<withheld>)
    """
    return _person_names()
