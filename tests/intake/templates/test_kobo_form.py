"""The attendance form: it converts, it speaks three languages, and its rules are right."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

import hijra_amina as ha
from hijra_amina import vocabulary
from hijra_amina.intake import read_attendance
from hijra_amina.intake.templates import kobo_form

LANGUAGES = ("English (en)", "Arabic (ar)", "Sorani (ckb)")
X = {"x": "http://www.w3.org/2002/xforms", "h": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def programme(examples):
    """A programme with organisations of its own."""
    return ha.read(examples / "hijra-amina")


@pytest.fixture(scope="module")
def form(programme):
    """The form of a session."""
    return kobo_form(programme, session="baghdad-2015-06")


@pytest.fixture(scope="module")
def survey(form, rows_of):
    """Its questions, by name."""
    return {row["name"]: row for row in rows_of(form, "survey") if "name" in row}


@pytest.mark.engines
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


def test_three_languages(form, rows_of):
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


def test_choices_are_codes_of_the_vocabulary(form, rows_of):
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


def test_labels_resolve_to_their_code(rows_of):
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


def test_days(form, rows_of, survey):
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


PEOPLE = (
    {
        "name_own": "سامي",
        "name_father": "كاظم",
        "name_grandfather": "ناصر",
        "name_family": "عباس",
        "sex": "male",
        "organisation": "momd",
        "governorate": "IQ-BG",
        "age_band": "18-49",
        "disability": "without_disability",
        "post_level": "senior",
        "phone": "٠٧٧٠٠٠٠٠٠٠١",
        "days": ["d1", "d2"],
    },
    {
        "name_own": "Zainab",
        "name_father": "Hussein",
        "sex": "female",
        "organisation": "krg-moe",
        "governorate": "IQ-x-halabja",
        "age_band": "80+",
        "disability": "with_disability",
        "post_level": "field",
        "phone": "+9647700000002",
        "days": ["d2"],
    },
    {"name_own": "Sarah", "organisation": "iq-momd-minister-office"},
)
SUBMITTED = {
    "session_id": "baghdad-2016-03",
    "session_title": "Awareness session",
    "session_date": "2016-03-14",
    "venue": "بغداد",
    "days_held": 2,
    "participants": PEOPLE,
}


@pytest.mark.parametrize("grouped", [True, False], ids=["groups", "plain"])
@pytest.mark.parametrize("language", [None, *LANGUAGES], ids=str)
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "for-a-session"])
def test_exports_read_back(examples, exported, tmp_path, language, grouped, alone):  # noqa: PLR0913, PLR0917 - a fixture each
    """However the form's submissions are exported, they are read without a question, and alike."""
    programme = ha.read(examples / "attendance" / "programme.yaml")
    session = None if alone else "baghdad-2016-03"
    path = tmp_path / "export.xlsx"
    form = kobo_form(programme, session=session)
    exported(form, [SUBMITTED], language=language, grouped=grouped).save(path)

    reading = read_attendance(path, programme=programme, session=session, progress=False)

    assert reading.questions == ()
    assert reading.account.queried == 0
    assert [str(day) for day in reading.roster.days] == ["2016-03-14", "2016-03-15"]
    assert [[str(mark) for mark in one.marks] for one in reading.roster.attendances] == [
        ["present", "present"],
        ["absent", "present"],
        ["unknown", "unknown"],
    ]
    parts = ("name_own", "name_father", "name_grandfather", "name_family")
    for entry, said in zip(reading.entries, PEOPLE, strict=True):
        assert entry.name.written == " ".join(said[part] for part in parts if part in said)
        for field in ("sex", "governorate", "age_band", "disability", "post_level"):
            assert getattr(entry, field) == said.get(field)
        assert entry.organisation == said["organisation"]
    assert [entry.phone for entry in reading.entries] == ["7700000001", "7700000002", None]


def test_a_day_that_was_ticked_is_kept(examples, exported, tmp_path):
    """A day after the last one that somebody ticked all the same is not passed over."""
    programme = ha.read(examples / "attendance" / "programme.yaml")
    person = {"name_own": "Sarah", "days": ["d1", "d4"]}
    path = tmp_path / "export.xlsx"
    submitted = SUBMITTED | {"participants": [person]}
    exported(kobo_form(programme), [submitted], language=None, grouped=True).save(path)
    reading = read_attendance(path, programme=programme, progress=False)
    assert str(reading.roster.days[-1]) == "2016-03-17"
    assert "day_counted" in [question.code for question in reading.questions]


def test_two_submissions(examples, exported, tmp_path):
    """Two submissions of one session are two lists; each has the days that it says."""
    programme = ha.read(examples / "attendance" / "programme.yaml")
    second = SUBMITTED | {
        "session_date": "2016-03-16",
        "days_held": 1,
        "participants": [{"name_own": "Nadia", "name_father": "Karim", "days": ["d1"]}],
    }
    path = tmp_path / "export.xlsx"
    exported(kobo_form(programme), [SUBMITTED, second], language=None, grouped=True).save(path)
    reading = read_attendance(path, programme=programme, progress=False)
    assert reading.is_settled
    assert [len(part.roster.days) for part in reading.parts] == [2, 1]
