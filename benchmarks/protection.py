"""How safe protected tables are, what they lose, and how long it takes.

Run `python benchmarks/protection.py [--only PART …]`. Tables and programmes are drawn from a seed,
and nobody in them exists. What comes out is attacked by the reader of `tests/disclosure/adversary`:
it has JSON alone to go by and solves a system of its own with SciPy. A small figure is one of those
that the rule wants hidden; it is *shown* if it stands there, *exact* if it follows, *below* if it
can be narrowed further than from nought to the threshold.

- `tables`: tables of two and three dimensions with margins, at thresholds of 3, 5 and 10.
- `sequences`: releases one after the other against a ledger: reports on sessions and on all so far,
  districts after governorates, tables that share a dimension.
- `optimum`: what is lost beside the least that can be, by the library's own proof and by one
  mixed-integer programme for the whole question, solved by SciPy, in which tables that must stay
  possible need not be of whole numbers; and two published examples.
- `large`: 2 x 20 x 19 and 2 x 20 x 19 x 12 figures with margins.
- `programmes`: programmes of 12 sessions with 23 reports each, with a ledger and without.
- `audit`: the audit of 71 releases.
- `rounding`: what is rounded, how far it lies from the truth, and what follows from it.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import attrs

# The attacker lives with the tests, which are no package.
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "disclosure" / "adversary"))

from attacker import read
from auditing import audit, figures_of, published_one_by_one, release, small_figures
from bare_problems import loss_of, problem_of, small_needs
from drawn_tables import (
    VALUES,
    dice,
    district_table,
    drawn_figures,
    drawn_table,
    linked_tables,
    series,
    table_of,
)
from least_loss import least_loss
from race import median

from hijra_amina.disclosure.attacking import attack
from hijra_amina.disclosure.numbers.suppression import suppress
from hijra_amina.disclosure.protecting import protect
from hijra_amina.disclosure.rule import Rule
from hijra_amina.errors import HijraAminaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from auditing import Audit, Release

    from hijra_amina.statistics import Table

    Drawn = tuple[Sequence[Table], Rule, dict[str, object]]

PARTS = ("tables", "sequences", "optimum", "large", "programmes", "audit", "rounding")
THRESHOLDS = (3, 5, 10)
SMALL = 5
AUDIT = 10.0
LEEWAY = 1e-6
GAP = 0.10
"""How much more than the least may be lost on average."""


@attrs.define
class Tally:
    """What was found in many audits."""

    audits: int = 0
    small: int = 0
    shown: int = 0
    exact: int = 0
    below: int = 0
    refused: int = 0
    seconds: list[float] = attrs.field(factory=list)

    def add(self, found: Audit) -> None:
        """Count one more."""
        self.audits += 1
        self.small += found.small
        self.shown += len(found.shown)
        self.exact += len(found.exact)
        self.below += len(found.below)

    def line(self, label: str) -> str:
        """All of it in a line."""
        mean = sum(self.seconds) / len(self.seconds) if self.seconds else 0.0
        most = max(self.seconds, default=0.0)
        good = not (self.shown or self.exact or self.below)
        return (
            f"  {label:34}{self.audits:>7}{self.small:>8}{self.shown:>7}{self.exact:>7}"
            f"{self.below:>7}{self.refused:>9}{mean:>9.3f}{most:>9.3f}   {'yes' if good else 'NO'}"
        )


COLUMNS = (
    f"  {'':34}{'audits':>7}{'small':>8}{'shown':>7}{'exact':>7}{'below':>7}"
    f"{'refused':>9}{'mean s':>9}{'most s':>9}   all safe"
)


def tables(number: int, limit: float) -> None:
    """Many small tables, each on its own."""
    print(f"\ntables of two and three dimensions\n{COLUMNS}")
    for threshold in THRESHOLDS:
        tally = Tally()
        kept: list[float] = []
        for seed in range(THRESHOLDS.index(threshold), number, len(THRESHOLDS)):
            _protect(drawn_table(seed), Rule(threshold=threshold, time_limit=limit), tally, kept)
        print(tally.line(f"threshold {threshold}"))
        print(
            f"  {'':34}lost on average {sum(kept) / max(1, len(kept)):.3f} of all that is counted"
        )


def _protect(table: Table, rule: Rule, tally: Tally, losses: list[float]) -> None:
    begin = perf_counter()
    try:
        published = protect(table, rule)
    except HijraAminaError:
        tally.refused += 1
        return
    tally.seconds.append(perf_counter() - begin)
    tally.add(audit([release(table, published)], threshold=rule.threshold))
    if published.protection is not None:
        losses.append(float(published.protection.loss))


def sequences(number: int, limit: float) -> None:
    """Releases one after the other, each against those before it."""
    print(f"\nsequences of releases against a ledger\n{COLUMNS}")
    kinds: dict[str, Callable[[int], Drawn]] = {
        "people, 4 sessions": lambda seed: _sessions(seed, "people"),
        "participations, 4 sessions": lambda seed: _sessions(seed, "participations"),
        "governorates, then districts": _districts,
        "three linked tables": lambda seed: (linked_tables(seed), Rule(), {}),
    }
    for place, (label, make) in enumerate(kinds.items()):
        tally = Tally()
        for seed in range(place, number, len(kinds)):
            drawn, rule, options = make(seed)
            _in_turn(drawn, attrs.evolve(rule, time_limit=limit), tally, options)
        print(tally.line(label))


def _sessions(seed: int, measure: str) -> Drawn:
    return series(seed, sessions=4, ministries=3 + seed % 3, measure=measure).tables, Rule(), {}


def _districts(seed: int) -> Drawn:
    fine, coarse, inside = district_table(seed)
    rule = Rule(hierarchies={("district", "governorate"): inside})
    return [coarse, fine], rule, {"within": {"governorate": ("district", inside)}}


def _in_turn(
    drawn: Sequence[Table], rule: Rule, tally: Tally, options: dict[str, object]
) -> list[Release]:
    refused: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        begin = perf_counter()
        path = Path(folder) / "releases.jsonl"
        published = published_one_by_one(drawn, rule, path, refused)
        tally.seconds.append(perf_counter() - begin)
    tally.refused += len(refused)
    tally.add(audit(published, threshold=rule.threshold, **options))
    return published


def optimum(number: int, proof: float) -> None:
    """What is lost beside the least that can be."""
    print("\ninformation lost beside the least possible (ratio of losses, less one)")
    columns = ("number", "proven", "mean", "most", "mean s", "most s")
    print(f"  {'instances':20}" + "".join(f"{column:>9}" for column in columns))
    small, middle = (2, 4), (3, 4)
    shapes = (small, (2, 6), middle, (4, 5), (2, 2, 3), (2, 3, 3), (5, 6), (2, 3, 4))
    found: dict[str, list[tuple[float, float, bool]]] = {}
    for seed in range(number):
        shape = shapes[seed % len(shapes)]
        table = drawn_table(seed, shape=shape, people=dice(seed).randint(20, 120))
        needs = small_needs(table, 5)
        if not needs:
            continue
        problem = problem_of(table, needs)
        begin = perf_counter()
        pattern = suppress(problem, exact=False)
        seconds = perf_counter() - begin
        peer = least_loss(read(table.to_json()), needs, loss_of, seconds=proof, whole=False)
        if peer is not None:
            gap = pattern.loss / max(peer.bound, 1) - 1
            found.setdefault("heuristic / SciPy's", []).append((gap, seconds, peer.proven))
        begin = perf_counter()
        best = suppress(problem, exact=True, time_limit=proof)
        seconds = perf_counter() - begin
        proven = best.method == "exact"
        if peer is not None and best.loss < peer.bound - LEEWAY:
            sys.exit(f"instance {seed}: {best.loss} is lost here, and SciPy says {peer.bound}")
        gap = pattern.loss / max(best.least, 1) - 1
        found.setdefault("heuristic / exact", []).append((gap, seconds, proven))
    for label, gaps in found.items():
        values = [gap for gap, _, _ in gaps]
        times = [seconds for _, seconds, _ in gaps]
        mean = sum(values) / len(values)
        print(
            f"  {label:20}{len(gaps):>9}{sum(one for _, _, one in gaps):>9}{mean:>9.2%}"
            f"{max(values):>9.2%}{sum(times) / len(times):>9.3f}{max(times):>9.3f}"
            f"   <= {GAP:.0%} {'yes' if mean <= GAP else 'NO'}"
        )
    for label, table, needs, expected in _published():
        pattern = suppress(problem_of(table, needs))
        print(f"  {label:52}loses {pattern.loss}, least {pattern.least}, known least {expected}")


def _published() -> Iterable[tuple[str, Table, dict[tuple[str, ...], tuple[int, int]], int]]:
    """Examples whose figures others have published."""
    inner = ((20, 50, 10), (8, 19, 22), (17, 32, 12))
    sides = ("i", "ii", "iii"), ("a", "b", "c")
    figures = {
        (row, column): inner[i][j]
        for (i, row), (j, column) in itertools.product(enumerate(sides[0]), enumerate(sides[1]))
    }
    table = table_of(("activity", "region"), sides, figures)
    yield "Fischetti and Salazar 2001, 22 in 17..27", table, {("ii", "c"): (17, 27)}, 59
    counted = {"a": (2, 18), "b": (19, 14), "c": (10, 12), "d": (14, 11)}
    figures = {
        (region, sex): counted[region][place]
        for region, (place, sex) in itertools.product(counted, enumerate(("female", "male")))
    }
    table = table_of(("region", "sex"), (tuple(counted), ("female", "male")), figures)
    # Nobody has published an optimum for this need; the mixed-integer programme has proven it.
    yield "the test problem of sdcTable, 2 in 0..5", table, small_needs(table, 5), 42


def large() -> None:
    """Tables that are too large for one programme."""
    print("\nlarge tables (one core each; attacked on a sample of 40 small figures)")
    for sides, people, goal in (((2, 20, 19), 1000, 10.0), ((2, 20, 19, 12), 1000, 600.0)):
        names = ("sex", "ministry", "governorate", "post_level")[: len(sides)]
        values = [VALUES[name][:side] for name, side in zip(names, sides, strict=True)]
        table = table_of(names, values, drawn_figures(dice(7), values, people, skew=0.8))
        _large(table, goal)


def _large(table: Table, goal: float) -> None:
    label = " x ".join(
        str(len({row.key[n] for row in table.rows}) - 1) for n in range(len(table.dimensions))
    )
    begin, clock = process_time(), perf_counter()
    try:
        published = protect(table, Rule(time_limit=goal / 2))
    except HijraAminaError as error:
        print(f"  {label:18}{process_time() - begin:>8.1f} s   refused: {error}")
        return
    seconds, clock = process_time() - begin, perf_counter() - clock
    one = release(table, published)
    small = small_figures(one.truth, 5)
    sample = set(dice(1).sample(small, min(40, len(small))))
    truth = {key: n if key in sample or n >= SMALL else 0 for key, n in one.truth.items()}
    found = audit([attrs.evolve(one, truth=truth)], threshold=5)
    made = published.protection
    print(
        f"  {label:18}{len(table.rows):>7} figures {len(small):>6} small {seconds:>8.1f} s"
        f" (clock {clock:.1f})  <= {goal:g} {'yes' if seconds <= goal else 'NO'}; "
        f"{found.small} attacked: {len(found.shown)} shown, {len(found.exact)} exact, "
        f"{len(found.below)} below;"
        f" by {made and made.method}, lost {float(made.loss) if made else 0:.3f}, "
        f"remarks {made.remarks if made else ()}"
    )


def programmes(number: int, limit: float) -> None:
    """Programmes of twelve sessions with all their reports."""
    print(f"\nprogrammes of 12 sessions, 23 reports each\n{COLUMNS}")
    together, apart = Tally(), Tally()
    rule = Rule(time_limit=limit)
    for seed in range(number):
        drawn = series(seed, measure=("people", "participations")[seed % 2])
        _in_turn(drawn.tables, rule, together, {})
        begin = perf_counter()
        alone = [release(table, protect(table, rule)) for table in drawn.tables]
        apart.seconds.append(perf_counter() - begin)
        apart.add(audit(alone, threshold=5))
    print(together.line("against a ledger"))
    print(apart.line("each on its own"))


def audits() -> None:
    """The audit of a long series."""
    print("\naudit of 71 releases")
    drawn = series(36, sessions=36, ministries=10)
    rule = Rule(method="rounding")
    published = [protect(table, rule) for table in drawn.tables]
    times: list[float] = []
    exposed = 0
    for _ in range(3):
        begin = perf_counter()
        exposed = sum(1 for _ in attack(published, rule=rule))
        times.append(perf_counter() - begin)
    print(
        f"  {len(published)} releases, {sum(len(one.rows) for one in published)} figures: "
        f"{median(times):.2f} s  <= {AUDIT:g} {'yes' if median(times) <= AUDIT else 'NO'}; "
        f"{exposed} exposures"
    )


def rounding(number: int) -> None:
    """How far rounded figures lie from the truth."""
    print("\nrounding")
    columns = ("tables", "small", "exact", "error", "most", "mean s", "refused")
    print(f"  {'base':6}" + "".join(f"{column:>9}" for column in columns))
    for base in (3, 5, 10):
        errors: list[int] = []
        exact = small = done = refused = 0
        seconds: list[float] = []
        for seed in range(number):
            table = drawn_table(seed)
            begin = perf_counter()
            try:
                published = protect(table, Rule(method="rounding", base=base))
            except HijraAminaError:
                refused += 1
                continue
            seconds.append(perf_counter() - begin)
            done += 1
            truth = figures_of(table)
            errors += [abs((row.count.low or 0) - truth[row.key]) for row in published.rows]
            found = audit([release(table, published, base=base)], threshold=5, interval=0)
            small += found.small
            exact += len(found.exact) + len(found.shown)
        mean = sum(errors) / max(1, len(errors))
        print(
            f"  {base:<6}{done:>9}{small:>9}{exact:>9}{mean:>9.2f}{max(errors, default=0):>9}"
            f"{sum(seconds) / max(1, len(seconds)):>9.3f}{refused:>9}"
        )


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description="Protect tables, and attack them.")
    parser.add_argument("--only", choices=PARTS, nargs="+", default=PARTS)
    parser.add_argument("--tables", type=int, default=1_000)
    parser.add_argument("--sequences", type=int, default=200)
    parser.add_argument("--instances", type=int, default=64)
    parser.add_argument("--programmes", type=int, default=100)
    text = "seconds after which a proof that nothing less can be lost is given up"
    parser.add_argument("--proof", type=float, default=30.0, help=text)
    text = "seconds after which the search for less loss in one table ends"
    parser.add_argument("--limit", type=float, default=1.0, help=text)
    options = parser.parse_args()
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{os.cpu_count()} cores, load {load}")
    runs: dict[str, Callable[[], None]] = {
        "tables": lambda: tables(options.tables, options.limit),
        "sequences": lambda: sequences(options.sequences, options.limit),
        "optimum": lambda: optimum(options.instances, options.proof),
        "large": large,
        "programmes": lambda: programmes(options.programmes, options.limit),
        "audit": audits,
        "rounding": lambda: rounding(min(options.tables, 300)),
    }
    for part in options.only:
        runs[part]()


if __name__ == "__main__":
    main()
