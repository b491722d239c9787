"""`hijra-amina check --release`: whether tables would give anybody away, before they go out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hijra_amina import errors
from hijra_amina.cli import _messages as messages
from hijra_amina.cli import _protect_messages as said
from hijra_amina.cli._documents import read_programme
from hijra_amina.cli._exits import Exit, Failure, reason_of
from hijra_amina.cli._protect import opened
from hijra_amina.disclosure import Known, Rule, attack
from hijra_amina.language import Phrase, format_count
from hijra_amina.statistics import Table
from hijra_amina.values import Count

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from hijra_amina.cli._console import Console
    from hijra_amina.disclosure import Exposure
    from hijra_amina.model import Programme

__all__ = ["checked_releases"]

_MOST: Final = 20
_LARGEST: Final = 64 * 1024 * 1024
_HOW: Final = {
    Known.HIDDEN: said.WORKED_OUT,
    Known.ROUNDED: said.WORKED_OUT,
    Known.SHOWN: said.SHOWN,
    Known.DERIVED: said.FOLLOWS,
}


def checked_releases(arguments: argparse.Namespace, console: Console) -> int:
    """Attack the tables of some files, and say of which figures too much would be known.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        `FOUND_ERRORS` if there is such a figure.

    Raises:
        Failure: If a file cannot be read, or is of another programme.
        DecodeError: If it holds no table.
    """
    programme = read_programme(arguments.programme)
    tables = [_table(path, programme) for path in arguments.release]
    ledger = opened(arguments.ledger)
    try:
        rule = Rule.of(arguments.threshold)
        found = attack(tables, ledger=ledger, rule=rule)
    except errors.ContradictionError as error:
        hint = None
        if ledger is not None:
            hint = console.text(said.IS_IT_OF_THIS, path=str(arguments.ledger))
        reason = error.reason
        raise Failure(Exit.FOUND_ERRORS, messages.CONTRADICTING, hint=hint, reason=reason) from None
    except errors.InvalidValueError as error:
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NO_TABLE, reason=str(error)) from None
    # A figure that several earlier releases have is one figure, and one line.
    close = list(dict.fromkeys(_line(one, arguments, console) for one in found.narrowed()))
    for line in close[:_MOST]:
        console.line(line)
    if len(close) > _MOST:
        console.line("- …")
    console.line(
        console.number(said.AT_RISK, len(close)) if close else console.text(said.NOBODY_AT_RISK)
    )
    if ledger is None:
        console.remark(console.text(said.NO_LEDGER))
    else:
        console.remark(console.number(said.CHECKED_AGAINST, len(ledger.releases)))
    return Exit.FOUND_ERRORS if close else Exit.FINE


def _table(path: Path, programme: Programme) -> Table:
    try:
        if path.stat().st_size > _LARGEST:
            raise Failure(Exit.UNREADABLE, said.TOO_LARGE, path=str(path))
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise Failure(
            Exit.UNREADABLE, messages.CANNOT_READ, path=str(path), reason=reason_of(error)
        ) from None
    except UnicodeDecodeError:
        raise Failure(Exit.UNREADABLE, said.NO_TABLE_FILE, path=str(path)) from None
    try:
        table = Table.from_json(text)
    except errors.DecodeError as error:
        raise errors.DecodeError(error.problems, str(path)) from None
    known = {session.id for session in programme.sessions}
    if table.sessions is not None and not table.sessions <= known:
        raise Failure(Exit.NOT_UNDERSTOOD, said.OF_ANOTHER_PROGRAMME, path=str(path))
    return table


def _line(exposure: Exposure, arguments: argparse.Namespace, console: Console) -> str:
    """Which figure it is, between which numbers it lies, and how that is known."""
    conditions = ", ".join(f"{name}={value}" for name, value in exposure.where)
    values = {"measure": exposure.measure, "conditions": conditions or "*"}
    where = f"{values['measure']} ({values['conditions']})"
    table = exposure.table
    stands_in = arguments.ledger if table is None else arguments.release[table]
    if stands_in is not None:
        where = f"{stands_in}: {where}"
    figure = format_count(Count(exposure.low, exposure.high), console.locale)
    how = Phrase(_HOW[exposure.known], None, {})
    line = console.text(said.TOO_CLOSE, where=where, figure=figure, how=how)
    return f"- {line}"
