"""What a report says in its own words of sessions of which little is known."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import hijra_amina as ha
from hijra_amina.model import (
    AgendaItem,
    Donor,
    Participant,
    Place,
    Programme,
    Statement,
    TermUse,
)
from hijra_amina.reports import FlashReport, flash_report
from hijra_amina.reports.page import ContactLines, Page, Shown
from hijra_amina.values import Count, LocalizedText, Period, PersonName

Make = Callable[..., Programme]


def page_of(programme: Programme, locale: str = "en_GB") -> Page:
    """The page of the programme's one session."""
    return flash_report(programme, "s-1").edition(locale).page


class TestTime:
    """A time of which one end is known."""

    @pytest.mark.parametrize(
        ("locale", "sentence", "box"),
        [
            (
                "en_GB",
                "30 participants took part in a workshop that began in June 2022.",
                "from June 2022",
            ),
            (
                "ar_IQ",
                "شارك ٣٠ مشاركًا في ورشة عمل وكان البدء في حزيران ٢٠٢٢.",
                "من حزيران ٢٠٢٢",
            ),
        ],
    )
    def test_only_the_beginning(self, locale: str, sentence: str, box: str, make: Make) -> None:
        """The report says when it began, and nothing of an end that is not known."""
        said = Statement(count=Count.exactly(30))
        page = page_of(make(said, kind="workshop", period=Period.parse("2022-06/")), locale)

        assert [one.text for one in page.summary] == [sentence]
        assert [part.text for part in page.date_box] == [box]
        assert page.title.endswith(box)

    def test_a_session_that_began(self, make: Make) -> None:
        """Without a number of people the sentence is about the session."""
        page = page_of(make(kind="workshop", period=Period.parse("2022-06/")))

        assert [one.text for one in page.summary] == ["A workshop began in June 2022."]

    @pytest.mark.parametrize(
        ("locale", "line"),
        [
            ("en_GB", "Flash report – 16–17 June 2015"),
            ("ar_IQ", "تقرير موجز – ١٦–١٧ حزيران ٢٠١٥"),
        ],
    )
    def test_plain_text_has_the_date_in_order(self, locale: str, line: str, make: Make) -> None:
        """The lines of the date box are no date when they are put one after another."""
        text = flash_report(make(), "s-1").edition(locale).to_text()

        assert line in text.splitlines()

    def test_western_digits_stay_in_order_in_arabic_text(self, make: Make) -> None:
        """A range of Western digits is written in words, where a dash would turn it round."""
        text = flash_report(make(), "s-1").edition("ar_IQ", digits="latn").to_text()

        assert "16–17" not in text


class TestSentences:
    """Generated English."""

    def test_a_label_has_no_capitals_in_a_sentence(self, make: Make) -> None:
        """A training of trainers is no name."""
        page = page_of(make(kind="training_of_trainers"))

        assert page.summary[0].text.startswith("A two-day training of trainers was held")

    def test_a_region_is_a_place(self, make: Make) -> None:
        """A session in the Kurdistan Region says so, with the article."""
        place = Place(region="IQ-KR", country="IQ")
        page = page_of(make(kind="workshop", places=(place,)))

        assert "in the Kurdistan Region of Iraq on" in page.summary[0].text

    def test_what_the_headline_says_is_not_said_again(self, make: Make) -> None:
        """Of a session of which nothing is known there is no sentence."""
        assert page_of(make(kind="workshop", period=Period.unknown())).summary == ()

    def test_a_title_from_running_text_gets_its_capital(self, make: Make) -> None:
        """A headline begins with a capital; a name with a small one keeps it."""
        programme = attrs.evolve(
            make(title=LocalizedText({"en": "week of awareness raising"})), publications=()
        )
        other = attrs.evolve(make(title=LocalizedText({"en": "eLearning week"})), publications=())

        assert page_of(programme).headline.text == "Week of awareness raising"
        assert page_of(other).headline.text == "eLearning week"


class TestFigures:
    """Figures in large type."""

    def test_one_has_a_label_in_the_singular(self, make: Make) -> None:
        """One participant, one woman, one day."""
        one = (Statement(count=Count.exactly(1)), Statement(count=Count.exactly(1), sex="female"))
        page = page_of(make(*one, period=Period.parse("2015-06-16")))

        labels = [(figure.value, figure.label.text) for figure in page.key_figures]
        assert labels == [("1", "Participant"), ("1", "Woman"), ("1", "Day")]

    def test_a_number_that_nobody_gave_is_no_figure(self, make: Make) -> None:
        """The word "dozens" is no number, and that each body sent somebody is none to print."""
        said = Statement(count=Count.unknown(), wording="Dozens of representatives")

        assert "Participants" not in [
            figure.label.text for figure in page_of(make(said, ministries=1)).key_figures
        ]

    def test_of_nobody_nothing_is_said_of_women(self, make: Make) -> None:
        """Where nobody came, the number of women is not worth large type."""
        none = Count.exactly(0)
        page = page_of(make(Statement(count=none), Statement(count=none, sex="female")))

        assert [figure.value for figure in page.key_figures] == ["0", "2"]
        assert len(page.summary) == 1


