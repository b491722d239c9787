"""The page of pairs in a browser: keys, the ledger that it saves, accessibility, its policy."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hijra_amina.intake import Decision, Decisions
from hijra_amina.intake.reviewing import review_page

pytestmark = pytest.mark.browser

Chromium = Callable[..., str]

# What a person would do, one step after the other; what comes of it is written into the page.
PRELUDE = """
const press = (key, code) => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { key, code: code || "", bubbles: true, cancelable: true }));
const pair = (first, second) => document.querySelector(
  `.pair[data-first="${first}"][data-second="${second}"]`);
const write = (text) => {
  const out = document.createElement("pre");
  out.id = "result";
  out.textContent = text;
  document.body.append(out);
};
const type = (input, text) => {
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
};
let file = null;
URL.createObjectURL = (blob) => { file = blob; return "blob:saved"; };
HTMLAnchorElement.prototype.click = () => {};
const save = async () => {
  document.getElementById("save").click();
  if (!file) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
};
"""

RUN_AXE = """
axe.run(document, {resultTypes: ["violations"]}).then(found =>
  write(JSON.stringify(found.violations.map(one => [one.id, one.nodes.length]))));
"""


@pytest.fixture(params=["en_GB", "ar_IQ"])
def html(request, matches, programme) -> str:
    """The page in either direction."""
    return review_page(matches, programme, locale=request.param)


@pytest.fixture
def done(chromium: Chromium, tmp_path: Path):
    """Do something on a page; its policy stays, but lets this one script in as well."""

    def run(html: str, *scripts: str) -> object:
        added = "".join(f"<script>{script}</script>" for script in scripts)
        digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
        allowed = "".join(f" 'sha256-{base64.b64encode(one).decode()}'" for one in digests)
        page = html.replace("; base-uri", f"{allowed}; base-uri")
        assert page != html
        path = tmp_path / "page.html"
        path.write_text(page.replace("</body>", f"{added}</body>"), encoding="utf-8")
        dumped = chromium("--dump-dom", "--virtual-time-budget=10000", path.as_uri())
        found = re.search(r'<pre id="result">(.*?)</pre>', dumped)
        assert found, "the script did not finish"
        return json.loads(found[1])

    return run


def ledger(tmp_path: Path, encoded: str) -> tuple[Decisions, bytes]:
    """The ledger that the page saved, read as any other, and its bytes."""
    path = tmp_path / "decisions.csv"
    path.write_bytes(base64.b64decode(encoded))
    return Decisions.read(path), path.read_bytes()


def test_the_script_runs_under_the_policy(chromium, matches, programme, tmp_path):
    """The page's own script is let in by its own policy, and no name of a participant ran."""
    path = tmp_path / "page.html"
    path.write_text(review_page(matches, programme), encoding="utf-8")
    dumped = chromium("--dump-dom", "--virtual-time-budget=5000", path.as_uri())
    assert 'data-ready="true"' in dumped
    assert "<title>Who may be whom: Example &amp; Co</title>" in dumped


def test_axe_finds_nothing(done, axe_core, html):
    """The checker axe-core has nothing to say of the page in either direction."""
    assert done(html, PRELUDE + axe_core + RUN_AXE) == []


def test_decisions_by_keys(done, matches, programme, tmp_path):
    """Keys decide a pair and go on to the next; the file is read back as the same decisions."""
    pairs = matches.candidates
    script = (
        PRELUDE
        + """
    document.querySelector(".pair").focus();
    press("s");
    press("ArrowUp");
    const back = document.activeElement.dataset.first;
    press("ArrowDown");
    press("ي", "KeyD");
    type(document.querySelector(".pair input"), '=1+1, "said so"');
    type(document.getElementById("who"), "@focal point");
    save().then(text => write(JSON.stringify([back, text])));
    """
    )
    back, encoded = done(review_page(matches, programme), script)
    saved, data = ledger(tmp_path, encoded)
    assert back == pairs[0].first
    assert [(one.pair, str(one.verdict), one.who, one.why) for one in saved] == [
        (pairs[0].pair, "same", "@focal point", '=1+1, "said so"'),
        (pairs[1].pair, "different", "@focal point", ""),
    ]
    # To the letter what the library itself would write.
    again = tmp_path / "again.csv"
    saved.write(again)
    assert again.read_bytes() == data


def test_clicks_and_progress(done, matches, programme):
    """Buttons do the same as keys; what is decided is counted, in the reader's digits."""
    script = (
        PRELUDE
        + """
    const buttons = document.querySelectorAll(".pair button");
    const shown = () => document.getElementById("progress").textContent;
    const before = shown();
    buttons[0].click();
    const after = shown();
    buttons[2].click();
    write(JSON.stringify([before, after, shown(), buttons[2].getAttribute("aria-pressed")]));
    """
    )
    number = len(matches.candidates)
    assert done(review_page(matches, programme), script) == [
        f"0 / {number}",
        f"1 / {number}",
        f"0 / {number}",
        "true",
    ]


