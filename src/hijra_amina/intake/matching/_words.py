"""A written name becomes the words that tell people apart, in the order in which they stand.

Arabic, Kurdish and Latin spellings of one name come out as the same number of words: `عبد الله`,
`عبدالله` and `Abdul-Lah` are one word each, the article and `bin` are gone, and so are titles.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

import attrs

__all__ = ["Script", "Word", "words_of"]

Script = Literal["arabic", "kurdish", "latin"]
"""How a word is spelt: Kurdish writes its vowels in Arabic letters, Arabic leaves them out."""


@attrs.frozen
class Word:
    """One part of a name.

    Attributes:
        letters: Its letters, folded.
        script: How it is spelt.
        nisba: Whether it stands last and looks like the name of a family or a place.
    """

    letters: str = attrs.field(repr=False)
    script: Script
    nisba: bool = False


_KURDISH: Final = re.compile("[ەێۆڵڕڤ]|\\bئ")
_ARABIC: Final = re.compile("[\u0620-\u064a\u066e-\u06d5]")
# A heh that is not joined to what follows is how Kurdish ە is typed on an Arabic keyboard.
_OPEN_HEH: Final = re.compile("[هھ]\u200c")
_FOLDED: Final = str.maketrans(
    {
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ے": "ي",
        "ة": "ه",
        "ھ": "ه",
        "ہ": "ه",
        "ۃ": "ه",
        "ک": "ك",
        "ڪ": "ك",
        "ۇ": "و",
        "ۋ": "و",
        "ـ": None,
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ə": "a",
        "ş": "sh",
        "š": "sh",
        "ç": "ch",
        "č": "ch",
        "ž": "zh",
        "ğ": "gh",
        **dict.fromkeys("'`´ʹʻʼʽʾʿˈ‘’‛′", None),
    }
)
# Decomposed and composed again without their marks; these letters are their marks.
_KEPT: Final = frozenset("ئؤێۆşšçčžğ")
_SPACE: Final = re.compile(r"[^\w]+|[\d_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TITLES: Final = _set(
    "الدكتور الدكتوره دكتور دكتوره د المهندس المهندسه مهندس مهندسه م الاستاذ الاستاذه استاذ "
    "استاذه ا السيد السيده الست الشيخ الحاج الحاجه العميد العقيد الرائد المقدم النقيب اللواء "
    "الملازم المحامي المحاميه القاضي المدرس المدرسه الانسه كاك خاتوو ماموستا مامۆستا بەڕێز "
    "دکتۆر دكتۆر dr mr mrs ms miss eng engr prof professor doctor sheikh shaikh ustadh kak col "
    "maj gen lt capt judge sayyid"
)
_SONS: Final = _set("بن ابن بنت bin ibn ben bint b كوري کوڕی كوڕي")
_ARTICLES: Final = _set("ال al el ul il ud ur us uz un ad ar as ash at az an ol آل")
_SERVANTS: Final = _set("عبد abd abdul abdel abdal abdol abdil abdu عەبد عەبدول")
_FATHERS: Final = _set("ابو ابي ام abu abo abou aboo abi umm um um ئەبو")
_NO_ARTICLE: Final = _set("الياس الهام الاء الماس الند الفت الين الان")
_FAITH: Final = _set("الدين دين din deen aldin eldin uddin aldeen eldeen uldin addin ddin")
_GOD: Final = _set("الله allah ullah")
_NISBA: Final = 6
"""Letters of a word that with its ending looks like the name of a place without the article."""
_GLUED_FAITH: Final = re.compile(r"^(?P<x>..+?)[aeiu]?[ld]?d(?:ee|i|y|ie|ei)n$")
_GLUED_SERVANT: Final = re.compile(
    r"^abd(?:[aeiou](?:l|(?P<c>[rnszdtw])(?=(?P=c)))|[aeiou](?=l))(?P<x>..+)$"
)
_LATIN_ARTICLE: Final = re.compile(r"^(?:al|el)(?P<x>[bcdfghjkmnqrstwyz][a-z]{4,})$")
_LATIN_NO_ARTICLE: Final = _set(
    "alwan albert alfred alyas alham alhan eldar elham elyas elnaz elnur aldar almas"
)


@lru_cache(maxsize=65_536)
def words_of(written: str) -> tuple[Word, ...]:
    """The words of a name.

    Args:
        written: The name as it was written.

    Returns:
        Its words: own name, father, grandfather, family, as far as they are there.

    Examples:
        >>> [word.letters for word in words_of("عبد الرحمن بن محمد الجبوري")]
        ['عبدرحمن', 'محمد', 'جبوري']
        >>> [word.letters for word in words_of("Dr. Abdul-Rahman Nour al-Din")]
        ['abd-rahman', 'nourdin']
    """
    text = _plain(written)
    kurdish = bool(_KURDISH.search(text))
    raw = [part for part in _SPACE.split(text) if part]
    while len(raw) > 1 and raw[0] in _TITLES:
        raw = raw[1:]
    found: list[Word] = []
    waiting = ""  # what goes before the next word: servant of, father of
    article = False
    for position, part in enumerate(raw):
        last = position == len(raw) - 1
        if part in _SONS and found and not last:
            continue
        if (
            part in _ARTICLES
            and not last
            and (len(part) == len("al") or raw[position + 1].startswith(part[1:]))
        ):
            article = True
            continue
        if found and not waiting and (part in _FAITH or part in _GOD):
            tail = ("دين" if _ARABIC.search(part) else "din") if part in _FAITH else _god(part)
            found[-1] = attrs.evolve(found[-1], letters=found[-1].letters + tail)
            article = False
            continue
        if (part in _SERVANTS or part in _FATHERS) and not last:
            waiting = _servant(part) if part in _SERVANTS else part
            article = False
            continue
        script: Script = "latin"
        if _ARABIC.search(part):
            script = "kurdish" if kurdish else "arabic"
        bare = _without_article(part, script)
        had = article or bare != part
        letters = waiting + bare
        if not waiting:
            letters = _unglued(letters, script)
        ending = len(letters) >= _NISBA and letters[-1] in "يi"
        nisba = last and bool(found) and not waiting and (had or ending)
        found.append(Word(letters, script, nisba))
        waiting, article = "", False
    return tuple(found)


def _plain(written: str) -> str:
    text = _OPEN_HEH.sub("ە", unicodedata.normalize("NFKC", written)).casefold()
    marks = (
        character if character in _KEPT else unicodedata.normalize("NFD", character)
        for character in unicodedata.normalize("NFC", text)
    )
    kept = "".join(
        character
        for character in "".join(marks)
        if unicodedata.category(character) not in {"Mn", "Cf", "Me"}
    )
    return kept.translate(_FOLDED)


def _servant(part: str) -> str:
    return "abd-" if part.startswith("abd") else "عەبد" if part.startswith("عە") else "عبد"


def _god(part: str) -> str:
    return "له" if part == "الله" else "lah"


def _without_article(part: str, script: Script) -> str:
    if script == "latin":
        found = _LATIN_ARTICLE.match(part)
        return found["x"] if found and part not in _LATIN_NO_ARTICLE else part
    if part.startswith("ال") and len(part) > 4 and part not in _NO_ARTICLE:  # noqa: PLR2004 - three letters stay
        return part[2:]
    return part


def _unglued(part: str, script: Script) -> str:
    """The same letters whether somebody left a space inside a compound or not."""
    if script == "latin":
        servant = _GLUED_SERVANT.match(part)
        if servant:
            return "abd-" + servant["x"]
        faith = _GLUED_FAITH.match(part)
        return faith["x"] + "din" if faith else part
    if script == "kurdish":
        return re.sub("^عەبدو?[لڵ](?=..)", "عەبد", part)
    part = re.sub("^عبدال(?=..)", "عبد", part)
    return re.sub("(?<=..)الدين$", "دين", part)
