"""YAML 1.2: the text into a plain tree, and back; it needs an extra."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import import_extra

if TYPE_CHECKING:
    from hijra_amina.documents._limits import Limits
    from hijra_amina.documents._problems import Tree

__all__ = ["dump_yaml", "parse_yaml"]


def parse_yaml(text: str, limits: Limits) -> Tree:
    r"""Read YAML 1.2 strictly.

    Args:
        text: The text.
        limits: How deep and how large it may be.

    Returns:
        The tree.

    Raises:
        Refused: At the first thing that is wrong.
        MissingExtraError: If the extra `documents` is not installed.

    Examples:
        >>> from hijra_amina.documents import Limits
        >>> parse_yaml("when: 2015-06-16\nwomen: no\n", Limits())
        {'when': '2015-06-16', 'women': 'no'}
    """
    _need_yaml("reading YAML")
    from hijra_amina.documents._yaml_reader import read_yaml  # noqa: PLC0415 - it needs an extra

    return read_yaml(text, limits)


def dump_yaml(tree: Tree) -> str:
    """Write a tree as YAML that people can read and edit, Arabic as it is.

    Args:
        tree: The tree.

    Returns:
        The text, with a line end.

    Raises:
        MissingExtraError: If the extra `documents` is not installed.

    Examples:
        >>> print(dump_yaml({"name": {"ar": "هجرة آمنة"}, "marks": ["present"]}), end="")
        name:
          ar: هجرة آمنة
        marks: [present]
    """
    _need_yaml("writing YAML")
    from hijra_amina.documents._yaml_writer import write_yaml  # noqa: PLC0415 - it needs an extra

    return write_yaml(tree)


def _need_yaml(feature: str) -> None:
    import_extra("ruamel.yaml", extra="documents", feature=feature)
