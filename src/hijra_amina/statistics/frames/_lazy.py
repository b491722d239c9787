"""A lazy frame: its engine groups, and only the small result leaves it.

Only operations of narwhals that give the same answer in every engine are used: selecting,
filtering, grouping by columns, adding up, counting rows, different rows, one frame under another.
Whatever is three-valued is decided here, over the few combinations that come back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import narwhals.stable.v2 as nw
import numpy as np
import polars as pl

from hijra_amina.errors import Problem
from hijra_amina.statistics.frames._check import check_facts
from hijra_amina.statistics.frames._collected import Collected, numbered_facts, whole
from hijra_amina.statistics.frames._encoding import Codes, Numbers, encoded
from hijra_amina.statistics.frames._engine import fetched
from hijra_amina.statistics.frames._problems import FrameError
from hijra_amina.statistics.measures import Unit
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hijra_amina.statistics._asking import Condition
    from hijra_amina.statistics.frames._engine import Lazy
    from hijra_amina.statistics.frames._plan import Plan
    from hijra_amina.statistics.progress import Progress

__all__ = ["MOST_AT_ONCE", "collect"]

MOST_AT_ONCE: Final = 5_000_000
"""How many rows with pseudonyms are fetched from an engine at once; more come in parts."""

_MOST_IN_A_FILTER: Final = 500
_ROWS: Final = "rows_of_a_cell"
_TAIL: Final = "tail_of_pseudonym"
_LONGEST_TAIL: Final = 3

Raws = dict[str, tuple[str | None, ...]]


def collect(
    frame: Lazy,
    plan: Plan,
    conditions: Sequence[Condition],
    check: Callable[[Raws], None],
    progress: Progress,
) -> Collected:
    """Ask an engine what a question needs: two or three small results in all.

    Args:
        frame: The frame.
        plan: What is needed.
        conditions: What everything that is counted has to be.
        check: Called with the raw values as soon as they are known; it may refuse them.
        progress: Told before each question to the engine.

    Returns:
        The rows: different ones where people are counted, else the finest cells.
    """
    steps = bool(conditions and plan.columns) + 1 + plan.has_complete
    step = iter(range(steps))
    numbering = {name: _Numbering() for name in plan.columns}
    if conditions and plan.columns:
        # With conditions the values of a table are not only those of the rows that count, and
        # which rows count can only be told from the values.
        progress.step(next(step), steps, _ASKING)
        for name, raws in _all_raws(frame, plan.columns).items():
            numbering[name].add(raws)
        check({name: known.raws for name, known in numbering.items()})
    progress.step(next(step), steps, _ASKING)
    asked = _filtered(frame, conditions, numbering)
    if plan.unit is Unit.PEOPLE:
        rows = _people(asked, plan, numbering, progress)
    else:
        rows = _cells(asked, plan, numbering)
    if not (conditions and plan.columns):
        check({name: known.raws for name, known in numbering.items()})
    unlimited = None
    if plan.has_complete:
        progress.step(next(step), steps, _ASKING)
        unlimited = _unlimited(frame, plan, numbering)
    return rows.with_raws(
        {name: known.raws for name, known in numbering.items()},
        {name: known.in_order for name, known in numbering.items()},
        unlimited,
    )


_ASKING: Final = "questions to the engine"


class _Numbering:
    """Raw values of a column, numbered as they come in."""

    def __init__(self) -> None:
        self._numbers: dict[str | None, int] = {}

    def add(self, raws: Iterable[str | None]) -> list[int]:
        """The number of each raw value, new ones at the end."""
        numbers = self._numbers
        return [numbers.setdefault(raw, len(numbers)) for raw in raws]

    def of(self, codes: Codes) -> Numbers:
        """The number of each row's raw value."""
        return np.array(self.add(codes.raws), np.int64)[codes.numbers]

    @property
    def raws(self) -> tuple[str | None, ...]:
        return tuple(self._numbers)

    @property
    def in_order(self) -> tuple[str | None, ...]:
        """In an order that does not depend on which worker was the first to answer."""
        return tuple(sorted(self._numbers, key=lambda raw: (raw is None, raw or "")))


