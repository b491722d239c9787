"""What follows from a ledger's decisions, and which of them cannot stand beside each other."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from hijra_amina.errors import Problem, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FIRST_LINE", "LedgerError", "check_ledger"]

FIRST_LINE = 2
"""The line of the first decision in a file: the header stands above it."""

Pair = tuple[str, str]


class LedgerError(ProblemsError):
    """A ledger that cannot be replayed; every problem names its line in the file.

    Examples:
        >>> issubclass(LedgerError, ValueError)
        True
    """


def check_ledger(
    lines: Sequence[tuple[Pair, str]], numbers: Sequence[int] | None = None
) -> tuple[dict[str, str], frozenset[Pair]]:
    """Work out who is one person and who is not.

    Args:
        lines: Pairs, in order, with what was decided of them.
        numbers: The line of each in a file; one after the other below a header, if not given.

    Returns:
        The first member of each one's group, for those who are in one of several; and the pairs
        of first members that are different people.

    Raises:
        LedgerError: If a pair was decided in two ways, or a pair that is different follows to be
            the same from other lines.
    """
    at = numbers if numbers is not None else range(FIRST_LINE, FIRST_LINE + len(lines))
    problems = list(_twice(lines, at))
    links: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for index, ((first, second), verdict) in enumerate(lines):
        if verdict == "same":
            links[first].append((second, index))
            links[second].append((first, index))
    groups = _groups(links)
    apart: set[Pair] = set()
    for index, ((first, second), verdict) in enumerate(lines):
        if verdict != "different":
            continue
        a, b = sorted((groups.get(first, first), groups.get(second, second)))
        if a != b:
            apart.add((a, b))
        elif all(verdict != "same" for pair, verdict in lines if pair == (first, second)):
            because = ", ".join(str(at[n]) for n in _path(links, first, second))
            problems.append(
                _problem(
                    at[index],
                    f"says different, but the same follows from the lines {because}",
                    because,
                )
            )
    if problems:
        raise LedgerError(problems)
    return groups, frozenset(apart)


def _twice(lines: Sequence[tuple[Pair, str]], at: Sequence[int]) -> list[Problem]:
    """Pairs of which two lines say different things."""
    found: dict[Pair, int] = {}
    problems: list[Problem] = []
    for index, (pair, verdict) in enumerate(lines):
        earlier = found.setdefault(pair, index)
        if lines[earlier][1] != verdict:
            line = at[earlier]
            reason = f"says {verdict}, but line {line} says {lines[earlier][1]} of the same pair"
            problems.append(_problem(at[index], reason, str(line)))
    return problems


def _problem(line: int, reason: str, lines: str) -> Problem:
    return Problem(f"line {line}", "contradictory_decisions", reason, (("lines", lines),))


def _groups(links: dict[str, list[tuple[str, int]]]) -> dict[str, str]:
    groups: dict[str, str] = {}
    for start in sorted(links):
        if start in groups:
            continue
        waiting = [start]
        groups[start] = start
        while waiting:
            for neighbour, _ in links[waiting.pop()]:
                if neighbour not in groups:
                    groups[neighbour] = start
                    waiting.append(neighbour)
    return groups


def _path(links: dict[str, list[tuple[str, int]]], first: str, second: str) -> list[int]:
    """The fewest lines from which it follows that two are the same, sorted."""
    came: dict[str, tuple[str, int] | None] = {first: None}
    waiting = deque([first])
    while second not in came:
        here = waiting.popleft()
        for neighbour, index in links[here]:
            if neighbour not in came:
                came[neighbour] = (here, index)
                waiting.append(neighbour)
    found: list[int] = []
    step = came[second]
    while step is not None:
        found.append(step[1])
        step = came[step[0]]
    return sorted(found)
