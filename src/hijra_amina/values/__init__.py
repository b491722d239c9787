"""What a field can hold: a number, a share, a time, a text and a name, each as far as known.

The classes say what is known and no more: `Count` and `Share` are intervals, `Period` is made of
dates that may lack a year, `LocalizedText` knows which language it is really in, and `PersonName`
shows itself to nobody. Comparing answers with a `Verdict`. There is no float anywhere.
"""

from __future__ import annotations

from hijra_amina.values._text import BIDI_CONTROLS, TEXT_PATTERN, check_text
from hijra_amina.values.basis import Basis, Status
from hijra_amina.values.breakdown import Breakdown, read_breakdown
from hijra_amina.values.count import Count
from hijra_amina.values.localized_text import (
    LANGUAGE_TAG_PATTERN,
    LocalizedText,
    Picked,
    check_language_tag,
)
from hijra_amina.values.partial_date import PartialDate
from hijra_amina.values.period import Period
from hijra_amina.values.person_name import SCRIPT_PATTERN, PersonName, Transliteration
from hijra_amina.values.share import Share
from hijra_amina.values.verdict import Verdict

__all__ = [
    "BIDI_CONTROLS",
    "LANGUAGE_TAG_PATTERN",
    "SCRIPT_PATTERN",
    "TEXT_PATTERN",
    "Basis",
    "Breakdown",
    "Count",
    "LocalizedText",
    "PartialDate",
    "Period",
    "PersonName",
    "Picked",
    "Share",
    "Status",
    "Transliteration",
    "Verdict",
    "check_language_tag",
    "check_text",
    "read_breakdown",
]
