"""The package evaluates nothing, unpickles nothing, starts nothing and calls nobody."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import hijra_amina

PACKAGE = Path(hijra_amina.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))

MODULES = {
    *("asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver"),
    *("ssl", "telnetlib", "urllib", "xmlrpc", "webbrowser", "requests", "httpx", "aiohttp"),
    *("urllib3", "grpc", "paramiko", "subprocess", "multiprocessing", "pty", "ctypes", "cffi"),
    *("pickle", "cPickle", "shelve", "dill", "joblib", "marshal", "code", "codeop", "runpy"),
}
"""What talks to somebody else, starts something, or makes objects out of bytes."""

NAMES = {"eval", "exec", "compile", "__import__", "breakpoint", "input"}
CALLS = {
    *("os.system", "os.popen", "os.fork", "os.execv", "os.execve", "os.spawnv", "os.posix_spawn"),
    *("yaml.load", "tempfile.mktemp", "sys.settrace", "sys.setprofile"),
}

EXCEPTIONS = {
    ("testing/_conformance.py", "pickle"): "looks whether records come back from what it pickled",
}
"""Where one of these is used all the same, and why."""


def uses(tree: ast.AST) -> Iterator[str]:
    """The modules and calls of the lists above that a file uses."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
            case ast.Call(func=ast.Name(id=name)) if name in NAMES:
                yield name
            case ast.Call(func=ast.Attribute() as called):
                text = ast.unparse(called)
                if text in CALLS:
                    yield text
            case _:
                pass


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_nothing_dangerous_is_used(path: Path) -> None:
    """Neither as a module nor as a call, but for what is listed with its reason."""
    name = path.relative_to(PACKAGE).as_posix()
    found = set(uses(ast.parse(path.read_text(encoding="utf-8"))))
    dangerous = found & (MODULES | NAMES | CALLS)
    assert {one for one in dangerous if (name, one) not in EXCEPTIONS} == set()


def test_exceptions_are_needed() -> None:
    """Each exception is used where it says."""
    for name, what in EXCEPTIONS:
        assert what in set(uses(ast.parse((PACKAGE / name).read_text(encoding="utf-8"))))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import pickle", "pickle"),
        ("from urllib.request import urlopen", "urllib"),
        ("eval('1')", "eval"),
        ("import os\nos.system('ls')", "os.system"),
    ],
)
def test_the_search_finds(text: str, found: str) -> None:
    """What it is to find, it finds."""
    assert found in set(uses(ast.parse(text)))
