"""`Place`: where a session was held."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import code, record
from hijra_amina.model.source import Source
from hijra_amina.values import LocalizedText

__all__ = ["Place"]


@record
@attrs.frozen(kw_only=True)
class Place:
    """A venue, a city, a governorate, a region or a country: what is known of them.

    Attributes:
        name: The city, or the place as the source calls it.
        venue: The building.
        governorate: Code of the vocabulary `governorate`.
        region: Code of the vocabulary `region`, such as the Kurdistan Region of Iraq.
        country: ISO 3166-1 alpha-2 code, `IQ` if Iraq.
        wording: The source's own words.
        sources: Where this is said.

    Raises:
        InvalidValueError: If nothing at all is said of the place.

    Examples:
        >>> Place(name=LocalizedText({"en": "Baghdad"}), country="IQ").country
        'IQ'
    """

    name: LocalizedText | None = None
    venue: LocalizedText | None = None
    governorate: str | None = attrs.field(default=None, metadata=code("governorate"))
    region: str | None = attrs.field(default=None, metadata=code("region"))
    country: str | None = None
    wording: str | None = attrs.field(default=None, repr=False)
    sources: tuple[Source, ...] = ()

    def _incoherence(self) -> tuple[str, str, str] | None:
        if self.country is not None and not (
            len(self.country) == _COUNTRY_LETTERS
            and self.country.isascii()
            and self.country.isalpha()
            and self.country.isupper()
        ):
            return "country", "a country code of two capital letters", "something else"
        known = (self.name, self.venue, self.governorate, self.region, self.country, self.wording)
        if all(part is None for part in known):
            return "name", "a name, a code or a wording", "nothing"
        return None


_COUNTRY_LETTERS = 2  # ISO 3166-1 alpha-2
