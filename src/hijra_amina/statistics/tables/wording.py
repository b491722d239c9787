"""The words of a table in a reader's language: names of values, figures, the caption."""

from __future__ import annotations

import functools
import html
import re
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.language import (
    Direction,
    Phrase,
    Review,
    UntranslatedWarning,
    declared_messages,
    direction,
    format_date,
    isolate,
    parse_locale,
    review_status,
    say,
    without_marks,
)
from hijra_amina.statistics.tables import _messages as messages
from hijra_amina.statistics.tables import captions
from hijra_amina.statistics.tables._protection_messages import HIDDEN
from hijra_amina.statistics.tables.figure_words import format_figure
from hijra_amina.statistics.tables.rows import Figure, Margin, is_hidden
from hijra_amina.values import Count, PartialDate

if TYPE_CHECKING:
    from hijra_amina.language import Digits, LocaleCode, Message
    from hijra_amina.statistics.tables.figures import Figures

__all__ = ["Words", "Writer"]

_ENGLISH: Final = "en_GB"
_NONE: Final = "none"
_RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "fa", "ku", "syr", "he", "ur"})
_TIMES: Final = frozenset({"year", "quarter", "month"})
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WRITTEN: Final = re.compile(r"(?P<year>[0-9]{4})(-(0[1-9]|1[0-2])|-Q(?P<quarter>[1-4]))?")


@attrs.frozen(kw_only=True)
class Words:
    """A text as a reader sees it, with what has to be said of it.

    Attributes:
        text: The text; not shown by `repr`, because a session's title may name somebody.
        html: The same, escaped, with what runs the other way isolated by markup.
        language: The BCP 47 tag of the language that it is in; `None` for a code.
        direction: Which way it runs.
        turns: Whether that is the other way than the reader's.
        is_foreign: Whether it is in another language than the reader asked for.
        is_draft: Whether it is a translation that nobody has reviewed.

    Examples:
        >>> Words(text="R & D", html="R &amp; D", language="en-GB", direction="ltr").is_draft
        False
    """

    text: str = attrs.field(repr=False)
    html: str = attrs.field(repr=False)
    language: str | None
    direction: Direction
    turns: bool = False
    is_foreign: bool = False
    is_draft: bool = False


