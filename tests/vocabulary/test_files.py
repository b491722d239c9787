"""Terms from a file: what is taken, and what is refused with which words."""

import json
from pathlib import Path
from typing import Any

import pytest

from hijra_amina import vocabulary
from hijra_amina.errors import DecodeError, InvalidValueError
from hijra_amina.model import Participant
from hijra_amina.values import Verdict

HEAD: dict[str, Any] = {"format": "hijra-amina-vocabulary", "version": 1}
OFFICE: dict[str, Any] = {
    **HEAD,
    "source": "office",
    "sources": {"office": {"title": "Our office", "address": "https://example.org/terms"}},
}


def document(*terms: dict[str, Any], kind: str = "body", **more: Any) -> dict[str, Any]:
    """A vocabulary document with some terms."""
    return {**OFFICE, "kind": kind, "terms": list(terms), **more}


def problems(found: object) -> list[str]:
    """What is wrong with a document, a line each."""
    with pytest.raises(DecodeError) as caught:
        vocabulary.current().load_document(found, where="office.json")  # type: ignore[arg-type] - on purpose
    assert caught.value.where == "office.json"
    return [str(problem) for problem in caught.value.problems]


def test_a_file_adds_terms_and_changes_nothing_else(tmp_path: Path) -> None:
    """The result knows the new term; the vocabulary in use does not, until it is put in place."""
    path = tmp_path / "office.json"
    path.write_text(json.dumps(document({"code": "x-board", "labels": {"en": "Water Board"}})))

    grown = vocabulary.load_file(path)

    assert grown.term("body", "x-board").origin == str(path)
    assert grown.resolve("water board")[0].term.code == "x-board"
    assert "x-board" not in vocabulary.codes("body")
    with vocabulary.using(grown) as used:
        assert used is vocabulary.current()
        assert "x-board" in vocabulary.codes("body")
    assert "x-board" not in vocabulary.codes("body")


def test_records_are_checked_against_the_vocabulary_in_use() -> None:
    """A participant may have an office's own post level inside the block, and not outside."""
    grown = vocabulary.current().load_document(
        document({"code": "x-volunteer", "labels": {"en": "Volunteer"}}, kind="post_level")
    )

    with vocabulary.using(grown):
        assert Participant(id="p-001", post_level="x-volunteer").post_level == "x-volunteer"
    with pytest.raises(InvalidValueError, match="post_level"):
        Participant(id="p-001", post_level="x-volunteer")


def test_everything_that_a_file_can_say_is_read() -> None:
    """Labels with status and time, spellings, life in time, parent, attributes."""
    grown = vocabulary.current().load_document(
        document(
            {
                "code": "x-unit",
                "labels": {
                    "en": [
                        {"text": "Old Unit", "status": "draft", "valid_to": "2020"},
                        {"text": "Unit", "status": "reviewed", "valid_from": "2020"},
                    ],
                    "ar": {"text": "وحدة", "status": "attested", "source": "S-law21"},
                    "ckb": "یەکە",
                },
                "qualified_labels": {"en": "Unit of the ministry"},
                "aliases": ["The Unit", {"text": "Einheit", "language": "de", "note": "seen once"}],
                "abbreviations": ["UN-IT"],
                "valid_from": "2018",
                "valid_to": "2020/2022",
                "valid_again": "2024/..",
                "succession": [{"how": "merged", "on": "2020/2022", "into": "iq-moi"}],
                "recognised": [{"government": "krg", "on": "2019"}],
                "parent": "iq-moi",
                "government": "federal",
                "sources": ["office"],
                "note": "A test.",
                "attributes": {
                    "body_kind": "department",
                    "colour": [{"value": "red", "seen_to": "2019"}, {"value": "blue"}],
                },
            }
        )
    )
    unit = grown.term("body", "x-unit")

    assert unit.label("en_GB", on="2019").text == "Old Unit"
    assert unit.label("en_GB").text == "Unit"
    assert unit.label("en_GB", qualified=True).text == "Unit of the ministry"
    assert unit.label("ckb_IQ").is_draft
    assert not unit.label("ar_IQ").is_draft
    assert unit.attribute("colour") == "blue"
    assert unit.valid_on("2019") is Verdict.OPEN  # the KRG recognised it some time in 2019
    assert unit.valid_on("2023") is Verdict.FAILS
    assert unit.valid_on("2025") is Verdict.OPEN
    assert grown.resolve("Einheit")[0].note == "seen once"
    assert grown.source("office").address == "https://example.org/terms"


