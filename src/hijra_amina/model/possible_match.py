"""`PossibleMatch`: two participants who may be one person."""

from __future__ import annotations

import re

import attrs

from hijra_amina.model._record import record, references

__all__ = ["REASON_PATTERN", "PossibleMatch"]

# Also valid in JSON Schema (ECMA-262), where the same documents must pass. Codes begin with a
# small Latin letter, so that neither a number of a telephone nor a name as people write it is one.
REASON_PATTERN = r"^(?=.{1,200}$)[a-z][a-z0-9_.:=+-]*( [a-z][a-z0-9_.:=+-]*)*$"
_REASON = re.compile(REASON_PATTERN)


@record
@attrs.frozen(kw_only=True)
class PossibleMatch:
    """Two participants of whom nobody has decided whether they are one person.

    Whoever decides that they are the same makes one participant of the two, and whoever decides
    that they are not takes the possible match away. Until then the number of people is a range.

    Attributes:
        first: One of the two.
        second: The other.
        why: What speaks for it, as codes between single spaces (`own_name father phone:agrees`);
            at most 200 characters. Nothing about a person belongs here.

    Raises:
        InvalidValueError: If the two are the same participant, or `why` is no list of codes.

    Examples:
        >>> PossibleMatch(first="p-001", second="p-007", why="own_name father")
        PossibleMatch(first='p-001', second='p-007', why='own_name father')
    """

    first: str = attrs.field(metadata=references("participants"))
    second: str = attrs.field(metadata=references("participants"))
    why: str | None = None

    def _incoherence(self) -> tuple[str, str, str] | None:
        if self.first == self.second:
            return "second", "another participant than the first", "the same one"
        # `fullmatch` because `$` would let a final line end through.
        if self.why is not None and not _REASON.fullmatch(self.why):
            return "why", "codes of small Latin letters, between single spaces", "another text"
        return None
