from hijra_amina.language import Review, review_status
from hijra_amina.language._review import _standing


def test_arabic() -> None:
    """Every message is listed with its six forms, and none counts as more than it is."""
    listed = {entry.key: entry for entry in review_status("ar_IQ")}
    assert list(listed) == sorted(listed)
    nouns = listed["noun.day.nominative"]
    assert nouns.english == ("{n} day", "{n} days")
    assert len(nouns.translation) == 6
    assert nouns.status is Review.DRAFT
    titled = listed["event.titled"]
    assert titled.status is Review.ATTESTED
    assert titled.note.startswith("copolicy.uobaghdad.edu.iq/?p=29384 ")


def test_attested_names_its_source() -> None:
    """A translation that is attested or reviewed says where, or by whom."""
    for entry in review_status("ar_IQ"):
        if entry.status in {Review.ATTESTED, Review.REVIEWED}:
            assert entry.note


def test_without_a_comment() -> None:
    """A translation that nobody has spoken for is a draft."""
    assert _standing([]) == (Review.DRAFT, "")
    assert _standing(["a translator's remark"]) == (Review.DRAFT, "")
    assert _standing(["review: reviewed A. Reader"]) == (Review.REVIEWED, "A. Reader")


def test_sorani_is_partial() -> None:
    """What Sorani lacks is listed as missing, beside what it has."""
    listed = {entry.key: entry.status for entry in review_status("ckb_IQ")}
    assert listed["label.women"] is Review.DRAFT
    assert listed["label.agenda"] is Review.MISSING


def test_english_is_the_source() -> None:
    """English is nobody's translation, and French has none."""
    assert {entry.status for entry in review_status("en_GB")} == {Review.SOURCE}
    assert {entry.status for entry in review_status("fr_FR")} == {Review.MISSING}
