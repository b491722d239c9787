"""Runs every example in the manual, the README and the docstrings (Sybil)."""

import os
import re
import shutil
import tempfile
import tomllib
from doctest import ELLIPSIS
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.integration.pytest import SybilItem
from sybil.parsers import myst, rest

ROOT = Path(__file__).parent
NEEDED = ("highspy", "jinja2", "msgspec", "narwhals", "numpy", "openpyxl", "polars", "rapidfuzz")


def pytest_configure() -> None:
    """Refuse to start without the engines that CI promised: tests of them would be left out."""
    if os.environ.get("HIJRA_AMINA_ENGINES") != "required":
        return
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    names = [re.split(r"[^\w.-]", needed, maxsplit=1)[0] for needed in groups["engines"]]
    there = {found.name.casefold() for found in metadata.distributions()}
    missing = sorted({*names} - there)
    if missing:
        raise pytest.UsageError(f"this run was to have {', '.join(missing)}")


def is_missing(*modules: str) -> bool:
    """Whether an example cannot run here, for want of a library that users bring themselves."""
    return not all(map(find_spec, modules))


def enter_scratch_folder(namespace: dict[str, object]) -> None:
    """Run a page's examples in an empty folder that holds only the shipped programmes."""
    namespace["is_missing"] = is_missing
    scratch = Path(tempfile.mkdtemp(prefix="hijra-amina-"))
    (scratch / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    namespace["_before"], namespace["_scratch"] = Path.cwd(), scratch
    os.chdir(scratch)


def leave_scratch_folder(namespace: dict[str, object]) -> None:
    """Go back to where the tests were started and throw the folder away."""
    os.chdir(str(namespace["_before"]))
    shutil.rmtree(str(namespace["_scratch"]))


pages = Sybil(
    parsers=[
        myst.DocTestDirectiveParser(optionflags=ELLIPSIS),
        myst.PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        myst.SkipParser(),
    ],
    patterns=["README.md", "docs/**/*.md"],
    excludes=["docs/_build/**"],
    setup=enter_scratch_folder,
    teardown=leave_scratch_folder,
)

docstrings = Sybil(
    parsers=[rest.DocTestParser(optionflags=ELLIPSIS)],
    # Before Python 3.13, two stars stand for one folder.
    patterns=[f"src/hijra_amina/{'*/' * depth}*.py" for depth in range(4)],
    document_types={".py": PythonDocStringDocument},
    setup=enter_scratch_folder,
    teardown=leave_scratch_folder,
)

pytest_collect_file = (pages + docstrings).pytest()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep a page's examples together and in their order, however the tests are shuffled."""
    examples = [item for item in items if isinstance(item, SybilItem)]
    examples.sort(key=lambda item: (item.path, item.example.region.start))
    items[:] = [item for item in items if not isinstance(item, SybilItem)] + examples
    if not _has_every_extra():
        # The manual shows what all extras do; without them, its pages prove nothing.
        left_out = pytest.mark.skip(reason="the manual needs every extra")
        for item in examples:
            if item.path.suffix == ".md":
                item.add_marker(left_out)


def _has_every_extra() -> bool:
    """Whether the libraries are there that pages import; CI says where they have to be."""
    if os.environ.get("HIJRA_AMINA_EXTRAS") == "required":
        return True
    return all(find_spec(name) is not None for name in NEEDED)
