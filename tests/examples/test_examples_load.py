"""The examples are documents that can be read, written and read again."""

from pathlib import Path

import pytest

from hijra_amina import documents, vocabulary
from hijra_amina.model import Programme
from hijra_amina.statistics import check, count
from hijra_amina.values import Count


@pytest.fixture(params=["hijra_amina", "iraq_trainings"])
def programme(request: pytest.FixtureRequest) -> Programme:
    """One of the examples, and then the other."""
    found: Programme = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("name", ["folder", "programme.json", "programme.yaml"])
def test_written_and_read_again_it_is_the_same(
    programme: Programme, name: str, tmp_path: Path
) -> None:
    """Nothing is lost on the way to a folder, a JSON file or a YAML file, and back."""
    documents.write(programme, tmp_path / name)
    assert documents.read(tmp_path / name) == programme


def test_no_record_contradicts_another(programme: Programme) -> None:
    """All statements of an example can be true at once."""
    assert check(programme) == ()


def test_codes_are_those_of_the_words(programme: Programme) -> None:
    """The code beside a topic, method or governorate is the one that its wording resolves to."""
    for session in programme.sessions:
        for kind, uses in (
            ("topic", session.topics),
            ("method", session.methods),
            ("governorate", session.origins),
        ):
            for use in uses:
                codes = [
                    candidate.term.code
                    for candidate in vocabulary.resolve(use.wording or "", kind=kind)
                ]
                assert use.code in codes, (session.id, use.wording)


def test_terms_of_bodies_are_those_of_their_names(programme: Programme) -> None:
    """A body with a term is called as the vocabulary knows it, in English or in Arabic."""
    for body in programme.organisations:
        if body.term is not None and body.kind in {"ministry", "committee", "bureau"}:
            name = body.name["en"].removesuffix(" of the Kurdistan Regional Government")
            found = vocabulary.resolve(name, kind="body")
            assert body.term in [candidate.term.code for candidate in found], body.id


def test_names_of_two_bodies_have_no_term(programme: Programme) -> None:
    """A ministry whose name fits both governments has a term only with its government."""
    for body in programme.organisations:
        if body.kind == "ministry" and body.government is None and body.term is not None:
            names = vocabulary.resolve(body.name["en"], kind="body")
            assert {candidate.term.code for candidate in names} == {body.term}, body.id


def test_the_first_figures(hijra_amina: Programme) -> None:
    """27 people came in June 2015, 17 to 27 of them women; 35 in September, by two parts."""
    june = hijra_amina.session("baghdad-2015-06")
    assert count(june, "people") == Count.exactly(27)
    assert count(june, "people", sex="female") == Count.between(17, 27)
    assert count(hijra_amina.session("erbil-2015-09"), "people") == Count.exactly(35)
