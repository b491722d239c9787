"""The vocabulary in use: the terms of this package and of installed distributions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, cast

from hijra_amina.errors import DecodeError, Problem
from hijra_amina.vocabulary._file import Document, read_document, read_file, read_text
from hijra_amina.vocabulary._vocabulary import Vocabulary

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["ENTRY_POINT_GROUP", "current", "shipped", "using"]

ENTRY_POINT_GROUP = "hijra_amina.vocabulary"
"""The entry points that supply terms."""

_lock = threading.Lock()
_built: list[Vocabulary] = []
_in_use: ContextVar[Vocabulary | None] = ContextVar("hijra_amina.vocabulary", default=None)


def current() -> Vocabulary:
    """The vocabulary that the functions of this module ask.

    Returns:
        The one that `using` has put in place, else that of this package with the terms that
        installed distributions add, which is built when it is first asked for.

    Raises:
        DecodeError: If an installed distribution supplies terms that do not fit.

    Examples:
        >>> current().term("sex", "female").label("ckb_IQ").text
        'مێ'
    """
    return _in_use.get() or shipped()


@contextmanager
def using(vocabulary: Vocabulary) -> Generator[Vocabulary]:
    """Ask another vocabulary for the length of a `with` block.

    It holds in the running thread or task alone: nothing else in the program is changed. Records
    are checked against it when they are made.

    Args:
        vocabulary: The vocabulary to ask.

    Yields:
        The same vocabulary.

    Examples:
        >>> from hijra_amina import vocabulary
        >>> with using(vocabulary.current().as_of("2015-09-01")):
        ...     "iq-mowa" in vocabulary.codes("body")
        False
    """
    token = _in_use.set(vocabulary)
    try:
        yield vocabulary
    finally:
        _in_use.reset(token)


def shipped() -> Vocabulary:
    """The vocabulary of this package and of installed distributions, built once.

    Returns:
        The vocabulary.

    Raises:
        DecodeError: If an installed distribution supplies terms that do not fit.

    Examples:
        >>> shipped() is shipped()
        True
    """
    if not _built:
        with _lock:
            if not _built:
                _built.append(_with_distributions(_own()))
    return _built[0]


def _own() -> Vocabulary:
    """The terms of this package; the files are read in the order of their names."""
    folder = resources.files("hijra_amina.vocabulary") / "data"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    documents = [
        read_text(file.read_bytes(), where="hijra-amina")
        for file in files
        if file.name.endswith(".json")
    ]
    return Vocabulary(
        [term for document in documents for term in document.terms],
        [citation for document in documents for citation in document.citations],
        where="hijra-amina",
    )


def _with_distributions(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with what entry points supply, in the order of their names."""
    from importlib import metadata  # noqa: PLC0415 - slow; only the first question needs it

    found = metadata.entry_points(group=ENTRY_POINT_GROUP)
    for point in sorted(found, key=lambda point: (_distribution(point), point.name)):
        document = _supplied(point)
        vocabulary = vocabulary.extended(
            document.terms,
            document.citations,
            additions=document.additions,
            where=document.where,
        )
    return vocabulary


def _distribution(point: EntryPoint) -> str:
    return point.dist.name if point.dist else ""


def _supplied(point: EntryPoint) -> Document:
    """What an entry point supplies: `package:terms.json`, or a function, object or path."""
    where = f"{_distribution(point)} (entry point {point.name!r})".strip()
    if point.attr.endswith(".json"):
        return read_text((resources.files(point.module) / point.attr).read_bytes(), where=where)
    supplied: object = point.load()
    if callable(supplied):
        supplied = cast("Callable[[], object]", supplied)()
    if isinstance(supplied, (str, Path)):
        return read_file(supplied)
    if isinstance(supplied, Mapping):
        return read_document(dict(cast("Mapping[str, object]", supplied)), where=where)
    reason = "expected a vocabulary document or the path of one, found another thing"
    raise DecodeError([Problem("$", "wrong_type", reason)], where)
