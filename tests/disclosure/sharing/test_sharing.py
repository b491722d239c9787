"""Packs: enough people alike in every one that is written, private, described, all or nothing."""

import csv
import hashlib
import io
import json
import os
import re
import stat
import warnings
from collections import Counter
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hijra_amina as ha
from hijra_amina import vocabulary
from hijra_amina._hypothesis import register
from hijra_amina.disclosure import Rule
from hijra_amina.disclosure.personal import pseudonymise
from hijra_amina.disclosure.sharing import RiskError, assess, share
from hijra_amina.disclosure.sharing._column_messages import ABOUT, LABELS
from hijra_amina.disclosure.sharing._participations import traits
from hijra_amina.errors import HijraAminaError, InvalidValueError
from hijra_amina.model import Programme
from hijra_amina.statistics import participation_schema
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import LocalizedText, PersonName

register()

KEY = bytes(range(32))
MARKER = "Xyzzyperson"
DAYS = ("days_present", "days_unknown", "days_recorded")
OF_PEOPLE = (
    *("sex", "age_band", "disability", "body", "ministry", "body_kind", "government"),
    *("post_level", "governorate", "attended", *DAYS),
)


def synthetic(people: int = 80, sessions: int = 4, seed: int = 1) -> Programme:
    """A programme with names, all of which hold a marker."""
    made = synthetic_programme(sessions=sessions, people=people, seed=seed)
    return attrs.evolve(
        made,
        participants=tuple(
            attrs.evolve(one, name=PersonName(f"{MARKER} {n}"))
            for n, one in enumerate(made.participants)
        ),
    )


