"""`count` and `tabulate`: one figure, and a table of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, overload

from hijra_amina.statistics import _asking as asking
from hijra_amina.statistics._answering import answered
from hijra_amina.statistics.dimensions import dimension, label
from hijra_amina.statistics.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from hijra_amina.model import Programme
    from hijra_amina.statistics._answering import Answer, Frame
    from hijra_amina.statistics._material import Source
    from hijra_amina.statistics.measures import Attended, Measure
    from hijra_amina.statistics.progress import Asked
    from hijra_amina.statistics.tables import Figure
    from hijra_amina.values import Count, LocalizedText, PartialDate

__all__ = ["count", "tabulate"]


@overload
def count(
    source: Source | Frame,
    measure: Literal["people", "participations", "person_days", "sessions", "testimonials"],
    *,
    as_of: PartialDate | date | str | None = None,
    attendance: Attended | None = None,
    programme: Programme | None = None,
    progress: Asked = None,
    **where: str | int,
) -> Count: ...


@overload
def count(
    source: Source | Frame,
    measure: str | Measure,
    *,
    as_of: PartialDate | date | str | None = None,
    attendance: Attended | None = None,
    programme: Programme | None = None,
    progress: Asked = None,
    **where: str | int,
) -> Figure: ...


def count(  # noqa: PLR0913 - all but the first two are keywords
    source: Source | Frame,
    measure: str | Measure,
    *,
    as_of: PartialDate | date | str | None = None,
    attendance: Attended | None = None,
    programme: Programme | None = None,
    progress: Asked = None,
    **where: str | int,
) -> Figure:
    """One figure, as narrow as what is known allows.

    Only sessions that were held count: what is planned has reached nobody. Where a record does
    not say something, the figure allows for every possibility: a session without a year may be
    one of 2015.

    Args:
        source: A programme, a session, sessions, or a data frame of participations.
        measure: `people`, `participations`, `person_days`, `sessions`, `testimonials`,
            `completion`, `gain`, or a measure such as `share(of="people", sex="female")`.
        as_of: A day (`"2015-09-01"`): bodies that had ended by then count under their
            successors.
        attendance: How much of a session somebody has to have attended to count:
            `attended(at_least="80%")`.
        programme: The programme that the sessions are from, if the source is not one; needed
            where a roster's people have to be looked up.
        progress: Whether to show how far long work has come; by default only where somebody
            looks on.
        **where: Conditions, a value for each dimension: `sex="female"`, `year=2015`.

    Returns:
        The count: exact where the records are complete, else the bounds that follow from them.
        For a share or a gain, a `Share` or a `Gain`.

    Raises:
        UnknownCodeError: If a measure, a dimension or a value does not exist.
        InvalidValueError: If the source is no source, or the measure cannot be split like that.
        ContradictionError: If what is said of a session cannot all be true.

    Examples:
        >>> from hijra_amina.model import Headcount, Session, Statement
        >>> from hijra_amina.values import Count, LocalizedText, Share
        >>> said = (
        ...     Statement(count=Count.exactly(27)),
        ...     Statement(share=Share.more_than("60%"), sex="female"),
        ... )
        >>> session = Session(
        ...     id="s-1",
        ...     title=LocalizedText({"en": "Awareness session"}),
        ...     headcount=Headcount(statements=said),
        ... )
        >>> count(session, "people")
        Count.exactly(27)
        >>> count(session, "people", sex="female") == Count.between(17, 27)
        True
    """
    table = tabulate(
        source,
        measure,
        where=where,
        as_of=as_of,
        attendance=attendance,
        programme=programme,
        progress=progress,
    )
    return table.total


def tabulate(  # noqa: PLR0913 - all but the first two are keywords
    source: Source | Frame,
    measure: str | Measure,
    *,
    by: str | Iterable[str] = (),
    where: Mapping[str, str | int] | None = None,
    as_of: PartialDate | date | str | None = None,
    attendance: Attended | None = None,
    programme: Programme | None = None,
    progress: Asked = None,
) -> Table:
    """A table of one measure by dimensions, with margins.

    A cell says how many can have its values, so the rows of a table with unknowns overlap: of 30
    people of whom 5 have no sex on record and 12 are women, 12 to 17 are women. A row of its own
    says how many could not be placed.

    Args:
        source: A programme, a session, sessions, or a data frame of participations.
        measure: `people`, `participations`, `person_days`, `sessions`, `testimonials`,
            `completion`, `gain`, or a measure such as `share(of="people", sex="female")`.
        by: The dimensions, the name of one or several names.
        where: Conditions, a value for each dimension.
        as_of: A day (`"2015-09-01"`): bodies that had ended by then count under their
            successors, in conditions too. A body whose successor no source names counts as
            not known; so may governorates that were none on that day.
        attendance: How much of a session somebody has to have attended to count:
            `attended(at_least="80%")`.
        programme: The programme that the sessions are from, if the source is not one.
        progress: Whether to show how far long work has come; by default only where somebody
            looks on.

    Returns:
        A table with a row for each combination of values, `*` for all and `?` for unknown.

    Raises:
        UnknownCodeError: If a measure, a dimension or a value does not exist.
        InvalidValueError: If the source is no source, or the measure cannot be split like that.
        ContradictionError: If what is said of a session cannot all be true.

    Examples:
        >>> from hijra_amina.model import Headcount, Session, Statement
        >>> from hijra_amina.values import Count, LocalizedText
        >>> said = (
        ...     Statement(count=Count.exactly(4), sex="female"),
        ...     Statement(count=Count.exactly(26), sex="male"),
        ... )
        >>> session = Session(
        ...     id="s-1",
        ...     title=LocalizedText({"en": "Workshop"}),
        ...     headcount=Headcount(statements=said),
        ... )
        >>> tabulate(session, "people", by="sex").cell(sex="male")
        Count.exactly(26)
        >>> tabulate(session, "people", by="sex").total
        Count.exactly(30)
    """
    asked = asking.question(measure, by, where, as_of=as_of, attendance=attendance)
    answer = answered(source, asked, programme, progress)
    return Table(
        measure=str(asked.measure),
        dimensions=tuple(made.name for made in asked.split),
        rows=answer.rows,
        labels=_labels(answer),
        where=tuple((made.name, value) for made, value in answer.asked.conditions),
        as_of=asked.as_of,
        sessions=answer.sessions,
        coverage=answer.coverage,
        counted=asked.measure,
        evidence=answer.evidence,
    )


def _labels(answer: Answer) -> dict[tuple[str, str], LocalizedText]:
    found: dict[tuple[str, str], LocalizedText] = {}
    pairs = [(made, value) for made in answer.asked.split for value in answer.values[made.name]]
    pairs += answer.asked.conditions
    # Conditions stand in the caption, those of the measure as well.
    pairs += [(dimension(name), value) for name, value in answer.asked.measure.where]
    # What an application calls its own dimension, where it does.
    pairs += [(made, "") for made in {made for made, _ in pairs} if "" in made.labels]
    for made, value in pairs:
        text = label(made, value, answer.found)
        if text is not None:
            found[made.name, value] = text
    return found
