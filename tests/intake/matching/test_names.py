"""Spellings of one name come out alike, and those of two names do not."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.intake.matching._likeness import fit_of
from hijra_amina.intake.matching._sounds import sounds_of
from hijra_amina.intake.matching._words import words_of

GOOGLE = Path(__file__).parents[3] / "benchmarks/names/google_ar2en_iraqi_subset_Apache2.tsv"


def skeletons(written: str) -> list[str]:
    """The likelier skeleton of each word."""
    return [sounds_of(word)[0].skeleton for word in words_of(written)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("عبد الرحمن", "عبدالرحمن"),
        ("عبد الرحمن", "Abdul Rahman"),
        ("عبد الرحمن", "Abdurrahman"),
        ("عبد الرحمن", "abd al-rahman"),
        ("عبدالله", "Abdallah"),
        ("نور الدين", "Noureddin"),
        ("نورالدين", "Nour al-Din"),
        ("أبو بكر", "ابوبكر"),
        ("أبو بكر", "Abu Bakr"),
        ("محمد بن علي", "محمد علي"),
        ("الدكتور محمد علي", "Dr. Mohammed Ali"),
        ("م. محمد علي", "محمد علي"),
        ("حسن الجبوري", "Hassan Jubouri"),
        ("حـســين", "حُسَيْن"),
        ("أحمد", "احمد"),
        ("فاطمة", "فاطمه"),
        ("مصطفى", "مصطفي"),
        ("كريم", "کریم"),
        ("محەمەد", "محمد"),
        ("ئەحمەد", "احمد"),
        ("عەبدوڵڵا", "عبدالله"),
        ("شێرکۆ", "Sherko"),
        ("ڕێبوار", "Rebwar"),
        ("سه‌ردار", "سەردار"),
        ("Salaḥ Ibrāhīm", "صلاح ابراهيم"),
        ("ﻣﺤﻤﺪ", "محمد"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(first: str, second: str) -> None:
    """Spaces, titles, articles, marks, keyboards and scripts do not make another name."""
    assert skeletons(first) == skeletons(second) != []


@pytest.mark.parametrize(
    ("arabic", "right", "wrong"),
    [
        ("حسين", "Hussein", "Hassan"),
        ("حسن", "Hassan", "Hussein"),
        ("سالم", "Salim", "Salman"),
        ("قاسم", "Qasim", "Jasim"),
        ("جاسم", "Jasim", "Qasim"),
        ("زيد", "Zaid", "Dawud"),
    ],
)
def test_spelling_of_the_same_name_fits_better(arabic: str, right: str, wrong: str) -> None:
    """Where two names have the same consonants by class, the tables tell them apart."""
    said = sounds_of(words_of(arabic)[0])[0]
    one, other = (sounds_of(words_of(latin)[0])[0] for latin in (right, wrong))
    assert said.skeleton == one.skeleton
    assert one.skeleton != other.skeleton or fit_of(said, one) > fit_of(said, other) + 1


def test_tokens_of_another_source_agree() -> None:
    """Of token pairs that nothing was learnt from, most have one skeleton."""
    with GOOGLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    alike = total = 0
    for row in rows:
        left, right = words_of(row["arabic"]), words_of(row["latin"])
        if len(left) == len(right) == 1:
            total += 1
            found = {sound.skeleton for sound in sounds_of(left[0])}
            alike += not found.isdisjoint(sound.skeleton for sound in sounds_of(right[0]))
    assert total > 500
    assert alike / total > 0.75


@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    """Whatever stands in a name's cell, it becomes words without an error, and they have sounds."""
    for word in words_of(text):
        assert word.letters
        for sound in sounds_of(word):
            assert len(sound.skeleton) == len(sound.consonants) == len(sound.vowels) - 1


def test_nothing_is_shown() -> None:
    """Neither a word nor how it sounds shows its letters."""
    word = words_of("سامي")[0]
    assert "سامي" not in repr(word)
    assert "سامي"[0] not in repr(sounds_of(word)[0])
