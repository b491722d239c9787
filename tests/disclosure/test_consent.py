"""Through one gate, in every channel, goes what was allowed there, and nothing else."""

import datetime as dt
import io
import logging
import sys
import traceback
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hijra_amina as ha
from hijra_amina import vocabulary
from hijra_amina.disclosure import Ledger, admit, consent, publishable, with_withdrawals
from hijra_amina.disclosure.consent import (
    Admitted,
    Attribution,
    Crowd,
    Screen,
    crowd_of,
    gate,
    screen,
)
from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.model import (
    AgendaItem,
    Assessment,
    Attendance,
    Consent,
    ConsentItem,
    ConsentStatus,
    Facilitator,
    Headcount,
    Involvement,
    Ministry,
    Moment,
    Participant,
    Photograph,
    PossibleMatch,
    Programme,
    Publication,
    Roster,
    Session,
    Source,
    Statement,
    TermUse,
    Testimonial,
)
from hijra_amina.values import Count, LocalizedText, PersonName, Transliteration

ON = dt.date(2015, 6, 30)
CHANNELS = tuple(sorted(vocabulary.codes("channel")))
LANGUAGES = ("en", "ar")

consents = st.builds(
    Consent,
    status=st.sampled_from([*ConsentStatus, ConsentStatus.GRANTED, ConsentStatus.GRANTED]),
    covers=st.lists(st.sampled_from(ConsentItem), unique=True).map(tuple),
    channels=st.lists(st.sampled_from(CHANNELS), unique=True).map(tuple),
    languages=st.lists(st.sampled_from(["en", "ar", "ckb", "en-US"]), unique=True).map(tuple),
    until=st.sampled_from([None, ON - dt.timedelta(1), ON, ON + dt.timedelta(1)]),
    evidence=st.just("canary-evidence"),
)
days = st.sampled_from([None, ON - dt.timedelta(1), ON, ON + dt.timedelta(2)])


def name_of(n: int) -> PersonName:
    """A name that can be told apart from every other."""
    return PersonName(
        f"Speaker-{n}-", "Latn", transliterations=(Transliteration(f"متحدث-{n}-", "Arab"),)
    )


def said(n: int, given_consent: Consent, **more: object) -> Testimonial:
    """A quotation with words, name, post, notes and sources that can be told apart."""
    return attrs.evolve(
        Testimonial(
            id=f"t-{n}",
            words=LocalizedText({"en": f"words-en-{n}- of it", "ar": f"كلام-{n}- عنه"}),
            speaker=name_of(n),
            post=LocalizedText({"en": f"Post-{n}-", "ar": f"منصب-{n}-"}),
            organisation="moe",
            session="s-1",
            consent=given_consent,
            sources=(Source(publication=f"Interview with Speaker-{n}-", wording="canary-wording"),),
            notes=(f"Speaker-{n}- was on leave",),
        ),
        **more,
    )


def programme_of(
    *given_consents: Consent, people: int = 30, officials: int = 9, pictures: bool = True
) -> Programme:
    """A programme with a quotation and a picture for each consent, and names everywhere."""
    testimonials = tuple(said(n, one) for n, one in enumerate(given_consents))
    photographs = tuple(
        Photograph(
            id=f"photo-{n}",
            session="s-1",
            path=f"canary-path-{n}-.jpg",
            caption=LocalizedText({"en": f"caption-{n}- of it"}),
            alternative_text=LocalizedText({"en": f"told-{n}- of it"}),
            consent=one,
            credit=f"canary-credit-{n}-",
        )
        for n, one in enumerate(given_consents)
        if pictures
    )
    told = LocalizedText(
        {"en": "Canary-participant met " + ", ".join(f"Speaker-{n}-" for n in range(9))}
    )
    session = Session(
        id="s-1",
        title=LocalizedText({"en": "Session", "ar": "جلسة"}),
        kind_wording="a course by Canary-facilitator",
        audience=told,
        topics=(TermUse(wording="what Canary-participant asked"),),
        bodies=(Involvement(organisation="moe", wording="the ministry of Canary-participant"),),
        facilitators=(Facilitator(name=PersonName("Canary-facilitator", "Latn"), role="trainer"),),
        headcount=Headcount(
            statements=(
                Statement(
                    count=Count.exactly(people, wording="as Canary-participant counted"),
                    wording="counted by Canary-facilitator",
                ),
                Statement(count=officials, organisation="moe"),
            )
        ),
        roster=Roster(attendances=(Attendance(participant="canary-id"),)),
        notes=("Canary-facilitator came late", "It was hot."),
        sources=(Source(note="canary-note"),),
    )
    return Programme(
        id="example",
        name=LocalizedText({"en": "Example", "ar": "مثال"}),
        organisations=(
            Ministry(
                id="moe", name=LocalizedText({"en": "Ministry of Education", "ar": "وزارة التربية"})
            ),
        ),
        participants=(
            Participant(id="canary-id", name=PersonName("Canary-participant", "Latn")),
            Participant(id="canary-other"),
        ),
        possible_matches=(PossibleMatch(first="canary-id", second="canary-other"),),
        assessments=(
            Assessment(
                session="s-1", moment=Moment.PRE, score=1, out_of=9, participant="canary-id"
            ),
        ),
        sessions=(session,),
        testimonials=testimonials,
        photographs=photographs,
        publications=(
            Publication(
                id="report",
                session="s-1",
                headline=told,
                lead=told,
                paragraphs=(LocalizedText({"en": "It was held."}), told),
                testimonials=tuple(one.id for one in testimonials),
                photographs=tuple(one.id for one in photographs),
                notes=("Canary-participant wrote it",),
            ),
        ),
        notes=("For Canary-participant",),
    )


