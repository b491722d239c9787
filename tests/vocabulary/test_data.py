"""The terms that this package ships."""

import json
from pathlib import Path

import pytest

from hijra_amina import vocabulary
from hijra_amina.values import BIDI_CONTROLS
from hijra_amina.vocabulary import ReviewStatus, Term

EVERY = [term for kind in vocabulary.kinds() for term in vocabulary.terms(kind)]
RELEASED = json.loads(Path(__file__).with_name("codes.json").read_text(encoding="utf-8"))


def texts(term: Term) -> list[str]:
    """Everything a term says in words."""
    pieces = (*term.labels, *term.qualified_labels, *term.aliases, *term.abbreviations)
    notes = (term.note, *(s.note for s in term.successors), *(r.note for r in term.recognitions))
    return [piece.text for piece in pieces] + [note for note in notes if note]


def test_codes_are_only_ever_added() -> None:
    """Every code that was released is still there, of the same kind, in the same order."""
    for kind, codes in RELEASED.items():
        now = [term.code for term in vocabulary.terms(kind)]
        assert [code for code in now if code in codes] == codes


def test_every_kind_has_terms() -> None:
    """No kind is an empty promise."""
    assert set(RELEASED) == set(vocabulary.kinds())
    assert all(vocabulary.codes(kind) for kind in vocabulary.kinds())


def test_the_lists_are_as_long_as_the_sources_say() -> None:
    """19 KRG ministries, 19 governorates, one region, two governments, two sexes."""
    ministries = [t for t in vocabulary.terms("body") if t.attribute("body_kind") == "ministry"]

    assert sum(term.government == "krg" for term in ministries) == 19
    assert sum(term.government == "federal" for term in ministries) == 30
    assert [len(vocabulary.terms(k)) for k in ("governorate", "region", "government", "sex")] == [
        19,
        1,
        2,
        2,
    ]


@pytest.mark.parametrize("kind", vocabulary.kinds())
def test_every_term_can_be_shown_in_english_and_arabic(kind: str) -> None:
    """Each has both labels, in the script of its language."""
    for term in vocabulary.terms(kind):
        english, arabic = term.label("en_GB"), term.label("ar_IQ")
        assert (english.language, arabic.language) == ("en", "ar"), term.code
        assert any("\u0621" <= character <= "\u064a" for character in arabic.text)
        assert not any("\u0621" <= character <= "\u064a" for character in english.text)


def test_governorates_and_krg_ministries_have_a_sorani_name() -> None:
    """The sources have one for each."""
    terms = [*vocabulary.terms("governorate"), *vocabulary.terms("region")]
    terms += [term for term in vocabulary.terms("body") if term.code.startswith("krg-mo")]

    assert len(terms) == 39
    assert all(term.label("ckb_IQ").language == "ckb" for term in terms)


def test_an_attested_label_names_a_source_that_is_not_us() -> None:
    """What we wrote ourselves is a draft, and says so wherever it is shown."""
    for term in EVERY:
        for label in (*term.labels, *term.qualified_labels):
            attested = label.status is ReviewStatus.ATTESTED
            assert not (attested and label.source == "hijra-amina"), (term.code, label.text)
    assert vocabulary.term("topic", "resilience").label("ar_IQ").is_draft
    assert not vocabulary.term("topic", "thb").label("ar_IQ").is_draft


def test_a_language_without_label_falls_back_visibly() -> None:
    """A reader of Sorani gets the English name, and the caller can tell."""
    picked = vocabulary.term("topic", "resilience").label("ckb_IQ")

    assert (picked.language, picked.is_fallback) == ("en", True)


def test_text_holds_no_direction_marks() -> None:
    """Direction is markup."""
    assert not any(set(text) & set(BIDI_CONTROLS) for term in EVERY for text in texts(term))


def test_every_spelling_finds_its_own_term() -> None:
    """No alias is listed in vain."""
    for term in EVERY:
        pieces = (*term.labels, *term.qualified_labels, *term.aliases, *term.abbreviations)
        for text in (term.code, *(piece.text for piece in pieces)):
            found = [candidate.term for candidate in vocabulary.resolve(text, kind=term.kind)]
            assert term in found, (term.code, text)


def test_a_spelling_means_two_things_only_where_the_sources_leave_it_so() -> None:
    """Besides namesakes of the two governments, few spellings are shared, and each is known."""
    shared = set()
    for term in EVERY:
        for text in [label.text for label in term.labels] + [a.text for a in term.aliases]:
            found = vocabulary.resolve(text, kind=term.kind)
            governments = [candidate.term.government for candidate in found]
            if len(found) > 1 and sorted(map(str, governments)) != ["federal", "krg"]:
                shared.add(tuple(sorted(candidate.term.code for candidate in found)))

    assert shared == {
        ("iq-civil-aviation-authority", "iq-customs-authority"),
        ("iq-moe", "iq-mohe"),
        ("iq-moi-minister-office", "iq-momd-minister-office"),
    }


def test_namesakes_can_be_told_apart() -> None:
    """In a list of both governments no two bodies have the same qualified name."""
    for locale in ("en_GB", "ar_IQ"):
        names: dict[str, str] = {}
        for term in vocabulary.terms("body", on="2016"):
            name = term.label(locale, qualified=True, on="2016").text
            if term.parent is None:
                assert names.setdefault(name, term.code) == term.code


def test_every_source_is_cited_and_has_a_title() -> None:
    """A tag that nothing cites would be noise."""
    cited = {tag for term in EVERY for tag in term.sources}
    for term in EVERY:
        pieces = (*term.labels, *term.qualified_labels, *term.aliases, *term.abbreviations)
        cited |= {piece.source for piece in pieces}
        cited |= {attribute.source for attribute in term.attributes if attribute.source}
        cited |= {tag for event in (*term.successors, *term.recognitions) for tag in event.sources}

    notes = " ".join(text for term in EVERY for text in texts(term))

    assert all(citation.title for citation in vocabulary.sources())
    assert not [
        citation.tag
        for citation in vocabulary.sources()
        if citation.tag not in cited and citation.tag not in notes
    ]


def test_the_committee_has_members_of_both_governments() -> None:
    """The committee against trafficking has the KRG's interior ministry among 17 members."""
    committee = vocabulary.term("body", "iq-ccct")
    members = [a.value for a in committee.attributes if a.name == "member"]

    assert len(members) == 17
    assert {vocabulary.term("body", code).government for code in members} == {"federal", "krg"}


def test_governorates_of_the_region_are_part_of_it() -> None:
    """Dohuk, Erbil, Sulaymaniyah and Halabja lie in the Kurdistan Region."""
    inside = [term.code for term in vocabulary.terms("governorate") if term.parent == "IQ-KR"]

    assert inside == ["IQ-SU", "IQ-DA", "IQ-AR", "IQ-x-halabja"]


def test_age_bands_leave_no_gap() -> None:
    """Each begins where the one before it ends."""
    bands = vocabulary.terms("age_band")
    starts = [int(band.attribute("youngest") or "") for band in bands]
    ends = [band.attribute("oldest") for band in bands]

    assert starts == [0, *(int(end or "") + 1 for end in ends[:-1])]
    assert ends[-1] is None
