"""Strategies for the records that refer to no other record."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from hijra_amina.model import (
    Consent,
    ConsentItem,
    ConsentStatus,
    Contact,
    Disclaimer,
    Donor,
    Place,
    Source,
    TermUse,
)
from hijra_amina.testing._draws import bits, codes, several, some, subset
from hijra_amina.testing._texts import (
    addresses,
    identifiers,
    language_tags,
    localized_texts,
    pages,
    phones,
    texts,
)
from hijra_amina.testing._times import partial_dates

__all__ = [
    "consents",
    "contacts",
    "disclaimers",
    "donors",
    "places",
    "sources",
    "term_uses",
]

_TEXTS: Final = texts()
_LABELS: Final = localized_texts()
_IDENTIFIERS: Final = identifiers()


@st.composite
def _sources(draw: st.DrawFn) -> Source:
    return Source(**some(draw, _SOURCE))


_SOURCE: Final = {
    "publication": _TEXTS,
    "page": pages(),
    "address": addresses(),
    "language": language_tags(),
    "reference": _IDENTIFIERS,
    "wording": _TEXTS,
    "note": _TEXTS,
}


def sources() -> st.SearchStrategy[Source]:
    """Sources, most of their fields empty.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(sources(), lambda source: source.page == "ii").page
        'ii'
    """
    return _sources()


_SOURCES: Final = several(sources(), least=1)


@st.composite
def _term_uses(draw: st.DrawFn, kind: str) -> TermUse:
    which = draw(_WHICH)
    return TermUse(
        code=draw(codes(kind)) if which != _WORDING_ONLY else None,
        wording=draw(_TEXTS) if which else None,
    )


_WHICH: Final = st.integers(0, 2)
_WORDING_ONLY: Final = 1


def term_uses(kind: str = "topic") -> st.SearchStrategy[TermUse]:
    """Uses of a vocabulary's terms: a code, a wording or both.

    Args:
        kind: The kind of vocabulary.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(term_uses("topic"), lambda use: use.code is None).code is None
        True
    """
    return _term_uses(kind)


@st.composite
def _consents(draw: st.DrawFn) -> Consent:
    status = draw(_STATUSES)
    days = sorted(draw(_DAYS))
    return Consent(
        status=status,
        covers=subset(draw, tuple(ConsentItem)),
        given_on=days[0] if days else None,
        until=days[1] if len(days) > 1 else None,
        **some(draw, _CONSENT),
    )


_STATUSES: Final = st.sampled_from(ConsentStatus)
_DAYS: Final = st.lists(st.dates(), max_size=2)
_CONSENT: Final = {
    "channels": st.lists(codes("channel"), min_size=1, max_size=2, unique=True).map(tuple),
    "languages": st.sampled_from((("en",), ("ar",), ("en", "ar"), ("ar-IQ", "ckb"))),
    "evidence": _TEXTS,
}


def consents() -> st.SearchStrategy[Consent]:
    """Answers of every status, for any items, channels, languages and time.

    Returns:
        The strategy; it shrinks towards a grant of nothing.

    Examples:
        >>> from hypothesis import find
        >>> find(consents(), lambda consent: consent.until is not None).until
        datetime.date(2000, 1, 1)
    """
    return _consents()


@st.composite
def _places(draw: st.DrawFn) -> Place:
    known = some(draw, _PLACE)
    return Place(**known) if known else Place(name=draw(_LABELS))


_PLACE: Final = {
    "name": _LABELS,
    "venue": _LABELS,
    "governorate": codes("governorate"),
    "region": codes("region"),
    "country": st.sampled_from(("IQ", "JO", "TR")),
    "wording": _TEXTS,
}


def places() -> st.SearchStrategy[Place]:
    """Places of which at least one thing is said.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(places(), lambda place: place.country == "IQ").country
        'IQ'
    """
    return _places()


@st.composite
def _contacts(draw: st.DrawFn) -> Contact:
    return Contact(id=draw(_IDENTIFIERS), name=draw(_LABELS), **some(draw, _CONTACT))


_CONTACT: Final = {
    "phone": phones(),
    "email": st.sampled_from(("desk@example.org", "iraq.desk@example.org")),
    "website": addresses(),
}


def contacts() -> st.SearchStrategy[Contact]:
    """Contacts of offices that do not exist.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(contacts(), lambda contact: contact.email is not None).email
        'desk@example.org'
    """
    return _contacts()


@st.composite
def _disclaimers(draw: st.DrawFn) -> Disclaimer:
    first, last = draw(_VALIDITIES)
    ends = draw(bits(2))
    return Disclaimer(
        text=draw(_LABELS),
        valid_from=first if ends & 1 else None,
        valid_to=last if ends & 2 else None,
        **some(draw, {"sources": _SOURCES}),
    )


_FULL: Final = partial_dates(known=True)
# EDTF of full dates sorts as the dates do.
_VALIDITIES: Final = st.tuples(_FULL, _FULL).map(lambda ends: sorted(ends, key=str))


def disclaimers() -> st.SearchStrategy[Disclaimer]:
    """Disclaimers whose time of validity ends, if at all, after it began.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> find(disclaimers(), lambda disclaimer: True).valid_from is None
        True
    """
    return _disclaimers()


@st.composite
def _donors(draw: st.DrawFn) -> Donor:
    return Donor(id=draw(_IDENTIFIERS), name=draw(_LABELS), **some(draw, _DONOR))


_DONOR: Final = {
    "acknowledgement": _LABELS,
    "disclaimers": several(disclaimers(), least=1),
    "sources": _SOURCES,
}


def donors() -> st.SearchStrategy[Donor]:
    """Donors with what must be printed for them.

    Returns:
        The strategy.

    Examples:
        >>> from hypothesis import find
        >>> len(find(donors(), lambda donor: donor.disclaimers).disclaimers)
        1
    """
    return _donors()
