import pytest

from hijra_amina.errors import Problem
from hijra_amina.language import describe_problem, without_marks

PATH = "$.sessions[2].headcount.total"


def test_english_is_the_reason() -> None:
    """In English the line is the problem's own, which is the most exact."""
    problem = Problem(PATH, "wrong_type", "expected a whole number, found a text")
    assert describe_problem(problem, "en_GB") == str(problem)


def test_arabic_goes_by_code() -> None:
    """In Arabic the line is the sentence of the code, with the details as they are."""
    problem = Problem(PATH, "unknown_code", "no such code", (("found", "femal"),))
    line = describe_problem(problem, "ar_IQ")
    assert without_marks(line) == f"{PATH}: هذا الرمز غير موجود في المفردات (الموجود: femal)"
    assert line.startswith(f"\u2066{PATH}\u2069: ")


def test_other_details() -> None:
    """A detail without a label stands as it is."""
    details = (("identifier", "erbil-2015-09"), ("expected", "text"))
    line = describe_problem(Problem(PATH, "duplicate_id", "twice", details), "ar_IQ")
    assert without_marks(line).endswith(" (erbil-2015-09 والمتوقع: text)")


@pytest.mark.parametrize(
    ("code", "locale"),
    [("something_new", "ar_IQ"), ("missing_key", "fr_FR"), ("missing_key", "en_US")],
)
def test_without_translation(code: str, locale: str) -> None:
    """A code or a language without a translation is said in English rather than not at all."""
    problem = Problem(PATH, code, "this key is required")
    assert describe_problem(problem, locale) == f"{PATH}: this key is required"
