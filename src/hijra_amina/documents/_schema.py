"""The JSON Schema of a document: made from the records' annotations, metadata and vocabularies.

`read` and the schema accept the same documents. What JSON Schema has no word for is said by
keywords that begin with `x-`; a validator that does not know them passes over them and accepts
somewhat more. `KEYWORDS` says what each means.
"""

from __future__ import annotations

import enum
import types
import typing
from datetime import date
from types import MappingProxyType

import attrs

from hijra_amina import vocabulary
from hijra_amina.documents._count_form import count_schema
from hijra_amina.documents._migrations import SCHEMA, VERSION
from hijra_amina.documents._period_form import period_schema
from hijra_amina.documents._references import collections_of
from hijra_amina.documents._rules import FIELD_SCHEMAS, RECORD_RULES
from hijra_amina.documents._scalars import (
    Schema,
    date_schema,
    identifier_schema,
    partial_date_schema,
    text_schema,
    whole_schema,
)
from hijra_amina.documents._share_form import share_schema
from hijra_amina.documents._text_form import localized_text_schema
from hijra_amina.model import Ministry, Organisation, Programme, TermUse
from hijra_amina.model._coherence import pairs_once
from hijra_amina.model._record import CODE, IDENTIFIER_KEY, REFERENCE
from hijra_amina.values import Count, LocalizedText, PartialDate, Period, Share

if typing.TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KEYWORDS", "json_schema"]

KEYWORDS: Mapping[str, str] = MappingProxyType(
    {
        "x-different": "The two keys have different values.",
        "x-languages": (
            "`original`, if it is there, and each item of `draft` is another key of this mapping."
        ),
        "x-low-high": (
            "The least that the keys allow is not above the most. `count`: whole numbers; "
            "`more_than: n` is from n + 1, `fewer_than: n` is to n - 1, without a lower key from "
            "0. `share`: fractions; an end of `more_than` or `less_than` is left out; without a "
            "lower key from 0, without an upper one to 1. `between` gives both."
        ),
        "x-marks-per-day": "Each of `attendances` has as many `marks` as there are `days`.",
        "x-not-above": "The number of the first key is not above that of the second.",
        "x-not-before": (
            "The day of the first key is not before that of the second, where both are there."
        ),
        "x-period": (
            "The period exists: its end is not before its start; both ends have a year or "
            "neither; without a year, one that crosses new year lasts half a year at most; "
            "separate days rise; a duration is at least a day and has room between the ends."
        ),
        "x-reference": "An `id` in this collection of the document.",
        "x-share": "The fraction is 1 at most.",
        "x-unique": "No two items of this list have the same value of this key.",
        "x-unique-pair": (
            "No two items of this list have the same two values of these keys, in whichever order."
        ),
    }
)
"""What the keywords of our own mean."""

_REF = "#/$defs/"
_VALUES: Mapping[type, str] = MappingProxyType(
    {
        Count: "Count",
        Share: "Share",
        Period: "Period",
        PartialDate: "PartialDate",
        LocalizedText: "LocalizedText",
        date: "Date",
        str: "Text",
    }
)


