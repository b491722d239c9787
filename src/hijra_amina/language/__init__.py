"""Numbers, dates, counted nouns and whole sentences in a locale.

Babel's CLDR data through one small layer that mends what Babel leaves out: digits, the marks of
percent and sign, ranges, lists of days, the month names of Iraq. Messages are whole sentences in
gettext catalogs, with all six plural forms of Arabic.
"""

from __future__ import annotations

from hijra_amina.language import _messages_labels as _messages_labels  # declares by key
from hijra_amina.language._bidi import Channel, ValueKind, isolate, without_marks
from hijra_amina.language._catalog import catalog_languages
from hijra_amina.language._counts import format_count
from hijra_amina.language._dates import format_date
from hijra_amina.language._digits import Digits
from hijra_amina.language._lists import format_list
from hijra_amina.language._locale import (
    Direction,
    LocaleCode,
    direction,
    language_name,
    parse_locale,
)
from hijra_amina.language._message import Message, declared_messages, message, plural_message
from hijra_amina.language._nouns import Case, counted
from hijra_amina.language._numbers import Number, format_number, format_percent
from hijra_amina.language._patterns import month_name
from hijra_amina.language._periods import PeriodStyle, format_period
from hijra_amina.language._problems import describe_problem
from hijra_amina.language._quotations import format_quotation
from hijra_amina.language._report_sentences import (
    came_from,
    count_among,
    event,
    share_among,
    took_part,
)
from hijra_amina.language._review import MessageReview, Review, review_status
from hijra_amina.language._sentences import (
    Insert,
    Phrase,
    Sentence,
    Value,
    phrase,
    say,
    sentence,
)
from hijra_amina.language._shares import format_share
from hijra_amina.language._template import UntranslatedWarning

__all__ = [
    "Case",
    "Channel",
    "Digits",
    "Direction",
    "Insert",
    "LocaleCode",
    "Message",
    "MessageReview",
    "Number",
    "PeriodStyle",
    "Phrase",
    "Review",
    "Sentence",
    "UntranslatedWarning",
    "Value",
    "ValueKind",
    "came_from",
    "catalog_languages",
    "count_among",
    "counted",
    "declared_messages",
    "describe_problem",
    "direction",
    "event",
    "format_count",
    "format_date",
    "format_list",
    "format_number",
    "format_percent",
    "format_period",
    "format_quotation",
    "format_share",
    "isolate",
    "language_name",
    "message",
    "month_name",
    "parse_locale",
    "phrase",
    "plural_message",
    "review_status",
    "say",
    "sentence",
    "share_among",
    "took_part",
    "without_marks",
]
