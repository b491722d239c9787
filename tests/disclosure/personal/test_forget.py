"""`forget`: a person's values are gone, every figure stays, what was out of reach is told."""

import json
import warnings

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import hijra_amina as ha
from hijra_amina.disclosure.personal import forget
from hijra_amina.errors import HijraAminaError, InvalidValueError
from hijra_amina.model import (
    ConsentStatus,
    Facilitator,
    Participant,
    Photograph,
    PossibleMatch,
    Programme,
    Publication,
    Session,
    Source,
    Testimonial,
)
from hijra_amina.testing import programmes
from hijra_amina.values import Count, LocalizedText, Period, PersonName, Transliteration

from .test_pseudonymise import figures, people

LATIN = "Qwerfname Zxcvname"
ARABIC = "قزدرة ظغشبنة"
NAME = PersonName(LATIN, "Latn", (Transliteration(ARABIC, "Arab", by="list"),), rank="Major")
# Letters and marks that writers interchange; whoever was to be forgotten is still meant.
SPELT = [LATIN, LATIN.upper(), "Qwerfname  Zxcvname", "Qwerfname\nZxcvname", "qwerfname-zxcvname"]
SPELT += [ARABIC, "قزدره ظغشبنه", "قَزدرة ظغشـبنة"]
CANARIES = ["qwerfname", "zxcvname", "قزدر", "ظغشبن"]


def holding(text: str) -> Programme:
    """A programme in which a text about a participant stands wherever a text can stand."""
    made = people()
    first, second, *rest = made.participants
    words = LocalizedText({"en": f"He said: {text}, thanks", "ar": f"قال {text} شكرا"})
    session = attrs.evolve(
        made.sessions[0],
        title=words,
        audience=words,
        kind_wording=text,
        period=attrs.evolve(made.sessions[0].period, wording=text),
        notes=(text, "nothing of the kind"),
        sources=(Source(publication=text, address=text, reference=text, wording=text, note=text),),
    )
    return attrs.evolve(
        made,
        notes=(f"ask {text} for the list",),
        participants=(attrs.evolve(first, name=NAME), second, *rest),
        sessions=(session, *made.sessions[1:]),
        possible_matches=(PossibleMatch(first=second.id, second=first.id, why="same name"),),
        photographs=(Photograph(id="f-1", path=f"img/{text}.jpg", caption=words, credit=text),),
        publications=(
            Publication(id="r-1", headline=words, lead=words, paragraphs=(words,), notes=(text,)),
        ),
    )


def written(programme: Programme, folder) -> bytes:
    """Every byte of the programme in every form that it can be written in."""
    ha.write(programme, folder / "a.json")
    ha.write(programme, folder / "a.yaml")
    ha.write(programme, folder / "a")
    return b"\n".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def holds_a_canary(data: bytes) -> bool:
    """Whether a canary stands in it, as it is or as JSON would escape it."""
    folded = data.decode().casefold().replace("ـ", "").replace("َ", "")
    return any(one in folded or json.dumps(one)[1:-1] in folded for one in CANARIES)


@pytest.mark.extra("documents")
@pytest.mark.parametrize("text", SPELT)
def test_no_byte_of_the_name_is_left(tmp_path, text: str) -> None:
    """In JSON, YAML and a folder, however the name was spelt in notes, titles and captions."""
    made = holding(text)
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    assert holds_a_canary(written(made, tmp_path / "before"))
    forgotten = forget(made, "p-000001")
    data = written(forgotten.programme, tmp_path / "after")
    assert not holds_a_canary(data)
    assert b"p-000001" not in data
    for shown in (repr(forgotten), str(forgotten), *map(str, forgotten.changed)):
        assert not holds_a_canary(shown.encode())


@given(programmes(), st.data())
def test_every_figure_stays(programme: Programme, data: st.DataObject) -> None:
    """Whoever is forgotten, participants or speakers, whatever is counted is the same."""
    known = [one.id for one in (*programme.participants, *programme.testimonials)]
    assume(known and len(set(known)) == len(known))
    person = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=2, unique=True))
    made = forget(programme, person).programme
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert figures(made) == figures(programme)


@given(programmes(), st.data())
def test_nobody_else_is_touched(programme: Programme, data: st.DataObject) -> None:
    """All other participants and quotations are what they were, in the same places."""
    assume(programme.participants)
    person = data.draw(st.sampled_from(programme.participants))
    assume(all(said.id != person.id for said in programme.testimonials))
    made = forget(attrs.evolve(programme), person.id).programme
    for before, after in zip(programme.participants, made.participants, strict=True):
        if before.id == person.id:
            assert after == attrs.evolve(before, id=after.id, name=None)
            assert after.id != before.id
        else:
            assert after == before


def test_two_erasures_cannot_be_linked() -> None:
    """The new identifier is random: it is nobody's, and another one the next time."""
    made = people()
    ids = [forget(made, "p-000002").programme.participants[1].id for _ in range(2)]
    assert ids[0] != ids[1]
    assert all(one.startswith("p-") and len(one) == 34 for one in ids)


