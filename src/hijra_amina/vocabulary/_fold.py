"""Folding: what two spellings of one term have in common."""

from __future__ import annotations

import unicodedata

__all__ = ["fold"]

# Letters that Unicode keeps apart and that keyboards of Arabic, Persian and Kurdish interchange.
# What carries a hamza or a madda (أ إ آ ؤ ئ ۀ) falls to its base letter when marks are dropped.
_LETTERS = {
    "\u0671": "ا",  # alef wasla
    "\u0672": "ا",  # alef with wavy hamza
    "\u0673": "ا",
    "\u0629": "ه",  # ta marbuta: الوزارة is also typed الوزاره
    "\u06be": "ه",  # heh doachashmee, in laws and in Kurdish
    "\u06c1": "ه",  # heh goal
    "\u06c3": "ه",  # ta marbuta goal
    "\u06d5": "ه",  # the Kurdish vowel ە, older texts write ه
    "\u0649": "ي",  # alef maqsura
    "\u06cc": "ي",  # Farsi yeh
    "\u06ce": "ي",  # Kurdish ێ
    "\u06d0": "ي",
    "\u06d2": "ي",
    "\u06a9": "ك",  # keheh
    "\u06aa": "ك",
    "\u06af": "ك",  # gaf, ك on an Arabic keyboard
    "\u0695": "ر",  # Kurdish ڕ
    "\u06b5": "ل",  # Kurdish ڵ
    "\u06c6": "و",  # Kurdish ۆ
    "\u06c7": "و",
    "\u06cb": "و",
}
_DROPPED = {
    "'",
    "`",
    "\u00b4",
    "\u02b9",
    "\u02bb",
    "\u02bc",
    "\u02bd",
    "\u02be",  # ʾ and ʿ of transliteration
    "\u02bf",
    "\u02c8",
    "\u2018",
    "\u2019",
    "\u201b",
    "\u2032",
    "\uff07",
    "\u0640",  # tatweel
    "\u0674",  # high hamza
}
# Shown as nothing, although they are no format characters.
_INVISIBLE = {
    "\u034f",
    "\u115f",
    "\u1160",
    "\u17b4",
    "\u17b5",
    *map(chr, range(0x180B, 0x1810)),
    "\u2065",
    *map(chr, range(0xFE00, 0xFE10)),
    *map(chr, range(0xFFF0, 0xFFF9)),
    *map(chr, range(0xE0000, 0xE1000)),
}
# Controls, separators, punctuation of every kind, and accents that stand alone.
_BLANKS = {"Cc", "Zs", "Zl", "Zp", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sk"}
# Marks of these combining classes are vowels and signs of other scripts, not optional points.
_LETTER_LIKE_MARKS = {0, 7, 8, 9}


def fold(text: str) -> str:
    """Reduce a spelling of a term to what its other spellings share.

    Presentation forms become letters; alef, ya, ta marbuta, kaf and the Kurdish letters fall to
    one letter each; hamza carriers to their base; harakat, tatweel, Latin diacritics, apostrophes
    and invisible controls go; digits become ASCII; case goes; hyphens and all other punctuation
    become one space.

    **Never fold a stored name, and never compare people's names by it**: علي and على are two
    names, and both fold to one. It is for controlled vocabularies only.

    Args:
        text: A label, alias or code.

    Returns:
        The folded spelling, for comparison; it is not for display.

    Examples:
        >>> fold("Al -Qādisīyah") == fold("al qadisiyah")
        True
        >>> fold("الـوَزَارَة") == fold("الوزاره")
        True
        >>> fold("كوردستان") == fold("کوردستان"), fold("١٢٣"), fold("۱۲۳")
        (True, '123', '123')
    """
    if text.isascii():
        return " ".join(text.translate(_TABLE).split())
    # Twice, because lower case can bring characters that decompose again (İ).
    text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_TABLE)
    return unicodedata.normalize("NFC", " ".join(text.split()))


class _Table(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        """Work it out and keep it; two threads that do so at once write the same."""
        self[point] = folded = _folded(chr(point))
        return folded


def _folded(character: str) -> str:
    """The replacement of one character."""
    if character in _DROPPED or character in _INVISIBLE:
        return ""
    category = unicodedata.category(character)
    if category in _BLANKS:
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Mn" and unicodedata.combining(character) in _LETTER_LIKE_MARKS:
        return character
    if category in {"Cf", "Mn", "Me"}:
        return ""
    return _LETTERS.get(character, character.casefold())


_TABLE = _Table()
