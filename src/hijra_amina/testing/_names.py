"""Strategies for names of nobody: random letters of three scripts, never a real person's name."""

from __future__ import annotations

import itertools
from typing import Final

from hypothesis import strategies as st

from hijra_amina.testing._texts import ARABIC, LATIN, SORANI
from hijra_amina.values import PersonName, Transliteration

__all__ = ["person_names", "transliterations"]


def _words(letters: str) -> st.SearchStrategy[str]:
    """One to a few words of the letters, in one choice."""

    def tidy(text: str) -> str:
        return " ".join(text.split()) or letters[:2]

    return st.text(f"{letters} ", min_size=2, max_size=18).map(tidy)


_LATIN: Final = _words(LATIN.translate({ord(mark): None for mark in "'’-"}))
_WRITTEN: Final = {"Latn": _LATIN, "Arab": st.one_of(_words(ARABIC), _words(SORANI))}
_OTHER: Final = {"Latn": "Arab", "Arab": "Latn"}
_CUSTOMS: Final = st.sampled_from((None, "source", "clerk", "passport", "DIN 31635"))
# All that is not letters is one choice: script, whether it is recorded, whether there is a
# transliteration, honorific, rank, whether it is a pseudonym.
_FRAMES: Final = st.sampled_from(
    list(
        itertools.product(
            ("Latn", "Arab"),
            (True, False),
            (False, True),
            (None, "Dr", "Ms", "د.", "السيدة"),
            (None, "Colonel", "العقيد", "عەقید"),
            (False, True),
        )
    )
)


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


_TRANSLITERATIONS: Final = {script: _transliterations(script) for script in _WRITTEN}


@st.composite
def _person_names(draw: st.DrawFn) -> PersonName:
    script, is_recorded, is_transliterated, honorific, rank, pseudonym = draw(_FRAMES)
    return PersonName(
        draw(_WRITTEN[script]),
        script=script if is_recorded else None,
        transliterations=(draw(_TRANSLITERATIONS[_OTHER[script]]),) if is_transliterated else (),
        honorific=honorific,
        rank=rank,
        pseudonym=pseudonym,
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