def outputs(programme: Programme, channel: str, on: dt.date | None) -> Iterator[tuple[str, str]]:
    """Everything that leaves, by the languages of its readers."""
    log = logging.getLogger("hijra_amina")
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    log.addHandler(handler)
    try:
        for languages in (("en",), ("ar",), LANGUAGES):
            left = publishable(programme, channel=channel, languages=languages, on=on)
            kinds = " ".join(languages)
            yield kinds, ha.dumps(left)
            yield kinds, ha.dumps(left, format="yaml")
            yield kinds, "".join(map(repr, (left, left.sessions, left.testimonials)))
            yield kinds, str(attrs.asdict(left, value_serializer=_spelt))
            table = ha.tabulate(left, "people", by=["ministry"])
            yield kinds, f"{table!r} {table} {table._repr_html_()} {table.to_csv()}"
            if channel == "flash_report":
                for once in (programme, left):
                    report = ha.flash_report(once, "s-1", on=on)
                    for locale in ("en_GB", "ar_IQ"):
                        if locale[:2] in languages:
                            yield locale[:2], shown(report.edition(locale))
            try:
                publishable(left, channel="nowhere", languages=languages, on=on)
            except UnknownCodeError as error:
                yield kinds, "".join(traceback.format_exception(error))
        yield "", stream.getvalue()
    finally:
        log.removeHandler(handler)


def _spelt(_: object, __: object, value: object) -> object:
    """A name as whoever serialises everything would write it."""
    if isinstance(value, PersonName):
        return (value.written, *(one.text for one in value.transliterations))
    return value.texts if isinstance(value, LocalizedText) else value


def shown(edition: object) -> str:
    """An edition in every format."""
    formats = (edition.to_html(), edition.to_text(), edition.to_markdown().replace("\\", ""))
    found = [one.describe(edition.locale) for one in edition.findings]
    return "\n".join((*formats, repr(edition), repr(edition.page), *found))


ALWAYS_WITHHELD = (
    *("Canary-participant", "canary-id", "canary-other", "canary-evidence"),
    *("Canary-facilitator", "canary-wording", "canary-note"),
)


def leaks(programme: Programme, channel: str, on: dt.date | None) -> Iterator[str]:
    """Whatever leaves though no consent covers it, worked out from the consents alone."""
    for kinds, text in outputs(programme, channel, on):
        for canary in ALWAYS_WITHHELD:
            if canary in text and not (
                # Who led a session is named in a report by whoever writes its words.
                canary == "Canary-facilitator" and "<!DOCTYPE" in text
            ):
                yield f"{canary} in [{kinds}]"
        for n, one in enumerate(programme.testimonials):
            covered = {
                (item, language)
                for item in ConsentItem
                for language in kinds.split()
                if one.consent.allows(item, channel=channel, language=language, on=on)
            }
            spoken = [
                language for language in kinds.split() if (ConsentItem.WORDS, language) in covered
            ]
            is_named = bool(spoken) and all((ConsentItem.NAME, each) in covered for each in spoken)
            has_post = bool(spoken) and all((ConsentItem.POST, each) in covered for each in spoken)
            canaries = {
                f"words-en-{n}-": "en" in spoken,
                f"كلام-{n}-": "ar" in spoken,
                f"Speaker-{n}-": is_named,
                f"متحدث-{n}-": is_named,
                f"Post-{n}-": has_post,
                f"منصب-{n}-": has_post,
                **dict.fromkeys(
                    (f"canary-path-{n}-", f"canary-credit-{n}-", f"told-{n}-"),
                    all((ConsentItem.PHOTOGRAPH, each) in covered for each in kinds.split()),
                ),
            }
            for canary, may_leave in canaries.items():
                if canary in text and not may_leave:
                    yield f"{canary} in [{kinds}]"


