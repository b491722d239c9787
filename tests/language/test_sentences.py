import re
import warnings
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.errors import InvalidValueError, UnknownCodeError
from hijra_amina.language import (
    Insert,
    Phrase,
    UntranslatedWarning,
    came_from,
    count_among,
    event,
    format_list,
    isolate,
    message,
    phrase,
    say,
    sentence,
    share_among,
    took_part,
    without_marks,
)
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

KIND = LocalizedText({"en": "awareness session", "ar": "جلسة توعوية"})
BAGHDAD = LocalizedText({"en": "Baghdad", "ar": "بغداد"})
JUNE = Period.parse("2015-06-16/2015-06-17")
GROUPS = (
    "participant",
    "participant.female",
    "official",
    "official.female",
    "operational_official",
)


def june(count: Count | int, **changes: Any) -> Phrase:
    """The sentence of the flash report of June 2015, with another number or part."""
    parts = {
        "group": "operational_official",
        "event": event(KIND, days=2),
        "from_bodies": came_from("ministries", 3),
        "place": BAGHDAD,
        "when": JUNE,
    }
    return took_part(count, **{**parts, **changes})


class TestTookPart:
    def test_the_flash_report(self) -> None:
        """The report's own sentence comes out of its figures, in both languages."""
        assert sentence(june(27), "en_GB") == (
            "27 operational officials from three ministries took part in a two-day awareness "
            "session in Baghdad on 16 and 17 June 2015."
        )
        assert sentence(june(27), "ar_IQ") == (
            "شارك ٢٧ مسؤولًا تنفيذيًا من ٣ وزارات في جلسة توعوية لمدة يومين في بغداد "
            "في ١٦ و١٧ حزيران ٢٠١٥."
        )

    @pytest.mark.parametrize(
        ("count", "english", "arabic"),
        [
            (0, "No officials took part", "لم يشارك أي مسؤول في"),
            (1, "One official took part", "شارك مسؤول واحد في"),
            (2, "Two officials took part", "شارك مسؤولان في"),
            (3, "Three officials took part", "شارك ٣ مسؤولين في"),
            (11, "11 officials took part", "شارك ١١ مسؤولًا في"),
            (100, "100 officials took part", "شارك ١٠٠ مسؤول في"),
            (Count.more_than(80), "Over 80 officials took part", "شارك أكثر من ٨٠ مسؤولًا في"),
            (Count.at_least(1), "At least 1 official took", "شارك ما لا يقل عن ١ من المسؤولين في"),
            (Count.between(17, 27), "Between 17 and 27 officials", "شارك ما بين ١٧ و٢٧ مسؤولًا في"),
            (Count.about(5), "Some 5 officials took part", "شارك نحو ٥ مسؤولين في"),
            (Count.unknown(), "It is not known how many officials", "عدد المسؤولين في جلسة"),
            (Count.suppressed(below=5), "Officials took part in", "شارك مسؤولون في"),
        ],
    )
    def test_what_is_known_of_the_number(
        self, count: Count | int, english: str, arabic: str
    ) -> None:
        """Each state of the number has a sentence of its own, with noun and verb agreeing."""
        claim = took_part(count, group="official", event=event(KIND))
        assert sentence(claim, "en_GB").startswith(english)
        assert sentence(claim, "ar_IQ").startswith(arabic)

    def test_a_suppressed_number_is_not_said(self) -> None:
        """The sentence on a suppressed count has neither the number nor its limit."""
        claim = took_part(Count.suppressed(below=5), event=event(KIND))
        for locale in ("en_GB", "ar_IQ"):
            assert not re.search(r"\d", sentence(claim, locale))

    @pytest.mark.parametrize(
        ("n", "verb_and_noun"),
        [
            (0, "لم تشارك أي مسؤولة"),
            (1, "شاركت مسؤولة واحدة"),
            (2, "شاركت مسؤولتان"),
            (7, "شاركت ٧ مسؤولات"),
            (23, "شاركت ٢٣ مسؤولةً"),
            (100, "شاركت ١٠٠ مسؤولة"),
        ],
    )
    def test_women_only(self, n: int, verb_and_noun: str) -> None:
        """A group of women has the feminine verb and noun."""
        claim = took_part(n, group="official.female", event=event(KIND))
        assert sentence(claim, "ar_IQ").startswith(f"{verb_and_noun} في جلسة")

    @given(
        st.integers(0, 111), st.sampled_from(GROUPS), st.sampled_from([None, BAGHDAD]), st.data()
    )
    def test_parts_left_out(
        self, n: int, group: str, place: LocalizedText | None, data: st.DataObject
    ) -> None:
        """Whatever parts are left out, no gap, no brace and no doubled space is left behind."""
        claim = june(
            n,
            group=group,
            place=place,
            from_bodies=data.draw(st.sampled_from([None, came_from("organisations", n)])),
        )
        for locale in ("en_GB", "ar_IQ"):
            text = sentence(claim, locale)
            assert "  " not in text
            assert " ." not in text
            assert "{" not in text
            assert text.endswith(".")
            assert (BAGHDAD["en" if locale == "en_GB" else "ar"] in text) is (place is not None)

    @given(st.data(), st.sampled_from(GROUPS))
    def test_every_count(
        self, counts: st.SearchStrategy[Count], data: st.DataObject, group: str
    ) -> None:
        """There is a sentence for every count, and it keeps the words of a bound."""
        count = data.draw(counts)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for locale in ("en_GB", "ar_IQ"):
                assert sentence(took_part(count, group=group, event=event(KIND)), locale)

    def test_no_such_group(self) -> None:
        """A group without a sentence is named."""
        with pytest.raises(UnknownCodeError, match="operational_official"):
            took_part(3, group="soldier", event=event(KIND))