def test_a_file_may_add_spellings_and_languages_to_terms_of_others() -> None:
    """An office that sees a new spelling need not wait for a release."""
    grown = vocabulary.current().load_document(
        {
            **OFFICE,
            "additions": [
                {"kind": "body", "code": "iq-moi", "aliases": ["MinInt"], "labels": {"fr": "Int."}},
                {"kind": "topic", "code": "resilience", "abbreviations": ["RES"]},
            ],
        }
    )

    assert [c.term.code for c in grown.resolve("MinInt")] == ["iq-moi"]
    assert grown.resolve("RES")[0].term.code == "resilience"
    assert grown.term("body", "iq-moi").label("fr").text == "Int."
    assert vocabulary.resolve("MinInt") == ()


class TestRefused:
    def test_all_problems_at_once_each_with_its_path(self) -> None:
        """A reader mends the file in one go."""
        assert problems(
            {
                **OFFICE,
                "version": 2,
                "kind": "boddy",
                "terms": [
                    {"code": "has blank", "labels": {"en": ""}},
                    {"labels": {}, "colour": "red"},
                    {"code": "x", "labels": {"EN": "X"}, "valid_to": "16 August 2015"},
                    {"code": 3, "labels": {"en": {"text": "X", "status": "checked"}}},
                    "iq-moi",
                ],
            }
        ) == [
            "$.version: expected 1",
            f"$.kind: unknown kind; known: {', '.join(vocabulary.kinds())}",
            "$.terms[0].code: expected a code of ASCII letters, digits and . _ + -",
            "$.terms[0].labels.en: expected text, found an empty text",
            (
                "$.terms[1].colour: unknown key; known: abbreviations, aliases, attributes, code, "
                "government, kind, labels, note, parent, qualified_labels, recognised, sources, "
                "succession, valid_again, valid_from, valid_to"
            ),
            "$.terms[1].code: this key is required",
            "$.terms[1].labels: expected at least one label",
            "$.terms[2].labels.EN: expected a BCP 47 language tag such as 'ar' or 'ckb'",
            (
                "$.terms[2].valid_to: expected an EDTF date, or two limits such as "
                "'2017/2021-02-08' or '2025-03-24/..'"
            ),
            "$.terms[3].code: expected text, found a number",
            "$.terms[3].labels.en.status: expected one of attested, draft, reviewed",
            "$.terms[4]: expected an object, found text",
        ]

    def test_a_code_that_is_taken(self) -> None:
        """Codes are never used again; the message says who has it."""
        assert problems(document({"code": "iq-moi", "labels": {"en": "Mine"}})) == [
            "$.terms[0].code: body 'iq-moi' is taken already, by hijra-amina"
        ]
        twice = {"code": "x-a", "labels": {"en": "A"}}
        assert problems(document(twice, twice)) == [
            "$.terms[1].code: body 'x-a' is taken already, by office.json"
        ]

    def test_what_is_referred_to_has_to_be_there(self) -> None:
        """Parent, government, successor, recogniser, kind of body, member and source."""
        term = {
            "code": "x-a",
            "labels": {"en": {"text": "A", "status": "draft", "source": "nowhere"}},
            "parent": "x-b",
            "government": "mars",
            "succession": [{"how": "merged", "on": "2010", "into": "x-c", "sources": ["gone"]}],
            "recognised": [{"government": "venus", "on": "2010"}],
            "attributes": {"body_kind": "club", "member": "x-d"},
        }
        assert problems(document(term)) == [
            "$.terms[0].parent: there is no body 'x-b'",
            "$.terms[0].government: there is no government 'mars'",
            "$.terms[0].succession[0].into: there is no body 'x-c'",
            "$.terms[0].recognised[0].government: there is no government 'venus'",
            "$.terms[0].attributes.body_kind: there is no body_kind 'club'",
            "$.terms[0].attributes.member: there is no body 'x-d'",
            "$.terms[0].labels.en: there is no source 'nowhere'; list it under sources",
            "$.terms[0].succession[0].sources[0]: there is no source 'gone'; list it under sources",
        ]

    def test_additions_that_do_not_fit(self) -> None:
        """No such term, a language that is there already, a source that is not."""
        more = [
            {"kind": "body", "code": "x-none", "aliases": ["X"]},
            {"kind": "body", "code": "iq-moi", "labels": {"en": "Home Office"}},
            {"kind": "body", "code": "iq-moi", "aliases": [{"text": "M", "source": "nowhere"}]},
        ]
        assert problems({**OFFICE, "additions": more}) == [
            "$.additions[0].code: there is no body 'x-none' to add to",
            (
                "$.additions[1].labels.en: 'iq-moi' already has a label in this language; "
                "add an alias instead"
            ),
            "$.additions[2].aliases[0]: there is no source 'nowhere'; list it under sources",
        ]

    def test_a_source_tag_that_is_taken(self) -> None:
        """A tag keeps its meaning."""
        assert problems({**HEAD, "sources": {"S-law21": {"title": "Another law"}}}) == [
            "$.sources.S-law21: the tag 'S-law21' stands for another source already"
        ]

    def test_terms_need_a_source_and_a_kind(self) -> None:
        """The file may say both once for all."""
        assert problems({**HEAD, "terms": [{"code": "x", "labels": {"en": "X"}}]}) == [
            "$.terms[0]: neither the term nor the file says its kind",
            "$.terms[0].labels.en: neither this nor the file says its source",
        ]

    def test_things_of_the_wrong_kind(self) -> None:
        """A list for an object, text for a list, a number for a date: each is found."""
        term = {"code": "x", "labels": ["X"], "aliases": "X", "valid_to": 2015}
        assert problems(document(term, sources=[])) == [
            "$.sources: expected an object, found a list",
            "$.terms[0].labels: expected an object, found a list",
            "$.terms[0].aliases: expected a list, found text",
            (
                "$.terms[0].valid_to: expected an EDTF date, or two limits such as "
                "'2017/2021-02-08' or '2025-03-24/..', found a number"
            ),
        ]

    def test_a_label_says_how_far_it_may_be_relied_on(self) -> None:
        """A label with fields of its own has to say its status; a bare text is a draft."""
        assert problems(document({"code": "x", "labels": {"en": {"text": "X"}}})) == [
            "$.terms[0].labels.en.status: this key is required"
        ]

    def test_direction_marks(self) -> None:
        """Direction is markup, also here."""
        (found,) = problems(document({"code": "x", "labels": {"ar": "\u200fوحدة"}}))

        assert found.startswith("$.terms[0].labels.ar: expected text without direction marks")

    def test_blanks_around_text(self) -> None:
        """A trailing tab, as one public list of ministries has it, is found."""
        assert problems(document({"code": "x", "labels": {"ar": "وزارة الهجرة والمهجرين\t"}})) == [
            "$.terms[0].labels.ar: expected text without blanks around it"
        ]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (b"{", "$: not JSON at line 1, column 2: Expecting property name"),
            (b"\xff\xfe{}", "$: expected JSON in UTF-8, found other bytes"),
            (b"[" * 100_000, "$: nested too deep"),
            (b'{"format": 1, "format": 2}', "$: the key 'format' is there twice"),
            (b"[]", "$: expected an object, found a list"),
        ],
    )
    def test_a_file_that_is_no_document(self, tmp_path: Path, text: bytes, expected: str) -> None:
        """The error names the file and what it is not."""
        path = tmp_path / "broken.json"
        path.write_bytes(text)

        with pytest.raises(DecodeError) as caught:
            vocabulary.load_file(path)

        assert caught.value.where == str(path)
        assert str(caught.value.problems[0]).startswith(expected)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """That is the file system's to say."""
        with pytest.raises(FileNotFoundError):
            vocabulary.load_file(tmp_path / "none.json")
