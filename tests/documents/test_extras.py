"""Without the extra `documents` JSON is read and written; YAML says what is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from hijra_amina import documents
from hijra_amina.model import Programme
from hijra_amina.values import LocalizedText

WITHOUT = """
import sys
sys.path[:0] = {path!r}
sys.modules.update(dict.fromkeys(("msgspec", "ruamel", "ruamel.yaml")))
"""


def run(code: str) -> str:
    """What a program prints where the extra is not installed."""
    whole = WITHOUT.format(path=sys.path) + code
    done = subprocess.run(
        [sys.executable, "-I", "-c", whole], capture_output=True, check=False, text=True
    )
    return done.stdout + done.stderr


def test_json(tmp_path: Path) -> None:
    """JSON needs no extra, however large the document."""
    notes = tuple(["x" * 100] * 1000)
    programme = Programme(id="x", name=LocalizedText({"en": "x"}), notes=notes)
    documents.write(programme, tmp_path / "large.json")
    path = str(tmp_path / "large.json")
    said = run(f"import hijra_amina as ha; print(len(ha.read({path!r}).notes))")
    assert said == "1000\n"


@pytest.mark.parametrize(
    "call",
    [
        "ha.loads('', format='yaml')",
        "ha.dumps(programme, format='yaml')",
        "ha.write(programme, 'records')",
    ],
)
def test_yaml(call: str, tmp_path: Path) -> None:
    """Where YAML cannot be read or written, the command that installs it is printed."""
    said = run(
        f"""
import os
os.chdir({str(tmp_path)!r})
import hijra_amina as ha
programme = ha.Programme(id="x", name=ha.LocalizedText({{"en": "x"}}))
try:
    {call}
except ImportError as error:
    print(error)
"""
    )
    assert "hint: pip install 'hijra-amina[documents]'" in said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []


def test_what_is_loaded() -> None:
    """The extras are loaded when they are needed, and not before."""
    code = (
        "import sys, hijra_amina as ha; ha.loads; ha.dumps;"
        "print(sorted({'msgspec', 'ruamel.yaml'} & set(sys.modules)))"
    )
    path = f"import sys; sys.path[:0] = {sys.path!r}; "
    said = subprocess.run(
        [sys.executable, "-I", "-c", path + code], capture_output=True, check=True, text=True
    )
    assert said.stdout == "[]\n"
