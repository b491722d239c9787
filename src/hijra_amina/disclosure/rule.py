"""`Rule`: when a figure is too small to be shown, and how far hidden ones must stay open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

import attrs

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.values._coded import Coded

__all__ = ["LEAST_LEFT", "Insider", "Method", "Rule", "Zeros"]

LEAST_LEFT: Final = 3
"""How many numbers a small figure that is rounded has to leave possible."""


class Method(Coded):
    """How a table is protected.

    Examples:
        >>> Method("rounding")
        <Method.ROUNDING: 'rounding'>
    """

    SUPPRESSION = "suppression"
    ROUNDING = "rounding"
    MERGING = "merging"


class Zeros(Coded):
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


class Insider(Coded):
    """Who knows more than what is published.

    `CONTRIBUTOR` is alone in a finest cell, and knows that its figure is 1; `MINISTRY` knows all
    figures of one ministry (of one value of the dimension `ministry` or `body`). Of a figure that
    they are part of they know the least that it can be; the rest must stay open to them, too.

    Examples:
        >>> Insider("ministry")
        <Insider.MINISTRY: 'ministry'>
    """

    CONTRIBUTOR = "contributor"
    MINISTRY = "ministry"


K = TypeVar("K", Method, Zeros, Insider)

_BASES: Final = frozenset({3, 5, 10})
_SHORTEST_KEY: Final = 16


def _method(method: str) -> Method:
    return _one_of(Method, "method", method)


def _zeros(zeros: str) -> Zeros:
    return _one_of(Zeros, "zeros", zeros)


def _one_of(kind: type[K], name: str, value: str) -> K:
    if value not in set(kind):
        raise UnknownCodeError(name, str(value), [known.value for known in kind])
    return kind(value)


def _insiders(insiders: str | Iterable[str]) -> tuple[Insider, ...]:
    several = (insiders,) if isinstance(insiders, str) else insiders
    return tuple(_one_of(Insider, "insiders", one) for one in dict.fromkeys(several))


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
        key: A secret by which rounding is made unpredictable; without one it is the nearest. What
            is hidden does not depend on it.

    Raises:
        InvalidValueError: If nothing can satisfy it: an interval below the threshold.
        UnknownCodeError: If there is no such method, treatment of zeros, or insider.

    Examples:
        >>> Rule(threshold=11, insiders=["ministry"]).insiders
        (<Insider.MINISTRY: 'ministry'>,)
        >>> Rule(interval=3)
        Traceback (most recent call last):
        ...
        hijra_amina.errors.InvalidValueError: Rule.interval: expected a whole number of 5 or more, \
found another
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
    time_limit: float = 10.0
    key: bytes | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what nothing can satisfy."""
        _whole("Rule.threshold", self.threshold, 1)
        if self.interval is not None:
            _whole("Rule.interval", self.interval, self.threshold)
        if type(self.base) is not int or self.base not in _BASES:
            raise InvalidValueError("Rule.base", "3, 5 or 10", "another")
        limit: object = self.time_limit
        if not isinstance(limit, int | float) or isinstance(limit, bool) or not limit > 0:
            raise InvalidValueError("Rule.time_limit", "some seconds", "none")
        key: object = self.key
        if key is not None and not (isinstance(key, bytes) and len(key) >= _SHORTEST_KEY):
            found = "another" if isinstance(key, bytes) else "something else"
            raise InvalidValueError("Rule.key", f"at least {_SHORTEST_KEY} bytes", found)

    @property
    def open_to(self) -> int:
        """Up to which number it must stay possible that a small figure is."""
        return self.threshold if self.interval is None else self.interval

    @classmethod
    def of(cls, given: Rule | int | None) -> Rule:
        """A rule as it is, one of this threshold, or the usual one.

        Args:
            given: A rule, a threshold, or nothing.

        Returns:
            The rule.

        Raises:
            InvalidValueError: If it is none of these.

        Examples:
            >>> Rule.of(11).threshold, Rule.of(None).threshold
            (11, 5)
        """
        if given is None:
            return cls()
        if isinstance(given, Rule):
            return given
        if type(given) is not int:
            expected = "a rule, or a whole number as its threshold"
            raise InvalidValueError("rule", expected, f"a {type(given).__name__}")
        return cls(threshold=given)

    @classmethod
    def flash_report(cls, threshold: int = 5) -> Rule:
        """The rule for a breakdown in a flash report: rounded to 5, beside the exact headcount.

        Args:
            threshold: Figures from 1 to one less than this are small.

        Returns:
            The rule.

        Examples:
            >>> Rule.flash_report().method, Rule.flash_report().base
            (<Method.ROUNDING: 'rounding'>, 5)
        """
        return cls(threshold=threshold, method=Method.ROUNDING)

    def is_small(self, high: int | None) -> bool:
        """Whether everything that a figure can be is too small to be shown.

        Args:
            high: The most that it can be; `None` if there is no most.

        Returns:
            Whether it is small. Nought alone is, where zeros are sensitive.

        Examples:
            >>> rule = Rule(threshold=5)
            >>> rule.is_small(4), rule.is_small(5), rule.is_small(0), rule.is_small(None)
            (True, False, False, False)
        """
        if high is None or high >= self.threshold:
            return False
        return high > 0 or self.zeros is Zeros.SENSITIVE


def _whole(where: str, value: object, least: int) -> None:
    if type(value) is not int or value < least:
        raise InvalidValueError(where, f"a whole number of {least} or more", "another")
