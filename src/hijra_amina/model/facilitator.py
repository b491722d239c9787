"""`Facilitator`: somebody who taught, spoke or opened a session."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import PERSONAL, code, record, references
from hijra_amina.values import LocalizedText, PersonName

__all__ = ["Facilitator"]


@record
@attrs.frozen(kw_only=True)
class Facilitator:
    """A person with a part in a session other than taking part.

    Attributes:
        name: Who; `None` if only the post is known. `repr` leaves it out.
        role: Code of the vocabulary `role`.
        post: Their post.
        affiliation: Their body, as the source writes it.
        organisation: Their body, as an organisation of the programme.

    Examples:
        >>> Facilitator(affiliation=LocalizedText({"en": "IOM Iraq"})).role is None
        True
    """

    name: PersonName | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
    role: str | None = attrs.field(default=None, metadata=code("role"))
    post: LocalizedText | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
    affiliation: LocalizedText | None = attrs.field(default=None, repr=False, metadata=PERSONAL)
    organisation: str | None = attrs.field(default=None, metadata=references("organisations"))
