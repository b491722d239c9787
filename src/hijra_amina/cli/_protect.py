"""`hijra-amina protect`: a table that gives nobody away, held against all earlier releases."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hijra_amina import errors
from hijra_amina.cli import _messages as messages
from hijra_amina.cli import _protect_messages as said
from hijra_amina.cli import _tabulating as tabulating
from hijra_amina.cli._documents import day, number
from hijra_amina.cli._exits import Exit, Failure, reason_of
from hijra_amina.disclosure import Insider, Ledger, Method, Rule, Zeros, protect
from hijra_amina.language import parse_locale
from hijra_amina.statistics.tables.protection_words import remarks_of

if TYPE_CHECKING:
    import argparse

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.statistics import Table

__all__ = ["add_rule", "configure", "opened", "rule_of", "run"]

# Whose figures may be one person's many times over, so that the people have to be looked up.
_REPEATED: Final = frozenset({"participations", "person_days"})


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    tabulating.add_question(parser)
    tabulating.add_form(parser)
    add_rule(parser)
    options = parser.options
    options.add_argument("--ledger", type=Path, metavar="FILE", help=parser.help_of("ledger"))
    options.add_argument("--release", metavar="NAME", help=parser.help_of("release"))
    options.add_argument("--on", type=day, metavar="DAY", help=parser.help_of("released_on"))
    options.add_argument(
        "--audience", default="public", metavar="NAME", help=parser.help_of("audience")
    )


def add_rule(parser: Parser) -> None:
    """Add the arguments that say what is small, and what is done about it.

    Args:
        parser: The command's parser.
    """
    options = parser.options
    options.add_argument("--threshold", type=number, metavar="N", help=parser.help_of("threshold"))
    options.add_argument(
        "--method",
        choices=[one.value for one in Method],
        default=Method.SUPPRESSION.value,
        metavar="METHOD",
        help=parser.help_of("method"),
    )
    options.add_argument("--base", type=number, metavar="N", help=parser.help_of("base"))
    options.add_argument(
        "--zeros",
        choices=[one.value for one in Zeros],
        default=Zeros.HIDEABLE.value,
        metavar="HOW",
        help=parser.help_of("zeros"),
    )
    options.add_argument(
        "--insider",
        action="append",
        choices=[one.value for one in Insider],
        default=[],
        metavar="WHO",
        help=parser.help_of("insider"),
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print or write the protected table, and remember it if that is asked for.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The exit code.

    Raises:
        Failure: If the table cannot be protected, or something cannot be written.
        HijraAminaError: If a document or the ledger cannot be read.
    """
    locale = parse_locale(arguments.locale or console.locale)
    made = tabulating.format_of(arguments, console)
    if arguments.release is not None and arguments.ledger is None:
        raise Failure(Exit.NOT_UNDERSTOOD, said.NAMES_A_RELEASE)
    ledger = opened(arguments.ledger)
    name, path = arguments.release, str(arguments.ledger)
    if ledger is not None and name in {entry.id for entry in ledger.entries}:
        raise Failure(Exit.NOT_UNDERSTOOD, said.TAKEN, path=path, release=name)
    tabulating.check_place(arguments.out)
    with tabulating.refusals(console):
        rule = rule_of(arguments)
        table = tabulating.table_of(arguments, by=())
        people = None
        if arguments.measure in _REPEATED:
            people = tabulating.table_of(arguments, by=(), measure="people")
        try:
            safe = protect(table, rule, ledger=ledger, people=people)
        except errors.DisclosureError as error:
            raise Failure(Exit.FOUND_ERRORS, said.NOT_PROTECTED, reason=error.reason) from None
        data = tabulating.written(safe, made, locale)
        if name is not None and ledger is not None:
            # Remembered before it is written: a release that nobody got does no harm, one that
            # nobody remembers does.
            _remember(safe, ledger, rule, arguments, console)
    try:
        tabulating.put(data, arguments.out, console)
    except Failure as failure:
        if name is not None:
            failure.hint = console.text(said.RECORDED_ANYWAY, path=path, release=name)
        raise
    _remark(safe, arguments, console)
    return Exit.FINE


def rule_of(arguments: argparse.Namespace) -> Rule:
    """The rule that the arguments make.

    Args:
        arguments: The parsed arguments.

    Returns:
        The rule.

    Raises:
        InvalidValueError: If nothing can satisfy it.
    """
    usual = Rule()
    return Rule(
        threshold=usual.threshold if arguments.threshold is None else arguments.threshold,
        method=arguments.method,
        base=usual.base if arguments.base is None else arguments.base,
        zeros=arguments.zeros,
        insiders=arguments.insider,
    )


def opened(path: Path | None) -> Ledger | None:
    """The ledger that is named, if one is.

    Args:
        path: The file.

    Returns:
        The ledger.

    Raises:
        Failure: If it cannot be opened.
        DecodeError: If it was edited; the error names the file.
    """
    if path is None:
        return None
    try:
        return Ledger.open(path)
    except errors.ProblemsError as error:
        raise type(error)(error.problems, str(path)) from None
    except OSError as error:
        raise Failure(
            Exit.UNREADABLE, messages.CANNOT_READ, path=str(path), reason=reason_of(error)
        ) from None


def _remember(
    table: Table, ledger: Ledger, rule: Rule, arguments: argparse.Namespace, console: Console
) -> None:
    today = dt.datetime.now().astimezone().date()
    path = str(arguments.ledger)
    try:
        ledger.release(
            table,
            id=arguments.release,
            on=arguments.on or today,
            audience=arguments.audience,
            rule=rule,
        )
    except errors.ContradictionError as error:
        hint = console.text(said.IS_IT_OF_THIS, path=path)
        reason = error.reason
        raise Failure(Exit.FOUND_ERRORS, said.AGAINST_LEDGER, hint=hint, reason=reason) from None
    except OSError as error:
        raise Failure(
            Exit.CANNOT, messages.CANNOT_WRITE, path=path, reason=reason_of(error)
        ) from None


def _remark(table: Table, arguments: argparse.Namespace, console: Console) -> None:
    """Say on the side what was done, and what it was checked against."""
    protection = table.protection
    if protection is None:
        return
    if protection.base is not None:
        console.remark(console.text(said.ROUNDED, base=protection.base))
    elif protection.hidden:
        console.remark(console.number(said.HIDDEN, protection.hidden))
    elif protection.merged:
        console.remark(console.text(said.MERGED))
    else:
        console.remark(console.text(said.KEPT_WHOLE))
    for message in remarks_of(protection):
        console.remark(console.text(message))
    if protection.releases is None:
        console.remark(console.text(said.NO_LEDGER))
    else:
        console.remark(console.number(said.CHECKED_AGAINST, protection.releases))
    if arguments.release is not None:
        path, name = str(arguments.ledger), arguments.release
        console.remark(console.text(said.RECORDED, path=path, release=name))
    elif arguments.ledger is not None:
        console.remark(console.text(said.NOT_RECORDED))
