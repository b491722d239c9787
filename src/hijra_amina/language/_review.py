"""Who vouches for a translation: the review status of every message."""

from __future__ import annotations

import attrs

from hijra_amina.language._catalog import catalog_languages, read_catalog
from hijra_amina.language._locale import babel_locale
from hijra_amina.language._message import declared_messages
from hijra_amina.values._coded import Coded

__all__ = ["MessageReview", "Review", "review_status"]


class Review(Coded):
    """How far a translation can be trusted.

    Examples:
        >>> Review("draft").name
        'DRAFT'
    """

    ATTESTED = "attested"
    DRAFT = "draft"
    MISSING = "missing"
    REVIEWED = "reviewed"
    SOURCE = "source"


@attrs.frozen
class MessageReview:
    """A message and the standing of its translation.

    Attributes:
        key: The message's key.
        english: The English, both forms where there are two.
        translation: The translation, all its forms; empty where there is none.
        status: Attested in a source, reviewed by somebody, a draft, missing, or the source itself.
        note: The source or the reviewer.

    Examples:
        >>> next(iter(review_status("en_GB"))).status
        <Review.SOURCE: 'source'>
    """

    key: str
    english: tuple[str, ...]
    translation: tuple[str, ...]
    status: Review
    note: str = ""


def review_status(locale: str) -> tuple[MessageReview, ...]:
    """Every message with the standing of its translation.

    In a catalog the standing is a comment above the message, which survives every update:
    `# review: draft`, `# review: attested SOURCE` or `# review: reviewed WHO`. A translation
    without one is a draft.

    Args:
        locale: Language and territory.

    Returns:
        One entry per message, sorted by key; the missing ones too.

    Raises:
        LocaleError: As `parse_locale` does.

    Examples:
        >>> status = {entry.key: entry.status for entry in review_status("ar_IQ")}
        >>> status["label.key_figures"].value, status["event.titled"].value
        ('draft', 'attested')
    """
    language = babel_locale(locale).language
    if language == "en":
        return tuple(
            MessageReview(key, _english(key), _english(key), Review.SOURCE)
            for key in sorted(declared_messages())
        )
    known: dict[str, MessageReview] = {}
    if language in catalog_languages():
        for entry in read_catalog(language):
            given = entry.string or ()
            forms = (given,) if isinstance(given, str) else tuple(given)
            if entry.context and forms and all(forms):
                status, note = _standing(entry.user_comments)
                english = _english(entry.context)
                known[entry.context] = MessageReview(entry.context, english, forms, status, note)
    return tuple(
        known.get(key) or MessageReview(key, _english(key), (), Review.MISSING)
        for key in sorted(declared_messages())
    )


def _english(key: str) -> tuple[str, ...]:
    declared = declared_messages().get(key)
    if declared is None:
        return ()
    return (declared.text,) if declared.plural is None else (declared.text, declared.plural)


def _standing(comments: list[str]) -> tuple[Review, str]:
    for comment in comments:
        tag, _, rest = comment.strip().partition(" ")
        if tag == "review:":
            word, _, note = rest.partition(" ")
            return Review(word), note
    return Review.DRAFT, ""
