"""A conformance kit: what a downstream application can ask of its own records and its own storage.

The checks fail as a test fails, with an `AssertionError` that says which field it is and never
what is in it. They need no Hypothesis; together with our strategies they become properties.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from hijra_amina.model._record import PERSONAL
from hijra_amina.values import LocalizedText, PersonName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from hijra_amina.model import Programme

__all__ = ["check_record", "check_roundtrip"]

_MARKER: Final = "Personalmarker"


def check_record(record: object, *, personal: Iterable[str] = ()) -> None:
    """Check that a record behaves as the records of this library do.

    It is frozen, slotted and keyword-only; it hashes, pickles and evolves; its `repr` says
    nothing of its personal fields. The check of `repr` exchanges a personal field for another
    value and looks whether `repr` notices.

    Args:
        record: A record of ours, or one of an application's own attrs classes.
        personal: The names of personal fields of a class that is not ours; the fields of our own
            classes that are personal are known.

    Raises:
        AssertionError: If the record does not behave so; it names the field.

    Examples:
        >>> import hijra_amina as ha
        >>> check_record(ha.Participant(id="p-1", name=ha.PersonName("a b", "Latn")))
        >>> import attrs
        >>> @attrs.define
        ... class Loose:
        ...     remark: str
        >>> check_record(Loose("words"))
        Traceback (most recent call last):
        AssertionError: Loose.remark can be given by position
    """
    cls: type[Any] = type(record)
    if not attrs.has(cls):
        _fail(f"{cls.__name__} is no attrs class")
    fields = attrs.fields(cls)
    for field in fields:
        if field.init and not field.kw_only:
            _fail(f"{cls.__name__}.{field.name} can be given by position")
        _check_frozen(record, field.name)
    if hasattr(record, "__dict__"):
        _fail(f"{cls.__name__} is not slotted")
    _check_copies(record)
    ours = {field.name for field in fields if field.metadata.items() >= PERSONAL.items()}
    for name in sorted(ours | set(personal)):
        _check_repr(record, name)


def _fail(message: str) -> None:
    raise AssertionError(message)


def _check_frozen(record: object, name: str) -> None:
    try:
        setattr(record, name, getattr(record, name))
    except AttributeError:  # attrs' FrozenInstanceError is one
        return
    _fail(f"{type(record).__name__}.{name} can be changed")


def _check_copies(record: object) -> None:
    name = type(record).__name__
    try:
        number = hash(record)
    except TypeError:
        # The cause may show what is in the field that cannot be hashed.
        message = f"{name} cannot be hashed: a field holds a list, a set or a dict"
        raise AssertionError(message) from None
    try:
        thawed = pickle.loads(pickle.dumps(record))  # noqa: S301 - our own pickle
    except (pickle.PicklingError, AttributeError, TypeError):
        message = f"{name} cannot be pickled"
        raise AssertionError(message) from None
    # `record` is of any attrs class, and has been found to be one; no type says that.
    copied = attrs.evolve(record)  # type: ignore[misc]
    for how, copy in (("pickled", thawed), ("evolved", copied)):
        if copy != record or hash(copy) != number:
            _fail(f"{name} is another one after it was {how}")


def _check_repr(record: object, name: str) -> None:
    value = getattr(record, name)
    if value is None:
        return
    where = f"repr of {type(record).__name__} shows its personal field {name!r}"
    other = _exchanged(value)
    if other is None:
        if repr(value) in repr(record):
            _fail(where)
        return
    changes: dict[str, Any] = {name.lstrip("_"): other}
    if repr(attrs.evolve(record, **changes)) != repr(record):  # type: ignore[misc]
        _fail(where)


def _exchanged(value: object) -> object:
    """Another value of the same kind, or nothing where no other is known."""
    if isinstance(value, str):
        return f"{_MARKER} {value}"
    if isinstance(value, PersonName):
        return PersonName(_MARKER)
    if isinstance(value, LocalizedText):
        return LocalizedText(
            {tag: f"{_MARKER} {text}" for tag, text in value.texts},
            original=value.original,
            drafts=value.drafts,
        )
    return None


def check_roundtrip(
    programme: Programme, through: Callable[[Programme], Programme] | None = None
) -> None:
    """Check that a programme is the same after it was written and read.

    Every field of every record and value is compared, those too that `==` leaves out, such as
    the wording of a count.

    Args:
        programme: The programme.
        through: What writes and reads it, such as an application's own storage; without it, the
            JSON of this library.

    Raises:
        AssertionError: If something differs; it gives the path of the first difference.

    Examples:
        >>> from hijra_amina.testing import synthetic_programme
        >>> programme = synthetic_programme(sessions=2, people=9, seed=1)
        >>> check_roundtrip(programme)
        >>> check_roundtrip(programme, lambda one: attrs.evolve(one, sessions=()))
        Traceback (most recent call last):
        AssertionError: changed on the way: $.sessions has 0 items instead of 2
    """
    again = (through or _through_json)(programme)
    difference = next(_differences(programme, again, "$"), None)
    if difference is not None:
        _fail(f"changed on the way: {difference}")


def _through_json(programme: Programme) -> Programme:
    from hijra_amina import documents  # noqa: PLC0415 - only who needs it pays for it

    return documents.loads(documents.dumps(programme))


def _differences(before: object, after: object, path: str) -> Iterator[str]:
    """The paths at which two things differ, never what is there."""
    if type(before) is not type(after):
        yield f"{path} is {type(after).__name__} instead of {type(before).__name__}"
    elif attrs.has(type(before)):
        cls: type[Any] = type(before)
        for field in attrs.fields(cls):
            name = field.name
            yield from _differences(getattr(before, name), getattr(after, name), f"{path}.{name}")
    elif isinstance(before, tuple):
        items = cast("tuple[object, ...]", before)
        again = cast("tuple[object, ...]", after)
        if len(items) != len(again):
            yield f"{path} has {len(again)} items instead of {len(items)}"
        for place, (one, other) in enumerate(zip(items, again, strict=False)):
            yield from _differences(one, other, f"{path}[{place}]")
    elif before != after:
        yield f"{path} has another value"
