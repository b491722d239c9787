"""The wheel and the source distribution carry what users need and nothing else."""

import os
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

PROSE = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "LICENSE"]


@pytest.fixture(scope="module")
def folder() -> Path:
    """The folder with the built distributions, as the packaging step of CI gives it."""
    given = os.environ.get("HIJRA_AMINA_DIST")
    if not given:
        pytest.skip("no built distributions given in HIJRA_AMINA_DIST")
    return Path(given)


@pytest.fixture(scope="module")
def wheel(folder: Path) -> zipfile.ZipFile:
    """The one wheel."""
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def source_names(folder: Path) -> set[str]:
    """The files in the source distribution, without its leading folder."""
    (path,) = folder.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    """The wheel's own description."""
    (path,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return Parser().parsestr(wheel.read(path).decode())


def test_wheel_holds_the_package_only(wheel: zipfile.ZipFile) -> None:
    """Nothing but the package and its description is installed."""
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"hijra_amina"}


def test_wheel_is_typed(wheel: zipfile.ZipFile) -> None:
    """The marker that tells type checkers of our annotations is there."""
    assert "hijra_amina/py.typed" in wheel.namelist()


@pytest.mark.parametrize("kind", ["wheel", "source"])
def test_catalogs_are_compiled_in_both(
    wheel: zipfile.ZipFile, source_names: set[str], kind: str
) -> None:
    """Every message catalog has its compiled form beside it, in the wheel and in the source."""
    names = set(wheel.namelist()) if kind == "wheel" else source_names
    sources = {name for name in names if name.endswith(".po")}
    assert sources
    assert {name.removesuffix(".po") + ".mo" for name in sources} <= names


def test_wheel_has_every_module_and_data_file_of_the_source(
    wheel: zipfile.ZipFile, source_names: set[str]
) -> None:
    """What lies in the source's package lies in the wheel too."""
    package = {
        name.removeprefix("src/")
        for name in source_names
        if name.startswith("src/hijra_amina/") and "." in name.rpartition("/")[2]
    }
    assert package
    assert package <= set(wheel.namelist())


def test_source_carries_tests_manual_examples_and_prose(source_names: set[str]) -> None:
    """A packager who has only the source distribution can run the suite and build the manual."""
    assert {*PROSE, "conftest.py", "tests/conftest.py", "docs/conf.py"} <= source_names
    assert "examples/hijra-amina/programme.yaml" in source_names


def test_no_litter_is_shipped(wheel: zipfile.ZipFile, source_names: set[str]) -> None:
    """Neither caches nor build folders get into what users download."""
    litter = ("__pycache__", ".pyc", ".venv", "node_modules", "_build/", ".hypothesis")
    names = [*wheel.namelist(), *source_names]
    assert [name for name in names if any(part in name for part in litter)] == []


def test_core_needs_four_libraries(metadata: Message) -> None:
    """An install without extras brings attrs, babel, cattrs, python-dateutil; no pins."""
    core = sorted(line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line)
    assert [line.partition(">=")[0] for line in core] == [
        "attrs",
        "babel",
        "cattrs",
        "python-dateutil",
    ]
    assert not any(sign in line for line in core for sign in ("<", "==", "~="))


def test_extras_are_those_of_the_manual(metadata: Message) -> None:
    """The extras that error messages name exist."""
    assert set(metadata.get_all("Provides-Extra", [])) == {
        "all",
        "bounds",
        "cli",
        "disclosure",
        "documents",
        "frames",
        "intake",
        "linkage",
        "reports",
        "tables",
        "testing",
    }
