"""What English prose does with small numbers, and no catalog can: words and the article."""

from __future__ import annotations

__all__ = ["article_for", "with_article", "words_of"]

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def words_of(n: int, digits: str) -> str:
    """A number as English prose writes it: a word below ten, else digits.

    Args:
        n: The number.
        digits: The number as the formatter wrote it.

    Returns:
        A word or the digits; "no" for nought, which stands before a noun.

    Examples:
        >>> words_of(3, "3"), words_of(27, "27")
        ('three', '27')
    """
    return _WORDS[n] if 0 <= n < len(_WORDS) else digits


def article_for(word: str) -> str:
    """The indefinite article that a word takes.

    Args:
        word: A word or number as it will be written.

    Returns:
        `a` or `an`, by the sound the word begins with.

    Examples:
        >>> (
        ...     article_for("awareness session"),
        ...     article_for("university course"),
        ...     article_for("18-day"),
        ... )
        ('an', 'a', 'an')
    """
    start = word.lower()
    if start.startswith(("uni", "use", "eu", "one", "once")):
        return "a"
    if start[:1].isdigit():
        number = "".join(c for c in start.split("-")[0] if c.isdigit())
        # "eighteen" and "eleven" begin with a vowel; so does any group that begins with eight.
        leading = number[: len(number) % 3 or 3]
        return "an" if leading in {"11", "18"} or leading.startswith("8") else "a"
    return "an" if start[:1] in set("aeiou") else "a"


def with_article(word: str) -> str:
    """A word with its indefinite article.

    Args:
        word: A word or number as it will be written.

    Returns:
        Article and word.

    Examples:
        >>> with_article("two")
        'a two'
    """
    return f"{article_for(word)} {word}"
