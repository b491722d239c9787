"""What values that were put together are called: "other ministries", "18 to 59 years"."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Final

from hijra_amina.disclosure import _merging_messages as messages
from hijra_amina.language import UntranslatedWarning, sentence
from hijra_amina.statistics.tables.wording import Writer
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from hijra_amina.statistics.tables import Table

__all__ = ["label_of"]

_LOCALES: Final = {"en": "en_GB", "ar": "ar_IQ", "ckb": "ckb_IQ"}
_AGES: Final = re.compile(r"([0-9]+)(?:-([0-9]+)|\+)")
_ORDERED: Final = frozenset({"age_band", "month", "quarter", "year"})


def label_of(table: Table, dimension: str, group: tuple[str, ...]) -> LocalizedText:
    """What a group of values is called, in each language that has words for it.

    Args:
        table: The table, for the names of its values.
        dimension: The dimension.
        group: The values, in order.

    Returns:
        The name; what is no English is marked as a draft.

    Examples:
        >>> from hijra_amina.statistics.tables import Table
        >>> table = Table(measure="people", dimensions=("age_band",), rows=())
        >>> label_of(table, "age_band", ("18-49", "50-59"))["en"]
        '18 to 59 years'
        >>> label_of(table, "ministry", ("iq-moe", "iq-moh"))["ar"]
        'وزارات أخرى'
    """
    texts: dict[str, str] = {}
    for language, locale in _LOCALES.items():
        with warnings.catch_warnings():
            warnings.simplefilter("error", UntranslatedWarning)
            try:
                text = _text(table, dimension, group, locale)
            except UntranslatedWarning:
                continue
        if text is not None:
            texts[language] = text
    if not texts:
        texts["en"] = sentence(messages.RANGE, _LOCALES["en"], first=group[0], last=group[-1])
    return LocalizedText(texts, drafts=[language for language in texts if language != "en"])


def _text(table: Table, dimension: str, group: tuple[str, ...], locale: str) -> str | None:
    """The name in a language; `None` where the values' own names are in another one."""
    if dimension not in _ORDERED:
        return sentence(messages.OTHERS.get(dimension, messages.OTHER), locale)
    first, last = _AGES.fullmatch(group[0]), _AGES.fullmatch(group[-1])
    if dimension == "age_band" and first is not None and last is not None:
        if last[2] is None:
            return sentence(messages.AGES_AND_OVER, locale, first=int(first[1]))
        return sentence(messages.AGES, locale, first=int(first[1]), last=int(last[2]))
    write = Writer(table, locale)
    ends = [write.name(dimension, value) for value in (group[0], group[-1])]
    if any(words.is_foreign for words in ends):
        return None
    return sentence(messages.RANGE, locale, first=ends[0].text, last=ends[1].text)
