"""Strategies for counts and shares: any of them, or those that are true of a known number."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from hijra_amina.testing._draws import up_to
from hijra_amina.testing._texts import texts
from hijra_amina.values import Basis, Count, Share

__all__ = ["counts", "counts_true_of", "shares", "shares_true_of", "true_count", "true_share"]

_BASES: Final = st.sampled_from(Basis)
_WORDINGS: Final = st.none() | texts()
_FLAGS: Final = st.booleans()
_KINDS: Final = (
    "exactly",
    "at_least",
    "more_than",
    "at_most",
    "fewer_than",
    "between",
    "about",
    "about_between",
    "unknown",
    "suppressed",
)
_KINDS_OF_SOME: Final = st.sampled_from(
    ("exactly", "at_least", "more_than", "at_most", "fewer_than", "between", "unknown")
)
_KINDS_OF_NONE: Final = st.sampled_from(("exactly", "at_least", "at_most", "fewer_than"))


@st.composite
def _counts(draw: st.DrawFn, kinds: tuple[str, ...], numbers: st.SearchStrategy[int]) -> Count:
    kind = draw(st.sampled_from(kinds))
    wording = draw(_WORDINGS)
    basis = draw(_BASES)
    if kind == "unknown":
        return Count.unknown(basis=basis, wording=wording)
    n = draw(numbers)
    if kind in {"exactly", "about"}:
        make = Count.exactly if kind == "exactly" else Count.about
        return make(n, basis=basis, wording=wording)
    if kind == "suppressed":
        return Count.suppressed(below=abs(n) + 1, basis=basis, wording=wording)
    low, high = sorted((n, draw(numbers)))
    strict = draw(_FLAGS) if kind == "about_between" else False
    return Count(
        None if kind in {"at_most", "fewer_than"} and low < 0 else _low(kind, low),
        None if kind in {"at_least", "more_than"} else high,
        basis=basis,
        approximate=kind == "about_between",
        low_strict=kind == "more_than" or strict,
        high_strict=kind == "fewer_than",
        wording=wording,
    )


def _low(kind: str, low: int) -> int:
    return 0 if kind in {"at_most", "fewer_than"} else low


def counts(
    *,
    max_value: int = 200,
    negative: bool = False,
    approximate: bool = True,
    hidden: bool = True,
) -> st.SearchStrategy[Count]:
    """Counts of every kind, each worded and known in any way.

    Args:
        max_value: The greatest number in them.
        negative: Whether they may lie below zero, as differences do.
        approximate: Whether "about" is among them.
        hidden: Whether unknown and suppressed ones are among them.

    Returns:
        The strategy; it shrinks towards `Count.exactly(0)`.

    Examples:
        >>> from hypothesis import find
        >>> find(counts(), lambda count: count.high is None and count.is_known)
        Count.at_least(0)
    """
    left_out: set[str] = set()
    if not approximate:
        left_out |= {"about", "about_between"}
    if not hidden:
        left_out |= {"unknown", "suppressed"}
    kinds = tuple(kind for kind in _KINDS if kind not in left_out)
    return _counts(kinds, st.integers(-max_value if negative else 0, max_value))


def true_count(draw: st.DrawFn, n: int) -> Count:
    """A count that contains the number."""
    kind = draw(_KINDS_OF_SOME if n else _KINDS_OF_NONE)
    if kind == "exactly":
        return Count.exactly(n)
    if kind == "unknown":
        return Count.unknown()
    low = n - draw(up_to(min(n, 5)))
    high = n + draw(up_to(5))
    bounds = {
        "at_least": (low, None),
        "more_than": (max(low, 1), None),
        "at_most": (0, high),
        "fewer_than": (0, high),
        "between": (low, high),
    }
    return Count(*bounds[kind], low_strict=kind == "more_than", high_strict=kind == "fewer_than")


def counts_true_of(n: int) -> st.SearchStrategy[Count]:
    """Counts that a source which knows the number could state, most of them bounds.

    Args:
        n: The true number, zero or more.

    Returns:
        The strategy: every count contains `n` and none is approximate.

    Examples:
        >>> from hypothesis import find
        >>> find(counts_true_of(27), lambda count: count.low_strict)
        Count.more_than(26)
    """
    return st.composite(true_count)(n)


@st.composite
def _fractions(draw: st.DrawFn) -> Fraction:
    denominator = draw(_DENOMINATORS)
    return Fraction(draw(up_to(denominator)), denominator)


_DENOMINATORS: Final = st.sampled_from((100, 2, 3, 4, 5, 10, 27, 97))
_FRACTIONS: Final = _fractions()


@st.composite
def _shares(draw: st.DrawFn, kinds: tuple[str, ...]) -> Share:
    kind = draw(st.sampled_from(kinds))
    wording = draw(_WORDINGS)
    basis = draw(_BASES)
    if kind == "unknown":
        return Share.unknown(basis=basis, wording=wording)
    one = draw(_FRACTIONS)
    if kind in {"exactly", "about"}:
        make = Share.exactly if kind == "exactly" else Share.about
        return make(one, basis=basis, wording=wording)
    low, high = Fraction(0), Fraction(1)
    if kind in {"at_least", "more_than"}:
        low = one
    elif kind in {"at_most", "less_than"}:
        high = one
    else:
        low, high = sorted((one, draw(_FRACTIONS)))
    # A strict end needs room: between a share and itself nothing lies.
    return Share(
        low,
        high,
        low_strict=low < high and kind in {"more_than", "between_strict"},
        high_strict=low < high and kind in {"less_than", "between_strict"},
        basis=basis,
        approximate=kind == "about_between",
        wording=wording,
    )


def shares(*, approximate: bool = True, hidden: bool = True) -> st.SearchStrategy[Share]:
    """Shares of every kind, with and without strict ends.

    Args:
        approximate: Whether "about" is among them.
        hidden: Whether unknown ones are among them.

    Returns:
        The strategy; it shrinks towards `Share.exactly("0%")`.

    Examples:
        >>> from hypothesis import find
        >>> find(shares(), lambda share: share.low_strict).low_strict
        True
    """
    kinds = ["exactly", "at_least", "more_than", "at_most", "less_than", "between"]
    kinds.append("between_strict")
    if approximate:
        kinds += ["about", "about_between"]
    if hidden:
        kinds.append("unknown")
    return _shares(tuple(kinds))


def true_share(draw: st.DrawFn, part: int, whole: int) -> Share:
    """A share within which the fraction lies."""
    truth = Fraction(part, whole)
    kind = draw(_TRUE_KINDS)
    if kind == "exactly":
        return Share.exactly(truth)
    # Round steps, as reports state them: "over 60%", "at least a half".
    step = draw(_STEPS)
    below = truth // step * step
    above = min(-(-truth // step) * step, Fraction(1))
    if kind == "at_least":
        return Share.at_least(below)
    if kind == "at_most":
        return Share.at_most(above)
    if kind == "between":
        return Share.between(below, above)
    if below < truth:
        return Share.more_than(below)
    return Share.more_than(below - step) if below >= step else Share.at_least(below)


_TRUE_KINDS: Final = st.sampled_from(("exactly", "at_least", "at_most", "between", "strict"))
_STEPS: Final = st.sampled_from((Fraction(1, 10), Fraction(1, 2), Fraction(1, 100)))


def shares_true_of(part: int, whole: int) -> st.SearchStrategy[Share]:
    """Shares that a source which knows both numbers could state.

    Args:
        part: How many belong to the part.
        whole: How many there are in all, at least one.

    Returns:
        The strategy: `part / whole` lies within every share, and none is approximate.

    Examples:
        >>> from hypothesis import find
        >>> find(shares_true_of(9, 15), lambda share: share.low_strict)
        Share.more_than('1/2')
    """
    return st.composite(true_share)(part, whole)