class TestLists:
    """Agenda and methods."""

    def test_a_method_of_the_agenda_is_not_listed_again(self, make: Make) -> None:
        """What the agenda names, every edition leaves out of the methods."""
        agenda = (AgendaItem(title=LocalizedText({"en": "Case studies", "ar": "دراسات حالة"})),)
        methods = (TermUse(code="case_study"), TermUse(code="role_play"))
        programme = make(agenda=agenda, methods=methods)

        for locale, left in (("en_GB", ["Role plays"]), ("ar_IQ", ["تمثيل الأدوار"])):
            page = page_of(programme, locale)
            assert [one.text for one in page.methods] == left

    def test_lists_without_text_have_no_empty_section(self, make: Make) -> None:
        """A heading is never followed by another one of nothing."""
        programme = make(methods=(TermUse(code="role_play"),))
        html = flash_report(programme, "s-1").edition("en_GB").to_html()

        assert '<h2 id="methods">' in html
        assert "The session</h2>" not in html


class TestDonors:
    """Who paid."""

    def test_a_programmes_donors_have_not_all_paid_for_each_session(self, make: Make) -> None:
        """Of several donors none is named unless it is recorded which; that is listed."""
        donors = tuple(
            Donor(id=f"d-{n}", name=LocalizedText({"en": f"Donor {n}"})) for n in range(2)
        )
        report = flash_report(attrs.evolve(make(), donors=donors), "s-1")

        assert report.edition("en_GB").page.donor_lines == ()
        assert "finding.no_donor" in [found.code for found in report.findings]

    def test_the_one_donor_of_a_programme_is_named(self, make: Make) -> None:
        """A programme with one donor is paid for by it."""
        donor = Donor(id="d-1", name=LocalizedText({"en": "Donor"}))
        page = page_of(attrs.evolve(make(), donors=(donor,)))

        assert [line.text for line in page.donor_lines] == ["Funding: Donor"]

    def test_no_shipped_session_names_a_donor_that_its_record_does_not(
        self, examples: Path
    ) -> None:
        """The sessions of other organisations have their own donors."""
        programme = ha.read(examples / "iraq-trainings")
        names = {donor.id: donor.name["en"] for donor in programme.donors}
        for session in programme.sessions:
            page = flash_report(programme, session.id).edition("en_GB").page
            own = [names[identifier] for identifier in session.donors]
            assert all(any(name in line.text for name in own) for line in page.donor_lines)


class TestLinks:
    """What becomes a link is one address and nothing else."""

    office = Shown(text="Office", language="en-GB", direction="ltr")

    @pytest.mark.parametrize(
        "email", ["a@iom.int,b@example.org", "a@iom.int;b@example.org", "a@b@iom.int", "@", "a@b"]
    )
    def test_a_second_recipient_is_no_address(self, email: str) -> None:
        """A `mailto:` has one recipient."""
        assert ContactLines(name=self.office, email=email).email_address is None

    @pytest.mark.parametrize(
        "site",
        ["javascript:alert(1)", "www.iom.int@example.org", "//example.org", "data:text/html,x.y",
         "http://", "https://javascript:alert.1", "."],
    )  # fmt: skip
    def test_what_only_looks_like_a_site_is_no_link(self, site: str) -> None:
        """Another scheme, a user name before an @, a missing host."""
        assert ContactLines(name=self.office, website=site).website_address is None

    @pytest.mark.parametrize(
        ("phone", "address"),
        [
            ("+962 6 56 59 660", "tel:+96265659660"),
            ("+٩٦٢ ٦ ٥٦ ٥٩ ٦٦٠", "tel:+96265659660"),
            ("+962 6 56 59 660 ext 5", None),
            ("+962 1 / +964 2", None),
            ("+", None),
        ],
    )
    def test_numbers_do_not_run_together(self, phone: str, address: str | None) -> None:
        """An extension or a second number would make a number of somebody else."""
        assert ContactLines(name=self.office, phone=phone).phone_address == address


class TestNames:
    """A withheld name where no text of the records stands."""

    def test_a_place_called_after_somebody_is_no_way_out(self, make: Make) -> None:
        """A generated sentence with a withheld name is left out too, and listed."""
        people = (Participant(id="p-900", name=PersonName(written="p-900 hall")),)
        place = Place(name=LocalizedText({"en": "p-900 hall", "ar": "p-900 hall"}))
        programme = make(kind="workshop", places=(place,))
        programme = attrs.evolve(programme, participants=people)

        edition = flash_report(programme, "s-1").edition("en_GB")

        assert "p-900 hall" not in edition.to_html()
        assert "finding.names_somebody" in [found.code for found in edition.findings]

    @pytest.mark.parametrize("text", ["p-9\u200b00 hall", "P\u2011900 HALL", "p-900\u00a0hall"])
    def test_unseen_characters_hide_no_name(self, text: str, make: Make) -> None:
        """A reader does not see a zero-width space or the kind of a hyphen."""
        people = (Participant(id="p-900", name=PersonName(written="p-900 hall")),)
        programme = attrs.evolve(make(texts={"lead": f"Said {text}."}), participants=people)

        assert flash_report(programme, "s-1").edition("en_GB").page.lead is None


def test_a_report_that_cannot_have_all_its_names_has_none(make: Make, tmp_path: Path) -> None:
    """A folder in the place of the second file leaves the first as it was."""
    (tmp_path / "s-1.en_GB.html").write_text("old", encoding="utf-8")
    (tmp_path / "s-1.ar_IQ.html" / "x").mkdir(parents=True)
    report: FlashReport = flash_report(make(), "s-1")

    with pytest.raises(OSError, match=r".*"):
        report.publish(tmp_path, locales=["en_GB", "ar_IQ"])

    assert (tmp_path / "s-1.en_GB.html").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s-1.ar_IQ.html", "s-1.en_GB.html"]
