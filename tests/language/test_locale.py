import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import HijraAminaError, LocaleError
from hijra_amina.language import direction, format_number, language_name, parse_locale


class TestParseLocale:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("ar_IQ", "ar_IQ"),
            ("ar-IQ", "ar_IQ"),
            ("ar-iq", "ar_IQ"),
            ("EN_gb", "en_GB"),
            ("ckb-IQ", "ckb_IQ"),
            ("ku_TR", "ku_TR"),
            ("uz_Latn_UZ", "uz_Latn_UZ"),
            ("zh-CN", "zh_Hans_CN"),
        ],
    )
    def test_spellings(self, text: str, code: str) -> None:
        """Hyphen or underscore, in any case, name the same locale."""
        assert parse_locale(text) == code

    @pytest.mark.parametrize(
        ("text", "hint"),
        [
            ("ar", "ar_IQ"),
            ("en", "en_GB"),
            ("ckb", "ckb_IQ"),
            ("AR", "ar_IQ"),
            ("fr", "fr_FR"),
            ("ar_XX", "ar_IQ"),
            ("ar_IQ.UTF-8", "ar_IQ"),
            ("ar_EG_IQ", "ar_IQ"),
            ("en_GB_oxendict", "en_GB"),
            ("no_NO", "nb_NO"),
            ("ar_IQ@latin", "ar_IQ"),
            ("C", "language_TERRITORY, such as en_GB"),
            ("", "language_TERRITORY, such as en_GB"),
            ("xx_YY", "language_TERRITORY, such as en_GB"),
            ("../../etc", "language_TERRITORY, such as en_GB"),
            ("ar_IQ_" + "x" * 100, "ar_IQ"),
        ],
    )
    def test_refusals(self, text: str, hint: str) -> None:
        """A language alone, an unknown place and an encoding are refused, with a locale to use."""
        with pytest.raises(LocaleError) as caught:
            parse_locale(text)
        assert caught.value.hint == hint

    @given(st.text(max_size=40))
    def test_any_text(self, text: str) -> None:
        """Whatever the text, the answer is a locale with a territory, or this library's error."""
        try:
            found = parse_locale(text)
        except HijraAminaError:
            return
        assert "_" in found
        assert parse_locale(found) == found

    def test_formatters_refuse_a_bare_language(self) -> None:
        """Every formatter refuses a bare language with the same hint."""
        with pytest.raises(LocaleError, match="ar_IQ"):
            format_number(1, "ar")


class TestDirection:
    @pytest.mark.parametrize(
        ("locale", "expected"),
        [("ar_IQ", "rtl"), ("ckb_IQ", "rtl"), ("fa_IR", "rtl"), ("en_GB", "ltr"), ("fr_FR", "ltr")],
    )
    def test_direction(self, locale: str, expected: str) -> None:
        """Arabic, Sorani and Persian run from the right; English and French do not."""
        assert direction(locale) == expected


class TestLanguageName:
    def test_names(self) -> None:
        """A language has its name in the reader's language, whichever locale of it is meant."""
        assert language_name("ckb", "en_GB") == "Central Kurdish"
        assert language_name("ar-IQ", "ar_IQ") == "العربية"

    def test_no_language(self) -> None:
        """What is no language has no name."""
        with pytest.raises(LocaleError):
            language_name("zz", "en_GB")


@pytest.mark.parametrize("module", ["hijra_amina", "hijra_amina.language"])
def test_babel_is_loaded_late(module: str) -> None:
    """Importing the package, or this room, does not load Babel; formatting does."""
    program = (
        f"import sys, {module}\n"
        "assert not [m for m in sys.modules if m.partition('.')[0] == 'babel'], 'babel'\n"
        "from hijra_amina.language import format_number\n"
        "format_number(1, 'en_GB')\n"
        "assert 'babel' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
