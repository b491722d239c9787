"""What every test may rely on: Hypothesis profiles, extras, the shipped programmes, a browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

# No deadline: the first example of a test may pay for an import.
settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("quick", parent=settings.get_profile("ci"), max_examples=20)
settings.register_profile("nightly", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))

# What an extra brings, and the tests that cannot even be imported without it. The suite runs once
# against the core install too; there, and only there, these are left out.
EXTRAS = {
    "bounds": ("highspy",),
    "disclosure": ("highspy",),
    "documents": ("msgspec", "ruamel.yaml"),
    "frames": ("narwhals", "numpy", "polars"),
    "intake": ("openpyxl", "python_calamine", "rapidfuzz"),
    "tables": ("openpyxl",),
    "linkage": ("duckdb", "rapidfuzz", "splink"),
    "reports": ("jinja2", "msgspec", "ruamel.yaml"),
    "cli": (
        *("highspy", "jinja2", "msgspec", "openpyxl", "python_calamine", "rapidfuzz"),
        "ruamel.yaml",
    ),
}
NEEDS = {
    "cli": "cli",
    "disclosure/leaks": "cli",
    "docs/test_officers_tutorial.py": "cli",
    "documents/test_quick.py": "documents",
    "examples": "documents",
    "frames": "frames",
    "intake": "intake",
    "reports": "reports",
}


def has_extra(extra: str) -> bool:
    """Whether every library of an extra is installed; CI says where they all have to be."""
    if os.environ.get("HIJRA_AMINA_EXTRAS") == "required":
        return True

    def there(module: str) -> bool:
        # `find_spec` imports the parent of a dotted name, and that may be what is missing.
        try:
            return find_spec(module) is not None
        except ModuleNotFoundError:
            return False

    return all(map(there, EXTRAS[extra]))


LEFT_OUT = [Path(__file__).parent / path for path, extra in NEEDS.items() if not has_extra(extra)]


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave out what an extra is missing for, also where somebody names its folder."""
    return True if any(collection_path.is_relative_to(path) for path in LEFT_OUT) else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a test marked with an extra that is not installed."""
    for mark in item.iter_markers("extra"):
        if not has_extra(mark.args[0]):
            pytest.skip(f"needs the extra {mark.args[0]!r}")
    if item.get_closest_marker("spark") is not None:
        find_or_skip("Spark with Java", _spark(), promise="HIJRA_AMINA_SPARK")


def _spark() -> str | None:
    """Where Java is, if PySpark is there as well."""
    return shutil.which("java") if find_spec("pyspark") is not None else None


# Flags that keep the browser quiet on a machine without a network.
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def find_or_skip(what: str, path: str | None, *, promise: str = "HIJRA_AMINA_BROWSER") -> str:
    """Return the path; skip the test where there is none, fail it where CI promised one."""
    if path:
        return path
    if os.environ.get(promise) == "required":
        pytest.fail(f"{what} is missing, and this run was to have it")
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of shipped programmes."""
    return ROOT / "examples"


@pytest.fixture
def chromium(tmp_path: Path) -> Callable[..., str]:
    """Run chromium with the given arguments, in a fresh profile, and return what it printed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = find_or_skip("chromium", next(filter(None, map(shutil.which, names)), None))

    def run(*arguments: str) -> str:
        profile = f"--user-data-dir={tmp_path / 'chromium-profile'}"
        done = subprocess.run(
            [program, *CHROMIUM_FLAGS, profile, *arguments],
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
            timeout=120,
        )
        return done.stdout

    return run


@pytest.fixture(scope="session")
def axe_core() -> str:
    """The script of the accessibility checker axe-core, as `npm install axe-core` brings it."""
    path = Path(os.environ.get("AXE_CORE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
    found = find_or_skip("axe-core", str(path) if path.is_file() else None)
    return Path(found).read_text(encoding="utf-8")


CLUSTER = "local-cluster[2,1,1024]"
"""Two executors in processes of their own, each with one core and 1024 MB."""


# A cluster for a minute is not worth the best machine code.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"


def java_home():
    """Where Java is, or `None`."""
    found = os.environ.get("JAVA_HOME") or shutil.which("java")
    if found is None:
        return None
    path = Path(found).resolve()
    return path.parents[1] if path.name == "java" else path


@pytest.fixture(scope="session")
def spark():
    """Start a cluster on this machine, and stop it at the end; nothing leaves the loopback."""
    sql = pytest.importorskip("pyspark.sql")
    home = java_home()
    if home is None:
        if os.environ.get("HIJRA_AMINA_SPARK") == "required":
            pytest.fail("Java is missing, and this run was to start a cluster")
        pytest.skip("Java is not installed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JAVA_HOME", str(home))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_HOME", str(Path(sql.__file__).parents[1]))
        builder = sql.SparkSession.builder.master(CLUSTER).appName("hijra-amina")
        for key, value in {
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "2",
            "spark.default.parallelism": "2",
            "spark.log.level": "ERROR",
            "spark.driver.extraJavaOptions": QUICK_START,
            "spark.executor.extraJavaOptions": QUICK_START,
        }.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        yield session
        session.stop()
