"""The two keys that every document begins with, and the one way from a tree to a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from hijra_amina.documents._migrations import SCHEMA, STEPS, VERSION, Step, migrate
from hijra_amina.documents._problems import Finding, Refused, Tree, in_order, refused, wrong_type
from hijra_amina.documents._references import incoherences_in
from hijra_amina.documents._structure import structure
from hijra_amina.documents._unstructure import unstructure
from hijra_amina.model import Programme

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["document_of", "envelope", "open_envelope", "programme_of"]


def document_of(programme: Programme) -> dict[str, Tree]:
    """The tree of a whole document."""
    fields = cast("dict[str, Tree]", unstructure(programme))
    return {**envelope(), **fields}


def envelope() -> dict[str, Tree]:
    """The keys that say what a document is."""
    return {"schema": SCHEMA, "version": VERSION}


def programme_of(
    tree: Tree, *, steps: Mapping[int, Step] = STEPS, newest: int = VERSION
) -> Programme:
    """Read the tree of a document of any version.

    Args:
        tree: The tree.
        steps: The steps between versions.
        newest: The newest version that is read.

    Returns:
        The programme.

    Raises:
        Refused: With everything that is wrong.
    """
    fields = open_envelope(tree, steps=steps, newest=newest)
    findings = list(incoherences_in(fields))
    programme: object = None
    try:
        programme = structure(fields, Programme)
    except Refused as wrong:
        findings += wrong.findings
    if findings or not isinstance(programme, Programme):
        raise Refused(in_order(findings, fields))
    return programme


def open_envelope(
    tree: Tree, *, steps: Mapping[int, Step] = STEPS, newest: int = VERSION
) -> dict[str, Tree]:
    """Check what a document says that it is, and lift it to the newest version.

    Args:
        tree: The tree.
        steps: The steps between versions.
        newest: The newest version that is read.

    Returns:
        The tree without its envelope, in the newest version.

    Raises:
        Refused: If it is no document of ours, or of a version that does not exist yet.
    """
    if not isinstance(tree, dict):
        raise wrong_type(f"a mapping with the keys schema: {SCHEMA} and version", tree)
    findings: list[Finding] = []
    for key, example in (("schema", SCHEMA), ("version", str(newest))):
        if key not in tree:
            reason = f"this key is required: a document begins with {key}: {example}"
            findings.append(Finding((key,), "missing_key", reason))
    if findings:
        raise Refused(findings)
    if tree["schema"] != SCHEMA:
        raise refused("bad_value", f"expected {SCHEMA}, found something else", "schema")
    version = tree["version"]
    if type(version) is not int:
        raise wrong_type("a whole number", version, "version")
    if not 1 <= version <= newest:
        found = str(version) if abs(version) < _SHOWN else "another"
        reason = f"version {found} does not exist"
        if version > newest:
            reason = (
                f"version {found} is newer than this release of hijra-amina reads "
                f"({newest} at most): upgrade it, or ask for the document in version {newest}"
            )
        details = {"found": found, "newest": str(newest)}
        raise refused("unsupported_version", reason, "version", **details)
    fields = {key: value for key, value in tree.items() if key not in {"schema", "version"}}
    return migrate(fields, version, steps=steps, newest=newest)


_SHOWN = 1_000_000
