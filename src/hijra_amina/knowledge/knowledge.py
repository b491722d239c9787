"""What can be known from what has been said."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

import attrs

from hijra_amina.errors import ContradictionError, InvalidValueError
from hijra_amina.knowledge._claim import Claim
from hijra_amina.knowledge._contradiction import connected, fewest
from hijra_amina.knowledge._helper import helper_for
from hijra_amina.knowledge._json import decoded, encoded
from hijra_amina.knowledge._least_portion import least_portion
from hijra_amina.knowledge._search import Budget
from hijra_amina.knowledge._solution import Solution
from hijra_amina.knowledge._system import lines_of, value_of
from hijra_amina.knowledge.answer import End
from hijra_amina.knowledge.portion import Portion
from hijra_amina.knowledge.row import Row, is_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from hijra_amina.knowledge.answer import Answer
    from hijra_amina.knowledge.row import Terms

__all__ = ["Knowledge"]


# How often the solver is asked for one expression, and for all of them together, before what is
# proven by then has to do.
_MOST_QUESTIONS_EACH = 2_000
_MOST_QUESTIONS = 50_000


def _to_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(rows)


@attrs.frozen
class Knowledge:
    """All that has been said of some unknowns, each a whole number of nought or more.

    Args:
        size: How many unknowns there are; they are numbered from nought.
        rows: What is said of them.

    Raises:
        InvalidValueError: If a row names an unknown that does not exist.

    Examples:
        >>> women, men = 0, 1
        >>> said = Knowledge(
        ...     2,
        ...     [
        ...         Row(terms={women: 1, men: 1}, low=27, high=27, origin="27 officials"),
        ...         Row(terms={women: 2, men: -3}, low=1, origin="over 60% women"),
        ...     ],
        ... )
        >>> said.bounds([{women: 1}, {men: 1}])
        (Answer(low=17, high=27, tightest=True), Answer(low=0, high=10, tightest=True))
        >>> [row.origin for row in said.reasons({women: 1}, "low")]
        ['27 officials', 'over 60% women']
    """

    size: int
    rows: tuple[Row, ...] = attrs.field(converter=_to_rows)

    def __attrs_post_init__(self) -> None:
        if not is_whole(self.size) or self.size < 0:
            raise InvalidValueError("Knowledge.size", "a whole number of nought or more", "another")
        for row in self.rows:
            for variable, _ in row.terms:
                if variable >= self.size:
                    raise InvalidValueError(
                        "Knowledge.rows", f"unknowns below {self.size}", f"unknown {variable}"
                    )

    def bounds(
        self,
        expressions: Sequence[Terms],
        *,
        exact: bool | None = None,
        whole: bool = True,
        progress: Callable[[int, int], None] | None = None,
    ) -> tuple[Answer, ...]:
        """Between which whole numbers expressions lie.

        Args:
            expressions: For each question, the unknowns and what they count for.
            exact: `True` for the tightest bounds, found with a solver (extra `bounds`); `False`
                for interval reasoning alone; `None` for the solver where it is installed and the
                question is not too large. The truth lies inside in each case.
            whole: Whether whole numbers are looked for that attain each end. Without, what is
                proven in fractions has to do, which is much faster for thousands of expressions;
                whole numbers that show themselves are taken all the same.
            progress: Called now and then with how much is done, and of how much.

        Returns:
            An answer for each expression, in their order.

        Raises:
            ContradictionError: If no whole numbers fit all rows.
            InvalidValueError: If an expression names an unknown that does not exist.
            MissingExtraError: If `exact` is true and the extra is not installed.

        Examples:
            >>> said = Knowledge(2, [Row(terms={0: 1, 1: 1}, low=5, high=5)])
            >>> said.bounds([{0: 1}, {0: 1, 1: 1}, {0: 2, 1: 1}])[2]
            Answer(low=5, high=10, tightest=True)
        """
        asked = [self._checked(expression) for expression in expressions]
        found = self._solution(exact).answers(asked, _budget(whole=whole), progress)
        if found is None:
            raise self._impossible()
        return found

    def learn(self, numbers: Sequence[int], *, exact: bool | None = None) -> bool:
        """Take whole numbers that whoever asks knows to be possible, so that none are looked for.

        They are counted through every row first. No proof of a bound rests on them, but where a
        bound is attained in them, nothing more has to be looked for.

        Args:
            numbers: One for each unknown.
            exact: Of which questions it is to be known, those with or without the solver.

        Returns:
            Whether they fit every row; otherwise they are not taken.

        Examples:
            >>> said = Knowledge(2, [Row(terms={0: 1, 1: 1}, low=5, high=5)])
            >>> said.learn((2, 3)), said.learn((2, 2)), said.learn((6, -1))
            (True, False, False)
            >>> said.seen([0])
            ((2, 2),)
        """
        fits = len(numbers) == self.size and all(
            is_whole(number) and number >= 0 for number in numbers
        )
        if not fits or not all(_holds(row, numbers) for row in self.rows):
            return False
        self._solution(exact).learn(numbers)
        return True

    def seen(
        self, unknowns: Sequence[int], *, exact: bool | None = None
    ) -> tuple[tuple[int, int | None] | None, ...]:
        """What unknowns are in the whole numbers that were found to fit every row so far.

        Args:
            unknowns: Which unknowns.
            exact: Whether with the solver, as in `bounds`.

        Returns:
            For each, the least and the most that it is in any of them, both of which are therefore
            possible; `None` for a most that has no limit, or where nothing has been found yet.

        Raises:
            InvalidValueError: If one of them does not exist.

        Examples:
            >>> said = Knowledge(2, [Row(terms={0: 1, 1: 1}, low=5, high=5)])
            >>> said.bounds([{0: 1}])
            (Answer(low=0, high=5, tightest=True),)
            >>> said.seen([1])
            ((0, 5),)
        """
        for unknown in unknowns:
            self._checked({unknown: 1})
        solution = self._solution(exact)
        return tuple(solution.seen(unknown) for unknown in unknowns)

    def end(
        self, expression: Terms, end: Literal["low", "high"], *, exact: bool | None = None
    ) -> End:
        """The least or the most that an expression can be, where the other end does not matter.

        Args:
            expression: The unknowns and what they count for.
            end: Which end.
            exact: Whether to use the solver, as in `bounds`.

        Returns:
            The end.

        Raises:
            ContradictionError: If no whole numbers fit all rows.
            InvalidValueError: If the expression names an unknown that does not exist, or the end
                is neither.
            MissingExtraError: If `exact` is true and the extra is not installed.

        Examples:
            >>> Knowledge(2, [Row(terms={0: 1, 1: 1}, low=5)]).end({0: 1, 1: 1}, "low")
            End(value=5, proven=True)
        """
        sign = _sign_of(end)
        asked = {one: sign * factor for one, factor in self._checked(expression).items()}
        found = self._solution(exact).least(asked, _budget())
        if found is None:
            raise self._impossible()
        return End(None if found.value is None else sign * found.value, found.proven)

    def _impossible(self) -> ContradictionError:
        conflict = self.contradiction()
        if conflict is None:
            conflict = self.rows
        reason = "; ".join(row.origin or "a row" for row in conflict)
        return ContradictionError(reason or "what holds by construction")

    def portion(self, part: Terms, rest: Terms, *, exact: bool | None = None) -> Portion | None:
        """Between which fractions the portion lies that a part is of itself and a rest.

        Args:
            part: The unknowns of the part and what they count for, never below nought together.
            rest: The same of what else is in the whole.
            exact: Whether to use the solver, as in `bounds`.

        Returns:
            The portion, in exact fractions; `None` if the whole may be nothing.

        Raises:
            ContradictionError: If no whole numbers fit all rows.
            InvalidValueError: If an expression names an unknown that does not exist.
            MissingExtraError: If `exact` is true and the extra is not installed.

        Examples:
            >>> women, men = 0, 1
            >>> over_60_percent = Row(terms={women: 2, men: -3}, low=1)
            >>> Knowledge(2, [over_60_percent]).portion({women: 1}, {men: 1}).low
            Fraction(3, 5)
            >>> to_seven = Row(terms={women: 1, men: 1}, low=6, high=7)
            >>> Knowledge(2, [over_60_percent, to_seven]).portion({women: 1}, {men: 1}).low
            Fraction(2, 3)
        """
        one, other = self._checked(part), self._checked(rest)
        whole = _written({key: one.get(key, 0) + other.get(key, 0) for key in {*one, *other}})
        least = self.end(whole, "low", exact=exact).value
        if least is None or least < 1:
            return None
        solution, lines = self._solution(exact), lines_of(self.rows)
        low = least_portion(solution, lines, one, other, helper_for(exact))
        high = least_portion(solution, lines, other, one, helper_for(exact))
        return Portion(
            low.value,
            1 - high.value,
            low_strict=low.strict,
            high_strict=high.strict,
            tightest=low.proven and high.proven,
        )

    def contradiction(self) -> tuple[Row, ...] | None:
        """The fewest stated rows that cannot all be true, beside those that are given.

        Fewest by deletion: without any one of them, the rest can be true. Without the extra
        `bounds` only contradictions that interval reasoning sees are found.

        Returns:
            Stated rows in their order, none of them if the given ones contradict each other;
            `None` if no contradiction was found.

        Examples:
            >>> said = Knowledge(
            ...     2,
            ...     [
            ...         Row(terms={0: 1}, low=30, origin="30 women"),
            ...         Row(terms={1: 1}, low=1, origin="a man"),
            ...         Row(terms={0: 1, 1: 1}, high=27, origin="27 people"),
            ...     ],
            ... )
            >>> [row.origin for row in said.contradiction()]
            ['30 women', '27 people']
        """
        return self._contradiction

    def reasons(self, expression: Terms, end: Literal["low", "high"]) -> tuple[Row, ...]:
        """Stated rows from which one end of an expression's bounds follows.

        Args:
            expression: The unknowns and what they count for.
            end: Which end.

        Returns:
            Stated rows in their order, none of which can be done without; none at all if the end
            follows from what is given, or there is no such end.

        Raises:
            ContradictionError: If no whole numbers fit all rows.
            InvalidValueError: If an expression names an unknown that does not exist, or the end
                is neither.

        Examples:
            >>> said = Knowledge(
            ...     2,
            ...     [
            ...         Row(terms={0: 1, 1: 1}, high=27, origin="27 people"),
            ...         Row(terms={1: 1}, low=4, origin="4 men"),
            ...         Row(terms={0: 1}, low=9, origin="9 women"),
            ...     ],
            ... )
            >>> [row.origin for row in said.reasons({0: 1}, "high")]
            ['27 people', '4 men']
        """
        sign = _sign_of(end)
        bound = self.end(expression, end).value
        terms = {one: sign * factor for one, factor in _written(expression).items()}
        if bound is None or not terms:
            return ()
        claim = Claim(self.size, helper_for(None), terms, sign * bound)
        return fewest(claim, self._touching(terms))

    def witness(self, expression: Terms, value: int) -> tuple[int, ...] | None:
        """Whole numbers that fit every row and give an expression a value.

        Args:
            expression: The unknowns and what they count for.
            value: What it is to be.

        Returns:
            A number for each unknown, checked by counting; `None` if none were found.

        Raises:
            InvalidValueError: If an expression names an unknown that does not exist.

        Examples:
            >>> Knowledge(2, [Row(terms={0: 1, 1: 1}, low=5, high=5)]).witness({0: 1}, 2)
            (2, 3)
        """
        wanted = self._checked(expression)
        row = Row(terms=tuple(wanted.items()), low=value, high=value)
        solution = Solution(self.size, lines_of([*self.rows, row]), helper_for(None))
        solution.is_empty(_budget())
        point = solution.point({})
        if point is None or value_of(wanted, point) != value:
            return None
        return point if all(_holds(row, point) for row in self.rows) else None

    def to_json(self) -> dict[str, object]:
        """Everything that has been said, as plain JSON.

        Returns:
            The number of unknowns and the rows.

        Examples:
            >>> said = Knowledge(1, [Row(terms={0: 1}, high=3, origin="the room")])
            >>> said.to_json()
            {'size': 1, 'rows': [{'terms': [[0, 1]], 'low': None, 'high': 3, 'origin': 'the room'}]}
        """
        return encoded(self.size, self.rows)

    @classmethod
    def from_json(cls, document: Mapping[str, object]) -> Knowledge:
        """What has been said, from plain JSON.

        Args:
            document: What `to_json` gives.

        Returns:
            The same knowledge.

        Raises:
            InvalidValueError: If it is no such document.

        Examples:
            >>> Knowledge.from_json({"size": 1, "rows": []})
            Knowledge(size=1, rows=())
        """
        return cls(*decoded(document))

    def _checked(self, expression: Terms) -> dict[int, int]:
        for variable, coefficient in expression.items():
            if not is_whole(variable) or not is_whole(coefficient):
                raise InvalidValueError("expression", "whole numbers", "something else")
            if not 0 <= variable < self.size:
                raise InvalidValueError(
                    "expression", f"unknowns below {self.size}", f"unknown {variable}"
                )
        return _written(expression)

    @cached_property
    def _solutions(self) -> dict[bool | None, Solution]:
        return {}

    def _solution(self, exact: bool | None) -> Solution:  # noqa: FBT001 - as it was asked
        helper = helper_for(exact)
        if exact not in self._solutions:
            self._solutions[exact] = Solution(self.size, lines_of(self.rows), helper)
        return self._solutions[exact]

    @cached_property
    def _contradiction(self) -> tuple[Row, ...] | None:
        for group in connected(self.rows):
            claim = Claim(self.size, helper_for(None))
            if claim.follows(group):
                return fewest(claim, group)
        return None

    def _touching(self, terms: Terms) -> list[Row]:
        """The rows that an expression's bounds can depend on."""
        return [
            row
            for group in connected(self.rows)
            if any(variable in terms for row in group for variable, _ in row.terms)
            for row in group
        ]


def _written(expression: Terms) -> dict[int, int]:
    """An expression without what counts for nothing."""
    return {variable: coefficient for variable, coefficient in expression.items() if coefficient}


def _sign_of(end: str) -> int:
    """What to multiply by, so that an end is the least."""
    if end not in {"low", "high"}:
        raise InvalidValueError("end", "'low' or 'high'", "something else")
    return 1 if end == "low" else -1


def _budget(*, whole: bool = True) -> Budget:
    return Budget(questions=_MOST_QUESTIONS, each=_MOST_QUESTIONS_EACH, whole=whole)


def _holds(row: Row, point: Sequence[int]) -> bool:
    value = value_of(dict(row.terms), point)
    return (row.low is None or row.low <= value) and (row.high is None or value <= row.high)
