"""Data for tests: Hypothesis strategies, synthetic programmes of any size, a conformance kit.

The strategies need Hypothesis (`pip install 'hijra-amina[testing]'`); `synthetic_programme` and
the checks do not. Nothing here is loaded before it is used, so that a test run which only has
this package installed pays nothing for it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hijra_amina.testing._bodies import ministries, organisations, participants
    from hijra_amina.testing._conformance import check_record, check_roundtrip
    from hijra_amina.testing._draws import codes
    from hijra_amina.testing._headcounts import headcounts, headcounts_with_truth, statements
    from hijra_amina.testing._leaves import (
        consents,
        contacts,
        disclaimers,
        donors,
        places,
        sources,
        term_uses,
    )
    from hijra_amina.testing._matches import possible_matches
    from hijra_amina.testing._names import person_names, transliterations
    from hijra_amina.testing._numbers import counts, counts_true_of, shares, shares_true_of
    from hijra_amina.testing._programmes import programmes
    from hijra_amina.testing._publications import (
        assessments,
        indicators,
        photographs,
        publications,
        targets,
        testimonials,
    )
    from hijra_amina.testing._rosters import attendances, rosters
    from hijra_amina.testing._sessions import agenda_items, facilitators, involvements, sessions
    from hijra_amina.testing._synthetic import synthetic_programme
    from hijra_amina.testing._texts import identifiers, language_tags, localized_texts, texts
    from hijra_amina.testing._times import partial_dates, periods
    from hijra_amina.testing._worlds import World, worlds

__all__ = [
    "World",
    "agenda_items",
    "assessments",
    "attendances",
    "check_record",
    "check_roundtrip",
    "codes",
    "consents",
    "contacts",
    "counts",
    "counts_true_of",
    "disclaimers",
    "donors",
    "facilitators",
    "headcounts",
    "headcounts_with_truth",
    "identifiers",
    "indicators",
    "involvements",
    "language_tags",
    "localized_texts",
    "ministries",
    "organisations",
    "partial_dates",
    "participants",
    "periods",
    "person_names",
    "photographs",
    "places",
    "possible_matches",
    "programmes",
    "publications",
    "rosters",
    "sessions",
    "shares",
    "shares_true_of",
    "sources",
    "statements",
    "synthetic_programme",
    "targets",
    "term_uses",
    "testimonials",
    "texts",
    "transliterations",
    "worlds",
]

_GIVEN = {
    "_bodies": "ministries organisations participants",
    "_headcounts": "headcounts headcounts_with_truth statements",
    "_conformance": "check_record check_roundtrip",
    "_draws": "codes",
    "_leaves": "consents contacts disclaimers donors places sources term_uses",
    "_matches": "possible_matches",
    "_names": "person_names transliterations",
    "_numbers": "counts counts_true_of shares shares_true_of",
    "_programmes": "programmes",
    "_publications": "assessments indicators photographs publications targets testimonials",
    "_rosters": "attendances rosters",
    "_sessions": "agenda_items facilitators involvements sessions",
    "_synthetic": "synthetic_programme",
    "_texts": "identifiers language_tags localized_texts texts",
    "_times": "partial_dates periods",
    "_worlds": "World worlds",
}
_HOME = {name: module for module, names in _GIVEN.items() for name in names.split()}
_WITHOUT_HYPOTHESIS = frozenset({"_conformance", "_synthetic"})

if not TYPE_CHECKING:  # a checker that saw this would take any misspelt name for an object

    def __getattr__(name: str) -> object:
        """Load a name from its module when it is first touched."""
        from importlib import import_module  # noqa: PLC0415 - the look-up alone needs it

        from hijra_amina.errors import import_extra  # noqa: PLC0415 - the same

        if name not in _HOME:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message, name=name)
        if _HOME[name] not in _WITHOUT_HYPOTHESIS:
            import_extra("hypothesis", extra="testing", feature="making test data")
        value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
