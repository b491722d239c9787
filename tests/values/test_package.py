"""What the package of values offers, and what importing it costs."""

import subprocess
import sys

import hijra_amina.values as package


def test_everything_public_is_listed_in_order() -> None:
    """`__all__` is sorted as ruff sorts it, and every name in it is there."""
    constants = [name for name in package.__all__ if name.isupper()]
    classes = [name for name in package.__all__ if name[0].isupper() and not name.isupper()]
    functions = [name for name in package.__all__ if name[0].islower()]
    assert [*sorted(constants), *sorted(classes), *sorted(functions)] == package.__all__
    assert all(hasattr(package, name) for name in package.__all__)


def test_importing_values_reads_no_words_and_no_heavy_library() -> None:
    """The reader of words and its two languages are loaded when the first text is read."""
    code = "import sys, hijra_amina.values; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = done.stdout.split()
    assert "hijra_amina.values.count" in loaded
    assert not {"babel", "cattrs", "dateutil", "msgspec", "jinja2", "yaml"} & set(loaded)
    assert not [name for name in loaded if name.startswith("hijra_amina.values._reading")]
