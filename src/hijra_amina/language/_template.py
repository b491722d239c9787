"""Filling a translated text with its values, and saying so where it is not translated."""

from __future__ import annotations

import html
import re
import warnings
from typing import TYPE_CHECKING

from hijra_amina.errors import HijraAminaWarning
from hijra_amina.language._waw import space_after_waw

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hijra_amina.language._bidi import Channel

__all__ = ["UntranslatedWarning", "fill_template", "warn_untranslated"]

_PLACEHOLDER = re.compile(r"(\s*)\{(\w+)\}")


class UntranslatedWarning(HijraAminaWarning):
    """A text was written in English because the language's catalog does not have it.

    Examples:
        >>> issubclass(UntranslatedWarning, UserWarning)
        True
    """


def warn_untranslated(keys: Iterable[str], locale: str) -> None:
    """Make a fallback visible to the caller.

    Args:
        keys: The keys of the messages that the catalog does not have.
        locale: The locale that was asked for.

    Examples:
        >>> import warnings
        >>> with warnings.catch_warnings(record=True) as caught:
        ...     warnings.simplefilter("always")
        ...     warn_untranslated(["label.contact"], "fr_FR")
        >>> str(caught[0].message)
        'no translation for fr_FR: label.contact; written in English'
    """
    text = f"no translation for {locale}: {', '.join(keys)}; written in English"
    warnings.warn(text, UntranslatedWarning, stacklevel=3)


def fill_template(template: str, values: Mapping[str, str], channel: Channel = "text") -> str:
    """A translated text with its values.

    Args:
        template: The text, with `{placeholders}`.
        values: A text for each placeholder, safe for the channel. Where one is empty, the space
            before its placeholder goes too: an optional part of a sentence leaves no gap.
        channel: Where the text goes; for HTML the template itself is escaped.

    Returns:
        The text.

    Examples:
        >>> fill_template("Held {place} {dates}.", {"place": "", "dates": "in June 2015"})
        'Held in June 2015.'
    """
    if channel != "text":
        template = html.escape(template, quote=channel == "attribute")

    def put(match: re.Match[str]) -> str:
        value = values[match[2]]
        if not value:
            return ""
        joint = template[: match.end(1)]
        return f"{match[1]}{space_after_waw(joint, value)}{value}"

    return _PLACEHOLDER.sub(put, template).lstrip()
