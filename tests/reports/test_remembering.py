"""What was published is remembered: files, consents, figures, all or nothing."""

import datetime as dt
import hashlib
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import attrs
import pytest

import hijra_amina as ha
from hijra_amina.disclosure import Ledger, publications_affected
from hijra_amina.disclosure.ledger import Use
from hijra_amina.errors import DisclosureError, InvalidValueError, UnknownReferenceError
from hijra_amina.model import (
    Consent,
    ConsentItem,
    ConsentStatus,
    Photograph,
    Programme,
    Statement,
)
from hijra_amina.reports import flash_report
from hijra_amina.reports.remembering import entry_of
from hijra_amina.values import Count, LocalizedText, Share

BAGHDAD = "baghdad-2015-06"
ON = dt.date(2015, 6, 30)
BOTH = ("en_GB", "ar_IQ")


def published(programme: Programme, folder: Path, ledger: Ledger, **more: str):
    """The June report, published with a ledger."""
    report = flash_report(programme, BAGHDAD, on=ON)
    return report.publish(folder, locales=BOTH, formats=("html", "txt"), ledger=ledger, **more)


class TestRemembering:
    """The entry of a report."""

    def test_the_files_are_in_the_ledger(self, programme: Programme, tmp_path: Path) -> None:
        """Each file is there with the digest of what is on the disk."""
        ledger = Ledger.open(tmp_path / "ledger")

        files = published(programme, tmp_path / "out", ledger)

        (entry,) = Ledger.open(tmp_path / "ledger").publications
        assert entry == files.entry
        assert {file.name: file.sha256 for file in entry.files} == {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files
        }
        assert (entry.id, entry.on, entry.channel) == (f"{BAGHDAD}.2015-06-30", ON, "flash_report")
        assert (entry.publication, entry.languages) == ("flash-report-2015-06", ("en", "ar"))

    def test_the_consents_are_in_the_ledger(self, programme: Programme, tmp_path: Path) -> None:
        """Who is quoted by name is there by identifier, in the languages of the editions."""
        ledger = Ledger()

        published(programme, tmp_path, ledger)

        (entry,) = ledger.publications
        named = (ConsentItem.WORDS, ConsentItem.NAME)
        assert {(use.record, use.items, use.languages) for use in entry.testimonials} == {
            (said.id, (*named, *([ConsentItem.POST] if said.post else [])), ("en-GB", "ar-IQ"))
            for said in programme.testimonials
            if said.id in programme.publications[0].testimonials
        }

    def test_the_figures_are_in_the_ledger(self, programme: Programme, tmp_path: Path) -> None:
        """27 people, over 60% women, three ministries and no other, and who is quoted."""
        ledger = Ledger()

        published(programme, tmp_path, ledger)

        said = {(claim.where, claim.share or claim.count) for claim in ledger.published()}
        women = (("sex", "female"),)
        there = {"iq-momd", "iq-moe", "iq-mowa"}
        assert {
            ((), Count.exactly(27)),
            (women, Share.more_than("60%")),
            (women, Share.more_than("1/2")),
            *(((("ministry", code),), Count.at_least(1)) for code in there),
            ((("ministry", "iq-moi"),), Count.exactly(0)),
        } <= said
        assert all(
            claim.count in {Count.exactly(0), Count.at_least(1)}
            for claim in ledger.published()
            if claim.where and claim.where[0][0] == "ministry"
        )
        assert {claim.sessions for claim in ledger.published()} == {frozenset({BAGHDAD})}

    def test_what_no_edition_says_is_no_fact(
        self, changed: Callable[..., Programme], programme: Programme, tmp_path: Path
    ) -> None:
        """A figure of the records that the report does not print stays unknown to readers."""
        headcount = programme.session(BAGHDAD).headcount
        assert headcount is not None
        quiet = Statement(count=9, sex="male", organisation="moe")
        more = attrs.evolve(headcount, statements=(*headcount.statements, quiet))
        ledger = Ledger()

        published(changed(headcount=more), tmp_path, ledger)

        assert Count.exactly(9) not in {claim.count for claim in ledger.published()}

    def test_no_name_is_in_the_ledger(self, programme: Programme, tmp_path: Path) -> None:
        """The file has no name, no post, no word that anybody said, and no evidence."""
        path = tmp_path / "ledger"
        published(programme, tmp_path / "out", Ledger.open(path))
        text = path.read_text(encoding="utf-8")

        personal = [
            part
            for said in programme.testimonials
            for part in (
                said.speaker.written if said.speaker else "Zainab",
                said.consent.evidence or "evidence",
                *(words for _, words in said.words.texts),
                *(post for _, post in (said.post.texts if said.post else ())),
            )
        ]
        assert len(personal) > 10
        assert [part for part in personal if part in text] == []

    def test_without_a_ledger_it_says_so(self, programme: Programme, tmp_path: Path) -> None:
        """Who publishes without a ledger is told what that means."""
        report = flash_report(programme, BAGHDAD)

        files = report.publish(tmp_path, locales=BOTH, formats=("txt",))

        assert files.entry is None
        assert [found.code for found in files.findings] == ["finding.no_ledger"]

    def test_a_ledger_wants_a_day(self, programme: Programme, tmp_path: Path) -> None:
        """Nothing is remembered, and nothing written, without a day."""
        report = flash_report(programme, BAGHDAD)
        with pytest.raises(InvalidValueError, match="the day of publication"):
            report.publish(tmp_path / "out", locales=BOTH, ledger=Ledger())
        assert not (tmp_path / "out").exists()

        files = report.publish(tmp_path / "out", locales=BOTH, ledger=Ledger(), on=ON)
        assert files.entry is not None

    @pytest.mark.parametrize(("women", "refused"), [(3, True), (9, False), (25, True)])
    def test_a_rule_is_asked_of_its_own_figures(
        self,
        make: Callable[..., Programme],
        tmp_path: Path,
        women: int,
        refused: bool,  # noqa: FBT001
    ) -> None:
        """With a rule, a report that says a small figure, or lets it be told, is not published."""
        programme = make(women=women, men=27 - women)
        report = flash_report(programme, programme.sessions[0].id, on=ON)
        ledger, folder = Ledger(), tmp_path / "out"

        with pytest.raises(DisclosureError) if refused else nullcontext():
            report.publish(folder, locales=BOTH, ledger=ledger, rule=5)

        assert len(ledger) == len(list(folder.iterdir())) // 2 == (not refused)
        with pytest.raises(InvalidValueError):
            report.publish(folder, locales=BOTH, rule=5)

    def test_a_path_will_do(self, programme: Programme, tmp_path: Path) -> None:
        """The ledger's file can be named in its place."""
        path = tmp_path / "ledger"

        flash_report(programme, BAGHDAD, on=ON).publish(
            tmp_path / "out", locales=BOTH, formats=["md"], ledger=path, id="june"
        )

        assert [entry.id for entry in Ledger.open(path).entries] == ["june"]


