"""The page of pairs: what it shows, that nothing in it can run, and who may read it."""

import re
import stat
from html import escape
from html.parser import HTMLParser

import pytest

from hijra_amina.intake import Decision, Decisions
from hijra_amina.intake.reviewing import review_page, write_review_page


class Page(HTMLParser):
    """The elements of a page, and the text in each cell."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self.texts = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Keep the element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        """Keep the text."""
        self.texts.append(data)

    def all(self, tag):
        """The attributes of each element of a name."""
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.fixture(params=["en_GB", "ar_IQ"])
def locale(request):
    """Both directions."""
    return request.param


@pytest.fixture
def html(matches, programme, locale):
    """The page in each."""
    return review_page(matches, programme, locale=locale)


def test_direction(html, locale):
    """The page says its language and direction."""
    wanted = {"en_GB": ("en-GB", "ltr"), "ar_IQ": ("ar-IQ", "rtl")}[locale]
    (root,) = Page(html).all("html")
    assert (root["lang"], root["dir"]) == wanted


def test_it_asks_nothing_of_a_network(html):
    """No element names another file, and the policy allows none."""
    page = Page(html)
    assert not {"img", "link", "iframe", "object", "embed", "form", "a"} & {
        tag for tag, _ in page.elements
    }
    assert not any({"src", "href", "style"} & attrs.keys() for _, attrs in page.elements)
    policy = next(one["content"] for one in page.all("meta") if "http-equiv" in one)
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r"https?:", html)


def test_names_are_text(html, programme):
    """A name that is written as markup stands on the page as it was written, and is none."""
    page = Page(html)
    assert len(page.all("script")) == 2
    for person in programme.participants:
        assert person.name.written in page.texts


def test_names_keep_their_direction(html, programme):
    """Every name is isolated, so that its own letters decide how it runs."""
    for person in programme.participants:
        assert f"<bdi>{escape(person.name.written)}</bdi>" in html


def test_pairs_stand_in_the_order_of_the_candidates(html, matches):
    """Each open pair has its article, the likeliest first."""
    shown = [
        (one["data-first"], one["data-second"], one["data-verdict"])
        for one in Page(html).all("article")
    ]
    assert shown == [(one.first, one.second, "") for one in matches.candidates]
    assert ("p-001", "q-001", "") in shown


def test_it_says_what_differs(matches, programme):
    """Where both bodies are known and are not the same, the page says so; and only there."""
    html = review_page(matches, programme)
    first = next(part for part in html.split("<article") if 'data-first="p-001"' in part)
    second = next(part for part in html.split("<article") if 'data-first="p-002"' in part)
    assert "(differs)" in first
    assert "(differs)" not in second


def test_notice(matches, programme):
    """It says at the top that it holds personal data."""
    html = review_page(matches, programme)
    assert html.index("Personal data") < html.index("<article")


def test_what_is_decided_stands_last_and_is_pressed(matches, programme):
    """A decision of the ledger is shown as it is, below what is open, with its reason."""
    made = Decision(
        first="p-001", second="q-001", verdict="same", who="x", when="2015-06-20", why="<b>seen"
    )
    page = Page(review_page(matches.decided(Decisions((made,))), programme))
    articles = page.all("article")
    assert articles[-1]["data-verdict"] == "same"
    assert [one["data-verdict"] for one in articles[:-1]] == [""] * (len(articles) - 1)
    pressed = [one for one in page.all("button") if one.get("aria-pressed") == "true"]
    assert [one["data-verdict"] for one in pressed] == ["same"]
    assert "<b>seen" in [one.get("value") for one in page.all("input")]


def test_what_follows_is_not_asked(matches, programme):
    """A pair that other decisions settle is not on the page."""
    day = {"who": "x", "when": "2015-06-20"}
    ledger = Decisions(
        (
            Decision(first="p-001", second="q-002", verdict="same", **day),
            Decision(first="q-001", second="q-002", verdict="different", **day),
        )
    )
    articles = Page(review_page(matches.decided(ledger), programme)).all("article")
    assert ("p-001", "q-001") not in {(one["data-first"], one["data-second"]) for one in articles}


def test_only_the_likeliest(matches, programme):
    """With more pairs than fit, the page shows the likeliest and says so."""
    html = review_page(matches, programme, most=1)
    assert len(Page(html).all("article")) == 1
    assert f"1 of {len(matches.candidates)} pairs" in html


def test_only_its_owner_can_read_the_file(matches, programme, tmp_path):
    """The file is closed to everybody else from the beginning."""
    path = tmp_path / "review.html"
    write_review_page(path, matches, programme, locale="ar_IQ")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8") == review_page(matches, programme, locale="ar_IQ")


def test_a_file_whose_name_is_no_text(matches, programme, tmp_path):
    """A command that names a file in bytes that are no UTF-8 ends no page."""
    path = tmp_path / "page.html"
    write_review_page(path, matches, programme, command="hijra-amina intake \udcff.csv")
    assert "hijra-amina intake ?.csv" in path.read_text(encoding="utf-8")
