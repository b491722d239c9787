"""Phone numbers, whatever a spreadsheet has made of them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from hijra_amina.intake.reading.values._digits import plain

if TYPE_CHECKING:
    from hijra_amina.intake.reading.cells import Value

__all__ = ["read_phone"]

_IRAQ: Final = "964"
_MOBILE: Final = re.compile(r"^7\d{9}$")
_FOREIGN: Final = range(8, 16)  # E.164: at most fifteen digits with the country code
_SEVERAL: Final = re.compile(r"\s*(?:[/,،;؛|\n]|\s-\s|\sو\s|\sor\s|\sand\s)\s*")
_POWER: Final = re.compile(r"^\d\.(?P<fraction>\d+)[eE]\+?(?P<power>\d{1,2})$")
_ALLOWED: Final = re.compile(r"^[\d\s+().\-–/]*$")


def read_phone(value: Value) -> str | None:
    """A phone number as digits.

    A spreadsheet takes a phone number for a number: the leading zero goes, a fraction or a power
    of ten comes.

    Args:
        value: What the cell holds; of several numbers the first is taken.

    Returns:
        Ten digits beginning with 7 for a mobile of Iraq, else all digits with the country code;
        `None` if it is no phone number.

    Examples:
        >>> read_phone("٠٧٧٠ ١٢٣ ٤٥٦٧"), read_phone(7701234567.0), read_phone("+962 6 56 59 660")
        ('7701234567', '7701234567', '96265659660')
        >>> read_phone("0770123") is None
        True
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float):
        if not value.is_integer():
            return None
        value = int(value)
    text = plain(str(value))
    power = _POWER.match(text)
    if power is not None:
        # 7.7E+09 has lost its digits for good.
        if len(power["fraction"]) < int(power["power"]):
            return None
        text = str(int(Decimal(text)))
    for part in _SEVERAL.split(text):
        found = _one(part)
        if found is not None:
            return found
    return _one(text)


def _one(text: str) -> str | None:
    text = re.sub(r"\.0$", "", text.strip())
    if not _ALLOWED.match(text):
        return None
    digits = re.sub(r"\D", "", text)
    abroad = text.lstrip("( ").startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00") if digits.startswith("00") else digits
    national = digits.removeprefix(_IRAQ) if digits.startswith(_IRAQ) else digits
    if _MOBILE.match(national.removeprefix("0")):
        return national.removeprefix("0")
    if (abroad or digits.startswith(_IRAQ)) and len(digits) in _FOREIGN:
        return digits
    return None
