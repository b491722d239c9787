"""`Explanation`: how one figure comes about, in prose for readers and as JSON for programs."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.language import Phrase, direction
from hijra_amina.statistics.tables import _explanation_messages as said
from hijra_amina.statistics.tables import _messages as messages
from hijra_amina.statistics.tables import _protection_messages as protected
from hijra_amina.statistics.tables.captions import condition, listed
from hijra_amina.statistics.tables.columns import exact_text
from hijra_amina.statistics.tables.pages import begins
from hijra_amina.statistics.tables.protection import protection_document
from hijra_amina.statistics.tables.rows import Margin
from hijra_amina.statistics.tables.wording import Writer
from hijra_amina.values import Status, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hijra_amina.language import Message, Value
    from hijra_amina.statistics._cells import Part, Reasoning
    from hijra_amina.statistics.tables.figures import Figures
    from hijra_amina.statistics.tables.protection import Protection
    from hijra_amina.statistics.tables.rows import Row

__all__ = ["Explanation", "explained"]

_MOST: Final = 20
_STYLE: Final = "white-space: pre-line"


@attrs.frozen(kw_only=True)
class Explanation:
    """How one figure of a table comes about.

    It names sessions, statements and rules, and never a person.

    Attributes:
        text: The prose, in the reader's language; not shown by `repr`.
        locale: The locale of the prose.
        document: The same as plain JSON: measure, conditions, figure, rule, what each session
            contributes, from which statements each end follows, and `reasoning`, from which
            `recompute` works the figure out again.

    Examples:
        >>> Explanation(text="27.", locale="en_GB", document={"low": 27, "high": 27})
        Explanation(locale='en_GB')
    """

    text: str = attrs.field(repr=False)
    locale: str
    document: Mapping[str, object] = attrs.field(repr=False, hash=False)

    def __str__(self) -> str:
        """The prose."""
        return self.text

    def _repr_html_(self) -> str:
        way = direction(self.locale)
        opening = f'<div lang="{self.locale.replace("_", "-")}" dir="{way}">'
        style = f"{_STYLE}; {begins(way)}"
        return f'{opening}<p style="{style}">{html.escape(self.text)}</p></div>'


def explained(figures: Figures, row: Row, locale: str) -> Explanation:
    """Explain a figure of a table; of a protected one, what is shown and why no more is.

    Args:
        figures: The table.
        row: The row of the figure.
        locale: The reader's language and territory.

    Returns:
        The explanation.

    Raises:
        InvalidValueError: If the table does not know how its figures come about.
        LocaleError: If the locale is a bare language, or unknown.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> from hijra_amina.values import Count
        >>> row = Row((), Count.exactly(27))
        >>> explained(Table(measure="people", dimensions=(), rows=(row,)), row, "en_GB")
        Traceback (most recent call last):
        ...
        hijra_amina.errors.InvalidValueError: Table.explain: expected a table that knows how its \
