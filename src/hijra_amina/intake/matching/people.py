"""`match_people`: who may be whom."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.errors import HijraAminaWarning, InvalidValueError
from hijra_amina.intake.matching import _messages as messages
from hijra_amina.intake.matching._blocking import pairs_to_compare
from hijra_amina.intake.matching._chain import align_own
from hijra_amina.intake.matching._clustering import Clustering
from hijra_amina.intake.matching._likeness import CLASH
from hijra_amina.intake.matching._lines import Line, Source, lines_of
from hijra_amina.intake.matching._linkage import linked_pairs
from hijra_amina.intake.matching._reasons import reasons_of
from hijra_amina.intake.matching._traits import Register
from hijra_amina.intake.matching._weights import Weights, prior_bits, shipped_weights
from hijra_amina.intake.matching.candidate import Candidate
from hijra_amina.intake.matching.decisions import Decisions
from hijra_amina.intake.matching.matches import Matches
from hijra_amina.language import phrase, sentence
from hijra_amina.statistics.progress import following

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hijra_amina.intake.entry import Entry
    from hijra_amina.intake.matching.candidate import Reason
    from hijra_amina.language import Phrase
    from hijra_amina.statistics.progress import Asked, Progress

__all__ = ["FewIdentifiedWarning", "compare_people", "match_people"]

_MANY_LINES: Final = 20_000
_IDENTIFIED: Final = 0.5
_FORBIDDEN: Final = -20.0
"""Bits for two lines of which something says that they are of two people."""
_UNLIKELY: Final = -12.0
"""The least between two lines: one of a group may be misspelt beyond comparing."""
_NARROWED_TO: Final = -8.0
"""Bits by the levels of an engine from which a pair is weighed in full."""
_BEAT: Final = 5_000


class FewIdentifiedWarning(HijraAminaWarning):
    """Too few lines carry an identifier to tell so many people apart.

    Examples:
        >>> issubclass(FewIdentifiedWarning, UserWarning)
        True
    """


def match_people(
    source: Source,
    *,
    decisions: Decisions | None = None,
    engine: object = "builtin",
    weights: Mapping[str, float] | None = None,
    progress: Asked | Progress = None,
) -> Matches:
    """Propose who of the participants may be one person; nobody is merged.

    Names are compared however they are spelt: in Arabic, Kurdish or Latin letters, with two parts
    or with five. Two lines of one sheet, and two of different sexes, are never one person. Two
    whose own names differ are not either, unless they share a telephone or a staff number.

    Args:
        source: A programme, whose sheets are the rosters of its sessions; what was read from a
            sheet; or entries. Entries of one participant are of one person already.
        decisions: The ledger of what has been decided.
        engine: `builtin`, for up to some 20,000 participants; `duckdb`, or a Spark session, for
            more: there Splink compares by levels and narrows down what is weighed in full.
        weights: Bits by the names of traits, in place of those of the package.
        progress: Whether to show how far the work has come, or a function to tell.

    Returns:
        The matches.

    Raises:
        InvalidValueError: If the source, the engine or a weight is none.
        MissingExtraError: If the library that the engine needs is not installed.

    Warns:
        FewIdentifiedWarning: If there are more than 20,000 lines and fewer than half of them
            carry a phone or a staff number.

    Examples:
        >>> from hijra_amina.intake import Entry
        >>> from hijra_amina.values import PersonName
        >>> lines = [
        ...     Entry(participant="p-001", sheet="day-1", name=PersonName("سامي كاظم ناصر")),
        ...     Entry(participant="p-002", sheet="day-2", name=PersonName("Sami Kadhim Nasir")),
        ... ]
        >>> pair = match_people(lines).candidates[0]
        >>> pair.first, pair.second, pair.bits > 2
        ('p-001', 'p-002', True)
    """
    lines = lines_of(source)
    ledger = Decisions() if decisions is None else decisions
    with following(progress) as told:
        chosen = shipped_weights() if weights is None else Weights.of(weights)
        clustering = _compared(lines, engine, chosen, told)
    return Matches(clustering.candidates(ledger), ledger, _remarks(lines), clustering=clustering)


def _remarks(lines: list[Line]) -> tuple[Phrase, ...]:
    identified = sum(1 for line in lines if line.phones or line.staff_numbers)
    if len(lines) <= _MANY_LINES or identified >= _IDENTIFIED * len(lines):
        return ()
    told = phrase(messages.FEW_IDENTIFIED, identified=identified, rows=len(lines))
    warnings.warn(sentence(told, "en_GB"), FewIdentifiedWarning, stacklevel=3)
    return (told,)


def compare_people(first: Entry, second: Entry) -> Candidate:
    """Compare two entries by themselves, as if among some hundreds of others.

    Args:
        first: An entry.
        second: Another, of another participant.

    Returns:
        The pair, with its bits and reasons.

    Raises:
        InvalidValueError: If both are of one participant.

    Examples:
        >>> from hijra_amina.intake import Entry
        >>> from hijra_amina.values import PersonName
        >>> one = Entry(participant="p-001", sheet="day-1", name=PersonName("Sami Kadhim"))
        >>> two = Entry(participant="p-002", sheet="day-2", name=PersonName("Rami Kadhim"))
        >>> compare_people(one, two).bits < 0
        True
    """
    lines = lines_of([first, second])
    if len(lines) == 1:
        raise InvalidValueError("compare_people.second", "another participant", "the same one")
    return Comparing(Register(lines), shipped_weights()).candidate()


@attrs.frozen(eq=False)
class Comparing:
    """Lines compared with the weights of a model."""

    register: Register
    weights: Weights

    def evidence(self, pair: tuple[int, int]) -> float:
        """What speaks for a pair, without what is thought of two lines at random."""
        return self.weights.evidence(self.register.traits(*pair).values)

    def allowed(self, pair: tuple[int, int]) -> bool:
        """Whether nothing forbids that two lines are of one person."""
        a, b = (self.register.lines[place] for place in pair)
        if not a.sheets.isdisjoint(b.sheets):
            return False
        if a.sex is not None and b.sex is not None and a.sex != b.sex:
            return False
        # The own name is the gate: brothers and sisters agree in all that comes after it. Only
        # a telephone or a staff number that both have opens it to two whose own names differ.
        if not (a.phones.isdisjoint(b.phones) and a.staff_numbers.isdisjoint(b.staff_numbers)):
            return True
        left, right = (self.register.names[place] for place in pair)
        if left is None or right is None:
            return True
        return align_own(left, right, self.register.lexicon)[0].level < CLASH

    def reasons(self, pair: tuple[int, int]) -> tuple[Reason, ...]:
        """Why."""
        first, second = pair
        register = self.register
        return reasons_of(
            register.lines[first],
            register.lines[second],
            register.traits(first, second).chain,
            register.names[first],
            register.names[second],
        )

    def candidate(self) -> Candidate:
        """The pair of two lines that are all there are."""
        pair = (0, 1)
        bits = self.evidence(pair) + prior_bits([], 2)
        return Candidate(
            first=self.register.lines[0].participant,
            second=self.register.lines[1].participant,
            bits=bits if self.allowed(pair) else min(bits, 0.0) + _FORBIDDEN,
            reasons=self.reasons(pair),
        )


def _compared(
    lines: list[Line], engine: object, weights: Weights, progress: Progress
) -> Clustering:
    """Find the pairs that may be of one person, and weigh them."""
    progress.step(0, None, "looking for lines to compare")
    register = Register(lines)
    comparing = Comparing(register, weights)
    if engine == "builtin":
        pairs = sorted(pairs_to_compare(register))
    else:
        pairs = linked_pairs(lines, engine, _NARROWED_TO)
    found: dict[tuple[int, int], float] = {}
    for done, pair in enumerate(pairs):
        if done % _BEAT == 0:
            progress.step(done, len(pairs), "comparing lines")
        if comparing.allowed(pair):
            found[pair] = comparing.evidence(pair)
    prior = prior_bits(list(found.values()), len(lines))

    def otherwise(pair: tuple[int, int]) -> float:
        return max(_UNLIKELY, comparing.evidence(pair) + prior)

    return Clustering(
        lines, {pair: bits + prior for pair, bits in found.items()}, otherwise, comparing.reasons
    )
