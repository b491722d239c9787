"""A text in several languages never passes one off for another."""

import copy
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError, UnknownReferenceError
from hijra_amina.testing import language_tags, localized_texts
from hijra_amina.values import BIDI_CONTROLS, LocalizedText, Picked

TITLE = LocalizedText({"en": "Safe migration", "ar": "هجرة آمنة"}, original="en", drafts={"ar"})


class TestMaking:
    @given(st.dictionaries(language_tags(), st.text("abcابت", min_size=1), min_size=1), st.data())
    def test_equality_does_not_depend_on_order(
        self, texts: dict[str, str], data: st.DataObject
    ) -> None:
        """Mappings and pairs in any order make equal texts with equal hashes."""
        pairs = list(texts.items())
        shuffled = data.draw(st.permutations(pairs))
        one, other = LocalizedText(texts), LocalizedText(shuffled)
        assert one == other
        assert hash(one) == hash(other)
        assert one.languages == tuple(sorted(texts))
        assert {language: one[language] for language in one} == texts

    @given(localized_texts())
    def test_the_texts_come_back_as_they_were_given(self, text: LocalizedText) -> None:
        """Nothing is trimmed, folded or normalised: a text is kept letter by letter."""
        again = LocalizedText(dict(text.texts), original=text.original, drafts=text.drafts)
        assert again == text
        assert len(text) == len(text.languages) == len(list(text))
        assert all(language in text for language in text.languages)

    def test_the_original_and_the_drafts_matter_to_equality(self) -> None:
        """A reviewed translation is not the same as a draft of the same words."""
        plain = LocalizedText({"en": "day", "ar": "يوم"})
        assert plain != attrs.evolve(plain, original="en")
        assert plain != attrs.evolve(plain, drafts={"ar"})
        assert attrs.evolve(plain, drafts=["ar", "ar"]) == attrs.evolve(plain, drafts={"ar"})

    @pytest.mark.parametrize("control", BIDI_CONTROLS)
    def test_direction_marks_are_refused(self, control: str) -> None:
        """Direction is markup, and the error names the character and not the text."""
        with pytest.raises(InvalidValueError) as caught:
            LocalizedText({"ar": f"p-001{control}"})
        assert f"U+{ord(control):04X}" in str(caught.value)
        assert "p-001" not in str(caught.value)

    @pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x85", "\r", "\ud800"])
    def test_characters_that_no_document_carries_are_refused(self, character: str) -> None:
        """Control characters and half surrogates would break JSON, YAML or HTML later."""
        with pytest.raises(InvalidValueError):
            LocalizedText({"en": f"one{character}two"})

    @pytest.mark.parametrize(
        "texts",
        [{}, [], "text", 7, None, {"en": ""}, {"en": "  "}, {"en": None}, {"en": 7}, ["en"],
         [("en", "a", "b")], [["en", "a"]], [("en", "a"), ("en", "b")], {7: "a"}, {None: "a"}],
    )  # fmt: skip
    def test_what_is_no_text_by_language_is_refused(self, texts: dict[str, str]) -> None:
        """There is at least one language, each once, each with words."""
        with pytest.raises(InvalidValueError):
            LocalizedText(texts)

    @pytest.mark.parametrize(
        "tag",
        ["", "EN", "en_GB", "en-gb", "english", "e", "ar-", "-ar", "ku-arab", "en GB", "en\n",
         "x-mine", "ar-IQ-", "٢"],
    )  # fmt: skip
    def test_tags_are_bcp_47_in_canonical_case(self, tag: str) -> None:
        """One language is written in one way, or two texts in it would live side by side."""
        with pytest.raises(InvalidValueError):
            LocalizedText({tag: "day"})

    @pytest.mark.parametrize("tag", ["en", "ckb", "ar-IQ", "ku-Arab", "ku-Arab-IQ", "es-419"])
    def test_tags_with_script_and_territory_are_taken(self, tag: str) -> None:
        """A language may be narrowed by its script and by a territory or a region."""
        assert LocalizedText({tag: "day"}).languages == (tag,)

    @pytest.mark.parametrize(
        "arguments",
        [
            {"original": "fr"},
            {"drafts": {"fr"}},
            {"original": 7},
            {"drafts": "en"},
            {"drafts": 7},
            {"drafts": {7}},
        ],
    )
    def test_original_and_drafts_are_among_the_texts(self, arguments: dict[str, Any]) -> None:
        """A text that is not there can be neither the original nor a draft."""
        with pytest.raises(InvalidValueError):
            LocalizedText({"en": "day"}, **arguments)