class TestAllOrNothing:
    """Files and ledger agree whatever happens."""

    def test_a_second_publication_needs_a_name_of_its_own(
        self, programme: Programme, tmp_path: Path
    ) -> None:
        """An identifier that is taken is refused before any file is touched."""
        ledger = Ledger()
        files = published(programme, tmp_path, ledger)
        files[0].write_text("as it was", encoding="utf-8")

        with pytest.raises(InvalidValueError):
            published(programme, tmp_path, ledger)

        assert files[0].read_text(encoding="utf-8") == "as it was"
        published(programme, tmp_path, ledger, id="again")
        assert len(ledger.publications) == 2

    def test_files_go_if_the_ledger_fails(
        self, programme: Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """If the entry cannot be written, new files are gone and old ones are as they were."""
        folder = tmp_path / "out"
        folder.mkdir()
        old = folder / f"{BAGHDAD}.en_GB.html"
        old.write_text("as it was", encoding="utf-8")
        ledger = Ledger.open(tmp_path / "ledger")

        def fail(*_: object, **__: object) -> None:
            assert old.read_text(encoding="utf-8") != "as it was"
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Ledger, "publication", fail)
        with pytest.raises(OSError, match="No space"):
            published(programme, folder, ledger)

        assert [path.name for path in folder.iterdir()] == [old.name]
        assert old.read_text(encoding="utf-8") == "as it was"

    def test_nothing_is_remembered_if_files_fail(
        self, programme: Programme, tmp_path: Path
    ) -> None:
        """If a file cannot have its name, the ledger says nothing."""
        (tmp_path / f"{BAGHDAD}.ar_IQ.txt").mkdir()
        ledger = Ledger()

        with pytest.raises(OSError, match=r".*"):
            published(programme, tmp_path, ledger)

        assert len(ledger) == 0
        assert [path.name for path in tmp_path.iterdir()] == [f"{BAGHDAD}.ar_IQ.txt"]


