"""The page that comes with a pack: what it is, how few people are alike, what is not promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.disclosure.sharing import _messages as messages
from hijra_amina.disclosure.sharing._codebook import column_label, words
from hijra_amina.disclosure.sharing._participations import LINK
from hijra_amina.language import format_list, format_number, isolate, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hijra_amina.disclosure.sharing._codebook import Text
    from hijra_amina.disclosure.sharing._participations import Participations
    from hijra_amina.disclosure.sharing.risk import Risk
    from hijra_amina.language import Message

__all__ = ["readme"]


def readme(
    given: Participations, risk: Risk, title: Text, locale: str, files: Sequence[str]
) -> str:
    """The page in one language, as Markdown.

    Args:
        given: The rows.
        risk: How few people are alike in them.
        title: The title.
        locale: The locale.
        files: The files of the pack.

    Returns:
        The text.
    """
    return "\n".join(_lines(given, risk, title, locale, files))


def _lines(
    given: Participations, risk: Risk, title: Text, locale: str, files: Sequence[str]
) -> Iterator[str]:
    def said(made: Message) -> str:
        return words(made, locale).text

    yield f"# {title.text}\n"
    if not locale.startswith("en"):
        yield f"{said(messages.DRAFT)}\n"
    rows = isolate("participations.csv", "code")
    yield f"{say(messages.INTRODUCTION, locale, file=rows).text}\n"
    yield f"{said(messages.PERSONAL)}\n"
    if LINK in given.given_up:
        yield f"{said(messages.OWN_PSEUDONYM)}\n"
    yield f"## {said(messages.FILES_HEADING)}\n"
    for name in files:
        made = messages.FILES.get(_kind(name))
        if made is not None:
            yield f"- {isolate(f'`{name}`', 'code')}: {said(made)}"
    yield f"\n## {said(messages.RISK_HEADING)}\n"
    yield f"{said(messages.RISK_MEANING)}\n"
    for field, label in messages.RISK.items():
        yield f"- {said(label)}: {format_number(getattr(risk, field), locale)}"
    for label, names in ((messages.TOLD, risk.traits), (messages.GIVEN_UP, given.given_up)):
        shown = [column_label(name, locale).text for name in names]
        yield f"- {said(label)}: {_listed(shown, locale)}"
    yield f"- {said(messages.RARE)}: {format_number(given.rare, locale)}"
    for label, names in (
        (messages.SMALL, given.small),
        (messages.WITHOUT_ROWS, given.without_rows),
    ):
        shown = [isolate(f"`{name}`", "code") for name in names]
        yield f"- {said(label)}: {_listed(shown, locale)}"
    yield f"\n## {said(messages.NOT_PROMISED_HEADING)}\n"
    for made in messages.NOT_PROMISED:
        yield f"- {said(made)}"
    yield ""


def _kind(name: str) -> str:
    """What a file is, whichever its language."""
    stem, *_, suffix = name.split(".")
    return f"{stem}.{suffix}"


def _listed(names: Sequence[str], locale: str) -> str:
    return format_list(names, locale) if names else words(messages.NOTHING, locale).text