def _text(name: str) -> nw.Expr:
    return nw.col(name).cast(nw.String)


def _all_raws(frame: Lazy, names: Sequence[str]) -> Raws:
    """The different values of each column, all in one question."""
    parts = [
        frame.select(nw.lit(place).cast(nw.Int64).alias("place"), _text(name).alias("raw")).unique()
        for place, name in enumerate(names)
    ]
    found: dict[str, list[str | None]] = {name: [] for name in names}
    for row in fetched(nw.concat(parts, how="vertical")).rows():
        found[names[int(row[0])]].append(row[1])
    return {name: tuple(raws) for name, raws in found.items()}


def _filtered(
    frame: Lazy, conditions: Sequence[Condition], numbering: Mapping[str, _Numbering]
) -> Lazy:
    """The rows that meet the conditions, or may: whatever is certain not to is left out."""
    for made, value in conditions:
        if made.column not in numbering:
            continue
        raws = numbering[made.column].raws
        possible = [raw for raw in raws if made.verdict(raw, value) is not Verdict.FAILS]
        if len(possible) == len(raws) or len(possible) > _MOST_IN_A_FILTER:
            continue
        texts = [raw for raw in possible if raw is not None]
        meets = _text(made.column).is_in(texts) if texts else None
        if None in possible:
            nothing = nw.col(made.column).is_null()
            meets = nothing if meets is None else meets | nothing
        if meets is None:
            nothing = nw.col(made.column).is_null()
            meets = nothing & ~nothing
        frame = frame.filter(meets)
    return frame


def _cells(frame: Lazy, plan: Plan, numbering: Mapping[str, _Numbering]) -> Collected:
    """The finest cells: one group-by, whatever the number of margins."""
    keys = [_text(name).alias(name) for name in plan.columns]
    keys += [nw.col(name) for name in plan.more]
    names = [*plan.columns, *plan.more]
    if plan.unit is Unit.SESSIONS:
        if "session" not in names:
            keys.append(_text("session").alias("session"))
        got = fetched(frame.select(*keys).unique())
        _refuse_gaps(got["session"], "session")
        check_facts([got[name] for name in plan.more])
        sessions = got["session"].n_unique()
        number = np.ones(got.height, np.int64)
        sums: dict[str, Numbers] = {}
    else:
        one, nought = nw.lit(1).cast(nw.Int64), nw.lit(0).cast(nw.Int64)
        added: list[nw.Expr] = []
        ends: list[nw.Expr] = []
        for name in plan.summed:
            of = nw.col(name).cast(nw.Int64)
            added.append(of.fill_null(0).alias(f"sum_{name}"))
            added.append(nw.when(of.is_null()).then(one).otherwise(nought).alias(f"none_{name}"))
            added.append(of.alias(f"end_{name}"))
            ends.append(nw.col(f"end_{name}").min().alias(f"least_{name}"))
            ends.append(nw.col(f"end_{name}").max().alias(f"most_{name}"))
        told = [f"{what}_{name}" for name in plan.summed for what in ("sum", "none")]
        counted = [nw.len().cast(nw.Int64).alias(_ROWS), *(nw.col(name).sum() for name in told)]
        asked = frame.select(*keys, *added, _text("session").alias("_session"))
        got = fetched(_grouped_by(asked, names, [*counted, *ends]))
        facts = [got[name] for name in plan.more]
        for end in ("least", "most"):
            check_facts([*facts, *(got[f"{end}_{name}"].alias(name) for name in plan.summed)])
        # Over no rows at all an engine of SQL adds up to nothing, and not to nought.
        got = got.with_columns(pl.col(_ROWS, *told).fill_null(0))
        sessions = None
        number = whole(got[_ROWS]).to_numpy()
        sums = {}
        for name in plan.summed:
            sums[name] = whole(got[f"sum_{name}"]).to_numpy()
            sums[f"{name}?"] = whole(got[f"none_{name}"]).to_numpy()
    kinds, told_facts = numbered_facts([whole(got[name]).to_numpy() for name in plan.more])
    return Collected(
        raws={},
        order={},
        codes={name: numbering[name].of(encoded(got[name])) for name in plan.columns},
        kinds=kinds,
        facts=told_facts,
        length=got.height,
        number=number,
        sums=sums,
        sessions=sessions,
    )


