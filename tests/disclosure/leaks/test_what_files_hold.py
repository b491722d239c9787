"""Whatever a file holds in the wrong place, no error repeats it, nor anything that led to one."""

import json
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import hijra_amina as ha
from hijra_amina import vocabulary

from . import canaries, sinks

NAMED = canaries.LATIN
Tree = object


def told_by(read: Callable[..., object], *given: object) -> list[str]:
    """Where reading something shows a canary; what is read is looked at as well."""
    found: list[str] = []
    with sinks.overheard() as heard:
        try:
            made = read(*given)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is to tell nothing
            texts = list(sinks.told(error))
        else:
            texts = [] if isinstance(made, str | bytes | dict) else list(sinks.shown(made))
    for sink, text in (*texts, *heard):
        if canaries.holds_held(text):
            found.append(sink)
    return found


def tree() -> dict[str, Tree]:
    """A document that uses every part of the schema that a programme of people uses."""
    return json.loads(ha.dumps(canaries.programme()))


def places(value: Tree, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """Every place of a document, and of lists only the first items."""
    yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*path, key))
    if isinstance(value, list):
        for number, item in enumerate(value[:2]):
            yield from places(item, (*path, number))


def with_there(value: Tree, path: tuple[object, ...], put: object) -> Tree:
    """A document with something else in one place."""
    if not path:
        return put
    copied = json.loads(json.dumps(value))
    inner = copied
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = put
    return copied


WRONG = [NAMED, canaries.ARABIC, {NAMED: NAMED}, [NAMED], [[canaries.ARABIC]], canaries.PHONE]
# These are named where they lead to nothing, as the bodies, sessions and reports that they are of.
NAMED_ON_PURPOSE = ("organisation", "session", "photographs", "testimonials", "contact", "donors")


def damaged_documents() -> Iterator[Tree]:
    """Documents with a name in the place of each value, and beside each as a key."""
    whole = tree()
    for number, path in enumerate(places(whole)):
        wrong = WRONG[number % len(WRONG)]
        if wrong != canaries.PHONE or not set(NAMED_ON_PURPOSE) & set(path[2:]):
            yield with_there(whole, path, wrong)
        yield with_there(whole, path, NAMED)
        inner: Tree = whole
        for key in path:
            inner = inner[key]
        if isinstance(inner, dict):
            yield with_there(whole, path, {**inner, NAMED: 1, canaries.ARABIC: {NAMED: 1}})


def test_documents() -> None:
    """A name in the place of every value of a document, and among the keys of every mapping."""
    assert [
        leak for one in damaged_documents() for leak in told_by(ha.loads, json.dumps(one))
    ] == []


LATIN_LETTERS, ARABIC_LETTERS = "bdfghjkmpqvwxz", "بتثجحخدذرزسشصضطظعغفقكلمن"


def identity(chance: random.Random) -> dict[str, str]:
    """Somebody who does not exist: names in two scripts, a phone, an address, a file."""

    def word(letters: str) -> str:
        return "".join(chance.choices(letters, k=8))

    latin, arabic = word(LATIN_LETTERS), word(ARABIC_LETTERS)
    return {
        "latin": f"{latin} {word(LATIN_LETTERS)}",
        "arabic": f"{arabic} {word(ARABIC_LETTERS)}",
        "phone": f"+964 77{chance.randrange(10**8):08}",
        "mail": f"{latin}@example.org",
        "file": f"scans/{latin}.jpg",
    }


PEOPLE = 150 if os.environ.get("HYPOTHESIS_PROFILE") == "quick" else 1_000