class TestPhrases:
    @pytest.mark.parametrize(
        ("days", "english", "arabic"),
        [
            (1, "a one-day awareness session", "جلسة توعوية لمدة يوم واحد"),
            (2, "a two-day awareness session", "جلسة توعوية لمدة يومين"),
            (5, "a five-day awareness session", "جلسة توعوية لمدة ٥ أيام"),
            (8, "an eight-day awareness session", "جلسة توعوية لمدة ٨ أيام"),
            (11, "an 11-day awareness session", "جلسة توعوية لمدة ١١ يومًا"),
            (12, "a 12-day awareness session", "جلسة توعوية لمدة ١٢ يومًا"),
            (18, "an 18-day awareness session", "جلسة توعوية لمدة ١٨ يومًا"),
        ],
    )
    def test_event_with_days(self, days: int, english: str, arabic: str) -> None:
        """The length agrees with its number, and the English article with its sound."""
        assert sentence(event(KIND, days=days), "en_GB") == english
        assert sentence(event(KIND, days=days), "ar_IQ") == arabic

    def test_event(self) -> None:
        """An event without its length has the article of its name; a titled one its title."""
        assert sentence(event(KIND), "en_GB") == "an awareness session"
        assert sentence(event("workshop"), "en_GB") == "a workshop"
        titled = event(KIND, title=LocalizedText({"en": "Who is a VoT", "ar": "من هو الضحية"}))
        assert sentence(titled, "en_GB") == "the awareness session “Who is a VoT”"
        assert sentence(titled, "ar_IQ") == "جلسة توعوية بعنوان «من هو الضحية»"

    def test_came_from(self) -> None:
        """The number of bodies is said as far as it is known, and left out where it is not."""
        assert sentence(came_from("ministries", 1), "ar_IQ") == "من وزارة واحدة"
        assert sentence(came_from("ministries", 2), "ar_IQ") == "من وزارتين"
        assert sentence(came_from("governorates", 12), "ar_IQ") == "من ١٢ محافظةً"
        bounded = came_from("organisations", Count.at_least(9))
        assert sentence(bounded, "en_GB") == "from at least 9 organisations"
        assert came_from("ministries", Count.unknown()) is None
        assert came_from("ministries", 0) is None
        with pytest.raises(UnknownCodeError):
            came_from("camels", 3)

    def test_share_among(self) -> None:
        """A share is said in its own words; a half, all and none without a figure."""
        said = {
            Share.more_than("60%"): ("Over 60% of", "شكّلت النساء أكثر من ٦٠٪ من المشاركين."),
            Share.more_than("1/2"): ("More than half of", "شكّلت النساء أكثر من نصف المشاركين."),
            Share.at_least("1/2"): ("At least half of", "شكّلت النساء ما لا يقل عن نصف المشاركين."),
            Share.less_than("1/2"): ("Less than half of", "شكّلت النساء أقل من نصف المشاركين."),
            Share.exactly("1/2"): ("Half of", "شكّلت النساء نصف المشاركين."),
            Share.about("1/2"): ("Some 50% of", "شكّلت النساء نحو ٥٠٪ من المشاركين."),
            Share.exactly("1/1"): ("All of", "اقتصرت المشاركة على النساء."),
            Share.exactly("0%"): ("None of", "لم تكن بين المشاركين أي امرأة."),
            Share.between("60%", "70%"): (
                "Between 60% and 70% of",
                "شكّلت النساء ما بين ٦٠٪ و٧٠٪ من المشاركين.",
            ),
            Share.unknown(): (
                "It is not known what share of",
                "نسبة النساء بين المشاركين غير معروفة.",
            ),
        }
        for share, (english, arabic) in said.items():
            claim = share_among(share)
            assert sentence(claim, "en_GB") == f"{english} the participants were women."
            assert without_marks(sentence(claim, "ar_IQ")) == arabic
        assert sentence(share_among(Share.at_most("40%"), "men"), "en_GB") == (
            "At most 40% of the participants were men."
        )

    @pytest.mark.parametrize(
        ("n", "women", "men"),
        [
            (0, "لم تكن بين المشاركين أي امرأة.", "لم يكن بين المشاركين أي رجل."),
            (1, "كانت بين المشاركين امرأة واحدة.", "كان بين المشاركين رجل واحد."),
            (2, "كانت بين المشاركين امرأتان.", "كان بين المشاركين رجلان."),
            (9, "كانت بين المشاركين ٩ نساء.", "كان بين المشاركين ٩ رجال."),
            (98, "كانت بين المشاركين ٩٨ امرأةً.", "كان بين المشاركين ٩٨ رجلًا."),
            (100, "كانت بين المشاركين ١٠٠ امرأة.", "كان بين المشاركين ١٠٠ رجل."),
        ],
    )
    def test_count_among(self, n: int, women: str, men: str) -> None:
        """Women and men each have their verb and noun in all six categories."""
        assert sentence(count_among(n), "ar_IQ") == women
        assert sentence(count_among(n, "men"), "ar_IQ") == men

    def test_count_among_in_english(self) -> None:
        """The English verb agrees with the number too."""
        assert sentence(count_among(0), "en_GB") == "There were no women among the participants."
        assert sentence(count_among(1), "en_GB") == "There was one woman among the participants."
        assert sentence(count_among(Count.unknown(), "men"), "en_GB") == (
            "It is not known how many of the participants were men."
        )
        assert sentence(count_among(Count.between(17, 27)), "en_GB") == (
            "The number of women among the participants: between 17 and 27."
        )

    @pytest.mark.parametrize(
        ("n", "arabic"),
        [
            (1, "جاء المشاركون من وزارة واحدة هي التربية."),
            (2, "جاء المشاركون من وزارتين هما التربية والداخلية."),
            (3, "جاء المشاركون من ٣ وزارات هي التربية والداخلية والعدل."),
        ],
    )
    def test_list_of_ministries(self, n: int, arabic: str) -> None:
        """The ministries are listed after their number, which the pronoun agrees with."""
        bodies = ("التربية", "الداخلية", "العدل")[:n]
        assert sentence("sentence.ministries", "ar_IQ", n=n, bodies=bodies) == arabic


