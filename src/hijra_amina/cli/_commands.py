"""The commands, by name."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

import attrs

from hijra_amina.cli import (
    _check,
    _intake,
    _match,
    _message_list,
    _protect,
    _report,
    _schema,
    _table,
    _template,
    _vocabulary,
)
from hijra_amina.cli._console import Console
from hijra_amina.cli._parser import Parser

__all__ = ["COMMANDS", "Command"]


@attrs.frozen
class Command:
    """A command: the arguments that it takes, and what it does.

    Attributes:
        configure: Adds its arguments to a parser.
        run: Does it, and gives the exit code.

    Examples:
        >>> sorted(COMMANDS)[:4]
        ['check', 'intake', 'match', 'messages']
    """

    configure: Callable[[Parser], None]
    run: Callable[[argparse.Namespace, Console], int]


COMMANDS: Final = {
    "report": Command(_report.configure, _report.run),
    "check": Command(_check.configure, _check.run),
    "table": Command(_table.configure, _table.run),
    "protect": Command(_protect.configure, _protect.run),
    "template": Command(_template.configure, _template.run),
    "intake": Command(_intake.configure, _intake.run),
    "match": Command(_match.configure, _match.run),
    "schema": Command(_schema.configure, _schema.run),
    "vocabulary": Command(_vocabulary.configure, _vocabulary.run),
    "messages": Command(_message_list.configure, _message_list.run),
}
"""In the order in which help lists them."""
