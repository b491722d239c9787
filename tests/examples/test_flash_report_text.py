"""The example carries the text of the flash report of June 2015, and nothing that it lacks."""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from hijra_amina import model
from hijra_amina.model import ConsentItem, Contact, Programme, Publication
from hijra_amina.values import LocalizedText

BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printed(text: str) -> list[str]:
    """The lines of the report, without the quotation marks and the emphasis around them."""
    lines = (line.strip().strip("“”* ") for line in text.splitlines())
    return [line for line in lines if line]


def composed(programme: Programme) -> Iterator[str]:
    """The lines of the report as the records make them."""
    (report,) = programme.publications
    session = programme.session(report.session or "")
    first, last = session.period.start, session.period.end
    assert first is not None
    assert last is not None
    assert first.month is not None
    yield from (
        organisation.acronym or ""
        for organisation in programme.organisations
        if organisation.id == "iom"
    )
    yield from (programme.name["ar"], programme.name["en"])
    yield from (text["en"] for text in (programme.tagline, programme.subtitle) if text)
    yield report.channel.replace("_", " ").upper()
    yield from (calendar.month_name[first.month], f"{first.day}-{last.day}", f"{first.year}")
    yield from (text["en"] for text in of_publication(report))
    for reference in report.testimonials:
        testimonial = programme.testimonial(reference)
        yield testimonial.words["en"]
        yield attribution(programme, testimonial)
    for photograph in programme.photographs:
        if photograph.caption and photograph.id in report.photographs:
            yield photograph.caption["en"]
    assert report.issued is not None
    assert report.issued.month is not None
    yield f"Issued {calendar.month_name[report.issued.month]} {report.issued.year}"
    for contact in programme.contacts:
        yield from of_contact(contact)
    for donor in programme.donors:
        yield from (disclaimer.text["en"] for disclaimer in donor.disclaimers)


def of_publication(report: Publication) -> Iterator[LocalizedText]:
    """Headline, lead and paragraphs."""
    yield report.headline
    if report.lead:
        yield report.lead
    yield from report.paragraphs


def of_contact(contact: Contact) -> Iterator[str]:
    """The lines of the office's address, as the report breaks them."""
    yield "Contact"
    yield f"{contact.name['en']}:"
    yield f"Phone: {contact.phone}"
    yield f"{contact.email} {contact.website}"


def attribution(programme: Programme, testimonial: model.Testimonial) -> str:
    """The line below a quotation."""
    name = testimonial.speaker
    assert name is not None
    body = programme.organisation(testimonial.organisation or "").name["en"]
    parts = [f"{name.honorific} {name.written}" if name.honorific else name.written]
    parts += [testimonial.post["en"]] if testimonial.post else []
    return ", ".join((*parts, body))


def test_every_line_of_the_report_is_recorded(
    hijra_amina: Programme, flash_report_text: str
) -> None:
    """Each line that the report prints comes out of the records, letter by letter."""
    assert sorted(printed(flash_report_text)) == sorted(composed(hijra_amina))


def test_a_missing_word_is_noticed(hijra_amina: Programme, flash_report_text: str) -> None:
    """Whichever English text of the report loses a word, the comparison fails."""
    (report,) = hijra_amina.publications
    lines = printed(flash_report_text)
    for place in range(len(report.paragraphs)):
        words = report.paragraphs[place]["en"].rpartition(" ")[0]
        shorter = (
            *report.paragraphs[:place],
            LocalizedText({"en": words}),
            *report.paragraphs[place + 1 :],
        )
        other = attrs.evolve(hijra_amina, publications=(attrs.evolve(report, paragraphs=shorter),))
        assert sorted(lines) != sorted(composed(other))


def test_quotations_are_those_of_the_facts(
    hijra_amina: Programme, events: dict[str, dict[str, Any]]
) -> None:
    """The four quotations of the event are the four testimonials: words, speaker, post, body."""
    stated = [
        (quote["text"], quote["speaker"], quote["affiliation"], quote["position"])
        for quote in events["HA-2015-06-16-baghdad"]["quotes"]
    ]
    kept = []
    for testimonial in hijra_amina.testimonials:
        name = testimonial.speaker
        assert name is not None
        post = testimonial.post["en"] if testimonial.post else None
        position = f"{name.honorific} / {post}" if name.honorific else post
        body = hijra_amina.organisation(testimonial.organisation or "").name["en"]
        kept.append((testimonial.words["en"], name.written, body, position))
    assert stated == kept


def test_consent_covers_what_was_printed(hijra_amina: Programme) -> None:
    """The flash report may name its speakers in both languages; nothing else may."""
    for testimonial in hijra_amina.testimonials:
        consent = testimonial.consent
        shown = {ConsentItem.WORDS, ConsentItem.NAME}
        shown |= {ConsentItem.POST} if testimonial.post else set()
        assert set(consent.covers) == shown
        for item in shown:
            for language in ("en", "ar-IQ"):
                assert consent.allows(item, channel="flash_report", language=language)
            assert not consent.allows(item, channel="website", language="en")
        assert not consent.allows(ConsentItem.PHOTOGRAPH, channel="flash_report", language="en")


def test_arabic_that_no_source_attests_is_a_draft(hijra_amina: Programme) -> None:
    """Every Arabic sentence of the report is marked as a draft, for the Arabic edition is lost."""
    (report,) = hijra_amina.publications
    texts = [*of_publication(report)]
    texts += [testimonial.words for testimonial in hijra_amina.testimonials]
    texts += [photograph.caption for photograph in hijra_amina.photographs if photograph.caption]
    texts += [disclaimer.text for donor in hijra_amina.donors for disclaimer in donor.disclaimers]
    assert len(texts) == 14
    for text in texts:
        assert text.original == "en"
        assert text.pick("ar_IQ").language == "ar"
        assert text.pick("ar_IQ").is_draft


def test_arabic_has_one_set_of_digits_and_no_direction_marks(examples: Path) -> None:
    """Arabic drafts write ٢٠١٥ and not 2015, and no text sets its own direction."""
    text = (examples / "hijra-amina" / "programme.yaml").read_text(encoding="utf-8")
    assert not BIDI_CONTROLS.search(text)
    runs = re.findall("[\u0600-\u06ff][\u0600-\u06ff\\s\\d]*", text)
    digits = {char for run in runs for char in run.strip() if char.isdigit()}
    assert {unicodedata.name(char).rsplit(" ", 1)[0] for char in digits} == {"ARABIC-INDIC DIGIT"}


def test_only_the_four_quoted_are_named(hijra_amina: Programme, iraq_trainings: Programme) -> None:
    """No facilitator, participant or trainee has a name here."""
    for programme in (hijra_amina, iraq_trainings):
        assert programme.participants == ()
        assert all(who.name is None for each in programme.sessions for who in each.facilitators)
    assert iraq_trainings.testimonials == ()


def test_the_facts_name_nobody_else(events: dict[str, dict[str, Any]]) -> None:
    """The copy of the facts has the names of the four quoted people and no other."""
    quotes = [quote for event in events.values() for quote in event.get("quotes", ())]
    assert {quote["speaker"] for quote in quotes if "text" in quote} == {
        "Zainab Abdullah",
        "Thomas Weiss",
        "Zainab Qasim",
        "Ahmed Raheem",
    }
    assert not any("speaker" in quote for quote in quotes if "text" not in quote)
    assert not any("name" in who for event in events.values() for who in event.get("people", ()))
