"""`Rule`: when a figure is too small to be shown, and how far hidden ones must stay open."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from hijra_amina.errors import InvalidValueError, UnknownCodeError

__all__ = ["Insider", "Method", "Rule", "Zeros"]


class Method(enum.StrEnum):
    """How a table is protected.

    Examples:
        >>> Method("rounding")
        <Method.ROUNDING: 'rounding'>
    """

    SUPPRESSION = "suppression"
    ROUNDING = "rounding"
    MERGING = "merging"


class Zeros(enum.StrEnum):
    """What becomes of figures of nought.

    `HIDEABLE`: shown, unless hiding them hides something small. `SENSITIVE`: that nobody of a kind
    was there is to be hidden, too. `SHOWN`: always shown, by a convention that readers know; they
    then know of every hidden figure that it is at least one.

    Examples:
        >>> Zeros("hideable")
        <Zeros.HIDEABLE: 'hideable'>
    """

    HIDEABLE = "hideable"
    SENSITIVE = "sensitive"
    SHOWN = "shown"


class Insider(enum.StrEnum):
    """Who knows more than what is published.

    `CONTRIBUTOR` knows the figure of the finest cell that he or she is in; `MINISTRY` knows all
    figures of one ministry (of one value of the dimension `ministry` or `body`).

    Examples:
        >>> Insider("ministry")
        <Insider.MINISTRY: 'ministry'>
    """

    CONTRIBUTOR = "contributor"
    MINISTRY = "ministry"


K = TypeVar("K", Method, Zeros, Insider)


def _method(method: str) -> Method:
    return _one_of(Method, "method", method)


def _zeros(zeros: str) -> Zeros:
    return _one_of(Zeros, "zeros", zeros)


def _one_of(kind: type[K], name: str, value: str) -> K:
    if value not in set(kind):
        raise UnknownCodeError(name, str(value), [known.value for known in kind])
    return kind(value)


def _insiders(insiders: Iterable[str]) -> tuple[Insider, ...]:
    return tuple(_one_of(Insider, "insiders", one) for one in dict.fromkeys(insiders))


@attrs.frozen(kw_only=True)
class Rule:
    """When a figure is too small to be shown, and how far hidden ones must stay open.

    Attributes:
        threshold: Figures from 1 to one less than this are small.
        interval: Of a small figure, everything from nought to this must stay possible; the
            threshold, unless given.
        zeros: What becomes of figures of nought.
        method: How a table is protected.
        base: To multiples of what figures are rounded (3, 5 or 10), where they are.
        insiders: Who else must not learn a small figure besides the public.
        hierarchies: Which values of one dimension lie in which of another, as
            `{("district", "governorate"): {"district-a": "IQ-BG"}}`; ministries and their
            governments are known without.
        time_limit: After how many seconds the search for less loss ends; what has been found by
            then is safe all the same.
        key: A secret by which rounding is made unpredictable; without one it is the nearest.
    """

    threshold: int = 5
    interval: int | None = None
    zeros: Zeros = attrs.field(default=Zeros.HIDEABLE, converter=_zeros)
    method: Method = attrs.field(default=Method.SUPPRESSION, converter=_method)
    base: int = 5
    insiders: tuple[Insider, ...] = attrs.field(default=(), converter=_insiders)
    hierarchies: Mapping[tuple[str, str], Mapping[str, str]] = attrs.field(
        factory=dict[tuple[str, str], Mapping[str, str]], hash=False
    )
    time_limit: float = 60.0
    key: bytes | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what nothing can satisfy."""
        if type(self.threshold) is not int or self.threshold < 1:
            raise InvalidValueError("Rule.threshold", "a whole number of 1 or more", "another")
        if self.base not in {3, 5, 10}:
            raise InvalidValueError("Rule.base", "3, 5 or 10", "another")
