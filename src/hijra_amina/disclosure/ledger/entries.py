"""What a ledger remembers: releases, facts, publications, withdrawals, erasures.

None of it names anybody. Records are meant by their identifiers in the programme, and what shows a
consent (a form, a letter) stays there: the ledger says what was relied upon, not on what paper.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, ClassVar, TypeAlias

import attrs

from hijra_amina.disclosure.published._strict import is_identifier
from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.disclosure.published.grid import Grid
from hijra_amina.disclosure.rule import Insider, Rule, Zeros
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import ConsentItem

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Assured",
    "Entry",
    "Erasure",
    "Facts",
    "PublishedFile",
    "PublishedReport",
    "Release",
    "Use",
    "Withdrawal",
    "known_by",
]

_DIGEST = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[^\x00-\x1f\x7f/\\]{1,255}")


def _identifiers(where: str, *values: object) -> None:
    for value in values:
        if not is_identifier(value):
            expected = "an identifier of letters, digits and ._:- (at most 120)"
            raise InvalidValueError(where, expected, "something else")


def _given(*values: str | None) -> tuple[str, ...]:
    return tuple(value for value in values if value is not None)


def _day(where: str, value: object) -> None:
    if type(value) is not dt.date:  # a moment is a day to Python, and does not compare with one
        raise InvalidValueError(where, "a day", "something else")


@attrs.frozen(kw_only=True)
class Assured:
    """What an attack upon a release showed to hold: of the rule, what safety depends on.

    Attributes:
        threshold: Figures from 1 to one less than this are small.
        interval: Of a small figure, everything from nought to this stays possible.
        zeros: What becomes of figures of nought.
        insiders: Who else learns no small figure.

    Examples:
        >>> Assured.by(Rule(threshold=10)).interval
        10
    """

    threshold: int
    interval: int
    zeros: Zeros = Zeros.HIDEABLE
    insiders: tuple[Insider, ...] = ()

    @classmethod
    def by(cls, rule: Rule) -> Assured:
        """What a rule asks for.

        Args:
            rule: The rule.

        Returns:
            The part of it that is remembered; its secret key is no part of it.
        """
        return cls(
            threshold=rule.threshold,
            interval=rule.open_to,
            zeros=rule.zeros,
            insiders=rule.insiders,
        )


@attrs.frozen(kw_only=True)
class Release:
    """Tables that were given to somebody.

    Whoever they were given to, everybody is taken to know them from then on: a release to a donor
    is attacked together with one to the public, because the two can meet.

    Attributes:
        id: Its identifier.
        on: The day.
        audience: For whom it was: `public`, `donor`, …
        grids: The tables as they were shown.
        claims: What was said beside them in words.
        assured: What an attack upon it showed; `None` where the tables were not protected.
        corrects: The entry that it corrects; what that one said otherwise stays known.

    Examples:
        >>> Release(id="r-1", on=dt.date(2015, 6, 30)).audience
        'public'
    """

    kind: ClassVar[str] = "release"

    id: str
    on: dt.date
    audience: str = "public"
    grids: tuple[Grid, ...] = attrs.field(default=(), repr=False)
    claims: tuple[Claim, ...] = attrs.field(default=(), repr=False)
    assured: Assured | None = None
    corrects: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no entry can hold."""
        _identifiers("Release", self.id, self.audience, *_given(self.corrects))
        _day("Release.on", self.on)


@attrs.frozen(kw_only=True)
class Facts:
    """Figures that are known already, wherever they were said: a headcount, a list of ministries.

    Attributes:
        id: Its identifier.
        on: The day on which they were said.
        audience: To whom.
        claims: The figures.
        corrects: The entry that they correct; what that one said otherwise stays known.

    Examples:
        >>> Facts(id="f-1", on=dt.date(2015, 6, 30)).claims
        ()
    """

    kind: ClassVar[str] = "facts"

    id: str
    on: dt.date
    audience: str = "public"
    claims: tuple[Claim, ...] = attrs.field(default=(), repr=False)
    corrects: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no entry can hold."""
        _identifiers("Facts", self.id, self.audience, *_given(self.corrects))
        _day("Facts.on", self.on)


@attrs.frozen(kw_only=True)
class PublishedFile:
    """A file that was published.

    Attributes:
        name: Its name, without a folder.
        sha256: The digest of its bytes, in hexadecimal.

    Examples:
        >>> PublishedFile(name="s-1.en_GB.html", sha256="0" * 64).name
        's-1.en_GB.html'
    """

    name: str
    sha256: str

    def __attrs_post_init__(self) -> None:
        """Refuse a path, and what is no digest."""
        if not _NAME.fullmatch(self.name):
            expected = "the name of a file, without its folder"
            raise InvalidValueError("PublishedFile.name", expected, "something else")
        if not _DIGEST.fullmatch(self.sha256):
            expected = "a SHA-256 digest in hexadecimal"
            raise InvalidValueError("PublishedFile.sha256", expected, "something else")


@attrs.frozen(kw_only=True)
class Use:
    """A testimonial or photograph that was shown, and the consent that was relied upon.

    Attributes:
        record: Its identifier in the programme.
        items: What of it was shown, and was consented to: the words, the name, the post, the
            photograph.
        languages: In which languages.
        given_on: The day of the consent, if that is recorded.
        until: The last day on which it holds, if it has one.

    Examples:
        >>> Use(record="t-1", items=(ConsentItem.WORDS,), languages=("en",)).until is None
        True
    """

    record: str
    items: tuple[ConsentItem, ...]
    languages: tuple[str, ...]
    given_on: dt.date | None = None
    until: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no record is called."""
        _identifiers("Use", self.record, *self.languages)


