"""`counted_elsewhere`: who is no person of their own where those without a value are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from hijra_amina.statistics._asking import Question
    from hijra_amina.statistics._material import Material
    from hijra_amina.statistics._undecided import Masks, Undecided

__all__ = ["counted_elsewhere"]

# All participants of one person have it, or have it unknown.
_OF_THE_PERSON = "sex"


def counted_elsewhere(asked: Question, found: Material, undecided: Undecided) -> Masks:
    """Participants in whose stead nobody counts among the people who lack a value.

    The rest of a share is people who are not in its part. Somebody of the rest who is the same
    person as somebody of the part is in the part.

    Args:
        asked: The question.
        found: The records.
        undecided: Who may be one person.

    Returns:
        Those who may have the value, or nobody if the question is no such question.
    """
    masks: dict[int, int] = {}
    for made, _ in asked.conditions:
        if made.contrary_to is None:
            continue
        own, value = made.contrary_to
        if own.name == _OF_THE_PERSON or own.of_person is None:
            continue
        for name, (group, at) in undecided.place.items():
            person = found.participants.get(name)
            raw = None if person is None else own.of_person(found, person)
            if own.verdict(raw, value) is not Verdict.FAILS:
                masks[group] = masks.get(group, 0) | 1 << at
    return masks
