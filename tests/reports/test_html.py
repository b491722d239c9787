"""The HTML of an edition: escaped, self-contained, without a script, for both directions."""

import itertools
import re
from collections.abc import Callable
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hijra_amina import errors
from hijra_amina.model import (
    AgendaItem,
    Consent,
    ConsentItem,
    ConsentStatus,
    Contact,
    Donor,
    Organisation,
    Photograph,
    Programme,
    Publication,
    Session,
    TermUse,
    Testimonial,
)
from hijra_amina.reports import flash_report
from hijra_amina.values import LocalizedText, PersonName

BAGHDAD = "baghdad-2015-06"
VOID = {"meta", "img", "br"}


class Outline(HTMLParser):
    """Reads a page: its elements in order, and whether each is closed where it should be."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember the element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """See that the innermost element is the one that ends."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a name."""
        return [found for name, found in self.elements if name == tag]


@pytest.fixture(scope="module", params=["en_GB", "ar_IQ"])
def html(request: pytest.FixtureRequest, programme: Programme) -> str:
    """The page of the June 2015 report, in each language."""
    return flash_report(programme, BAGHDAD).edition(request.param).to_html()


class TestPage:
    """The structure of the page."""

    def test_it_is_well_formed(self, html: str) -> None:
        """Every element is closed where it should be."""
        outline = Outline(html)

        assert (outline.wrong, outline.open) == ([], [])

    def test_it_says_language_and_direction(self, html: str) -> None:
        """The root has both, as markup."""
        root = Outline(html).all("html")[0]

        assert (root["lang"], root["dir"]) in {("en-GB", "ltr"), ("ar-IQ", "rtl")}

    def test_it_asks_for_nothing_else(self, html: str) -> None:
        """No element fetches anything, and the style names no address."""
        outline = Outline(html)

        assert {tag for tag, _ in outline.elements} & {
            "script",
            "link",
            "iframe",
            "object",
        } == set()
        assert not re.search(r"url\(|@import|\bsrc=|\bsrcset=|\bon\w+=|http-equiv", html)

    def test_headings_are_in_order(self, html: str) -> None:
        """One first heading, and none that leaves out a level."""
        levels = [int(tag[1]) for tag, _ in Outline(html).elements if re.fullmatch("h[1-6]", tag)]

        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))

    def test_it_has_landmarks(self, html: str) -> None:
        """Header, main and footer stand once; each section is named by its heading."""
        outline = Outline(html)
        identifiers = {found.get("id") for _, found in outline.elements}

        assert [len(outline.all(tag)) for tag in ("header", "main", "footer")] == [1, 1, 1]
        assert all(found["aria-labelledby"] in identifiers for found in outline.all("section"))

    def test_direction_is_markup(self, html: str) -> None:
        """Phone, address and site run left to right, and no isolate could be copied with them."""
        assert '<bdi dir="ltr">+962 6 56 59 660</bdi>' in html
        assert not re.search("[\u2066-\u2069\u202a-\u202e]", re.sub("<title>.*?</title>", "", html))

    def test_both_scripts_are_in_the_masthead(self, html: str) -> None:
        """The programme's name stands in both scripts, each with its language."""
        names = {found["lang"] for found in Outline(html).all("bdi") if "lang" in found}

        assert {"ar", "en"} <= names

    def test_it_is_small_enough_to_send(self, html: str) -> None:
        """A page without photographs stays under 40 kB."""
        assert len(html.encode()) < 40_000


