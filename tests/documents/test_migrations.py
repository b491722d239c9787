"""Old versions stay readable: steps from each version to the next, golden documents of each."""

import json
from pathlib import Path

import attrs
import pytest

from hijra_amina import documents
from hijra_amina.documents._envelope import programme_of
from hijra_amina.documents._migrations import STEPS, VERSION, migrate
from hijra_amina.documents._problems import Refused

GOLDEN = sorted((Path(__file__).parent / "golden").glob("v*/*"))


def rename(tree: dict[str, object]) -> dict[str, object]:
    """A step as a later version may have it."""
    return {("name" if key == "called" else key): value for key, value in tree.items()}


def test_steps_are_chained() -> None:
    """A document is lifted step by step, from its version to the newest."""
    steps = {1: lambda tree: {**tree, "one": 1}, 2: lambda tree: {**tree, "two": len(tree)}}
    assert migrate({}, 1, steps=steps, newest=3) == {"one": 1, "two": 1}
    assert migrate({}, 2, steps=steps, newest=3) == {"two": 0}
    assert migrate({}, 3, steps=steps, newest=3) == {}


def test_an_old_document() -> None:
    """A document of an old version is read as if it had been written in the new one."""
    old = {"schema": "hijra-amina/programme", "version": 1, "id": "x", "called": {"en": "x"}}
    kept = json.dumps(old)
    assert programme_of(old, steps={1: rename}, newest=2).name["en"] == "x"
    assert json.dumps(old) == kept
    with pytest.raises(Refused):
        programme_of({**old, "version": 3}, steps={1: rename}, newest=2)


def test_there_is_a_step_from_every_version() -> None:
    """No version is left behind, and each has golden documents."""
    assert sorted(STEPS) == list(range(1, VERSION))
    assert {path.parent.name for path in GOLDEN} == {f"v{n}" for n in range(1, VERSION + 1)}


@pytest.mark.extra("documents")
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_golden(path: Path) -> None:
    """A golden document is read for ever, and says what it always said."""
    programme = documents.read(path)
    assert programme.id == "golden"
    assert len(programme.sessions) == 3
    # What one of the same name says in another form, or said in an earlier version.
    same = next(other for other in GOLDEN if other.stem == path.stem)
    assert programme == documents.read(same)


@pytest.mark.extra("documents")
def test_a_field_that_came_later_without_a_version() -> None:
    """A document without possible matches says the same as one that has none."""
    with_matches, without = (
        documents.read(next(path for path in GOLDEN if path.stem == stem))
        for stem in ("possible-matches", "programme")
    )
    assert len(with_matches.possible_matches) == 2
    assert attrs.evolve(with_matches, possible_matches=()) == without


@pytest.mark.extra("documents")
def test_golden_of_this_version(tmp_path: Path) -> None:
    """What is written today is, to the letter, the golden document of this version."""
    for path in (path for path in GOLDEN if path.parent.name == f"v{VERSION}"):
        documents.write(documents.read(path), tmp_path / path.name)
        files = [file for file in path.rglob("*") if file.is_file()] or [path]
        for file in files:
            again = tmp_path / path.name / file.relative_to(path)
            assert again.read_text("utf-8") == file.read_text("utf-8")
