"""`Donor` and `Disclaimer`: who pays, and what must be printed for it."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import IDENTIFIER, record
from hijra_amina.model.source import Source
from hijra_amina.values import LocalizedText, PartialDate

__all__ = ["Disclaimer", "Donor"]


@record
@attrs.frozen(kw_only=True)
class Disclaimer:
    """The sentence that a donor requires, in the wording of its time.

    Attributes:
        text: The sentence.
        valid_from: Since when it is required, if known.
        valid_to: Until when it was required, if known.
        sources: Where the wording stands.

    Examples:
        >>> Disclaimer(text=LocalizedText({"en": "…"})).valid_from is None
        True
    """

    text: LocalizedText
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    sources: tuple[Source, ...] = ()


@record
@attrs.frozen(kw_only=True)
class Donor:
    """A body that funds a programme or a session.

    Attributes:
        id: Its identifier in the programme.
        name: Its name.
        acknowledgement: The line that says what it funds.
        disclaimers: What must be printed, by period.
        sources: Where this is said.

    Examples:
        >>> Donor(id="eu", name=LocalizedText({"en": "European Union"})).disclaimers
        ()
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    name: LocalizedText
    acknowledgement: LocalizedText | None = None
    disclaimers: tuple[Disclaimer, ...] = ()
    sources: tuple[Source, ...] = ()
