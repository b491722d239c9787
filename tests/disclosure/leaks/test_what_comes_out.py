"""What is made of records to be read, without consent of anybody, holds nobody: byte for byte."""

import itertools
import zipfile
from pathlib import Path

import attrs
import pytest

import hijra_amina as ha
from hijra_amina.cli import main
from hijra_amina.statistics import attended, completion, gain

from . import canaries

ASKED = [
    *itertools.product(
        ("people", "participations", "person_days"), ([], ["sex"], ["sex", "ministry"], ["session"])
    ),
    ("sessions", ["kind"]),
    ("testimonials", ["session"]),
]


def vars_of(value: object) -> list[object]:
    """What the fields of a record hold."""
    return [getattr(value, field.name) for field in attrs.fields(type(value))]


def everything_in(folder: Path) -> bytes:
    """All bytes of all files, archives unpacked."""
    data: list[bytes] = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data.append(path.name.encode() + path.read_bytes())
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    data += [archive.read(part) for part in archive.namelist()]
    return b"\n".join(data)


@pytest.mark.parametrize(("measure", "by"), ASKED)
def test_tables_and_their_explanations(measure: str, by: list[str], tmp_path: Path) -> None:
    """Every form of a table, and the explanation of every cell in both languages."""
    table = ha.tabulate(canaries.programme(), measure, by=by)
    shown = [repr(table), str(table), table._repr_html_(), table.to_html(locale="ar_IQ")]
    shown += [table.to_markdown(), table.to_json(), table.to_csv()]
    for row, locale in itertools.product(table.rows, ("en_GB", "ar_IQ")):
        cell = dict(zip(table.dimensions, row.key, strict=True))
        explained = table.explain(cell, locale=locale)
        shown += [repr(explained), str(explained), explained._repr_html_()]
        shown += [str(vars_of(explained))]
    for number, text in enumerate(shown):
        assert not canaries.holds_held(text), number


def test_worked_out_measures() -> None:
    """Shares, gains and attendance, explained."""
    programme = canaries.programme()
    for measure in (completion(at_least="80%"), gain(), gain(paired=False)):
        table = ha.tabulate(programme, measure)
        texts = [repr(table), table.to_html(), str(table.explain())]
        assert not any(map(canaries.holds_held, texts))
    assert not canaries.holds_held(repr(attended(at_least="1/2")))


def test_findings_of_a_check() -> None:
    """Whatever contradicts something, it is told by identifiers and paths."""
    from hijra_amina.model import Headcount, Statement  # noqa: PLC0415
    from hijra_amina.values import Count  # noqa: PLC0415

    programme = canaries.programme()
    said = Statement(count=Count.exactly(1, wording=canaries.LATIN), wording=canaries.LATIN)
    first = attrs.evolve(programme.sessions[0], headcount=Headcount(statements=(said,)))
    programme = attrs.evolve(programme, sessions=(first, *programme.sessions[1:]))
    found = ha.check(programme)
    assert found
    for finding in found:
        assert not canaries.holds_held(f"{finding!r} {finding}")


@pytest.mark.extra("reports")
@pytest.mark.filterwarnings("ignore::hijra_amina.errors.HijraAminaWarning")
def test_a_report_that_nobody_has_consented_to(tmp_path: Path) -> None:
    """No words, no name, no post, no picture, in any form; the headline is the office's own."""
    programme = canaries.programme()
    programme = attrs.evolve(programme, publications=(), contacts=(), sources=())
    report = ha.flash_report(programme, programme.sessions[0].id)
    report.publish(tmp_path, locales=["en_GB", "ar_IQ"], formats=["html", "md", "txt"])
    assert not canaries.holds_held(everything_in(tmp_path).decode("utf-8", "ignore"))


@pytest.mark.extra("cli")
@pytest.mark.parametrize(
    "command",
    [
        (("check", "records.json"), 0),
        (("table", "records.json", "--by", "sex"), 0),
        (("table", "records.json", "--by", "sex,ministry", "--explain", "sex=female"), 0),
        (("table", "records.json", "--by", "sex,ministry", "--out", "made.csv"), 0),
        (("table", "records.json", "--by", "sex", "--out", "made.xlsx"), 0),
        (("table", "records.json", "--by", canaries.GIVEN), 2),
        (("report", "records.json", "--session", "s-00001", "--out", "made"), 0),
    ],
)
@pytest.mark.parametrize("locale", ["en_GB", "ar_IQ"])
def test_commands(
    command: tuple[tuple[str, ...], int], locale: str, tmp_path: Path, monkeypatch, capfd
) -> None:
    """Neither what is printed, nor what is written."""
    monkeypatch.chdir(tmp_path)
    ha.write(canaries.programme(), "records.json")
    arguments, code = command
    language = ("--lang", locale[:2]) if arguments[0] == "check" else ("--locale", locale)
    assert main([*arguments, *language]) == code
    out = "".join(capfd.readouterr())
    Path("records.json").unlink()
    written = everything_in(tmp_path).decode("utf-8", "ignore")
    assert not canaries.holds_held(out + written)