def admit_all(testimonial: Testimonial, **_: object) -> Admitted:
    """A gate that stands open."""
    return Admitted(
        words=testimonial.words,
        speaker=testimonial.speaker,
        post=testimonial.post,
        attribution=Attribution.NAMED,
    )


@pytest.mark.extra("reports")
class TestSearch:
    """A search over every byte of every output."""

    @given(st.lists(consents, max_size=3), st.sampled_from(CHANNELS), days)
    @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
    def test_nothing_leaves_that_no_consent_covers(
        self, drawn: list[Consent], channel: str, on: dt.date | None
    ) -> None:
        """Over consents, channels, languages and days: no word, name, post or picture too many."""
        assert list(leaks(programme_of(*drawn), channel, on)) == []

    @pytest.mark.parametrize("channel", CHANNELS)
    def test_the_search_finds_an_open_gate(
        self, monkeypatch: pytest.MonkeyPatch, channel: str
    ) -> None:
        """With the gate taken out, the same search finds words, names, posts and pictures."""
        module = sys.modules["hijra_amina.disclosure.consent.publishable"]
        for place in (module, screen, consent):
            monkeypatch.setattr(place, "admit", admit_all)
        monkeypatch.setattr(module, "admits_picture", lambda *_, **__: True)

        found = {one.partition(" in ")[0] for one in leaks(programme_of(Consent()), channel, ON)}

        assert {
            *("words-en-0-", "كلام-0-", "Speaker-0-", "متحدث-0-", "Post-0-", "منصب-0-"),
            *("canary-path-0-", "canary-credit-0-", "told-0-"),
        } <= found

    def test_the_search_finds_a_missing_screen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With the screen taken out, the search finds names in titles, notes and paragraphs."""
        monkeypatch.setattr(Screen, "stops", lambda *_: False)

        found = {one.partition(" in ")[0] for one in leaks(programme_of(Consent()), "press", ON)}

        assert {"Canary-participant", "Canary-facilitator", "Speaker-0-"} <= found


def granted(*items: ConsentItem, channel: str = "website") -> Consent:
    """A grant in both languages."""
    return Consent(
        status=ConsentStatus.GRANTED, covers=items, channels=(channel,), languages=LANGUAGES
    )


WORDS = granted(ConsentItem.WORDS)


class TestAdmitting:
    """What comes out of the gate."""

    @pytest.mark.parametrize("channel", CHANNELS)
    def test_a_channel_is_not_another(self, channel: str) -> None:
        """A grant for one channel is none for the others."""
        one = said(0, granted(*ConsentItem, channel=channel))

        admitted = {
            each for each in CHANNELS if admit(one, channel=each, language="en") is not None
        }

        assert admitted == {channel}

    def test_an_unknown_channel_is_refused(self) -> None:
        """A channel that no consent can mean is a mistake, not a refusal."""
        with pytest.raises(UnknownCodeError, match="unknown channel"):
            admit(said(0, WORDS), channel="web_site", language="en")

    @pytest.mark.parametrize(
        ("crowd", "attribution"),
        [
            (None, Attribution.NOBODY),
            (Crowd(of_body=5, of_session=27), Attribution.BODY),
            (Crowd(of_body=4, of_session=27), Attribution.PARTICIPANT),
            (Crowd(of_body=4, of_session=4), Attribution.NOBODY),
            (Crowd(of_body=9, of_session=27, threshold=10), Attribution.PARTICIPANT),
        ],
    )
    def test_words_without_a_name_hide_in_a_crowd(
        self, crowd: Crowd | None, attribution: Attribution
    ) -> None:
        """Somebody is one of the ministry's, one of those present, or nobody, by their number."""
        admitted = admit(said(0, WORDS), channel="website", language="en", crowd=crowd)

        assert admitted is not None
        assert (admitted.attribution, admitted.speaker, admitted.post) == (attribution, None, None)
        assert admitted.items == (ConsentItem.WORDS,)


