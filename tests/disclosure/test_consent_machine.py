"""Reports are published, consents withdrawn and given anew: nothing is shown without one."""

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

import hijra_amina as ha
from hijra_amina.disclosure import Ledger, publications_affected, publishable
from hijra_amina.model import (
    Consent,
    ConsentItem,
    ConsentStatus,
    Headcount,
    Ministry,
    Programme,
    Session,
    Statement,
    Testimonial,
)
from hijra_amina.values import LocalizedText, PersonName

pytestmark = pytest.mark.extra("reports")

LOCALES = {"en_GB": "en", "ar_IQ": "ar"}
PEOPLE = range(3)
WHAT = (ConsentItem.WORDS, ConsentItem.NAME, ConsentItem.POST)
items = st.sets(st.sampled_from(WHAT)).map(lambda some: tuple(one for one in WHAT if one in some))
languages = st.sampled_from([("en",), ("ar",), ("en", "ar")])
people = st.sampled_from(PEOPLE)


def said(n: int) -> Testimonial:
    """A quotation that nobody has allowed yet."""
    return Testimonial(
        id=f"t-{n}",
        words=LocalizedText({"en": f"words-{n}-", "ar": f"كلام-{n}-"}),
        speaker=PersonName(f"Speaker-{n}-", "Latn"),
        post=LocalizedText({"en": f"Post-{n}-", "ar": f"منصب-{n}-"}),
        organisation="moe",
        session="s-1",
    )


class ConsentMachine(RuleBasedStateMachine):
    """A programme's records, its ledger and its reports, day by day."""

    def __init__(self) -> None:
        """Make a programme in which nobody was asked."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.ledger = Ledger.open(self.folder / "ledger")
        self.on = dt.date(2015, 6, 30)
        name = LocalizedText({"en": "Example", "ar": "مثال"})
        counted = Headcount(statements=(Statement(count=27),))
        self.programme = Programme(
            id="p",
            name=name,
            organisations=(Ministry(id="moe", name=name),),
            sessions=(Session(id="s-1", title=name, headcount=counted),),
            testimonials=tuple(map(said, PEOPLE)),
        )
        # What is true, kept apart: the last consent of each, and the day it was withdrawn.
        self.given: dict[int, Consent] = {}
        self.withdrawn: dict[int, dt.date] = {}
        self.shown: dict[str, set[int]] = {}

    def teardown(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder)

    def covers(self, n: int, item: ConsentItem, language: str) -> bool:
        """Whether somebody allows something today, by what is true."""
        given = self.given.get(n)
        if given is None or not {item, ConsentItem.WORDS} <= set(given.covers):
            return False
        if n in self.withdrawn and self.withdrawn[n] >= given.given_on:
            return False
        return language in given.languages and (given.until is None or self.on <= given.until)

    @rule(n=people, covers=items, spoken=languages, lasting=st.sampled_from([None, 0, 2]))
    def consent(
        self, n: int, covers: tuple[ConsentItem, ...], spoken: tuple[str, ...], lasting: int | None
    ) -> None:
        """Somebody gives a consent, for good or for some days."""
        until = None if lasting is None else self.on + dt.timedelta(lasting)
        self.given[n] = Consent(
            status=ConsentStatus.GRANTED,
            covers=covers,
            channels=("flash_report",),
            languages=spoken,
            given_on=self.on,
            until=until,
        )
        self.record(n, consent=self.given[n])

    @rule(n=people)
    def withdraw(self, n: int) -> None:
        """Somebody takes it back; the ledger hears of it, the document does not."""
        name = f"withdrawal-{len(self.ledger)}"
        self.ledger.withdrawal(f"t-{n}", id=name, on=self.on)
        self.withdrawn[n] = self.on
        affected = publications_affected(self.programme, f"t-{n}", ledger=self.ledger)
        assert {one.id for one in affected} == {
            report for report, people_shown in self.shown.items() if n in people_shown
        }

    @rule(n=people)
    def correct(self, n: int) -> None:
        """Somebody puts a post right; the consent is the same."""
        post = LocalizedText({"en": f"Post-{n}-", "ar": f"منصب-{n}-"})
        self.record(n, post=post)

    def record(self, n: int, **changes: object) -> None:
        """Change a quotation of the programme."""
        testimonials = tuple(
            attrs.evolve(one, **changes) if one.id == f"t-{n}" else one
            for one in self.programme.testimonials
        )
        self.programme = attrs.evolve(self.programme, testimonials=testimonials)

    @rule()
    def wait(self) -> None:
        """A day passes."""
        self.on += dt.timedelta(1)

    @rule()
    def publish(self) -> None:
        """A report is published in both languages, as text and as a page."""
        report = ha.flash_report(self.programme, "s-1", on=self.on)
        name = f"report-{len(self.ledger)}"
        files = report.publish(
            self.folder / name,
            locales=LOCALES,
            formats=("html", "txt"),
            ledger=self.ledger,
            id=name,
        )
        self.shown[name] = {
            n
            for n in PEOPLE
            if any(self.covers(n, ConsentItem.WORDS, one) for one in LOCALES.values())
        }
        for path in files:
            language = LOCALES[path.name.split(".")[1]]
            text = path.read_text(encoding="utf-8")
            self.check(text, {language})
        assert files.entry is not None
        assert {use.record for use in files.entry.testimonials} == {
            f"t-{n}" for n in self.shown[name]
        }

    @rule(spoken=languages)
    def share(self, spoken: tuple[str, ...]) -> None:
        """The programme is published as a document."""
        left = publishable(
            self.programme,
            channel="flash_report",
            languages=spoken,
            on=self.on,
            ledger=self.ledger,
        )
        self.check(ha.dumps(left), set(spoken))

    def check(self, text: str, spoken: set[str]) -> None:
        """Whatever stands in a text is allowed, and what is allowed stands there."""
        for n in PEOPLE:
            heard = {one for one in spoken if self.covers(n, ConsentItem.WORDS, one)}
            for language, words in (("en", f"words-{n}-"), ("ar", f"كلام-{n}-")):
                assert (words in text) is (language in heard)
            for item, canaries in (
                (ConsentItem.NAME, (f"Speaker-{n}-",)),
                (ConsentItem.POST, (f"Post-{n}-", f"منصب-{n}-")),
            ):
                may = bool(heard) and all(self.covers(n, item, one) for one in heard)
                assert any(canary in text for canary in canaries) is may

    @invariant()
    def the_ledger_names_nobody(self) -> None:
        """The ledger has no name, no post and no word of anybody."""
        path = self.folder / "ledger"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert not any(part in text for part in ("Speaker", "Post-", "منصب", "words-", "كلام"))


TestConsentMachine = ConsentMachine.TestCase
TestConsentMachine.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
