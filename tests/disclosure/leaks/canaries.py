"""People who do not exist, and everything of theirs that nothing may show unasked."""

import attrs

from hijra_amina.model import (
    Assessment,
    Consent,
    Contact,
    Facilitator,
    Moment,
    Participant,
    Photograph,
    PossibleMatch,
    Programme,
    Publication,
    Source,
    Statement,
    Testimonial,
)
from hijra_amina.testing import synthetic_programme
from hijra_amina.values import (
    Count,
    LocalizedText,
    Period,
    PersonName,
    Share,
    Transliteration,
)

LATIN = "Qwerfname Zxcvname"
ARABIC = "قزدرة ظغشبنة"
PHONE = "07709876543"
STAFF = "ZXQ-4711-W"
MAIL = "qwerfname@zxcvname.example"
PICTURE = "scans/qwerfname/zxcvname.jpg"
HELD = (LATIN, ARABIC, PHONE, STAFF, MAIL, PICTURE)
"""What records and files hold."""

GIVEN = "Poiuname Lkjhname"
"""What is given to a function in the place of what it asks for, as by a slip of columns."""

_HELD = ("qwerf", "zxcv", "قزدر", "ظغشب", "7709876543", "zxq-4711")
_GIVEN = ("poiu", "lkjh")
_ESCAPED = tuple(ascii(one)[1:-1] for one in _HELD)


def holds_held(text: str) -> bool:
    """Whether a text shows anything that records hold, also where letters are escaped."""
    folded = text.casefold()
    return any(one in folded for one in (*_HELD, *_ESCAPED))


def holds_given(text: str) -> bool:
    """Whether a text shows anything of what was given."""
    folded = text.casefold()
    return any(one in folded for one in _GIVEN)


def words(text: str = LATIN) -> LocalizedText:
    """Words that name the person in both scripts."""
    return LocalizedText({"en": f"so said {text}", "ar": f"قال {ARABIC}"}, original="en")


NAME = PersonName(
    LATIN, "Latn", (Transliteration(ARABIC, "Arab", by=LATIN),), honorific=LATIN, rank=LATIN
)
SOURCE = Source(publication="Report", wording=LATIN, note=f"{ARABIC}, {PHONE}")


def programme(people: int = 12) -> Programme:
    """A small programme whose every personal field holds something of the person."""
    made = synthetic_programme(sessions=3, people=people, seed=1)
    first, second, third = made.sessions
    sources = (SOURCE,)
    said = attrs.evolve(
        first,
        facilitators=(Facilitator(name=NAME, post=words(), affiliation=words()),),
        period=attrs.evolve(first.period, wording=f"the week of {LATIN}"),
        sources=sources,
        notes=(LATIN,),
        headcount=attrs.evolve(
            first.headcount,
            statements=(
                Statement(count=Count.at_least(1, wording=LATIN), wording=LATIN, sources=sources),
                *first.headcount.statements,
            ),
        )
        if first.headcount
        else None,
    )
    consent = Consent(evidence=PICTURE)
    ids = [person.id for person in made.participants]
    return attrs.evolve(
        made,
        participants=tuple(attrs.evolve(one, name=NAME) for one in made.participants),
        sessions=(said, second, third),
        contacts=(Contact(id="c-1", name=words(), phone=PHONE, email=MAIL),),
        testimonials=(
            Testimonial(
                id="t-1",
                words=words(),
                speaker=NAME,
                post=words(),
                session=first.id,
                consent=consent,
                sources=sources,
                notes=(LATIN,),
            ),
        ),
        photographs=(
            Photograph(
                id="f-1",
                session=first.id,
                path=PICTURE,
                caption=words(),
                alternative_text=words(),
                credit=LATIN,
                consent=consent,
                sources=sources,
            ),
        ),
        publications=(
            Publication(
                id="r-1",
                session=first.id,
                headline=words(),
                lead=words(),
                paragraphs=(words(),),
                testimonials=("t-1",),
                photographs=("f-1",),
                sources=sources,
                notes=(LATIN,),
            ),
        ),
        assessments=(
            Assessment(session=first.id, moment=Moment.PRE, score=3, out_of=10, participant=ids[0]),
        ),
        possible_matches=(PossibleMatch(first=ids[0], second=ids[1], why="same name"),),
        sources=sources,
        notes=(LATIN,),
    )


def values() -> list[object]:
    """Values that hold the person's name where nobody would look for it."""
    return [
        NAME,
        *NAME.transliterations,
        words(),
        Count.exactly(3, wording=LATIN),
        Count.unknown(wording=LATIN),
        Share.more_than("1/2", wording=LATIN),
        Period.parse("2015-06-16", wording=LATIN),
        Participant(id="p-1", name=NAME),
    ]
