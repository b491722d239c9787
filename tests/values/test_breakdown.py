"""The numbers of one text belong together: a total, its parts, women and men."""

from hijra_amina.values import Basis, Count, read_breakdown


def test_a_total_has_its_parts() -> None:
    """A printed total keeps the parts that add up to it."""
    read = read_breakdown(
        "26 people (21 people from Government, 3 from REACH local NGO and 2 from IRC)", "en"
    )
    assert read.total == Count.exactly(26)
    assert read.parts == (Count.exactly(21), Count.exactly(3), Count.exactly(2))
    assert read.women is None


def test_women_are_found_in_either_language() -> None:
    """The number of women is the one that stands with the noun."""
    english = read_breakdown("Fifteen MoMD officials, nine of whom were women", "en")
    assert (english.total, english.women) == (Count.exactly(15), Count.exactly(9))
    arabic = read_breakdown("21 ضابط و20 ضابطة", "ar")
    assert (arabic.women, arabic.men) == (Count.exactly(20), Count.exactly(21))
    assert read_breakdown("over 80 women and men", "en").women is None
    assert read_breakdown("أكثر من ٨٠ امرأة ورجل", "ar").women is None


def test_a_sum_that_was_never_printed_is_derived() -> None:
    """35 is ours, not the source's."""
    read = Count.parse("29 officials … and six staff from local NGOs", "en")
    assert read.basis is Basis.DERIVED
    assert Count.parse("27 officials", "en").basis is Basis.STATED
    assert Count.parse("an estimated 30 people", "en").basis is Basis.ESTIMATED
