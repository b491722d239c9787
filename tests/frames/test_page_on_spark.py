"""The how-to page on data frames is true of a cluster: its lines are run there."""

import re
from pathlib import Path

import pytest

import hijra_amina as ha

pytestmark = [pytest.mark.spark, pytest.mark.slow, pytest.mark.extra("tables")]

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "count-a-data-frame.md"


def blocks(opening):
    """The blocks of Python on the page that begin with some words."""
    return [
        block
        for block in re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
        if block.startswith(opening)
    ]


@pytest.fixture
def file(drawn_programme, frame_of, tmp_path, monkeypatch):
    """The file of the page, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "participations.parquet"
    frame_of(drawn_programme(11, sessions=12, people=60)).write_parquet(path)
    return path


def test_three_lines_of_the_page_give_the_same_table(spark, figures, file):
    """What the page does on a laptop and on a cluster gives the same figures and a spreadsheet."""
    (laptop,) = blocks("frame = pl.scan_parquet")
    (cluster,) = blocks("frame = spark.read.parquet")
    assert laptop.splitlines()[1:] == cluster.splitlines()[1:]
    tables = []
    for lines in (laptop, cluster):
        names = {"ha": ha, "pl": pytest.importorskip("polars"), "spark": spark}
        # The cluster was started in another folder.
        code = lines.replace(file.name, file.as_posix())
        exec(compile(code, str(PAGE), "exec"), names)  # noqa: S102 - the page's own lines
        tables.append(figures(names["table"]))
        file.with_name("people.xlsx").unlink()
    assert tables[0] == tables[1]
    assert len(tables[0]) > 4