class TestPicking:
    @pytest.mark.parametrize(
        ("languages", "original", "asked", "language", "is_fallback"),
        [
            (["en", "ar"], "en", "ar_IQ", "ar", False),
            (["en", "ar", "ar-IQ"], "en", "ar_IQ", "ar-IQ", False),
            (["en", "ar-EG"], "en", "ar_IQ", "ar-EG", False),
            (["en", "ar"], "en", "ar", "ar", False),
            (["en", "ar"], "ar", "ckb_IQ", "ar", True),
            (["en", "ar"], None, "ckb_IQ", "ar", True),
            (["en", "ar"], "en", "fr-FR", "en", True),
            (["ku-Arab", "ku-Latn"], None, "ku_Latn_TR", "ku-Latn", False),
            (["ku-Latn", "en"], "en", "ku_Arab_IQ", "en", True),
            (["ku-Arab", "en"], "en", "ku", "ku-Arab", False),
        ],
    )
    def test_the_nearest_text_is_picked_and_a_fallback_is_visible(
        self,
        languages: list[str],
        original: str | None,
        asked: str,
        language: str,
        is_fallback: bool,  # noqa: FBT001 - a column of the table
    ) -> None:
        """The reader gets the locale, its language, or the original, and is told which."""
        text = LocalizedText({tag: f"text in {tag}" for tag in languages}, original=original)
        picked = text.pick(asked)
        assert picked == Picked(f"text in {language}", language, asked, is_fallback, is_draft=False)

    def test_languages_to_fall_back_on_come_before_the_original(self) -> None:
        """The caller's order is tried in full, and the result is still said to be a fallback."""
        text = LocalizedText({"en": "day", "ar": "يوم", "fr": "jour"}, original="fr")
        assert text.pick("ckb_IQ", fallback=("de", "ar_IQ", "en")).language == "ar"
        assert text.pick("ckb_IQ", fallback=("de",)).language == "fr"
        assert text.pick("ckb_IQ", fallback=("ar",)).is_fallback
        assert not text.pick("en_GB", fallback=("ar",)).is_fallback

    def test_a_draft_is_said_to_be_one(self) -> None:
        """A translation that nobody reviewed is handed out with its mark, whoever asked."""
        picked = TITLE.pick("ar_IQ")
        assert (picked.text, picked.language) == ("هجرة آمنة", "ar")
        assert picked.is_draft
        assert not picked.is_fallback
        assert not TITLE.pick("en_GB").is_draft
        assert TITLE.pick("ckb_IQ", fallback=("ar",)).is_draft

    @given(localized_texts(), language_tags(), st.lists(language_tags(), max_size=3))
    def test_what_is_picked_is_there_and_says_truly_what_it_is(
        self, text: LocalizedText, asked: str, fallback: list[str]
    ) -> None:
        """The words are those of the language named, and no fallback goes unnoticed."""
        picked = text.pick(asked, fallback=fallback)
        assert picked.text == text[picked.language]
        assert picked.asked == asked
        assert picked.is_draft == (picked.language in text.drafts)
        same_language = picked.language.split("-")[0] == asked.split("-", maxsplit=1)[0]
        assert same_language or picked.is_fallback
        if asked in text:
            assert (picked.language, picked.is_fallback) == (asked, False)

    @pytest.mark.parametrize("asked", ["", "english", "EN", None, 7])
    def test_what_is_no_locale_is_refused(self, asked: str) -> None:
        """A misspelt locale is an error and no reason for a fallback."""
        with pytest.raises(InvalidValueError):
            TITLE.pick(asked)

    def test_a_language_that_is_not_there_is_an_error(self) -> None:
        """Asking for one language by its tag never falls back."""
        with pytest.raises(UnknownReferenceError, match="no text in 'ckb'"):
            _ = TITLE["ckb"]
        assert "ckb" not in TITLE
        assert 7 not in TITLE


class TestShowing:
    @given(localized_texts())
    def test_the_repr_shows_languages_and_no_words(self, text: LocalizedText) -> None:
        """Captions and quotations name people, so the words are nowhere in a log."""
        marked = LocalizedText(
            dict.fromkeys(text.languages, "p-001"),
            original=text.original,
            drafts=text.drafts,
        )
        assert "p-001" not in repr(marked)
        assert repr(marked) == repr(text)
        assert all(language in repr(marked) for language in text.languages)

    def test_the_repr_shows_what_was_translated(self) -> None:
        """Original and drafts can be seen at a glance."""
        assert repr(TITLE) == "LocalizedText(<ar, en>, original='en', drafts=['ar'])"


@given(localized_texts())
def test_a_text_survives_copying(text: LocalizedText) -> None:
    """Pickle and copy keep the words, the original and the drafts."""
    for twin in (pickle.loads(pickle.dumps(text)), copy.copy(text), copy.deepcopy(text)):  # noqa: S301 - our own bytes
        assert twin == text
        assert hash(twin) == hash(text)
        assert attrs.astuple(twin) == attrs.astuple(text)


def test_a_text_cannot_be_changed() -> None:
    """Texts are frozen, and the mapping that made one may change without it."""
    texts = {"en": "day"}
    text = LocalizedText(texts)
    texts["en"] = "night"
    assert text["en"] == "day"
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        text.original = "en"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        text.note = "x"  # type: ignore[attr-defined]
