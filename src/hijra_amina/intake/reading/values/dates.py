"""Dates as sheets write them: in figures or words, one or several, of any digits."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.intake.reading.values._digits import plain
from hijra_amina.values import PartialDate, Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hijra_amina.intake.reading.cells import Value
    from hijra_amina.intake.reading.lexicon import Lexicon

__all__ = ["Dated", "date_of_value", "dates_in", "order_of"]

_EPOCH: Final = dt.date(1899, 12, 30)
_SERIALS: Final = range(25_569, 73_051)  # 1970 to 2099
_JOINTS: Final = r"[-–—_,،&+~]|to|till|until|and|through|و|الى|إلى|حتى|لغاية|ولغاية|تا|بۆ|هەتا"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS: Final = rf"{_DAY}(?:\s*(?:{_JOINTS})\s*{_DAY}(?!\d))*"
_ISO: Final = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s*(?P<sign>[-/.])\s*(?P<month>\d{1,2})\s*(?P=sign)\s*(?P<day>\d{1,2})(?!\d)"
)
_FIGURES: Final = re.compile(
    rf"(?<![\d/.])({_DAYS})\s*([/.\\-])\s*(\d{{1,2}})(?:\s*[/.\\-]\s*(\d{{4}}|\d{{2}}))?(?![\d/.])"
)
_RANGES: Final = frozenset(
    (
        "-",
        "–",
        "—",
        "_",
        "~",
        "to",
        "till",
        "until",
        "through",
        "الى",
        "إلى",
        "حتى",
        "لغاية",
        "ولغاية",
        "تا",
        "بۆ",
        "هەتا",
    )
)
_MONTHS: Final = 12
_CENTURY: Final = 2000


@attrs.frozen(kw_only=True)
class Dated:
    """The dates that a text holds.

    Attributes:
        days: The dates, in the order in which they stand.
        is_range: Whether they are the two ends of a span of days.
        is_ambiguous: Whether day and month might be the other way round.
        rest: The text without them.
    """

    days: tuple[PartialDate, ...]
    is_range: bool = False
    is_ambiguous: bool = False
    rest: str = attrs.field(default="", repr=False)

    @property
    def period(self) -> Period:
        """The dates as a period.

        Examples:
            >>> from hijra_amina.intake.reading.lexicon import shipped_lexicon
            >>> str(dates_in("16-18 June 2015", shipped_lexicon()).period)
            '2015-06-16/2015-06-18'
        """
        if not self.days:
            return Period.unknown()
        try:
            if len(self.days) == 1:
                return Period.on(self.days[0])
            if self.is_range:
                return Period.between(self.days[0], self.days[-1])
            return Period.on_days(self.days)
        except (InvalidValueError, ContradictionError):
            return Period.unknown()


@attrs.frozen
class _Mention:
    """Days of one month, as one piece of the text has them."""

    start: int
    end: int
    days: tuple[int, ...] = attrs.field(kw_only=True)
    month: int = attrs.field(kw_only=True)
    year: int | None = attrs.field(kw_only=True)
    is_range: bool = attrs.field(default=False, kw_only=True)
    is_ambiguous: bool = attrs.field(default=False, kw_only=True)


def date_of_value(value: Value, *, serials: bool = True) -> PartialDate | None:
    """The date that a cell holds as a date, or as the number that spreadsheet programs keep.

    Args:
        value: What the cell holds.
        serials: Whether a number may be meant as a date.

    Returns:
        The date, or `None`.

    Examples:
        >>> str(date_of_value(42171))
        '2015-06-16'
    """
    if isinstance(value, dt.datetime):
        return PartialDate.of(value.date())
    if isinstance(value, dt.date):
        return PartialDate.of(value)
    if not serials or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return PartialDate.of(_EPOCH + dt.timedelta(days=int(value))) if value in _SERIALS else None


def dates_in(text: str, lexicon: Lexicon, *, day_first: bool | None = None) -> Dated:
    """The dates in a text.

    Args:
        text: A heading, a line of a title, or what a cell holds.
        lexicon: The names of the months.
        day_first: Whether `5/6` is the fifth of June. Where it is not known it is read so, as in
            Iraq, and is ambiguous; months above twelve and years in front decide by themselves.

    Returns:
        The dates; none if there are none.

    Examples:
        >>> from hijra_amina.intake.reading.lexicon import shipped_lexicon
        >>> lexicon = shipped_lexicon()
        >>> [str(day) for day in dates_in("الثلاثاء ١٦ حزيران ٢٠١٥", lexicon).days]
        ['2015-06-16']
        >>> found = dates_in("من 30 نيسان الى 2 أيار 2015", lexicon)
        >>> [str(day) for day in found.days], found.is_range
        (['2015-04-30', '2015-05-02'], True)
    """
    clean = plain(text)
    mentions = sorted(_mentions(clean, lexicon, day_first=day_first), key=lambda one: one.start)
    years = [one.year for one in mentions if one.year is not None]
    days: list[PartialDate] = []
    for one in mentions:
        # "30 April to 2 May 2015" says its year once.
        year = one.year if one.year is not None else (years[0] if len(set(years)) == 1 else None)
        try:
            days += [PartialDate(year, one.month, day) for day in one.days]
        except InvalidValueError:
            continue
    rest = clean
    for one in reversed(mentions):
        rest = f"{rest[: one.start]} {rest[one.end :]}"
    between = _between(clean, mentions)
    return Dated(
        days=tuple(dict.fromkeys(days)),
        is_range=len(days) == 2 and (between or any(one.is_range for one in mentions)),  # noqa: PLR2004 - its two ends
        is_ambiguous=any(one.is_ambiguous for one in mentions),
        rest=" ".join(rest.split()),
    )


def order_of(texts: Iterable[str]) -> bool | None:
    """Whether a sheet writes the day before the month, as one of its dates shows.

    Args:
        texts: Texts of the sheet that may hold dates.

    Returns:
        Whether it does; `None` if no date shows it, or if dates contradict each other.

    Examples:
        >>> order_of(["06/12/2015", "06/13/2015"]), order_of(["5/6/2015"])
        (False, None)
    """
    shown: set[bool] = set()
    for text in texts:
        for match in _FIGURES.finditer(plain(text)):
            if match[4] is None or not match[1].isdecimal():
                continue
            first, second = int(match[1]), int(match[3])
            if max(first, second) > _MONTHS >= min(first, second):
                shown.add(first > second)
    return shown.pop() if len(shown) == 1 else None


def _between(text: str, mentions: list[_Mention]) -> bool:
    """Whether two mentions are the ends of a range, by the word between them."""
    if len(mentions) != 2:  # noqa: PLR2004 - its two ends
        return False
    return text[mentions[0].end : mentions[1].start].strip(" .،,") in _RANGES


def _mentions(text: str, lexicon: Lexicon, *, day_first: bool | None) -> Iterator[_Mention]:
    """Every mention of days; where two readings overlap, the more certain kind is kept."""
    taken: list[tuple[int, int]] = []
    for found in _all_mentions(text, lexicon, day_first=day_first):
        if not any(found.start < stop and begin < found.end for begin, stop in taken):
            taken.append((found.start, found.end))
            yield found


def _all_mentions(text: str, lexicon: Lexicon, *, day_first: bool | None) -> Iterator[_Mention]:
    """Mentions with the year in front, then those with a month's name, then those in figures."""
    for match in _ISO.finditer(text):
        year, month, day = map(int, match.group("year", "month", "day"))
        if month > _MONTHS >= day:
            month, day = day, month
        if 1 <= month <= _MONTHS:
            yield _Mention(*match.span(), days=(day,), month=month, year=year)
    for pattern in _worded(lexicon):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            named = lexicon.month(parts["month"])
            written = parts["year"] or (parts.get("short") and f"{_CENTURY // 100}{parts['short']}")
            if named is not None:
                yield _mention(match, parts["days"], named, int(written) if written else None)
    for match in _FIGURES.finditer(text):
        found = _figures(match, day_first=day_first)
        if found is not None:
            yield found


