"""Bodies: which ministry or organisation a text names. Never by likeness: what is near is asked."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina import vocabulary
from hijra_amina.intake.reading.values.names import clean, script_of
from hijra_amina.intake.reading.values.terms import suggestions_for
from hijra_amina.model import Ministry, Organisation
from hijra_amina.values import LocalizedText, Verdict
from hijra_amina.values._coded import Coded
from hijra_amina.vocabulary import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.model import Programme
    from hijra_amina.vocabulary import Candidate, OnDate, Term

__all__ = ["Bodies", "BodyFound", "Doubt"]

_PARTS: Final = re.compile(r"\s*[/\\,،()\n|:؛;–—]\s*|\s+-\s*|\s*-\s+")
_LOOSE_WAW: Final = re.compile(r"(?<!\S)و\s+")
_SPELT: Final = (
    (re.compile(r"&"), " and "),
    (re.compile(r"(?i)\blabor\b"), "Labour"),
    (re.compile(r"(?i)^min(?:istry)?\.?\s+(?:of\s+)?"), "Ministry of "),
    (re.compile(r"(?i)^m\.?\s+of\s+"), "Ministry of "),
)
_MINISTRY: Final = ("Ministry of ", "وزارة ", "وەزارەتی ")
_MINISTRIES: Final = tuple(
    map(fold, ("Ministry", "وزارة", "وەزارەت", "وەزارەتی", "Minister", "وزير"))
)
_KURDISH: Final = frozenset("ەێۆڵڕڤگچپژ")


class Doubt(Coded):
    """What there is to be said of how a body was found.

    Examples:
        >>> Doubt("several_bodies").name
        'SEVERAL'
    """

    SEVERAL = "several_bodies"
    PART = "part_of_body"
    PAST = "body_not_in_being"
    UNKNOWN = "unknown_body"
    MINISTRY = "unknown_ministry"


@attrs.frozen(kw_only=True)
class BodyFound:
    """The organisation that a text names.

    Attributes:
        id: Its identifier; `None` for a ministry that is not known.
        doubt: What is to be asked or said, if anything.
        suggestions: What may have been meant instead.
    """

    id: str | None
    doubt: Doubt | None = None
    suggestions: tuple[str, ...] = ()


class Bodies:
    """Finds organisations, and keeps those that were found.

    Args:
        programme: The programme whose organisations are known already.
        government: Whose ministries are meant where a name does not say.

    Raises:
        UnknownCodeError: If there is no such government.
    """

    def __init__(
        self,
        programme: Programme | None = None,
        *,
        government: str | None = None,
    ) -> None:
        """Index the programme's organisations by every name they have."""
        if government is not None:
            vocabulary.term("government", government)
        self._government = government
        self._known = {} if programme is None else {one.id: one for one in programme.organisations}
        self._made: dict[str, Organisation] = {}
        self._cache: dict[tuple[str, OnDate | None], BodyFound] = {}
        self._named: dict[str, set[str]] = {}
        for one in self._known.values():
            names = [one.name[language] for language in one.name]
            # Where two have one name, lists of ours put the identifier beside it.
            told_apart = [f"{name} ({one.id})" for name in names]
            for text in (*names, *told_apart, one.id, one.acronym or ""):
                if fold(text):
                    self._named.setdefault(fold(text), set()).add(one.id)

    @property
    def found(self) -> tuple[Organisation, ...]:
        """The organisations that were met and that the programme does not have."""
        return tuple(self._made.values())

    def find(self, text: str, on: OnDate | None = None) -> BodyFound:
        """The organisation that a text names.

        Args:
            text: What a cell holds.
            on: When the session was held.

        Returns:
            The organisation, with what is to be asked of it.

        Examples:
            >>> Bodies(government="federal").find("Ministry of Labor & Social Affairs").id
            'iq-molsa'
            >>> Bodies().find("وزارة الداخلية").doubt.value
            'several_bodies'
        """
        wording = " ".join(clean(text).split())
        found = self._cache.get((wording, on))
        if found is None:
            found = self._cache[wording, on] = self._find(wording, on)
        return found

    def _find(self, wording: str, on: OnDate | None) -> BodyFound:
        if wording in self._known:
            return BodyFound(id=wording)
        named = self._named.get(fold(wording), set())
        if len(named) == 1:
            return BodyFound(id=next(iter(named)))
        candidates = self._resolved(wording, on)
        part = False
        if not candidates:
            candidates = self._of_parts(wording, on)
            part = bool(candidates)
        if candidates:
            return self._taken(candidates, part=part)
        suggestions = suggestions_for(wording, "body")
        if any(word in fold(wording).split()[:2] for word in _MINISTRIES):
            return BodyFound(id=None, doubt=Doubt.MINISTRY, suggestions=suggestions)
        return BodyFound(id=self._own(wording), doubt=Doubt.UNKNOWN, suggestions=suggestions)

    def _resolved(self, text: str, on: OnDate | None) -> tuple[Candidate, ...]:
        """What the vocabulary has, in one of the ways in which sheets write a name."""
        # A name may say itself that it is of the other government, or only that one has it.
        for government in dict.fromkeys((self._government, None)):
            for spelling in _spellings(text):
                found = vocabulary.resolve(spelling, kind="body", on=on, government=government)
                if found:
                    in_being = tuple(one for one in found if one.valid is not Verdict.FAILS)
                    return in_being or found
        return ()

    def _of_parts(self, text: str, on: OnDate | None) -> tuple[Candidate, ...]:
        """The body that exactly one part of a text names, such as `MoI / Passports`."""
        parts = [part for part in _PARTS.split(text) if part]
        if len(parts) < 2:  # noqa: PLR2004 - there are no parts
            return ()
        found = [candidates for part in parts if (candidates := self._resolved(part, on))]
        codes = {tuple(one.term.code for one in candidates) for candidates in found}
        return found[0] if len(codes) == 1 else ()

    def _taken(self, candidates: Sequence[Candidate], *, part: bool) -> BodyFound:
        terms = [candidate.term for candidate in candidates]
        known = [one for one in self._known.values() if one.term in {term.code for term in terms}]
        if len(terms) == 1:
            past = candidates[0].valid is Verdict.FAILS
            doubt = Doubt.PAST if past else (Doubt.PART if part else None)
            id_ = known[0].id if len(known) == 1 else terms[0].code
            if id_ not in self._known:
                self._made.setdefault(id_, _organisation(id_, terms, term=terms[0].code))
            return BodyFound(id=id_, doubt=doubt)
        id_ = ".or.".join(term.code for term in terms)
        if id_ not in self._known:
            self._made.setdefault(id_, _organisation(id_, terms, term=None))
        return BodyFound(id=id_, doubt=Doubt.SEVERAL)

    def _own(self, wording: str) -> str:
        """An organisation that no vocabulary has, the same for spellings that fold alike."""
        digest = hashlib.blake2s(fold(wording).encode(), digest_size=4).hexdigest()
        id_ = f"org-{digest}"
        if id_ not in self._known:
            name = LocalizedText({_language(wording): wording})
            self._made.setdefault(id_, Organisation(id=id_, name=name))
        return id_


