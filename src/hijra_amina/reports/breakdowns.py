"""Tables in a report: which may stand there, and the one that a report makes of its session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.disclosure import Rule, protect
from hijra_amina.disclosure.published import grid_of
from hijra_amina.errors import InvalidValueError
from hijra_amina.language import phrase
from hijra_amina.reports import _messages as messages
from hijra_amina.reports import blocks
from hijra_amina.reports.facts import facts_of
from hijra_amina.reports.findings import Finding, Severity
from hijra_amina.statistics import tabulate
from hijra_amina.statistics.tables import Table
from hijra_amina.values import Count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from hijra_amina.disclosure import Ledger
    from hijra_amina.reports.report import FlashReport

__all__ = ["breakdown_of", "several", "with_tables"]

_TO_LOOK_AT: Final = {
    "hidden_instead": messages.HIDDEN_INSTEAD,
    "known_before": messages.KNOWN_BEFORE,
    "not_rounded": messages.NOT_ROUNDED,
    "superseded": messages.SUPERSEDED,
}


def with_tables(report: FlashReport, tables: Iterable[Table]) -> FlashReport:
    """A report with tables after its key figures.

    Args:
        report: The report.
        tables: Protected tables of counts, each of the report's session and of no other.

    Returns:
        The report with a block for each table.

    Raises:
        InvalidValueError: If a table is not protected, of another session, or no table of counts.

    Examples:
        >>> from hijra_amina.model import Programme, Session
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> programme = Programme(id="p", name=name, sessions=(Session(id="s-1", title=name),))
        >>> table = Table(measure="people", dimensions=("sex",), rows=())
        >>> with_tables(flash_report(programme, "s-1"), [table])
        Traceback (most recent call last):
        ...
        hijra_amina.errors.InvalidValueError: flash_report.tables[0]: expected a protected table, \
such as `ha.protect(table, Rule.flash_report())` gives, found one that is not
    """
    made: list[blocks.Breakdown] = []
    for number, table in enumerate(several(tables)):
        _check(table, f"flash_report.tables[{number}]", report.session.id)
        made.append(blocks.Breakdown(table=table, path=f"tables[{number}]"))
    if not made:
        return report
    place = 1 + max(
        at
        for at, block in enumerate(report.blocks)
        if isinstance(block, blocks.Masthead | blocks.KeyFigures | blocks.Summary)
    )
    parts = (*report.blocks[:place], *made, *report.blocks[place:])
    found = (*report.findings, *_found(made))
    return attrs.evolve(report, blocks=parts, findings=found)


def _found(made: Iterable[blocks.Breakdown]) -> Iterator[Finding]:
    """What the office should know of its tables before it publishes them."""
    for block in made:
        protection = block.table.protection
        for code in () if protection is None else protection.remarks:
            if code in _TO_LOOK_AT:
                said = phrase(_TO_LOOK_AT[code])
                yield Finding(severity=Severity.WARNING, where=block.path, phrase=said)


def breakdown_of(
    report: FlashReport,
    by: str | Iterable[str],
    *,
    rule: Rule | int | None = None,
    ledger: Ledger | Path | str | None = None,
) -> Table:
    """The people of a report's session by dimensions, protected beside all that the report says.

    Args:
        report: The report, without the table.
        by: The dimensions, the name of one or several names.
        rule: How it is protected; a whole number is the threshold of the usual rule for a flash
            report, which rounds.
        ledger: What was released before.

    Returns:
        The table.

    Raises:
        UnknownCodeError: If there is no such dimension.
        DisclosureError: If nothing satisfies the rule.
        ContradictionError: If the records, or table and ledger, contradict each other.
        MissingExtraError: If the solver is not installed.

    Examples:
        >>> from hijra_amina.model import Headcount, Programme, Session, Statement
        >>> from hijra_amina.reports import flash_report
        >>> from hijra_amina.values import LocalizedText
        >>> name = LocalizedText({"en": "Example"})
        >>> said = Headcount(
        ...     statements=(
        ...         Statement(count=Count.exactly(27)),
        ...         Statement(count=Count.exactly(17), sex="female"),
        ...         Statement(count=Count.exactly(10), sex="male"),
        ...     )
        ... )
        >>> session = Session(id="s-1", title=name, headcount=said)
        >>> report = flash_report(Programme(id="p", name=name, sessions=(session,)), "s-1")
        >>> print(breakdown_of(report, "sex").cell(sex="female"))
        Count.about(15)
    """
    table = tabulate(report.session, "people", by=by, programme=report.programme)
    asked = rule if isinstance(rule, Rule) else Rule.flash_report(Rule.of(rule).threshold)
    # Whatever may be quoted is taken as quoted: which edition shows what is not known yet, and
    # whoever knows more learns no less.
    return protect(table, asked, ledger=ledger, claims=facts_of(report))


def several(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Tables, of which there can be several; a single one can be iterated over too, row by row.

    Args:
        tables: The tables.

    Returns:
        The tables.

    Raises:
        InvalidValueError: If it is a single table.

    Examples:
        >>> several(())
        ()
    """
    given: object = tables
    if isinstance(given, Table):
        raise InvalidValueError("flash_report.tables", "a list of tables", "a single table")
    return tuple(tables)


def _check(table: Table, where: str, session: str) -> None:
    given: object = table
    if not isinstance(given, Table):
        raise InvalidValueError(where, "a table", f"a {type(given).__name__}")
    if any(not isinstance(row.figure, Count) for row in table.rows):
        raise InvalidValueError(where, "a table of counts", f"one of {table.measure}")
    if table.protection is None:
        expected = "a protected table, such as `ha.protect(table, Rule.flash_report())` gives"
        raise InvalidValueError(where, expected, "one that is not")
    if grid_of(table).sessions != frozenset({session}):
        raise InvalidValueError(where, f"a table of the session {session} alone", "another")