@attrs.frozen(kw_only=True)
class PublishedReport:
    """A report that was published: where, in what, and relying on which consents.

    Attributes:
        id: Its identifier.
        on: The day.
        channel: Code of the vocabulary `channel`.
        audience: For whom it was.
        session: The session that it reports on, if it is of one.
        publication: The publication of the programme whose words it has, if there is one.
        locales: The locales of its editions.
        files: Its files.
        testimonials: The testimonials that it shows.
        photographs: The photographs that it shows.
        tables: The tables that it shows, whole: rows that it leaves out are among them.
        claims: The figures that it says, which everybody knows from then on.
        assured: What an attack upon its tables showed; `None` where it has none.
        corrects: The entry that it corrects; what that one said otherwise stays known.

    Examples:
        >>> made = PublishedReport(id="p-1", on=dt.date(2015, 6, 30), channel="flash_report")
        >>> made.files
        ()
    """

    kind: ClassVar[str] = "publication"

    id: str
    on: dt.date
    channel: str
    audience: str = "public"
    session: str | None = None
    publication: str | None = None
    locales: tuple[str, ...] = ()
    files: tuple[PublishedFile, ...] = ()
    testimonials: tuple[Use, ...] = ()
    photographs: tuple[Use, ...] = ()
    tables: tuple[Grid, ...] = attrs.field(default=(), repr=False)
    claims: tuple[Claim, ...] = attrs.field(default=(), repr=False)
    assured: Assured | None = None
    corrects: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what no entry can hold."""
        named = _given(self.session, self.publication, self.corrects)
        _identifiers("PublishedReport", self.id, self.channel, self.audience, *named, *self.locales)
        _day("PublishedReport.on", self.on)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its editions."""
        return tuple(dict.fromkeys(locale.partition("_")[0] for locale in self.locales))


@attrs.frozen(kw_only=True)
class Withdrawal:
    """A consent that was withdrawn.

    Attributes:
        id: Its identifier.
        on: The day.
        record: The testimonial or photograph, by its identifier in the programme.

    Examples:
        >>> Withdrawal(id="w-1", on=dt.date(2015, 7, 1), record="t-1").record
        't-1'
    """

    kind: ClassVar[str] = "withdrawal"

    id: str
    on: dt.date
    record: str

    def __attrs_post_init__(self) -> None:
        """Refuse what no entry can hold."""
        _identifiers("Withdrawal", self.id, self.record)
        _day("Withdrawal.on", self.on)


@attrs.frozen(kw_only=True)
class Erasure:
    """That one person's values were erased. It does not say whose.

    Attributes:
        id: Its identifier.
        on: The day.
        publications: The publications, by their identifiers here, that it could not change.

    Examples:
        >>> Erasure(id="e-1", on=dt.date(2015, 7, 1), publications=("p-1",)).publications
        ('p-1',)
    """

    kind: ClassVar[str] = "erasure"

    id: str
    on: dt.date
    publications: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse what no entry can hold."""
        _identifiers("Erasure", self.id, *self.publications)
        _day("Erasure.on", self.on)


Entry: TypeAlias = Release | Facts | PublishedReport | Withdrawal | Erasure


def known_by(entry: Release | Facts | PublishedReport) -> Iterator[Grid | Claim]:
    """What everybody knows by an entry, each under the entry's identifier.

    Args:
        entry: The entry.

    Yields:
        Its tables and claims.

    Examples:
        >>> list(known_by(Facts(id="f-1", on=dt.date(2015, 7, 1))))
        []
    """
    match entry:
        case Release():
            grids = entry.grids
        case PublishedReport():
            grids = entry.tables
        case _:
            grids = ()
    for grid in grids:
        yield attrs.evolve(grid, origin=entry.id)
    for claim in entry.claims:
        yield attrs.evolve(claim, origin=f"{entry.id}: {claim.origin}")
