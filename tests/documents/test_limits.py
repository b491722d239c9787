"""Hostile documents are refused early, within their own size in memory."""

import os
import time
import tracemalloc
from pathlib import Path

import pytest

from hijra_amina import documents
from hijra_amina.documents import Limits
from hijra_amina.errors import DecodeError, InvalidValueError
from hijra_amina.model import Programme
from hijra_amina.values import LocalizedText


def code_of(text: str, written_as: str, limits: Limits) -> str:
    """The code of the one problem that a text has."""
    with pytest.raises(DecodeError) as caught:
        documents.loads(text, format=written_as, limits=limits)
    (problem,) = caught.value.problems
    return problem.code


YAML = pytest.mark.extra("documents")
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP_ALIASES = "a: &a [x]\n" + "".join(f"k{n}: &k{n} [*k{n - 1}]\n" for n in range(1, 90)).replace(
    "*k0", "*a"
)


@pytest.mark.parametrize(
    ("text", "written_as", "code"),
    [
        ("[" * 100_000, "json", "too_deep"),
        ('{"a":' * 100_000, "json", "too_deep"),
        ("[" + "1," * 5_000_001 + "1]", "json", "too_large"),
        ("1" * 101, "json", "too_large"),
        ('{"version": ' + "1" * 5_000 + "}", "json", "too_large"),
        ("[1e" + "9" * 200 + "]", "json", "too_large"),
        pytest.param("[" * 10_000, "yaml", "too_deep", marks=YAML),
        pytest.param("- " * 10_000 + "x", "yaml", "too_deep", marks=YAML),
        pytest.param(LAUGHS, "yaml", "too_large", marks=YAML),
        pytest.param(DEEP_ALIASES, "yaml", "too_deep", marks=YAML),
        pytest.param("a: " + "1" * 5_000, "yaml", "too_large", marks=YAML),
        pytest.param("a: 0x" + "f" * 5_000, "yaml", "too_large", marks=YAML),
        pytest.param("a: &a [*a]", "yaml", "bad_syntax", marks=YAML),
    ],
    ids=[str(number) for number in range(13)],
)
def test_hostile_text(text: str, written_as: str, code: str) -> None:
    """What would grow without measure is refused soon, for little more than its own size."""
    tracemalloc.start()
    started = time.perf_counter()
    try:
        assert code_of(text, written_as, Limits()) == code
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # A tree of five million values would take more than three hundred million bytes.
    assert most < 30_000_000 + 2 * len(text)
    assert time.perf_counter() - started < 30


def test_size_of_a_text() -> None:
    """A text that is larger than the limit is not even looked at."""
    assert code_of(" " * 101, "json", Limits(size=100)) == "too_large"


def test_size_of_a_file(tmp_path: Path) -> None:
    """A file that is larger than the limit is not read, however large it is."""
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(10**12)
    tracemalloc.start()
    try:
        with pytest.raises(DecodeError) as caught:
            documents.read(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert caught.value.problems[0].code == "too_large"
    assert most < 10_000_000


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_pipes_and_devices(tmp_path: Path) -> None:
    """What is no ordinary file is refused, and nobody waits for it."""
    path = tmp_path / "pipe.json"
    os.mkfifo(path)
    with pytest.raises(DecodeError, match="no ordinary file"):
        documents.read(path)
    (tmp_path / "zero.json").symlink_to("/dev/zero")
    with pytest.raises(DecodeError, match="no ordinary file"):
        documents.read(tmp_path / "zero.json")


@pytest.mark.extra("documents")
def test_files_of_a_folder(tmp_path: Path) -> None:
    """The limits of size and number hold for all files of a folder together."""
    programme = Programme(id="x", name=LocalizedText({"en": "x" * 1000}))
    documents.write(programme, tmp_path / "records")
    for number in range(5):
        session = f"id: s{number}\ntitle: {{en: x}}\n"
        (tmp_path / "records" / "sessions").mkdir(exist_ok=True)
        (tmp_path / "records" / "sessions" / f"{number}.yaml").write_text(session, "utf-8")
    assert len(documents.read(tmp_path / "records").sessions) == 5
    for limits in (Limits(files=5), Limits(size=1050)):
        with pytest.raises(DecodeError) as caught:
            documents.read(tmp_path / "records", limits=limits)
        assert caught.value.problems[0].code == "too_large"


def test_raising_a_limit() -> None:
    """Whoever trusts a document can raise each limit."""
    text = documents.dumps(Programme(id="x", name=LocalizedText({"en": "x"}), notes=("y",) * 50))
    assert code_of(text, "json", Limits(nodes=40)) == "too_large"
    assert documents.loads(text, limits=Limits(nodes=100)).notes == ("y",) * 50


@pytest.mark.parametrize("field", ["size", "depth", "nodes", "digits", "files"])
def test_limits_are_numbers(field: str) -> None:
    """A limit is a positive whole number."""
    for value in (0, -1, True, 1.5, "3"):
        with pytest.raises(InvalidValueError, match=f"Limits.{field}"):
            Limits(**{field: value})
    with pytest.raises(InvalidValueError, match="depth"):
        Limits(depth=201)