def test_a_thousand_people_in_the_wrong_place() -> None:
    """Each with names, phone, address and file in a random place of a document, as value or key."""
    chance = random.Random(3)  # noqa: S311 - the same people every time
    whole = tree()
    everywhere = list(places(whole))
    for number in range(PEOPLE):
        somebody = identity(chance)
        path = chance.choice(everywhere)
        what = list(somebody)[number % len(somebody)]
        value = somebody[what]
        put = [value, [value], {value: value}, {"en": value, value: 1}][number // 5 % 4]
        with sinks.overheard() as heard:
            try:
                texts = [("repr", repr(ha.loads(json.dumps(with_there(whole, path, put)))))]
            except ha.HijraAminaError as error:
                texts = list(sinks.told(error))
        for sink, text in (*texts, *heard):
            assert value not in text, (what, path, sink)
            assert ascii(value)[1:-1] not in text, (what, path, sink)


def test_documents_that_are_cut_off() -> None:
    """A document that ends in the middle of a name, or has a sign too much."""
    text = ha.dumps(canaries.programme())
    chance = random.Random(1)  # noqa: S311 - the same damage every time
    for _ in range(150):
        at = chance.randrange(len(text))
        for damaged in (text[:at], text[:at] + '"' + text[at:], text[:at] + "\x00" + text[at:]):
            assert told_by(ha.loads, damaged) == []


@pytest.mark.extra("documents")
def test_folders(tmp_path: Path) -> None:
    """Names in the wrong columns of a roster, in file names' stead, as keys and as scalars."""
    folder = tmp_path / "records"
    ha.write(canaries.programme(), folder)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    chance = random.Random(2)  # noqa: S311 - the same damage every time
    for path in files:
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        for _ in range(6):
            at = chance.randrange(len(lines))
            damaged = list(lines)
            damaged[at] = chance.choice(
                [
                    f"{NAMED}: [",
                    f"{lines[at]},{NAMED}",
                    f"{canaries.ARABIC},{NAMED},x",
                    f"  {NAMED}: {{a: {canaries.PHONE}}}",
                    f"{lines[at]}{NAMED}",
                    f"&{NAMED} *{canaries.STAFF}",
                    f'"{NAMED}',
                ]
            )
            path.write_text("\n".join(damaged), encoding="utf-8")
            assert told_by(ha.read, folder) == []
        path.write_text(text, encoding="utf-8")


def sheet(*cells: str) -> str:
    """An attendance list with other cells in one line."""
    head = "Attendance list, 16 June 2015\nNo,Name,Sex,Age,Ministry,Phone,Staff number,16/6,17/6\n"
    return f"{head}1,{NAMED},F,34,Ministry of Education,{canaries.PHONE},x,P,P\n{','.join(cells)}\n"


@pytest.mark.extra("intake")
def test_sheets(tmp_path: Path) -> None:
    """A name in every column of a sheet, and in its title, its headings and its foot."""
    path = tmp_path / "list.csv"
    line = ["2", NAMED, "M", "41", "Ministry of Interior", canaries.PHONE, canaries.STAFF, "P", "A"]
    texts = [
        sheet(*line[:at], wrong, *line[at + 1 :])
        for at in range(9)
        for wrong in (NAMED, canaries.ARABIC, canaries.PHONE, canaries.MAIL)
    ]
    texts += [
        text.replace(old, new)
        for text in texts[:4]
        for old, new in (
            ("16 June 2015", NAMED),
            ("Ministry,", f"{NAMED},"),
            ("16/6", canaries.ARABIC),
            ("Name,", f"{canaries.ARABIC},"),
        )
    ]
    texts += [f"{texts[0]}Total,{NAMED},{canaries.PHONE}\n", f'{texts[0]}"{NAMED}\n', NAMED]
    for text in texts:
        path.write_text(text, encoding="utf-8")
        assert told_by(ha.read_attendance, path) == []
        reading = ha.read_attendance(path)
        for question in reading.questions:
            # The text itself is for the officer's own eyes; withheld, it is for anybody's.
            bare = question.withheld()
            texts_of = (bare.text("en_GB"), bare.text("ar_IQ"), bare.what("en_GB"), repr(question))
            assert not any(map(canaries.holds_held, texts_of)), question.code
        for locale in ("en_GB", "ar_IQ"):
            reading.save_question_list(tmp_path / "questions.csv", locale=locale)
            held = (tmp_path / "questions.csv").read_text(encoding="utf-8-sig")
            assert held.count("\n") == len(reading.questions) + 1
            assert not canaries.holds_held(held)


@pytest.mark.extra("intake")
def test_ledgers_and_numbers(tmp_path: Path) -> None:
    """Names in the wrong columns of a ledger of decisions, of a file of numbers, of a lexicon."""
    from hijra_amina.intake import Decisions, shipped_lexicon  # noqa: PLC0415 - needs an extra
    from hijra_amina.intake.identifiers import read_identifiers  # noqa: PLC0415

    heads = "first,second,verdict,who,when,why"
    lines = [
        f"p-1,p-2,{NAMED},me,2015-06-16,{NAMED}",
        f"p-1,p-2,same,{NAMED},{NAMED},",
        f"{NAMED},p-2,same,me,2015-06-16,",
        f"{NAMED},{NAMED},same,me,2015-06-16,{NAMED}",
        f"{NAMED}",
        f'"{NAMED}',
        f"p-1,p-2,same,me,2015-06-16,{NAMED}\np-1,p-2,different,{NAMED},2015-06-17,{NAMED}",
    ]
    path = tmp_path / "file.csv"
    for head in (heads, f"{heads},{NAMED}", NAMED):
        for line in lines:
            path.write_text(f"{head}\n{line}\n", encoding="utf-8")
            assert told_by(Decisions.read, path) == []
            assert told_by(read_identifiers, path) == []
    other = tmp_path / "file.json"
    for text in (NAMED, f'{{"{NAMED}": 1}}', f'"{NAMED}"', f'["{NAMED}"', f'{{"format": "{NAMED}"'):
        other.write_text(text, encoding="utf-8")
        assert told_by(shipped_lexicon().with_file, other) == []
        # A file of terms is told its unknown keys; of what is no such file nothing is repeated.
        if ": 1" not in text:
            assert told_by(vocabulary.load_file, other) == []


@pytest.mark.extra("frames")
def test_frames() -> None:
    """A name in every column of a frame, of the right type and of the wrong one."""
    import polars as pl  # noqa: PLC0415 - needs an extra

    from hijra_amina.statistics import check_frame  # noqa: PLC0415

    frame = pl.DataFrame(
        {
            "participant": ["p-1", "p-2"],
            "session": ["s-1", "s-1"],
            "attended": [True, True],
            "sex": ["female", "male"],
            "ministry": ["iq-moe", "iq-moi"],
            "topic": ["early_detection", None],
            "begins": ["2015-06-16", "2015-06-16"],
            "days_present": [1, 2],
        }
    )
    for name in frame.columns:
        for wrong in (NAMED, canaries.ARABIC, canaries.PHONE):
            damaged = frame.with_columns(pl.Series(name, [wrong, f"{wrong} x"]))
            assert told_by(check_frame, damaged) == []
            assert told_by(lambda given: ha.tabulate(given, "people", by=["sex"]), damaged) == []
            assert told_by(lambda given: ha.count(given, "people", sex="female"), damaged) == []


def test_frames_of_a_programme_show_nothing_else() -> None:
    """A record in a container shows nothing: lists, mappings, tuples of everything there is."""
    programme = canaries.programme()
    for held in (programme, [programme], {"x": programme.testimonials}, programme.participants):
        assert not canaries.holds_held(f"{held!r}{held}")
