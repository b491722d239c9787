"""Fit the weights of `match_people` on generated registers, and write them into the package.

A logistic regression over all pairs that are compared, with the true share of pairs that are of
one person as an offset: the weights then hold for registers of any size. Spellings are drawn from
those that may be learnt from; `benchmarks/matching.py` measures on the others, with other seeds.
"""

from __future__ import annotations

import argparse
import json
import math
from pathlib import Path

import numpy as np
from registers import Style, register

from hijra_amina.intake.matching import _likeness, _weights
from hijra_amina.intake.matching._blocking import pairs_to_compare
from hijra_amina.intake.matching._lines import lines_of
from hijra_amina.intake.matching._traits import TRAITS, Register
from hijra_amina.intake.matching._weights import Weights
from hijra_amina.intake.matching.people import Comparing

TARGET = Path(_weights.__file__).parent / "data" / "weights.json"
RIDGE = 2.0
COST_OF_KIN = 5.0
"""A brother taken for his brother counts so many times: nobody would look at the two again."""
STILL = 1e-6
TINY = 1e-9
FOUR = (("four", 1.0),)
NOISY = Style(typos=0.08, glued=0.08)
SHAPES = [
    (Style(phones=0.0), 1200),
    (Style(phones=0.45), 1200),
    (Style(phones=0.9), 1200),
    (Style(phones=0.3, kurdish=0.3, arabic=0.4), 1200),
    (Style(phones=0.45, forms=FOUR), 1200),
    (Style(phones=0.3, missing=0.6), 600),
    (Style(phones=0.45, wrong=0.04), 3000),
    (Style(phones=0.2, arabic=0.1), 800),
    (NOISY, 1200),
]
# What the evidence cannot show, or generated registers lack: fixed beforehand, in bits.
FIXED = {
    "own_clash": -8.0,
    "nisba_clash": -1.0,
    "staff_number_eq": 16.0,
    "staff_number_ne": -7.0,
    "age_band_eq": 0.5,
    "age_band_ne": -2.0,
    "post_level_eq": 0.4,
    "post_level_ne": -1.5,
    "disability_eq": 0.3,
    "disability_ne": -1.5,
}


def material(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Traits, truth, offsets and costs of every compared pair of the registers of a seed."""
    rows, truths, offsets, costs = [], [], [], []
    for number, (style, n) in enumerate(SHAPES):
        made = register(n, seed * 100 + number, style, aside=False)
        lines = lines_of(made.entries)
        prepared = Register(lines)
        found = []
        comparing = Comparing(prepared, Weights.of({}))
        for pair in pairs_to_compare(prepared):
            if not comparing.allowed(pair):
                continue
            a, b = (lines[place] for place in pair)
            traits = prepared.traits(*pair)
            one, other = made.truth[a.participant], made.truth[b.participant]
            found.append((traits.values, one == other))
            kin = one != other and made.families[one] == made.families[other]
            costs.append(COST_OF_KIN if kin else 1.0)
        everybody = list(made.truth.values())
        matching = sum(
            k * (k - 1) / 2 for k in np.unique(everybody, return_counts=True)[1].tolist()
        )
        size = max(len(lines), 300)
        share = matching / (size * (size - 1) / 2)
        rows += [values for values, _ in found]
        truths += [truth for _, truth in found]
        offsets += [math.log(share / (1 - share))] * len(found)
    return tuple(np.array(part, dtype=float) for part in (rows, truths, offsets, costs))


def fit(rows: np.ndarray, truths: np.ndarray, offsets: np.ndarray, costs: np.ndarray) -> np.ndarray:
    """The weights that are not fixed, in bits, and the bias."""
    free = [place for place, name in enumerate(TRAITS) if name not in FIXED]
    known = np.array([FIXED.get(name, 0.0) for name in TRAITS]) * math.log(2)
    return newton(rows[:, free], truths, offsets + rows @ known, costs) / math.log(2)


def newton(
    rows: np.ndarray, truths: np.ndarray, offsets: np.ndarray, costs: np.ndarray
) -> np.ndarray:
    """Logistic regression by Newton's method; a step that overshoots is halved; bias comes last."""
    x = np.hstack([rows, np.ones((len(rows), 1))])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 0.01

    def loss(w: np.ndarray) -> float:
        z = x @ w + offsets
        return float(costs @ (np.logaddexp(0, z) - truths * z) + (ridge * w * w).sum() / 2)

    weights = np.zeros(x.shape[1])
    now = loss(weights)
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(x @ weights + offsets, -40, 40)))
        gradient = x.T @ (costs * (p - truths)) + ridge * weights
        hessian = (x * (costs * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        while loss(weights - step) > now and np.abs(step).max() > TINY:
            step /= 2
        weights -= step
        before, now = now, loss(weights)
        if before - now < STILL:
            break
    return weights


def without_dictionary() -> None:
    """Forget which Latin spelling is of which name: the registers draw from those very spellings.

    Weights fitted with it would trust it for spellings that nobody has listed.
    """
    words = dict.fromkeys(_likeness._known(), frozenset())  # noqa: SLF001 - fitted from inside
    _likeness._known = lambda: words  # noqa: SLF001


def main() -> None:
    """Fit and write."""
    without_dictionary()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 13])
    seeds = parser.parse_args().seeds
    parts = [material(seed) for seed in seeds]
    rows, truths, offsets, costs = (np.concatenate(group) for group in zip(*parts, strict=True))
    weights = fit(rows, truths, offsets, costs)
    names = [name for name in TRAITS if name not in FIXED]
    bits = {name: round(float(w), 3) for name, w in zip([*names, "bias"], weights, strict=True)}
    made = {
        "about": "bits per trait; logistic regression on generated registers, offset by their size",
        "seeds": seeds,
        "pairs": len(rows),
        "bits": bits | FIXED,
    }
    TARGET.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    print(len(rows), "pairs,", int(truths.sum()), "of one person")
    for name, value in made["bits"].items():
        print(f"{name:22} {value:8.2f}")


if __name__ == "__main__":
    main()
