"""Programmes in which every text holds a marker, made by a walk of its own."""

import typing

import attrs

from hijra_amina.errors import HijraAminaError
from hijra_amina.model import Source
from hijra_amina.model._record import CODE, IDENTIFIER_KEY, REFERENCE
from hijra_amina.values import Count, LocalizedText, Period, PersonName, Share, Transliteration

# What stays is asked of nobody here: it is what the documentation of `pseudonymise` names.
CALLED = {
    ("AgendaItem", "title"),
    ("Disclaimer", "text"),
    ("Donor", "name"),
    ("Donor", "acknowledgement"),
    ("Indicator", "name"),
    ("Indicator", "definition"),
    ("Indicator", "disaggregation"),
    ("Indicator", "measure"),
    ("Organisation", "acronym"),
    ("Organisation", "name"),
    ("Place", "country"),
    ("Place", "name"),
    ("Place", "venue"),
    ("Programme", "implementer"),
    ("Programme", "name"),
    ("Programme", "subtitle"),
    ("Programme", "tagline"),
    ("Session", "audience"),
    ("Session", "programmes"),
    ("Session", "series"),
    ("Session", "title"),
    ("Statement", "partition"),
    ("TermUse", "code"),
    ("TermUse", "wording"),
    ("Place", "wording"),
    ("Consent", "languages"),
    ("Publication", "languages"),
    ("Source", "language"),
}


def filled(value, marker: str):
    """The value with the marker in every text in it that does not say what something is called."""
    if isinstance(value, tuple):
        return tuple(filled(item, marker) for item in value)
    if isinstance(value, Count | Share | Period):
        return attrs.evolve(value, wording=f"so said {marker}")
    if not attrs.has(type(value)) or not type(value).__module__.startswith("hijra_amina.model"):
        return value
    changes: dict[str, object] = {}
    hints = typing.get_type_hints(type(value))
    for field in attrs.fields(type(value)):
        old = getattr(value, field.name)
        if {CODE, IDENTIFIER_KEY, REFERENCE} & set(field.metadata) or _is_called(value, field.name):
            changes[field.name] = filled(old, marker) if isinstance(old, tuple) else old
            continue
        if (type(value).__name__, field.name) != ("PossibleMatch", "why"):  # words of ours
            changes[field.name] = _text(hints[field.name], marker, filled(old, marker))
    try:
        return attrs.evolve(value, **changes)
    except HijraAminaError:  # a share of sessions, say, that may have no wording
        return value


def _is_called(value: object, name: str) -> bool:
    return any((cls.__name__, name) in CALLED for cls in type(value).__mro__)


def _text(hint: object, marker: str, old: object) -> object:
    arguments = typing.get_args(hint)
    words = f"{marker}, page 1"
    several = {
        tuple[str, ...]: (f"{marker} said so",),
        tuple[LocalizedText, ...]: (LocalizedText({"en": marker}),),
        tuple[Source, ...]: (
            Source(publication=words, page=words, address=words, wording=words, note=words),
        ),
    }
    if hint in several:
        return several[hint]
    classes = {hint, *arguments}
    if str in classes:
        return f"it is {marker} who is meant"
    if LocalizedText in classes:
        return LocalizedText({"en": f"by {marker}", "ar": f"من {marker}"})
    if PersonName in classes:
        other = Transliteration(marker, "Arab", by=marker)
        return PersonName(marker, "Latn", (other,), honorific=marker, rank=marker)
    return old
