"""`Consent`: what a person allowed, where, in which languages, until when."""

from __future__ import annotations

from datetime import date

import attrs

from hijra_amina.model._record import PERSONAL, code, record
from hijra_amina.values._coded import Coded

__all__ = ["Consent", "ConsentItem", "ConsentStatus"]


class ConsentStatus(Coded):
    """What was answered; never asked is not granted.

    Examples:
        >>> ConsentStatus("never_asked")
        <ConsentStatus.NEVER_ASKED: 'never_asked'>
    """

    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    NEVER_ASKED = "never_asked"


class ConsentItem(Coded):
    """What the answer is about.

    Examples:
        >>> ConsentItem("name")
        <ConsentItem.NAME: 'name'>
    """

    WORDS = "words"
    NAME = "name"
    POST = "post"
    PHOTOGRAPH = "photograph"


@record
@attrs.frozen(kw_only=True)
class Consent:
    """A person's answer to being quoted, named, described by post, or shown.

    Attributes:
        status: What was answered.
        covers: What a grant covers.
        channels: Codes of the vocabulary `channel` in which it may appear.
        languages: The languages (BCP 47, such as `en`) in which it may appear.
        given_on: The day of the answer.
        until: The last day on which a grant holds; `None` if it was given without an end.
        evidence: What shows the answer: a form's number, a publication. May name people.

    Examples:
        >>> granted = Consent(
        ...     status=ConsentStatus.GRANTED,
        ...     covers=(ConsentItem.WORDS,),
        ...     channels=("flash_report",),
        ...     languages=("en",),
        ... )
        >>> granted.allows(ConsentItem.WORDS, channel="flash_report", language="en")
        True
        >>> granted.allows(ConsentItem.NAME, channel="flash_report", language="en")
        False
        >>> Consent().allows(ConsentItem.WORDS, channel="flash_report", language="en")
        False
    """

    status: ConsentStatus = ConsentStatus.NEVER_ASKED
    covers: tuple[ConsentItem, ...] = ()
    channels: tuple[str, ...] = attrs.field(default=(), metadata=code("channel"))
    languages: tuple[str, ...] = ()
    given_on: date | None = None
    until: date | None = None
    evidence: str | None = attrs.field(default=None, repr=False, metadata=PERSONAL)

    def allows(
        self,
        item: ConsentItem,
        *,
        channel: str,
        language: str,
        on: date | None = None,
    ) -> bool:
        """Whether this answer covers one item in one channel and language on a day.

        Args:
            item: The words, the name, the post or the photograph.
            channel: Code of the vocabulary `channel`.
            language: The language of the edition (BCP 47); `en` covers `en-GB` too.
            on: The day of publication. Without it, a grant that has an end is not relied upon.

        Returns:
            `True` only where a grant says so.
        """
        if self.status is not ConsentStatus.GRANTED or item not in self.covers:
            return False
        if channel not in self.channels:
            return False
        tag = language.replace("_", "-").lower()
        spoken = [granted.replace("_", "-").lower() for granted in self.languages]
        if not any(tag == granted or tag.startswith(f"{granted}-") for granted in spoken):
            return False
        if self.until is None:
            return True
        return on is not None and on <= self.until

    def _incoherence(self) -> tuple[str, str, str] | None:
        if self.given_on and self.until and self.until < self.given_on:
            return "until", "a day on or after given_on", "an earlier day"
        return None
