"""Small tables that hold every kind of figure, label and margin."""

from pathlib import Path

import pytest

import hijra_amina as ha
from hijra_amina.model import Programme
from hijra_amina.statistics import Row, Table
from hijra_amina.values import Count, LocalizedText, PartialDate

MIGRATION = LocalizedText(
    {"en": "Ministry of Migration", "ar": "وزارة الهجرة"}, original="en", drafts=["ar"]
)
SEXES = {
    "female": LocalizedText({"en": "Female", "ar": "أنثى", "ckb": "مێ"}),
    "male": LocalizedText({"en": "Male", "ar": "ذكر", "ckb": "نێر"}),
}


@pytest.fixture
def by_sex() -> Table:
    """Thirty people, of whom five are not known."""
    rows = (
        Row(("*",), Count.exactly(30)),
        Row(("female",), Count.between(12, 17)),
        Row(("male",), Count.between(13, 18), tightest=False),
        Row(("?",), Count.at_most(5)),
    )
    labels = {("sex", code): text for code, text in SEXES.items()}
    return Table(measure="people", dimensions=("sex",), rows=rows, labels=labels)


@pytest.fixture
def by_two() -> Table:
    """Every state of a figure, by ministry and sex, under conditions."""
    figures = {
        ("*", "*"): Count.at_least(30),
        ("*", "female"): Count.about(12),
        ("iq-momd", "*"): Count.exactly(20),
        ("iq-momd", "female"): Count.suppressed(below=5),
        ("none", "*"): Count.exactly(0),
        ("?", "female"): Count.unknown(),
    }
    return Table(
        measure="people",
        dimensions=("ministry", "sex"),
        rows=tuple(Row(key, figure) for key, figure in figures.items()),
        labels={("sex", "female"): SEXES["female"], ("ministry", "iq-momd"): MIGRATION},
        where=(("year", "2015"), ("kind", "training")),
        as_of=PartialDate.parse("2015-09-01"),
    )


@pytest.fixture(scope="session")
def programme(examples: Path) -> Programme:
    """HIJRA AMINA as it is shipped."""
    pytest.importorskip("msgspec")
    pytest.importorskip("ruamel.yaml")
    return ha.read(examples / "hijra-amina")
