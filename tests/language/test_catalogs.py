import gettext
import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import hijra_amina
from hijra_amina.language import _catalog, catalog_languages, declared_messages, message
from hijra_amina.language._catalog import look_up
from hijra_amina.language._message import Message

PACKAGE = Path(hijra_amina.__file__).parent
LOCALES = PACKAGE / "language" / "locale"
TEMPLATE = LOCALES / "hijra_amina.pot"
# The header of the GNU manual, whose forms stand in the order of CLDR's categories. Babel makes
# another for Arabic, with two forms changed round; a tool that put it in would swap them.
PLURALS = {
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
    "ckb": "nplurals=2; plural=(n != 1);",
}
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
KEYWORDS = {"message": ((1, "c"), 2), "plural_message": ((1, "c"), 2, 3)}
STEERING = set("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
LANGUAGES = tuple(PLURALS)


def path_of(language: str) -> Path:
    """The catalog of a language."""
    return LOCALES / language / "LC_MESSAGES" / "hijra_amina.po"


def entries(path: Path, language: str | None = None) -> dict[str, Any]:
    """Every entry of a catalog by its key: texts and translations as tuples."""
    with path.open("rb") as stream:
        catalog = read_po(stream, locale=language, abort_invalid=True)
    found = {}
    for entry in catalog:
        if entry.id:
            ids = (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)
            forms = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)
            assert entry.context not in found
            found[entry.context] = (ids, forms, entry)
    return found


def placeholders(text: str) -> set[str]:
    """The names in braces; a number that a form agrees with is one name however it is called."""
    names = {name.removeprefix("a_") for name in re.findall(r"\{(\w+)\}", text)}
    return {"n" if name in {"n", "n_words"} else name for name in names}


@pytest.fixture(scope="module")
def in_source():
    """Every message that the source declares, found as the extraction tool finds it."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        with path.open("rb") as stream:
            for _, ids, _, key in extract("python", stream, keywords=KEYWORDS):
                texts = (ids,) if isinstance(ids, str) else tuple(ids)
                assert found.setdefault(key, texts) == texts, f"{key} is declared twice"
    return found


class TestTemplate:
    def test_template_is_up_to_date(self, in_source: dict[str, tuple[str, ...]]) -> None:
        """The template holds exactly the messages that the source declares."""
        assert {key: ids for key, (ids, _, _) in entries(TEMPLATE).items()} == in_source

    def test_messages_of_this_room_are_declared(
        self, in_source: dict[str, tuple[str, ...]]
    ) -> None:
        """What the extraction finds in this room is what looking up by key finds."""
        declared = {
            key: (found.text,) if found.plural is None else (found.text, found.plural)
            for key, found in declared_messages().items()
            if not key.startswith("test.")
        }
        assert declared.items() <= in_source.items()
        assert {"label.contact", "from.ministries", "quotation.outer"} <= declared.keys()

    def test_keys(self, in_source: dict[str, tuple[str, ...]]) -> None:
        """A key is dotted and of small letters, so that it can be sorted and searched."""
        assert all(re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", key) for key in in_source)


@pytest.mark.parametrize("language", LANGUAGES)
class TestCatalog:
    def test_header_is_pinned(self, language: str) -> None:
        """The plural forms stand in the header's order, and the header is the one they fit."""
        text = path_of(language).read_text(encoding="utf-8")
        assert f'"Plural-Forms: {PLURALS[language]}\\n"' in text
        assert f'"Language: {language}\\n"' in text

    def test_no_message_is_stale(
        self, language: str, in_source: dict[str, tuple[str, ...]]
    ) -> None:
        """Every entry is of a message that the source has, with the same English."""
        for key, (ids, _, _) in entries(path_of(language), language).items():
            assert in_source[key] == ids

    def test_every_form_is_there(self, language: str) -> None:
        """A message with a plural has every form of the language, none of them empty."""
        plurals = int(re.search(r"nplurals=(\d)", PLURALS[language])[1])
        for ids, forms, _ in entries(path_of(language), language).values():
            assert len(forms) == (plurals if len(ids) == 2 else 1)
            assert all(form.strip() == form != "" for form in forms)

    def test_placeholders(self, language: str) -> None:
        """Each form has the placeholders of the English, and no others.

        Where a noun swallows its number the number may be missing, and for nought all may be.
        """
        for key, (ids, forms, _) in entries(path_of(language), language).items():
            wanted = set().union(*map(placeholders, ids))
            for category, form in zip(CATEGORIES, forms, strict=False):
                missing = wanted - placeholders(form)
                assert placeholders(form) <= wanted, key
                if len(forms) == len(CATEGORIES) and category == "zero":
                    continue
                swallows = len(forms) == len(CATEGORIES) and category in {"one", "two"}
                assert missing <= ({"n"} if swallows else set()), (key, category)

    def test_texts_are_clean(self, language: str) -> None:
        """No text has a character that steers direction, a doubled space or letters to compose."""
        for key, (_, forms, _) in entries(path_of(language), language).items():
            for form in forms:
                assert not STEERING & set(form), key
                assert "  " not in form, key
                assert unicodedata.is_normalized("NFC", form), key
                assert not any("\ufb50" <= letter <= "\ufeff" for letter in form), key

    def test_no_guesses(self, language: str) -> None:
        """No translation was guessed by a tool, and none is left of a message that is gone."""
        text = path_of(language).read_text(encoding="utf-8")
        assert "fuzzy" not in text
        assert "#~" not in text

    def test_every_translation_has_its_review(self, language: str) -> None:
        """Above every entry stands how far it can be trusted, and a source has a name."""
        for key, (_, _, entry) in entries(path_of(language), language).items():
            (review,) = [c for c in entry.user_comments if c.startswith("review: ")]
            assert re.fullmatch(r"review: (draft|(attested|reviewed) \S.*)", review), key