class TestStyle:
    """The style sheet."""

    STYLE = (resources.files("hijra_amina.reports") / "templates" / "flash_report.css").read_text(
        encoding="utf-8"
    )

    def test_it_knows_no_left_and_right(self) -> None:
        """Every property is logical, so that one style serves both directions."""
        physical = (
            r"\b(left|right)\b|(margin|padding|border)-(top|bottom)|(?<![-\w])(width|height)\s*:"
        )
        rules = re.sub(r"/\*.*?\*/|@media[^{]+", "", self.STYLE, flags=re.DOTALL)

        assert re.findall(physical, rules) == []

    @pytest.mark.parametrize(
        ("ink", "paper"),
        [
            ("ink", "#ffffff"),
            ("quiet", "#ffffff"),
            ("quiet", "pale"),
            ("navy", "pale"),
            ("blue", "#ffffff"),
            ("blue", "pale"),
            ("#ffffff", "navy"),
            ("#ffffff", "blue"),
            ("gold", "navy"),
            ("#8a4b00", "#ffffff"),
            ("#8a4b00", "pale"),
        ],
    )
    def test_text_stands_out(self, ink: str, paper: str) -> None:
        """Every pair of colours that holds text has the contrast that WCAG AA asks for."""
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", self.STYLE))

        def luminance(name: str) -> float:
            hexadecimal = colours.get(name, name)
            channels = [int(hexadecimal[i : i + 2], 16) / 255 for i in (1, 3, 5)]
            linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

        light, dark = sorted((luminance(ink), luminance(paper)), reverse=True)

        assert (light + 0.05) / (dark + 0.05) >= 4.5

    def test_it_prints_on_a4(self) -> None:
        """The page has the size of the paper that offices use."""
        assert "@page { size: A4;" in self.STYLE
        assert "print-color-adjust: exact" in self.STYLE


def everywhere(text: str) -> Programme:
    """A programme that has one text wherever a text can stand."""
    said = LocalizedText({"en": text})
    consent = Consent(
        status=ConsentStatus.GRANTED,
        covers=tuple(ConsentItem),
        channels=("flash_report",),
        languages=("en",),
    )
    return Programme(
        id="example",
        name=said,
        tagline=said,
        subtitle=said,
        implementer=said,
        donors=(Donor(id="d", name=said, acknowledgement=said),),
        contacts=(Contact(id="c", name=said, phone=text, email=text, website=text),),
        organisations=(Organisation(id="o", name=said, acronym=text),),
        sessions=(
            Session(
                id="s-1",
                title=said,
                agenda=(AgendaItem(title=said),),
                methods=(TermUse(wording=text),),
            ),
        ),
        testimonials=(
            Testimonial(
                id="t-1",
                words=said,
                speaker=PersonName(text, "Latn", honorific=text, rank=text),
                post=said,
                organisation="o",
                session="s-1",
                consent=consent,
            ),
        ),
        photographs=(Photograph(id="p-1", session="s-1", caption=said),),
        publications=(
            Publication(
                id="r",
                headline=said,
                session="s-1",
                lead=said,
                paragraphs=(said,),
                testimonials=("t-1",),
                photographs=("p-1",),
            ),
        ),
    )


class TestEscaping:
    """Markup in records."""

    @pytest.mark.parametrize(
        "attack",
        [
            "<script>alert(1)</script>",
            '"><img src=x onerror=alert(1)>',
            "'><svg onload=alert(1)>",
            "</style><script>alert(1)</script>",
            "javascript:alert(1)",
            "{{ 7 * 7 }}{% raw %}",
            "&lt;b&gt;",
        ],
    )
    def test_whatever_records_hold_is_text(self, attack: str) -> None:
        """Markup in any text, name or address of the records shows as text and does nothing."""
        html = flash_report(everywhere(attack), "s-1").edition("en_GB").to_html()
        outline = Outline(html)

        assert {tag for tag, _ in outline.elements} & {"script", "img", "svg"} == set()
        assert outline.wrong == []
        links = [found["href"] or "" for found in outline.all("a")]
        assert all(link.startswith(("tel:", "mailto:", "http://", "https://")) for link in links)
        assert all("alert" not in link.lower() for link in links)
        assert "49" not in html.split("</style>")[1]

    def test_a_script_in_a_testimonial_shows(self) -> None:
        """The reader sees the letters that the record has."""
        html = flash_report(everywhere("<script>x</script>"), "s-1").edition("en_GB").to_html()

        assert "“&lt;script&gt;x&lt;/script&gt;”" in html

    @given(st.text("<>&\"'`={}()/%# \nabcقم", min_size=1).filter(str.strip))
    @settings(max_examples=50)
    def test_no_text_breaks_the_page(self, text: str) -> None:
        """Whatever the text, the page has the elements that it has with any other."""
        plain = flash_report(everywhere("abc"), "s-1").edition("en_GB").to_html()
        html = flash_report(everywhere(text), "s-1").edition("en_GB").to_html()

        def kinds(page: str) -> list[str]:
            return [tag for tag, _ in Outline(page).elements if tag not in {"a", "bdi"}]

        assert kinds(html) == kinds(plain)


