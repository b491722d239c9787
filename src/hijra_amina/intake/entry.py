"""`Entry`: one line of an attendance sheet."""

from __future__ import annotations

import attrs

from hijra_amina.values import PersonName

__all__ = ["Entry"]


@attrs.frozen(kw_only=True)
class Entry:
    """One line of an attendance sheet: somebody at one session, as written there.

    Attributes:
        participant: A pseudonymous identifier, given on reading.
        sheet: One person stands at most once on one sheet (file, sheet, session).
        name: The name as written. `repr` leaves it out.
        sex: Code of the vocabulary `sex`, as in `Participant`; `None` is unknown.
        age_band: Code of the vocabulary `age_band`.
        disability: Code of the vocabulary `disability`.
        organisation: Identifier of an organisation of the programme.
        post_level: Code of the vocabulary `post_level`.
        governorate: Code of the vocabulary `governorate`.
        phone: Ten digits beginning with 7 for Iraqi mobiles, else digits with the country code.
            `repr` leaves it out.
        staff_number: The number that an employer gave. `repr` leaves it out.

    Examples:
        >>> Entry(participant="p-001", sheet="day-1", name=PersonName("p-001")).name
        PersonName(<withheld>)
    """

    participant: str
    sheet: str
    name: PersonName | None = attrs.field(default=None, repr=False)
    sex: str | None = None
    age_band: str | None = None
    disability: str | None = None
    organisation: str | None = None
    post_level: str | None = None
    governorate: str | None = None
    phone: str | None = attrs.field(default=None, repr=False)
    staff_number: str | None = attrs.field(default=None, repr=False)
