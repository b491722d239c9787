"""Messages: a key that carries the context, and the English source text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import InvalidValueError, UnknownCodeError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Message", "declared_messages", "find_message", "message", "plural_message"]


@attrs.frozen
class Message:
    """A text that is translated whole.

    Attributes:
        key: Its name, and its context in the catalogs. Whatever a translation has to agree with and
            the English does not show, such as the gender of a group, is part of the key.
        text: The English, with `{placeholders}`; the singular where there is a plural.
        plural: The English plural, for a message that agrees with a number.

    Examples:
        >>> Message("label.contact", "Contact").placeholders
        frozenset()
    """

    key: str
    text: str
    plural: str | None = None

    @property
    def placeholders(self) -> frozenset[str]:
        """The names in braces.

        Examples:
            >>> sorted(Message("x", "{count} women in {place}").placeholders)
            ['count', 'place']
        """
        return frozenset(re.findall(r"\{(\w+)\}", f"{self.text}{self.plural or ''}"))


_DECLARED: dict[str, Message] = {}


def message(key: str, text: str) -> Message:
    """Declare a message that does not depend on a number.

    Both functions are what the extraction of the catalogs looks for: call them with literal texts.

    Args:
        key: A dotted name that no other message has.
        text: The English.

    Returns:
        The message, to be given to `sentence`.

    Raises:
        InvalidValueError: If the key is taken by a message with another text.

    Examples:
        >>> message("label.contact", "Contact").text
        'Contact'
    """
    return _declare(Message(key, text))


def plural_message(key: str, one: str, other: str) -> Message:
    """Declare a message that agrees with the number `n`.

    Args:
        key: A dotted name that no other message has.
        one: The English for one.
        other: The English for every other number.

    Returns:
        The message, to be given to `sentence` together with `n`.

    Raises:
        InvalidValueError: If the key is taken by a message with another text.

    Examples:
        >>> plural_message("noun.day.nominative", "{n} day", "{n} days").plural
        '{n} days'
    """
    return _declare(Message(key, one, other))


def _declare(new: Message) -> Message:
    # A module that is loaded twice (by a test runner, by a reload) declares the same again.
    known = _DECLARED.setdefault(new.key, new)
    if known != new:
        raise InvalidValueError("message.key", "a key of its own", "a key that is taken")
    return new


def declared_messages() -> Mapping[str, Message]:
    """Every message declared so far, by key.

    Returns:
        A copy; the messages of a room are declared when the room is first imported.

    Examples:
        >>> declared_messages()["label.contact"].text
        'Contact'
    """
    return dict(_DECLARED)


def find_message(wanted: Message | str) -> Message:
    """The message that a caller means.

    Args:
        wanted: A message, or the key of one that has been declared.

    Returns:
        The message.

    Raises:
        UnknownCodeError: If no message has that key.

    Examples:
        >>> find_message("label.contact").text
        'Contact'
    """
    if isinstance(wanted, Message):
        return wanted
    found = _DECLARED.get(wanted)
    if found is None:
        raise UnknownCodeError("message", wanted, sorted(_DECLARED))
    return found
