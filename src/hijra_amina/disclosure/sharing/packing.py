"""`share`: pseudonymised participations with a codebook, the risk and a descriptor, in a folder."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hijra_amina.disclosure.personal.key import Secret
from hijra_amina.disclosure.rule import Rule
from hijra_amina.disclosure.sharing import _messages as messages
from hijra_amina.disclosure.sharing._coarsening import coarsened
from hijra_amina.disclosure.sharing._codebook import Text, as_csv, as_page, entries, words
from hijra_amina.disclosure.sharing._descriptor import descriptor
from hijra_amina.disclosure.sharing._participations import (
    Participations,
    participations,
    traits,
    without,
)
from hijra_amina.disclosure.sharing._readme import readme
from hijra_amina.disclosure.sharing.risk import Risk, RiskError, risk_of
from hijra_amina.documents import _files
from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.language import Phrase, parse_locale, say
from hijra_amina.model import Programme
from hijra_amina.statistics.tables.files import unrunnable

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

__all__ = ["assess", "share"]

ROWS: Final = "participations.csv"
_LOCALES: Final = {"ar": "ar_IQ", "ckb": "ckb_IQ", "en": "en_GB"}
_PRIVATE_FOLDER: Final = 0o700


def assess(
    programme: Programme, *, rule: int | Rule | None = None, without: Iterable[str] = ()
) -> Risk:
    """How few people would be alike in a pack, and what it would help to give up.

    Args:
        programme: The programme.
        rule: How many people are to be alike at the least: a number, or the threshold of a rule.
        without: Traits that the pack is not to tell; see `share`.

    Returns:
        The figures. They hold no row and no value.

    Raises:
        InvalidValueError: If it is no programme, or no rule.
        UnknownCodeError: If there is no such trait.

    Examples:
        >>> from hijra_amina.testing import synthetic_programme
        >>> programme = synthetic_programme(sessions=4, people=60, seed=1)
        >>> risk = assess(programme)
        >>> risk.people, risk.smallest, risk.is_met
        (60, 1, False)
    """
    # Pseudonyms are made to be thrown away: the figures do not depend on them.
    secret = Secret(secrets.token_bytes())
    given = _taken(programme, secret, without)
    return risk_of(given, Rule.of(rule).threshold)


def share(  # noqa: PLR0913 - all but two are keywords
    programme: Programme,
    directory: str | os.PathLike[str],
    *,
    key: bytes,
    rule: int | Rule | None = None,
    languages: Iterable[str] = ("en", "ar"),
    without: Iterable[str] = (),
    coarsen: bool = False,
) -> tuple[Path, ...]:
    """Write a pack that can be given to somebody: participations under pseudonyms, explained.

    The pack holds the rows (`participations.csv`, in the layout of `participation_schema`), a
    codebook in every language asked for, how few people are alike in the rows, and a descriptor
    after the Data Package standard. It is refused unless at least as many people as the rule's
    threshold are alike in all that the rows tell of them: which sessions, and at each which
    attributes and days. For people who may be victims, IOM's own data hub takes 11.

    With `coarsen`, sessions with fewer people are left out, and traits are given up until enough
    people are alike: days, which rows are of one person, then attributes. At most one person in
    twenty is left out instead, whose traits are too rare. The pack says all of this, and says of a
    session that lacks a row that it is not complete.

    It is not anonymous. What it does not promise stands in its README.

    Args:
        programme: The programme.
        directory: The folder; it has to be new, or empty.
        key: The key of the pseudonyms, which is not in the pack; see `new_key`.
        rule: How many people are to be alike at the least: a number, or the threshold of a rule.
        languages: The languages: `en`, `ar` or `ckb`, or locales.
        without: Traits that are given up at any rate: columns, or `link`, that the rows of one
            person can be put together.
        coarsen: Whether to give up more, if that is needed.

    Returns:
        The files that were written. Nobody but their owner can read them.

    Raises:
        RiskError: If too few people are alike; it says how few, and what it would help to give up.
        InvalidValueError: If it is no programme, no rule, or the key is too short.
        UnknownCodeError: If there is no such trait.
        LocaleError: If there is no such language.
        FileExistsError: If the folder is there and not empty.
        OSError: If it cannot be written; then nothing is left of it.

    Examples:
        >>> from hijra_amina.disclosure.personal import new_key
        >>> from hijra_amina.testing import synthetic_programme
        >>> programme = synthetic_programme(sessions=4, people=60, seed=1)
        >>> files = share(programme, "pack", key=new_key(), coarsen=True)
        >>> [file.name for file in files][:2]
        ['participations.csv', 'codebook.csv']
    """
    secret = Secret(key)
    del key  # a traceback that shows locals would show it
    secret.check()
    threshold = Rule.of(rule).threshold
    locales = _locales(languages)
    given = _taken(programme, secret, without)
    if coarsen:
        given = coarsened(given, threshold, secret, programme.id)
    risk = risk_of(given, threshold)
    if not risk.is_met:
        raise RiskError(risk)
    return _write(Path(directory), _pack(given, risk, programme, locales))


def _locales(languages: Iterable[str]) -> tuple[str, ...]:
    several = [languages] if isinstance(languages, str) else list(languages)
    if not several:
        raise InvalidValueError("share.languages", "one language at least", "none")
    return tuple(dict.fromkeys(parse_locale(_LOCALES.get(one, one)) for one in several))


def _taken(programme: Programme, secret: Secret, gone: Iterable[str]) -> Participations:
    if not isinstance(programme, Programme):
        found = f"a value of type {type(programme).__name__}"
        raise InvalidValueError("programme", "a Programme", found)
    several = [gone] if isinstance(gone, str) else list(gone)
    for name in several:
        if name not in traits():
            raise UnknownCodeError("trait", str(name), traits())
    return without(participations(programme, secret), several, (), secret, programme.id)


def _pack(
    given: Participations, risk: Risk, programme: Programme, locales: tuple[str, ...]
) -> dict[str, bytes]:
    made = entries(given, programme, locales)
    tags = {locale: locale.partition("_")[0] for locale in locales}
    pages = {f"codebook.{tag}.html": locale for locale, tag in tags.items()}
    readmes = {f"README.{tag}.md": locale for locale, tag in tags.items()}
    names = [ROWS, "codebook.csv", *pages, "risk.json", "datapackage.json"]
    titles = {locale: _title(programme, locale) for locale in locales}
    texts = {ROWS: _rows(given), "codebook.csv": as_csv(made, locales)}
    texts |= {name: as_page(made, titles[at], at) for name, at in pages.items()}
    texts["risk.json"] = json.dumps(_risk(given, risk), ensure_ascii=False, indent=2) + "\n"
    texts |= {name: readme(given, risk, titles[at], at, names) for name, at in readmes.items()}
    files = {name: text.encode() for name, text in texts.items()}
    first = locales[0]
    about = {
        "name": programme.id,
        "title": titles[first].text,
        "description": words(messages.PERSONAL, first).text,
    }
    described = descriptor(given, made, files, about, first)
    return files | {"datapackage.json": described.encode()}


def _title(programme: Programme, locale: str) -> Text:
    made = say(Phrase(messages.TITLE, None, {"programme": programme.name}), locale)
    return Text(made.text, made.locale)


def _risk(given: Participations, risk: Risk) -> dict[str, object]:
    return {
        **risk.to_json(),
        "given_up": list(given.given_up),
        "rows_left_out": given.rare,
        "sessions_left_out": list(given.small),
        "sessions_without_rows": list(given.without_rows),
    }


def _rows(given: Participations) -> str:
    stream = io.StringIO(newline="")
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(given.names)
    for row in given.rows:
        table.writerow([_cell(value) for value in row])
    return stream.getvalue()


def _cell(value: str | int | bool | None) -> str:  # noqa: FBT001 - it is a value, no option
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case _:
            return unrunnable(value)


def _write(folder: Path, files: dict[str, bytes]) -> tuple[Path, ...]:
    """Put all files in a new folder beside, and give that the name: all of them or none."""
    target = folder.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(17, "is there, and not an empty folder", str(folder))
    staged = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    staged.mkdir(mode=_PRIVATE_FOLDER)
    try:
        for name, data in files.items():
            _files.write_new(staged / name, data, _files.PRIVATE)
        _files.sync_directory(staged)
        with contextlib.suppress(FileNotFoundError):
            target.rmdir()
        staged.rename(target)
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    _files.sync_directory(target.parent)
    return tuple(folder / name for name in files)
