"""`hijra-amina vocabulary`: terms with their names, and the term for a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina import vocabulary
from hijra_amina.cli import _messages as messages
from hijra_amina.cli._exits import Exit
from hijra_amina.language import isolate, parse_locale
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    import argparse

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.vocabulary import Term

__all__ = ["configure", "run"]


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    parser.named.add_argument("kind", nargs="?", metavar="KIND", help=parser.help_of("kind"))
    options = parser.options
    options.add_argument("--resolve", metavar="TEXT", help=parser.help_of("resolve"))
    options.add_argument("--on", type=_date, metavar="DATE", help=parser.help_of("resolve_on"))
    options.add_argument("--government", metavar="CODE", help=parser.help_of("government"))
    options.add_argument("--locale", metavar="LOCALE", help=parser.help_of("label_locale"))


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print the kinds, the terms of one, or the terms that a text may mean.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        `FOUND_ERRORS` if a text means nothing that is known.

    Raises:
        UnknownCodeError: If there is no such kind or government.
        LocaleError: If the locale is a bare language, or unknown.
    """
    locale = parse_locale(arguments.locale or console.locale)
    if arguments.kind is not None:
        vocabulary.codes(arguments.kind)
    if arguments.resolve is not None:
        return _resolve(arguments, locale, console)
    if arguments.kind is None:
        for kind in vocabulary.kinds():
            console.line(f"{kind}  {len(vocabulary.codes(kind))}")
        return Exit.FINE
    for term in vocabulary.terms(arguments.kind, on=arguments.on, government=arguments.government):
        console.line(_described(term, locale, arguments.on))
    return Exit.FINE


def _resolve(arguments: argparse.Namespace, locale: str, console: Console) -> int:
    found = vocabulary.resolve(
        arguments.resolve,
        kind=arguments.kind,
        on=arguments.on,
        government=arguments.government,
    )
    for candidate in found:
        term = candidate.term
        described = _described(term, locale, arguments.on)
        line = f"{term.kind}  {described}  {candidate.reason}  {candidate.valid.value}"
        console.line(line if candidate.note is None else f"{line}  {candidate.note}")
    if not found:
        console.fail(messages.NOTHING_FOUND)
        return Exit.FOUND_ERRORS
    return Exit.FINE


def _described(term: Term, locale: str, on: PartialDate | None) -> str:
    """Code, name and the standing of the name, in one line that reads from the left."""
    shown = term.label(locale, on=on)
    status = next(
        (
            label.status.value
            for label in term.labels
            if label.text == shown.text and label.language == shown.language
        ),
        "",
    )
    name = shown.text if shown.text.isascii() else isolate(shown.text)
    language = f"  ({shown.language})" if shown.is_fallback else ""
    return f"{term.code}  {name}  {status}{language}"


def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)


_date.__name__ = "date"  # argparse names the kind of value by the function that reads it
