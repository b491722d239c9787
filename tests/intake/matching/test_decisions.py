"""The ledger keeps what people decided, says what follows, and refuses what cannot be."""

import datetime as dt
import os
import random
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError
from hijra_amina.intake import Decision, Decisions, LedgerError, Ruling

IDS = st.sampled_from([f"p-{n}" for n in range(7)])
VERDICTS = st.sampled_from(list(Ruling))
# What a CSV file and a text of ours can both hold; a carriage return is no text of ours.
WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), min_size=1, max_size=12
).filter(str.strip)
CELLS = st.one_of(WORDS, st.sampled_from(["=1+1", "'=1", "+7", "-x", "@a", "''@", "＝1", "'"]))


def made(first: str, second: str, verdict: str, **more: str) -> Decision:
    """A decision of that day."""
    given = {"who": "focal point", "when": "2015-06-20"} | more
    return Decision(first=first, second=second, verdict=verdict, **given)


def possible(lines: list[tuple[str, str, Ruling]]) -> bool:
    """By brute force: whether one way to tell people apart makes every line true."""
    ids = sorted({i for a, b, _ in lines for i in (a, b)})

    def ways(rest: list[str], groups: dict[str, int]):
        if not rest:
            yield groups
            return
        for group in range(max(groups.values(), default=-1) + 2):
            yield from ways(rest[1:], groups | {rest[0]: group})

    said: dict[frozenset[str], set[Ruling]] = {}
    for a, b, verdict in lines:
        said.setdefault(frozenset((a, b)), set()).add(verdict)
    if any(len(verdicts) > 1 for verdicts in said.values()):
        return False
    return any(
        all(
            verdict is Ruling.UNDECIDED or (groups[a] == groups[b]) == (verdict is Ruling.SAME)
            for a, b, verdict in lines
        )
        for groups in ways(ids, {})
    )


LINES = st.lists(st.tuples(IDS, IDS, VERDICTS).filter(lambda line: line[0] != line[1]), max_size=7)


@given(LINES)
def test_refuses_exactly_what_no_people_could_be(lines: list[tuple[str, str, Ruling]]) -> None:
    """A ledger is refused if, and only if, there is no way to tell people apart as it says."""
    decisions = [made(a, b, verdict) for a, b, verdict in lines]
    if possible(lines):
        assert len(Decisions(decisions)) == len(lines)
    else:
        with pytest.raises(LedgerError) as caught:
            Decisions(decisions)
        assert all(problem.path.startswith("line ") for problem in caught.value.problems)


@given(LINES.filter(possible), st.randoms(use_true_random=False))
def test_order_means_nothing(lines: list[tuple[str, str, Ruling]], chance: random.Random) -> None:
    """The same lines in another order, and with pairs turned round, say the same of every pair."""
    ledger = Decisions([made(*line) for line in lines])
    turned = [(b, a, verdict) for a, b, verdict in lines]
    chance.shuffle(turned)
    other = Decisions([made(*line) for line in turned])
    ids = [f"p-{n}" for n in range(7)]
    for a in ids:
        assert ledger.group(a) == other.group(a)
        for b in ids:
            assert ledger.verdict(a, b) == other.verdict(b, a)


def test_what_follows_is_said() -> None:
    """Same and same is the same; same and different is different; no line has to say so."""
    ledger = Decisions(
        [made("a", "b", "same"), made("b", "c", "same"), made("c", "d", "different")]
    )
    assert ledger.verdict("a", "c") is Ruling.SAME
    assert ledger.verdict("d", "a") is Ruling.DIFFERENT
    assert ledger.verdict("a", "e") is None


def test_contradiction_names_its_lines() -> None:
    """The error names the line that cannot stand and the fewest lines that it contradicts."""
    lines = [
        made("a", "b", "same"),
        made("x", "y", "same"),
        made("b", "c", "same"),
        made("a", "c", "different"),
    ]
    with pytest.raises(LedgerError) as caught:
        Decisions(lines)
    (problem,) = caught.value.problems
    assert problem.path == "line 5"
    assert dict(problem.details)["lines"] == "2, 4"


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    """Blank lines and cells of several lines do not shift the numbers."""
    path = tmp_path / "ledger.csv"
    path.write_text(
        "first,second,verdict,who,when,why\n"
        'a,b,same,me,2015-06-20,"two\nlines"\n'
        "\n"
        "b,a,different,me,2015-06-20,\n",
        encoding="utf-8",
    )
    with pytest.raises(LedgerError) as caught:
        Decisions.read(path)
    (problem,) = caught.value.problems
    assert problem.path == "line 5"
    assert dict(problem.details)["lines"] == "2"


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4))
def test_file_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str, str]]
) -> None:
    """Writing and reading changes nothing, whatever the texts begin with."""
    path = tmp_path_factory.mktemp("ledger") / "ledger.csv"
    ledger = Decisions(
        [
            made(f"p-{n}", f"q-{n}", "undecided", who=f"{first}{who}", why=why)
            for n, (first, who, why) in enumerate(texts)
        ]
    )
    ledger.write(path)
    assert Decisions.read(path) == ledger


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "＝", "'="])
def test_file_holds_no_formula(tmp_path: Path, begins: str) -> None:
    """No cell begins with what a spreadsheet takes for a formula."""
    path = tmp_path / "ledger.csv"
    text = f'{begins}HYPERLINK("x")'
    Decisions([made("a", "b", "same", who=text, why=text)]).write(path)
    rows = path.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert all(f",{begins[-1]}" not in row and f'"{begins[-1]}' not in row for row in rows)
    assert Decisions.read(path).lines[0].why == text


