"""`Term`: a code with its labels, its spellings and its life in time."""

from __future__ import annotations

import attrs

from hijra_amina.errors import InvalidValueError
from hijra_amina.values import LocalizedText, PartialDate, Picked, Verdict
from hijra_amina.values._coded import Coded
from hijra_amina.vocabulary._turn import OnDate, Turn

__all__ = [
    "Attribute",
    "Ending",
    "Label",
    "Recognition",
    "ReviewStatus",
    "Spelling",
    "Succession",
    "Term",
]


class ReviewStatus(Coded):
    """How far the wording of a label may be relied on.

    Examples:
        >>> [status.value for status in ReviewStatus]
        ['attested', 'draft', 'reviewed']
    """

    ATTESTED = "attested"
    """Found in the named source, as spelt."""
    DRAFT = "draft"
    """Written for this vocabulary; no source has it and no native reader has confirmed it."""
    REVIEWED = "reviewed"
    """Written for this vocabulary and confirmed by the named reader."""


class Ending(Coded):
    """How a body or a term came to its end.

    Examples:
        >>> Ending.MERGED
        <Ending.MERGED: 'merged'>
    """

    ABOLISHED = "abolished"
    MERGED = "merged"
    RENAMED = "renamed"


def _during(begins: Turn | None, ends: Turn | None, on: OnDate) -> Verdict:
    """Whether a date lies in a time; a limit that is not known excludes nothing."""
    begun = begins.passed(on) if begins else Verdict.HOLDS
    ended = ends.passed(on) if ends else Verdict.FAILS
    return begun & ended.negated()


@attrs.frozen(kw_only=True)
class Label:
    """The name of a term in one language.

    Attributes:
        language: A BCP 47 tag, such as `ar`.
        text: The name.
        status: Whether it is attested, a draft, or reviewed.
        source: Tag of the source, see `vocabulary.sources()`.
        begins: Since when the term bears the name; `None` where no limit is known.
        ends: Until when.
    """

    language: str
    text: str
    status: ReviewStatus
    source: str
    begins: Turn | None = None
    ends: Turn | None = None


@attrs.frozen(kw_only=True)
class Spelling:
    """A spelling, other name or abbreviation of a term as really seen.

    Attributes:
        text: The spelling, to the letter.
        source: Tag of the source.
        language: A BCP 47 tag, where one can be told.
        note: What a reader of the match should know, in English.
    """

    text: str
    source: str
    language: str | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Attribute:
    """A code in another system, or another fact, with the time in which it was seen.

    Attributes:
        name: Such as `iso`, `pcode`, `capital`, `body_kind`, `member`.
        value: The value.
        source: Tag of the source.
        seen_from: The earliest date at which a source has it.
        seen_to: The latest date at which a source has it, where a later one has another value.
        note: What else the source says, in English.
    """

    name: str
    value: str
    source: str | None = None
    seen_from: PartialDate | None = None
    seen_to: PartialDate | None = None
    note: str | None = None


@attrs.frozen(kw_only=True)
class Succession:
    """What ended a term, when, and what carries on its work.

    Attributes:
        how: Abolished, merged or renamed.
        when: The day, or the limits that the sources give.
        into: Code of the term that carries on; `None` where the sources name none.
        sources: Tags of the sources.
        note: Where sources disagree, what each says, in English.
    """

    how: Ending
    when: Turn
    into: str | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class Recognition:
    """Since when a government counts something, such as a governorate.

    Attributes:
        government: Code of the vocabulary `government`.
        when: The day, or the limits that the sources give.
        sources: Tags of the sources.
        note: The steps that the sources report, in English.
    """

    government: str
    when: Turn
    sources: tuple[str, ...] = ()
    note: str | None = None


