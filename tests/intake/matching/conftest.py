"""Registers of people who do not exist, as the benchmarks make them."""

import importlib.util
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="session")
def registers():
    """The module that makes registers; benchmarks are no package."""
    spec = importlib.util.spec_from_file_location("registers", BENCHMARKS / "registers.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["registers"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(autouse=True)
def dictionary_forgotten(request, monkeypatch):
    """Measure without the shipped list of spellings, which has those that registers draw from."""
    if "registers" in request.fixturenames:
        from hijra_amina.intake.matching import _likeness  # noqa: PLC0415 - needs the extra

        words = dict.fromkeys(_likeness._known(), frozenset())
        monkeypatch.setattr(_likeness, "_known", lambda: words)