class TestWithdrawing:
    """What a withdrawal touches, and what comes after it."""

    def test_affected_publications_are_listed(self, programme: Programme, tmp_path: Path) -> None:
        """What the ledger knows with its files, and what the programme records."""
        ledger = Ledger()
        files = published(programme, tmp_path, ledger)

        found = publications_affected(programme, "quote-education", ledger=ledger)

        assert [(one.id, one.is_published, one.on) for one in found] == [
            (f"{BAGHDAD}.2015-06-30", True, ON),
            ("flash-report-2015-06", False, None),
        ]
        assert [file.name for file in found[0].files] == [path.name for path in files]
        assert found[0].languages == ("en-GB", "ar-IQ")
        assert found == publications_affected(
            programme, programme.testimonial("quote-education"), ledger=ledger
        )

    def test_a_ledger_can_be_named_by_its_path(self, programme: Programme, tmp_path: Path) -> None:
        """As everywhere else."""
        path = tmp_path / "releases.jsonl"
        published(programme, tmp_path, Ledger.open(path))
        found = publications_affected(programme, "quote-education", ledger=path)
        assert found == publications_affected(
            programme, "quote-education", ledger=Ledger.open(path)
        )
        assert found[0].is_published

    def test_captions_are_found_too(self, programme: Programme) -> None:
        """A photograph is found by its identifier; what nobody knows is refused."""
        assert [one.id for one in publications_affected(programme, "caption-over-60")] == [
            "flash-report-2015-06"
        ]
        with pytest.raises(UnknownReferenceError):
            publications_affected(programme, "nobody")

    def test_a_withdrawal_in_the_ledger_is_enough(
        self, programme: Programme, tmp_path: Path
    ) -> None:
        """A consent that the ledger knows to be withdrawn is not relied upon any more."""
        ledger = Ledger()
        published(programme, tmp_path, ledger)
        said = programme.testimonial("quote-education")
        assert said.speaker is not None
        ledger.withdrawal(said.id, id="w-1", on=ON)

        files = published(programme, tmp_path, ledger, id="again")

        assert files.entry is not None
        assert said.id not in {use.record for use in files.entry.testimonials}
        for path in files:
            text = path.read_text(encoding="utf-8")
            assert said.speaker.written not in text
            assert all(words not in text for _, words in said.words.texts)


class TestPictures:
    """Pictures are remembered, and go with their consent."""

    def programme(self, make: Callable[..., Programme]) -> Programme:
        """A programme with a picture whose caption says how many women there were."""
        programme = make(women=18, men=9)
        picture = Photograph(
            id="photo-1",
            session="s-1",
            path="1.png",
            caption=LocalizedText({"en": "More than half of the participants were women."}),
            alternative_text=LocalizedText({"en": "A room"}),
            consent=Consent(
                status=ConsentStatus.GRANTED,
                covers=(ConsentItem.PHOTOGRAPH,),
                channels=("flash_report",),
                languages=("en",),
                given_on=ON,
            ),
        )
        (publication,) = programme.publications
        publications = (attrs.evolve(publication, photographs=("photo-1",)),)
        return attrs.evolve(programme, photographs=(picture,), publications=publications)

    def test_a_picture_is_remembered_until_it_is_withdrawn(
        self, make: Callable[..., Programme], tmp_path: Path
    ) -> None:
        """The picture is there with its consent and its caption's figure, and then is not."""
        (tmp_path / "1.png").write_bytes(b"\x89PNG\r\n\x1a\n-pixels-")
        report = flash_report(self.programme(make), "s-1", folder=tmp_path, on=ON)
        ledger = Ledger()

        files = report.publish(tmp_path / "out", locales=["en_GB", "ar_IQ"], ledger=ledger)

        (entry,) = ledger.publications
        assert entry.photographs == (
            Use(
                record="photo-1",
                items=(ConsentItem.PHOTOGRAPH,),
                languages=("en-GB",),
                given_on=ON,
            ),
        )
        assert Share.more_than("1/2") in {claim.share for claim in entry.claims}
        assert "data:image/png" in files[0].read_text(encoding="utf-8")

        ledger.withdrawal("photo-1", id="w-1", on=ON)
        files = report.publish(tmp_path / "out", locales=["en_GB"], ledger=ledger, id="again")

        assert ledger.publications[-1].photographs == ()
        assert "data:image/png" not in files[0].read_text(encoding="utf-8")

    def test_an_entry_needs_a_day(self, make: Callable[..., Programme]) -> None:
        """What has no day is no entry."""
        report = flash_report(make(women=18, men=9), "s-1")

        with pytest.raises(InvalidValueError, match="the day of publication"):
            entry_of(report, [], {})


def test_the_shipped_editions_are_what_they_were(programme: Programme) -> None:
    """All four speakers of June 2015 are quoted under their names, as they were in print."""
    report = ha.flash_report(programme, BAGHDAD)

    for locale in BOTH:
        page = report.edition(locale).page
        assert len(page.quotations) == 4
        assert all(quotation.attribution[0].kind == "speaker" for quotation in page.quotations)
