"""Every spelling that the sources list finds its term."""

from pathlib import Path

from hijra_amina import vocabulary

LINES = Path(__file__).with_name("spellings.tsv").read_text(encoding="utf-8").splitlines()
LISTED = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


def codes_of(text: str, kind: str) -> str:
    """The codes that a text may mean, sorted, as the list writes them."""
    return "|".join(sorted(found.term.code for found in vocabulary.resolve(text, kind=kind)))


def test_the_list_is_whole() -> None:
    """The list has the spellings of 19 governorates and of 19 KRG ministries."""
    krg = {code for _, codes, _ in LISTED for code in codes.split("|") if code.startswith("krg-mo")}

    assert len(LISTED) > 350
    assert len({codes for kind, codes, _ in LISTED if kind == "governorate"}) == 19
    assert len(krg) == 19


def test_each_listed_spelling_resolves_to_its_terms_and_no_others() -> None:
    """A spelling gives all terms that bear it, and no other."""
    wrong = {
        (text, codes): found
        for kind, codes, text in LISTED
        if (found := codes_of(text, kind)) != codes
    }

    assert not wrong


def test_each_listed_spelling_survives_a_sloppy_keyboard() -> None:
    """Doubled blanks, other hyphens, small letters and Persian letters change nothing."""
    wrong = {}
    for kind, codes, text in LISTED:
        if text.startswith("IQ"):  # the hyphen of a code is part of it
            continue
        sloppy = f"  {text.lower()} ".replace(" ", "  ").replace("-", "\u2011")
        sloppy = sloppy.replace("ي", "ی").replace("ك", "ک")
        if (found := codes_of(sloppy, kind)) != codes:
            wrong[sloppy, codes] = found

    assert not wrong
