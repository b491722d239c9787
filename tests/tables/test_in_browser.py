"""Tables in a browser: no accessibility error, in both directions, in light and in dark."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hijra_amina.model import Programme
from hijra_amina.statistics import Row, Table, tabulate
from hijra_amina.values import Count, LocalizedText

pytestmark = pytest.mark.browser

Chromium = Callable[..., str]

RUN_AXE = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const out = document.createElement("pre");
  out.id = "result";
  out.textContent = JSON.stringify(found.violations.map(one => [one.id, one.nodes.length]));
  document.body.append(out);
});
"""

# The first cell stands at the end of the line where the language runs from the right.
PLACES = """
const [head, cell] = ["th[scope=row]", "td"].map(one => document.querySelector(one));
const out = document.createElement("pre");
out.id = "result";
out.textContent = JSON.stringify({
  rtl: head.getBoundingClientRect().left > cell.getBoundingClientRect().left,
  colour: getComputedStyle(cell).color === getComputedStyle(document.body).color,
  ground: getComputedStyle(cell).backgroundColor,
});
document.body.append(out);
"""


ROOM = """
const box = document.querySelector(".hijra-amina");
const out = document.createElement("pre");
out.id = "result";
out.textContent = JSON.stringify([box.clientWidth, box.scrollWidth - box.clientWidth]);
document.body.append(out);
"""


def result_of(
    chromium: Chromium, page: Path, html: str, *scripts: str, width: int = 1_200
) -> object:
    """What scripts put into a copy of the page, in a window of so many pixels."""
    added = "".join(f"<script>{script}</script>" for script in scripts)
    page.write_text(html.replace("</body>", f"{added}</body>"), encoding="utf-8")
    window = f"--window-size={width},800"
    dumped = chromium(window, "--dump-dom", "--virtual-time-budget=10000", page.as_uri())
    found = re.search(r'<pre id="result">(.*?)</pre>', dumped)
    assert found, "the scripts did not finish"
    return json.loads(found[1])


@pytest.mark.parametrize("width", [1_200, 320])
@pytest.mark.parametrize(("locale", "theme"), [("en_GB", "light"), ("ar_IQ", "dark")])
def test_axe_finds_nothing(  # noqa: PLR0913, PLR0917 - fixtures and parameters
    request: pytest.FixtureRequest,
    by_two: Table,
    tmp_path: Path,
    locale: str,
    theme: str,
    width: int,
) -> None:
    """The checker axe-core has nothing to say of a page, whatever the reader prefers or holds."""
    chromium, axe_core = map(request.getfixturevalue, ("chromium", "axe_core"))
    html = by_two.to_html(locale, page=True).replace("light dark", theme)
    found = result_of(chromium, tmp_path / "page.html", html, axe_core, RUN_AXE, width=width)
    assert found == []


@pytest.mark.parametrize(("locale", "colour"), [("en_GB", "black"), ("ar_IQ", "white")])
def test_a_notebooks_colours_are_taken(
    chromium: Chromium, by_two: Table, tmp_path: Path, locale: str, colour: str
) -> None:
    """Text is of the colour around it, on no ground of its own, and columns run as they should."""
    ground = "white" if colour == "black" else "black"
    html = f'<body style="background:{ground};color:{colour}">{by_two.to_html(locale)}</body>'
    found = result_of(chromium, tmp_path / "page.html", html, PLACES)
    assert found == {"rtl": locale == "ar_IQ", "colour": True, "ground": "rgba(0, 0, 0, 0)"}


@pytest.mark.parametrize("locale", ["en_GB", "ar_IQ"])
def test_nothing_is_hidden_beyond_the_edge(
    chromium: Chromium, tmp_path: Path, programme: Programme, locale: str
) -> None:
    """The widest table that stands across is read without scrolling in a notebook's width."""
    june = programme.session("baghdad-2015-06")
    table = tabulate(june, "people", by=["sex", "ministry"], programme=programme)
    html = f"<body>{table.to_html(locale, wide=True)}</body>"
    found = result_of(chromium, tmp_path / "page.html", html, ROOM, width=700)
    assert found == [684, 0]


PAGE_ROOM = """
const [page, box] = [document.documentElement, document.querySelector(".hijra-amina")];
const out = document.createElement("pre");
out.id = "result";
out.textContent = JSON.stringify([
  page.scrollWidth - page.clientWidth,
  box.scrollWidth > box.clientWidth,
]);
document.body.append(out);
"""


@pytest.mark.parametrize("locale", ["en_GB", "ar_IQ"])
def test_a_wide_table_scrolls_in_its_own_box(
    chromium: Chromium, tmp_path: Path, locale: str
) -> None:
    """Where a table is wider than the page, it scrolls, and the page around it stays in place."""
    ages = ("*", "0-5", "6-12", "13-17", "18-49", "50-59", "60-69", "70-79", "80+")
    rows = tuple(
        Row((sex, age), Count.suppressed()) for sex in ("*", "female", "male") for age in ages
    )
    draft = {
        ("age_band", age): LocalizedText({"en": age, "ar": age}, drafts=["ar"]) for age in ages
    }
    table = Table(measure="people", dimensions=("sex", "age_band"), rows=rows, labels=draft)
    html = table.to_html(locale, wide=True, page=True)
    assert result_of(chromium, tmp_path / "page.html", html, PAGE_ROOM, width=700) == [0, True]
