"""Counting a pattern through: what a solver found is believed only after this."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.disclosure.numbers.problem import Need, Pattern, Problem

__all__ = ["faults"]


def faults(problem: Problem, pattern: Pattern) -> tuple[str, ...]:
    """What is wrong with a pattern, by counting in whole numbers.

    Args:
        problem: The problem that the pattern is for.
        pattern: The pattern.

    Returns:
        A sentence for each fault, without any number of a cell; none if every need that the
        pattern does not call unmet is proven to be met.

    Examples:
        >>> from hijra_amina.disclosure.numbers.problem import Need, Pattern, Problem
        >>> problem = Problem(
        ...     size=1, truth=(2,), rows=(), items=(), needs=(Need(cell=0, low=0, high=5),)
        ... )
        >>> pattern = Pattern(
        ...     hidden=frozenset(),
        ...     loss=0,
        ...     least=0,
        ...     witnesses=((0,), (4,)),
        ...     lower=(0,),
        ...     upper=(1,),
        ...     method="exact",
        ... )
        >>> faults(problem, pattern)
        ('need 0 is not met: witness 1 is not high enough',)
    """
    return (
        *_of_what_is_hidden(problem, pattern),
        *(
            f"witness {index} {fault}"
            for index, witness in enumerate(pattern.witnesses)
            for fault in _of_a_witness(problem, pattern, witness)
        ),
        *(
            f"need {index} is not met: {fault}"
            for index, need in enumerate(problem.needs)
            if index not in pattern.unmet
            for fault in _of_a_need(problem, pattern, index, need)
        ),
    )


def _of_what_is_hidden(problem: Problem, pattern: Pattern) -> Iterator[str]:
    for index, item in enumerate(problem.items):
        if item.fixed is True and index in pattern.hidden:
            yield f"item {index} is hidden, and has to be published"
        if item.fixed is False and index not in pattern.hidden:
            yield f"item {index} is published, and has to be hidden"
    if any(not 0 <= index < len(problem.items) for index in pattern.hidden):
        yield "an item is hidden that does not exist"
    elif pattern.loss != sum(problem.items[index].loss for index in pattern.hidden):
        yield "the loss is not the sum of what is lost"
    if pattern.least > pattern.loss:
        yield "less is lost than the least that can be"
    if pattern.method == "exact" and pattern.least != pattern.loss:
        yield "it is called exact, and more is lost than the least that is proven"
    if any(not 0 <= index < len(problem.needs) for index in pattern.unmet):
        yield "a need is unmet that does not exist"
    if not len(pattern.lower) == len(pattern.upper) == len(problem.needs):
        yield "there is not one witness a side for each need"


def _of_a_witness(problem: Problem, pattern: Pattern, witness: Sequence[int]) -> Iterator[str]:
    if len(witness) != problem.size:
        yield "has not one number for each cell"
        return
    if any(type(number) is not int for number in witness):
        yield "is not made of whole numbers"
        return
    if any(number < 0 for number in witness):
        yield "has a number below nought"
    for index, row in enumerate(problem.rows):
        total = sum(value * witness[cell] for cell, value in row.terms)
        if not _lies(row.low, total, row.high):
            yield f"does not fit row {index}"
    for index, item in enumerate(problem.items):
        if index not in pattern.hidden and not all(
            _lies(low, witness[cell], high) for cell, low, high in item.says
        ):
            yield f"does not fit item {index}, which is published"


def _of_a_need(problem: Problem, pattern: Pattern, index: int, need: Need) -> Iterator[str]:
    for upper, places in enumerate((pattern.lower, pattern.upper)):
        enough = "high enough" if upper else "low enough"
        place = places[index] if index < len(places) else -1
        if not 0 <= place < len(pattern.witnesses):
            yield f"no witness is named that is {enough}"
            continue
        witness = pattern.witnesses[place]
        if len(witness) != problem.size:
            continue  # said of the witness already
        number = witness[need.cell]
        if not (number >= need.high if upper else number <= need.low):
            yield f"witness {place} is not {enough}"
        if any(witness[cell] != problem.truth[cell] for cell in need.known):
            yield f"witness {place} is not what the reader knows"


def _lies(low: int | None, number: int, high: int | None) -> bool:
    return (low is None or low <= number) and (high is None or number <= high)