class TestCrowd:
    """How many people somebody would be one of."""

    def crowd(self, programme: Programme, **more: object) -> Crowd:
        """The crowd of the first speaker."""
        return crowd_of(
            programme, programme.testimonials[0], channel="website", language="en", **more
        )

    def test_it_is_counted_from_the_records(self) -> None:
        """As many as statistics knows of the ministry and of the session, at the least."""
        assert self.crowd(programme_of(WORDS)) == Crowd(of_body=9, of_session=30)

    def test_who_is_named_beside_is_somebody_else(self) -> None:
        """Each other speaker under a name leaves one fewer; the same name leaves one fewer once."""
        named = granted(ConsentItem.WORDS, ConsentItem.NAME)
        programme = programme_of(WORDS, named, named)
        twice = attrs.evolve(programme.testimonials[2], speaker=name_of(1))
        again = attrs.evolve(programme, testimonials=(*programme.testimonials[:2], twice))

        assert self.crowd(programme) == Crowd(of_body=7, of_session=28)
        assert self.crowd(again) == Crowd(of_body=8, of_session=29)

    def test_about_right_is_no_least(self) -> None:
        """A figure that is only about right hides nobody for certain."""
        programme = programme_of(WORDS)
        about = Headcount(statements=(Statement(count=Count.about(39)),))
        (session,) = programme.sessions
        sessions = (attrs.evolve(session, headcount=about, roster=None),)

        assert self.crowd(attrs.evolve(programme, sessions=sessions)).of_session == 0

    def test_records_that_contradict_one_another_hide_nobody(self) -> None:
        """Where the figures cannot all be true, none is relied upon."""
        programme = programme_of(WORDS, people=3, officials=9)

        assert self.crowd(programme) == Crowd()

    def test_without_a_session_there_is_no_crowd(self) -> None:
        """Nobody knows how many were where it was said."""
        programme = programme_of(WORDS)
        nowhere = attrs.evolve(programme.testimonials[0], session=None)

        assert self.crowd(attrs.evolve(programme, testimonials=(nowhere,))) == Crowd()

    @pytest.mark.parametrize(("rule", "hides"), [(9, True), (10, False), (None, True)])
    def test_the_rule_says_how_many_are_enough(self, rule: int | None, hides: bool) -> None:  # noqa: FBT001
        """The threshold is the rule's, and five where none is given."""
        assert self.crowd(programme_of(WORDS), rule=rule).hides_in_body is hides

    @pytest.mark.parametrize(
        ("people", "officials", "said_by"),
        [
            (30, 5, ["An official of the Ministry of Education"]),
            (30, 4, ["A participant in the session"]),
            (4, 4, []),
        ],
    )
    def test_a_report_says_as_much_as_hides(
        self, people: int, officials: int, said_by: list[str]
    ) -> None:
        """A report attributes words to a ministry, to a participant or to nobody."""
        consent_given = granted(ConsentItem.WORDS, channel="flash_report")
        programme = programme_of(consent_given, people=people, officials=officials)

        page = ha.flash_report(programme, "s-1").edition("en_GB").page

        assert [line.text.text for line in page.quotations[0].attribution] == said_by


