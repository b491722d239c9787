"""The lexicon of headings and marks, and how an office adds to it."""

import json
from pathlib import Path

import pytest

from hijra_amina.errors import DecodeError
from hijra_amina.intake import read_attendance, shipped_lexicon
from hijra_amina.intake.reading.header import NAMES, NOT_KEPT
from hijra_amina.vocabulary import fold

LEXICON = shipped_lexicon()


def office(folder: Path, **sections: object) -> Path:
    """A file of an office's own words."""
    path = folder / "office.json"
    document = {"format": "hijra-amina-lexicon", "version": 1, **sections}
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_every_alias_means_its_field() -> None:
    """Each heading of the lexicon is found as its field, and stands there once."""
    seen: dict[str, str] = {}
    for field, texts in LEXICON.fields.items():
        for text in texts:
            key = fold(text)
            assert seen.setdefault(key, field) == field, text
            assert LEXICON.field(text).code == field, text


@pytest.mark.parametrize("field", sorted(NAMES | NOT_KEPT | {"sex", "phone", "governorate"}))
def test_three_languages(field: str) -> None:
    """The fields that matter have headings in English, Arabic and Sorani."""
    path = Path(read_attendance.__code__.co_filename).parent / "data" / "lexicon.json"
    entry = json.loads(path.read_text(encoding="utf-8"))["fields"][field]
    assert {"en", "ar", "ckb"} <= entry.keys()
    assert all(entry.values())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Full name / الاسم الكامل", "name"), ("Sex (M/F)", "sex"), ("Gender الجنس", "sex"),
        ("رقم الهاتف النقال للمشارك", "phone"), ("Name of the participant", "name"),
        ("Mother's name", "other"), ("اسم المدرب", "other"), ("Trainer name", "other"),
        ("Organisation name", "organisation"), ("#", "sequence"), ("Date of birth", "birth"),
        ("Primary Care Trust (PCT) / Local Authority (LA) name", None), ("Level 1 Name", None),
        ("Analysis Name", None), ("Departamento/Provincia/Estado", None),
    ],
)  # fmt: skip
def test_headings(heading: str, field: str | None) -> None:
    """A heading is known whole, by a part between signs, or not at all."""
    found = LEXICON.field(heading)
    assert (None if found is None else found.code) == field


def test_an_office_adds_words(tmp_path: Path) -> None:
    """Headings and marks of an office's own are read, and change nothing elsewhere."""
    sheet = tmp_path / "list.csv"
    sheet.write_text("Whoever,Came 14/6/2015\nAdam Amina,jo\nOmar Aya,ne\n", encoding="utf-8")
    assert read_attendance(sheet).entries == ()
    path = office(
        tmp_path,
        fields={"name": {"en": ["Whoever"]}},
        marks={"present": ["jo"], "absent": ["ne"]},
    )
    reading = read_attendance(sheet, lexicon=LEXICON.with_file(path))
    assert [one.marks[0].value for one in reading.roster.attendances] == ["present", "absent"]
    assert reading.is_settled
    assert LEXICON.field("Whoever") is None


def test_an_office_is_right_about_its_own_words(tmp_path: Path) -> None:
    """What a file says of a word goes before what was known of it."""
    lexicon = LEXICON.with_file(office(tmp_path, marks={"absent": ["P"], "present": ["A"]}))
    assert (lexicon.mark("P"), lexicon.mark("A")) == ("absent", "present")


@pytest.mark.parametrize(
    "sections",
    [
        {"fields": {"nmae": ["x"]}},
        {"fields": {"name": "x"}},
        {"fields": {"name": {"en": [1]}}},
        {"fields": []},
        {"version": 2},
        {"format": "other"},
    ],
)
def test_other_files_are_refused(tmp_path: Path, sections: dict[str, object]) -> None:
    """A misspelt field, a wrong type and another kind of file are named, not dropped."""
    with pytest.raises(DecodeError):
        LEXICON.with_file(office(tmp_path, **sections))
    (tmp_path / "office.json").write_text("{", encoding="utf-8")
    with pytest.raises(DecodeError):
        LEXICON.with_file(tmp_path / "office.json")


@pytest.mark.parametrize("data", [b'{"format": "\xff"}', b"[" * 100_000])
def test_what_is_no_text_or_too_deep_is_refused(tmp_path: Path, data: bytes) -> None:
    """Bytes that are no UTF-8, and brackets without end, are no lexicon."""
    path = tmp_path / "office.json"
    path.write_bytes(data)
    with pytest.raises(DecodeError):
        shipped_lexicon().with_file(path)
