"""Nothing that somebody said, and no name, leaves without their consent."""

import datetime as dt
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina.disclosure import consent as gate
from hijra_amina.disclosure.consent import Admitted, Attribution, Screen, admit, screen
from hijra_amina.model import (
    Consent,
    ConsentItem,
    ConsentStatus,
    Headcount,
    Ministry,
    Participant,
    Photograph,
    Programme,
    Publication,
    Session,
    Statement,
    Testimonial,
)
from hijra_amina.reports import FlashReport, flash_report
from hijra_amina.values import LocalizedText, PersonName, Transliteration

LOCALES = ("en_GB", "ar_IQ")
ON = dt.date(2015, 6, 30)

consents = st.builds(
    Consent,
    status=st.sampled_from(ConsentStatus),
    covers=st.lists(st.sampled_from(ConsentItem), unique=True).map(tuple),
    channels=st.lists(st.sampled_from(["flash_report", "website"]), unique=True).map(tuple),
    languages=st.lists(st.sampled_from(["en", "ar", "ckb"]), unique=True).map(tuple),
    until=st.sampled_from([None, ON - dt.timedelta(1), ON, ON + dt.timedelta(1)]),
)


def programme_of(*given_consents: Consent, people: int = 30, officials: int = 6) -> Programme:
    """A programme with one quotation for each consent; every word and name can be told apart."""
    said = (Statement(count=people), Statement(count=officials, organisation="moe"))
    testimonials = tuple(
        Testimonial(
            id=f"t-{n}",
            words=LocalizedText({"en": f"words-en-{n} of it", "ar": f"كلام-{n} عنه"}),
            speaker=PersonName(
                f"Speaker-{n}",
                "Latn",
                transliterations=(Transliteration(f"متحدث-{n}", "Arab"),),
            ),
            post=LocalizedText({"en": f"Post-{n}", "ar": f"منصب-{n}"}),
            organisation="moe",
            session="s-1",
            consent=consent,
        )
        for n, consent in enumerate(given_consents)
    )
    # Somebody names each of them, and repeats what they said, in the running text as well.
    told = tuple(
        LocalizedText(
            {
                "en": f"As Speaker-{n} put it: words-en-{n} of it",
                "ar": f"وقال متحدث-{n} ما يأتي: كلام-{n} عنه",
            }
        )
        for n in range(len(given_consents))
    )
    return Programme(
        id="example",
        name=LocalizedText({"en": "Example", "ar": "مثال"}),
        organisations=(
            Ministry(
                id="moe", name=LocalizedText({"en": "Ministry of Education", "ar": "وزارة التربية"})
            ),
        ),
        sessions=(
            Session(
                id="s-1",
                title=LocalizedText({"en": "Session", "ar": "جلسة"}),
                headcount=Headcount(statements=said),
            ),
        ),
        testimonials=testimonials,
        publications=(
            Publication(
                id="report",
                session="s-1",
                headline=told[0] if told else LocalizedText({"en": "Held", "ar": "عُقدت"}),
                lead=told[-1] if told else None,
                paragraphs=told,
                testimonials=tuple(one.id for one in testimonials),
            ),
        ),
    )


def rendered(report: FlashReport, locale: str) -> str:
    """All that leaves in a locale, in every format, and what the objects say of themselves."""
    edition = report.edition(locale)
    findings = [found.describe(locale) for found in (*report.findings, *edition.findings)]
    formats = (edition.to_html(), edition.to_text(), edition.to_markdown().replace("\\", ""))
    return "\n".join((*formats, repr(report), repr(edition), repr(edition.page), *findings))


def leaks(programme: Programme, on: dt.date | None = ON) -> Iterator[str]:
    """Whatever an edition shows that a consent does not cover."""
    report = flash_report(programme, "s-1", on=on)
    for locale in LOCALES:
        text = rendered(report, locale)
        language = locale.replace("_", "-")
        for n, testimonial in enumerate(programme.testimonials):
            allowed = {
                item
                for item in ConsentItem
                if testimonial.consent.allows(
                    item, channel="flash_report", language=language, on=on
                )
            }
            has_words = ConsentItem.WORDS in allowed
            if not has_words and (f"words-en-{n} " in text or f"كلام-{n} " in text):
                yield f"words {n} in {locale}"
            may_name = has_words and ConsentItem.NAME in allowed
            if not may_name and (f"Speaker-{n}" in text or f"متحدث-{n}" in text):
                yield f"name {n} in {locale}"
            may_tell_post = has_words and ConsentItem.POST in allowed
            if not may_tell_post and (f"Post-{n}" in text or f"منصب-{n}" in text):
                yield f"post {n} in {locale}"


