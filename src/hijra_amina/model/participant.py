"""`Participant`: a person, as far as statistics need to know them."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import IDENTIFIER, PERSONAL, code, record, references
from hijra_amina.values import PersonName

__all__ = ["Participant"]


@record
@attrs.frozen(kw_only=True)
class Participant:
    """A person who took part, under a pseudonym.

    Attributes:
        id: A pseudonymous identifier; nothing about the person can be read from it.
        sex: Code of the vocabulary `sex`; `None` is unknown.
        age_band: Code of the vocabulary `age_band`.
        disability: Code of the vocabulary `disability`.
        organisation: The body that sent them, as an organisation of the programme.
        post_level: Code of the vocabulary `post_level`.
        governorate: Code of the vocabulary `governorate`: where they come from.
        name: Their name, if it must be kept at all. `repr` leaves it out.

    Examples:
        >>> Participant(id="p-001", sex="female").sex
        'female'
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    sex: str | None = attrs.field(default=None, metadata=code("sex"))
    age_band: str | None = attrs.field(default=None, metadata=code("age_band"))
    disability: str | None = attrs.field(default=None, metadata=code("disability"))
    organisation: str | None = attrs.field(default=None, metadata=references("organisations"))
    post_level: str | None = attrs.field(default=None, metadata=code("post_level"))
    governorate: str | None = attrs.field(default=None, metadata=code("governorate"))
    name: PersonName | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