def _people(
    frame: Lazy, plan: Plan, numbering: Mapping[str, _Numbering], progress: Progress
) -> Collected:
    """The different rows of each person; a part of the people at a time where there are many."""
    texts = [_text(name).alias(name) for name in plan.columns]
    more = [nw.col(name) for name in plan.more]
    # The pseudonym comes under a name that no column of the question has.
    person = _text("participant").alias(_PERSON)
    different = frame.select(person, *texts, *more).unique()
    people: list[Numbers] = []
    codes: dict[str, list[Numbers]] = {name: [] for name in plan.columns}
    facts: dict[str, list[Numbers]] = {name: [] for name in plan.more}
    so_far = 0
    for got in _parts(different, progress):
        _refuse_gaps(got[_PERSON], "participant")
        numbers = encoded(got[_PERSON])
        people.append(numbers.numbers.astype(np.int64) + so_far)
        so_far += len(numbers.first)
        for name in plan.columns:
            codes[name].append(numbering[name].of(encoded(got[name])))
        check_facts([got[name] for name in plan.more])
        for name in plan.more:
            facts[name].append(whole(got[name]).to_numpy())
    everybody = np.concatenate(people)
    kinds, told = numbered_facts([np.concatenate(parts) for parts in facts.values()])
    return Collected(
        raws={},
        order={},
        codes={name: np.concatenate(parts) for name, parts in codes.items()},
        kinds=kinds,
        facts=told,
        length=len(everybody),
        people=everybody,
    )


_PERSON: Final = "pseudonym"


def _parts(frame: Lazy, progress: Progress) -> Iterator[pl.DataFrame]:
    """All rows, at once if they are not too many, else in parts that share no person.

    Pseudonyms are parted by their last letters, which in most of them vary the most.
    """
    first = fetched(frame.head(MOST_AT_ONCE + 1))
    if first.height <= MOST_AT_ONCE:
        yield first
        return
    del first
    tail = nw.col(_PERSON).str.slice(-_LONGEST_TAIL).alias(_TAIL)
    tails = frame.with_columns(tail)
    counted = fetched(tails.group_by(_TAIL).agg(nw.len().cast(nw.Int64).alias(_ROWS)))
    groups = list(_grouped(counted.sort(_TAIL).rows(), MOST_AT_ONCE))
    for place, group in enumerate(groups):
        progress.step(place, len(groups), "parts of the people")
        yield fetched(tails.filter(nw.col(_TAIL).is_in(group)).drop(_TAIL))


def _grouped(counted: Iterable[tuple[str, int]], most: int) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for tail, number in counted:
        if group and size + number > most:
            yield group
            group, size = [], 0
        group.append(tail)
        size += number
    if group:
        yield group


def _unlimited(
    frame: Lazy, plan: Plan, numbering: Mapping[str, _Numbering]
) -> dict[str, Numbers] | None:
    """The sessions with people who are not in the frame, by their raw values; `None` for none."""
    # What holds nothing at all may be of any type.
    complete = nw.col("complete").cast(nw.Boolean)
    partly = frame.filter(~complete | complete.is_null())
    names = plan.of_sessions or ("session",)
    got = fetched(partly.select(*(_text(name).alias(name) for name in names)).unique())
    if got.is_empty():
        return None
    return {name: numbering[name].of(encoded(got[name])) for name in plan.of_sessions}


def _refuse_gaps(keys: pl.Series, name: str) -> None:
    """Whom to count once cannot be told without a key; the rows that have none come back, too."""
    if keys.null_count():
        reason = "rows with nothing in it; expected a value in every row"
        raise FrameError([Problem(name, "missing_value", reason)])


def _grouped_by(frame: Lazy, names: Sequence[str], counted: Sequence[nw.Expr]) -> Lazy:
    return frame.group_by(*names).agg(*counted) if names else frame.select(*counted)
