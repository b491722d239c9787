"""`Candidate`: two participants who may be one person, and the reasons for it."""

from __future__ import annotations

import attrs

from hijra_amina.intake.matching import _messages as messages
from hijra_amina.intake.matching.decisions import Ruling
from hijra_amina.language import Insert, Phrase, format_number, sentence
from hijra_amina.values._coded import Coded

__all__ = ["Aspect", "Candidate", "Outcome", "Reason"]


class Aspect(Coded):
    """What two lines are compared by.

    Examples:
        >>> Aspect("father")
        <Aspect.FATHER: 'father'>
    """

    OWN = "own"
    FATHER = "father"
    GRANDFATHER = "grandfather"
    FAMILY = "family"
    PHONE = "phone"
    STAFF_NUMBER = "staff_number"
    SEX = "sex"
    AGE_BAND = "age_band"
    DISABILITY = "disability"
    ORGANISATION = "organisation"
    POST_LEVEL = "post_level"
    GOVERNORATE = "governorate"
    SHEET = "sheet"


class Outcome(Coded):
    """How an aspect of two lines compares; `missing` is on one side or on both.

    Examples:
        >>> Outcome("agrees")
        <Outcome.AGREES: 'agrees'>
    """

    AGREES = "agrees"
    SIMILAR = "similar"
    DIFFERS = "differs"
    MISSING = "missing"


@attrs.frozen(kw_only=True)
class Reason:
    """One thing that speaks for or against two lines being of one person.

    Attributes:
        aspect: What was compared.
        outcome: How it compares.

    Examples:
        >>> Reason(aspect=Aspect.FATHER, outcome=Outcome.AGREES).code
        'father_agrees'
    """

    aspect: Aspect
    outcome: Outcome

    @property
    def code(self) -> str:
        """A stable code, such as `own_agrees`."""
        return f"{self.aspect}_{self.outcome}"

    def words(self, locale: str) -> str:
        """The reason in a locale.

        Args:
            locale: Language and territory.

        Returns:
            A few words, without any value of the lines.

        Examples:
            >>> Reason(aspect=Aspect.PHONE, outcome=Outcome.MISSING).words("en_GB")
            'phone missing'
        """
        return sentence(_grouped(self.outcome, (self,)), locale)


@attrs.frozen(kw_only=True)
class Candidate:
    """Two participants who may be one person.

    Attributes:
        first: Identifier of a participant.
        second: Identifier of another, after the first in order.
        bits: How much speaks for one person, all things taken together: the logarithm, to base
            two, of the odds. 0 is as likely as not, 3 is eight to one, -3 one to eight.
        reasons: What was compared and how.
        verdict: What the ledger says of them; `None` if nobody has decided.

    Examples:
        >>> pair = Candidate(
        ...     first="p-001",
        ...     second="p-002",
        ...     bits=6.13,
        ...     reasons=(
        ...         Reason(aspect=Aspect.OWN, outcome=Outcome.AGREES),
        ...         Reason(aspect=Aspect.FATHER, outcome=Outcome.AGREES),
        ...         Reason(aspect=Aspect.GRANDFATHER, outcome=Outcome.MISSING),
        ...         Reason(aspect=Aspect.PHONE, outcome=Outcome.AGREES),
        ...     ),
        ... )
        >>> from hijra_amina.language import without_marks
        >>> without_marks(pair.words("en_GB"))
        'own name, father and phone agree; grandfather missing: +6.1 bits'
    """

    first: str
    second: str
    bits: float
    reasons: tuple[Reason, ...] = ()
    verdict: Ruling | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two participants, in order."""
        return self.first, self.second

    def words(self, locale: str) -> str:
        """The reasons and what they come to, in a locale.

        Args:
            locale: Language and territory.

        Returns:
            One line, without any value of the two lines.
        """
        groups = [
            _grouped(outcome, found)
            for outcome in Outcome
            if (found := tuple(reason for reason in self.reasons if reason.outcome is outcome))
        ]
        sign = "\N{MINUS SIGN}" if round(self.bits, 1) < 0 else "+"
        bits = Insert(f"{sign}{format_number(abs(round(self.bits, 1)), locale)}", "range")
        if not groups:
            return sentence(messages.BITS, locale, bits=bits)
        told = groups[-1]
        for group in reversed(groups[:-1]):
            told = Phrase(messages.AND_THEN, None, {"reasons": group, "rest": told})
        return sentence(messages.REASONS, locale, reasons=told, bits=bits)


def _grouped(outcome: Outcome, reasons: tuple[Reason, ...]) -> Phrase:
    """What compares alike, as one phrase."""
    aspects = tuple(Phrase(messages.ASPECTS[reason.aspect]) for reason in reasons)
    return Phrase(messages.OUTCOMES[outcome], len(aspects), {"aspects": aspects})
