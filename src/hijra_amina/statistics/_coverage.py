"""Which sessions the values of a table stand for, as far as the records tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.dimensions import Level
from hijra_amina.statistics.tables import Coverage, Margin
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.statistics._asking import Question, Values
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics.dimensions import Dimension

__all__ = ["coverage_of"]

_SESSION = "session"
# So many answers are asked for; of thousands of sessions by day, nobody needs to know.
_MOST = 50_000


def coverage_of(asked: Question, found: Material, values: Values) -> tuple[Coverage, ...]:
    """Which sessions the values of dimensions of sessions stand for.

    Args:
        asked: The question.
        found: The records.
        values: The values of its dimensions.

    Returns:
        For each value that the table lists or has as a condition, its sessions. A session stands
        for itself, and is left out.
    """
    covered: list[Coverage] = []
    for made in asked.dimensions:
        if made.level is not Level.SESSION or made.name == _SESSION or made.of_session is None:
            continue
        raws = found.raws_of_sessions(made.of_session)
        is_split = any(one.name == made.name for one in asked.split)
        named = [value for other, value in asked.conditions if other.name == made.name]
        wanted = tuple(dict.fromkeys((*(values[made.name] if is_split else ()), *named)))
        if len(wanted) * len(set(raws)) <= _MOST:
            covered += _of(made, wanted, raws, found, unknown=is_split)
    return tuple(covered)


def _of(
    made: Dimension,
    wanted: Sequence[str],
    raws: Sequence[str | None],
    found: Material,
    *,
    unknown: bool,
) -> Iterator[Coverage]:
    placed: set[str] = set()
    by_raw: dict[str | None, list[str]] = {}
    for session, raw in zip(found.sessions, raws, strict=True):
        by_raw.setdefault(raw, []).append(session.id)
    for value in wanted:
        verdicts = {raw: made.verdict(raw, value) for raw in by_raw}
        having, perhaps = (
            frozenset(
                one for raw, said in verdicts.items() if said is verdict for one in by_raw[raw]
            )
            for verdict in (Verdict.HOLDS, Verdict.OPEN)
        )
        placed |= having
        yield Coverage(made.name, value, having, perhaps)
    if unknown:
        left = frozenset(one.id for one in found.sessions if one.id not in placed)
        yield Coverage(made.name, str(Margin.UNKNOWN), left)
