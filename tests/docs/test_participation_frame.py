"""The page on the participation frame says what the layout says."""

from pathlib import Path

from hijra_amina.statistics.frames import SCHEMA

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "participation-frame.md"
HEADINGS = ("column", "Arrow type", "of", "nothing", "codes", "holds", "without the column")


def codes(column):
    """Where the codes of a column are from."""
    also = "".join(f", `{code}`" for code in column.also)
    if column.vocabulary is None:
        return also.removeprefix(", ")
    return f"`{column.vocabulary}`{'' if column.closed else ', or your own'}{also}"


def line(column):
    """The row of a column."""
    cells = (
        f"`{column.name}`",
        f"`{column.type}`",
        str(column.of),
        "yes" if column.nullable else "no",
        codes(column),
        column.description,
        "refused" if column.required else column.absent,
    )
    return f"| {' | '.join(cells)} |".replace("a|b", r"a\|b")


def table():
    """The table of the page, from the layout itself."""
    rule = "| " + " | ".join("---" for _ in HEADINGS) + " |"
    return [f"| {' | '.join(HEADINGS)} |", rule, *map(line, SCHEMA)]


def test_the_page_has_every_column_as_the_layout_has_it():
    """Name, type, owner, nullability, codes and meaning of each column, in order."""
    told = [text for text in PAGE.read_text(encoding="utf-8").splitlines() if text.startswith("| ")]
    assert told == table()
