"""The names of vocabulary terms as texts, each language with its standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina import vocabulary
from hijra_amina.values import LocalizedText

if TYPE_CHECKING:
    from hijra_amina.vocabulary import OnDate

__all__ = ["term_name"]


def term_name(kind: str, code: str, *, on: OnDate | None = None) -> LocalizedText:
    """The name of a term in every language that it has one in.

    Args:
        kind: The vocabulary.
        code: The term's code.
        on: The date that the text speaks of, where names changed.

    Returns:
        The name; a language whose label is a draft is a draft here too.

    Raises:
        UnknownCodeError: If there is no such term.

    Examples:
        >>> term_name("session_kind", "training").pick("en_GB").text
        'Training'
    """
    term = vocabulary.term(kind, code)
    named = {label.language: term.label(label.language, on=on) for label in term.labels}
    return LocalizedText(
        {language: picked.text for language, picked in named.items()},
        drafts=frozenset(language for language, picked in named.items() if picked.is_draft),
    )
