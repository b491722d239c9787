"""A table that is asked for on the command line: its question, its form, its file."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from hijra_amina import errors
from hijra_amina.cli import _messages as messages
from hijra_amina.cli._documents import folder, read_programme
from hijra_amina.cli._exits import Exit, Failure, reason_of
from hijra_amina.cli._parser import names
from hijra_amina.statistics import attended, tabulate
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Generator, Iterable

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.statistics import Attended, Table
    from hijra_amina.statistics.tables import Labels

__all__ = [
    "Format",
    "add_form",
    "add_question",
    "check_place",
    "each_once",
    "format_of",
    "named_condition",
    "put",
    "refusals",
    "table_of",
    "written",
]

Format = Literal["html", "csv", "xlsx", "md", "json"]
"""What a table can be written as."""

_FORMATS: Final[tuple[Format, ...]] = get_args(Format)
_ENDINGS: Final[dict[str, Format]] = {
    **{known: known for known in _FORMATS},
    "": "md",
    "htm": "html",
    "markdown": "md",
    "txt": "md",
}
_IN_FILES: Final = frozenset({"html", "xlsx"})
_MOST: Final = 40
_LANGUAGES: Final[dict[str, Labels]] = {"en": "en", "ar": "ar", "ckb": "ckb"}


def add_question(parser: Parser) -> None:
    """Add the arguments that say which table is meant.

    Args:
        parser: The command's parser.
    """
    parser.named.add_argument("programme", type=Path, help=parser.help_of("programme"))
    options = parser.options
    options.add_argument(
        "--measure", default="people", metavar="MEASURE", help=parser.help_of("measure")
    )
    options.add_argument(
        "--by", action="extend", type=names, default=[], metavar="NAMES", help=parser.help_of("by")
    )
    options.add_argument(
        "--where",
        action="append",
        type=named_condition,
        default=[],
        metavar="NAME=VALUE",
        help=parser.help_of("where"),
    )
    options.add_argument("--as-of", type=_date, metavar="DATE", help=parser.help_of("as_of"))
    options.add_argument(
        "--attendance", type=_share, metavar="SHARE", help=parser.help_of("attendance")
    )


def add_form(parser: Parser) -> None:
    """Add the arguments that say as what, in which language and where it is written.

    Args:
        parser: The command's parser.
    """
    options = parser.options
    options.add_argument("--locale", metavar="LOCALE", help=parser.help_of("table_locale"))
    options.add_argument(
        "--format", choices=_FORMATS, metavar="FORMAT", help=parser.help_of("table_format")
    )
    options.add_argument("--out", type=folder, metavar="FILE", help=parser.help_of("table_out"))


@contextlib.contextmanager
def refusals(console: Console) -> Generator[None, None, None]:
    """Say in the reader's language why a table cannot be had.

    Args:
        console: The console.

    Yields:
        Nothing.

    Raises:
        Failure: If something that is named does not exist, or the records contradict it.
    """
    try:
        yield
    except errors.UnknownCodeError as error:
        raise _unknown(error.kind, error.found, error.nearest, error.allowed, console) from None
    except errors.UnknownReferenceError as error:
        raise _unknown(error.kind, error.reference, None, error.known, console) from None
    except errors.ContradictionError as error:
        raise Failure(Exit.FOUND_ERRORS, messages.CONTRADICTING, reason=error.reason) from None
    except errors.InvalidValueError as error:
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NO_TABLE, reason=str(error)) from None


def table_of(arguments: argparse.Namespace, by: Iterable[str], measure: str | None = None) -> Table:
    """The table that is asked for.

    Args:
        arguments: The parsed arguments.
        by: The dimensions, where `--by` names none.
        measure: What is counted, where that is not what `--measure` says.

    Returns:
        The table.

    Raises:
        HijraAminaError: If it cannot be had.
    """
    return tabulate(
        read_programme(arguments.programme),
        measure or arguments.measure,
        by=arguments.by or tuple(by),
        where=each_once("where", arguments.where),
        as_of=arguments.as_of,
        attendance=arguments.attendance,
    )


def format_of(arguments: argparse.Namespace, console: Console) -> Format:
    """What is asked for, else what the file is called, else Markdown.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The form.

    Raises:
        Failure: If the file is called something else, or one is needed and none is named.
    """
    made = _chosen(arguments, console)
    if made in _IN_FILES and arguments.out is None:
        hint = console.text(messages.NAME_A_FILE, file=f"table.{made}")
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NEEDS_OUT, hint=hint, format=made)
    return made


def _chosen(arguments: argparse.Namespace, console: Console) -> Format:
    chosen: Format | None = arguments.format
    if chosen is not None:
        return chosen
    ending = "" if arguments.out is None else arguments.out.suffix.lower().removeprefix(".")
    if ending not in _ENDINGS:
        # A file that is called one thing and holds another opens nowhere.
        raise _unknown("format", ending, None, _FORMATS, console)
    return _ENDINGS[ending]


def each_once(argument: str, conditions: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A value for each dimension; of two for one, neither can be meant.

    Args:
        argument: Where they were given.
        conditions: The dimensions and values.

    Returns:
        The value of each dimension.

    Raises:
        InvalidValueError: If a dimension is given twice.
    """
    pairs = tuple(conditions)
    if len(dict(pairs)) != len(pairs):
        raise errors.InvalidValueError(argument, "each dimension once", "one twice")
    return dict(pairs)