class TestExtra:
    """The extra that HTML needs."""

    def test_without_jinja_the_command_that_installs_it_is_named(
        self, programme: Programme, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Plain text needs no extra; HTML says which one it needs."""

        def missing(name: str, *_: object) -> object:
            raise ModuleNotFoundError(name=name)

        edition = flash_report(programme, BAGHDAD).edition("en_GB")
        monkeypatch.setattr(errors.importlib, "import_module", missing)

        with pytest.raises(errors.MissingExtraError, match=r"hijra-amina\[reports\]"):
            edition.to_html()


class TestPictures:
    """Pictures in the page."""

    def test_a_picture_is_in_the_page_itself(
        self, make: Callable[..., Programme], tmp_path: Path
    ) -> None:
        """The file's bytes stand in the page, with the text for those who cannot see it."""
        (tmp_path / "1.jpg").write_bytes(b"\xff\xd8\xff pixels")
        photograph = Photograph(
            id="p-1",
            session="s-1",
            path="1.jpg",
            alternative_text=LocalizedText({"en": "A room"}),
            consent=Consent(
                status=ConsentStatus.GRANTED,
                covers=(ConsentItem.PHOTOGRAPH,),
                channels=("flash_report",),
                languages=("en",),
            ),
        )
        programme = attrs.evolve(make(), photographs=(photograph,), publications=())

        html = flash_report(programme, "s-1", folder=tmp_path).edition("en_GB").to_html()

        picture = Outline(html).all("img")[0]
        assert str(picture["src"]).startswith("data:image/jpeg;base64,/9j/")
        assert picture["alt"] == "A room"

    @pytest.mark.parametrize(
        ("path", "content"),
        [
            ("missing.png", None),
            ("../outside.png", b"\x89PNG\r\n\x1a\n"),
            ("drawing.svg", b"<svg onload='alert(1)'/>"),
            ("page.png", b"<html>"),
        ],
    )
    def test_a_file_that_is_no_picture_is_left_out(
        self, make: Callable[..., Programme], tmp_path: Path, path: str, content: bytes | None
    ) -> None:
        """A missing file, one outside the folder, and one that is no picture are findings."""
        folder = tmp_path / "programme"
        folder.mkdir()
        if content is not None:
            (folder / path).write_bytes(content)
        photograph = Photograph(id="p-1", session="s-1", path=path)
        programme = attrs.evolve(make(), photographs=(photograph,), publications=())

        report = flash_report(programme, "s-1", folder=folder)

        assert [found.code for found in report.findings] == ["finding.no_file"]
        assert path not in report.findings[0].describe("en_GB")


def test_the_style_reaches_the_browser_as_it_is(programme: Programme) -> None:
    """Fonts and selectors keep their quotation marks: a style element knows no escapes."""
    report = flash_report(programme, BAGHDAD)
    html = report.edition("ar_IQ").to_html()
    style = html[html.index("<style>") : html.index("</style>")]

    assert "&#" not in style
    assert '"Noto Sans Arabic"' in style
    assert '[lang|="ar"]' in style
