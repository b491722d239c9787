"""What readers and insiders learn of small figures from tables that were protected."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import attrs
from attacker import Attacker, Seen, read

from hijra_amina.errors import DisclosureError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from attacker import Fact

    from hijra_amina.disclosure.rule import Rule
    from hijra_amina.statistics import Table

__all__ = [
    "Audit",
    "Release",
    "audit",
    "figures_of",
    "insiders_learn",
    "published_one_by_one",
    "release",
    "small_figures",
]

ALL, UNKNOWN = "*", "?"
Key = tuple[str, ...]


@attrs.frozen
class Release:
    """A table as it is, and as it came out.

    Attributes:
        truth: The figures that are recorded, by key.
        seen: What its readers see.
    """

    truth: dict[Key, int]
    seen: Seen


def release(table: Table, published: Table, *, base: int | None = None) -> Release:
    """A table beside what was published of it, through the JSON that others read.

    Args:
        table: The table.
        published: What came out.
        base: To multiples of what figures were rounded.

    Returns:
        Both.
    """
    sessions = table.sessions or ("s",)
    return Release(figures_of(table), read(published.to_json(), sessions, base=base))


def published_one_by_one(
    tables: Iterable[Table], rule: Rule, path: Path, refused: list[str] | None = None
) -> list[Release]:
    """What comes out if each table is protected against all before it, and then remembered.

    Args:
        tables: The tables, the first to come out first.
        rule: How they are protected.
        path: Where the ledger is to be.
        refused: Where to note which tables were refused; they do not come out then, and without
            it the first that is refused ends all.

    Returns:
        Each table, and what came out.
    """
    from hijra_amina.disclosure.ledger import Ledger  # noqa: PLC0415 - with what needs an extra
    from hijra_amina.disclosure.protecting import protect  # noqa: PLC0415 - the same

    ledger = Ledger.open(path)
    base = rule.base if rule.method == "rounding" else None
    found: list[Release] = []
    for number, table in enumerate(tables, 1):
        try:
            published = protect(table, rule, ledger=ledger)
            ledger.release(published, id=f"report-{number}", on=dt.date(2015, 6, 1))
        except DisclosureError as error:
            if refused is None:
                raise
            refused.append(str(error))
            continue
        found.append(release(table, published, base=base))
    return found


def figures_of(table: Table) -> dict[Key, int]:
    """How many are recorded under each key."""
    return {row.key: row.count.low or 0 for row in table.rows}


def small_figures(truth: Mapping[Key, int], threshold: int) -> list[Key]:
    """What is to be hidden, whatever becomes of the rest."""
    return [key for key, figure in truth.items() if 1 <= figure < threshold]


@attrs.frozen
class Audit:
    """How many small figures there were, and what became of them.

    Attributes:
        small: How many.
        shown: Which are simply there: a release and a key each.
        exact: Which follow from the rest.
        below: Which can be narrowed further than they may be, with their ends.
    """

    small: int
    shown: tuple[tuple[int, Key], ...] = ()
    exact: tuple[tuple[int, Key], ...] = ()
    below: tuple[tuple[int, Key, tuple[int | None, int | None]], ...] = ()

    @property
    def safe(self) -> bool:
        """Whether nothing is given away."""
        return not (self.shown or self.exact or self.below)


def audit(  # noqa: PLR0913 - all but the first are keywords
    releases: Sequence[Release],
    *,
    threshold: int,
    interval: int | None = None,
    within: Mapping[str, tuple[str, Mapping[str, str]]] | None = None,
    zeros_shown: bool = False,
    facts: Iterable[Fact] = (),
) -> Audit:
    """What a reader of all of some releases learns of small figures.

    Args:
        releases: What came out.
        threshold: Figures from 1 to one less than this are small.
        interval: How high each must be possible; not at all for `0`, which asks for exact ones
            alone; the threshold, unless given.
        within: Which values lie in which.
        zeros_shown: Whether readers know that no nought is ever hidden.
        facts: What they know besides.

    Returns:
        What they learn.

    Raises:
        Contradiction: If what came out cannot all be true.
    """
    most = threshold if interval is None else interval
    attack = Attacker(
        [one.seen for one in releases], within=within, facts=facts, zeros_shown=zeros_shown
    )
    shown: list[tuple[int, Key]] = []
    exact: list[tuple[int, Key]] = []
    below: list[tuple[int, Key, tuple[int | None, int | None]]] = []
    small = [
        (number, key)
        for number, one in enumerate(releases)
        for key in small_figures(one.truth, threshold)
    ]
    for number, key in small:
        ends = releases[number].seen.figures.get(key)
        rounded = releases[number].seen.base is not None
        if ends is not None and not rounded:
            shown.append((number, key))
            continue
        figure = releases[number].truth[key]
        if not most:
            if not attack.is_open(number, key, figure):
                exact.append((number, key))
            continue
        if attack.reaches(number, key, int(zeros_shown), most):
            continue
        found = attack.ends(number, key)
        if found[0] == found[1]:
            exact.append((number, key))
        else:
            below.append((number, key, found))
    return Audit(len(small), tuple(shown), tuple(exact), tuple(below))


def insiders_learn(
    one: Release, threshold: int, *, who: str
) -> tuple[int, list[tuple[tuple[Key, ...], Key]]]:
    """What insiders find out exactly.

    Args:
        one: What came out.
        threshold: Figures from 1 to one less than this are small.
        who: `contributor`, who knows of an inner figure that he or she is all of it, or
            `ministry`, who knows all figures of one ministry.

    Returns:
        How many pairs of an insider and a small figure there are, and which of these figures
        follow for which of them.
    """
    attack = Attacker([one.seen])
    targets = small_figures(one.truth, threshold)
    pairs = 0
    learnt: list[tuple[tuple[Key, ...], Key]] = []
    for known in _known(one, who):
        facts = [(0, key, one.truth[key]) for key in known]
        for target in targets:
            if target in known:
                continue
            pairs += 1
            if not attack.is_open(0, target, one.truth[target], facts):
                learnt.append((known, target))
    return pairs, learnt


def _known(one: Release, who: str) -> Iterator[tuple[Key, ...]]:
    """The keys whose figures each insider knows."""
    if who == "contributor":
        for key, figure in one.truth.items():
            if figure == 1 and ALL not in key:
                yield (key,)
        return
    place = one.seen.dimensions.index("ministry")
    for value in one.seen.values("ministry"):
        if value != UNKNOWN:
            yield tuple(key for key in one.truth if key[place] == value)
