"""From models to figures: sums over sessions, and people counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.statistics.reckoning._bounds import Bounds
from hijra_amina.statistics.reckoning._least import Least
from hijra_amina.statistics.reckoning._models import Models
from hijra_amina.statistics.reckoning._most import Most
from hijra_amina.statistics.reckoning._sums import Members, Sums
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hijra_amina.statistics.reckoning._bounds import Side
    from hijra_amina.statistics.reckoning._setting import Setting
    from hijra_amina.statistics.reckoning._solved import Figure
    from hijra_amina.statistics.reckoning._space import Region

__all__ = ["Members", "Tally"]


class Tally:
    """Figures of a question, by sessions and region.

    Args:
        setting: The records.
        fixed: What everything that is counted has to be.
    """

    def __init__(self, setting: Setting, fixed: Region) -> None:
        """Nothing is reckoned yet."""
        models = Models(setting, fixed)
        self._sums = Sums(setting, models)
        self._least = Least(setting, models, self._sums)
        self._most = Most(setting, models, self._sums)
        self._people: dict[tuple[Members, Region], Bounds] = {}

    def sum_of(self, members: Members, region: Region) -> Bounds:
        """A figure that adds up over sessions.

        Args:
            members: The sessions.
            region: Who is counted.

        Returns:
            The bounds.

        Raises:
            ContradictionError: If what is said of a session cannot all be true.
        """
        return self._sums.sum_of(members, region)

    def shown(self, sure: Sequence[str], region: Region) -> Side:
        """The people whom sheets show for certain.

        Args:
            sure: The sessions.
            region: Who is counted.

        Returns:
            How many there are.
        """
        return self._least.shown(sure, region)

    def alone(self, session: str, region: Region) -> Bounds | Figure:
        """What a session contributes by itself; where that takes time, ready to be worked out.

        Args:
            session: The session.
            region: Who is counted.

        Returns:
            Its own figure.
        """
        return self._sums.alone(session, region)

    def people(self, members: Members, region: Region) -> Bounds:
        """How many people came to any of some sessions.

        Args:
            members: The sessions.
            region: Who is counted.

        Returns:
            The bounds.

        Raises:
            ContradictionError: If what is said of sessions cannot all be true.
        """
        if len(members) <= 1:
            return self._sums.sum_of(members, region)
        key = (members, region)
        if key not in self._people:
            sure = tuple(session for session, verdict in members if verdict is Verdict.HOLDS)
            every = tuple(session for session, _ in members)
            low, high = self._least.of(sure, region), self._most.of(every, region)
            self._people[key] = Bounds(low, high)
        return self._people[key]
