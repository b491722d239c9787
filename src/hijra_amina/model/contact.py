"""`Contact`: where a reader of a report can ask."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import IDENTIFIER, record
from hijra_amina.values import LocalizedText

__all__ = ["Contact"]


@record
@attrs.frozen(kw_only=True)
class Contact:
    """An office's public contact, exactly as it was printed.

    A number is never mended from context: IOM Iraq's is a Jordanian one.

    Attributes:
        id: Its identifier in the programme.
        name: The office.
        phone: The number as printed. It may be a person's; `repr` leaves it out.
        email: The address. `repr` leaves it out.
        website: The site as printed.

    Examples:
        >>> Contact(id="iom", name=LocalizedText({"en": "IOM Iraq"}), phone="+962 6 56 59 660").id
        'iom'
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    name: LocalizedText
    phone: str | None = attrs.field(default=None, repr=False)
    email: str | None = attrs.field(default=None, repr=False)
    website: str | None = None