class Writer:
    """Writes what a table shows, for the readers of one locale.

    Args:
        figures: The table.
        locale: Language and territory.
        digits: The digits, where not the locale's own.

    Raises:
        LocaleError: As `parse_locale` does.

    Examples:
        >>> from hijra_amina.statistics.tables import Row, Table
        >>> rows = (Row(("female",), Count.between(17, 27)),)
        >>> table = Table(measure="people", dimensions=("sex",), rows=rows)
        >>> write = Writer(table, "ar_IQ")
        >>> write.heading("sex").text, write.figure(rows[0].figure).text
        ('الجنس', 'ما بين ١٧ و٢٧')
    """

    def __init__(self, figures: Figures, locale: str, *, digits: Digits | None = None) -> None:
        """Keep table, locale and digits."""
        self.figures = figures
        self.digits: Digits | None = digits
        self.locale: LocaleCode = parse_locale(locale)
        self.direction: Direction = direction(self.locale)
        self.language: str = self.locale.replace("_", "-")
        self._namesakes: dict[str, frozenset[str]] = {}

    def said(self, made: Message | Phrase | str) -> Words:
        """A message in the reader's language, or in English where the catalog does not have it.

        Args:
            made: The message, or the key of one, or one with its values.

        Returns:
            The text. That its wording is a draft is not marked here: a note says it once.
        """
        plain = say(made, self.locale, digits=self.digits)
        marked = say(made, self.locale, channel="html", digits=self.digits)
        return Words(
            text=plain.text,
            html=marked.text,
            language=plain.locale.replace("_", "-"),
            direction=direction(plain.locale),
            turns=direction(plain.locale) != self.direction,
            is_foreign=plain.locale != self.locale,
        )

    def caption(self) -> Words:
        """What the table shows: the measure, by what, under which conditions."""
        words = captions.caption(self)
        if not words.is_foreign or self.locale == _ENGLISH:
            return words
        # A sentence that has to be in English has its names and digits in English, too.
        english = captions.caption(Writer(self.figures, _ENGLISH))
        return attrs.evolve(english, turns=self.direction != "ltr", is_foreign=True)

    def notes(self) -> tuple[Words, ...]:
        """What a reader has to know to read the figures rightly."""
        said = tuple(map(self.said, captions.notes(self)))
        if self.locale == _ENGLISH or not any(words.is_foreign for words in said):
            return said
        # A sentence that has to be in English has its names and digits in English, too. That the
        # wording is a draft is said last, and only in a language that has one.
        english = tuple(map(self.said, captions.notes(Writer(self.figures, _ENGLISH))))
        rest = said[len(english) :]
        pairs = zip(said[: len(english)], english, strict=True)
        return (*(theirs if own.is_foreign else own for own, theirs in pairs), *rest)

    def measure(self) -> Words:
        """What is counted, or worked out."""
        figures = self.figures
        if ("", "") in figures.labels or figures.counted is None:
            known = messages.MEASURES.get(figures.measure)
            return self._named("", "", known, code=figures.measure)
        return self.said(captions.counted(figures.counted, self))

    def heading(self, dimension: str) -> Words:
        """What a dimension is called.

        Args:
            dimension: Its name.

        Returns:
            The heading of its column.
        """
        return self._named(dimension, "", messages.DIMENSIONS.get(dimension), code=dimension)

    def within(self, dimension: str) -> str:
        """What a dimension is called within a sentence, where English has no capital.

        Args:
            dimension: Its name.

        Returns:
            The text.
        """
        return self.inside(self.heading(dimension))

    def inside(self, words: Words) -> str:
        """A heading as it stands within a sentence: English alone has capitals to take off.

        Args:
            words: The heading.

        Returns:
            The text.
        """
        text = words.text
        english = words.language is not None and words.language.startswith("en")
        return text[:1].lower() + text[1:] if english and text[1:2].islower() else text

    def value(self, dimension: str, value: str) -> Words:
        """What a value is called where it stands among others: two of one name show their codes.

        Args:
            dimension: The dimension.
            value: The value, or what stands for one in a margin.

        Returns:
            The name, with the code in brackets where another value has the same name.
        """
        words = self.name(dimension, value)
        return self._told_apart(words, value) if words.text in self._shared(dimension) else words

    def name(self, dimension: str, value: str) -> Words:
        """What a value is called; the code itself where nobody has named it.

        Args:
            dimension: The dimension.
            value: The value, or what stands for one in a margin.

        Returns:
            The name.
        """
        if value == Margin.ALL:
            return self.said(messages.ALL)
        if value == Margin.UNKNOWN:
            return self.said(messages.NOT_KNOWN)
        if (dimension, value) not in self.figures.labels:
            when = _when(dimension, value)
            if isinstance(when, Phrase):
                return self.said(when)
            if when is not None:
                return self._own(format_date(when, self.locale, digits=self.digits))
        named = messages.NONE.get(dimension) if value == _NONE else None
        return self._named(dimension, value, named, code=value)

    def figure(self, figure: Figure | None) -> Words:
        """A figure in words: "27", "between 17 and 27", "over 60%", "unknown".

        Args:
            figure: The figure; `None` where the table has none.

        Returns:
            The words, in the digits of the locale.

        Raises:
            InvalidValueError: If it is no figure.
        """
        if figure is None:
            return self.said(messages.NO_FIGURE)
        if is_hidden(figure):
            return self.said(HIDDEN)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", UntranslatedWarning)
                return self._own(format_figure(self._as_read(figure), self.locale, self.digits))
        except UntranslatedWarning:
            # English words in another language's digits would be neither.
            text = format_figure(self._as_read(figure), _ENGLISH)
            return Words(
                text=text,
                html=html.escape(text),
                language=_ENGLISH.replace("_", "-"),
                direction="ltr",
                turns=self.direction != "ltr",
                is_foreign=True,
            )

    def code(self, code: str) -> str:
        """A code or a path, which runs from the left whatever is around it.

        Args:
            code: The code.

        Returns:
            The code, isolated where the language runs from the right.
        """
        shown = _visible(code)
        return isolate(shown, "code") if self.direction == "rtl" else shown

    def is_draft(self, made: Message) -> bool:
        """Whether nobody has reviewed the translation of a message.

        Args:
            made: The message.

        Returns:
            Whether it is a draft; English is none.
        """
        return made.key in _drafts(self.locale, len(declared_messages()))

    def is_rounded(self, figure: Figure) -> bool:
        """Whether a figure is one that was rounded to protect people.

        Args:
            figure: The figure of a row.

        Returns:
            Whether it is.
        """
        protection = self.figures.protection
        rounds = protection is not None and protection.base is not None
        return rounds and figure.approximate and figure.low == figure.high

    def plain(self, count: Count) -> Count:
        """A rounded count as a plain number: that it is rounded is said once, below the table.

        Args:
            count: The count of a row.

        Returns:
            The count as it is read.
        """
        if count.low is None or not self.is_rounded(count):
            return count
        return Count.exactly(count.low)

    # -- parts ---------------------------------------------------------------------------------

    def _as_read(self, figure: Figure) -> Figure:
        return self.plain(figure) if isinstance(figure, Count) else figure

    def _named(self, dimension: str, value: str, known: Message | None, *, code: str) -> Words:
        """The name that the table itself brings, else the catalogs', else the code."""
        label = self.figures.labels.get((dimension, value))
        if label is None:
            return self.said(known) if known is not None else self._code(code)
        picked = label.pick(self.locale)
        way: Direction = "rtl" if picked.language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
        return Words(
            text=picked.text,
            html=html.escape(picked.text),
            language=picked.language,
            direction=way,
            turns=way != self.direction,
            is_foreign=picked.is_fallback,
            is_draft=picked.is_draft,
        )

    def _shared(self, dimension: str) -> frozenset[str]:
        """Names that several values of a dimension have, such as ministries of two governments."""
        if dimension not in self.figures.dimensions:
            return frozenset()
        if dimension not in self._namesakes:
            place = self.figures.dimensions.index(dimension)
            values = dict.fromkeys(row.key[place] for row in self.figures.rows)
            names = Counter(self.name(dimension, value).text for value in values)
            shared = frozenset(name for name, times in names.items() if times > 1)
            self._namesakes[dimension] = shared
        return self._namesakes[dimension]

    def _told_apart(self, words: Words, code: str) -> Words:
        return attrs.evolve(
            words,
            text=f"{words.text} ({self.code(code)})",
            html=f"{words.html} ({isolate(_visible(code), 'code', 'html')})",
        )

    def _own(self, text: str) -> Words:
        return Words(
            text=text, html=html.escape(text), language=self.language, direction=self.direction
        )

    def _code(self, code: str) -> Words:
        shown = _visible(code)
        return Words(
            text=shown,
            html=html.escape(shown),
            language=None,
            direction="ltr",
            turns=self.direction != "ltr",
            is_foreign=self.direction != "ltr",
        )


def _visible(code: str) -> str:
    """A code that may be anybody's, without what a terminal obeys or what turns a line round."""
    return _CONTROL.sub(" ", without_marks(code))


def _when(dimension: str, value: str) -> Phrase | PartialDate | None:
    """A year, a quarter or a month as a date."""
    match = _WRITTEN.fullmatch(value) if dimension in _TIMES else None
    if match is None:
        return None
    if match["quarter"] is None:
        return PartialDate.parse(value)
    year = PartialDate.parse(match["year"])
    return Phrase(messages.QUARTERS[match["quarter"]], None, {"year": year})


@functools.cache
def _drafts(locale: str, _declared: int) -> frozenset[str]:
    """The drafts among the messages that have been declared so far, of which there may be more."""
    return frozenset(entry.key for entry in review_status(locale) if entry.status is Review.DRAFT)
