"""Documents as text or bytes, in either format: the way in and out that all share."""

from __future__ import annotations

import contextlib
from importlib.util import find_spec
from typing import TYPE_CHECKING

from hijra_amina.documents._collector import paused_collector
from hijra_amina.documents._envelope import programme_of
from hijra_amina.documents._json_text import dump_json, parse_json
from hijra_amina.documents._problems import Tree, refused
from hijra_amina.documents._yaml_text import dump_yaml, parse_yaml
from hijra_amina.errors import InvalidValueError
from hijra_amina.values._coded import Coded

if TYPE_CHECKING:
    from hijra_amina.documents._limits import Limits
    from hijra_amina.model import Programme

__all__ = ["WORTH_IT", "Format", "decode", "dump", "parse", "text_of"]


class Format(Coded):
    """How a document is written.

    Examples:
        >>> Format("yaml")
        <Format.YAML: 'yaml'>
    """

    JSON = "json"
    YAML = "yaml"

    @classmethod
    def of(cls, name: str) -> Format:
        """The format of this name.

        Raises:
            InvalidValueError: If there is none.
        """
        if name not in {member.value for member in cls}:
            raise InvalidValueError("format", f"one of {', '.join(cls)}", "something else")
        return cls(name)


def text_of(data: bytes) -> str:
    """The text of a file: UTF-8, a byte order mark at its start passed over.

    Raises:
        Refused: If it is not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start
    raise refused("bad_syntax", f"this is no UTF-8: byte {place + 1}", byte=str(place + 1))


def parse(text: str, form: Format, limits: Limits) -> Tree:
    """The tree of a text.

    Raises:
        Refused: If it cannot be parsed, or exceeds a limit.
    """
    text = text.removeprefix("\ufeff")
    return parse_json(text, limits) if form is Format.JSON else parse_yaml(text, limits)


def decode(text: str | bytes, form: Format, limits: Limits) -> Programme:
    """The programme of a text.

    Args:
        text: The text; bytes are UTF-8.
        form: Its format.
        limits: How deep and how large it may be.

    Returns:
        The programme.

    Raises:
        Refused: With everything that is wrong.
    """
    with paused_collector():
        if form is Format.JSON and len(text) >= WORTH_IT:
            programme = _decode_quickly(text, limits)
            if programme is not None:
                return programme
        plain = text_of(text) if isinstance(text, bytes) else text
        return programme_of(parse(plain, form, limits))


def _decode_quickly(text: str | bytes, limits: Limits) -> Programme | None:
    if find_spec("msgspec") is None:
        return None
    from hijra_amina.documents import _quick  # noqa: PLC0415 - it needs an extra

    # What cannot be encoded holds half a surrogate pair; the other path says where.
    with contextlib.suppress(UnicodeEncodeError):
        return _quick.decode_quickly(text.encode() if isinstance(text, str) else text, limits)
    return None


WORTH_IT = 20_000
"""From this size on a document is first read quickly."""


def dump(tree: Tree, form: Format) -> str:
    """The text of a tree."""
    return dump_json(tree) if form is Format.JSON else dump_yaml(tree)
