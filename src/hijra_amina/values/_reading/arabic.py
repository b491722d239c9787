"""Arabic words for numbers, bounds and those who are counted.

All words are in the form that `tokens_of` makes: without vowel marks, alef without hamza, final
ya for alef maqsura, ha for ta marbuta.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from hijra_amina.values._reading.lexicon import Lexicon, Unit, people_of, phrases, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.values._reading.lexicon import Read
    from hijra_amina.values._reading.tokens import Token

__all__ = ["ARABIC"]

# Both genders of each: a counted noun takes the opposite one from three to ten.
_UNIT_WORDS: Final = {
    0: "صفر", 1: "واحد واحده", 2: "اثنان اثنين اثنتان اثنتين", 3: "ثلاثه ثلاث",
    4: "اربعه اربع", 5: "خمسه خمس", 6: "سته ست", 7: "سبعه سبع",
    8: "ثمانيه ثماني ثمان", 9: "تسعه تسع", 10: "عشره عشر",
}  # fmt: skip
_SMALL: Final = {word: value for value, listed in _UNIT_WORDS.items() for word in word_list(listed)}
# "Eleven" and "twelve" have forms of their own before "ten"; "Sunday" is written like the first.
_BEFORE_TEN: Final = {
    "احد": 1, "احدي": 1, "اثنا": 2, "اثني": 2, "اثنتا": 2, "اثنتي": 2,
    **{word: value for word, value in _SMALL.items() if 3 <= value <= 9},  # noqa: PLR2004
}  # fmt: skip
_TENS: Final = {
    stem + ending: value
    for value, stem in zip(
        range(20, 100, 10), word_list("عشر ثلاث اربع خمس ست سبع ثمان تسع"), strict=True
    )
    for ending in ("ون", "ين")
}
_HUNDRED_WORDS: Final = ("مئه", "مائه")
_HUNDREDS: Final = {
    **dict.fromkeys(_HUNDRED_WORDS, 100),
    **dict.fromkeys(("مئتان", "مئتين", "مائتان", "مائتين"), 200),
    **{
        stem + hundred: value * 100
        for stem, value in zip(
            word_list("ثلاث اربع خمس ست سبع ثمان ثماني تسع"), (3, 4, 5, 6, 7, 8, 8, 9), strict=True
        )
        for hundred in _HUNDRED_WORDS
    },
}
_THOUSAND: Final = 1000
_THOUSANDS: Final = {"الف": 1000, "الفا": 1000, "الفان": 2000, "الفين": 2000}
_AND: Final = "و"

_NOUNS: Final = {
    Unit.PEOPLE: """مشارك مشاركين مشاركون مشاركات شخص اشخاص متدرب متدربين متدربون فرد افراد عضو
        اعضاء مستفيد مستفيدين مستفيدون حاضر حاضرين ضحيه ضحايا انسان""",
    Unit.ROLE: """ضابط ضباط مسؤول مسؤولين مسؤولون مسئول مسئولين موظف موظفين موظفون ممثل ممثلين
        ممثلون ممثلي صحفي صحفيين صحفيون قاض قاضي قضاه مدير مديرين مدراء عامل عاملين خبير خبراء
        باحث باحثين محام محامين معلم معلمين طالب طلاب طلبه نازح نازحين عائد عائدين كادر كوادر
        منتسب منتسبين شرطي مهندس مهندسين اكاديمي اكاديميين ناشط ناشطين محقق محققين""",
    Unit.FEMALE: """امراه نساء سيده سيدات فتاه فتيات انثي اناث ضابطه ضابطات مشاركه مشاركات
        موظفه موظفات شرطيه شرطيات متدربه متدربات ناشطه ناشطات طالبه طالبات ممثله ممثلات
        اكاديميات تدريسيات مسؤولات صحفيه صحفيات""",
    Unit.MALE: "رجل رجال ذكر ذكور شاب شباب",
    Unit.OTHER: """منظمه منظمات وزاره وزارات دوره دورات ورشه ورش جلسه جلسات محافظه محافظات يوم
        ايام يوما مؤسسه مؤسسات جهه جهات منتدي منتديات مديريه مديريات لجنه لجان برنامج برامج
        اسبوع اسابيع مخيم مخيمات تدريب تدريبات بلد بلدان دوله دول""",
}
# The dual has no numeral. Where a sound plural looks like it (مشاركين), only the form that cannot
# be a plural is here.
_DUALS: Final = {
    Unit.PEOPLE: "مشاركان شخصان شخصين متدربان فردان فردين عضوان عضوين مستفيدان",
    Unit.ROLE: "ضابطان ضابطين مسؤولان موظفان ممثلان صحفيان قاضيان مديران خبيران خبيرين",
    Unit.FEMALE: """امراتان امراتين سيدتان سيدتين ضابطتان ضابطتين مشاركتان مشاركتين موظفتان
        موظفتين فتاتان فتاتين""",
    Unit.MALE: "رجلان رجلين",
    Unit.OTHER: """يومان يومين دورتان دورتين ورشتان ورشتين جلستان جلستين منظمتان منظمتين وزارتان
        وزارتين محافظتان محافظتين اسبوعان اسبوعين""",
}


def _by_word(nouns: dict[Unit, str]) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for unit, listed in nouns.items():
        for word in word_list(listed):
            found[word] = unit
            # The accusative of a counted noun: eleven and above.
            found.setdefault(f"{word}ا", unit)
    return found


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) and tokens[at].kind == "word" else ""


def _component(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A number that is said without "and": a unit, a teen, a ten, hundreds or thousands."""
    word, following = _word(tokens, at), _word(tokens, at + 1)
    if word in _BEFORE_TEN and following in {"عشر", "عشره"}:
        value, at = _BEFORE_TEN[word] + 10, at + 2
    elif word in _SMALL and _SMALL[word] > 2 and following in _HUNDRED_WORDS:  # noqa: PLR2004
        value, at = _SMALL[word] * 100, at + 2
    elif word in {"احد", "احدي"} and following == _AND and _word(tokens, at + 2) in _TENS:
        value, at = 1, at + 1
    else:
        for numbers in (_TENS, _HUNDREDS, _THOUSANDS, _SMALL):
            if word in numbers:
                value, at = numbers[word], at + 1
                break
        else:
            return None
    if value < _THOUSAND and _word(tokens, at) in {"الاف", "الف", "الفا"}:
        return value * _THOUSAND, at + 1
    return value, at