figures come about, found one without evidence
    """
    if figures.protection is not None:
        return _protected(figures, row, figures.protection, Writer(figures, locale))
    if figures.evidence is None:
        expected = "a table that knows how its figures come about"
        raise InvalidValueError("Table.explain", expected, "one without evidence")
    reasoning = figures.evidence.explain(row.key)
    write = Writer(figures, locale)
    return Explanation(
        text="\n".join(_prose(figures, row, reasoning, write)),
        locale=write.locale,
        document=_document(figures, row, reasoning),
    )


def _protected(figures: Figures, row: Row, protection: Protection, write: Writer) -> Explanation:
    """What can be said of a figure whose parts would give somebody away: what is seen, and why."""
    lines = [_figure_line(figures, row, write), write.said(protected.EXPLAINED).text]
    lines += [words.text for words in write.notes()]
    figure = row.figure
    return Explanation(
        text="\n".join(lines),
        locale=write.locale,
        document={
            **_asked(figures, row),
            "low": exact_text(figure.low),
            "high": exact_text(figure.high),
            "status": str(figure.status),
            "approximate": figure.approximate,
            "rule": "protected",
            "protection": protection_document(protection),
            "reasoning": {"how": "protected"},
        },
    )


def _figure_line(figures: Figures, row: Row, write: Writer) -> str:
    caption, figure = write.caption().text, write.figure(row.figure).text
    cell = _cell(figures, row, write)
    if cell is None:
        total: dict[str, Value] = {"caption": caption, "figure": figure}
        return write.said(Phrase(said.TOTAL_FIGURE, None, total)).text
    values: dict[str, Value] = {"caption": caption, "cell": cell, "figure": figure}
    return write.said(Phrase(said.FIGURE, None, values)).text


def _asked(figures: Figures, row: Row) -> dict[str, object]:
    return {
        "measure": figures.measure,
        "key": dict(zip(figures.dimensions, row.key, strict=True)),
        "where": dict(figures.where),
        "as_of": None if figures.as_of is None else str(figures.as_of),
    }


def _prose(figures: Figures, row: Row, reasoning: Reasoning, write: Writer) -> Iterator[str]:
    def say(message: Message, **values: Value) -> str:
        return write.said(Phrase(message, None, values)).text

    yield _figure_line(figures, row, write)
    rule = said.RULES.get(reasoning.rule)
    yield say(rule) if rule else say(said.OTHER_RULE, rule=write.code(reasoning.rule))
    if reasoning.undecided:
        yield write.said(Phrase(said.UNDECIDED, reasoning.undecided, {})).text
    if reasoning.parts:
        yield say(said.PARTS)
        for line in _parts(reasoning.parts, write):
            yield f"- {line}"
    for message, end, because in (
        (said.BECAUSE_LOW, row.figure.low, reasoning.low_because),
        (said.BECAUSE_HIGH, row.figure.high, reasoning.high_because),
    ):
        # The rule itself has been said already, and nothing is no limit that would need a reason.
        origins = tuple(origin for origin in because if origin not in said.RULES)
        if origins and end is not None and (end or message is said.BECAUSE_HIGH):
            yield say(message, origins=_origins(origins, write))
    for message in _remarks(row, write):
        yield say(message)


def _remarks(row: Row, write: Writer) -> Iterator[Message]:
    figure = row.figure
    if figure.high is None and figure.status is not Status.SUPPRESSED:
        yield said.NO_LIMIT
    if figure.approximate:
        yield said.APPROXIMATE
    if not row.tightest:
        yield messages.WIDER_NOTE
    elif figure.low != figure.high and figure.high is not None:
        yield said.TIGHTEST
    if write.is_draft(said.TIGHTEST):
        yield said.DRAFT


def _cell(figures: Figures, row: Row, write: Writer) -> Phrase | None:
    """The values that the figure is of, such as "sex: Female"; nothing for the total."""
    pairs = zip(figures.dimensions, row.key, strict=True)
    made = [condition(name, value, write) for name, value in pairs if value != Margin.ALL]
    return listed(made) if made else None


def _parts(parts: tuple[Part, ...], write: Writer) -> Iterator[str]:
    for part in parts[:_MOST]:
        session: Value = Phrase(said.UNNAMED)
        if part.session is not None:
            session = write.code(part.session)
        count = write.figure(part.count).text
        message = said.PART if part.verdict is Verdict.HOLDS else said.PERHAPS
        line = Phrase(message, None, {"session": session, "count": count})
        if part.origins:
            # Whose statement it is stands in the line already.
            paths = tuple(origin.removeprefix(f"{part.session}: ") for origin in part.origins)
            values: dict[str, Value] = {"line": line, "origins": _origins(paths, write)}
            line = Phrase(said.SAID_BY, None, values)
        yield write.said(line).text
    if len(parts) > _MOST:
        yield write.said(Phrase(said.MORE, len(parts) - _MOST, {})).text


def _origins(origins: tuple[str, ...], write: Writer) -> tuple[Value, ...]:
    """Paths and names of rules, which run from the left whatever is around them."""
    listed: list[Value] = [write.code(origin) for origin in origins[:_MOST]]
    if len(origins) > _MOST:
        listed.append(Phrase(said.MORE, len(origins) - _MOST, {}))
    return tuple(listed)


def _document(figures: Figures, row: Row, reasoning: Reasoning) -> dict[str, object]:
    figure = row.figure
    return {
        **_asked(figures, row),
        "low": exact_text(figure.low),
        "high": exact_text(figure.high),
        "status": str(figure.status),
        "approximate": figure.approximate,
        "tightest": row.tightest,
        "rule": reasoning.rule,
        "parts": [
            {
                "session": part.session,
                "verdict": part.verdict.value,
                "low": part.count.low,
                "high": part.count.high,
                "origins": list(part.origins),
            }
            for part in reasoning.parts
        ],
        "low_because": list(reasoning.low_because),
        "high_because": list(reasoning.high_because),
        "reasoning": dict(reasoning.document),
    }