class TestPublishable:
    """A programme as it may be published."""

    def test_it_is_a_programme_like_any_other(self) -> None:
        """It is written and read, and publishing it again changes nothing."""
        programme = programme_of(granted(*ConsentItem), WORDS, Consent())

        left = publishable(programme, channel="website", languages=LANGUAGES)

        assert ha.loads(ha.dumps(left)) == left
        assert publishable(left, channel="website", languages=LANGUAGES) == left
        assert [one.id for one in left.testimonials] == ["t-0", "t-1"]
        assert left.publications[0].testimonials == ("t-0", "t-1")
        assert left.publications[0].photographs == ("photo-0",)
        assert left.sessions[0].notes == ("It was hot.",)
        assert left.publications[0].paragraphs == (LocalizedText({"en": "It was held."}),)

    def test_what_must_have_a_text_has_its_identifier(self) -> None:
        """A headline that names somebody gives way to the publication's identifier."""
        left = publishable(programme_of(), channel="website", languages=["en"])

        assert dict(left.publications[0].headline.texts) == {"en": "report"}

    @pytest.mark.parametrize(
        ("people", "officials", "references"),
        [(30, 5, ("moe", "s-1")), (30, 4, (None, "s-1")), (4, 4, (None, None))],
    )
    def test_what_leads_back_to_a_speaker_goes_with_the_name(
        self, people: int, officials: int, references: tuple[str | None, str | None]
    ) -> None:
        """Body and session stay only where the speaker is one of enough."""
        programme = programme_of(WORDS, people=people, officials=officials)

        (one,) = publishable(programme, channel="website", languages=["en"]).testimonials

        assert (one.organisation, one.session) == references
        assert (one.speaker, one.post, one.sources, one.notes) == (None, None, (), ())
        assert one.consent.evidence is None

    def test_parts_that_cannot_do_without_go_whole(self) -> None:
        """A part of an agenda that names somebody goes, and so does a picture whose file does."""
        programme = programme_of(granted(*ConsentItem))
        (session,) = programme.sessions
        (picture,) = programme.photographs
        agenda = tuple(
            AgendaItem(title=LocalizedText({"en": title}))
            for title in ("Opening by Canary-participant", "Dialogue")
        )
        named = attrs.evolve(picture, path="Canary-participant.jpg")

        left = publishable(
            attrs.evolve(
                programme,
                sessions=(attrs.evolve(session, agenda=agenda),),
                photographs=(named,),
            ),
            channel="website",
            languages=["en"],
        )

        assert left.sessions[0].agenda == agenda[1:]
        assert (left.photographs, left.publications[0].photographs) == ((), ())

    def test_a_programme_without_people_stays_as_it_is(self) -> None:
        """Where there is nothing personal, nothing is changed."""
        plain = Programme(
            id="p",
            name=LocalizedText({"en": "Example"}),
            sessions=(Session(id="s-1", title=LocalizedText({"en": "Session"})),),
        )

        assert publishable(plain, channel="website", languages=["en"]) == plain

    @pytest.mark.parametrize("languages", [[], "en"])
    def test_languages_are_a_list(self, languages: object) -> None:
        """Nothing, and a single text, are refused."""
        with pytest.raises(InvalidValueError):
            publishable(programme_of(), channel="website", languages=languages)

    @pytest.mark.extra("documents")
    def test_the_shipped_programme_can_be_published(self) -> None:
        """HIJRA AMINA keeps its published speakers, and loses what shows their consent."""
        programme = ha.read("examples/hijra-amina")

        left = publishable(programme, channel="flash_report", languages=LANGUAGES, on=ON)

        assert [one.speaker for one in left.testimonials] == [
            one.speaker for one in programme.testimonials
        ]
        shown = ha.dumps(left)
        forms = [one.consent.evidence for one in programme.testimonials]
        assert all(form is not None and form not in shown for form in forms)
        assert left.publications[0].paragraphs == programme.publications[0].paragraphs


class TestWithdrawing:
    """What a ledger knows of consents."""

    def test_a_withdrawal_holds_until_a_new_consent(self) -> None:
        """A consent that is given on a later day is a new one; on the same day it is not."""
        ledger = Ledger()
        ledger.withdrawal("t-0", id="w-1", on=ON)

        statuses = {
            day: with_withdrawals(programme_of(attrs.evolve(WORDS, given_on=day)), ledger)
            .testimonials[0]
            .consent.status.value
            for day in (None, ON - dt.timedelta(1), ON, ON + dt.timedelta(1))
        }

        assert list(statuses.values()) == ["withdrawn", "withdrawn", "withdrawn", "granted"]

    def test_pictures_are_withdrawn_too(self) -> None:
        """A photograph's consent is withdrawn by its identifier."""
        ledger = Ledger()
        ledger.withdrawal("photo-0", id="w-1", on=ON)

        programme = with_withdrawals(programme_of(granted(*ConsentItem)), ledger)

        assert programme.photographs[0].consent.status is ConsentStatus.WITHDRAWN
        assert programme.testimonials[0].consent.status is ConsentStatus.GRANTED


def test_a_long_sentence_of_withheld_words_is_found() -> None:
    """A text that repeats one whole sentence of somebody is stopped; a common one is not."""
    words = LocalizedText({"en": "Thank you. The session taught us to ask the right questions."})
    programme = attrs.evolve(programme_of(), testimonials=(said(0, Consent(), words=words),))
    one = Screen.of(programme, channel="website", language="en")

    assert one.stops("She said the session taught us to ask the right questions, and left.")
    assert not one.stops("Thank you.")


def test_who_is_named_once_may_be_named() -> None:
    """A speaker who allowed the name with one quotation, and not with another, is no secret."""
    named = said(0, granted(ConsentItem.WORDS, ConsentItem.NAME))
    unnamed = attrs.evolve(said(1, WORDS), speaker=named.speaker)
    programme = attrs.evolve(programme_of(), testimonials=(named, unnamed))

    assert not Screen.of(programme, channel="website", language="en").stops("Speaker-0- spoke")
    assert Screen.of(programme, channel="press", language="en").stops("Speaker-0- spoke")


def test_the_gate_says_what_is_allowed() -> None:
    """What is allowed is what the consent says, item by item."""
    assert gate.allowed(WORDS, channel="website", language="en-GB") == {ConsentItem.WORDS}