def _number(tokens: Sequence[Token], at: int) -> Read:
    """A number in words: components joined by "and", each smaller than what it is joined to."""
    if _word(tokens, at) == "اثنين" and at and tokens[at - 1].text == "ال":
        return None  # Monday
    found = _component(tokens, at)
    if found is None:
        return None
    total, at = found
    last = total
    while _word(tokens, at) == _AND:
        more = _component(tokens, at + 1)
        if more is None:
            break
        unit_then_ten = 0 < last < 10 and more[0] in _TENS.values()  # noqa: PLR2004
        scale = 1000 if last >= _THOUSAND else 100
        if not (unit_then_ten or (last >= scale and more[0] < scale)):
            break
        total, last, at = total + more[0], more[0], more[1]
        if last >= _THOUSAND:
            break
    if _word(tokens, at) in {"الاف", "الف", "الفا"} and total < _THOUSAND:
        return Fraction(total * _THOUSAND), at + 1
    return Fraction(total), at


_PARTS: Final = {
    "نصف": Fraction(1, 2), "ثلث": Fraction(1, 3), "ثلثا": Fraction(2, 3), "ثلثي": Fraction(2, 3),
    "ثلثان": Fraction(2, 3), "ثلثين": Fraction(2, 3), "ربع": Fraction(1, 4),
}  # fmt: skip
_PART_PLURALS: Final = {
    "اثلاث": 3, "ارباع": 4, "اخماس": 5, "اسداس": 6, "اسباع": 7, "اثمان": 8, "اتساع": 9,
    "اعشار": 10,
}  # fmt: skip


