"""The attendance form: it converts, it speaks three languages, and its rules are right."""

import io
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import openpyxl
import pytest

import hijra_amina as ha
from hijra_amina import vocabulary
from hijra_amina.intake.templates import kobo_form

LANGUAGES = ("English (en)", "Arabic (ar)", "Sorani (ckb)")
X = {"x": "http://www.w3.org/2002/xforms", "h": "http://www.w3.org/1999/xhtml"}


def rows_of(data: bytes, title: str) -> list[dict[str, str]]:
    """The lines of a sheet of the form, by heading."""
    sheet = openpyxl.load_workbook(io.BytesIO(data))[title]
    head, *rows = sheet.iter_rows(values_only=True)
    return [{name: value for name, value in zip(head, row, strict=True) if value} for row in rows]


@pytest.fixture(scope="module")
def programme(examples):
    """A programme with organisations of its own."""
    return ha.read(examples / "hijra-amina")


@pytest.fixture(scope="module")
def form(programme):
    """The form of a session."""
    return kobo_form(programme, session="baghdad-2015-06")


@pytest.fixture(scope="module")
def survey(form):
    """Its questions, by name."""
    return {row["name"]: row for row in rows_of(form, "survey") if "name" in row}


@pytest.mark.parametrize("given", [{}, {"days": 1}, {"days": 10}])
def test_pyxform_takes_it(tmp_path, given, programme):
    """The converter that KoboToolbox and ODK use makes a form of it and warns of nothing."""
    convert = pytest.importorskip("pyxform.xls2xform").convert
    for session in (None, "baghdad-2015-06"):
        path = tmp_path / "form.xlsx"
        path.write_bytes(kobo_form(programme, session=session, **given))
        made = convert(xlsform=str(path), validate=False)
        assert made.warnings == []
        root = ET.fromstring(made.xform)  # noqa: S314 - made here
        languages = [one.get("lang") for one in root.iterfind(".//x:translation", X)]
        assert languages == list(LANGUAGES)
        assert len(root.findall(".//x:repeat", X)) == 1


def test_three_languages(form):
    """Whatever has a label has one in each language, and so have hints and complaints."""
    for title in ("survey", "choices"):
        for row in rows_of(form, title):
            for column in ("label", "hint", "constraint_message"):
                told = [f"{column}::{language}" in row for language in LANGUAGES]
                assert len(set(told)) == 1, row
    assert rows_of(form, "settings")[0]["default_language"] in LANGUAGES


def test_names_have_four_parts(survey):
    """A participant is asked for own, father's, grandfather's and family name, one by one."""
    names = list(survey)
    parts = ["name_own", "name_father", "name_grandfather", "name_family"]
    assert names[names.index("participants") + 1 :][:4] == parts


def test_choices_are_codes_of_the_vocabulary(form):
    """Every choice is named by its code, no two alike in any language."""
    choices = rows_of(form, "choices")
    lists = {row["list_name"] for row in choices}
    assert lists == {
        *("sex", "organisation", "governorate", "age_band", "disability", "post_level", "days"),
    }
    for name in lists:
        found = [row for row in choices if row["list_name"] == name]
        assert len({row["name"] for row in found}) == len(found)
        for language in LANGUAGES:
            assert len({row[f"label::{language}"] for row in found}) == len(found)
        if name in {"sex", "age_band", "disability", "post_level"}:
            assert {row["name"] for row in found} == vocabulary.codes(name)


def test_labels_resolve_to_their_code(programme):
    """In a form of no programme, every label means its own code and no other."""
    for row in rows_of(kobo_form(), "choices"):
        kind = {"organisation": "body"}.get(row["list_name"], row["list_name"])
        if kind == "days":
            continue
        for language in LANGUAGES:
            found = vocabulary.resolve(row[f"label::{language}"], kind=kind)
            assert [candidate.term.code for candidate in found] == [row["name"]]


def rule(constraint: str) -> re.Pattern[str]:
    """The regular expression of a constraint."""
    return re.compile(re.fullmatch(r"(?:not\()?regex\(\., '(.*?)'\)\)?", constraint)[1])


@pytest.mark.parametrize(
    ("phone", "fits"),
    [
        ("07901234567", True),
        ("7901234567", True),
        ("+9647901234567", True),
        ("009647901234567", True),
        ("٠٧٩٠١٢٣٤٥٦٧", True),
        ("+962656596600", True),
        ("0790123456", False),
        ("06901234567", False),
        ("0790 123 4567", False),
        ("no phone", False),
    ],
)
def test_phones(survey, phone, fits):
    """An Iraqi mobile in any of its forms and a foreign number pass; anything else does not."""
    assert bool(rule(survey["phone"]["constraint"]).search(phone)) is fits


def test_names_have_no_digits(survey):
    """A digit of any kind is no part of a name."""
    digits = rule(survey["name_own"]["constraint"])
    assert all(digits.search(f"p{digit}") for digit in "07٣۵")
    assert not digits.search("p")


def test_days(form, survey):
    """Only as many days can be ticked as the session had."""
    days = [row for row in rows_of(form, "choices") if row["list_name"] == "days"]
    numbers = [int(row["number"]) for row in days]
    assert all(after == before + 1 for before, after in pairwise(numbers))
    assert survey["days"]["choice_filter"] == "number <= ${days_held}"
    assert f"<= {numbers[-1]}" in survey["days_held"]["constraint"]


@pytest.mark.parametrize("given", [{"days": 0}, {"days": 11}, {"session": "baghdad-2015-06"}])
def test_refusals(given):
    """No days, more than ten, and a session of no programme are refused."""
    with pytest.raises(ha.HijraAminaError):
        kobo_form(**given)