class TestArabic:
    def test_complete(self, in_source: dict[str, tuple[str, ...]]) -> None:
        """Every message that the source declares is translated."""
        missing = in_source.keys() - entries(path_of("ar"), "ar").keys()
        assert not missing, f"without an Arabic translation: {sorted(missing)}"

    def test_the_header_chooses_the_categories(self) -> None:
        """The header's formula gives CLDR's categories in their order, for 0 to 1999."""
        formula = PLURALS["ar"].partition("plural=")[2].rstrip(";")
        choose = gettext.c2py(formula)
        rule = Locale.parse("ar_IQ").plural_form
        assert all(CATEGORIES[choose(n)] == rule(n) for n in range(2_000))


def test_languages() -> None:
    """The catalogs that are shipped are the ones that are tested here."""
    assert catalog_languages() == tuple(sorted(PLURALS))


class TestLookUp:
    def test_compiled_and_in_memory_agree(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A compiled catalog, as it is installed, says the same as one compiled on first use."""
        keys = entries(path_of("ar"), "ar")
        numbers = (0, 1, 2, 3, 11, 100)

        def everything():
            said = {}
            for key, (ids, _, _) in keys.items():
                wanted = Message(key, *ids)
                for n in numbers if wanted.plural else (None,):
                    said[key, n] = look_up(wanted, "ar_IQ", n)
            return said

        _catalog._translations.cache_clear()
        in_memory = everything()
        buffer = io.BytesIO()
        with path_of("ar").open("rb") as stream:
            write_mo(buffer, read_po(stream, locale="ar"))
        (tmp_path / "hijra_amina.mo").write_bytes(buffer.getvalue())
        monkeypatch.setattr(_catalog, "_folder", lambda _language: tmp_path)
        _catalog._translations.cache_clear()
        try:
            assert everything() == in_memory
        finally:
            _catalog._translations.cache_clear()
        assert not any(found.is_fallback for found in in_memory.values())

    def test_a_wrong_context_is_not_translated(self) -> None:
        """The English of another key is not taken for a translation."""
        found = look_up(Message("label.contacts", "Contact"), "ar_IQ")
        assert (found.template, found.locale, found.is_fallback) == ("Contact", "en_GB", True)

    def test_a_taken_key(self) -> None:
        """A key belongs to one text; declaring the same again changes nothing."""
        first = message("test.taken", "one text")
        assert message("test.taken", "one text") == first
        with pytest.raises(hijra_amina.HijraAminaError, match="taken"):
            message("test.taken", "another text")
