"""Consent allows what was granted, where, in which language and until when; nothing else."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina import vocabulary
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import Consent, ConsentItem, ConsentStatus
from hijra_amina.testing import consents

CHANNELS = sorted(vocabulary.codes("channel"))
ASKED = ["en", "en-GB", "en_GB", "ar", "ar-IQ", "ar_IQ", "ckb", "ckb-IQ", "ku", "fr", "e", "arx"]


def would_allow(
    consent: Consent, item: ConsentItem, channel: str, language: str, on: dt.date | None
) -> bool:
    """The rules of consent, one after the other, written without the code under test."""
    if consent.status != "granted":
        return False
    if item.value not in [covered.value for covered in consent.covers]:
        return False
    if consent.channels.count(channel) == 0:
        return False
    asked = language.lower().split("_") if "_" in language else language.lower().split("-")
    heard = False
    for tag in consent.languages:
        parts = tag.lower().split("-")
        if asked[: len(parts)] == parts:
            heard = True
    if not heard:
        return False
    if consent.until is not None:
        return on is not None and (consent.until - on).days >= 0
    return True


@given(consents(), st.data())
def test_allows_as_the_rules_say(consent: Consent, data: st.DataObject) -> None:
    """For every item, channel and language, and days around the end, the rules are kept."""
    days = [None, dt.date(2015, 6, 16), data.draw(st.dates())]
    if consent.until is not None:
        days.append(consent.until)
        if consent.until < dt.date.max:
            days.append(consent.until + dt.timedelta(days=1))
    for item in ConsentItem:
        for channel in CHANNELS:
            for language in ASKED:
                for on in days:
                    expected = would_allow(consent, item, channel, language, on)
                    asked = consent.allows(item, channel=channel, language=language, on=on)
                    assert asked is expected


@pytest.mark.parametrize("status", [one for one in ConsentStatus if one.value != "granted"])
def test_only_a_grant_allows(status: ConsentStatus) -> None:
    """Refused, withdrawn and never asked allow nothing, whatever else the record says."""
    everything = Consent(
        status=status,
        covers=tuple(ConsentItem),
        channels=tuple(CHANNELS),
        languages=("en", "ar", "ckb"),
    )
    for item in ConsentItem:
        assert not everything.allows(item, channel="flash_report", language="en")


def test_silence_is_no_consent() -> None:
    """A consent of which nothing is said was never asked for."""
    assert Consent().status is ConsentStatus.NEVER_ASKED


@pytest.mark.parametrize(
    ("granted", "asked", "allowed"),
    [
        ("en", "en_GB", True),
        ("en", "en-GB", True),
        ("ar-IQ", "ar_IQ", True),
        ("ar-IQ", "ar", False),
        ("ar-IQ", "ar_JO", False),
        ("ar", "ary", False),
        ("ku", "ckb", False),
    ],
)
def test_languages(granted: str, asked: str, *, allowed: bool) -> None:
    """A language covers its territories; a territory covers neither its language nor another."""
    consent = Consent(
        status=ConsentStatus.GRANTED,
        covers=(ConsentItem.WORDS,),
        channels=("flash_report",),
        languages=(granted,),
    )
    given_it = consent.allows(ConsentItem.WORDS, channel="flash_report", language=asked)
    assert given_it is allowed


def test_a_grant_that_ends() -> None:
    """It holds on its last day, not on the next, and not where no day is said."""
    consent = Consent(
        status=ConsentStatus.GRANTED,
        covers=(ConsentItem.NAME,),
        channels=("website",),
        languages=("en",),
        until=dt.date(2016, 6, 16),
    )

    def allows(on: dt.date | None) -> bool:
        return consent.allows(ConsentItem.NAME, channel="website", language="en", on=on)

    assert allows(dt.date(2016, 6, 16))
    assert not allows(dt.date(2016, 6, 17))
    assert not allows(None)


def test_a_grant_cannot_end_before_it_was_given() -> None:
    """An end before the answer is refused, and the dates are not in the error."""
    with pytest.raises(InvalidValueError, match=r"Consent\.until") as caught:
        Consent(given_on=dt.date(2015, 6, 16), until=dt.date(2015, 6, 15))
    assert "2015" not in str(caught.value)


def test_a_time_is_no_day() -> None:
    """A moment with hours is refused where a day is meant, since the two do not compare."""
    with pytest.raises(InvalidValueError, match=r"Consent\.until"):
        Consent(until=dt.datetime(2016, 6, 16, tzinfo=dt.UTC))
