"""An edition in each language: the same facts, its own words, digits and direction."""

import re
from collections import Counter
from collections.abc import Callable

import attrs
import pytest

from hijra_amina.errors import LocaleError
from hijra_amina.language import without_marks
from hijra_amina.model import Disclaimer, Programme
from hijra_amina.reports import FlashReport, Severity, differences, flash_report
from hijra_amina.reports.date_box import date_box
from hijra_amina.reports.parity import numbers_in, same_numbers
from hijra_amina.values import LocalizedText, PartialDate, Period

BAGHDAD = "baghdad-2015-06"
LOCALES = ("en_GB", "ar_IQ")

# The words of the printed report of June 2015, in the order of the page.
PRINTED = (
    "IOM • OIM",
    "هجرة آمنة",
    "HIJRA AMINA",
    "SAFE MIGRATION FOR IRAQ",
    "THE IRAQ-EU-IOM JOINTLY RUN ADVANCED ASSISTED MIGRATION INITIATIVE",
    "FLASH REPORT",
    (
        "“With greater awareness, we have a very good chance of curbing THB, which is why the "
        "option of implementing counter trafficking awareness in schools is worth exploring.”"
    ),
    "Zainab Abdullah",
    "Ministry of Education",
    (
        "IOM Iraq upholds inter-ministerial coordination within the Government of Iraq to combat "
        "Trafficking in Human Beings"
    ),
    (
        "a two-day Counter Trafficking in Persons Awareness Session was held in Baghdad on 16 and "
        "17 June 2015."
    ),
    (
        "During the two days, 27 operational officials discussed improved ways to prevent and "
        "fight THB."
    ),
    "June",
    "2015",
    "it has dire effects people’s lives",
    "Dr. Thomas Weiss",
    "Chief of Mission",
    "The session had strong female representation, with over 60% women",
    "THB is a hidden crime that mainly affects vulnerable individuals such as women and children;",
    "Zainab Qasim",
    "Ministry of Women Affairs",
    "which is part of its core responsibilities.”",
    "Ahmed Raheem",
    "Ministry of Migration and Displacement",
    (
        "Women were strongly represented at the training; more than half of the participants were "
        "female."
    ),
    "in October and November 2014",
    "IOM Iraq and Gol officials shared on-the-job experiences",
    "Participants practiced their skills in several role plays",
    "A highlight of the counter THB session was a session on psychosocial support",
    "Issued June 2015",
    "Contact",
    "IOM Iraq",
    "+962 6 56 59 660",
    "iraqpublicinfo@iom.int",
    "www.iomiraq.net",
    (
        "This publication has been produced with the assistance of the European Union. The "
        "contents of this publication are the sole responsibility of IOM and can in no way be "
        "taken to reflect the views of the European Union."
    ),
)


@pytest.fixture(scope="module")
def report(programme: Programme) -> FlashReport:
    """The flash report of June 2015."""
    return flash_report(programme, BAGHDAD)


def with_publication(programme: Programme, **changes: object) -> Programme:
    """The programme with its report changed."""
    publications = tuple(attrs.evolve(one, **changes) for one in programme.publications)
    return attrs.evolve(programme, publications=publications)


class TestWholeReport:
    """What an edition carries."""

    def test_the_english_edition_carries_all_that_was_printed(self, report: FlashReport) -> None:
        """Every line of the printed report is in the edition, to the letter."""
        text = " ".join(report.edition("en_GB").to_text().split())
        folded = without_marks(text).casefold()

        assert [line for line in PRINTED if line.casefold() not in folded] == []

    def test_generated_sentences_come_from_records(self, report: FlashReport) -> None:
        """Two sentences say in words what the figures say, in both languages."""
        said = [
            [without_marks(one.text) for one in report.edition(locale).page.summary]
            for locale in LOCALES
        ]

        assert said == [
            [
                (
                    "27 operational officials from three ministries took part in a two-day "
                    "awareness session in Baghdad on 16 and 17 June 2015."
                ),
                "Over 60% of the participants were women.",
            ],
            [
                (
                    "شارك ٢٧ مسؤولًا تنفيذيًا من ٣ وزارات في جلسة توعوية لمدة يومين في بغداد "
                    "في ١٦ و١٧ حزيران ٢٠١٥."
                ),
                "شكّلت النساء أكثر من ٦٠٪ من المشاركين.",
            ],
        ]

    def test_the_arabic_edition_leaves_nothing_out(self, report: FlashReport) -> None:
        """The shipped record has Arabic for all that the English edition shows."""
        english, arabic = (report.edition(locale).page for locale in LOCALES)

        for field in ("paragraphs", "quotations", "captions", "agenda", "methods", "summary"):
            assert len(getattr(english, field)) == len(getattr(arabic, field)), field

    @pytest.mark.parametrize("digits", ["latn", "arab"])
    def test_figures_and_dates_have_one_set_of_digits(
        self, report: FlashReport, digits: str
    ) -> None:
        """What is made from records has the digits that were asked for, and no others."""
        page = report.edition("ar_IQ", digits=digits).page  # type: ignore[arg-type]
        made = [
            *(figure.value for figure in page.key_figures),
            *(part.text for part in page.date_box),
            *(sentence.text for sentence in page.summary),
            page.title,
            page.issued.text if page.issued else "",
        ]

        found = {"latn" if c.isascii() else "arab" for text in made for c in text if c.isdecimal()}

        assert found == {digits}

    def test_a_bare_language_is_refused(self, report: FlashReport) -> None:
        """An Arabic edition is for a country, because months and digits differ."""
        with pytest.raises(LocaleError):
            report.edition("ar")