def _spellings(text: str) -> Iterator[str]:
    """A name as it stands, and as the vocabulary would write it."""
    yield text
    if "_" in text:
        yield text.replace("_", "-")  # names of choices in forms have no hyphen
    spelt = _LOOSE_WAW.sub("و", text)
    for pattern, replacement in _SPELT:
        spelt = pattern.sub(replacement, spelt)
    spelt = " ".join(spelt.split())
    if spelt != text:
        yield spelt
    # A column headed "Ministry" often leaves the word out; two words more make no other name.
    for prefix in _MINISTRY:
        if not fold(spelt).startswith(fold(prefix)) and script_of(prefix) == script_of(spelt):
            yield prefix + spelt


def _organisation(id_: str, terms: Sequence[Term], *, term: str | None) -> Organisation:
    names = [{label.language: label.text for label in one.labels} for one in terms]
    shared = {
        language: text
        for language, text in names[0].items()
        if all(other.get(language) == text for other in names[1:])
    }
    kinds = {_kind(one) for one in terms}
    kind = kinds.pop() if len(kinds) == 1 else None
    name = LocalizedText(shared or names[0])
    government = terms[0].government if len(terms) == 1 else None
    if kind == "ministry":
        return Ministry(id=id_, name=name, term=term, government=government)
    return Organisation(id=id_, name=name, kind=kind, term=term, government=government)


def _kind(term: Term) -> str | None:
    return next((one.value for one in term.attributes if one.name == "body_kind"), None)


def _language(text: str) -> str:
    if script_of(text) != "Arab":
        return "en"
    return "ckb" if _KURDISH & set(text) else "ar"