class TestSentence:
    def test_values_by_type(self) -> None:
        """Each type of value is written by its own formatter, in the locale of the sentence."""
        declared = message("test.types", "{a}; {b}; {c}; {d}; {e}; {f}")
        values = {
            "a": 1234,
            "b": Count.more_than(80),
            "c": Share.exactly("60%"),
            "d": JUNE,
            "e": PartialDate(2015, 6),
            "f": LocalizedText({"en": "Baghdad"}),
        }
        assert sentence(declared, "en_GB", **values) == (
            "1,234; over 80; 60%; 16 and 17 June 2015; June 2015; Baghdad"
        )

    def test_missing_and_superfluous_values(self) -> None:
        """A value that is missing, misspelt or not taken is an error that says which."""
        with pytest.raises(InvalidValueError, match="values for donor, found none"):
            sentence("label.funded_by", "ar_IQ")
        with pytest.raises(InvalidValueError, match="values for donor, found doner"):
            sentence("label.funded_by", "ar_IQ", doner="x")
        with pytest.raises(InvalidValueError, match="values for nothing, found x"):
            sentence("label.contact", "ar_IQ", x="y")
        with pytest.raises(InvalidValueError, match="a number n"):
            sentence("from.ministries", "ar_IQ")
        with pytest.raises(InvalidValueError):
            sentence("label.funded_by", "ar_IQ", donor=2.5)

    def test_errors_hold_no_values(self) -> None:
        """No error and no repr shows a value, which may be somebody's name."""
        somebody = "Amina Example"
        with pytest.raises(InvalidValueError) as caught:
            sentence("label.contact", "en_GB", name=somebody)
        assert somebody not in str(caught.value)
        held = phrase("place.in", place=somebody)
        assert somebody not in repr(held)
        assert somebody not in repr(Insert(somebody, "name"))
        assert somebody not in repr(say(held, "en_GB"))

    def test_unknown_key(self) -> None:
        """A key that no message has is named, with the nearest."""
        with pytest.raises(UnknownCodeError, match=r"label\.contact"):
            sentence("label.contcat", "en_GB")

    def test_fallback_is_visible(self) -> None:
        """What Sorani lacks is said in English, with Western digits, and never in silence."""
        said = say("from.ministries", "ckb_IQ", n=12)
        assert (said.text, said.locale, said.untranslated) == (
            "from 12 ministries",
            "en_GB",
            ("from.ministries",),
        )
        assert said.is_fallback
        with pytest.warns(UntranslatedWarning, match=r"ckb_IQ: from\.ministries"):
            sentence("from.ministries", "ckb_IQ", n=12)
        assert not say("label.women", "ckb_IQ").is_fallback

    def test_fallback_inside(self) -> None:
        """An English part inside a translated sentence is listed too."""
        untranslated = Phrase(message("test.untranslated", "nowhere"))
        said = say(phrase("place.in", place=untranslated), "ar_IQ")
        assert said.locale == "ar_IQ"
        assert said.untranslated == ("test.untranslated",)

    def test_escaping(self) -> None:
        """In HTML every value is escaped, whatever its type, and so is the text itself."""
        evil = "<script>alert(1)</script>"
        for value in (evil, Insert(evil, "name"), LocalizedText({"en": evil}), (evil, evil)):
            text = sentence("label.funded_by", "ar_IQ", donor=value, channel="html")
            assert "<script" not in text
            assert "&lt;script&gt;" in text
        declared = message("test.markup", "a < b & {c}")
        assert sentence(declared, "en_GB", c=1, channel="html") == "a &lt; b &amp; 1"
        quoted = sentence("label.funded_by", "en_GB", donor='"x" onload="', channel="attribute")
        assert '"' not in quoted

    def test_isolation(self) -> None:
        """A text of the other direction is isolated, one of the line's own is not."""
        assert sentence("place.in", "ar_IQ", place="Erbil") == "في \u2068Erbil\u2069"
        assert sentence("place.in", "ar_IQ", place="أربيل") == "في أربيل"
        assert sentence("place.in", "en_GB", place="Erbil") == "in Erbil"
        assert sentence("place.in", "en_GB", place="أربيل") == "in \u2068أربيل\u2069"
        assert sentence("place.in", "ar_IQ", place="16-17") == "في \u206816-17\u2069"
        marked = sentence("place.in", "ar_IQ", place="Erbil", channel="html")
        assert marked == "في <bdi>Erbil</bdi>"

    def test_isolated_already(self) -> None:
        """A text of which a part is isolated already keeps its marks."""
        place = format_list(["أربيل", isolate("Erbil", "name")], "ar_IQ")
        assert sentence("place.in", "ar_IQ", place=place) == f"في {place}"

    def test_waw_before_latin(self) -> None:
        """A waw of a translated text does not touch a Latin value either."""
        share = say("count.between", "ar_IQ", low="أ", high="IOM").text
        assert share == "ما بين أ و\u00a0\u2068IOM\u2069"

    def test_formatted_values_are_not_isolated(self) -> None:
        """What the formatters wrote for the line's own locale is not isolated."""
        share = sentence(share_among(Share.more_than("60%")), "ar_IQ")
        assert not set("\u2066\u2067\u2068\u2069") & set(share)
