"""`Dimension`: what a statistic is split or filtered by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import cast

import attrs

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.model import Participant, Session
from hijra_amina.statistics._material import Material
from hijra_amina.statistics.dimensions._raw import ALSO, is_value, values_among
from hijra_amina.values import LocalizedText, Verdict
from hijra_amina.values._coded import Coded

__all__ = ["Dimension", "Level"]


class Level(Coded):
    """Whose property a dimension is: each person's, or the session's with all who came.

    Examples:
        >>> Level("person")
        <Level.PERSON: 'person'>
    """

    PERSON = "person"
    SESSION = "session"


def _level(level: str) -> Level:
    if level not in set(Level):
        raise UnknownCodeError("level", str(level), [known.value for known in Level])
    return Level(level)


def _same(raw: str | None) -> str | None:
    return raw


_NO_VALUES = frozenset({"", "*"})


def _name_of(made: Dimension) -> str:
    return made.name


def _values_in_records(made: Dimension) -> Callable[[Material], tuple[str, ...]]:
    return lambda material: made.values_of(made.raws_in(material))


@attrs.frozen(kw_only=True, eq=False)
class Dimension:
    """One way of splitting people or sessions, with its meaning in records and in frames.

    A dimension is read in two steps. The record gives a raw value, one text, which is also what
    the column of a frame holds. A verdict then says of the raw value whether it is a value of
    the table. Whatever is asked of records and of frames goes through the same verdict.

    Attributes:
        name: Its name, as in `by=["sex"]`.
        level: Whose property it is.
        column: The column of a frame of participations that holds its raw values.
        of_person: The raw value of a person, `None` if unknown; for dimensions of people.
        of_session: The raw value of a session, `None` if unknown; for dimensions of sessions.
        of_body: The raw value of everybody from a body, by its identifier; for dimensions that
            people have through their body.
        verdict: Whether a raw value is a value.
        values_of: The values that a table shows, in order, from raw values.
        values_in: The same from the records, which may know of values that no person has.
        written: How a value has to be written, where it may be one that does not occur: a
            pattern, and the words for it.
        kind: The vocabulary that labels its values, if one does.
        labels: What its values are called, where no vocabulary says it; under the empty text,
            what it is called itself.
        also: Values that may be asked for besides those that occur and those of the vocabulary.
        several: Whether one raw value can hold several values, such as the topics of a session;
            a person has one.
        became: What a raw value has become by the day of the question; itself without one.
        contrary_to: The dimension and the value that exactly those do not have who have a value of
            this one; for what is left of a part.

    Examples:
        >>> made = Dimension(name="room", level=Level.SESSION, of_session=lambda _, session: None)
        >>> made.verdict(None, "big"), made.verdict("small", "big")
        (<Verdict.OPEN: 'open'>, <Verdict.FAILS: 'fails'>)
        >>> made.column, made.values_of(["small", None, "big"])
        ('room', ('big', 'small'))
    """

    name: str
    level: Level = attrs.field(converter=_level)
    column: str = attrs.Factory(_name_of, takes_self=True)
    of_person: Callable[[Material, Participant], str | None] | None = None
    of_session: Callable[[Material, Session], str | None] | None = None
    of_body: Callable[[Material, str], str | None] | None = None
    verdict: Callable[[str | None, str], Verdict] = is_value
    values_of: Callable[[Iterable[str | None]], tuple[str, ...]] = values_among
    values_in: Callable[[Material], tuple[str, ...]] = attrs.Factory(
        _values_in_records, takes_self=True
    )
    written: tuple[str, str] | None = None
    kind: str | None = None
    labels: Mapping[str, LocalizedText] = attrs.field(factory=dict[str, LocalizedText])
    also: frozenset[str] = frozenset()
    several: bool = False
    became: Callable[[str | None], str | None] = _same
    contrary_to: tuple[Dimension, str] | None = attrs.field(default=None, repr=False)

    @property
    def is_of_people(self) -> bool:
        """Whether it splits the people of one session, rather than sessions."""
        return self.level is Level.PERSON

    @property
    def of_participant(self) -> Callable[[Material, Participant], str | None] | None:
        """The raw value of a person, by the name under which it was known."""
        return self.of_person

    @property
    def values(self) -> Callable[[Material], tuple[str, ...]]:
        """The values in records, by the name under which they were known."""
        return self.values_in

    def raws_in(self, material: Material) -> tuple[str | None, ...]:
        """The raw values of the people or the sessions of some records, each once.

        Args:
            material: The records.

        Returns:
            The raw values; none where records do not give any.

        Raises:
            InvalidValueError: If one cannot be a raw value.
        """
        found: Iterable[str | None] = ()
        if self.of_person is not None:
            of_person = self.of_person
            found = [of_person(material, person) for person in material.participants.values()]
        elif self.of_session is not None:
            found = material.raws_of_sessions(self.of_session)
        for raw in found:
            if not isinstance(cast("object", raw), str | None):
                self._refuse(f"a value of type {type(raw).__name__}")
        raws = tuple(dict.fromkeys(found))
        if any(raw in _NO_VALUES for raw in raws):
            self._refuse("an empty text, or the sign of a margin")
        reads_lists = self.verdict is is_value and not self.several
        if reads_lists and any(raw is not None and ALSO in raw for raw in raws):
            self._refuse(f"several values, joined by {ALSO!r}")
        return raws

    def _refuse(self, found: str) -> None:
        expected = "a text as raw value, such as a code, or None where it is not known"
        raise InvalidValueError(f"dimension {self.name}", expected, found)

    def holds_for_session(self, material: Material, session: Session, value: str) -> Verdict:
        """Whether a session has a value, for dimensions of sessions.

        Args:
            material: The records.
            session: The session.
            value: The value.

        Returns:
            The verdict; open where records do not give any raw value.
        """
        raw = None if self.of_session is None else self.of_session(material, session)
        return self.verdict(raw, value)
