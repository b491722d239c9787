"""What the records demand of their fields together, in JSON Schema.

Each entry says the same as the `_incoherence` of its record; a test compares the two over
documents that are right and wrong.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from hijra_amina.documents._scalars import Schema, portable, whole_schema
from hijra_amina.model import (
    AgendaItem,
    Assessment,
    Consent,
    Ministry,
    Place,
    PossibleMatch,
    Roster,
    Session,
    Statement,
    Target,
)
from hijra_amina.model.possible_match import REASON_PATTERN
from hijra_amina.values import SCRIPT_PATTERN, PersonName, Transliteration

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FIELD_SCHEMAS", "RECORD_RULES"]


def _said(key: str) -> Schema:
    """The key is there, and not with nothing."""
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


_SCRIPT: Schema = {"type": "string", "pattern": portable(SCRIPT_PATTERN)}
_ONE_FIGURE: Schema = {"oneOf": [_said("count"), _said("share")]}

FIELD_SCHEMAS: Mapping[tuple[type, str], Schema] = MappingProxyType(
    {
        (AgendaItem, "duration_minutes"): whole_schema(1),
        (Assessment, "score"): whole_schema(0),
        (Assessment, "out_of"): whole_schema(1),
        (Ministry, "kind"): {"const": "ministry"},
        (PersonName, "script"): _SCRIPT,
        (Place, "country"): {"type": "string", "pattern": portable("^[A-Z]{2}$")},
        (PossibleMatch, "why"): {"type": "string", "pattern": portable(REASON_PATTERN)},
        (Session, "capacity"): {"$ref": "#/$defs/CountFromZero"},
        (Session, "represents"): {"$ref": "#/$defs/CountFromOne"},
        (Statement, "count"): {"$ref": "#/$defs/CountFromZero"},
        (Transliteration, "script"): _SCRIPT,
    }
)
"""The schemas of fields that a record narrows; without `null`, which optional ones get."""

RECORD_RULES: Mapping[type, Schema] = MappingProxyType(
    {
        Assessment: {"x-not-above": ["score", "out_of"]},
        Consent: {"x-not-before": ["until", "given_on"]},
        Place: {
            "anyOf": [
                _said(key)
                for key in ("name", "venue", "governorate", "region", "country", "wording")
            ]
        },
        PossibleMatch: {"x-different": ["first", "second"]},
        Roster: {
            "properties": {
                "days": {"uniqueItems": True},
                "attendances": {"x-unique": "participant"},
            },
            "x-marks-per-day": True,
        },
        Statement: {
            **_ONE_FIGURE,
            "if": {"properties": {"scope": {"const": "shared"}}, "required": ["scope"]},
            "then": {"properties": {"covers": {"minItems": 1}}, "required": ["covers"]},
            "else": {
                "if": {"properties": {"scope": {"const": "cumulative"}}, "required": ["scope"]},
                "else": {"properties": {"covers": {"maxItems": 0}}},
            },
        },
        Target: _ONE_FIGURE,
    }
)
"""By record, what holds of its fields together."""
