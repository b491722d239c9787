"""How much of a document is read before it is refused."""

from __future__ import annotations

import attrs

from hijra_amina.errors import InvalidValueError

__all__ = ["DEFAULT_LIMITS", "Limits"]


@attrs.frozen(kw_only=True)
class Limits:
    """What a document may be at most; whoever trusts its sender can raise each.

    A document that exceeds one is refused before it takes up the memory that it asks for.

    Attributes:
        size: Bytes of a file, or of all files of a folder together.
        depth: Mappings and lists inside one another, 200 at most. A valid document needs 12.
        nodes: Values in all: texts, numbers, lists, mappings. An alias of YAML counts as all
            that it stands for.
        digits: Digits of one number.
        files: Files of a folder.

    Raises:
        InvalidValueError: If a limit is not a positive whole number.

    Examples:
        >>> Limits(size=500_000_000).depth
        64
    """

    size: int = 64 * 1024 * 1024
    depth: int = 64
    nodes: int = 5_000_000
    digits: int = 100
    files: int = 10_000

    def __attrs_post_init__(self) -> None:
        """Refuse a limit that is none."""
        for name in ("size", "depth", "nodes", "digits", "files"):
            limit = getattr(self, name)
            if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
                where = f"Limits.{name}"
                raise InvalidValueError(where, "a positive whole number", "another value")
        if self.depth > _DEEPEST:
            raise InvalidValueError("Limits.depth", f"at most {_DEEPEST}", "more")


_DEEPEST = 200  # well within the recursion that Python allows

DEFAULT_LIMITS = Limits()