def quoting() -> Programme:
    """A programme with a quotation that a report has published."""
    made = people()
    said = Testimonial(
        id="t-9",
        words=LocalizedText({"en": "It helps."}, original="en"),
        speaker=NAME,
        post=LocalizedText({"en": "Head of something"}),
        session=made.sessions[1].id,
        sources=(Source(wording="It helps."),),
        notes=("kept as printed",),
    )
    report = Publication(
        id="r-1",
        headline=LocalizedText({"en": f"{LATIN} speaks"}),
        testimonials=("t-9",),
    )
    picture = Photograph(id="f-1", session=made.sessions[1].id)
    elsewhere = Photograph(id="f-2", session=made.sessions[2].id)
    return attrs.evolve(
        made, testimonials=(said,), publications=(report,), photographs=(picture, elsewhere)
    )


def test_a_speaker_is_forgotten_with_the_words() -> None:
    """Words, speaker, post, sources and notes go; the quotation is still counted and withdrawn."""
    made = forget(quoting(), "t-9").programme
    (said,) = made.testimonials
    assert said.words.pick("en_GB").text == "[withheld]"
    assert (said.speaker, said.post, said.sources, said.notes) == (None, None, (), ())
    assert said.consent.status is ConsentStatus.WITHDRAWN
    assert said.session == quoting().testimonials[0].session
    assert ha.count(made, "testimonials") == Count.exactly(1)
    assert made.publications[0].headline.pick("en_GB").text == "[…] speaks"
    assert made.publications[0].testimonials == ("t-9",)


def test_an_identifier_that_tells_the_name_goes() -> None:
    """It keeps its identifier for the ledger, unless that is made of the name."""
    made = quoting()
    telling = attrs.evolve(made.testimonials[0], id="zxcvname-2015")
    made = attrs.evolve(made, testimonials=(telling,), publications=())
    assert "zxcvname" not in forget(made, "zxcvname-2015").programme.testimonials[0].id


def test_what_could_not_be_reached_is_told() -> None:
    """Publications that quote or name, photographs of the session, files elsewhere; no name."""

    @attrs.frozen
    class Use:
        record: str

    @attrs.frozen
    class Report:
        id: str
        testimonials: tuple[Use, ...]

    @attrs.frozen
    class Ledger:
        publications: tuple[Report, ...]

    ledger = Ledger((Report("out-1", (Use("t-9"),)), Report("out-2", (Use("t-8"),))))
    left = forget(quoting(), "t-9", ledger=ledger).unchanged
    assert [(one.code, one.path) for one in left] == [
        ("quoted_in_publication", "$.publications[0]"),
        ("named_in_publication", "$.publications[0]"),
        ("photograph_undecided", "$.photographs[0]"),
        ("quoted_in_release", "ledger"),
        ("files_elsewhere", "$"),
    ]
    assert left[3].details == (("publication", "out-1"),)
    assert not any(holds_a_canary(str(one).encode()) for one in left)


def test_the_same_name_elsewhere_is_told_and_left() -> None:
    """Another record of that name may be another person; a part of it may be somebody else's."""
    made = quoting()
    first, *rest = made.participants
    leader = Facilitator(name=NAME)
    session = attrs.evolve(made.sessions[0], facilitators=(leader,), notes=("Zxcvname was late",))
    made = attrs.evolve(
        made,
        participants=(attrs.evolve(first, name=NAME), *rest),
        sessions=(session, *made.sessions[1:]),
    )
    forgotten = forget(made, first.id)
    assert forgotten.programme.sessions[0].facilitators == (leader,)
    told = {(one.code, one.path) for one in forgotten.unchanged}
    assert ("same_name", "$.sessions[0].facilitators[0].name") in told
    assert ("same_name", "$.testimonials[0].speaker") in told
    assert ("part_of_name", "$.sessions[0].notes") in told
    both = forget(made, [first.id, "t-9"])
    assert both.programme.testimonials[0].speaker is None
    assert not any(one.path.startswith("$.testimonials") for one in both.unchanged)


@pytest.mark.parametrize("wrong", ["Qwerfname Zxcvname", "", ["t-9", "zxcvname"], [], None, 3, [3]])
def test_who_is_not_there_cannot_be_forgotten(wrong: object) -> None:
    """The error says what was expected, and nothing of what was given."""
    with pytest.raises(InvalidValueError, match=r"forget\.person") as caught:
        forget(quoting(), wrong)  # type: ignore[arg-type]
    assert not holds_a_canary(repr(caught.value).encode())


def test_one_identifier_of_two_records_is_refused() -> None:
    """A participant and a testimonial of one identifier have to be told apart first."""
    made = quoting()
    said = attrs.evolve(made.testimonials[0], id="p-000001")
    made = attrs.evolve(made, testimonials=(said,), publications=())
    with pytest.raises(HijraAminaError, match="one of both"):
        forget(made, "p-000001")


def test_a_name_of_one_word_is_cut_out_as_a_word() -> None:
    """Not out of the middle of another word."""
    person = Participant(id="p-1", name=PersonName("Abc"))
    session = Session(id="s", title=LocalizedText({"en": "Abcd and Abc"}), period=Period.unknown())
    made = Programme(id="x", name=session.title, participants=(person,), sessions=(session,))
    made = forget(made, "p-1").programme
    assert made.sessions[0].title.pick("en_GB").text == "Abcd and […]"