def _figures(match: re.Match[str], *, day_first: bool | None) -> _Mention | None:
    days, sign, second, year_text = match.groups()
    if year_text is None and sign == "-":
        return None  # "16-17" are two days, and no day of a month
    year = int(year_text) if year_text else None
    if year is not None and year < 100:  # noqa: PLR2004 - two figures
        year += _CENTURY
    month = int(second)
    listed = _listed(days)
    is_open = len(listed) == 1 and listed[0] <= _MONTHS and month <= _MONTHS
    if len(listed) == 1 and (month > _MONTHS or (is_open and day_first is False)):
        listed, month = (month,), listed[0]
    if not 1 <= month <= _MONTHS:
        return None
    is_ambiguous = is_open and day_first is None and listed != (month,)
    found = _mention(match, days, month, year)
    return attrs.evolve(found, days=listed, is_ambiguous=is_ambiguous)


def _mention(match: re.Match[str], days: str, month: int, year: int | None) -> _Mention:
    joints = {joint.strip() for joint in re.split(r"\d+(?:st|nd|rd|th)?", days)} - {""}
    is_range = bool(joints) and joints <= _RANGES
    return _Mention(*match.span(), days=_listed(days), month=month, year=year, is_range=is_range)


def _listed(days: str) -> tuple[int, ...]:
    return tuple(int(day) for day in re.findall(r"\d+", days))


@lru_cache(maxsize=8)
def _worded(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of days before a month's name, and after it."""
    names = sorted((name for texts in lexicon.months.values() for name in texts), key=len)
    month = "|".join(re.escape(plain(name)).replace("\\ ", r"\s+") for name in reversed(names))
    # Of "حزيران/يونيو" one name is enough.
    other = rf"(?:\s*[/(]\s*(?:{month})\)?)?"
    end = r"(?![^\W\d_])"
    before = (
        rf"(?i)(?<![\d/.])(?P<days>{_DAYS})\s*[-/.]?\s*(?:of\s+|من\s+|شهر\s+|ی\s+)*"
        rf"(?P<month>{month}){end}{other}"
        rf"(?:\s*[-/,،.]?\s*(?P<year>\d{{4}})|[-/'’](?P<short>\d{{2}}))?(?!\d)"
    )
    after = (
        rf"(?i)(?<![^\W\d_])(?P<month>{month}){end}{other}\s*(?P<days>{_DAYS})(?!\d)"
        rf"(?:\s*[,،]?\s*(?P<year>\d{{4}}))?(?!\d)"
    )
    return re.compile(before), re.compile(after)