def _fraction(tokens: Sequence[Token], at: int) -> Read:
    """A half, two thirds, three quarters."""
    at += _word(tokens, at) == "ال"
    word, following = _word(tokens, at), _word(tokens, at + 1)
    if word in _PARTS:
        return _PARTS[word], at + 1
    if word in _SMALL and following in _PART_PLURALS:
        return Fraction(_SMALL[word], _PART_PLURALS[following]), at + 2
    return None


_UNITS: Final = _by_word(_NOUNS)
_DUAL_UNITS: Final = {word: unit for unit, listed in _DUALS.items() for word in word_list(listed)}
_BOUNDS: Final = phrases(
    MORE="""اكثر من,ما يزيد على,ما يزيد عن,يزيد على,يزيد عن,تزيد على,تزيد عن,يزيد عددهم على,
        يزيد عددهم عن,ما يفوق,يفوق,تفوق,ما يتجاوز,يتجاوز,تتجاوز,فوق,>""",
    LEAST="""ما لا يقل عن,لا يقل عن,لا تقل عن,لا يقل عددهم عن,علي الاقل,بحد ادني,كحد ادني,≥""",
    FEWER="""اقل من,ما يقل عن,يقل عن,تقل عن,دون,<""",
    MOST="""ما لا يزيد علي,ما لا يزيد عن,لا يزيد علي,لا يزيد عن,لا تزيد علي,لا تزيد عن,
        ما لا يتجاوز,لا يتجاوز,لا تتجاوز,علي الاكثر,بحد اقصي,كحد اقصي,≤""",
    ABOUT="""نحو,حوالي,قرابه,زهاء,ما يقارب,يقارب,تقارب,ما يقرب من,بحدود,في حدود,~,≈""",
    ESTIMATED="ما يقدر ب,يقدر ب",
)
_SUFFIXES: Final = phrases(
    LEAST="علي الاقل,او اكثر,ف اكثر,فاكثر,كحد ادني,بحد ادني,+",
    MOST="علي الاكثر,او اقل,ف اقل,فاقل,كحد اقصي,بحد اقصي",
    ABOUT="تقريبا",
)
# "على" ends in the letter that is folded to ya.
_FOLDED_BOUNDS: Final = {
    tuple(word.replace("ى", "ي") for word in phrase): bound for phrase, bound in _BOUNDS.items()
}
_BEFORE: Final = frozenset(
    word_list(
        """ل ب و ف ك ال من شارك شاركت فيها فيه حضر حضرها حضره حضور مشاركه مجموع اجمالي بلغ عدد
        عددهم عددهن عددها ما هم هن منهم منهن بينهم بينهن ضمنهم تدريب تخريج تخرج استهدف استهدفت
        ضمت ضم جمعت ساعدت درب دربت اخرين اخر : ( [ ، , / + = . … -"""
    )
)
_VAGUE: Final = frozenset(
    word_list(
        """عشرات مئات الاف مجموعه عدد عديد كبير كبيره بعض متنوع متنوعه نخبه كلا الجنسين جنسين
        حضور مشاركه تمثيل قوي قويه نسائي نسوي واسع واسعه"""
    )
)
_REFUSED: Final = frozenset(
    word_list(
        """لا لم لن ليس ليست غير بدون سوي الا باستثناء او كل مليون مليار نصف ضعف مرتين اكثر
        اقل غائب غائبا غائبين غائبون غياب تغيب ؟ ?"""
    )
)
_MEASURES: Final = frozenset(
    word_list(
        """سنه سنوات عام عاما اعوام شهر اشهر شهرا ساعه ساعات دقيقه دقائق دولار دينار يورو مليون
        مليار كيلومتر كم متر مره مرات ٪ %"""
    )
)
_DATES: Final = frozenset(
    word_list(
        """كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين يناير فبراير مارس ابريل مايو
        يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر"""
    )
)
_PARTICLES: Final = frozenset(
    word_list(
        """عام سنه منذ بين الي حتي اصل غير معروف محجوب بالمئه بالمائه المئه المائه في وقد
        يكون سالبا اي"""
    )
)
_KNOWN: Final = frozenset(
    {word for phrase in (*_FOLDED_BOUNDS, *_SUFFIXES) for word in phrase}
    | {*_SMALL, *_BEFORE_TEN, *_TENS, *_HUNDREDS, *_THOUSANDS, *_PARTS, *_PART_PLURALS}
    | {*_UNITS, *_DUAL_UNITS, *_BEFORE, *_VAGUE, *_REFUSED, *_MEASURES, *_DATES, *_PARTICLES}
)
_SHORTEST: Final = 2