class TestParity:
    """Two editions, one list of facts."""

    def test_both_editions_have_the_same_numbers(self, report: FlashReport) -> None:
        """Numbers, years and months of the shipped editions agree."""
        assert differences(report) == {}

    def test_rendered_pages_have_the_same_numbers(self, report: FlashReport) -> None:
        """The same holds for what a reader of the HTML sees."""
        seen = []
        for locale in LOCALES:
            html = report.edition(locale).to_html()
            body = re.sub(r"<style>.*?</style>|<[^>]+>", " ", html, flags=re.DOTALL)
            seen.append(numbers_in(body, locale=locale))
        small = {str(n) for n in range(10)}

        def facts(found: Counter[str]) -> Counter[str]:
            return Counter({k: n for k, n in found.items() if k not in small})

        assert facts(seen[0]) == facts(seen[1])
        assert facts(seen[0])["27"] >= 3
        assert facts(seen[0])["month 6"] >= 3

    @pytest.mark.parametrize(
        ("old", "new"), [("2014", "2013"), ("16", "26"), ("June", "July"), ("October", "May")]
    )
    def test_an_edit_to_one_language_is_found(
        self, programme: Programme, old: str, new: str
    ) -> None:
        """Whichever figure is changed in the English text alone, the editions differ."""

        def edited(text: LocalizedText) -> LocalizedText:
            texts = dict(text.texts)
            texts["en"] = texts["en"].replace(old, new)
            return LocalizedText(texts, original=text.original, drafts=text.drafts)

        published = programme.publications[0]
        changed = with_publication(
            programme,
            lead=edited(published.lead) if published.lead else None,
            paragraphs=tuple(map(edited, published.paragraphs[1:])),
        )

        before = with_publication(programme, paragraphs=published.paragraphs[1:])

        assert differences(flash_report(before, BAGHDAD)) == {}
        assert differences(flash_report(changed, BAGHDAD))

    def test_a_translation_with_another_figure_is_listed(self, programme: Programme) -> None:
        """An Arabic draft that says 72 where the original says 27 is a finding."""
        lead = LocalizedText({"en": "27 officials came.", "ar": "حضر ٧٢ مسؤولًا."}, original="en")

        edition = flash_report(with_publication(programme, lead=lead), BAGHDAD).edition("ar_IQ")

        assert "finding.figures_differ" in {found.code for found in edition.findings}

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("1,234.5 of 2015", "١٬٢٣٤٫٥ من ٢٠١٥", True),
            ("over 60%", "أكثر من ٦٠٪", True),
            ("27", "٢٨", False),
            ("15 and 15", "١٥", False),
            ("three", "٣", True),
        ],
    )
    def test_numbers_are_compared_as_numbers(self, one: str, other: str, same: bool) -> None:  # noqa: FBT001
        """Digits, separators and signs of either script do not matter; how often does."""
        assert same_numbers(one, other) is same


class TestDrafts:
    """Unreviewed translations."""

    def test_every_draft_is_marked(self, report: FlashReport) -> None:
        """Each unreviewed text of the Arabic edition bears the mark, and a legend explains it."""
        edition = report.edition("ar_IQ")
        html = edition.to_html()
        drafts = [one for one in edition.page.paragraphs if one.is_draft]

        assert len(drafts) == 5
        for one in drafts:
            assert f'{one.text}<span class="draft"' in html
        assert html.count('class="legend"') == 1
        assert "مسودة ترجمة" in html

    def test_the_original_bears_no_mark(self, report: FlashReport) -> None:
        """The English edition is the original: nothing in it is a draft."""
        assert 'class="draft"' not in report.edition("en_GB").to_html()

    def test_drafts_are_listed_by_record(self, report: FlashReport) -> None:
        """The edition's findings say how many unreviewed texts each record gave."""
        found = [one for one in report.edition("ar_IQ").findings if one.code == "finding.drafts"]

        assert "$.publications[flash-report-2015-06]" in {one.where for one in found}
        assert {one.severity for one in found} == {Severity.NOTE}

    def test_a_text_without_translation_is_left_out(self, programme: Programme) -> None:
        """A paragraph that has no Arabic is not in the Arabic edition, and that is listed."""
        alone = LocalizedText({"en": "Only in English."})

        edition = flash_report(with_publication(programme, paragraphs=(alone,)), BAGHDAD).edition(
            "ar_IQ"
        )

        assert edition.page.paragraphs == ()
        assert "finding.untranslated" in {found.code for found in edition.findings}

    def test_a_headline_without_translation_says_its_language(self, programme: Programme) -> None:
        """A headline cannot be left out, so it stands there as English."""
        alone = LocalizedText({"en": "Only in English"})

        html = flash_report(with_publication(programme, headline=alone), BAGHDAD)
        html = html.edition("ar_IQ").to_html()

        assert '<h1 lang="en" dir="ltr">Only in English</h1>' in html


