"""`Finding`: something that a person should look at, and why it does not stop the work."""

from __future__ import annotations

import attrs

from hijra_amina.language import Phrase, sentence
from hijra_amina.values._coded import Coded

__all__ = ["Finding", "Severity"]


class Severity(Coded):
    """How much a finding matters.

    An error is wrong and has to be put right; a warning may be; a note is work that is left.

    Examples:
        >>> Severity("warning")
        <Severity.WARNING: 'warning'>
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@attrs.frozen(kw_only=True)
class Finding:
    """One thing that was found, in no language yet.

    Attributes:
        severity: How much it matters.
        where: The path of the record in the programme's document, or its identifier. Never a name.
        phrase: What was found.

    Examples:
        >>> from hijra_amina.language import phrase
        >>> from hijra_amina.reports import _messages
        >>> found = Finding(
        ...     severity=Severity.NOTE,
        ...     where="$.testimonials[0]",
        ...     phrase=phrase(_messages.NOT_ASKED),
        ... )
        >>> found.code
        'finding.not_asked'
    """

    severity: Severity
    where: str
    phrase: Phrase

    @property
    def code(self) -> str:
        """The stable code of what was found."""
        return self.phrase.message.key

    def reason(self, locale: str) -> str:
        """What was found, in a locale.

        Args:
            locale: Language and territory.

        Returns:
            The sentence.
        """
        return sentence(self.phrase, locale)

    def describe(self, locale: str) -> str:
        """The finding in one line of a locale.

        Args:
            locale: Language and territory.

        Returns:
            Where, and what.
        """
        return f"{self.where}: {self.reason(locale)}"
