"""The page on which a person decides who is whom: one file, no network, nothing stored."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hijra_amina.documents import _files
from hijra_amina.intake.reviewing import _messages as messages
from hijra_amina.intake.reviewing.pairs import Known, Pair, pairs_of
from hijra_amina.language import Phrase, direction, format_number, isolate, parse_locale, say

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from hijra_amina.intake.matching import Matches
    from hijra_amina.language import Message, Value
    from hijra_amina.model import Programme

__all__ = ["LEDGER", "review_page", "write_review_page"]

LEDGER: Final = "decisions.csv"
"""The name under which a browser saves the ledger."""
_MOST: Final = 500
_COLUMNS: Final = ("first", "second", "verdict", "who", "when", "why")
_LETTERS: Final = {"same": "S", "different": "D", "undecided": "U"}


def review_page(
    matches: Matches,
    programme: Programme,
    *,
    locale: str = "en_GB",
    command: str | None = None,
    most: int = _MOST,
) -> str:
    """The pairs of a programme side by side, to be decided and saved as the ledger file.

    The page is complete in itself: its policy lets it load nothing, send nothing and run nothing
    but its own script. It holds personal names and says so; write it with `write_review_page`,
    which lets nobody but its owner read it.

    Args:
        matches: What `match_people` found in the programme.
        programme: The programme.
        locale: The locale of the page. Names stay in their script, whatever it is.
        command: The command that carries the ledger out; that of `match`, if not given.
        most: How many pairs at most, the likeliest first.

    Returns:
        The document.

    Raises:
        LocaleError: If the locale is a bare language, or unknown.
        UnknownReferenceError: If the matches are of people whom the programme does not have.
    """
    known = parse_locale(locale)
    pairs = pairs_of(matches, programme, known)
    title = say(messages.TITLE, known, programme=programme.name).text
    style, script = _read("page.css"), _read("page.js")
    language = known.replace("_", "-")
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{language}" dir="{direction(known)}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html.escape(title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{_said(messages.TITLE, known, programme=programme.name)}</h1>",
        _notice(known),
        *_introduction(len(pairs), min(most, len(pairs)), known),
        '<ol class="pairs">',
        *(
            part
            for number, pair in enumerate(pairs[:most], start=1)
            for part in _pair(number, pair, known)
        ),
        "</ol>",
        _then(command or f"hijra-amina match PROGRAMME --decisions {LEDGER} --apply", known),
        "</main>",
        *_footer(known),
        f'<script type="application/json" id="data">{_data(matches, known)}</script>',
        f"<script>{script}</script>",
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(lines)


def write_review_page(
    path: str | os.PathLike[str],
    matches: Matches,
    programme: Programme,
    *,
    locale: str = "en_GB",
    command: str | None = None,
) -> None:
    """Write the page, whole or not at all, readable by its owner alone: it holds names.

    Args:
        path: The file; one that is there is replaced.
        matches: What `match_people` found in the programme.
        programme: The programme.
        locale: The locale of the page.
        command: The command that carries the ledger out; that of `match`, if not given.

    Raises:
        LocaleError: If the locale is a bare language, or unknown.
        UnknownReferenceError: If the matches are of people whom the programme does not have.
        OSError: If it cannot be written; the old file is as it was.
    """
    page = review_page(matches, programme, locale=locale, command=command)
    # Only the command, in which files are named, can hold what is no letter.
    _files.replace_file(Path(path), page.encode(errors="replace"), _files.PRIVATE)


def _notice(locale: str) -> str:
    title, notice = _said(messages.NOTICE_TITLE, locale), _said(messages.NOTICE, locale)
    return f'<p class="notice" role="note"><strong>{title}.</strong> {notice}</p>'


def _introduction(found: int, shown: int, locale: str) -> Iterator[str]:
    if not found:
        yield f"<p>{_said(messages.NONE, locale)}</p>"
        return
    yield f"<p>{_said(messages.HOW, locale)}</p>"
    yield f"<p>{_said(messages.KEYS, locale)}</p>"
    if shown < found:
        amounts = {"shown": shown, "all": found}
        yield f"<p><strong>{_said(messages.ONLY_SOME, locale, **amounts)}</strong></p>"


def _pair(number: int, pair: Pair, locale: str) -> Iterator[str]:
    """One pair: what is known of the two, what speaks for one person, and the three answers."""
    at = f"pair-{number}"
    verdict = "" if pair.verdict is None else str(pair.verdict)
    ends = f'data-first="{_escaped(pair.first.id)}" data-second="{_escaped(pair.second.id)}"'
    yield (
        f'<li><article class="pair" tabindex="-1" aria-labelledby="{at}" {ends} '
        f'data-verdict="{verdict}">'
    )
    strength = _said(messages.STRENGTHS[pair.strength], locale)
    heading = _said(messages.PAIR, locale, number=number)
    yield f'<div class="head"><h2 id="{at}">{heading}</h2>'
    yield f'<span class="strength" data-strength="{pair.strength}">{strength}</span></div>'
    yield f'<table aria-labelledby="{at}"><tbody>'
    for field, made in messages.LINES.items():
        yield from _line(field, made, pair, locale)
    yield "</tbody></table>"
    yield f"<p>{html.escape(pair.words)}</p>"
    yield f'<p class="conflict" hidden>{_said(messages.CONFLICT_HERE, locale)}</p>'
    question = _said(messages.QUESTION, locale)
    yield f'<div class="choices" role="group" aria-label="{question}">'
    for answer, said in messages.VERDICTS.items():
        pressed = "true" if answer == verdict else "false"
        yield (
            f'<button type="button" data-verdict="{answer}" aria-pressed="{pressed}">'
            f"{_said(said, locale)} <kbd>{_LETTERS[answer]}</kbd></button>"
        )
    yield "</div>"
    why = f'<input type="text" dir="auto" maxlength="200" value="{_escaped(pair.why)}">'
    yield f"<label>{_said(messages.WHY, locale)}{why}</label></article></li>"


def _line(field: str, made: Message, pair: Pair, locale: str) -> Iterator[str]:
    """A line of what is known, if it is known of either."""
    first, second = pair.first.shown(field), pair.second.shown(field)
    if not first and not second:
        return
    named = ' class="name"' if field == "name" else ""
    differs = ""
    if field in Known.COMPARED and first and second and first != second:
        differs = f' <span class="mark">({_said(messages.DIFFERS, locale)})</span>'
    cells = (f"<td>{_cell(first)}</td>", f"<td>{_cell(second)}{differs}</td>")
    yield f'<tr{named}><th scope="row">{_said(made, locale)}</th>{"".join(cells)}</tr>'


def _cell(texts: tuple[str, ...]) -> str:
    """Each in its own direction, whatever the page's is."""
    inside = [isolate(text, "name", "html") for text in texts]
    if len(inside) <= 1:
        return "".join(inside) or "–"
    return f"<ul>{''.join(f'<li>{one}</li>' for one in inside)}</ul>"


