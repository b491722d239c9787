"""Whole sentences from the catalogs, with typed values put in."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.language._bidi import Channel, ValueKind, isolate
from hijra_amina.language._catalog import look_up
from hijra_amina.language._counts import format_count, number_beside
from hijra_amina.language._dates import format_date
from hijra_amina.language._digits import Digits
from hijra_amina.language._english import with_article, words_of
from hijra_amina.language._lists import format_list
from hijra_amina.language._locale import LocaleCode, direction, parse_locale
from hijra_amina.language._message import Message, find_message
from hijra_amina.language._numbers import format_number
from hijra_amina.language._periods import PeriodStyle, format_period
from hijra_amina.language._shares import format_share
from hijra_amina.language._template import fill_template, warn_untranslated
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

__all__ = ["Insert", "Phrase", "Sentence", "Value", "phrase", "say", "sentence"]


_NO_VALUES: Mapping[str, Value] = MappingProxyType({})


@attrs.frozen
class Insert:
    """A value that is isolated from the line around it, by its kind.

    Attributes:
        text: The value, as it is stored; not shown by `repr`, because it may be a name.
        kind: What it is.

    Examples:
        >>> Insert("+962 6 56 59 660", "phone")
        Insert(kind='phone')
    """

    text: str = attrs.field(repr=False)
    kind: ValueKind = "text"


@attrs.frozen
class Phrase:
    """A message with its values, not yet in any language; made by `phrase`.

    A phrase that goes into a sentence is a whole one, such as "from three ministries": nothing in
    it has to agree with anything outside it.

    Attributes:
        message: The message.
        n: The number that it agrees with, if any.
        values: Its values by placeholder; not shown by `repr`, because they may be names.

    Examples:
        >>> phrase("from.ministries", n=3).message.key
        'from.ministries'
    """

    message: Message
    n: int | Count | None = None
    values: Mapping[str, Value] = attrs.field(default=_NO_VALUES, repr=False)


Plain: TypeAlias = str | int | Count | Share | Period | PartialDate | date | LocalizedText
"""The values that are formatted for the locale of the sentence."""

Value: TypeAlias = "Plain | Insert | Phrase | tuple[Value, ...] | None"
"""What can be put into a sentence; `None` leaves an optional part out."""


@attrs.frozen
class Sentence:
    """A text, and the language that it really is in.

    Attributes:
        text: The text; not shown by `repr`, because it may hold a name.
        locale: The locale of the text.
        untranslated: The keys of the messages that are in English because the catalog of the
            locale that was asked for does not have them.

    Examples:
        >>> say("label.contact", "ar_IQ").is_fallback
        False
    """

    text: str = attrs.field(repr=False)
    locale: LocaleCode
    untranslated: tuple[str, ...] = ()

    @property
    def is_fallback(self) -> bool:
        """Whether any of it is in English for want of a translation.

        Examples:
            >>> say("label.agenda", "fr_FR").is_fallback
            True
        """
        return bool(self.untranslated)


def phrase(key: Message | str, *, n: int | Count | None = None, **values: Value) -> Phrase:
    """A message with its values, to be written later or inside another one.

    Args:
        key: A message, or the key of one.
        n: The number that it agrees with.
        **values: A value for each placeholder.

    Returns:
        The phrase.

    Raises:
        UnknownCodeError: If no message has that key.

    Examples:
        >>> sentence(phrase("from.ministries", n=3), "en_GB")
        'from three ministries'
    """
    return Phrase(find_message(key), n, values)


def sentence(
    key: Message | Phrase | str,
    locale: str,
    *,
    n: int | Count | None = None,
    digits: Digits | None = None,
    channel: Channel = "text",
    **values: Value,
) -> str:
    """A text in a locale, with its values.

    Args:
        key: A message, the key of one, or a phrase with its values.
        locale: Language and territory.
        n: The number that the message agrees with; it fills `{n}` and `{count}`, and in English
            `{n_words}` ("two") and `{a_n}` ("a 2").
        digits: The digits of every number and date in it, where not the locale's own.
        channel: `html` escapes everything and isolates with markup; `text` isolates with
            characters.
        **values: A value for each further placeholder. Numbers, counts, shares, dates and periods
            are formatted for the locale; a text is isolated where it runs the other way.

    Returns:
        The text.

    Raises:
        UnknownCodeError: If no message has that key.
        InvalidValueError: If a value is missing, or one is given that the message does not take.
        LocaleError: As `parse_locale` does.

    Warns:
        UntranslatedWarning: If some of it is in English because the catalog does not have it.

    Examples:
        >>> sentence("sentence.share.women", "en_GB", share=Share.more_than("60%"))
        'Over 60% of the participants were women.'
        >>> sentence("from.ministries", "ar_IQ", n=3)
        'من ٣ وزارات'
        >>> phone = Insert("+962 6 56 59 660", "phone")
        >>> sentence("contact.phone", "ar_IQ", phone=phone, channel="html")
        'الهاتف: <bdi dir="ltr">+962 6 56 59 660</bdi>'
    """
    written = say(key, locale, n=n, digits=digits, channel=channel, **values)
    if written.is_fallback:
        warn_untranslated(written.untranslated, locale)
    return written.text


def say(
    key: Message | Phrase | str,
    locale: str,
    *,
    n: int | Count | None = None,
    digits: Digits | None = None,
    channel: Channel = "text",
    **values: Value,
) -> Sentence:
    """The same as `sentence`, with the language that the text really is in instead of a warning.

    Args:
        key: A message, the key of one, or a phrase with its values.
        locale: Language and territory.
        n: The number that the message agrees with.
        digits: The digits, where not the locale's own.
        channel: Where the text goes.
        **values: A value for each further placeholder.

    Returns:
        The text, its locale, and what in it is not translated.

    Raises:
        UnknownCodeError: If no message has that key.
        InvalidValueError: If a value is missing, or one is given that the message does not take.
        LocaleError: As `parse_locale` does.

    Examples:
        >>> say("label.contact", "en_GB").text
        'Contact'
    """
    wanted = key if isinstance(key, Phrase) else Phrase(find_message(key), n, values)
    writing = _Writing(parse_locale(locale), digits, channel)
    text, at = writing.write(wanted)
    return Sentence(text, at, tuple(writing.untranslated))


@attrs.define
class _Writing:
    """One sentence being written: where it goes, and what was found untranslated on the way."""

    locale: LocaleCode
    digits: Digits | None
    channel: Channel
    untranslated: list[str] = attrs.field(factory=list)

    def write(self, wanted: Phrase) -> tuple[str, LocaleCode]:
        message, n = wanted.message, wanted.n
        number = number_beside(n) if isinstance(n, Count) else n
        where = f"message {message.key!r}"
        if message.plural is not None and number is None:
            raise InvalidValueError(where, "a number n", "none")
        found = look_up(message, self.locale, number)
        inside = self
        if found.is_fallback:
            self.untranslated.append(message.key)
            # What stands inside follows the text: Arabic digits between English words are neither.
            inside = _Writing(found.locale, None, self.channel, self.untranslated)
        texts = {name: inside.text(value, name) for name, value in wanted.values.items()}
        if n is not None:
            texts |= inside.numbers(n)
        _check(where, wanted, texts)
        if found.locale.startswith("en"):
            texts |= {f"a_{name}": with_article(text) for name, text in texts.items()}
        filled = fill_template(found.template, texts, self.channel)
        # A sentence that begins with its number begins with a capital all the same.
        if message.key.startswith("sentence.") and found.locale.startswith("en"):
            filled = filled[:1].upper() + filled[1:]
        return filled, found.locale

    def numbers(self, n: int | Count) -> dict[str, str]:
        count = Count.of(n)
        texts = {"count": self.escaped(format_count(count, self.locale, digits=self.digits))}
        if count.is_exact:
            texts["n"] = self.escaped(format_number(count.value, self.locale, digits=self.digits))
            texts["n_words"] = words_of(count.value, texts["n"])
        return texts

    def text(self, value: Value, name: str = "") -> str:
        """A value in the locale, safe for the channel; empty for an optional part left out."""
        if isinstance(value, LocalizedText):
            value = value.pick(self.locale).text
        match value:
            case None:
                text = ""
            case Phrase():
                text = self.write(value)[0]
            case Insert():
                text = isolate(value.text, value.kind, self.channel)
            case str():
                text = self.isolated_where_needed(value)
            case tuple():
                text = format_list([self.text(item) for item in value], self.locale)
            case _:
                text = self.escaped(self.formatted(value, name))
        return text

    def formatted(self, value: Plain, name: str) -> str:
        match value:
            case Count():
                return format_count(value, self.locale, digits=self.digits)
            case Share():
                return format_share(value, self.locale, digits=self.digits)
            case Period():
                # `{when}` stands where a sentence has no preposition of its own.
                style: PeriodStyle = "when" if name == "when" else "prose"
                return format_period(value, self.locale, digits=self.digits, style=style)
            case date() | PartialDate():
                return format_date(value, self.locale, digits=self.digits)
            case int() if not isinstance(value, bool):
                return format_number(value, self.locale, digits=self.digits)
            case _:
                found = f"a {type(value).__name__}"
                raise InvalidValueError("sentence", "a value that can be written", found)

    def isolated_where_needed(self, text: str) -> str:
        if self.channel == "text" and "\u2069" in text:
            return text  # a part of it has been isolated already
        classes = {unicodedata.bidirectional(character) for character in text}
        right_to_left = bool(classes & {"R", "AL"})
        if direction(self.locale) == "ltr":
            turns = right_to_left
        else:
            # Western digits with nothing that says where they belong ("16-17") turn as well;
            # Arabic-Indic ones, and whatever the formatters wrote, are at home.
            turns = "L" in classes or ("EN" in classes and not right_to_left)
        return isolate(text, "text", self.channel) if turns else self.escaped(text)

    def escaped(self, text: str) -> str:
        return text if self.channel == "text" else html.escape(text)


def _check(where: str, wanted: Phrase, texts: Mapping[str, str]) -> None:
    """Refuse a message without its values, and a value that the message does not take."""
    needed = {name.removeprefix("a_") for name in wanted.message.placeholders}
    if wanted.n is not None:
        needed -= {"n", "n_words", "count"} if set(texts) >= {"n", "count"} else {"count"}
    given = set(wanted.values)
    if needed != given:
        expected = f"values for {', '.join(sorted(needed)) or 'nothing'}"
        found = ", ".join(sorted(given)) or "none"
        raise InvalidValueError(where, expected, found)
