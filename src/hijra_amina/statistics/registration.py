"""Dimensions and measures of an application's own: `register` makes them known by their names."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics.dimensions import Dimension, add_dimension, remove_dimension
from hijra_amina.statistics.measures import Measure, add_measure, remove_measure

if TYPE_CHECKING:
    from collections.abc import Generator

__all__ = ["register", "registered", "unregister"]


def register(made: Dimension | Measure) -> None:
    """Make a dimension or a measure known by its name, in this process, from now on.

    A dimension can be split by and asked for at once, of records through its `of_person` or
    `of_session` and of frames through its `column`. A measure is made of what there is: a unit,
    a rule of attendance, conditions, or a share.

    Args:
        made: The dimension or the measure.

    Raises:
        InvalidValueError: If it is neither, its name is taken, or it is not made of what it needs.
        UnknownCodeError: If there is no vocabulary of its `kind`.

    Examples:
        >>> from hijra_amina import statistics
        >>> decade = statistics.Dimension(
        ...     name="decade",
        ...     level=statistics.Level.SESSION,
        ...     of_session=lambda _, session: (
        ...         None
        ...         if session.period.start is None or session.period.start.year is None
        ...         else f"{session.period.start.year // 10 * 10}s"
        ...     ),
        ... )
        >>> women = statistics.share(of="participations", sex="female", name="women")
        >>> register(decade)
        >>> register(women)
        >>> statistics.tabulate([], "sessions", by="decade").dimensions
        ('decade',)
        >>> unregister(decade)
        >>> unregister(women)
    """
    if isinstance(made, Dimension):
        add_dimension(made)
    elif isinstance(made, Measure):
        add_measure(made)
    else:
        raise InvalidValueError("register", _EXPECTED, f"a value of type {type(made).__name__}")


def unregister(made: Dimension | Measure) -> None:
    """Forget a dimension or a measure that was registered.

    Args:
        made: The dimension or the measure.

    Raises:
        InvalidValueError: If it is neither, one of this library's own, or another than the one of
            that name which was registered.
        UnknownCodeError: If it was not registered.
    """
    if isinstance(made, Dimension):
        remove_dimension(made)
    elif isinstance(made, Measure):
        remove_measure(made)
    else:
        raise InvalidValueError("unregister", _EXPECTED, f"a value of type {type(made).__name__}")


_EXPECTED = "a dimension or a measure"


@contextlib.contextmanager
def registered(*made: Dimension | Measure) -> Generator[None]:
    """Make dimensions and measures known for a while, as in a test.

    Args:
        *made: The dimensions and measures.

    Yields:
        Nothing; they are forgotten again at the end.

    Raises:
        InvalidValueError: If one is neither, or its name is taken; then none is registered.

    Examples:
        >>> from hijra_amina.statistics import measure, share
        >>> with registered(share(of="people", sex="female", name="women")):
        ...     measure("women").name
        'women'
    """
    with contextlib.ExitStack() as undo:
        for one in made:
            register(one)
            undo.callback(unregister, one)
        yield
