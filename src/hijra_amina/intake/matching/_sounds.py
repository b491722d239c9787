"""What a word sounds like: its consonants by class, its consonants as spelt, its vowels.

The classes are so wide that an Arabic, a Kurdish and a Latin spelling of one name have the same
ones; how well two spellings with the same classes fit is for `_likeness` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

import attrs

if TYPE_CHECKING:
    from hijra_amina.intake.matching._words import Word

__all__ = ["Sound", "sounds_of"]

Spelling = Literal["A", "L"]
"""Whether vowels are left out (Arabic) or written (Latin, Kurdish)."""


@attrs.frozen
class Sound:
    """How a word sounds.

    Attributes:
        skeleton: The classes of its consonants.
        spelling: Whether vowels are left out.
        consonants: Each consonant as spelt; as many as there are classes.
        vowels: What stands before, between and after them; one more.
    """

    skeleton: str = attrs.field(repr=False)
    spelling: Spelling
    consonants: tuple[str, ...] = attrs.field(repr=False)
    vowels: tuple[str, ...] = attrs.field(repr=False)


# Class of each consonant. Voiced and voiceless stops of the back of the mouth fall together,
# because ق and ج and گ are all written g somewhere; so do د ذ ز ض ظ.
_ARABIC: Final = {
    **dict.fromkeys("بپ", "b"),
    **dict.fromkeys("تط", "t"),
    **dict.fromkeys("سصث", "s"),
    **dict.fromkeys("شچ", "c"),
    **dict.fromkeys("جگغقكژ", "k"),
    **dict.fromkeys("حخه", "h"),
    **dict.fromkeys("دذزضظ", "d"),
    **dict.fromkeys("رڕ", "r"),
    **dict.fromkeys("لڵ", "l"),
    **dict.fromkeys("فڤ", "f"),
    "م": "m",
    "ن": "n",
}
_ARABIC_VOWELS: Final = frozenset("اوييعءئؤ")
_LATIN: Final = {
    "sh": "c",
    "ch": "c",
    "kh": "h",
    "gh": "k",
    "dh": "d",
    "th": "s",
    "zh": "k",
    "ph": "f",
    "ck": "k",
    "dj": "k",
    **dict.fromkeys("bp", "b"),
    "t": "t",
    "s": "s",
    **dict.fromkeys("kqgjcx", "k"),
    "h": "h",
    **dict.fromkeys("dz", "d"),
    "r": "r",
    "l": "l",
    **dict.fromkeys("fv", "f"),
    "m": "m",
    "n": "n",
}
_LATIN_VOWELS: Final = str.maketrans({"y": "i", "w": "u"})
_SAME_VOWEL: Final = (
    (re.compile("e?ee|ii+"), "i"),
    (re.compile("oo+|ou|uu+"), "u"),
    (re.compile("aa+"), "a"),
)
# Kurdish spelling as Latin spelling: the vowels are written, only the short i is not.
_KURDISH: Final = {
    "ە": "a",
    "ا": "a",
    "ێ": "e",
    "ۆ": "o",
    "ي": "i",
    "و": "u",
    "ئ": "",
    "ع": "",
    "ء": "",
    "ؤ": "u",
    "ب": "b",
    "پ": "p",
    "ت": "t",
    "ط": "t",
    "س": "s",
    "ص": "s",
    "ث": "s",
    "ش": "sh",
    "چ": "ch",
    "ج": "j",
    "گ": "g",
    "غ": "gh",
    "ق": "q",
    "ك": "k",
    "ژ": "zh",
    "ح": "h",
    "خ": "kh",
    "ه": "h",
    "د": "d",
    "ذ": "z",
    "ز": "z",
    "ض": "z",
    "ظ": "z",
    "ر": "r",
    "ڕ": "r",
    "ل": "l",
    "ڵ": "l",
    "ف": "f",
    "ڤ": "v",
    "م": "m",
    "ن": "n",
}
_PIECES: Final = re.compile("sh|ch|kh|gh|dh|th|zh|ph|ck|dj|[a-z]")
_SOFT: Final = re.compile("c(?=[eiy])")
_LETTERS: Final = re.compile("[a-z]")
_AMBIGUOUS: Final = re.compile("[skdtgpz]h")


@lru_cache(maxsize=65_536)
def sounds_of(word: Word) -> tuple[Sound, ...]:
    """How a word may sound: in one way, or in two where `th` may be one sound or two.

    Args:
        word: The word.

    Returns:
        The likelier first.

    Examples:
        >>> from hijra_amina.intake.matching._words import words_of
        >>> arabic, latin = words_of("حسين")[0], words_of("Hussein")[0]
        >>> sounds_of(arabic)[0].skeleton == sounds_of(latin)[0].skeleton == "hsn"
        True
    """
    if word.script == "arabic":
        return (_arabic(word.letters),)
    text = _SOFT.sub("s", word.letters)
    if word.script == "kurdish":
        text = "".join(_KURDISH.get(letter, letter) for letter in text)
        return (_latin(_PIECES.findall(text)),)
    pieces = _latin(_PIECES.findall(text))
    if not _AMBIGUOUS.search(text):
        return (pieces,)
    apart = _latin(_LETTERS.findall(text))
    return (pieces,) if apart.skeleton == pieces.skeleton else (pieces, apart)


def _arabic(letters: str) -> Sound:
    return _sound("A", [(letter, _ARABIC.get(letter)) for letter in letters], tidy=False)


def _latin(pieces: list[str]) -> Sound:
    return _sound("L", [(piece, _LATIN.get(piece)) for piece in pieces], tidy=True)


def _sound(spelling: Spelling, pieces: list[tuple[str, str | None]], *, tidy: bool) -> Sound:
    skeleton: list[str] = []
    consonants: list[str] = []
    vowels: list[str] = [""]
    for piece, kind in pieces:
        if kind is None:
            vowels[-1] += piece
        elif tidy and not vowels[-1] and consonants[-1:] == [piece]:
            continue  # a doubled consonant, which Arabic writes once
        else:
            skeleton.append(kind)
            consonants.append(piece)
            vowels.append("")
    # A breath at the end is written or left out as one likes: Fatima, Fatimah, فاطمة.
    if skeleton[-1:] == ["h"] and not vowels[-1] and any(vowels):
        skeleton.pop()
        vowels.pop()
        vowels[-1] += consonants.pop()
    if tidy:
        vowels = [_vowel(written) for written in vowels]
    return Sound("".join(skeleton), spelling, tuple(consonants), tuple(vowels))


def _vowel(written: str) -> str:
    for pattern, plain in _SAME_VOWEL:
        written = pattern.sub(plain, written)
    return written.translate(_LATIN_VOWELS)
