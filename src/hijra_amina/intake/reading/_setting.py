"""`Setting`: what every step of one reading shares."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from hijra_amina.intake.reading.account import Ledger
from hijra_amina.intake.reading.cells import Book
from hijra_amina.intake.reading.lexicon import Lexicon
from hijra_amina.intake.reading.question import Asker
from hijra_amina.intake.reading.values.bodies import Bodies
from hijra_amina.model import Mark
from hijra_amina.values import Period

__all__ = ["Setting"]


@attrs.frozen(kw_only=True, repr=False)
class Setting:
    """What every step of one reading shares.

    Attributes:
        book: The file.
        lexicon: The words of sheets.
        ledger: The account that is being written.
        asker: The questions that are being put.
        bodies: The organisations.
        held: When the session was held, as the caller says; `None` where the sheet has to say.
        legend: What marks mean on a sheet of our own, as its mapping says.
    """

    book: Book
    lexicon: Lexicon
    ledger: Ledger
    asker: Asker
    bodies: Bodies
    held: Period | None
    legend: Mapping[str, Mark] = MappingProxyType({})
