"""`hijra-amina match`: who may be whom, a page to decide it on, and the decisions carried out."""

from __future__ import annotations

import shlex
import warnings
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from hijra_amina.cli import _intake_messages as said
from hijra_amina.cli import _messages as messages
from hijra_amina.cli._documents import folder, read_programme, write_programme
from hijra_amina.cli._exits import Exit, Failure, reason_of
from hijra_amina.language import parse_locale, sentence

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.intake.entry import Entry
    from hijra_amina.intake.identifiers import Identifiers
    from hijra_amina.intake.matching import Candidate, Decisions, Matches
    from hijra_amina.model import Programme

__all__ = [
    "configure",
    "hint_at_page",
    "is_open",
    "matched",
    "open_pairs",
    "opened",
    "run",
    "summarise",
    "write_page",
]

_PAGE: Final = "review.html"
"""What hints call the page."""

T = TypeVar("T")


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    parser.named.add_argument("programme", type=Path, help=parser.help_of("programme"))
    options = parser.options
    options.add_argument("--decisions", type=Path, metavar="FILE", help=parser.help_of("decisions"))
    options.add_argument("--page", type=folder, metavar="FILE", help=parser.help_of("page"))
    options.add_argument(
        "--identifiers", type=Path, metavar="FILE", help=parser.help_of("identifiers")
    )
    options.add_argument("--locale", metavar="LOCALE", help=parser.help_of("page_locale"))
    options.add_argument("--apply", action="store_true", help=parser.help_of("apply"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Say how many people there may be, write the page, and carry the decisions out.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The exit code.

    Raises:
        Failure: If a file cannot be read or written.
        DecodeError: If a file holds no programme, or no identifiers.
        LedgerError: If the decisions contradict each other, or the file is no ledger.
        LocaleError: If the locale is a bare language, or unknown.
        MissingExtraError: If what compares names is not installed.
    """
    # Comparing is long to load, and no other command needs it.
    from hijra_amina.intake.matching import Decisions  # noqa: PLC0415
    from hijra_amina.intake.reviewing import LEDGER  # noqa: PLC0415
    from hijra_amina.intake.standing import entries_of  # noqa: PLC0415

    locale = parse_locale(arguments.locale or console.locale)
    programme = read_programme(arguments.programme)
    decisions = Decisions()
    if arguments.decisions is not None:
        decisions = opened(arguments.decisions, Decisions.read)
    known = _identifiers(arguments.identifiers)
    matches = matched(entries_of(programme, known), decisions)
    summarise(matches, programme, console)
    if arguments.page is not None:
        told = _told(arguments.programme, arguments.identifiers, LEDGER)
        carry_out = f"hijra-amina match {told} --apply"
        write_page(arguments.page, matches, programme, locale, carry_out)
        console.line(str(arguments.page))
    elif open_pairs(matches) and not arguments.apply:
        hint_at_page(arguments.programme, arguments.identifiers, arguments.decisions, console)
    if arguments.apply:
        _apply(matches, programme, known, arguments, console)
    elif arguments.decisions is not None:
        console.remark(console.text(said.NOT_APPLIED))
    return Exit.FINE


def matched(entries: Iterable[Entry], decisions: Decisions) -> Matches:
    """Who may be whom; what is to be known of that is said by `summarise`, not by a warning.

    Args:
        entries: The people.
        decisions: The ledger.

    Returns:
        The matches.
    """
    from hijra_amina.intake.matching import (  # noqa: PLC0415 - as above
        FewIdentifiedWarning,
        match_people,
    )

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FewIdentifiedWarning)
        return match_people(entries, decisions=decisions)


def summarise(matches: Matches, programme: Programme, console: Console) -> None:
    """Say how many people there may be, and what about them is decided.

    Args:
        matches: Who may be whom.
        programme: The programme.
        console: The console.
    """
    number = len(programme.participants)
    console.line(console.number(said.PARTICIPANTS, number))
    if not matches.unique.is_exact:
        console.line(console.text(said.PEOPLE, count=matches.unique, likely=matches.estimate))
    elif matches.estimate != number:
        console.line(console.text(said.PROBABLY, likely=matches.estimate))
    for remark in matches.remarks:
        console.remark(sentence(remark, console.locale))
    left = open_pairs(matches)
    console.line(
        console.number(said.OPEN_PAIRS, left) if left else console.text(said.NO_OPEN_PAIRS)
    )
    made = Counter(str(line.verdict) for line in matches.decisions)
    if made:
        verdicts = ("same", "different", "undecided")
        console.line(console.text(said.DECIDED, **{one: made[one] for one in verdicts}))


def open_pairs(matches: Matches) -> int:
    """How many pairs may be one person each and are not decided.

    Args:
        matches: Who may be whom.

    Returns:
        The number.
    """
    return sum(map(is_open, matches.candidates))


def is_open(candidate: Candidate) -> bool:
    """Whether nobody has decided if two are one person.

    Args:
        candidate: The two.

    Returns:
        Whether it is so.
    """
    return candidate.verdict is None or candidate.verdict == "undecided"


def _apply(
    matches: Matches,
    programme: Programme,
    known: tuple[Identifiers, ...],
    arguments: argparse.Namespace,
    console: Console,
) -> None:
    from hijra_amina.intake import identifiers  # noqa: PLC0415 - as above

    applied = matches.applied(programme)
    write_programme(applied, arguments.programme)
    if known:
        kept = identifiers.under_kept_names(known, matches.decisions, applied)
        try:
            identifiers.write_identifiers(arguments.identifiers, kept)
        except OSError as error:
            raise _cannot_write(arguments.identifiers, error) from None
    merged = len(programme.participants) - len(applied.participants)
    console.line(console.number(said.MERGED, merged))


def hint_at_page(
    programme: Path, identifiers: Path | None, decisions: Path | None, console: Console
) -> None:
    """Say how a page is made; without the ledger that there is, a new one would take its place.

    Args:
        programme: The programme.
        identifiers: What was kept to find the same people again.
        decisions: The ledger.
        console: The console.
    """
    told = _told(programme, identifiers, decisions)
    console.hint(console.text(said.REVIEW_HINT, path=told, page=_PAGE))


def _told(programme: Path, identifiers: Path | None, decisions: Path | str | None) -> str:
    """What `match` is given, as a shell reads it."""
    options = (("--identifiers", identifiers), ("--decisions", decisions))
    given = [text for name, path in options if path is not None for text in (name, str(path))]
    return shlex.join([str(programme), *given])


def write_page(
    path: Path, matches: Matches, programme: Programme, locale: str, command: str
) -> None:
    """Write the page on which a person decides.

    Args:
        path: The file.
        matches: Who may be whom.
        programme: The programme.
        locale: The locale of the page.
        command: The command that carries the decisions out.

    Raises:
        Failure: If it cannot be written.
    """
    from hijra_amina.intake.reviewing import write_review_page  # noqa: PLC0415 - as above

    try:
        write_review_page(path, matches, programme, locale=locale, command=command)
    except OSError as error:
        raise _cannot_write(path, error) from None


def _identifiers(path: Path | None) -> tuple[Identifiers, ...]:
    from hijra_amina.intake.identifiers import read_identifiers  # noqa: PLC0415 - as above

    return () if path is None else opened(path, read_identifiers)


def opened(path: Path, read: Callable[[Path], T]) -> T:
    """What a file holds.

    Args:
        path: The file.
        read: What reads it.

    Returns:
        What it read.

    Raises:
        Failure: If the file cannot be read.
    """
    try:
        return read(path)
    except OSError as error:
        raise Failure(
            Exit.UNREADABLE, messages.CANNOT_READ, path=str(path), reason=reason_of(error)
        ) from None


def _cannot_write(path: Path, error: OSError) -> Failure:
    reason = reason_of(error)
    return Failure(Exit.CANNOT, messages.CANNOT_WRITE, path=str(path), reason=reason)
