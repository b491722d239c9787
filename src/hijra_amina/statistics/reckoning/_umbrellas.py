"""Governments and groups: bodies whose people are from many bodies.

"Officials of the Kurdistan Regional Government" may be those of a directorate that another source
names, and "local NGOs" may be among "civil society organisations". So people of such a body, and of
another that is mentioned elsewhere, can be the same, unless something recorded speaks against it.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

import attrs

from hijra_amina.statistics._material import NONE, NOT_GOVERNMENT, Material
from hijra_amina.statistics.reckoning._within import above, is_within
from hijra_amina.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Umbrellas", "is_umbrella"]

_GOVERNMENT: Final = "government"
_NGOS: Final = "ngo_group"
_KINDS: Final = frozenset({_GOVERNMENT, _NGOS, "ministry_group", "officials_group"})


def is_umbrella(body: str, found: Material) -> bool:
    """Whether a body has people of many bodies: a government, or a group.

    Args:
        body: The body.
        found: Where its record is.

    Returns:
        Whether it has.
    """
    return found.kind_of(body) in _KINDS


@attrs.frozen
class Umbrellas:
    """The governments and groups that statements and lists mention.

    Attributes:
        named: These.
        units: The other bodies that are mentioned, without ministries.
        found: The records.
    """

    named: tuple[str, ...]
    units: tuple[str, ...]
    found: Material

    def over(self, body: str | None, ministry: str | None) -> Iterator[frozenset[str]]:
        """Under which of them people of a body can be together.

        Args:
            body: A body that is no ministry; `None` for one that nobody mentions.
            ministry: A ministry; `None` for others and for none.

        Yields:
            Every combination that is possible.
        """
        sides: list[tuple[bool, ...]] = []
        for one in self.named:
            verdict = self._verdict(one, body, ministry)
            sides.append(
                {
                    Verdict.HOLDS: (True,),
                    Verdict.OPEN: (False, True),
                    Verdict.FAILS: (False,),
                }[verdict]
            )
        for flags in itertools.product(*sides):
            under = frozenset(itertools.compress(self.named, flags))
            if self._is_possible(body, ministry, under):
                yield under

    def may_be_over(self, body: str, ministry: str | None, under: frozenset[str]) -> bool:
        """Whether people of a body, mentioned or not, can be under just these.

        Args:
            body: The body.
            ministry: Its ministry; `None` for one that is not mentioned, and for none.
            under: The governments and groups.

        Returns:
            Whether they can.
        """
        for one in self.named:
            verdict = self._verdict(one, body, ministry)
            if verdict is (Verdict.FAILS if one in under else Verdict.HOLDS):
                return False
        return self._is_possible(body, ministry, under)

    def government(
        self, body: str | None, ministry: str | None, under: frozenset[str]
    ) -> str | None:
        """The government of people of a body who are under some of these; `None` if unknown."""
        known = self._governments(body, ministry, under)
        return next(iter(known)) if len(known) == 1 else None

    def _verdict(self, one: str, body: str | None, ministry: str | None) -> Verdict:
        """Whether people of a body are under a government or a group."""
        found = self.found
        if body is not None and (body == one or one in above(body, found)):
            return Verdict.HOLDS
        inside = [unit for unit in self.units if unit in above(one, found)]
        if inside and not any(
            body == unit or (body is not None and is_within(body, unit, found)) for unit in inside
        ):
            return Verdict.FAILS
        own = found.ministry_of(one)
        if own not in {None, NONE, ministry}:
            return Verdict.FAILS
        theirs = self._governments(body, ministry, frozenset())
        government = found.government_of(one)
        if government is not None and theirs:
            if government not in theirs:
                return Verdict.FAILS
            if found.kind_of(one) == _GOVERNMENT:
                return Verdict.HOLDS
        return Verdict.OPEN if self._is_of_its_kind(one, body, ministry) else Verdict.FAILS

    def _is_of_its_kind(self, one: str, body: str | None, ministry: str | None) -> bool:
        kind = None if body is None else self.found.kind_of(body)
        if self.found.kind_of(one) == _NGOS:
            return ministry is None and kind in {None, "ngo", _NGOS}
        return kind not in NOT_GOVERNMENT

    def _is_possible(self, body: str | None, ministry: str | None, under: frozenset[str]) -> bool:
        """Whether nobody would be of two governments, nor outside what they are part of."""
        known = self._governments(body, ministry, under)
        if len(known) > 1:
            return False
        for one in self.named:
            if one in under:
                continue
            if any(one in above(other, self.found) for other in under):
                return False
            if self.found.kind_of(one) == _GOVERNMENT and self.found.government_of(one) in known:
                return False
        return True

    def _governments(
        self, body: str | None, ministry: str | None, under: frozenset[str]
    ) -> frozenset[str]:
        found = self.found
        known = {found.government_of(one) for one in under}
        if body is not None:
            known.add(found.government_of(body))
        if ministry is not None and ministry != NONE:
            known.add(found.government_of_ministry(ministry))
        return frozenset(one for one in known if one is not None)
