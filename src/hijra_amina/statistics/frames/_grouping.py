"""A large frame in memory whose figures add up: grouped by Polars first, numbered afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from hijra_amina.statistics.frames._collected import Collected, numbered_facts, whole
from hijra_amina.statistics.frames._encoding import Codes, Numbers, encoded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.statistics.frames._plan import Plan

__all__ = ["grouped"]

# Under names that no column of a frame has.
_ROW: Final = "first row of a cell"
_ROWS: Final = "rows of a cell"


def grouped(columns: Mapping[str, pl.Series], plan: Plan) -> Collected:
    """Bring a question that adds up into numbers, by one group-by at the finest level.

    Numbering the texts of a few cells costs nothing, and Polars groups on all processors.

    Args:
        columns: The columns of the frame.
        plan: What is needed.

    Returns:
        The finest cells, in the order in which they first appear.
    """
    facts = {f"fact {name}": whole(columns[name]) for name in plan.more}
    sums: dict[str, pl.Series] = {}
    for name in plan.summed:
        values = whole(columns[name])
        sums[name] = values.clip(lower_bound=0)
        sums[f"{name}?"] = (values < 0).cast(pl.Int64)
    texts = {name: columns[name] for name in plan.columns}
    added = {f"sum {name}": values for name, values in sums.items()}
    # A column of every frame, for those questions that need no other.
    held = {**texts, **facts, **added, "": columns["participant"]}
    frame = pl.DataFrame([column.alias(name) for name, column in held.items()])
    counted = [pl.len().alias(_ROWS), pl.col(_ROW).min(), *(pl.col(name).sum() for name in added)]
    asked = frame.lazy().with_row_index(_ROW)
    keys = [*texts, *facts]
    got = (asked.group_by(keys).agg(counted) if keys else asked.select(counted)).collect()
    got = got.sort(_ROW)
    found = {name: encoded(got[name]) for name in texts}
    kinds, told = numbered_facts([got[name].to_numpy() for name in facts])
    return Collected(
        raws={name: column.raws for name, column in found.items()},
        order={name: column.in_order for name, column in found.items()},
        codes={name: column.numbers for name, column in found.items()},
        kinds=kinds,
        facts=told,
        length=got.height,
        number=got[_ROWS].cast(pl.Int64).to_numpy(),
        sums={name: got[f"sum {name}"].to_numpy() for name in sums},
        unlimited=_unlimited(columns, plan, found),
    )


def _unlimited(
    columns: Mapping[str, pl.Series], plan: Plan, found: Mapping[str, Codes]
) -> dict[str, Numbers] | None:
    """The sessions with people who are not in the frame, by their raw values; `None` for none."""
    if not plan.has_complete:
        return None
    partly = ~columns["complete"].cast(pl.Boolean).fill_null(value=False)
    if not partly.any():
        return None
    names = plan.of_sessions
    if not names:
        return {}
    rows = pl.DataFrame([columns[name].filter(partly).alias(name) for name in names]).unique()
    numbers: dict[str, Numbers] = {}
    for name in names:
        number = {raw: at for at, raw in enumerate(found[name].raws)}
        raws = rows[name].cast(pl.String).to_list()
        numbers[name] = np.array([number[raw] for raw in raws], dtype=np.int64)
    return numbers
