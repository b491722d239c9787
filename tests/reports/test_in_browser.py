"""The pages in a browser: no accessibility error, nothing cut off, in both directions."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hijra_amina.disclosure import Rule
from hijra_amina.model import Programme
from hijra_amina.reports import FlashReport, flash_report
from hijra_amina.testing import synthetic_programme

pytestmark = [pytest.mark.browser, pytest.mark.extra("disclosure")]

Chromium = Callable[..., str]

# The result has to be read from the page's source, so it is written there as text.
RUN_AXE = """
axe.run(document, {resultTypes: ["violations"]}).then(found => {
  const out = document.createElement("pre");
  out.id = "result";
  out.textContent = JSON.stringify(found.violations.map(one => [one.id, one.nodes.length]));
  document.body.append(out);
});
"""

# An element is cut off if it is wider than what shows of the page.
MEASURE = """
const wide = [...document.querySelectorAll("body *")].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width > 1 && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
});
const out = document.createElement("pre");
out.id = "result";
out.textContent = JSON.stringify(wide.map(one => one.tagName + "." + one.className));
document.body.append(out);
"""


@pytest.fixture(scope="module")
def reports(programme: Programme) -> dict[str, FlashReport]:
    """The June 2015 report as it is shipped, and with tables of figures and of hidden ones.

    The third is a table of ministries with long names, the last one of two dimensions.
    """
    many = synthetic_programme(sessions=2, people=120, seed=1)
    session = many.sessions[0].id
    return {
        "plain": flash_report(programme, "baghdad-2015-06"),
        "by sex": flash_report(programme, "baghdad-2015-06", by="sex"),
        "by ministry": flash_report(many, session, by="ministry", rule=Rule()),
        "by both": flash_report(many, session, by=("sex", "ministry")),
    }


@pytest.fixture(params=["plain", "by sex", "by ministry", "by both"])
def report(request: pytest.FixtureRequest, reports: dict[str, FlashReport]) -> FlashReport:
    """One of the reports."""
    return reports[request.param]


@pytest.fixture(params=["en_GB", "ar_IQ"])
def html(request: pytest.FixtureRequest, report: FlashReport) -> str:
    """The page of a report, in each language."""
    return report.edition(request.param).to_html()


def result_of(chromium: Chromium, page: Path, html: str, *scripts: str) -> object:
    """What scripts put into a copy of the page."""
    added = "".join(f"<script>{script}</script>" for script in scripts)
    page.write_text(html.replace("</body>", f"{added}</body>"), encoding="utf-8")
    dumped = chromium("--dump-dom", "--virtual-time-budget=10000", page.as_uri())
    found = re.search(r'<pre id="result">(.*?)</pre>', dumped)
    assert found, "the scripts did not finish"
    return json.loads(found[1])


def test_axe_finds_nothing(chromium: Chromium, axe_core: str, html: str, tmp_path: Path) -> None:
    """The checker axe-core has nothing to say of either edition."""
    assert result_of(chromium, tmp_path / "page.html", html, axe_core, RUN_AXE) == []


def test_axe_would_find_something(
    chromium: Chromium, axe_core: str, html: str, tmp_path: Path
) -> None:
    """The same check finds a picture without alternative text and grey on white."""
    spoilt = html.replace("<main>", '<main><img src="data:,"><p style="color:#ccc">faint</p>')

    found = dict(result_of(chromium, tmp_path / "page.html", spoilt, axe_core, RUN_AXE))  # type: ignore[call-overload]

    assert {"image-alt", "color-contrast"} <= found.keys()


@pytest.mark.parametrize("width", [794, 390, 320])
def test_nothing_is_cut_off(chromium: Chromium, html: str, tmp_path: Path, width: int) -> None:
    """At the width of A4, of a phone and of a small one, no element leaves the page."""
    page = tmp_path / "page.html"
    page.write_text(html.replace("</body>", f"<script>{MEASURE}</script></body>"), encoding="utf-8")
    # The browser's own window has a least width, so the page is looked at through a frame.
    frame = tmp_path / "frame.html"
    frame.write_text(
        f'<iframe id="frame" src="{page.as_uri()}" style="border:0;width:{width}px;height:3000px">'
        "</iframe><script>addEventListener('load', () => {"
        "const found = document.getElementById('frame').contentDocument.getElementById('result');"
        "document.body.append(found);});</script>",
        encoding="utf-8",
    )

    dumped = chromium(
        "--dump-dom",
        "--virtual-time-budget=5000",
        "--allow-file-access-from-files",
        frame.as_uri(),
    )

    assert re.findall(r'<pre id="result">(.*?)</pre>', dumped) == ["[]"]