@attrs.frozen(kw_only=True)
class Term:
    """One entry of a vocabulary.

    Attributes:
        kind: The vocabulary it belongs to, such as `body`.
        code: Its code; codes are only ever added, never changed or used again.
        labels: Its names, at least one; several in one language when the name changed.
        qualified_labels: Names that also say which government, for lists in which a namesake
            of another government can stand.
        aliases: Other spellings and names as really seen.
        abbreviations: Abbreviations as really seen.
        begins: When it came into being; `None` where no source says so.
        ends: When it ended; `None` where no source says so.
        revives: When it is there again after its end, often with an open limit.
        successors: What ended it and what carries on its work.
        recognitions: Since when which government counts it; empty where that is no question.
        parent: Code, in the same vocabulary or in `region`, of what it is a part of.
        government: Code of the government it belongs to; `None` where none is stated.
        sources: Tags of the sources of the term as a whole.
        note: What a reader should know, in English.
        attributes: Codes in other systems and other facts.
        origin: Who supplied it: this package, a file, or another distribution.

    Examples:
        >>> from hijra_amina import vocabulary
        >>> ministry = vocabulary.term("body", "iq-mowa")
        >>> ministry.label("ar_IQ").text
        'وزارة الدولة لشؤون المرأة'
        >>> ministry.valid_on("2015-06-16"), ministry.valid_on("2015-09-01")
        (<Verdict.HOLDS: 'holds'>, <Verdict.FAILS: 'fails'>)
    """

    kind: str
    code: str
    labels: tuple[Label, ...]
    qualified_labels: tuple[Label, ...] = ()
    aliases: tuple[Spelling, ...] = ()
    abbreviations: tuple[Spelling, ...] = ()
    begins: Turn | None = None
    ends: Turn | None = None
    revives: Turn | None = None
    successors: tuple[Succession, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    parent: str | None = None
    government: str | None = None
    sources: tuple[str, ...] = ()
    note: str | None = None
    attributes: tuple[Attribute, ...] = ()
    origin: str = attrs.field(default="hijra-amina", eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a term that has no name: it could not be shown."""
        if not self.labels:
            raise InvalidValueError("Term.labels", "at least one label", "none")

    @property
    def valid_from(self) -> PartialDate | None:
        """The date on which it came into being, if the sources give one."""
        return self.begins.date if self.begins else None

    @property
    def valid_to(self) -> PartialDate | None:
        """The date of its end, the first on which it is no more, if the sources give one."""
        return self.ends.date if self.ends else None

    def valid_on(self, on: OnDate, *, government: str | None = None) -> Verdict:
        """Whether the term is in being on a date.

        Args:
            on: The date.
            government: In whose eyes, where governments recognise it at different times; without
                it, the answer is open as long as they differ.

        Returns:
            `HOLDS` when no source excludes it, `FAILS` when one does, `OPEN` when the date, or
            what the sources say, does not decide.

        Examples:
            >>> from hijra_amina import vocabulary
            >>> halabja = vocabulary.term("governorate", "IQ-x-halabja")
            >>> halabja.valid_on("2015-06-16", government="federal")
            <Verdict.FAILS: 'fails'>
            >>> halabja.valid_on("2015-06-16", government="krg")
            <Verdict.HOLDS: 'holds'>
            >>> halabja.valid_on("2015-06-16")
            <Verdict.OPEN: 'open'>
        """
        verdict = _during(self.begins, self.ends, on)
        if verdict is not Verdict.HOLDS and self.revives is not None:
            verdict = verdict | self.revives.passed(on)
        views = {
            recognition.when.passed(on)
            for recognition in self.recognitions
            if government in {None, recognition.government}
        }
        if len(views) > 1:
            return verdict & Verdict.OPEN
        return verdict & views.pop() if views else verdict

    def label(self, locale: str, *, on: OnDate | None = None, qualified: bool = False) -> Picked:
        """The name for a reader, with the language that it really is in.

        Args:
            locale: The reader's locale or language, such as `ar_IQ`.
            on: The date that the text speaks of, where names changed; without it, the latest.
            qualified: Whether the name has to say which government, as it must in a list where a
                namesake can stand. Terms without namesakes have the same name either way.

        Returns:
            The text, its language, and whether it is a fallback or a draft.

        Examples:
            >>> from hijra_amina import vocabulary
            >>> ministry = vocabulary.term("body", "krg-moi")
            >>> ministry.label("en_GB").text, ministry.label("en_GB", qualified=True).text
            ('Ministry of Interior', 'KRG Ministry of Interior')
        """
        texts: dict[str, str] = {}
        drafts: set[str] = set()
        for label in self._named(on) + (self.qualified_labels if qualified else ()):
            texts[label.language] = label.text
            drafts.discard(label.language)
            if label.status is ReviewStatus.DRAFT:
                drafts.add(label.language)
        return LocalizedText(texts, drafts=frozenset(drafts)).pick(locale, fallback=("en",))

    def attribute(self, name: str) -> str | None:
        """The present value of an attribute.

        Args:
            name: Its name, such as `iso`.

        Returns:
            The value no other has followed, or `None`.

        Examples:
            >>> from hijra_amina import vocabulary
            >>> kirkuk = vocabulary.term("governorate", "IQ-KI")
            >>> kirkuk.attribute("pcode"), [a.value for a in kirkuk.attributes if a.name == "iso"]
            ('IQG13', ['IQ-KI', 'IQ-TS'])
        """
        present = (a.value for a in self.attributes if a.name == name and a.seen_to is None)
        return next(present, None)

    def _named(self, on: OnDate | None) -> tuple[Label, ...]:
        """The labels of a date, each language's best last."""

        def rank(label: Label) -> int:
            if on is None:
                return 0 if label.ends else 1
            order = (Verdict.FAILS, Verdict.OPEN, Verdict.HOLDS)
            return order.index(_during(label.begins, label.ends, on))

        return tuple(sorted(self.labels, key=rank))
