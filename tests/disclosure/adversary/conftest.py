"""The attacker and the drawn tables, importable by the tests of this folder."""

import importlib.util
import sys
from pathlib import Path

HERE = Path(__file__).parent


def _load(name: str) -> None:
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, HERE / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)


for _name in ("attacker", "drawn_tables", "auditing", "least_loss", "bare_problems"):
    _load(_name)
