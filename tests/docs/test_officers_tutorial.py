"""The officer's tutorial, done command by command as it says, its two manual steps included."""

import io
import re
import shlex
import shutil
import sys
from pathlib import Path

import openpyxl
import pytest

from hijra_amina.cli import main
from hijra_amina.intake import Decision, Decisions
from hijra_amina.language import without_marks

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "tutorial" / "from-sheets-to-report.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAIR = re.compile(r'data-first="([^"]+)" data-second="([^"]+)"')
NOVEMBER = frozenset({"p-001", "p-002"})


def steps(text: str) -> list[tuple[str, list[str]]]:
    """Each command of the page with the lines that it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(text):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            else:
                found[-1][1].append(line)
    return found


def run(command: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """Run a command in this process; what it prints, in the order in which it prints it."""
    program, *arguments = shlex.split(command)
    assert program == "hijra-amina"
    both = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", both)
        patch.setattr(sys, "stderr", both)
        code = main(arguments)
    return int(code), without_marks(both.getvalue()).splitlines()


def fits(printed: list[str], said: list[str]) -> bool:
    """Whether lines are those of the page, where `...` stands for any number of lines."""
    pattern = "".join(r"(?:.*\n)*" if line == "..." else re.escape(line) + r"\n" for line in said)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def correct(path: Path) -> None:
    """What the officer does in a spreadsheet program: write a governorate, and save."""
    book = openpyxl.load_workbook(path)
    assert book["Day 2"]["E13"].comment is not None
    book["Day 2"]["E13"].value = "Wasit"
    book.save(path)


def decide(page: Path, *, november: bool) -> None:
    """What the officer does on the page: decide the pairs of one session, or those left over."""
    path = page.with_name("decisions.csv")
    before = Decisions.read(path) if november else Decisions()
    pairs = PAIR.findall(page.read_text(encoding="utf-8"))
    chosen = [pair for pair in pairs if november or not NOVEMBER & set(pair)]
    made = (
        Decision(first=one, second=other, verdict="same", who="focal point", when="2016-03-20")
        for one, other in chosen
    )
    before.with_(*made).write(path)


def test_every_command_does_what_the_page_says(tmp_path, monkeypatch):
    """Each command prints what stands below it, and the files that it names are there after it."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    pages = 0
    for command, said in steps(PAGE.read_text(encoding="utf-8")):
        words = shlex.split(command)
        if words[0].startswith(("python", ".venv")) or words[0] == ".":
            continue  # the installation, which is what this runs on
        if words[0] == "cp":
            shutil.copytree(words[2], words[3])
        elif words[0] == "cd":
            monkeypatch.chdir(tmp_path / words[1])
        else:
            code, printed = run(command, monkeypatch)
            assert fits(printed, said), f"{command}\n" + "\n".join(printed)
            assert code == (1 if any("error:" in line for line in printed) else 0)
        if "--questions" in words:
            correct(Path("corrected.xlsx"))
        if "--page" in words:
            pages += 1
            decide(Path("review.html"), november=pages > 1)
    assert pages == 2
    build = {path.name for path in Path("build").iterdir()}
    assert build == {"baghdad-2016-03.ar_IQ.html", "baghdad-2016-03.en_GB.html"}
