"""`TermUse`: a vocabulary's term as a source uses it."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import record

__all__ = ["TermUse"]


@record
@attrs.frozen(kw_only=True)
class TermUse:
    """A topic, method, group or governorate: its code, the source's wording, or both.

    Attributes:
        code: The code in the vocabulary that the field names; `None` where none fits.
        wording: The words of the source.

    Raises:
        InvalidValueError: If both are missing.

    Examples:
        >>> TermUse(wording="role plays")
        TermUse(code=None, wording='role plays')
    """

    code: str | None = None
    wording: str | None = None

    def _incoherence(self) -> tuple[str, str, str] | None:
        if self.code is None and self.wording is None:
            return "code", "a code, a wording or both", "neither"
        return None
