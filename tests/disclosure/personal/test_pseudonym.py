"""Pseudonyms: HMAC-SHA256 as published, a key for each purpose, nothing shown of any key."""

import copy
import hashlib
import hmac
import os
import pickle
import re
import stat
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hijra_amina.disclosure.personal import new_key, pseudonym, read_key, write_key
from hijra_amina.disclosure.personal.key import Secret
from hijra_amina.disclosure.personal.pseudonyms import authentication_code
from hijra_amina.errors import InvalidValueError
from hijra_amina.model import Participant

KEY = bytes(range(32))
OTHER = bytes(range(1, 33))
keys = st.binary(min_size=32, max_size=64)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)

# RFC 4231, sections 4.2 to 4.8; the fifth is cut to 128 bits there.
VECTORS = [
    (
        b"\x0b" * 20,
        b"Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ),
    (
        b"Jefe",
        b"what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ),
    (
        b"\xaa" * 20,
        b"\xdd" * 50,
        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    ),
    (
        bytes(range(1, 26)),
        b"\xcd" * 50,
        "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    ),
    (b"\x0c" * 20, b"Test With Truncation", "a3b6167473100ee06e0c796c2955552b"),
    (
        b"\xaa" * 131,
        b"Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    ),
    (
        b"\xaa" * 131,
        (
            b"This is a test using a larger than block-size key and a larger than block-size data. "
            b"The key needs to be hashed before being used by the HMAC algorithm."
        ),
        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
    ),
]


@pytest.mark.parametrize(("key", "message", "expected"), VECTORS)
def test_codes_are_those_of_the_standard(key: bytes, message: bytes, expected: str) -> None:
    """The primitive gives what RFC 4231 publishes."""
    assert authentication_code(key, message).hex()[: len(expected)] == expected


def test_a_pseudonym_is_what_it_is_said_to_be() -> None:
    """Written out by hand: a key for the purpose, then the fields, each after its length."""

    def lengths(*fields: str) -> bytes:
        return b"".join(len(f.encode()).to_bytes(8, "big") + f.encode() for f in fields)

    derived = hmac.new(KEY, lengths("hijra-amina pseudonym 1", "x"), hashlib.sha256).digest()
    code = hmac.new(derived, lengths("a", "bc"), hashlib.sha256).hexdigest()
    assert pseudonym(KEY, "x", "a", "bc") == f"p-{code[:32]}"


@given(keys, words, st.lists(words, max_size=3))
def test_every_pseudonym_is_an_identifier(key: bytes, purpose: str, fields: list[str]) -> None:
    """Records take it, and it shows 128 bits."""
    made = pseudonym(key, purpose, *fields)
    assert Participant(id=made).id == made
    assert re.fullmatch(r"p-[0-9a-f]{32}", made)
    assert made == pseudonym(key, purpose, *fields)


@given(keys, keys, words)
def test_keys_have_nothing_in_common(one: bytes, other: bytes, field: str) -> None:
    """Another key, or another purpose, gives another pseudonym."""
    if one != other:
        assert pseudonym(one, "a", field) != pseudonym(other, "a", field)
    assert pseudonym(one, "a", field) != pseudonym(one, "b", field)


@given(words, words)
def test_fields_do_not_run_into_one_another(one: str, other: str) -> None:
    """Where one field ends matters, and so does how many there are."""
    assert pseudonym(KEY, "a", one + "x", other) != pseudonym(KEY, "a", one, "x" + other)
    assert pseudonym(KEY, "a", one, other) != pseudonym(KEY, "a", one + other)


def test_compatible_spellings_are_one() -> None:
    """A presentation form and a composed letter are the letter."""
    assert pseudonym(KEY, "a", "\ufefb") == pseudonym(KEY, "a", "\u0644\u0627")
    assert pseudonym(KEY, "a", "e\u0301") == pseudonym(KEY, "a", "\u00e9")


@pytest.mark.parametrize(
    "wrong", [b"", b"s3cr3t" * 5, "s3cr3t" * 8, None, bytearray(b"s3cr3t" * 8)]
)
def test_keys_that_are_none_are_refused_unseen(wrong: object) -> None:
    """The error says how long a key has to be, and nothing of this one; a traceback neither."""
    with pytest.raises(InvalidValueError, match="32 random bytes") as caught:
        pseudonym(wrong, "a", "b")  # type: ignore[arg-type]
    shown = "".join(
        traceback.TracebackException.from_exception(
            caught.value.with_traceback(caught.value.__traceback__.tb_next), capture_locals=True
        ).format()
    )
    assert "s3cr3t" not in shown
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_secret_goes_nowhere() -> None:
    """Neither `repr` nor a copy nor a pickle holds the key."""
    secret = Secret(KEY)
    assert repr(secret) == str(secret) == f"{secret}" == "Secret(<withheld>)"
    for carry in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            carry(secret)
    assert not hasattr(secret, "__dict__")


def test_new_keys_are_new() -> None:
    """Two keys are two, and long enough."""
    assert new_key() != new_key()
    assert len(new_key()) == 32


def test_a_key_in_a_file_is_its_owners(tmp_path) -> None:
    """It comes back as it was, from a file that nobody else may read, and is never replaced."""
    path = tmp_path / "key"
    before = os.umask(0)
    try:
        write_key(path, KEY)
    finally:
        os.umask(before)
    assert read_key(path) == KEY
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        write_key(path, OTHER)
    assert read_key(path) == KEY


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has these permissions")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o601, 0o777])
def test_a_key_that_others_may_use_is_none(tmp_path, mode: int) -> None:
    """Such a file is refused, with the command that mends it."""
    path = tmp_path / "key"
    write_key(path, KEY)
    path.chmod(mode)
    with pytest.raises(InvalidValueError, match="chmod 600"):
        read_key(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"zz" * 32, b"00" * 31, "مفتاح".encode(), b"s3cr3t", b"\xff" * 40, b"0" * 5_000],
)
def test_a_file_without_a_key_is_refused_unseen(tmp_path, content: bytes) -> None:
    """What it holds instead is in no error, nor in what led to it."""
    path = tmp_path / "key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(InvalidValueError, match="hexadecimal") as caught:
        read_key(path)
    assert caught.value.__context__ is None
    assert "s3cr3t" not in repr(caught.value)