def test_file_is_private_and_whole(tmp_path: Path) -> None:
    """Only its owner reads the file, and nothing is left beside it."""
    path = tmp_path / "ledger.csv"
    Decisions([made("a", "b", "same")]).write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["ledger.csv"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_reads_what_spreadsheets_save(tmp_path: Path, separator: str) -> None:
    """Commas, semicolons and tabs; columns in another order; with a byte order mark or without."""
    path = tmp_path / "ledger.csv"
    rows = [["when", "first", "second", "verdict", "who"], ["2015-06-20", "a", "b", "same", "me"]]
    path.write_text("\r\n".join(map(separator.join, rows)), encoding="utf-8-sig", newline="")
    assert Decisions.read(path).lines == (made("a", "b", "same", who="me"),)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name,sex\n", "line 1"),
        ("", "line 1"),
        ("first,second,verdict,who,when\na,b,perhaps,me,2015-06-20\n", "line 2"),
        ("first,second,verdict,who,when\na,a,same,me,2015-06-20\n", "line 2"),
        ("first,second,verdict,who,when\na,b,same,me,20 June\n", "line 2"),
        ('first,second,verdict,who,when\na,b,same,me,"2015\n', "line 2"),
    ],
)
def test_refuses_what_is_no_ledger(tmp_path: Path, text: str, line: str) -> None:
    """Every problem names its line and never the cell."""
    path = tmp_path / "ledger.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        Decisions.read(path)
    assert caught.value.problems[0].path == line
    assert "perhaps" not in str(caught.value)
    assert "20 June" not in str(caught.value)


def test_decisions_can_be_taken_back() -> None:
    """A later decision of the same pair takes the place of the earlier; one can be taken away."""
    ledger = Decisions([made("a", "b", "same")])
    turned = ledger.with_(made("b", "a", "different"))
    assert turned.verdict("a", "b") is Ruling.DIFFERENT
    assert turned.without("b", "a") == Decisions()
    assert ledger.verdict("a", "b") is Ruling.SAME


def test_decision_is_checked() -> None:
    """Of one participant nothing can be decided, and a day is a day."""
    with pytest.raises(InvalidValueError):
        made("a", "a", "same")
    with pytest.raises(InvalidValueError):
        made("a", "b", "same", when="yesterday")
    assert made("a", "b", "same").when == dt.date(2015, 6, 20)


def test_why_is_not_shown() -> None:
    """What somebody wrote may hold a name, so that nothing shows it unasked."""
    assert "cousin" not in repr(Decisions([made("a", "b", "different", why="cousin of x")]))


def test_a_verdict_that_is_none_is_not_shown() -> None:
    """What was written in the verdict's place may be a name, and no error holds it."""
    with pytest.raises(InvalidValueError) as caught:
        made("a", "b", "Amina Nasir")
    assert "Amina" not in str(caught.value)
    assert caught.value.__context__ is None


def test_no_error_carries_the_file(tmp_path: Path) -> None:
    """A file in another encoding is refused without its bytes, also in what led to the error."""
    path = tmp_path / "ledger.csv"
    path.write_text("first,second,verdict,who,when\na,b,same,سامي,2015-06-20\n", "cp1256")
    with pytest.raises(LedgerError) as caught:
        Decisions.read(path)
    assert caught.value.__context__ is None


def test_a_heading_that_stands_twice_is_refused(tmp_path: Path) -> None:
    """Which of two columns is meant is not guessed."""
    path = tmp_path / "ledger.csv"
    path.write_text("first,second,verdict,who,when,first\na,b,same,me,2015-06-20,c\n", "utf-8")
    with pytest.raises(LedgerError) as caught:
        Decisions.read(path)
    assert caught.value.problems[0].path == "line 1"


def test_blanks_around_a_code_are_no_part_of_it(tmp_path: Path) -> None:
    """A decision that was typed with blanks is about those whom it names."""
    path = tmp_path / "ledger.csv"
    path.write_text("first,second,verdict,who,when\na, b ,same ,me,2015-06-20\n", "utf-8")
    assert Decisions.read(path).verdict("a", "b") is Ruling.SAME


def test_a_formula_after_a_blank_is_none(tmp_path: Path) -> None:
    """Some spreadsheets drop blanks before they look whether a cell is a formula."""
    path = tmp_path / "ledger.csv"
    Decisions([made("a", "b", "same", why=" =1+1")]).write(path)
    assert path.read_text(encoding="utf-8-sig").splitlines()[1].endswith(",' =1+1")
    assert Decisions.read(path).lines[0].why == " =1+1"


def test_a_pipe_is_no_ledger(tmp_path: Path) -> None:
    """Nothing waits for somebody to write into a pipe."""
    path = tmp_path / "ledger.csv"
    os.mkfifo(path)
    with pytest.raises(LedgerError):
        Decisions.read(path)


@pytest.mark.parametrize("wrong", ["Qwerfname Zxcvname", "قزدرة", "=1+1"])
def test_what_is_no_identifier_is_refused(wrong: str) -> None:
    """A name in the column of an identifier is refused unseen, for it would be shown as one."""
    with pytest.raises(InvalidValueError, match="identifier of a participant") as caught:
        made("p-1", wrong, "same")
    assert wrong not in repr(caught.value)
