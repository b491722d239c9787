"""Hypothesis knows our classes, in whatever order the two are imported, and pays nothing early."""

import json
import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import attrs
import pytest

import hijra_amina
from hijra_amina import model, values
from hijra_amina._hypothesis import _STRATEGIES

SOURCE = Path(hijra_amina.__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with the metadata of an installed distribution whose plugin is ours."""
    folder = tmp_path_factory.mktemp("installed")
    info = folder / "plugin_of_hijra_amina-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: plugin-of-hijra-amina\nVersion: 1\n"
    )
    (info / "entry_points.txt").write_text(
        "[hypothesis]\nhijra_amina = hijra_amina._hypothesis:register\n"
    )
    return os.pathsep.join([str(folder), str(SOURCE)])


def run(script: str, path: str) -> object:
    """Run a script in a fresh interpreter and read the JSON that it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# What a downstream test does once everything is imported.
USE = """
import hijra_amina as ha
from hypothesis import find, strategies as st
found = find(st.from_type(ha.Programme), lambda programme: programme.participants)
count = find(st.from_type(ha.Count), lambda count: count.low == 3)
import json, sys
print(json.dumps([len(found.participants), repr(count), sorted(map(repr, sys.meta_path))]))
"""
ORDERS = {
    "testing first": "import hijra_amina.testing\n",
    "a strategy first": "from hijra_amina.testing import programmes\n",
    "a private module of strategies first": "import hijra_amina.testing._worlds\n",
    "records first": "import hijra_amina.model\n",
    "values first": "import hijra_amina.values\n",
    "hypothesis first": "import hypothesis\n",
    "hypothesis, then testing": "import hypothesis\nfrom hijra_amina.testing import worlds\n",
    "hypothesis, then records": "import hypothesis\nimport hijra_amina.model\n",
}


@pytest.mark.parametrize("order", ORDERS)
def test_any_order_of_imports(order: str, installed: str) -> None:
    """Whoever is imported first, a type resolves to our strategy, and no hook is left behind."""
    people, count, finders = run(ORDERS[order] + USE, installed)
    assert people == 1
    assert count == "Count.exactly(3)"
    assert not [finder for finder in finders if "_AfterImport" in finder]


def test_hypothesis_alone_loads_no_room(installed: str) -> None:
    """A test run that only has us installed imports the plugin, and no room of ours."""
    ours = run(
        "import hypothesis, json, sys; ours = ('hijra_amina', 'attr');"
        "print(json.dumps(sorted(name for name in sys.modules if name.startswith(ours))))",
        installed,
    )
    assert ours == ["hijra_amina", "hijra_amina._hypothesis"]


def test_the_strategy_is_deferred(installed: str) -> None:
    """Registering a class does not load the strategies; asking for one does."""
    before, after = run(
        "import hypothesis, hijra_amina.model, json, sys\n"
        "from hypothesis import strategies as st\n"
        "room = 'hijra_amina.testing._programmes'\n"
        "before = room in sys.modules\n"
        "st.from_type(hijra_amina.model.Programme).validate()\n"
        "print(json.dumps([before, room in sys.modules]))",
        installed,
    )
    assert (before, after) == (False, True)


def test_an_application_has_the_last_word(installed: str) -> None:
    """A strategy that an application registers for our class stays."""
    identifier = run(
        "import hypothesis, json\n"
        "from hypothesis import find, strategies as st\n"
        "import hijra_amina as ha\n"
        "mine = ha.Participant(id='mine')\n"
        "st.register_type_strategy(ha.Participant, st.just(mine))\n"
        "import hijra_amina.testing, hijra_amina.values\n"
        "print(json.dumps(find(st.from_type(ha.Participant), lambda one: True).id))",
        installed,
    )
    assert identifier == "mine"


def test_modules_are_left_as_they_were(installed: str) -> None:
    """A room that was imported under the plugin's eye has its usual loader, and can be reloaded."""
    attributes, name = run(
        "import hypothesis, importlib, json\n"
        "import hijra_amina.values as room\n"
        "importlib.reload(room)\n"
        "print(json.dumps([sorted(vars(room.__loader__)), type(room.__loader__).__name__]))",
        installed,
    )
    assert attributes == ["name", "path"]
    assert name == "SourceFileLoader"


def test_registering_twice_does_no_harm(installed: str) -> None:
    """Calling the plugin again leaves one hook, not two."""
    hooks = run(
        "import hypothesis, json, sys\n"
        "from hijra_amina._hypothesis import register\n"
        "register(); register()\n"
        "print(json.dumps(sum('_AfterImport' in repr(finder) for finder in sys.meta_path)))",
        installed,
    )
    assert hooks == 1


def test_the_distribution_names_the_plugin() -> None:
    """The installed distribution gives Hypothesis this entry point."""
    found = {one.name: one.value for one in entry_points(group="hypothesis")}
    assert found.get("hijra_amina") == "hijra_amina._hypothesis:register"


def test_every_public_class_is_registered() -> None:
    """A record or value that joins the public ones needs a strategy; results do not."""
    for room in (values, model):
        public = {
            name
            for name in room.__all__
            if attrs.has(getattr(room, name)) and name not in {"Breakdown", "Picked"}
        }
        assert public == set(_STRATEGIES[room.__name__])