def written(table: Table, made: Format, locale: str) -> bytes:
    """A table as it is written.

    Args:
        table: The table.
        made: As what.
        locale: The reader's language and territory.

    Returns:
        The content of the file.

    Raises:
        MissingExtraError: If a spreadsheet is wanted and openpyxl is not installed.
    """
    labels = _LANGUAGES.get(locale.partition("_")[0], "code")
    match made:
        case "html":
            return table.to_html(locale, page=True).encode()
        case "csv":
            return table.to_csv(labels=labels).encode()
        case "json":
            return f"{table.to_json(labels=labels)}\n".encode()
        case "xlsx":
            return table.to_xlsx(locale=locale)
        case "md":
            return table.to_markdown(locale).encode()


def check_place(path: Path | None) -> None:
    """See whether a file can be written, before something is done that cannot be taken back.

    Args:
        path: The file, if one is wanted.

    Raises:
        Failure: If it cannot.
    """
    if path is None:
        return
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise Failure(
            Exit.CANNOT, messages.CANNOT_WRITE, path=str(path), reason=reason_of(error)
        ) from None


def put(data: bytes, path: Path | None, console: Console) -> None:
    """Print it, or write it in one step and print the file's name.

    Args:
        data: The content.
        path: The file, if one is wanted.
        console: The console.

    Raises:
        Failure: If the file cannot be written.
    """
    if path is None:
        console.line(data.decode().rstrip("\n"))
        return
    from hijra_amina.statistics.tables import files  # noqa: PLC0415 - only where one is written

    try:
        files.put_file(path, data)
    except OSError as error:
        raise Failure(
            Exit.CANNOT, messages.CANNOT_WRITE, path=str(path), reason=reason_of(error)
        ) from None
    console.line(str(path))


def _unknown(
    kind: str, found: str, nearest: str | None, known: Iterable[str], console: Console
) -> Failure:
    """Something that does not exist, with the nearest that does, and all that do."""
    all_known = tuple(known)
    more = ("…",) if len(all_known) > _MOST else ()
    listed = ", ".join((*all_known[:_MOST], *more))
    hint: str | None = None
    if nearest is not None:
        hint = console.text(messages.MAY_BE, nearest=nearest, known=listed)
    elif all_known:
        hint = console.text(messages.THERE_ARE, known=listed)
    return Failure(Exit.NOT_UNDERSTOOD, messages.UNKNOWN, hint=hint, kind=kind, found=found)


def named_condition(text: str) -> tuple[str, str]:
    """A condition such as `year=2015`.

    Args:
        text: What was typed.

    Returns:
        The dimension and the value.

    Raises:
        ValueError: If it is none.

    Examples:
        >>> named_condition("year=2015")
        ('year', '2015')
    """
    name, equals, value = text.partition("=")
    if not (name.strip() and equals and value.strip()):
        raise ValueError
    return name.strip(), value.strip()


def _share(text: str) -> Attended:
    return attended(at_least=text)


def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)


# argparse names the kind of value by the function that reads it.
named_condition.__name__ = "condition"
_share.__name__ = "share"
_date.__name__ = "date"