def rows_in(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def alike(rows: list[dict[str, str]], *, linked: bool) -> list[int]:
    """How many others there are for each person: by comparing everybody with everybody."""
    people: dict[object, list[tuple[str, ...]]] = {}
    for number, row in enumerate(rows):
        shown = (row["session"], *(row.get(name, "") for name in OF_PEOPLE))
        people.setdefault(row["participant"] if linked else number, []).append(shown)
    lists = [sorted(shown) for shown in people.values()]
    return [sum(one == other for other in lists) for one in lists]


SIZES = st.tuples(st.integers(1, 4), st.integers(1, 30), st.integers(0, 99))


@given(SIZES, st.integers(1, 4), st.sets(st.sampled_from(OF_PEOPLE)))
def test_the_risk_is_what_comparing_everybody_with_everybody_finds(
    tmp_path_factory, sizes: tuple[int, int, int], threshold: int, gone: set[str]
) -> None:
    """Smallest group, groups and people below the threshold, from the very rows."""
    sessions, people, seed = sizes
    programme = synthetic_programme(
        sessions=sessions, people=people, seed=seed, participations_per_person=1
    )
    folder = tmp_path_factory.mktemp("pack") / "whole"
    share(programme, folder, key=KEY, rule=1, without=gone)
    rows = rows_in(folder / "participations.csv")
    numbers = alike(rows, linked=True)
    risk = assess(programme, rule=threshold, without=gone)
    groups = Counter(numbers)
    assert risk.people == len(numbers)
    assert risk.smallest == min(numbers)
    assert risk.combinations == sum(times // size for size, times in groups.items())
    assert risk.people_below == sum(size < threshold for size in numbers)
    below = sum(times // size for size, times in groups.items() if size < threshold)
    assert risk.combinations_below == below
    assert risk.share_below * risk.people == risk.people_below
    assert risk.is_met == (min(numbers) >= threshold)


@pytest.mark.parametrize("trait", ["sex", "link", "ministry", "days_present"])
def test_what_giving_up_would_do_is_what_it_does(trait: str) -> None:
    """The figures of an easing are those of a pack without that trait."""
    programme = synthetic_programme(sessions=2, people=40, seed=3, unknown=0)
    gone = [name for name in traits() if name not in {"sex", "link", "ministry", "days_present"}]
    risk = assess(programme, without=gone)
    fewer = assess(programme, without=[*gone, trait])
    for easing in risk.easings:
        if easing.trait == trait:
            assert (easing.smallest, easing.people_below) == (fewer.smallest, fewer.people_below)
            break
    else:
        assert fewer.people_below >= risk.people_below
        assert fewer.smallest <= risk.smallest


@given(st.integers(1, 6), st.integers(0, 150), st.integers(0, 9), st.sampled_from([2, 3, 5, 11]))
def test_every_pack_has_enough_people_alike(
    tmp_path_factory, sessions: int, people: int, seed: int, threshold: int
) -> None:
    """Read back from the file and compared one with another; or nothing is written."""
    programme = synthetic_programme(
        sessions=sessions, people=people, seed=seed, participations_per_person=1
    )
    folder = tmp_path_factory.mktemp("pack") / "out"
    try:
        share(programme, folder, key=KEY, rule=threshold, coarsen=True)
    except RiskError:
        assert not folder.exists()
        return
    rows = rows_in(folder / "participations.csv")
    told = json.loads((folder / "risk.json").read_text(encoding="utf-8"))
    numbers = alike(rows, linked="link" in told["traits"])
    assert min(numbers) >= threshold
    assert told["smallest"] == min(numbers)
    assert told["people"] == len(numbers)
    before = sum(len(one.roster.attendances) for one in programme.sessions if one.roster)
    out = told["sessions_left_out"]
    lost = sum(len(one.roster.attendances) for one in programme.sessions if one.id in out)
    assert len(rows) == before - lost - told["rows_left_out"]
    # Sessions of too few people are left out whatever is told; of the others one in twenty.
    assert told["rows_left_out"] * 20 <= (before - lost)


def test_no_trait_is_given_up_in_vain() -> None:
    """With any one of them told again, more than one person in twenty would be too rare."""
    programme = synthetic_programme(sessions=2, people=120, seed=4)
    gone = _given_up(programme, 5)
    assert gone
    for name in gone:
        risk = assess(programme, rule=5, without=[one for one in gone if one != name])
        assert risk.people_below * 20 > risk.people


def _given_up(programme: Programme, rule: int) -> list[str]:
    from hijra_amina.disclosure.personal.key import Secret  # noqa: PLC0415 - only here
    from hijra_amina.disclosure.sharing._coarsening import coarsened  # noqa: PLC0415
    from hijra_amina.disclosure.sharing._participations import participations  # noqa: PLC0415

    secret = Secret(KEY)
    made = coarsened(participations(programme, secret), rule, secret, programme.id)
    return list(made.given_up)


def test_a_session_that_lacks_a_row_is_not_complete(tmp_path: Path) -> None:
    """Otherwise a frame made of the pack would count fewer people than came, exactly."""
    programme = synthetic(150, 6, seed=2)
    share(programme, tmp_path / "out", key=KEY, coarsen=True)
    rows = rows_in(tmp_path / "out" / "participations.csv")
    kept = Counter(row["session"] for row in rows)
    for session in programme.sessions:
        if kept[session.id] and kept[session.id] < len(session.roster.attendances):
            assert {r["complete"] for r in rows if r["session"] == session.id} == {"false"}


def test_rows_that_are_not_to_be_linked_are_not(tmp_path: Path) -> None:
    """Each row has its own pseudonym, and no two lists stand in one order."""
    programme = synthetic(60, 2)
    share(programme, tmp_path / "a", key=KEY, rule=1)
    share(programme, tmp_path / "b", key=KEY, rule=1, without="link")
    linked = rows_in(tmp_path / "a" / "participations.csv")
    single = rows_in(tmp_path / "b" / "participations.csv")
    assert len({row["participant"] for row in single}) == len(single)
    assert not {r["participant"] for r in single} & {r["participant"] for r in linked}

    def traits_of(rows: list[dict[str, str]]) -> list[list[str]]:
        return [[v for k, v in row.items() if k != "participant"] for row in rows]

    assert sorted(traits_of(single)) == sorted(traits_of(linked))
    assert traits_of(single) != traits_of(linked)


@pytest.mark.extra("frames")
def test_a_pack_gives_the_figures_of_the_records(tmp_path: Path) -> None:
    """With nothing given up, the file is a frame that says what the programme says."""
    from hijra_amina.statistics.frames import read_frame  # noqa: PLC0415 - needs an extra

    programme = synthetic(60, 3)
    share(programme, tmp_path / "out", key=KEY, rule=1)
    frame = read_frame(tmp_path / "out" / "participations.csv")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for measure in ("people", "participations", "person_days"):
            table = ha.tabulate(frame, measure, by=["sex", "ministry"])
            expected = ha.tabulate(ha.to_frame(programme), measure, by=["sex", "ministry"])
            assert [(r.key, r.figure) for r in table.rows] == [
                (r.key, r.figure) for r in expected.rows
            ]


def test_pseudonyms_are_those_of_the_programme(tmp_path: Path) -> None:
    """Whoever has the key finds the same people in a pseudonymised programme."""
    programme = synthetic()
    share(programme, tmp_path / "out", key=KEY, rule=1)
    known = {one.id for one in pseudonymise(programme, key=KEY).participants}
    rows = rows_in(tmp_path / "out" / "participations.csv")
    assert {row["participant"] for row in rows} <= known


def test_no_name_and_no_key_is_in_a_pack(tmp_path: Path) -> None:
    """No byte of any file, in no form."""
    programme = synthetic()
    files = share(programme, tmp_path / "out", key=KEY, coarsen=True, languages=("en", "ar", "ckb"))
    for file in files:
        data = file.read_bytes()
        assert MARKER.encode() not in data
        assert KEY not in data
        assert KEY.hex().encode() not in data
        assert not re.search(rb"p-0000\d\d", data)


def test_files_are_what_they_are_said_to_be(tmp_path: Path) -> None:
    """Every file that is returned is there, nothing else is, and all are their owner's alone."""
    before = os.umask(0)
    try:
        files = share(synthetic(), tmp_path / "out", key=KEY, coarsen=True)
    finally:
        os.umask(before)
    assert sorted(path.name for path in files) == sorted(
        [
            *("participations.csv", "codebook.csv", "codebook.en.html", "codebook.ar.html"),
            *("README.en.md", "README.ar.md", "risk.json", "datapackage.json"),
        ]
    )
    assert sorted((tmp_path / "out").iterdir()) == sorted(files)
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]
    if os.name == "posix":
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
        assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


def test_the_same_pack_again_is_the_same(tmp_path: Path) -> None:
    """Byte for byte."""
    one = share(synthetic(), tmp_path / "a", key=KEY, coarsen=True)
    other = share(synthetic(), tmp_path / "b", key=KEY, coarsen=True)
    assert [p.read_bytes() for p in one] == [p.read_bytes() for p in other]


def test_all_files_or_none(tmp_path: Path, monkeypatch) -> None:
    """If one cannot be written, no folder is left, nor anything beside it."""
    from hijra_amina.documents import _files  # noqa: PLC0415 - only here

    plain, calls = _files.write_new, []

    def failing(path: Path, data: bytes, mode: int) -> None:
        calls.append(path)
        if len(calls) == 4:
            raise OSError(28, "no space left")
        plain(path, data, mode)

    monkeypatch.setattr(_files, "write_new", failing)
    with pytest.raises(OSError, match="no space"):
        share(synthetic(), tmp_path / "out", key=KEY, coarsen=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """Only a new or an empty folder becomes a pack."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine").write_text("x")
    with pytest.raises(FileExistsError):
        share(synthetic(), tmp_path / "out", key=KEY, coarsen=True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine"]
    (tmp_path / "empty").mkdir()
    assert share(synthetic(), tmp_path / "empty", key=KEY, coarsen=True)


def test_too_few_alike_is_refused(tmp_path: Path) -> None:
    """Without leave to make rows coarser nothing is written, and the error says how few."""
    with pytest.raises(RiskError, match="80 of 80 people are alike with fewer than 5") as caught:
        share(synthetic(), tmp_path / "out", key=KEY)
    assert caught.value.risk.threshold == 5
    assert not (tmp_path / "out").exists()
    with pytest.raises(RiskError, match="fewer than 11"):
        share(synthetic(), tmp_path / "out", key=KEY, rule=Rule(threshold=11))


def test_nobody_is_refused(tmp_path: Path) -> None:
    """A programme without rosters, or of sessions that are all too small, gives no pack."""
    empty = Programme(id="x", name=LocalizedText({"en": "x"}))
    for programme in (empty, synthetic(4, 2)):
        with pytest.raises(RiskError, match="no row"):
            share(programme, tmp_path / "out", key=KEY, coarsen=True)


@pytest.mark.parametrize(
    "wrong",
    [
        *({"rule": 0}, {"rule": "5"}, {"without": ["name"]}),
        *({"languages": ()}, {"languages": ["xx"]}, {"key": b"short"}, {"key": None}),
    ],
)
def test_what_cannot_be_asked_is_refused(tmp_path: Path, wrong: dict[str, object]) -> None:
    """With the reason, before anything is written."""
    with pytest.raises(HijraAminaError):
        share(synthetic(), tmp_path / "out", **{"key": KEY, "rule": 1, **wrong})
    assert not list(tmp_path.iterdir())
    with pytest.raises(InvalidValueError, match="a Programme"):
        share("x", tmp_path / "out", key=KEY)  # type: ignore[arg-type]


def test_texts_of_a_programme_begin_no_formula(tmp_path: Path) -> None:
    """A series or a title that a spreadsheet would run is led in by an apostrophe."""
    programme = synthetic()
    first = attrs.evolve(
        programme.sessions[0], series="=1+1", title=LocalizedText({"en": "@SUM(1)", "ar": "+1"})
    )
    programme = attrs.evolve(programme, sessions=(first, *programme.sessions[1:]))
    files = share(programme, tmp_path / "out", key=KEY, rule=1)
    for file in files:
        if file.suffix == ".csv":
            text = file.read_text(encoding="utf-8")
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]
            assert any(cell.startswith("'") for cell in cells)


def test_names_of_sessions_cannot_run_in_the_page(tmp_path: Path) -> None:
    """Markup in a title is text in the codebook, and the page allows nothing to run."""
    programme = synthetic()
    title = LocalizedText({"en": "<script>alert(1)</script>"})
    first = attrs.evolve(programme.sessions[0], title=title)
    programme = attrs.evolve(programme, name=title, sessions=(first, *programme.sessions[1:]))
    share(programme, tmp_path / "out", key=KEY, rule=1)
    page = (tmp_path / "out" / "codebook.en.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


def test_every_column_is_called_as_in_the_layout() -> None:
    """What the codebook says of a column in English is what the layout of frames says."""
    for column in participation_schema():
        assert LABELS[column.name].text.casefold() == column.label.casefold()
        assert ABOUT[column.name].text == column.description


def test_every_trait_is_looked_at() -> None:
    """Whatever a frame knows of a person or an attendance can be given up."""
    columns = {c.name for c in participation_schema() if c.of != "session"}
    assert columns - {"participant", "session"} == set(traits()) - {"link"}


def test_the_codebook_has_every_column_in_both_languages(tmp_path: Path) -> None:
    """Each with label and meaning, and each code with the labels of the vocabulary."""
    share(synthetic(), tmp_path / "out", key=KEY, rule=1)
    book = rows_in(tmp_path / "out" / "codebook.csv")
    columns = [row for row in book if not row["value"]]
    heads = list(rows_in(tmp_path / "out" / "participations.csv")[0])
    assert [row["column"] for row in columns] == heads
    for row in columns:
        assert row["label_en"]
        assert row["meaning_en"]
        assert re.search(r"[\u0621-\u064a]", row["label_ar"] + row["meaning_ar"])
    sexes = {row["value"]: row for row in book if row["column"] == "sex" and row["value"]}
    assert sexes.keys() == vocabulary.codes("sex")
    assert sexes["female"]["label_ar"] == vocabulary.term("sex", "female").label("ar_IQ").text
    page = (tmp_path / "out" / "codebook.ar.html").read_text(encoding="utf-8")
    assert '<html lang="ar-IQ" dir="rtl">' in page
    for row in book:
        assert row["value"] in page


def test_the_readme_says_what_is_not_promised(tmp_path: Path) -> None:
    """In both languages, with the figures and what was given up."""
    share(synthetic(150, 6, seed=2), tmp_path / "out", key=KEY, coarsen=True)
    told = json.loads((tmp_path / "out" / "risk.json").read_text(encoding="utf-8"))
    english = (tmp_path / "out" / "README.en.md").read_text(encoding="utf-8")
    assert "## What is not promised" in english
    assert f"People in the smallest group: {told['smallest']}" in english
    assert "Ministry" in english
    arabic = (tmp_path / "out" / "README.ar.md").read_text(encoding="utf-8")
    assert "## ما لا نعد به" in arabic
    assert len(arabic.splitlines()) == len(english.splitlines()) + 2  # that it is a draft


# -- the descriptor, by the text of the Data Package standard, version 2.0 -------------------------

TYPES = {"string", "integer", "boolean"}


def test_the_descriptor_is_a_data_package(tmp_path: Path) -> None:
    """Names, paths, sizes and hashes as the standard asks, and rows that keep to the schema."""
    files = share(synthetic(), tmp_path / "out", key=KEY, rule=1)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    # Package: `$schema` names the profile, `resources` is required and not empty, names are plain.
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"])
    resources = package["resources"]
    names = [one["name"] for one in resources]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in names)
    # Each resource has a relative path without `..`; `bytes` and `hash` are those of the file.
    assert {one["path"] for one in resources} == {p.name for p in files} - {"datapackage.json"}
    for one in resources:
        data = (tmp_path / "out" / one["path"]).read_bytes()
        assert one["bytes"] == len(data)
        assert one["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert one["encoding"] == "utf-8"
        assert one["mediatype"]
        assert ("schema" in one) == (one.get("type") == "table") == (one["format"] == "csv")
    for one in resources:
        if one["format"] == "csv":
            check_table(one["schema"], tmp_path / "out" / one["path"])


def check_table(schema: dict, path: Path) -> None:
    """A table keeps to its schema: fields in order, types, constraints, categories, key."""
    assert schema["$schema"] == "https://datapackage.org/profiles/2.0/tableschema.json"
    assert schema["missingValues"] == [""]
    fields = schema["fields"]
    rows = rows_in(path)
    assert [field["name"] for field in fields] == list(rows[0])
    for field in fields:
        assert field["type"] in TYPES
        values = [row[field["name"]] for row in rows]
        there = [value for value in values if value not in schema["missingValues"]]
        limits = field.get("constraints", {})
        if limits.get("required"):
            assert there == values
        if field["type"] == "boolean":
            assert set(there) <= {"true", "false"}
        if field["type"] == "integer":
            numbers = [int(value) for value in there]
            assert all(limits["minimum"] <= n <= limits["maximum"] for n in numbers)
        if "enum" in limits:
            assert len(set(limits["enum"])) == len(limits["enum"]) > 0
            assert set(there) <= set(limits["enum"])
        if "pattern" in limits:
            assert all(re.fullmatch(limits["pattern"], value) for value in there)
        if "categories" in field:
            known = [one["value"] for one in field["categories"]]
            assert len(set(known)) == len(known)
            assert all(one["label"] for one in field["categories"])
            assert all(set(value.split("|")) <= set(known) for value in there)
    key = schema.get("primaryKey")
    if key is not None:
        keys = [tuple(row[name] for name in key) for row in rows]
        assert len(set(keys)) == len(keys)