class TestDonors:
    """Who pays, and what must be printed."""

    def test_the_disclaimer_is_that_of_the_time(self, programme: Programme) -> None:
        """Of several wordings the one that was required when the report was issued is printed."""
        old, new = LocalizedText({"en": "Old wording."}), LocalizedText({"en": "New wording."})
        donor = attrs.evolve(
            programme.donors[0],
            disclaimers=(
                Disclaimer(text=old, valid_to=PartialDate(2017, 12)),
                Disclaimer(text=new, valid_from=PartialDate(2018, 1)),
            ),
        )
        changed = attrs.evolve(programme, donors=(donor,))
        later = with_publication(changed, issued=Period.parse("2023-02"))

        printed = [
            [one.text for one in flash_report(p, BAGHDAD).edition("en_GB").page.disclaimers]
            for p in (changed, later)
        ]

        assert printed == [["Old wording."], ["New wording."]]

    def test_a_wording_of_another_time_is_not_printed(self, programme: Programme) -> None:
        """Where the donor's only wording came later, nothing is printed, and that is an error."""
        late = Disclaimer(text=LocalizedText({"en": "Late."}), valid_from=PartialDate(2018, 1))
        donor = attrs.evolve(programme.donors[0], disclaimers=(late,))

        report = flash_report(attrs.evolve(programme, donors=(donor,)), BAGHDAD)

        assert [(found.code, found.severity) for found in report.findings] == [
            ("finding.no_disclaimer", Severity.ERROR)
        ]
        assert report.edition("en_GB").page.disclaimers == ()

    def test_a_donor_without_a_line_of_its_own_gets_the_catalogs(
        self, programme: Programme
    ) -> None:
        """The line is made from the donor's name in each language."""
        donor = attrs.evolve(programme.donors[0], acknowledgement=None)

        page = flash_report(attrs.evolve(programme, donors=(donor,)), BAGHDAD).edition("en_GB").page

        assert [one.text for one in page.donor_lines] == ["Funding: European Union"]


class TestDateBox:
    """The date box."""

    @pytest.mark.parametrize(
        ("period", "locale", "lines"),
        [
            ("2015-06-16/2015-06-17", "en_GB", ["June", "16–17", "2015"]),
            ("2015-06-16/2015-06-17", "ar_IQ", ["حزيران", "١٦–١٧", "٢٠١٥"]),
            ("2015-06-16", "en_GB", ["June", "16", "2015"]),
            ("XXXX-05-04/XXXX-05-07", "en_GB", ["May", "4–7"]),
            ("2015-06", "en_GB", ["June", "2015"]),
            ("2015-06-30/2015-07-02", "en_GB", ["30 June – 2 July 2015"]),
            ("2015", "en_GB", ["2015"]),
        ],
    )
    def test_it_shows_what_is_known(self, period: str, locale: str, lines: list[str]) -> None:
        """Month, days and year stand apart where the period lies within one month."""
        parts = date_box(Period.parse(period), locale)

        assert [part.text.replace("\u2009", " ") for part in parts] == lines

    def test_western_digits_keep_their_order_in_an_arabic_box(self) -> None:
        """A dash between Western digits would turn, so these days run left to right."""
        parts = date_box(Period.parse("2015-06-16/2015-06-17"), "ar_IQ", "latn")

        assert [(part.text, part.direction) for part in parts] == [
            ("حزيران", None),
            ("16–17", "ltr"),
            ("2015", None),
        ]


class TestRecordsAlone:
    """Reports that nobody has written words for."""

    def test_a_session_without_words_has_a_report(self, make: Callable[..., Programme]) -> None:
        """Where nobody wrote a report, title and figures make one."""
        programme = attrs.evolve(make(women=20, men=7), publications=())

        page = flash_report(programme, "s-1").edition("en_GB").page

        assert page.headline.text == "Session"
        assert [figure.value for figure in page.key_figures] == ["27", "20", "2"]

    def test_each_held_session_of_the_programme_can_be_reported(self, programme: Programme) -> None:
        """Every session that HIJRA AMINA held gives a report in both languages."""
        held = [one for one in programme.sessions if one.status == "held"]

        pages = [
            flash_report(programme, one.id).edition(locale).to_html()
            for one in held
            for locale in LOCALES
        ]

        assert len(pages) == 2 * len(held) == 30

    def test_no_figure_is_made_of_an_open_list(self, programme: Programme) -> None:
        """That a list of bodies is open makes neither a number of bodies nor one of people."""
        figures = flash_report(programme, "ngos-three-days").edition("en_GB").page.key_figures

        assert [figure.label.text for figure in figures] == ["Days"]
