"""`Citation`: what a source tag stands for."""

from __future__ import annotations

import attrs

__all__ = ["Citation"]


@attrs.frozen(kw_only=True)
class Citation:
    """A source that terms, labels and spellings cite by its tag.

    Attributes:
        tag: The tag.
        title: What the source is.
        address: Where it is, if it is public.

    Examples:
        >>> from hijra_amina import vocabulary
        >>> vocabulary.source("S-law21").title
        'Law 21 of 2009 of the Ministry of Migration and Displacement'
    """

    tag: str
    title: str
    address: str | None = None
