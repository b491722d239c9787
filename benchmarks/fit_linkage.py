"""Fit what each level of the SQL comparisons weighs, and write it into the package.

Splink itself says which level each pair of a generated register is on; a logistic regression with
the true share of pairs as an offset says what the levels weigh. See `fit_weights.py`.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
from fit_weights import newton
from registers import Style, register

from hijra_amina.intake.matching import _linkage
from hijra_amina.intake.matching._lines import lines_of
from hijra_amina.intake.matching._linkage import COMPARISONS, linker_of, model_of

TARGET = Path(_linkage.__file__).parent / "data" / "linkage.json"
SHAPES = [
    (Style(phones=0.0), 1500),
    (Style(phones=0.45), 3000),
    (Style(phones=0.9), 1500),
    (Style(phones=0.3, kurdish=0.3, arabic=0.4), 1500),
    (Style(phones=0.45, forms=(("four", 1.0),)), 1500),
]
FIXED = {"staff_number.same": 14.0, "staff_number.other": -7.0}
FEATURES = [
    *(f"{name}.{level}" for name, levels in COMPARISONS.items() for level, _, _ in levels[1:]),
    *(
        f"{name}.{level}.rarity"
        for name, levels in COMPARISONS.items()
        for level, _, column in levels
        if column is not None
    ),
]


def material(seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Levels and rarities, truth and offsets of the pairs of every shape."""
    rows, truths, offsets = [], [], []
    everything = dict.fromkeys(FEATURES, 1.0)
    for number, (style, n) in enumerate(SHAPES):
        made = register(n, seed * 100 + number, style, aside=False)
        lines = lines_of(made.entries)
        settings = model_of(everything) | dict.fromkeys(
            ("retain_intermediate_calculation_columns", "retain_matching_columns"), True
        )
        linker = linker_of(lines, "duckdb", settings)
        found = linker.inference.predict(warning_mode="never").as_pyarrow_table().to_pydict()
        truth = [made.truth[line.participant] for line in lines]
        size = len(lines)
        share = sum(k * (k - 1) for k in Counter(truth).values()) / (size * (size - 1))
        pairs = list(zip(found["unique_id_l"], found["unique_id_r"], strict=True))
        table = np.zeros((len(pairs), len(FEATURES)))
        for name, levels in COMPARISONS.items():
            gammas = np.array(found[f"gamma_{name}"])
            for place, (level, _, column) in enumerate(levels[1:], 1):
                # Splink counts the levels from the last, which is 0.
                on = gammas == len(levels) - 1 - place
                table[on, FEATURES.index(f"{name}.{level}")] = 1.0
                if column is not None:
                    rarity = np.array(found[f"mw_tf_adj_{name}"], dtype=float)
                    table[on, FEATURES.index(f"{name}.{level}.rarity")] = rarity[on]
        rows.append(table)
        truths.append(np.array([truth[int(a)] == truth[int(b)] for a, b in pairs], dtype=float))
        offsets.append(np.full(len(pairs), math.log(share / (1 - share))))
    return np.concatenate(rows), np.concatenate(truths), np.concatenate(offsets)


def main() -> None:
    """Fit and write."""
    rows, truths, offsets = material(21)
    weights = newton(rows, truths, offsets, np.ones(len(rows))) / math.log(2)
    bits = {name: float(w) for name, w in zip(FEATURES, weights, strict=False)} | FIXED
    # Splink has no bias; every pair stands on one level of its own names.
    for level in [name for name in bits if name.startswith("own.") and name.count(".") == 1]:
        bits[level] += float(weights[-1])
    made = {
        "about": "bits of each level for a value that one line in a hundred has; "
        "logistic regression on generated registers, offset by their size",
        "pairs": len(rows),
        "bits": {name: round(value, 3) for name, value in bits.items()},
    }
    TARGET.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    for name, value in made["bits"].items():
        print(f"{name:28} {value:8.2f}  {int((rows[:, FEATURES.index(name)] != 0).sum()):8}")


if __name__ == "__main__":
    main()