def json_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a document in one JSON or YAML file.

    `read` accepts a document if and only if the schema does, the keywords that begin with `x-`
    included; `x-keywords` in the schema says what they mean. As JSON Schema has it, `27.0` is
    the whole number 27. The codes are those of the vocabularies as they are now, additions of
    the application's own included.

    Returns:
        A new schema, ready for `json.dumps`.

    Examples:
        >>> schema = json_schema()
        >>> schema["required"]
        ['schema', 'version', 'id', 'name']
    """
    builder = _Builder()
    root = builder.record(Programme)
    properties = typing.cast("dict[str, object]", root["properties"])
    required = typing.cast("list[str]", root["required"])
    envelope: Schema = {"schema": {"const": SCHEMA}, "version": {"const": VERSION}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A programme of hijra-amina",
        "x-keywords": dict(KEYWORDS),
        **root,
        "properties": {**envelope, **properties},
        "required": [*envelope, *required],
        "$defs": dict(sorted(builder.definitions.items())),
    }


class _Builder:
    """Collects the definitions that a schema refers to."""

    def __init__(self) -> None:
        self.definitions: dict[str, object] = {
            "Count": count_schema(),
            "CountFromZero": count_schema(0),
            "CountFromOne": count_schema(1),
            "Share": share_schema(),
            "Period": period_schema(),
            "PartialDate": partial_date_schema(),
            "Date": date_schema(),
            "LocalizedText": localized_text_schema(),
            "Text": text_schema(),
            "Identifier": identifier_schema(),
        }

    def record(self, cls: type) -> Schema:
        """The schema of a record."""
        hints = typing.get_type_hints(cls)
        properties: Schema = {}
        required: list[str] = []
        for field in attrs.fields(cls):
            schema = FIELD_SCHEMAS.get((cls, field.name))
            if schema is None:
                schema = self._of(hints[field.name], field.metadata)
            elif type(None) in typing.get_args(hints[field.name]):
                schema = _or_null(schema)
            if cls is Programme and field.name in collections_of(cls):
                schema = {**schema, "x-unique": "id"}
            if field.name in pairs_once(cls):
                schema = {**schema, "x-unique-pair": list(pairs_once(cls)[field.name])}
            properties[field.name] = schema
            if field.default is attrs.NOTHING:
                required.append(field.name)
        made: Schema = {
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }
        rule = RECORD_RULES.get(cls)
        return made if rule is None else {**made, "allOf": [rule]}

    def _of(self, hint: object, metadata: Mapping[str, str]) -> Schema:
        """The schema of an annotation, as the field's metadata narrow it."""
        arguments = typing.get_args(hint)
        if typing.get_origin(hint) in {typing.Union, types.UnionType}:
            others = [argument for argument in arguments if argument is not types.NoneType]
            return _or_null(self._of(others[0], metadata))
        if typing.get_origin(hint) is tuple:
            return {"type": "array", "items": self._of(arguments[0], metadata)}
        if IDENTIFIER_KEY in metadata:
            return _ref("Identifier")
        if REFERENCE in metadata:
            return _ref("Identifier") | {"x-reference": metadata[REFERENCE]}
        if CODE in metadata:
            codes = self._codes(metadata[CODE])
            return self._term_use(metadata[CODE], codes) if hint is TermUse else codes
        return self._plain(typing.cast("type", hint))

    def _plain(self, cls: type) -> Schema:
        if cls in _VALUES:
            return _ref(_VALUES[cls])
        if cls is bool:
            return {"type": "boolean"}
        if cls is int:
            return whole_schema()
        if issubclass(cls, enum.Enum):
            return {"enum": [member.value for member in cls]}
        name = cls.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a record that holds itself refers to what is coming
            self.definitions[name] = self.record(cls)  # pyright: ignore[reportUnknownArgumentType]
        if cls is Organisation:
            self._plain(Ministry)
            is_ministry = {"properties": {"kind": {"const": "ministry"}}, "required": ["kind"]}
            return {"if": is_ministry, "then": _ref("Ministry"), "else": _ref(name)}
        return _ref(name)

    def _codes(self, kind: str) -> Schema:
        name = f"code.{kind}"
        self.definitions[name] = {"enum": sorted(vocabulary.codes(kind))}
        return _ref(name)

    def _term_use(self, kind: str, codes: Schema) -> Schema:
        name = f"TermUse.{kind}"
        is_text: Schema = {"type": "string"}
        self.definitions[name] = {
            "oneOf": [
                codes,
                {
                    "type": "object",
                    "properties": {"code": _or_null(codes), "wording": _or_null(_ref("Text"))},
                    "additionalProperties": False,
                    "anyOf": [
                        {"required": [key], "properties": {key: is_text}}
                        for key in ("code", "wording")
                    ],
                },
            ]
        }
        return _ref(name)


def _ref(name: str) -> Schema:
    return {"$ref": f"{_REF}{name}"}


def _or_null(schema: Mapping[str, object]) -> Schema:
    return {"anyOf": [{"type": "null"}, dict(schema)]}