def _split(word: str) -> Sequence[str]:
    """Take off the particles that are written with a word, where a known word remains."""
    if word in _KNOWN or len(word) <= _SHORTEST:
        return [word]
    if word.startswith("لل") and word[2:] in _KNOWN:
        return ["ل", "ال", word[2:]]
    for particle in ("ال", "و", "ف", "ب", "ل", "ك"):
        rest = word[len(particle) :]
        if word.startswith(particle) and len(rest) >= _SHORTEST:
            parts = _split(rest)
            if parts[-1] in _KNOWN and (len(parts) == 1 or particle != "ال"):
                return [particle, *parts]
    return [word]


ARABIC: Final = Lexicon(
    language="ar",
    split=_split,
    bounds=_FOLDED_BOUNDS,
    suffixes=_SUFFIXES,
    between={
        ("ما", "بين"): frozenset({"و"}),
        ("بين",): frozenset({"و"}),
        ("من",): frozenset({"الي"}),
    },
    to=frozenset({"الي", "-"}),
    of=(("من", "اصل"), ("من", "بين"), ("من",)),
    articles=frozenset({"ال"}),
    number=_number,
    fraction=_fraction,
    percent=(("%",), ("٪",), ("بالمئه",), ("بالمائه",), ("في", "المئه"), ("في", "المائه"),
             ("ب", "المئه"), ("ب", "المائه"), ("في", "ال", "مئه"), ("في", "ال", "مائه"),
             ("ب", "ال", "مئه"), ("ب", "ال", "مائه")),
    units=_UNITS,
    pairs=(("نساء", "و", "رجال"), ("رجال", "و", "نساء"), ("نساء", "و", "ال", "رجال"),
           ("رجال", "و", "ال", "نساء"), ("امراه", "و", "رجل"), ("رجل", "و", "امراه"),
           ("ذكور", "و", "اناث"), ("اناث", "و", "ذكور")),
    duals=_DUAL_UNITS,
    before=_BEFORE,
    joins=frozenset({"و", "،", ",", "/", "+", "؛"}),
    adds=frozenset({"+"}),
    grows=(("ثم", "الي"), ("ارتفع", "الي"), ("ازداد", "الي")),
    subset=(("منهم",), ("منهن",), ("بينهم",), ("بينهن",), ("ضمنهم",)),
    dates=_DATES,
    years=frozenset({"عام", "سنه", "منذ", "في"}),
    refused=_REFUSED,
    measures=_MEASURES,
    vague=_VAGUE | people_of(_UNITS),
    unknown=(("غير", "معروف"), ("غير", "معروفه"), ("العدد", "غير", "معروف")),
    suppressed=frozenset({"محجوب"}),
    negative=("(", "وقد", "يكون", "سالبا", ")"),
    anything=("اي", "عدد", "(", "وقد", "يكون", "سالبا", ")"),
)  # fmt: skip
