"""The façade gives the names that others rely on, and tools can see them."""

import ast
import inspect
import subprocess
import sys
from importlib.metadata import version
from types import ModuleType

import pytest

import hijra_amina as ha

# Names that other people's code uses already: they may be joined by others, never leave.
PROMISED = [
    "read",
    "write",
    "loads",
    "dumps",
    "json_schema",
    "check",
    "tabulate",
    "count",
    "to_frame",
    "flash_report",
    "protect",
    "attack",
    "publications_affected",
    "pseudonymise",
    "forget",
    "Count",
    "Share",
    "Period",
    "LocalizedText",
    "PersonName",
    "Verdict",
    "Programme",
    "Session",
    "Participant",
    "Attendance",
    "Headcount",
    "Statement",
    "Organisation",
    "Ministry",
    "Place",
    "Testimonial",
    "Consent",
    "Photograph",
    "Facilitator",
    "AgendaItem",
    "Assessment",
    "Indicator",
    "Target",
    "Donor",
    "Contact",
    "Publication",
    "Source",
    "Table",
    "Measure",
    "Dimension",
    "HijraAminaError",
]

ROOMS = [
    "disclosure",
    "errors",
    "values",
    "vocabulary",
    "model",
    "documents",
    "knowledge",
    "language",
    "statistics",
]


def names_for_type_checkers() -> set[str]:
    """What the façade imports where only type checkers look."""
    tree = ast.parse(inspect.getsource(ha))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    imports = {
        alias.name
        for node in ast.walk(guarded)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return imports | {"__version__"}


def test_promised_names_are_public() -> None:
    """Every name that others rely on is in `__all__`."""
    assert set(PROMISED) <= set(ha.__all__)


@pytest.mark.parametrize("name", ha.__all__)
def test_public_name_resolves(name: str) -> None:
    """Each public name can be had, and twice gives the same object."""
    assert getattr(ha, name) is getattr(ha, name)


def test_type_checkers_see_the_same_names() -> None:
    """The list for tools, the imports for type checkers and the loader name the same things."""
    assert set(ha.__all__) == names_for_type_checkers() == {*ha._HOME, "__version__"}


def test_names_are_sorted_and_about_forty() -> None:
    """`__all__` is sorted, has no doubles and stays small enough to learn."""
    assert list(ha.__all__) == sorted(set(ha.__all__))
    assert len(ha.__all__) <= 50


def test_dir_shows_names_that_are_not_loaded_yet() -> None:
    """In a fresh interpreter `dir` shows every public name and every room."""
    code = "import hijra_amina as ha; print(*dir(ha))"
    out = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True
    ).stdout.split()
    assert {*ha.__all__, *ROOMS} <= set(out)


@pytest.mark.parametrize("room", ROOMS)
def test_room_is_an_attribute_without_an_import(room: str) -> None:
    """`ha.language` and its neighbours need no import of their own."""
    code = f"import hijra_amina as ha; print(ha.{room}.__name__)"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == f"hijra_amina.{room}"


def test_misspelt_name_is_an_attribute_error() -> None:
    """A name that does not exist is refused as Python refuses it."""
    with pytest.raises(AttributeError, match="no attribute 'Sesion'") as caught:
        ha.Sesion  # type: ignore[attr-defined] # noqa: B018 # the attribute is the test
    assert caught.value.name == "Sesion"


def test_star_import_gives_every_name() -> None:
    """`from hijra_amina import *` works whatever extras are installed."""
    code = "from hijra_amina import *; print(*sorted(globals()))"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True
    )
    assert set(ha.__all__) <= set(done.stdout.split())


def test_version_is_that_of_the_distribution() -> None:
    """`__version__` is what the installed distribution says."""
    assert ha.__version__ == version("hijra-amina")


@pytest.mark.parametrize("room", ROOMS)
def test_room_lists_its_public_names(room: str) -> None:
    """Each room has an `__all__` whose names exist, stand once and need no underscore."""
    module = getattr(ha, room)
    assert isinstance(module, ModuleType)
    names = list(module.__all__)
    assert len(names) == len(set(names))
    assert all(hasattr(module, name) and not name.startswith("_") for name in names)
