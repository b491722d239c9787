"""From a plain tree to records: strict, and explaining everything that is wrong at once.

cattrs takes records apart by their annotations; the hooks here keep it from coercing anything
(its defaults make 3 of `"3"` and `True` of `"false"`). What it finds comes back as typed notes,
which `findings_of` turns into findings; the text of a message is never read.
"""

from __future__ import annotations

import enum
import functools
import typing
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

import attrs
from cattrs import (
    AttributeValidationNote,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from hijra_amina import vocabulary
from hijra_amina.documents._count_form import read_count
from hijra_amina.documents._keys import Keys, code_finding, read_choice, read_flag, unknown_keys
from hijra_amina.documents._period_form import read_period
from hijra_amina.documents._problems import Finding, Path, Refused, Tree, wrong_type
from hijra_amina.documents._scalars import (
    pattern_reader,
    portable,
    read_date,
    read_identifier,
    read_partial_date,
    read_text,
    read_whole,
)
from hijra_amina.documents._share_form import read_share
from hijra_amina.documents._text_form import read_localized_text
from hijra_amina.errors import ContradictionError, IncoherentError, InvalidValueError
from hijra_amina.model import Ministry, Organisation, TermUse
from hijra_amina.model._record import CODE, IDENTIFIER_KEY, REFERENCE
from hijra_amina.values import (
    SCRIPT_PATTERN,
    Count,
    LocalizedText,
    PartialDate,
    Period,
    PersonName,
    Share,
    Transliteration,
)

if TYPE_CHECKING:
    from attrs import Attribute

__all__ = ["findings_of", "structure", "structure_field"]

Read = Callable[[Tree], object]

_FORMS: dict[type, Read] = {
    Count: read_count,
    Share: read_share,
    Period: read_period,
    PartialDate: read_partial_date,
    LocalizedText: read_localized_text,
    date: read_date,
    str: read_text,
    int: read_whole,
    bool: read_flag,
}
_read_script = pattern_reader(portable(SCRIPT_PATTERN), "a script code such as Arab or Latn")


def structure(tree: Tree, cls: type) -> object:
    """Make a record of a tree.

    Args:
        tree: What stands in the document.
        cls: The class of the record.

    Returns:
        The record.

    Raises:
        Refused: With everything that is wrong.
    """
    try:
        return cast("object", _converter().structure(tree, cls))
    except (ClassValidationError, IterableValidationError, Refused) as error:
        findings = list(findings_of(error, tree))
    raise Refused(findings)


def structure_field(tree: Tree, cls: type, name: str) -> object:
    """Read the value of one field of a record.

    Args:
        tree: What stands in the document.
        cls: The class of the record.
        name: The field.

    Returns:
        The value.

    Raises:
        Refused: With everything that is wrong.
    """
    try:
        return _field_reader(cls, name)(tree)
    except (ClassValidationError, IterableValidationError, Refused) as error:
        findings = list(findings_of(error, tree))
    raise Refused(findings)


@functools.cache
def _field_reader(cls: type, name: str) -> Read:
    read = _reader_of(cls, attrs.fields_dict(cls)[name])
    if read is not None:
        return read
    hint = typing.get_type_hints(cls)[name]
    return functools.partial(_structure_as, _converter(), hint)


def _structure_as(converter: Converter, hint: type, tree: Tree) -> object:
    return cast("object", converter.structure(tree, hint))


@functools.cache
def _converter() -> Converter:
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    for cls, read in _FORMS.items():
        converter.register_structure_hook(cls, functools.partial(_call, read))
    # cattrs dispatches on the class first: without a hook of its own a `StrEnum` would be taken
    # for the `str` that it also is, and any text would pass.
    converter.register_structure_hook(enum.StrEnum, _structure_choice)
    converter.register_structure_hook_factory(_is_tuple, _tuple_factory)
    converter.register_structure_hook_factory(attrs.has, _record_factory)
    for cls, read in _FORMS.items():
        # Values are attrs classes too; their own form goes before the factory for records.
        converter.register_structure_hook_func(
            functools.partial(_is, cls), functools.partial(_call, read)
        )
    converter.register_structure_hook_func(
        functools.partial(_is, Organisation), functools.partial(_organisation, converter)
    )
    return converter


def _is(cls: type, other: object) -> bool:
    return other is cls


def _is_tuple(hint: object) -> bool:
    return typing.get_origin(hint) is tuple


def _call(read: Read, value: Tree, _: object) -> object:
    return read(value)


def _structure_choice(value: Tree, cls: type[enum.StrEnum]) -> enum.StrEnum:
    return read_choice(_spoken(cls), cls)(value)


def _spoken(cls: type) -> str:
    """`SessionStatus` as `session status`."""
    letters = [f" {letter.lower()}" if letter.isupper() else letter for letter in cls.__name__]
    return "".join(letters).strip()


def _tuple_factory(cls: object, converter: Converter) -> Callable[[Tree, object], object]:
    item_type = typing.get_args(cls)[0]

    def read(value: Tree, _: object) -> object:
        return _each(value, lambda item: converter.structure(item, item_type))

    return read


# These classes make themselves in `__new__`, which not every checker sees.
_note = cast("Callable[[str, int, object], IterableValidationNote]", IterableValidationNote)
_group = cast(
    "Callable[[str, list[Exception], object], IterableValidationError]", IterableValidationError
)


def _each(value: Tree, read: Read) -> tuple[object, ...]:
    """Read every item of a list, and say of each wrong one where it stands."""
    if not isinstance(value, list):
        raise wrong_type("a list", value)
    found: list[object] = []
    errors: list[Exception] = []
    for index, item in enumerate(value):
        try:
            found.append(read(item))
        except Exception as error:  # noqa: BLE001 - whatever it is, it comes out again
            note = _note(f"item {index}", index, object)
            error.__notes__ = [*getattr(error, "__notes__", []), note]
            errors.append(error)
    if errors:
        raise _group("a list", errors, tuple)
    return tuple(found)


def _record_factory(cls: type, converter: Converter) -> Callable[[Tree, object], object]:
    expected = "a mapping"
    overrides = {}
    for field in attrs.fields(cls):
        read = _reader_of(cls, field)
        if read is not None:
            overrides[field.name] = override(struct_hook=functools.partial(_call, read))
    make = cast("Callable[..., Callable[[Tree, object], object]]", make_dict_structure_fn)
    inner = make(
        cls,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **overrides,
    )

    def read_record(value: Tree, _: object) -> object:
        if not isinstance(value, dict):
            raise wrong_type(expected, value)
        return inner(value, cls)

    return read_record


def _organisation(converter: Converter, value: Tree, _: object) -> object:
    """A ministry is an organisation whose kind says so."""
    is_ministry = isinstance(value, dict) and value.get("kind") == "ministry"
    cls = Ministry if is_ministry else Organisation
    return _organisation_reader(converter, cls)(value, cls)


@functools.cache
def _organisation_reader(converter: Converter, cls: type) -> Callable[[Tree, object], object]:
    return _record_factory(cls, converter)


def _reader_of(cls: type, field: Attribute[object]) -> Read | None:
    """The reader of a field that its annotation alone does not determine."""
    if cls in {PersonName, Transliteration}:
        return _name_reader(field.name)
    hint = str(field.type)
    read: Read
    if IDENTIFIER_KEY in field.metadata:
        return read_identifier
    if REFERENCE in field.metadata:
        read = read_identifier
    elif CODE in field.metadata:
        kind = field.metadata[CODE]
        read = functools.partial(_read_code, kind)
        if "TermUse" in hint:
            read = functools.partial(_read_term_use, kind)
    else:
        return None
    if "tuple" in hint:
        return lambda value: _each(value, read)
    if "None" in hint:
        return functools.partial(_optional, read)
    return read


def _name_reader(name: str) -> Read | None:
    if name in {"pseudonym", "transliterations"}:
        return None
    read = _read_script if name == "script" else read_text
    return functools.partial(_optional, read) if name not in {"written", "text"} else read


def _optional(read: Read, value: Tree) -> object:
    return None if value is None else read(value)


def _read_code(kind: str, value: Tree) -> str:
    if not isinstance(value, str):
        raise wrong_type(f"a code of the vocabulary {kind!r}", value)
    known = vocabulary.codes(kind)
    if value not in known:
        raise code_finding(kind, value, sorted(known))
    return value


def _read_term_use(kind: str, value: Tree) -> TermUse:
    if isinstance(value, str):
        return _term_of(_read_code(kind, value))
    keys = Keys(value, ("code", "wording"), "a code, or a mapping with code and wording")
    code = keys.take(
        "code", functools.partial(_optional, functools.partial(_read_code, kind)), None
    )
    wording = keys.take("wording", functools.partial(_optional, read_text), None)
    if not keys.findings and code is None and wording is None:
        keys.refuse("bad_value", "expected a code, a wording or both, found neither")
    keys.finish()
    return TermUse(code=cast("str | None", code), wording=cast("str | None", wording))


@functools.lru_cache(maxsize=1024)
def _term_of(code: str) -> TermUse:
    # The same few terms stand in every session, and a record never changes.
    return TermUse(code=code)


def findings_of(error: BaseException, tree: Tree, path: Path = ()) -> Iterator[Finding]:
    """Everything that an error of cattrs, or of a hook, says; by its types and notes alone.

    Args:
        error: The error.
        tree: What was read.
        path: Where the error is.

    Yields:
        The findings, each with its path from the root of the tree.
    """
    match error:
        case ClassValidationError() | IterableValidationError():
            for inner in error.exceptions:
                yield from findings_of(inner, tree, (*path, *_noted(inner)))
        case ForbiddenExtraKeysError():
            value = _at(tree, path)
            if isinstance(value, dict):
                known = [field.name for field in attrs.fields(error.cl)]
                yield from (finding.below(path) for finding in unknown_keys(value, known))
        case Refused():
            yield from (finding.below(path) for finding in error.findings)
        case KeyError():
            yield Finding(path, "missing_key", "this key is required")
        case InvalidValueError():
            reason = f"expected {error.expected}, found {error.found}"
            details = (("expected", error.expected), ("found", error.found))
            field = error.where.partition(".")[2]
            value = _at(tree, path)
            inside = isinstance(value, dict) and field in value
            yield Finding((*path, field) if inside else path, "bad_value", reason, details)
        case ContradictionError():
            yield Finding(path, "bad_value", error.reason)
        case IncoherentError():
            # The references were looked at before, in the tree, where nothing hides one.
            pass
        case _:
            raise error


def _noted(error: BaseException) -> Path:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()


def _at(tree: Tree, path: Path) -> Tree:
    for key in path:
        if isinstance(tree, dict):
            tree = tree.get(str(key))
        elif isinstance(tree, list) and isinstance(key, int):
            tree = tree[key]
    return tree
