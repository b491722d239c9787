"""Importing the package is cheap, and stays so."""

import json
import subprocess
import sys

import pytest

ROUNDS = 9
BUDGET = 1.5  # times `import attrs`

# What importing the façade may load: the standard library, attrs and ourselves.
ALLOWED = {"attr", "attrs", "hijra_amina"}


def run(code: str) -> str:
    """Run code in a fresh interpreter, isolated from the environment, and return its output."""
    command = [sys.executable, "-I", "-c", code]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def third_party_after(statement: str) -> set[str]:
    """Top-level modules outside the standard library that a statement loads."""
    code = (
        "import json, sys; before = set(sys.modules)\n"
        f"{statement}\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in set(sys.modules) - before})))"
    )
    return {name for name in json.loads(run(code)) if name not in sys.stdlib_module_names}


def test_loads_nothing_third_party_but_attrs() -> None:
    """Importing the package leaves babel, cattrs, dateutil and every extra's library unloaded."""
    loaded = third_party_after("import hijra_amina")
    assert "hijra_amina" in loaded
    assert {name for name in loaded if not name.startswith("_")} <= ALLOWED


@pytest.mark.parametrize("name", ["Count", "Programme", "HijraAminaError"])
def test_records_and_values_load_nothing_but_attrs(name: str) -> None:
    """Touching a value, a record or an error loads no library but attrs."""
    loaded = third_party_after(f"import hijra_amina; hijra_amina.{name}")
    assert {name for name in loaded if not name.startswith("_")} <= ALLOWED


def test_costs_at_most_half_as_much_again_as_attrs() -> None:
    """The best of several interleaved fresh processes is within 1.5 times `import attrs`."""
    clock = "from time import perf_counter_ns as t; a = t(); import {}; print(t() - a)"
    times: dict[str, list[int]] = {"attrs": [], "hijra_amina": []}
    for _ in range(ROUNDS):
        for module, taken in times.items():
            taken.append(int(run(clock.format(module))))
    ratio = min(times["hijra_amina"]) / min(times["attrs"])
    assert ratio <= BUDGET, times
