"""What an entry has to agree with before it is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.errors import InvalidValueError

if TYPE_CHECKING:
    from hijra_amina.disclosure.ledger.entries import PublishedReport
    from hijra_amina.disclosure.ledger.ledger import Ledger

__all__ = ["check_consents", "check_corrected"]


def check_corrected(ledger: Ledger, corrects: str | None) -> None:
    """Refuse to correct what is not there.

    Args:
        ledger: The ledger.
        corrects: The entry that is to be corrected, if one is.

    Raises:
        InvalidValueError: If the ledger has no such entry.
    """
    if corrects is not None and corrects not in {one.id for one in ledger.entries}:
        expected = "an entry that is in the ledger"
        raise InvalidValueError("Ledger.corrects", expected, "another")


def check_consents(ledger: Ledger, made: PublishedReport) -> None:
    """Refuse what relies upon a consent that was withdrawn, perhaps while it was published.

    Args:
        ledger: The ledger.
        made: What was published.

    Raises:
        InvalidValueError: If it relies upon a consent that was withdrawn by its day.
    """
    uses = (*made.testimonials, *made.photographs)
    given = {use.record: use.given_on for use in uses}
    for one in ledger.withdrawals:
        if one.record in given and one.on <= made.on:
            day = given[one.record]
            if day is None or day <= one.on:
                expected = "consents that the ledger does not know to be withdrawn"
                raise InvalidValueError("Ledger.publication", expected, "one that is")
