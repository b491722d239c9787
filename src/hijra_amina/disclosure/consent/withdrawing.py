"""`with_withdrawals`: records as they are after the withdrawals that a ledger remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import attrs

from hijra_amina.model import ConsentStatus, Photograph, Testimonial

if TYPE_CHECKING:
    import datetime as dt

    from hijra_amina.disclosure.ledger import Ledger
    from hijra_amina.model import Programme

__all__ = ["with_withdrawals"]

R = TypeVar("R", Testimonial, Photograph)


def with_withdrawals(programme: Programme, ledger: Ledger) -> Programme:
    """A programme in which every consent is withdrawn of which a ledger says so.

    Whoever takes a consent back need not wait until each copy of a document says it: what the
    ledger remembers holds, unless the consent was given anew after that day.

    Args:
        programme: The programme.
        ledger: The ledger.

    Returns:
        The programme.

    Examples:
        >>> import datetime as dt
        >>> from hijra_amina.disclosure.ledger import Ledger
        >>> from hijra_amina.model import Consent, ConsentStatus, Programme, Testimonial
        >>> from hijra_amina.values import LocalizedText
        >>> text = LocalizedText({"en": "It helps."})
        >>> said = Testimonial(id="t-1", words=text, consent=Consent(status=ConsentStatus.GRANTED))
        >>> ledger = Ledger()
        >>> _ = ledger.withdrawal("t-1", id="w-1", on=dt.date(2015, 7, 1))
        >>> programme = Programme(id="p", name=text, testimonials=(said,))
        >>> with_withdrawals(programme, ledger).testimonials[0].consent.status.value
        'withdrawn'
    """
    withdrawn: dict[str, dt.date] = {}
    for one in ledger.withdrawals:
        withdrawn[one.record] = max(one.on, withdrawn.get(one.record, one.on))
    if not withdrawn:
        return programme
    return attrs.evolve(
        programme,
        testimonials=tuple(_withdrawn_by(one, withdrawn) for one in programme.testimonials),
        photographs=tuple(_withdrawn_by(one, withdrawn) for one in programme.photographs),
    )


def _withdrawn_by(record: R, withdrawn: dict[str, dt.date]) -> R:
    """A record whose consent is withdrawn if it was on a day no earlier than it was given.

    Args:
        record: A testimonial or a photograph.
        withdrawn: The day of the last withdrawal, by identifier.

    Returns:
        The record.
    """
    on = withdrawn.get(record.id)
    given = record.consent.given_on
    if on is None or (given is not None and given > on):
        return record
    consent = attrs.evolve(record.consent, status=ConsentStatus.WITHDRAWN)
    return attrs.evolve(record, consent=consent)
