"""What the core install does without any extra, and what it says of the rest."""

import subprocess
import sys
from pathlib import Path

import pytest

# Makes the libraries of all extras impossible to import, whatever is installed.
BLOCK = """
import sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"hypothesis", "jinja2", "msgspec", "ruamel"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocker())
import hijra_amina as ha
"""

PROGRAMME = """
{
  "schema": "hijra-amina/programme",
  "version": 1,
  "id": "example",
  "name": {"en": "Example"},
  "sessions": [
    {
      "id": "s-1",
      "title": {"en": "Awareness session"},
      "period": "2015-06-16/2015-06-17",
      "headcount": {
        "statements": [
          {"count": 27},
          {"share": {"more_than": "60%"}, "sex": "female"}
        ]
      }
    }
  ]
}
"""


def run_without_extras(code: str, folder: Path) -> str:
    """Run code in a fresh interpreter where no extra's library can be imported."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", BLOCK + code],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1"},
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_core_reads_counts_and_words_a_programme(tmp_path: Path) -> None:
    """Reading and writing JSON, counting, tabulating and Arabic words need no extra."""
    (tmp_path / "programme.json").write_text(PROGRAMME, encoding="utf-8")
    out = run_without_extras(
        """
programme = ha.read("programme.json")
women = ha.count(programme.session("s-1"), "people", sex="female")
print(women.low, women.high)
ha.write(programme, "copy.json")
print(ha.read("copy.json") == programme)
print(len(ha.tabulate(programme, "people", by=["sex"]).rows) > 0)
print(ha.language.format_count(women, "ar_IQ"))
print(ha.json_schema()["type"])
""",
        tmp_path,
    )
    assert out.splitlines() == ["17 27", "True", "True", "ما بين ١٧ و٢٧", "object"]


@pytest.mark.parametrize(
    ("code", "extra"),
    [
        ("ha.loads('id: example', format='yaml')", "documents"),
        ("ha.flash_report(ha.read('programme.json'), 's-1').edition('en_GB').to_html()", "reports"),
        ("ha.testing.counts", "testing"),
    ],
)
def test_missing_extra_names_the_command(tmp_path: Path, code: str, extra: str) -> None:
    """A feature whose extra is missing says which command installs it."""
    (tmp_path / "programme.json").write_text(PROGRAMME, encoding="utf-8")
    out = run_without_extras(
        f"""
try:
    {code}
except ha.errors.MissingExtraError as error:
    print(error.command)
""",
        tmp_path,
    )
    assert out.strip() == f"pip install 'hijra-amina[{extra}]'"
