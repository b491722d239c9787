"""Closed lists of codes refuse what is none of them, and repeat nothing of it."""

import enum

import pytest

from hijra_amina.errors import (
    InvalidValueError,
    LocaleError,
    UnknownCodeError,
    UnknownReferenceError,
)
from hijra_amina.model import ConsentStatus, Mark, Moment, SessionStatus
from hijra_amina.values import Basis, Status, Verdict
from hijra_amina.values._coded import Coded, Listed

LISTS = [Basis, ConsentStatus, Mark, Moment, SessionStatus, Status, Verdict]
NAME = "Qwerfname Zxcvname"


@pytest.mark.parametrize("cls", LISTS)
@pytest.mark.parametrize("wrong", [NAME, [NAME], {NAME: 1}, None, 3], ids=type)
def test_what_is_none_of_a_list_is_refused(cls: type[enum.Enum], wrong: object) -> None:
    """With the codes that there are, as a `ValueError`, and nothing of what was given."""
    assert issubclass(cls, Coded | Listed)
    with pytest.raises(ValueError, match="expected") as caught:
        cls(wrong)
    assert isinstance(caught.value, InvalidValueError)
    assert caught.value.__context__ is None
    assert "Qwerf" not in f"{caught.value!r}{caught.value}"
    assert str(next(iter(cls)).value) in str(caught.value)


@pytest.mark.parametrize("wrong", [NAME, "قزدرة", "a" * 121, "a\nb", [NAME], {NAME: 1}, b"x"])
def test_what_is_no_code_is_not_kept(wrong: object) -> None:
    """Neither by an unknown code, nor by an unknown reference, nor by a locale that is none."""
    for error in (
        UnknownCodeError("sex", wrong, ["female", "male"]),  # type: ignore[arg-type]
        UnknownReferenceError("session", wrong, ["s-1"]),  # type: ignore[arg-type]
        LocaleError(wrong, "en_GB"),  # type: ignore[arg-type]
    ):
        text = f"{error!r}{error}{error.args}{vars(error)}"
        assert "Qwerf" not in text
        assert "قزدرة" not in text
        assert "aaaa" not in text
        assert "no code" in str(error) or "no text" in str(error)


def test_what_looks_like_a_code_is_said_back() -> None:
    """A slip in a code, an identifier or a locale is still told, with the nearest that exists."""
    assert "unknown sex 'femal'" in str(UnknownCodeError("sex", "femal", ["female"]))
    assert "did you mean 'female'" in str(UnknownCodeError("sex", "femal", ["female"]))
    assert "no session 'bagdad'" in str(UnknownReferenceError("session", "bagdad", ["baghdad"]))
    assert "'en' is not" in str(LocaleError("en", "en_GB"))


def test_a_label_in_the_place_of_a_code_is_still_understood() -> None:
    """The nearest code is found before the text is let go."""
    error = UnknownCodeError("dimension", "body kind", ["body", "body_kind"])
    assert "body kind" not in repr(error)
    assert "did you mean 'body_kind'?" in str(error)
    assert UnknownCodeError(*error.args).args == error.args
