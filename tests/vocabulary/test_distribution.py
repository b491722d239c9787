"""Terms of other distributions, and how the package's own are found and read."""

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import hijra_amina

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "add-terms.md"


def shown(language: str) -> list[str]:
    """The blocks of one language in the how-to guide."""
    text = GUIDE.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def run(code: str, *paths: Path, measured: bool = True) -> subprocess.CompletedProcess[str]:
    """Run code in a fresh interpreter that also finds what is installed in some folders."""
    found = [*map(str, paths), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(found), "PYTHONUTF8": "1"}
    if not measured:  # coverage would look for files that are gone when it reports
        environment = {k: v for k, v in environment.items() if not k.startswith("COVERAGE_")}
    return subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
    )


@pytest.fixture
def install(tmp_path: Path) -> Callable[..., Path]:
    """Make a distribution with one package and install it into a folder of its own."""

    def make(
        name: str, entry_points: dict[str, str], files: dict[str, str], *, by_pip: bool = False
    ) -> Path:
        package = name.replace("-", "_")
        info = f"{package}-1.0.dist-info"
        points = "\n".join(f"{key} = {value}" for key, value in entry_points.items())
        contents = {
            **{f"{package}/{file}": text for file, text in files.items()},
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
            f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\n"
            "Root-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/entry_points.txt": f"[hijra_amina.vocabulary]\n{points}\n",
        }
        contents[f"{info}/RECORD"] = "".join(
            f"{path},,\n" for path in [*contents, f"{info}/RECORD"]
        )
        wheel = tmp_path / f"{package}-1.0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for path, text in contents.items():
                archive.writestr(path, text)
        target = tmp_path / f"installed-{name}"
        if not by_pip:  # pip does no more to such a wheel, and takes seconds to start
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(target)
            return target
        quiet = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps"]
        command = [sys.executable, "-m", "pip", "install", *quiet, "--target", target, wheel]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return target

    return make


def document(**term: Any) -> str:
    """A vocabulary file with one body."""
    head = {"format": "hijra-amina-vocabulary", "version": 1, "source": "x", "kind": "body"}
    return json.dumps({**head, "sources": {"x": {"title": "X"}}, "terms": [term]})


class TestDistributions:
    def test_the_package_of_the_guide_works_when_it_is_installed(
        self, install: Callable[..., Path]
    ) -> None:
        """Its file is found through the entry point, with nothing loaded or switched on."""
        project = tomllib.loads(shown("toml")[0])["project"]
        points = project["entry-points"]["hijra_amina.vocabulary"]
        files = {"__init__.py": "", "office.json": shown("json")[0]}
        folder = install(project["name"], points, files, by_pip=True)

        done = run(
            "from hijra_amina import vocabulary\n"
            "(found,) = vocabulary.resolve('Board of Water Resources', on='2015')\n"
            "print(found.term.code, found.valid.value, found.term.label('ar_IQ').text)\n"
            "print(found.term.origin)\n"
            "print(vocabulary.resolve('MoAWR')[0].term.code)\n",
            folder,
        )

        assert done.stderr == ""
        assert done.stdout.splitlines() == [
            "office.water-board holds هيئة الموارد المائية",
            "erbil-office-terms (entry point 'erbil-office')",
            "krg-moaw",
        ]

    def test_an_entry_point_may_name_a_function(self, install: Callable[..., Path]) -> None:
        """It returns what a file would hold, or the path of a file."""
        made = document(code="office.made", labels={"en": "Made"})
        kept = document(code="office.kept", labels={"en": "Kept"})
        source = (
            "import json\nfrom pathlib import Path\n"
            f"def terms():\n    return json.loads({made!r})\n"
            "def path():\n    return Path(__file__).with_name('kept.json')\n"
        )
        folder = install(
            "office-terms",
            {"made": "office_terms:terms", "kept": "office_terms:path"},
            {"__init__.py": source, "kept.json": kept.replace('"x"', '"y"')},
        )

        done = run(
            "from hijra_amina import vocabulary\n"
            "print(sorted(c for c in vocabulary.codes('body') if c.startswith('office')))",
            folder,
        )

        assert (done.stderr, done.stdout) == ("", "['office.kept', 'office.made']\n")

    def test_two_that_supply_one_code_are_both_named(self, install: Callable[..., Path]) -> None:
        """The second is refused, and so is every question, until one of them is gone."""
        files = {"__init__.py": "", "t.json": document(code="office.a", labels={"en": "A"})}
        first = install("first-office", {"terms": "first_office:t.json"}, files)
        second = install("second-office", {"terms": "second_office:t.json"}, files)

        done = run("from hijra_amina import vocabulary; vocabulary.kinds()", second, first)

        assert done.returncode == 1
        assert done.stderr.splitlines()[-2:] == [
            "hijra_amina.errors.DecodeError: 1 problem in second-office (entry point 'terms')",
            (
                "- $.terms[0].code: body 'office.a' is taken already, by first-office "
                "(entry point 'terms')"
            ),
        ]

    def test_an_entry_point_that_gives_no_document_is_named(
        self, install: Callable[..., Path]
    ) -> None:
        """The error says whose it is."""
        folder = install("odd-office", {"t": "odd_office:terms"}, {"__init__.py": "terms = 3\n"})

        done = run("from hijra_amina import vocabulary; vocabulary.kinds()", folder)

        assert done.stderr.splitlines()[-2:] == [
            "hijra_amina.errors.DecodeError: 1 problem in odd-office (entry point 't')",
            "- $: expected a vocabulary document or the path of one, found another thing",
        ]