class TestGate:
    """The gate itself."""

    @given(st.lists(consents, max_size=4))
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    def test_no_byte_goes_beyond_consent(self, drawn: list[Consent]) -> None:
        """Over all consents, no edition in any format shows what its consent does not cover."""
        assert list(leaks(programme_of(*drawn))) == []

    def test_the_search_finds_a_leak(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With the gate taken out, the same search finds words, name and post in both editions."""

        def admit_all(testimonial: Testimonial, **_: object) -> Admitted:
            return Admitted(
                words=testimonial.words,
                speaker=testimonial.speaker,
                post=testimonial.post,
                attribution=Attribution.NAMED,
            )

        monkeypatch.setattr(gate, "admit", admit_all)
        # The screen of the running text is the second line; it asks the same gate.
        monkeypatch.setattr(screen, "admit", admit_all)

        assert set(leaks(programme_of(Consent()))) == {
            f"{what} 0 in {locale}" for what in ("words", "name", "post") for locale in LOCALES
        }

    def test_the_search_finds_a_name_in_the_running_text(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With the screen taken out, the search finds the name that a paragraph tells."""
        monkeypatch.setattr(Screen, "stops", lambda *_: False)

        assert {"name 0 in en_GB", "name 0 in ar_IQ"} <= set(leaks(programme_of(Consent())))

    @pytest.mark.parametrize("status", [one for one in ConsentStatus if one != "granted"])
    def test_only_a_grant_is_a_grant(self, status: ConsentStatus) -> None:
        """Never asked, refused and withdrawn let nothing through, whatever they cover."""
        everything = Consent(
            status=status,
            covers=tuple(ConsentItem),
            channels=("flash_report",),
            languages=("en", "ar"),
        )

        assert (
            admit(
                programme_of(everything).testimonials[0], channel="flash_report", language="en-GB"
            )
            is None
        )

    def test_a_consent_with_an_end_is_relied_on_only_before_it(self) -> None:
        """Without a day of publication, a consent that ends is not relied upon."""
        ending = Consent(
            status=ConsentStatus.GRANTED,
            covers=(ConsentItem.WORDS,),
            channels=("flash_report",),
            languages=("en",),
            until=ON,
        )
        testimonial = programme_of(ending).testimonials[0]

        admitted = {
            day: admit(testimonial, channel="flash_report", language="en-GB", on=day) is not None
            for day in (None, ON, ON + dt.timedelta(1))
        }

        assert admitted == {None: False, ON: True, ON + dt.timedelta(1): False}


def granted(*items: ConsentItem) -> Consent:
    """A grant for flash reports in both languages."""
    return Consent(
        status=ConsentStatus.GRANTED,
        covers=items,
        channels=("flash_report",),
        languages=("en", "ar"),
    )


class TestForms:
    """What comes out of the gate."""

    @pytest.mark.parametrize(
        ("locale", "said_by"),
        [
            ("en_GB", "An official of the Ministry of Education"),
            ("ar_IQ", "أحد مسؤولي وزارة التربية"),
        ],
    )
    def test_words_without_a_name_are_an_officials(self, locale: str, said_by: str) -> None:
        """Who allowed the words and not the name is quoted as an official of the ministry."""
        report = flash_report(programme_of(granted(ConsentItem.WORDS)), "s-1")

        edition = report.edition(locale)

        assert [line.text.text for line in edition.page.quotations[0].attribution] == [said_by]
        assert "finding.without_name" in {found.code for found in edition.findings}

    def test_a_post_stands_for_a_name(self) -> None:
        """Who allowed words and post is quoted by the post and the body."""
        consent = granted(ConsentItem.WORDS, ConsentItem.POST)
        report = flash_report(programme_of(consent), "s-1")

        lines = report.edition("en_GB").page.quotations[0].attribution

        assert [line.text.text for line in lines] == ["Post-0", "Ministry of Education"]

    def test_a_name_is_shown_in_the_script_of_the_edition(self) -> None:
        """A recorded transliteration is used, and nothing is transliterated here."""
        report = flash_report(programme_of(granted(ConsentItem.WORDS, ConsentItem.NAME)), "s-1")

        names = [
            report.edition(locale).page.quotations[0].attribution[0].text.text for locale in LOCALES
        ]

        assert names == ["Speaker-0", "متحدث-0"]

    def test_nobody_at_no_body_is_a_participant(self) -> None:
        """Without a name and a body, somebody who took part said it."""
        programme = programme_of(granted(ConsentItem.WORDS))
        alone = attrs.evolve(programme.testimonials[0], organisation=None)

        report = flash_report(attrs.evolve(programme, testimonials=(alone,)), "s-1")

        quotation = report.edition("en_GB").page.quotations[0]
        assert quotation.attribution[0].text.text == "A participant in the session"

    def test_what_is_left_out_is_listed_without_saying_who(self) -> None:
        """The finding names the record by its identifier."""
        edition = flash_report(programme_of(Consent()), "s-1").edition("en_GB")

        assert "$.testimonials[t-0]: nobody has asked for consent" in {
            found.describe("en_GB") for found in edition.findings
        }


class TestScreen:
    """Names in the running text."""

    def test_a_participants_name_is_never_shown(self) -> None:
        """Nobody asks participants whether they may be named, so a text that does is left out."""
        person = Participant(id="p-001", name=PersonName("Speaker-7", "Latn"))
        programme = programme_of()
        lead = LocalizedText({"en": "Thanks to Speaker-7, it went well."})
        publications = tuple(attrs.evolve(one, lead=lead) for one in programme.publications)

        report = flash_report(
            attrs.evolve(programme, participants=(person,), publications=publications), "s-1"
        )

        assert report.edition("en_GB").page.lead is None

    @pytest.mark.parametrize(
        ("text", "stopped"),
        [
            ("said p-001.", True),
            ("P-001 spoke", True),
            ("p-0011 spoke", False),
            ("xp-001 spoke", False),
            ("two\nwords here", True),
            ("قال متحدث", True),
            ("وبمتحدث كذلك", True),
            ("متحدثون", False),
            ("two-words", True),
            ("قال علي", True),
            ("قال علی", True),
            ("O\u2019Example", True),
            ("Oexample", True),
            ("Nonexample", False),
        ],
    )
    def test_a_name_is_found_as_a_reader_finds_it(self, text: str, stopped: bool) -> None:  # noqa: FBT001
        """Case, spacing and Arabic prefixes do not hide a name; a longer word is another word."""
        assert Screen(("p-001", "two words", "متحدث", "علي", "O'Example")).stops(text) is stopped

    def test_who_is_named_with_consent_may_be_named_in_the_text(self) -> None:
        """A name that one quotation shows with consent is not struck from the lead."""
        consent = granted(ConsentItem.WORDS, ConsentItem.NAME)

        edition = flash_report(programme_of(consent), "s-1").edition("en_GB")

        assert edition.page.lead is not None


class TestPhotographs:
    """Photographs and their consent."""

    @given(consents)
    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_a_photograph_goes_where_its_consent_goes(
        self, tmp_path_factory: pytest.TempPathFactory, consent: Consent
    ) -> None:
        """Picture, caption and alternative text appear where the consent covers them, or not."""
        folder = tmp_path_factory.mktemp("programme")
        (folder / "1.png").write_bytes(b"\x89PNG\r\n\x1a\n-pixels-")
        photograph = Photograph(
            id="photo-1",
            session="s-1",
            path="1.png",
            caption=LocalizedText({"en": "caption-0", "ar": "شرح-0"}),
            alternative_text=LocalizedText({"en": "told-0", "ar": "وصف-0"}),
            consent=consent,
            credit="credit-0",
        )
        programme = attrs.evolve(programme_of(), photographs=(photograph,))
        publications = tuple(
            attrs.evolve(one, photographs=("photo-1",)) for one in programme.publications
        )
        programme = attrs.evolve(programme, publications=publications)

        report = flash_report(programme, "s-1", folder=folder, on=ON)

        for locale in LOCALES:
            language = locale.replace("_", "-")
            may = consent.allows(
                ConsentItem.PHOTOGRAPH, channel="flash_report", language=language, on=ON
            )
            html = report.edition(locale).to_html()
            assert ("data:image/png" in html) is may
            assert ("credit-0" in html) is may
            assert ("told-0" in html or "وصف-0" in html) is may
            assert ("caption-0" in html or "شرح-0" in html) is may
