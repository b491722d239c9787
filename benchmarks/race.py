"""Contenders one after the other in every round, and their ratios round by round."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Contenders = dict[str, Callable[[], object]]
    Seconds = dict[str, list[float]]

__all__ = ["Goal", "median", "print_ratios", "print_times", "run"]


@attrs.frozen
class Goal:
    """What a ratio is to be.

    Attributes:
        one: The contender.
        other: What it is compared with.
        limit: The ratio, the most that it may be, or the least where it is to be slower.
        at_least: Whether `one` is to be that much slower.
    """

    one: str
    other: str
    limit: float | None = None
    at_least: bool = False

    def reached(self, ratio: float) -> str:
        """Whether a ratio is as it is to be, in a word."""
        if self.limit is None:
            return ""
        good = ratio >= self.limit if self.at_least else ratio <= self.limit
        return f"{'>=' if self.at_least else '<='} {self.limit:g} {'yes' if good else 'NO'}"


def median(values: Iterable[float]) -> float:
    """The middle value; the mean of the two in the middle of an even number."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


def run(contenders: Contenders, rounds: int, *, once: Sequence[str] = ()) -> Seconds:
    """Seconds of each contender in each round, with the garbage collector paused.

    Args:
        contenders: What each of them does.
        rounds: How many rounds; one more before them is not counted.
        once: Contenders that are too slow for more than one round; it is not counted twice.

    Returns:
        The seconds of each.
    """
    seconds: Seconds = {name: [] for name in contenders}
    for turn in range(rounds + 1):
        for name, contender in contenders.items():
            if name in once and turn != 1:
                continue
            gc.collect()
            gc.disable()
            started = time.perf_counter()
            result = contender()
            taken = time.perf_counter() - started
            del result
            gc.enable()
            if turn:
                seconds[name].append(taken)
    return seconds


def print_times(title: str, seconds: Seconds) -> None:
    """Medians with spread, in milliseconds."""
    print(f"\n{title:52}{'median ms':>10}{'least':>9}{'most':>9}")
    for name, times in seconds.items():
        shown = [1000 * value for value in (median(times), min(times), max(times))]
        print(f"  {name:50}{shown[0]:>10.1f}{shown[1]:>9.1f}{shown[2]:>9.1f}")


def print_ratios(seconds: Seconds, goals: Iterable[Goal]) -> None:
    """Ratios round by round, with their spread, beside what they are to be."""
    for goal in goals:
        if goal.one not in seconds or goal.other not in seconds:
            continue
        pairs = zip(seconds[goal.one], seconds[goal.other], strict=False)
        ratios = sorted(one / other for one, other in pairs)
        label = f"{goal.one} / {goal.other}"
        middle = median(ratios)
        print(
            f"    {label:58}{middle:>8.2f}{ratios[0]:>8.2f}{ratios[-1]:>8.2f}  "
            f"{goal.reached(middle)}"
        )