def _then(command: str, locale: str) -> str:
    said = _said(messages.THEN, locale)
    return f'<p id="then">{said}<br><code dir="ltr">{html.escape(command)}</code></p>'


def _footer(locale: str) -> Iterator[str]:
    yield '<footer><div class="bar">'
    yield f"<label>{_said(messages.WHO, locale)}"
    yield '<input type="text" id="who" dir="auto" maxlength="80" autocomplete="off"></label>'
    yield f'<button type="button" class="save" id="save">{_said(messages.SAVE, locale)}</button>'
    decided = f'{_said(messages.DECIDED, locale)}: <output id="progress"></output>'
    yield f"<span>{decided}</span>"
    yield '<p id="status" role="status"></p>'
    yield "</div></footer>"


def _data(matches: Matches, locale: str) -> str:
    """What the script has to know, as JSON that cannot end the element that it stands in."""
    texts = {"conflict": messages.CONFLICT, "saved": messages.SAVED}
    texts["who_missing"] = messages.WHO_MISSING
    document = {
        "columns": _COLUMNS,
        "digits": [format_number(digit, locale) for digit in range(10)],
        "file": LEDGER,
        "lines": [
            [line.first, line.second, str(line.verdict), line.who, str(line.when), line.why]
            for line in matches.decisions
        ],
        "texts": {name: say(made, locale).text for name, made in texts.items()},
    }
    text = json.dumps(document, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _policy(style: str, script: str) -> str:
    """What the page may do: show its own style, run its own script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _read(name: str) -> str:
    folder = resources.files("hijra_amina.intake.reviewing")
    return (folder / name).read_text(encoding="utf-8")


def _said(made: Message, locale: str, **values: Value) -> str:
    return say(Phrase(made, None, values), locale, channel="html").text


def _escaped(text: str) -> str:
    return html.escape(text)
