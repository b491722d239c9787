"""The texts of one edition: which language each is really in, and whether it may be shown."""

from __future__ import annotations

import functools
from collections import Counter
from typing import TYPE_CHECKING, Literal, cast

import attrs

from hijra_amina.disclosure.consent import Screen
from hijra_amina.language import (
    Digits,
    LocaleCode,
    Phrase,
    Review,
    direction,
    phrase,
    review_status,
    say,
)
from hijra_amina.reports import _messages as messages
from hijra_amina.reports.findings import Finding, Severity
from hijra_amina.reports.locales import named
from hijra_amina.reports.page import Shown
from hijra_amina.reports.parity import same_numbers
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from hijra_amina.language import Direction, Message, Value
    from hijra_amina.values import PersonName

__all__ = ["Fallback", "Texts", "record_of"]

Fallback = Literal["leave out", "show"]
"""What becomes of a text that the edition's language does not have."""

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "fa", "he", "ur"})


@attrs.define
class Texts:
    """Writes the texts of one edition, and remembers what it left out.

    Attributes:
        locale: The edition's locale.
        digits: The digits, where not the locale's own.
        screen: What must not be named.
        findings: What was left out or differs.
        drafts: How many unreviewed texts each record gave.

    Examples:
        >>> from hijra_amina.language import parse_locale
        >>> texts = Texts(parse_locale("ar_IQ"), None, Screen())
        >>> texts.own(LocalizedText({"en": "Only English"}), "$.name") is None
        True
        >>> [finding.code for finding in texts.findings]
        ['finding.untranslated']
    """

    locale: LocaleCode
    digits: Digits | None
    screen: Screen
    findings: list[Finding] = attrs.field(factory=list)
    drafts: Counter[str] = attrs.field(factory=Counter)

    @property
    def language(self) -> str:
        """The edition's language tag."""
        return self.locale.replace("_", "-")

    def own(
        self, text: LocalizedText, path: str, *, fallback: Fallback = "leave out"
    ) -> Shown | None:
        """A text of the records.

        Args:
            text: The text.
            path: Where it stands.
            fallback: What becomes of it if the edition's language does not have it.

        Returns:
            The text as it is shown, or `None` if it is left out.
        """
        picked = text.pick(self.locale)
        if picked.is_fallback and fallback == "leave out":
            self.note(
                Severity.WARNING,
                path,
                messages.UNTRANSLATED,
                language=named(self.locale),
            )
            return None
        if self.screen.stops(picked.text):
            self.note(Severity.WARNING, path, messages.NAMES_SOMEBODY)
            return None
        if picked.is_draft:
            self.drafts[record_of(path)] += 1
        original = text[text.original or text.languages[0]]
        if not same_numbers(original, picked.text):
            self.note(
                Severity.WARNING,
                path,
                messages.FIGURES_DIFFER,
                language=named(self.locale),
            )
        return Shown(
            text=picked.text,
            language=picked.language,
            direction=_direction(picked.language),
            is_foreign=picked.is_fallback,
            is_draft=picked.is_draft,
        )

    def written(self, made: Phrase) -> Shown:
        """A sentence that is made from records.

        Args:
            made: The message with its values.

        Returns:
            The sentence.
        """
        plain = say(made, self.locale, digits=self.digits)
        marked = say(made, self.locale, digits=self.digits, channel="html")
        return Shown(
            text=plain.text,
            html=marked.text,
            language=plain.locale.replace("_", "-"),
            direction=direction(plain.locale),
            is_foreign=_language_of(plain.locale) != _language_of(self.locale),
            is_draft=self._is_draft(made),
        )

    def label(self, key: str | Phrase) -> Shown:
        """A heading or label. Its standing is said once, in the legend.

        Args:
            key: The message's key, or the message with its number.

        Returns:
            The label.
        """
        made = key if isinstance(key, Phrase) else phrase(key)
        return attrs.evolve(self.written(made), is_draft=False)

    def name(self, name: PersonName) -> Shown:
        """A person's name in the edition's script where it is recorded, else as it was given.

        Args:
            name: The name.

        Returns:
            The name with honorific and rank, where these are in the same script.
        """
        script = "Arab" if direction(self.locale) == "rtl" else "Latn"
        found = name.in_script(script) or name.written
        before = [
            part
            for part in (name.rank, name.honorific)
            if part is not None and _is_arabic(part) == _is_arabic(found)
        ]
        shown_direction = "rtl" if _is_arabic(found) else "ltr"
        return Shown(
            text=" ".join((*before, found)),
            language=None,
            direction=shown_direction,
            is_foreign=shown_direction != direction(self.locale),
        )

    def plain(self, text: str) -> Shown:
        """A text that is the same in every language, such as an acronym.

        Args:
            text: The text.

        Returns:
            The text.
        """
        own = "rtl" if _is_arabic(text) else "ltr"
        return Shown(
            text=text, language=None, direction=own, is_foreign=own != direction(self.locale)
        )

    def note(self, severity: Severity, where: str, message: Message, **values: Value) -> None:
        """Remember something that a person should look at.

        Args:
            severity: How much it matters.
            where: The record's path.
            message: What it is.
            values: The message's values.
        """
        made = Phrase(message, None, values)
        self.findings.append(Finding(severity=severity, where=where, phrase=made))

    def note_drafts(self) -> None:
        """Remember each record that gave unreviewed texts, with how many."""
        language = named(self.locale)
        for path, number in self.drafts.items():
            made = phrase(messages.DRAFTS, n=number, language=language)
            self.findings.append(Finding(severity=Severity.NOTE, where=path, phrase=made))

    def _is_draft(self, made: Phrase) -> bool:
        if made.message.key in _draft_keys(self.locale):
            return True
        return any(self._is_draft_value(value) for value in made.values.values())

    def _is_draft_value(self, value: object) -> bool:
        match value:
            case Phrase():
                return self._is_draft(value)
            case LocalizedText():
                return value.pick(self.locale).is_draft
            case tuple():
                return any(map(self._is_draft_value, cast("tuple[object, ...]", value)))
            case _:
                return False


def record_of(path: str) -> str:
    """The record that a path leads into.

    Args:
        path: Such as `$.publications[report].paragraphs[0]`.

    Returns:
        Its beginning, such as `$.publications[report]`.

    Examples:
        >>> record_of("$.publications[report].paragraphs[0]"), record_of("$.tagline")
        ('$.publications[report]', '$')
    """
    parts = path.split(".")
    return ".".join(parts[:2]) if len(parts) > 1 and "[" in parts[1] else "$"


@functools.cache
def _draft_keys(locale: LocaleCode) -> frozenset[str]:
    return frozenset(entry.key for entry in review_status(locale) if entry.status is Review.DRAFT)


def _language_of(locale: str) -> str:
    return locale.partition("_")[0]


def _direction(language: str) -> Direction:
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def _is_arabic(text: str) -> bool:
    """Whether a text has letters of the Arabic script."""
    return any("\u0600" <= c <= "\u06ff" and c.isalpha() for c in text)
