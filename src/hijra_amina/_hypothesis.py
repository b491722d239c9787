"""Registers our strategies by type, so that `st.from_type(ha.Programme)` works anywhere.

Hypothesis calls `register` when it is imported (entry point `hypothesis` in pyproject.toml), which
may be in the middle of the import of our own strategies, and in every test run of everybody who
merely has this package installed. So nothing of ours is imported here: the classes are registered
when their room has been imported, by whomever, and a strategy is looked up when it is asked for.
"""

from __future__ import annotations

import importlib.util
import sys
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]

# The strategy of each public class, by the room that the class is in.
_STRATEGIES: Final = {
    "hijra_amina.values": {
        "Count": "counts",
        "LocalizedText": "localized_texts",
        "PartialDate": "partial_dates",
        "Period": "periods",
        "PersonName": "person_names",
        "Share": "shares",
        "Transliteration": "transliterations",
    },
    "hijra_amina.model": {
        "AgendaItem": "agenda_items",
        "Assessment": "assessments",
        "Attendance": "attendances",
        "Consent": "consents",
        "Contact": "contacts",
        "Disclaimer": "disclaimers",
        "Donor": "donors",
        "Facilitator": "facilitators",
        "Headcount": "headcounts",
        "Indicator": "indicators",
        "Involvement": "involvements",
        "Ministry": "ministries",
        "Organisation": "organisations",
        "Participant": "participants",
        "Photograph": "photographs",
        "Place": "places",
        "PossibleMatch": "possible_matches",
        "Programme": "programmes",
        "Publication": "publications",
        "Roster": "rosters",
        "Session": "sessions",
        "Source": "sources",
        "Statement": "statements",
        "Target": "targets",
        "TermUse": "term_uses",
        "Testimonial": "testimonials",
    },
}


def register() -> None:
    """Register a strategy for every public class, now or when its room is imported.

    Calling it again does no harm.

    Examples:
        >>> import hijra_amina as ha
        >>> from hypothesis import find, strategies as st
        >>> register()
        >>> find(st.from_type(ha.Count), lambda count: count.is_exact)
        Count.exactly(0)
    """
    waiting: set[str] = set()
    for room in _STRATEGIES:
        module = sys.modules.get(room)
        if module is None:
            waiting.add(room)
        else:
            _register_classes(module)
    if waiting and not any(isinstance(finder, _AfterImport) for finder in sys.meta_path):
        sys.meta_path.insert(0, _AfterImport(waiting))


def _register_classes(module: ModuleType) -> None:
    from hypothesis import strategies as st  # noqa: PLC0415 - it is being imported

    for name, strategy in _STRATEGIES[module.__name__].items():
        # A room that is only half imported, in another thread, may not have all of them yet.
        cls: type[object] | None = getattr(module, name, None)
        if cls is not None:
            st.register_type_strategy(cls, _Deferred(strategy))


class _Deferred:
    """What Hypothesis calls for a strategy when a test asks for one."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return f"hijra_amina.testing.{self._name}"

    def __call__(self, _: type[object]) -> SearchStrategy[object]:
        from hijra_amina import testing  # noqa: PLC0415 - nothing of ours early

        strategy: SearchStrategy[object] = getattr(testing, self._name)()
        return strategy


class _AfterImport(MetaPathFinder):
    """Finds no module of its own; it registers the classes of a room that another has loaded."""

    def __init__(self, waiting: set[str]) -> None:
        self._waiting = waiting

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec that the other finders give, with a step after the module has run."""
        del path, target
        if fullname not in self._waiting:
            return None
        # From here on this finder no longer answers for the room, so the search ends.
        self._waiting.discard(fullname)
        if not self._waiting:
            sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        if spec is not None and spec.loader is not None:
            _and_then_register(spec)
        return spec


def _and_then_register(spec: ModuleSpec) -> None:
    """Let this one run of the loader be followed by the registration."""
    loader = spec.loader
    if loader is None:
        return
    run = loader.exec_module

    def exec_module(module: ModuleType) -> None:
        del loader.exec_module
        run(module)
        _register_classes(module)

    # `setattr`, because the type of a loader does not let its method be exchanged.
    setattr(loader, "exec_module", exec_module)  # noqa: B010
