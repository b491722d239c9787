"""The codebook of a pack: what each column holds, in every language that was asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina import vocabulary
from hijra_amina.disclosure.sharing import _messages as messages
from hijra_amina.disclosure.sharing._column_messages import ABOUT, LABELS
from hijra_amina.disclosure.sharing._participations import LINK, Participations
from hijra_amina.language import Message, direction, say
from hijra_amina.statistics.tables.files import unrunnable
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.model import Programme
    from hijra_amina.statistics.frames import Column
    from hijra_amina.vocabulary import Term

__all__ = ["Entry", "Text", "as_csv", "as_page", "column_label", "entries", "words"]

_BODIES: Final = ("body", "ministry")
# Codes of these are too many to be listed where only some of them occur.
_MOST_CODES: Final = 40


@attrs.frozen
class Text:
    """A text with the locale that it is really in.

    Attributes:
        text: The text.
        locale: Its language, or its locale.
    """

    text: str
    locale: str


@attrs.frozen(kw_only=True)
class Entry:
    """What is to be known of one column.

    Attributes:
        name: Its name.
        type: Its type, by the name in Arrow.
        labels: What it is called, by locale.
        about: What it holds, by locale.
        values: Its codes, each with labels by locale.
    """

    name: str
    type: str
    labels: Mapping[str, Text]
    about: Mapping[str, Text]
    values: tuple[tuple[str, Mapping[str, Text]], ...]


def words(made: Message, locale: str) -> Text:
    """A message in a locale, with the locale that it is really in."""
    said = say(made, locale)
    return Text(said.text, said.locale)


def column_label(name: str, locale: str, given: str | None = None) -> Text:
    """What a column or a trait is called."""
    if name == LINK:
        return words(messages.LINKED, locale)
    return words(LABELS[name], locale) if name in LABELS else Text(given or name, "en_GB")


def entries(
    given: Participations, programme: Programme, locales: Sequence[str]
) -> tuple[Entry, ...]:
    """An entry for each column of the rows.

    Args:
        given: The rows.
        programme: The programme, which knows what its sessions and bodies are called.
        locales: The locales.

    Returns:
        The entries, in the order of the columns.
    """
    made: list[Entry] = []
    for place, column in enumerate(given.columns):
        found = {str(row[place]) for row in given.rows if row[place] is not None}
        values = tuple(
            (value, {locale: _named(column, value, programme, locale) for locale in locales})
            for value in _values(column, found)
        )
        made.append(
            Entry(
                name=column.name,
                type=str(column.type),
                labels={at: column_label(column.name, at, column.label) for at in locales},
                about={at: _about(column, given, at) for at in locales},
                values=values,
            )
        )
    return tuple(made)


def _about(column: Column, given: Participations, locale: str) -> Text:
    if column.name == "participant" and LINK in given.given_up:
        return words(messages.OWN_PSEUDONYM, locale)
    if column.name in ABOUT:
        return words(ABOUT[column.name], locale)
    return Text(column.description, "en_GB")


def _values(column: Column, found: set[str]) -> list[str]:
    """The codes to list: all of a short vocabulary, and else those that occur."""
    if column.name == "session":
        return sorted(found)
    if column.vocabulary is None:
        return sorted(found & set(column.also))
    used = {one for value in found for one in value.replace("|", ";").split(";")} - {"?"}
    codes = vocabulary.codes(column.vocabulary)
    if column.closed and len(codes) <= _MOST_CODES:
        used |= codes
    return sorted(used | set(column.also) if column.closed else used)


def _named(column: Column, value: str, programme: Programme, locale: str) -> Text:
    named = _name_of(column, value, programme)
    if named is None:
        return Text(value, "zxx")
    if isinstance(named, LocalizedText):
        picked = named.pick(locale)
        return Text(picked.text, picked.language)
    label = named.label(locale)
    return Text(label.text, label.language)


def _name_of(column: Column, value: str, programme: Programme) -> LocalizedText | Term | None:
    if column.name == "session":
        return next((one.title for one in programme.sessions if one.id == value), None)
    if column.vocabulary is not None and value in vocabulary.codes(column.vocabulary):
        return vocabulary.term(column.vocabulary, value)
    if column.name in _BODIES:
        return next((one.name for one in programme.organisations if one.id == value), None)
    return None


def as_csv(made: Sequence[Entry], locales: Sequence[str]) -> str:
    """The codebook as CSV: a line for each column, and one for each of its codes.

    Args:
        made: The entries.
        locales: The locales, each with a column of labels and one of meanings.

    Returns:
        The text.
    """
    stream = io.StringIO(newline="")
    table = csv.writer(stream, lineterminator="\n")
    heads = [f"{what}_{_tag(at)}" for at in locales for what in ("label", "meaning")]
    table.writerow(["column", "value", "type", *heads])
    for entry in made:
        texts = [text for at in locales for text in (entry.labels[at].text, entry.about[at].text)]
        table.writerow(map(unrunnable, [entry.name, "", entry.type, *texts]))
        for value, labels in entry.values:
            texts = [text for at in locales for text in (labels[at].text, "")]
            table.writerow(map(unrunnable, [entry.name, value, "", *texts]))
    return stream.getvalue()


def _tag(locale: str) -> str:
    return locale.partition("_")[0]


_STYLE: Final = (
    "body{font-family:system-ui,'Noto Sans','Noto Naskh Arabic',sans-serif;line-height:1.5;"
    "max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border-block-end:1px solid #8a8a8a;padding:.4rem .6rem;text-align:start;"
    "vertical-align:top}"
    "code{font-family:ui-monospace,'DejaVu Sans Mono',monospace}"
    "dl{margin:0;display:grid;grid-template-columns:max-content auto;gap:0 .8rem}dd{margin:0}"
)


def as_page(made: Sequence[Entry], title: Text, locale: str) -> str:
    """The codebook as a page of one language: complete in itself, it loads and runs nothing.

    Args:
        made: The entries.
        title: The title.
        locale: The locale.

    Returns:
        The document.
    """
    heads = (messages.COLUMN, messages.NAME, messages.MEANING, messages.TYPE, messages.VALUES)
    head = "".join(f'<th scope="col">{_span(words(one, locale), locale)}</th>' for one in heads)
    body = "\n".join(_row(entry, locale) for entry in made)
    draft = words(messages.DRAFT, locale)
    note = "" if locale.startswith("en") else f"<p>{_span(draft, locale)}</p>\n"
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<html lang="{_language(locale)}" dir="{direction(locale)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title.text)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_span(title, locale)}</h1>\n{note}"
        f"<p>{_span(words(messages.EMPTY, locale), locale)}</p>\n"
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n"
        "</main>\n</body>\n</html>\n"
    )


def _row(entry: Entry, locale: str) -> str:
    values = "".join(_value(value, labels[locale], locale) for value, labels in entry.values)
    cells = (
        _span(entry.labels[locale], locale),
        _span(entry.about[locale], locale),
        _span(words(messages.TYPES[entry.type], locale), locale),
        f"<dl>{values}</dl>" if values else "",
    )
    name = f'<th scope="row"><code dir="ltr">{escape(entry.name)}</code></th>'
    return f"<tr>{name}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _value(value: str, label: Text, locale: str) -> str:
    shown = "" if label.text == value else _span(label, locale)
    return f'<dt><code dir="ltr">{escape(value)}</code></dt><dd>{shown}</dd>'


def _span(text: Text, locale: str) -> str:
    """A text, marked with its language where that is not the page's."""
    # Codes within a sentence keep their direction.
    parts = "".join(_with_codes(text.text))
    language = _language(text.locale)
    if language.partition("-")[0] == _language(locale).partition("-")[0] or language == "zxx":
        return parts
    return f'<span lang="{language}" dir="{_direction(language)}">{parts}</span>'


def _with_codes(text: str) -> Iterator[str]:
    for place, part in enumerate(text.split("`")):
        yield f'<code dir="ltr">{escape(part)}</code>' if place % 2 else escape(part)


def _language(locale: str) -> str:
    return locale.replace("_", "-")


def _direction(language: str) -> str:
    return "rtl" if language.partition("-")[0] in {"ar", "ckb", "fa", "ku"} else "ltr"
