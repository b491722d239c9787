"""What values that were put together are called, in English; the catalogs have the rest."""

from __future__ import annotations

from typing import Final

from hijra_amina.language import message

__all__ = ["AGES", "AGES_AND_OVER", "OTHER", "OTHERS", "RANGE"]

OTHERS: Final = {
    "body": message("table.others.body", "Other bodies"),
    "governorate": message("table.others.governorate", "Other governorates"),
    "kind": message("table.others.kind", "Other kinds of session"),
    "ministry": message("table.others.ministry", "Other ministries"),
    "place_governorate": message("table.others.place", "Other governorates"),
    "session": message("table.others.session", "Other sessions"),
    "topic": message("table.others.topic", "Other topics"),
}
OTHER: Final = message("table.others.any", "Others")

RANGE: Final = message("table.others.range", "{first} to {last}")
AGES: Final = message("table.others.ages", "{first} to {last} years")
AGES_AND_OVER: Final = message("table.others.ages_over", "{first} years and over")
