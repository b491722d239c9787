"""Values of closed lists: sex, governorate, age group, disability, post level."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from hijra_amina import vocabulary
from hijra_amina.intake.reading.values._digits import plain
from hijra_amina.intake.reading.values.dates import date_of_value, dates_in
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    from hijra_amina.intake.reading.cells import Cell
    from hijra_amina.intake.reading.lexicon import Lexicon
    from hijra_amina.values import Period

__all__ = ["age_band_of", "band_of_birth", "code_of", "disability_of", "sex_of", "suggestions_for"]

_PARTS: Final = re.compile(r"\s*[/,،()\n|–—]\s*|\s+-\s+")
_AGE: Final = re.compile(
    r"^(\d{1,3})(?:\.0)?\s*(?:years?|yrs?|y|سنة|سنه|عام|عاما|ساڵ)?\.?$", re.IGNORECASE
)
_YEAR: Final = re.compile(r"^(19|20)\d{2}$")
_OLDEST: Final = 110


@lru_cache(maxsize=1_024)
def _code(text: str, kind: str, _using: object) -> str | None:
    # Names of choices in forms have no hyphen, codes have.
    for parts in ((text,), (text.replace("_", "-"),), tuple(_PARTS.split(text))):
        codes = {
            candidate.term.code
            for part in parts
            if part
            for candidate in vocabulary.resolve(part, kind=kind)
        }
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def code_of(text: str, kind: str) -> str | None:
    """The one term of a kind that a text means, to the letter or once letters are folded.

    Args:
        text: A text; of `Baghdad / Karkh` the part that is a term is enough if no other is one.
        kind: A kind of the vocabulary.

    Returns:
        The code, or `None` if it means none, or several.

    Examples:
        >>> code_of("نينوى", "governorate"), code_of("The egg", "governorate")
        ('IQ-NI', None)
    """
    return _code(plain(text), kind, vocabulary.current())


def suggestions_for(text: str, kind: str) -> tuple[str, ...]:
    """Spellings of a kind that are near a text: questions to a person, never an answer.

    Args:
        text: A text that means no term.
        kind: A kind of the vocabulary.

    Returns:
        Up to three spellings.

    Examples:
        >>> suggestions_for("Bagdad", "governorate")[0]
        'Baghdad'
    """
    found = vocabulary.suggest(text, kind) if text.strip() else ()
    return tuple(dict.fromkeys(suggestion.spelling for suggestion in found))


def sex_of(text: str, lexicon: Lexicon) -> str | None:
    """The code of the sex that a text says.

    Args:
        text: A word or a letter.
        lexicon: The letters and words that sheets use besides those of the vocabulary.

    Returns:
        The code, or `None`.
    """
    for sex in ("female", "male"):
        if lexicon.word(sex, text):
            return sex
    return code_of(text, "sex")


def disability_of(text: str, lexicon: Lexicon) -> str | None:
    """The code of the disability status that a text says, or that yes and no say.

    Args:
        text: A word.
        lexicon: The words for yes and no.

    Returns:
        The code, or `None`.
    """
    found = code_of(text, "disability")
    if found is not None:
        return found
    if lexicon.word("yes", text) or lexicon.mark(text) == "present":
        return "with_disability"
    if lexicon.word("no", text) or lexicon.mark(text) == "absent":
        return "without_disability"
    return None


def age_band_of(cell: Cell) -> str | None:
    """The age group that an age in years, or the name of a group, says.

    Args:
        cell: The cell.

    Returns:
        The code, or `None`.
    """
    if isinstance(cell.value, dt.date | dt.time | bool):
        return None
    text = plain(cell.text)
    age = _AGE.match(text)
    if age is not None:
        return _band(int(age[1]))
    return code_of(text, "age_band")


def band_of_birth(cell: Cell, held: Period, lexicon: Lexicon) -> tuple[bool, str | None]:
    """The age group of somebody born on a date or in a year, at the time of the session.

    Args:
        cell: The date or the year.
        held: When the session was held.
        lexicon: The names of the months.

    Returns:
        Whether the date could be read, and the code; `None` where birthdays leave two groups
        open, or it is not known when the session was.
    """
    text = plain(cell.text)
    if _YEAR.match(text):
        born: PartialDate | None = PartialDate(int(text))
    else:
        born = date_of_value(cell.value)
        if born is None:
            found = dates_in(text, lexicon)
            born = found.days[0] if len(found.days) == 1 else None
    if born is None or born.earliest is None or born.latest is None:
        return False, None
    start = held.start
    if start is None or start.earliest is None or start.latest is None:
        return True, None
    oldest = _years(born.earliest, start.latest)
    youngest = _years(born.latest, start.earliest)
    if not 0 <= youngest <= oldest <= _OLDEST:
        return False, None
    bands = {_band(youngest), _band(oldest)}
    return True, bands.pop() if len(bands) == 1 else None


def _years(born: dt.date, on: dt.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _band(age: int) -> str | None:
    if age > _OLDEST:
        return None
    for term in vocabulary.terms("age_band"):
        ends = {attribute.name: int(attribute.value) for attribute in term.attributes}
        if ends.get("youngest", 0) <= age <= ends.get("oldest", _OLDEST):
            return term.code
    return None
