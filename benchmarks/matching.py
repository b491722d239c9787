"""Measure who is whom: pairs, brothers and sisters, registers; ours beside what others would do.

Run `python benchmarks/matching.py` (some five minutes), or with `--quick`. Names are drawn from
the CC0 token counts in spellings that nothing was learnt from, with seeds that nothing was fitted
on, and without the shipped list of which Latin spelling is of which name. Every bar is printed
beside its figure, and the exit code is 1 if one is missed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

import attrs
import numpy as np
from fit_weights import without_dictionary
from rapidfuzz import fuzz, process
from registers import Style, people, register, written

from hijra_amina.intake import Entry, match_people
from hijra_amina.intake.matching._lines import lines_of
from hijra_amina.intake.matching._sounds import sounds_of
from hijra_amina.intake.matching._traits import Register
from hijra_amina.intake.matching._weights import shipped_weights
from hijra_amina.intake.matching._words import words_of
from hijra_amina.intake.matching.people import Comparing
from hijra_amina.values import PersonName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from registers import Spelling

Pair = tuple[str, str, bool]
FULL = ("three", "full", "three_family")
MIXED = ("two", "two_family", "three", "full")
FOUR = (("four", 1.0),)
HARDEST = 4
AMONG = 200
GATE = 20.0
CLEAN = Style(typos=0, glued=0)
missed: list[str] = []


def bar(what: str, figure: float, limit: float, *, least: bool) -> None:
    """Print a figure beside its bar."""
    fine = figure >= limit if least else figure <= limit
    sign = ">=" if least else "<="
    print(f"  {'ok  ' if fine else 'MISS'} {what:44} {figure:8.4f}  {sign} {limit}")
    if not fine:
        missed.append(what)


def ours(pairs: list[Pair]) -> np.ndarray:
    """Bits for each pair by itself."""
    entries = [
        Entry(participant=f"{n:06d}{side}", sheet=side, name=PersonName(name))
        for n, pair in enumerate(pairs)
        for side, name in zip("ab", pair[:2], strict=True)
    ]
    comparing = Comparing(Register(lines_of(entries)), shipped_weights())
    found = []
    for n in range(len(pairs)):
        pair = (2 * n, 2 * n + 1)
        found.append(comparing.evidence(pair) - (0 if comparing.allowed(pair) else GATE))
    return np.array(found)


def romanised(name: str) -> str:
    """A name in Latin letters, consonants alone where it is Arabic, as a table of letters gives."""
    said = []
    for word in words_of(name):
        sound = sounds_of(word)[0]
        vowels = sound.vowels if sound.spelling == "L" else [""] * len(sound.vowels)
        said.append("".join(map("".join, zip(vowels, [*sound.skeleton, ""], strict=True))))
    return " ".join(said)


OTHERS: Mapping[str, Callable[[str, str], float]] = {
    "exact": lambda a, b: 100.0 * (a == b),
    "WRatio": fuzz.WRatio,
    "token_set": fuzz.token_set_ratio,
}


def theirs(pairs: list[Pair], score: Callable[[str, str], float]) -> np.ndarray:
    """Scores of another method, on names in Latin letters so that scripts do not matter."""
    return np.array([score(romanised(a), romanised(b)) for a, b, _ in pairs])


def area(scores: np.ndarray, truth: np.ndarray) -> float:
    """The chance that a pair of one person scores above another pair; ties count half."""
    _, place, many = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(many) - many / 2 + 0.5)[place]
    ones = int(truth.sum())
    return float((ranks[truth].sum() - ones * (ones + 1) / 2) / (ones * (len(truth) - ones)))


def best(scores: np.ndarray, truth: np.ndarray) -> tuple[float, float, float]:
    """The best F1, the recall at a precision of .99, and the threshold of the best F1."""
    order = np.argsort(-scores)
    hits = np.cumsum(truth[order])
    ends = np.append(np.diff(scores[order]) != 0, [True])
    precision = (hits / np.arange(1, len(truth) + 1))[ends]
    recall = (hits / truth.sum())[ends]
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    top = int(f1.argmax())
    sure = recall[precision >= 0.99]  # noqa: PLR2004 - the bar
    return float(f1[top]), float(sure.max(initial=0.0)), float(scores[order][ends][top])


def drawn_pairs(
    n: int, seed: int, spellings: tuple[Spelling, Spelling], forms: tuple[str, ...]
) -> list[Pair]:
    """For each person a pair, and pairs with those whose names in Arabic are most alike."""
    rng = random.Random(seed)  # noqa: S311 - the same pairs for everybody
    crowd = people(n, seed)
    plain = {
        p.number: written(p, "three_family", "arabic", random.Random(p.number), CLEAN)  # noqa: S311
        for p in crowd
    }
    left, right = spellings
    pairs: list[Pair] = []
    for person in crowd:
        others = [other for other in rng.sample(crowd, min(AMONG, n)) if other is not person]
        others.sort(key=lambda other: -fuzz.ratio(plain[other.number], plain[person.number]))
        pairs.extend(
            (
                written(person, rng.choice(forms), left, rng),
                written(other, rng.choice(forms), right, rng),
                other is person,
            )
            for other in (person, *others[:HARDEST])
        )
    return pairs


def siblings(n: int, seed: int, spellings: tuple[Spelling, Spelling]) -> list[Pair]:
    """Brothers and sisters, one in each spelling."""
    rng = random.Random(seed)  # noqa: S311 - the same pairs for everybody
    crowd = people(n, seed, Style(siblings=0.5))
    by = {person.number: person for person in crowd}
    left, right = spellings
    return [
        (
            written(by[p.sibling_of], "three_family", left, rng, CLEAN),
            written(p, "three_family", right, rng, CLEAN),
            False,
        )
        for p in crowd
        if p.sibling_of is not None
    ]


def measure_pairs(n: int) -> None:
    """Pairs of names, and brothers and sisters, with bars."""
    shapes: list[tuple[str, tuple[Spelling, Spelling], tuple[str, ...], float]] = [
        ("Arabic-Latin", ("arabic", "latin"), FULL, 0.93),
        ("Arabic-Latin, mixed forms", ("arabic", "latin"), MIXED, 0.89),
        ("Arabic-Arabic", ("arabic", "arabic"), FULL, 0.93),
        ("Latin-Latin", ("latin", "latin"), FULL, 0.93),
        ("Kurdish-Latin", ("kurdish", "latin"), FULL, 0.90),
        ("Kurdish-Arabic", ("kurdish", "arabic"), FULL, 0.90),
    ]
    for what, spellings, forms, least in shapes:
        pairs = drawn_pairs(n, 9077, spellings, forms)
        truth = np.array([pair[2] for pair in pairs])
        kin = siblings(2 * n, 9078, spellings)
        print(f"{what}: {len(pairs)} pairs, {len(kin)} of brothers and sisters")
        rows: dict[str, tuple[np.ndarray, np.ndarray]] = {"ours": (ours(pairs), ours(kin))}
        for name, score in OTHERS.items():
            rows[name] = theirs(pairs, score), theirs(kin, score)
        for name, (scores, of_kin) in rows.items():
            f1, sure, at = best(scores, truth)
            merged = float((of_kin >= at).mean())
            print(
                f"    {name:10} AUC {area(scores, truth):.4f}  F1 {f1:.3f}  "
                f"recall at precision .99 {sure:.3f}  siblings merged {merged:.3f}"
            )
        scores, of_kin = rows["ours"]
        f1, sure, _ = best(scores, truth)
        bar(f"{what}: F1", f1, least, least=True)
        if what == "Arabic-Latin":
            bar(f"{what}: AUC", area(scores, truth), 0.985, least=True)
            bar(f"{what}: recall at precision .99", sure, 0.75, least=True)
        within = spellings[0] == spellings[1]
        # In a register of some thousand lines two lines at random are of one person once in a
        # thousand times: ten bits, and two more to be merged.
        merged = float((of_kin >= 12).mean())  # noqa: PLR2004 - the bar
        bar(f"{what}: siblings merged", merged, 0.05 if within else 0.02, least=False)


@attrs.frozen
class Score:
    """How well lines were put together."""

    precision: float
    recall: float
    wrong: float

    @property
    def f1(self) -> float:
        """Of pairs."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def scored(groups: Iterable[tuple[str, ...]], truth: Mapping[str, int]) -> Score:
    """Compare groups with who really stands on the lines."""
    found = list(groups)
    cells = [Counter(truth[line] for line in group) for group in found]
    both = _pairs(n for cell in cells for n in cell.values())
    made, real = _pairs(map(len, found)), _pairs(Counter(truth.values()).values())
    mixed = {person for cell in cells if len(cell) > 1 for person in cell}
    people_ = len(set(truth.values()))
    return Score(both / max(1, made), both / max(1, real), len(mixed) / people_)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def components(names: list[str], score: Callable[..., float] | None, at: float) -> list[int]:
    """What others do: everything above a threshold belongs together, and what that leads to."""
    parent = list(range(len(names)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    if score is None:
        first: dict[str, int] = {}
        for place, name in enumerate(names):
            parent[place] = first.setdefault(name, place)
        return [root(place) for place in range(len(names))]
    for start in range(0, len(names), 500):
        block = process.cdist(names[start : start + 500], names, scorer=score, score_cutoff=at)
        for a, b in zip(*np.nonzero(block >= at), strict=True):
            parent[root(int(a) + start)] = root(int(b))
    return [root(place) for place in range(len(names))]


def measure_registers(n: int, seeds: tuple[int, ...]) -> None:
    """Registers, with bars."""
    shapes = {
        "phone 0 %": Style(phones=0.0),
        "phone 45 %": Style(phones=0.45),
        "phone 90 %": Style(phones=0.9),
        "four-part names": Style(forms=FOUR),
        "a third Kurdish": Style(kurdish=0.33, arabic=0.34),
    }
    for what, style in shapes.items():
        scores, errors, widths = [], [], []
        inside = 0
        for seed in seeds:
            made = register(n, seed, style)
            matches = match_people(made.entries, progress=False)
            scores.append(scored(matches.people(), made.truth))
            errors.append(matches.estimate / made.people - 1)
            low, high = matches.unique.low or 0, matches.unique.high or 0
            inside += int(low <= made.people <= high)
            widths.append((low / made.people - 1, high / made.people - 1))
        print(f"register, {what}: {n} people, {len(seeds)} seeds")
        for score, error, (low, high) in zip(scores, errors, widths, strict=True):
            print(
                f"    P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  wrong "
                f"{score.wrong:.3f}  count {error:+.3f}  range {low:+.3f} … {high:+.3f}"
            )
        four = style.forms == FOUR
        bar(f"{what}: F1", min(s.f1 for s in scores), 0.97 if four else 0.90, least=True)
        bar(f"{what}: people in a wrong group", max(s.wrong for s in scores), 0.04, least=False)
        bar(f"{what}: error of the count", float(np.abs(np.mean(errors))), 0.025, least=False)
        bar(f"{what}: seeds inside the range", inside / len(seeds), 1.0, least=True)
    made = register(n, seeds[0])
    names = [romanised(entry.name.written) if entry.name else "" for entry in made.entries]
    print("the same register, phone 45 %, as others would do it")
    for what, score, at in (
        ("exact", None, 0),
        ("WRatio", fuzz.WRatio, 88),
        ("token_set", fuzz.token_set_ratio, 94),
    ):
        roots = components(names, score, at)
        groups: dict[int, list[str]] = {}
        for entry, where in zip(made.entries, roots, strict=True):
            groups.setdefault(where, []).append(entry.participant)
        found = scored(map(tuple, groups.values()), made.truth)
        print(
            f"    {what:10} P {found.precision:.3f}  R {found.recall:.3f}  F1 {found.f1:.3f}  "
            f"wrong {found.wrong:.3f}  count {len(groups) / made.people - 1:+.3f}"
        )


def measure_time() -> None:
    """8,500 lines on one core."""
    made = register(4600, 9031)
    began = time.process_time()
    match_people(made.entries, progress=False)
    seconds = time.process_time() - began
    print(f"{len(made.entries)} lines")
    bar("seconds of one core", seconds, 10.0, least=False)


def measure_many(n: int, engine: str) -> None:
    """Many people on DuckDB."""
    made = register(n, 9041)
    began = time.perf_counter()
    matches = match_people(made.entries, engine=engine, progress=False)
    seconds = time.perf_counter() - began
    found = scored(matches.people(), made.truth)
    total = time.perf_counter() - began
    print(
        f"{engine}: {n} people, {len(made.entries)} lines, {seconds:.0f} s, with groups {total:.0f}"
        f" s; P {found.precision:.3f}  R {found.recall:.3f}  count "
        f"{matches.estimate / n - 1:+.3f}  range {matches.unique}"
    )
    bar("seconds", total, 150.0, least=False)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer pairs and seeds")
    parser.add_argument("--many", type=int, help="so many people on DuckDB, and nothing else")
    parser.add_argument("--engine", default="duckdb", help="the engine for --many")
    asked = parser.parse_args()
    without_dictionary()
    if asked.many:
        measure_many(asked.many, asked.engine)
    else:
        measure_pairs(250 if asked.quick else 600)
        measure_registers(*((600, (9901,)) if asked.quick else (1230, (9901, 9902, 9903))))
        measure_time()
    if missed:
        sys.exit(f"{len(missed)} bars missed: {'; '.join(missed)}")


if __name__ == "__main__":
    main()