class TestOwnTerms:
    def test_importing_reads_no_file(self) -> None:
        """The data files are opened by the first question, and only once."""
        done = run(
            "import sys\n"
            "opened = []\n"
            "def note(event, arguments):\n"
            "    if event == 'open' and str(arguments[0]).endswith('.json'):\n"
            "        opened.append(arguments[0])\n"
            "sys.addaudithook(note)\n"
            "from hijra_amina import vocabulary\n"
            "vocabulary.fold('x')\n"
            "print(len(opened))\n"
            "vocabulary.kinds()\n"
            "first = len(opened)\n"
            "vocabulary.resolve('MoI')\n"
            "print(first > 10, len(opened) == first)\n"
        )

        assert (done.stderr, done.stdout) == ("", "0\nTrue True\n")

    def test_they_are_found_in_a_zip_too(self, tmp_path: Path) -> None:
        """The package need not lie unpacked on a disk."""
        package = Path(hijra_amina.__file__).parent
        archive_path = tmp_path / "house.zip"
        with zipfile.ZipFile(archive_path, "w") as archive:
            for file in package.rglob("*"):
                if file.suffix in {".py", ".json"}:
                    archive.write(file, Path("hijra_amina") / file.relative_to(package))

        done = run(
            "from hijra_amina import vocabulary\n"
            "print('house.zip' in vocabulary.__file__, len(vocabulary.terms('governorate')))",
            archive_path,
            measured=False,
        )

        assert (done.stderr, done.stdout) == ("", "True 19\n")

    def test_threads_that_ask_first_at_the_same_time_share_one(self) -> None:
        """The vocabulary is built once."""
        done = run(
            "import threading\n"
            "from hijra_amina import vocabulary\n"
            "start, found = threading.Barrier(8), []\n"
            "def ask():\n"
            "    start.wait()\n"
            "    found.append(id(vocabulary.current()))\n"
            "    assert len(vocabulary.resolve('Ministry of Interior')) == 2\n"
            "threads = [threading.Thread(target=ask) for _ in range(8)]\n"
            "for t in threads: t.start()\n"
            "for t in threads: t.join()\n"
            "print(len(found), len(set(found)))\n"
        )

        assert (done.stderr, done.stdout) == ("", "8 1\n")
