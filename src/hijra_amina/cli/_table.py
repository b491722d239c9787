"""`hijra-amina table`: figures by dimensions, or how one of them comes about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from hijra_amina import errors
from hijra_amina.cli import _messages as messages
from hijra_amina.cli._documents import folder, read_programme
from hijra_amina.cli._exits import Exit, Failure, reason_of
from hijra_amina.language import parse_locale
from hijra_amina.statistics import attended, tabulate
from hijra_amina.values import PartialDate

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from hijra_amina.cli._console import Console
    from hijra_amina.cli._parser import Parser
    from hijra_amina.statistics import Attended, Table
    from hijra_amina.statistics.tables import Labels

__all__ = ["configure", "run"]

Format = Literal["html", "csv", "xlsx", "md", "json"]

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


def configure(parser: Parser) -> None:
    """Add the command's arguments.

    Args:
        parser: The command's parser.
    """
    parser.named.add_argument("programme", type=Path, help=parser.help_of("programme"))
    options = parser.options
    options.add_argument(
        "--measure", default="people", metavar="MEASURE", help=parser.help_of("measure")
    )
    options.add_argument(
        "--by", action="extend", type=_names, default=[], metavar="NAMES", help=parser.help_of("by")
    )
    options.add_argument(
        "--where",
        action="append",
        type=_condition,
        default=[],
        metavar="NAME=VALUE",
        help=parser.help_of("where"),
    )
    options.add_argument("--locale", metavar="LOCALE", help=parser.help_of("table_locale"))
    options.add_argument(
        "--format", choices=_FORMATS, metavar="FORMAT", help=parser.help_of("table_format")
    )
    options.add_argument("--as-of", type=_date, metavar="DATE", help=parser.help_of("as_of"))
    options.add_argument("--out", type=folder, metavar="FILE", help=parser.help_of("table_out"))
    options.add_argument(
        "--explain",
        action="append",
        nargs="?",
        const=(),
        type=_condition,
        metavar="NAME=VALUE",
        help=parser.help_of("explain"),
    )
    options.add_argument(
        "--attendance", type=_share, metavar="SHARE", help=parser.help_of("attendance")
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print or write the table, or the explanation of one figure.

    Args:
        arguments: The parsed arguments.
        console: The console.

    Returns:
        The exit code.

    Raises:
        Failure: If something that is named does not exist, or the file cannot be written.
        DecodeError: If the file holds no programme.
        LocaleError: If the locale is a bare language, or unknown.
        MissingExtraError: If a spreadsheet is wanted and openpyxl is not installed.
    """
    locale = parse_locale(arguments.locale or console.locale)
    made = _format_of(arguments, console)
    if made in _IN_FILES and arguments.out is None:
        hint = console.text(messages.NAME_A_FILE, file=f"table.{made}")
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NEEDS_OUT, hint=hint, format=made)
    if arguments.explain is not None and made not in {"md", "json"}:
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NOT_EXPLAINED, format=made)
    try:
        where = _each_once("where", arguments.where)
        figure = _each_once("explain", filter(None, arguments.explain or ()))
        programme = read_programme(arguments.programme)
        table = tabulate(
            programme,
            arguments.measure,
            # A figure that is named is one of a table by just these dimensions.
            by=arguments.by or tuple(figure),
            where=where,
            as_of=arguments.as_of,
            attendance=arguments.attendance,
        )
        if arguments.explain is None:
            data = _written(table, made, locale)
        else:
            data = _explained(table, figure, made, locale)
    except errors.UnknownCodeError as error:
        raise _unknown(error.kind, error.found, error.nearest, error.allowed, console) from None
    except errors.UnknownReferenceError as error:
        raise _unknown(error.kind, error.reference, None, error.known, console) from None
    except errors.ContradictionError as error:
        raise Failure(Exit.FOUND_ERRORS, messages.CONTRADICTING, reason=error.reason) from None
    except errors.InvalidValueError as error:
        raise Failure(Exit.NOT_UNDERSTOOD, messages.NO_TABLE, reason=str(error)) from None
    _put(data, arguments.out, console)
    return Exit.FINE


def _format_of(arguments: argparse.Namespace, console: Console) -> Format:
    """What is asked for, else what the file is called, else Markdown."""
    chosen: Format | None = arguments.format
    if chosen is not None:
        return chosen
    ending = "" if arguments.out is None else arguments.out.suffix.lower().removeprefix(".")
    if ending not in _ENDINGS:
        # A file that is called one thing and holds another opens nowhere.
        raise _unknown("format", ending, None, _FORMATS, console)
    return _ENDINGS[ending]


def _each_once(argument: str, conditions: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A value for each dimension; of two for one, neither can be meant."""
    pairs = tuple(conditions)
    if len(dict(pairs)) != len(pairs):
        raise errors.InvalidValueError(argument, "each dimension once", "one twice")
    return dict(pairs)


def _written(table: Table, made: Format, locale: str) -> bytes:
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


def _explained(table: Table, where: dict[str, str], made: Format, locale: str) -> bytes:
    explanation = table.explain(where, locale=locale)
    if made == "json":
        return f"{json.dumps(dict(explanation.document), ensure_ascii=False)}\n".encode()
    return f"{explanation.text}\n".encode()


def _put(data: bytes, path: Path | None, console: Console) -> None:
    """Print it, or write it in one step and print the file's name."""
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
    names = tuple(known)
    more = ("…",) if len(names) > _MOST else ()
    listed = ", ".join((*names[:_MOST], *more))
    hint: str | None = None
    if nearest is not None:
        hint = console.text(messages.MAY_BE, nearest=nearest, known=listed)
    elif names:
        hint = console.text(messages.THERE_ARE, known=listed)
    return Failure(Exit.NOT_UNDERSTOOD, messages.UNKNOWN, hint=hint, kind=kind, found=found)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _condition(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name.strip() and equals and value.strip()):
        raise ValueError
    return name.strip(), value.strip()


def _share(text: str) -> Attended:
    return attended(at_least=text)


def _date(text: str) -> PartialDate:
    return PartialDate.parse(text)


# argparse names the kind of value by the function that reads it.
_condition.__name__ = "condition"
_share.__name__ = "share"
_date.__name__ = "date"
