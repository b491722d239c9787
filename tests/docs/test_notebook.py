"""The notebook of the manual, executed in a kernel of its own."""

import json
import re
from pathlib import Path

import pytest

import hijra_amina as ha
from hijra_amina.language import counted, format_count

pytestmark = [
    pytest.mark.engines,
    pytest.mark.extra("bounds"),
    pytest.mark.extra("documents"),
    pytest.mark.extra("frames"),
    # The kernel and its client are not ours to mend.
    pytest.mark.filterwarnings("default"),
]

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("altair")
pytest.importorskip("ipykernel")
pytest.importorskip("vl_convert")

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "docs" / "notebooks" / "donor-questions.ipynb"
DAY = "2026-01-01"


def run(notebook, folder):
    """Execute a notebook in a folder, as Sphinx or JupyterLab would; errors are raised."""
    resources = {"metadata": {"path": str(folder)}}
    client = nbclient.NotebookClient(
        notebook, timeout=180, kernel_name="python3", resources=resources
    )
    client.execute()
    return [output for cell in notebook.cells for output in cell.get("outputs", ())]


def of_kind(outputs, kind):
    """What the outputs show in one format, in order."""
    return [output["data"][kind] for output in outputs if kind in output.get("data", {})]


@pytest.fixture(scope="module")
def outputs():
    """What the notebook shows."""
    return run(nbformat.read(NOTEBOOK, as_version=4), NOTEBOOK.parent)


@pytest.fixture(scope="module")
def pages(outputs):
    """Its tables, sentences and explanations."""
    return of_kind(outputs, "text/html")


@pytest.fixture(scope="module")
def charts(outputs):
    """Its charts, as SVG."""
    return of_kind(outputs, "image/svg+xml")


@pytest.fixture(scope="module")
def programme(examples):
    """The programme that it is about."""
    return ha.read(examples / "hijra-amina")


def test_no_cell_fails_or_complains(outputs):
    """No cell ends in an error, or writes to standard error."""
    assert [one for one in outputs if one["output_type"] == "error"] == []
    assert [one for one in outputs if one.get("name") == "stderr"] == []


def test_it_is_kept_without_output():
    """The file holds no output, so that none can be older than the code."""
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_it_finds_the_records_from_the_root_too():
    """The first cell finds the shipped programme when it is run in the root of the repository."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    notebook.cells = [next(cell for cell in notebook.cells if cell.cell_type == "code")]
    (shown,) = of_kind(run(notebook, ROOT), "text/plain")
    assert shown.startswith("Programme('hijra-amina'")


def test_every_table_is_there_in_both_languages(pages):
    """There are as many tables from the right, in Arabic, as from the left, in English."""
    tables = [page for page in pages if "<table" in page]
    arabic = [page for page in tables if 'dir="rtl"' in page and 'lang="ar' in page]
    assert len(arabic) == 3
    assert len(tables) == 2 * len(arabic)
    assert all(re.search("[٠-٩]", page) for page in arabic)


def test_sentences_say_what_the_library_counts(pages, programme):
    """The figures of the sentences are those of `count`, in both languages."""
    people = ha.count(programme, "people")
    women = ha.count(programme, "people", sex="female")
    told = "\n".join(page for page in pages if page.startswith("<p "))
    assert f"{counted('participant', people, 'en_GB')}." in told
    assert f"{counted('participant', people, 'ar_IQ', case='genitive')}." in told
    assert f"{counted('woman', women, 'en_GB')}." in told
    assert f"{counted('woman', women, 'ar_IQ')}." in told


def test_every_chart_is_there_in_both_languages(charts):
    """The charts come in pairs: Western digits, then Arabic-Indic ones and no others."""
    assert len(charts) == 6
    for english, arabic in zip(charts[::2], charts[1::2], strict=True):
        assert "٠" not in texts_of(english)
        assert "٠" in texts_of(arabic)
        assert not re.search("[0-9]", texts_of(arabic))


def test_the_chart_of_years_says_what_the_library_counts(charts, programme):
    """Each year stands in the chart with the words of its count."""
    for year in ("2013", "2014", "2015", "2016"):
        reached = ha.count(programme, "people", year=year)
        assert format_count(reached, "en_GB") in texts_of(charts[0])
        assert format_count(reached, "ar_IQ") in texts_of(charts[1])


def test_the_chart_of_ministries_uses_the_names_of_the_day(charts, programme):
    """A ministry that had ended by the day is in no chart, and one that goes on is."""
    names = texts_of(charts[4])
    assert "Ministry of Migration and Displacement" in names
    assert "Women" not in names
    at_momd = ha.count(programme, "people", ministry="iq-momd", as_of=DAY)
    assert format_count(at_momd, "en_GB") in names


def test_open_ends_are_drawn_as_open(charts, programme):
    """A chart has as many arrows as figures without an upper end."""
    table = ha.tabulate(programme, "people", by="year")
    ends = [row.count.high for row in table if row.key != ("*",)]
    arrows = [len(re.findall(r'aria-roledescription="point"', chart)) for chart in charts[:2]]
    assert arrows == [ends.count(None)] * 2


def test_nothing_is_fetched(charts):
    """A chart refers to nothing outside itself."""
    for chart in charts:
        addresses = set(re.findall(r"https?://[^\"' )<]+", chart))
        assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_a_figure_is_explained_in_both_languages(pages):
    """The bounds of the women of June 2015 come with the statements that they follow from."""
    explained = [page for page in pages if "headcount.statements[1]" in page]
    assert [re.search('dir="(rtl|ltr)"', page)[1] for page in explained] == ["ltr", "rtl"]


def texts_of(chart):
    """The texts of a chart, one on a line."""
    return "\n".join(re.findall(r"<text[^>]*>([^<]*)</text>", chart))
