"""The descriptor of a pack: `datapackage.json`, after version 2.0 of the Data Package standard."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Final

from hijra_amina import vocabulary
from hijra_amina.statistics.frames import ColumnType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hijra_amina.disclosure.sharing._codebook import Entry
    from hijra_amina.disclosure.sharing._participations import Participations
    from hijra_amina.statistics.frames import Column

__all__ = ["descriptor"]

_PROFILE: Final = "https://datapackage.org/profiles/2.0/{}.json"
_TYPES: Final = {
    ColumnType.TEXT: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.YES_OR_NO: "boolean",
}
_MEDIA: Final = {
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/json",
    "md": "text/markdown",
}
_PSEUDONYM: Final = "p-[0-9a-f]{32}"


def descriptor(
    given: Participations,
    made: Sequence[Entry],
    files: Mapping[str, bytes],
    about: Mapping[str, str],
    locale: str,
) -> str:
    """The descriptor.

    Args:
        given: The rows.
        made: The codebook.
        files: The other files of the pack.
        about: The `name`, `title` and `description` of the whole.
        locale: The locale of titles and descriptions.

    Returns:
        The text of a JSON document.
    """
    package = {
        "$schema": _PROFILE.format("datapackage"),
        **about,
        "name": _plain(f"{about['name']}-participations"),
        "resources": [_resource(path, data, given, made, locale) for path, data in files.items()],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(
    path: str, data: bytes, given: Participations, made: Sequence[Entry], locale: str
) -> dict[str, object]:
    suffix = path.rpartition(".")[2]
    resource: dict[str, object] = {
        "name": _plain(path.removesuffix(f".{suffix}")) if suffix == "csv" else _plain(path),
        "path": path,
        "format": suffix,
        "mediatype": _MEDIA[suffix],
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
    if suffix != "csv":
        return resource
    resource["type"] = "table"
    if path == "participations.csv":
        schema: dict[str, object] = {
            "fields": [
                _field(column, entry, locale)
                for column, entry in zip(given.columns, made, strict=True)
            ],
            "primaryKey": ["participant", "session"],
        }
    else:
        heads = data.decode().partition("\n")[0].split(",")
        schema = {"fields": [{"name": head, "type": "string"} for head in heads]}
    resource["schema"] = {
        "$schema": _PROFILE.format("tableschema"),
        **schema,
        "missingValues": [""],
    }
    return resource


def _field(column: Column, entry: Entry, locale: str) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "title": entry.labels[locale].text,
        "description": entry.about[locale].text,
        "type": _TYPES[column.type],
    }
    constraints: dict[str, object] = {}
    if not column.nullable:
        constraints["required"] = True
    if column.name == "participant":
        constraints["pattern"] = _PSEUDONYM
    if column.type is ColumnType.INTEGER:
        constraints |= {"minimum": column.least, "maximum": column.most}
    if column.closed and column.vocabulary is not None and not column.several:
        constraints["enum"] = sorted(vocabulary.codes(column.vocabulary) | set(column.also))
    if constraints:
        field["constraints"] = constraints
    if entry.values and not column.several and column.type is ColumnType.TEXT:
        field["categories"] = [
            {"value": value, "label": labels[locale].text} for value, labels in entry.values
        ]
    return field


def _plain(name: str) -> str:
    """A name of small letters, digits and `.`, `_`, `-`, as the standard recommends."""
    return re.sub(r"[^a-z0-9._-]+", "-", name.lower())
