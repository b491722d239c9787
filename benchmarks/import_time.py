"""What `import hijra_amina` costs beside `import attrs`, in fresh and isolated interpreters.

Run `python benchmarks/import_time.py [ROUNDS]`. Each round starts every candidate once, in turn,
so that whatever else the machine does falls on all of them alike. The best of the rounds is the
cost; the median tells how noisy the machine was.
"""

import subprocess
import sys

from race import median

CANDIDATES = {
    "import attrs": "import attrs",
    "import hijra_amina": "import hijra_amina",
    "… and touch Count": "import hijra_amina as ha; ha.Count",
    "… and touch Programme": "import hijra_amina as ha; ha.Programme",
}

CLOCK = "from time import perf_counter_ns as t; a = t(); {}; print(t() - a)"


def milliseconds(statement: str) -> float:
    """Time one statement in a fresh interpreter that reads no environment and no user site."""
    command = [sys.executable, "-I", "-c", CLOCK.format(statement)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return int(done.stdout) / 1e6


def main(rounds: int) -> None:
    """Measure all candidates and print a line for each."""
    times: dict[str, list[float]] = {label: [] for label in CANDIDATES}
    for _ in range(rounds):
        for label, statement in CANDIDATES.items():
            times[label].append(milliseconds(statement))
    base = times["import attrs"]
    print(f"{'':24}{'best ms':>9}{'median':>9}{'x attrs (best)':>16}{'(median)':>10}")
    for label, taken in times.items():
        best, middle = min(taken), median(taken)
        ratio, middle_ratio = best / min(base), middle / median(base)
        print(f"{label:24}{best:9.2f}{middle:9.2f}{ratio:16.2f}{middle_ratio:10.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
