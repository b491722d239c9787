"""Every entry of a ledger is read as it was written."""

import datetime as dt
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hijra_amina.disclosure.ledger import (
    Assured,
    Erasure,
    Facts,
    PublishedFile,
    PublishedReport,
    Release,
    Use,
    Withdrawal,
    _chain,
)
from hijra_amina.disclosure.published.claim import Claim
from hijra_amina.disclosure.published.grid import Axis, Grid, Shown
from hijra_amina.disclosure.rule import Insider, Zeros
from hijra_amina.model import ConsentItem
from hijra_amina.values import Count, Share

days = st.dates(dt.date(2014, 1, 1), dt.date(2016, 12, 31))
names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,11}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
sessions = st.none() | st.frozensets(names, max_size=3)
pairs = st.lists(st.tuples(texts, texts), max_size=2).map(tuple)
numbers = st.integers(0, 40)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    """A count of any kind."""
    low, more = draw(numbers), draw(numbers)
    return draw(
        st.sampled_from(
            [
                Count.exactly(low),
                Count.at_least(low),
                Count.between(low, low + more),
                Count.about(low),
                Count.unknown(),
                Count.suppressed(),
                Count.suppressed(below=low + 1),
                Count(None, low),
            ]
        )
    )


@st.composite
def shares(draw: st.DrawFn) -> Share:
    """A share of any kind."""
    low = Fraction(draw(st.integers(0, 9)), 10)
    return draw(
        st.sampled_from(
            [
                Share.exactly(low),
                Share.at_least(low),
                Share.more_than(low),
                Share(low, Fraction(1), high_strict=True),
                Share(Fraction(0), Fraction(1, 3), approximate=True),
            ]
        )
    )


claims = st.builds(
    Claim,
    measure=texts,
    sessions=sessions,
    where=pairs,
    count=st.none() | counts(),
    share=st.none() | shares(),
    origin=texts,
)
axes = st.builds(
    Axis,
    dimension=texts,
    values=st.lists(texts, unique=True, max_size=3).map(tuple),
    adds_up=st.booleans(),
    within=st.dictionaries(texts, pairs, max_size=2),
)
shown = st.one_of(
    st.builds(Shown, hidden=st.just(value=True)),
    numbers.map(lambda n: Shown(n, n)),
    st.tuples(numbers, numbers).map(lambda ends: Shown(ends[0], sum(ends))),
    numbers.map(lambda n: Shown(n, None)),
    st.just(Shown()),
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A table as somebody may have shown it."""
    made = tuple(draw(st.lists(axes, max_size=2)))
    keys = st.tuples(*(st.sampled_from([*axis.values, "*"]) for axis in made))
    return Grid(
        measure=draw(texts),
        sessions=draw(sessions),
        where=draw(pairs),
        as_of=draw(st.none() | days.map(str)),
        axes=made,
        cells=draw(st.dictionaries(keys, shown, max_size=6)),
        recorded=draw(st.booleans()),
        base=draw(st.none() | st.sampled_from([3, 5, 10])),
        origin=draw(st.just("") | texts),
    )


uses = st.builds(
    Use,
    record=names,
    items=st.lists(st.sampled_from(ConsentItem), unique=True).map(tuple),
    languages=st.lists(st.sampled_from(["en", "ar", "ckb"]), unique=True).map(tuple),
    given_on=st.none() | days,
    until=st.none() | days,
)
files = st.builds(
    PublishedFile,
    name=names,
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
)
assured = st.builds(
    Assured,
    threshold=st.integers(1, 11),
    interval=st.integers(1, 11),
    zeros=st.sampled_from(Zeros),
    insiders=st.lists(st.sampled_from(Insider), unique=True).map(tuple),
)


def lists(of: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """A few of them."""
    return st.lists(of, max_size=2).map(tuple)


entries = st.one_of(
    st.builds(
        Release,
        id=names,
        on=days,
        audience=names,
        grids=lists(grids()),
        claims=lists(claims),
        assured=st.none() | assured,
        corrects=st.none() | names,
    ),
    st.builds(
        Facts,
        id=names,
        on=days,
        audience=names,
        claims=lists(claims),
        corrects=st.none() | names,
    ),
    st.builds(
        PublishedReport,
        id=names,
        on=days,
        channel=names,
        audience=names,
        session=st.none() | names,
        publication=st.none() | names,
        locales=st.lists(st.sampled_from(["en_GB", "ar_IQ"]), unique=True).map(tuple),
        files=lists(files),
        testimonials=lists(uses),
        photographs=lists(uses),
        tables=lists(grids()),
        claims=lists(claims),
        assured=st.none() | assured,
        corrects=st.none() | names,
    ),
    st.builds(Withdrawal, id=names, on=days, record=names),
    st.builds(Erasure, id=names, on=days, publications=lists(names)),
)
"""Every kind of entry."""


@given(st.lists(entries, max_size=4, unique_by=lambda entry: entry.id))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_every_entry_is_read_as_it_was_written(drawn: list[object]) -> None:
    """Entries of every kind come back equal, under the same head."""
    data, head = b"", _chain.BEGINNING
    for number, entry in enumerate(drawn, start=1):
        line, head = _chain.line_of(entry, number, head)
        data += line

    assert _chain.read_lines(data) == (tuple(drawn), head)
