"""The plain renderings: text for an e-mail, Markdown for a page."""

import re

import attrs
import pytest

from hijra_amina.model import Programme
from hijra_amina.reports import FlashReport, flash_report
from hijra_amina.values import LocalizedText


@pytest.fixture(scope="module")
def report(programme: Programme) -> FlashReport:
    """The flash report of June 2015."""
    return flash_report(programme, "baghdad-2015-06")


@pytest.mark.parametrize("locale", ["en_GB", "ar_IQ"])
def test_isolates_are_balanced(report: FlashReport, locale: str) -> None:
    """Every value that is isolated ends on its own line."""
    for line in report.edition(locale).to_text().splitlines():
        opened = len(re.findall("[\u2066-\u2068]", line))
        assert opened == line.count("\u2069"), ascii(line)


def test_markdown_says_its_direction(report: FlashReport) -> None:
    """Markdown knows no direction, so an element around it does."""
    assert report.edition("ar_IQ").to_markdown().startswith('<div lang="ar-IQ" dir="rtl">\n\n')


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<script>", "&lt;script&gt;"),
        ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("# a", r"\# a"),
        ("1. a", r"1\. a"),
        ("- a", r"\- a"),
        ("27 officials - and so on.", "27 officials - and so on."),
    ],
)
def test_records_are_text_in_markdown(programme: Programme, text: str, written: str) -> None:
    """What would be markup is written so that it shows as the letters it is."""
    said = LocalizedText({"en": text})
    publications = tuple(attrs.evolve(one, paragraphs=(said,)) for one in programme.publications)

    report = flash_report(attrs.evolve(programme, publications=publications), "baghdad-2015-06")

    assert f"\n\n{written}\n\n" in report.edition("en_GB").to_markdown()


def test_a_quotation_stays_together(report: FlashReport) -> None:
    """In Markdown words and speaker are one quotation."""
    assert (
        "worth exploring.”\n>\n> Zainab Abdullah – Ministry of Education\n"
        in report.edition("en_GB").to_markdown()
    )