def test_letters_in_a_text_decide_nothing(done, matches, programme):
    """Whoever writes a reason, or stands outside the pairs, decides nothing by a letter."""
    script = (
        PRELUDE
        + """
    document.querySelector(".pair input").focus();
    press("s");
    document.getElementById("save").focus();
    press("s");
    write(JSON.stringify([...document.querySelectorAll(".pair")].map(one => one.dataset.verdict)));
    """
    )
    assert set(done(review_page(matches, programme), script)) == {""}


def test_nothing_is_saved_by_nobody(done, matches, programme):
    """Without saying who decides, no file is made, and the page says why."""
    script = (
        PRELUDE
        + """
    document.querySelector(".pair button").click();
    save().then(text => write(JSON.stringify(
      [text, document.getElementById("status").textContent, document.activeElement.id])));
    """
    )
    text, status, focused = done(review_page(matches, programme), script)
    assert (text, status, focused) == (None, "Say first who decides.", "who")


def test_lines_that_nobody_touched_stay(done, matches, programme, tmp_path):
    """The ledger that was there is saved with what is new, its own lines to the letter."""
    old = Decision(
        first="p-001",
        second="q-001",
        verdict="undecided",
        who="=cell",
        when="2015-06-20",
        why="ask, again",
    )
    elsewhere = Decision(first="x-1", second="x-2", verdict="same", who="x", when="2015-06-21")
    html = review_page(matches.decided(Decisions((old, elsewhere))), programme)
    script = (
        PRELUDE
        + """
    pair("p-002", "q-002").querySelector("button").click();
    type(document.getElementById("who"), "me");
    save().then(text => write(JSON.stringify(text)));
    """
    )
    saved, _ = ledger(tmp_path, done(html, script))
    assert saved.lines[:2] == (old, elsewhere)
    assert [(one.pair, str(one.verdict), one.who) for one in saved.lines[2:]] == [
        (("p-002", "q-002"), "same", "me")
    ]


def test_contradictions_are_not_saved(done, matches, programme):
    """Decisions that cannot all be true are refused on the page, and the pair is marked."""
    day = {"who": "x", "when": "2015-06-20"}
    ledger_before = Decisions(
        (
            Decision(first="p-001", second="p-003", verdict="same", **day),
            Decision(first="p-003", second="q-001", verdict="undecided", **day),
            Decision(first="p-001", second="q-001", verdict="undecided", **day),
        )
    )
    html = review_page(matches.decided(ledger_before), programme)
    script = (
        PRELUDE
        + """
    pair("p-001", "q-001").querySelector("[data-verdict=different]").click();
    pair("p-003", "q-001").querySelector("[data-verdict=same]").click();
    type(document.getElementById("who"), "me");
    save().then(text => write(JSON.stringify([text, !pair("p-001", "q-001").querySelector(
      ".conflict").hidden, document.getElementById("status").textContent.slice(0, 18)])));
    """
    )
    assert done(html, script) == [None, True, "Nothing was saved:"]


@pytest.mark.parametrize("width", [1000, 390, 320])
def test_nothing_is_cut_off(chromium, html, tmp_path, width):
    """At the width of a screen, of a phone and of a small one, no element leaves the page."""
    measure = """
    const wide = [...document.querySelectorAll("body *")].filter(one => {
      const box = one.getBoundingClientRect();
      return box.width > 1 && (box.left < -1
        || box.right > document.documentElement.clientWidth + 1);
    });
    document.documentElement.dataset.wide = wide.map(one => one.tagName).join(" ");
    parent.postMessage(document.documentElement.dataset.wide, "*");
    """
    digest = base64.b64encode(hashlib.sha256(measure.encode()).digest()).decode()
    html = html.replace("; base-uri", f" 'sha256-{digest}'; base-uri")
    page = tmp_path / "page.html"
    page.write_text(html.replace("</body>", f"<script>{measure}</script></body>"), "utf-8")
    # The browser's own window has a least width, so the page is looked at through a frame.
    frame = tmp_path / "frame.html"
    frame.write_text(
        '<pre id="result"></pre><script>addEventListener("message", (event) => {'
        'document.getElementById("result").textContent = "wide:" + event.data;});</script>'
        f'<iframe src="{page.as_uri()}" style="border:0;width:{width}px;height:3000px"></iframe>',
        encoding="utf-8",
    )
    dumped = chromium("--dump-dom", "--virtual-time-budget=5000", frame.as_uri())
    assert re.search(r'<pre id="result">(.*?)</pre>', dumped)[1] == "wide:"
