"""Whatever is public is called, rightly and wrongly, and shows nothing of anybody.

Two sets of canaries: what records hold may show nowhere; what a caller gives in the place of
something else may show only where he has said it by name. Functions and classes are found by
themselves, so that new ones are called as well.
"""

import inspect
import itertools
import os
import random
import types
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import canaries, discovery, sinks
from .pool import Pool, is_ours

TRIALS = {"nightly": 60}.get(os.environ.get("HYPOTHESIS_PROFILE", ""), 6)
CALLABLES = discovery.public_callables()

LEFT_OUT = {
    "hijra_amina.cli.": "a command prints for who started it; its tests look at what it prints",
    "hijra_amina.language._message.message": "declares a message for good",
    "hijra_amina.language._message.plural_message": "declares a message for good",
    "hijra_amina.statistics.registration.": "changes what every later call counts by",
    "hijra_amina.testing.": "makes people who do not exist",
}
"""What is not called at all."""

SAYS_WHAT_IT_WAS_TOLD = {
    "hijra_amina.errors.import_extra": "a module, named by the program",
    "hijra_amina.values.localized_text.check_language_tag": "a field, named by the program",
    "hijra_amina.disclosure.published.claims.stated": "conditions and origin, named by the program",
    "hijra_amina.reports.claims.claim": "a subject and conditions, named by the program",
    "hijra_amina.statistics.measures._worked_out.gain": "the name of a measure of one's own",
    "hijra_amina.statistics.tables.from_json.parts_of": "the name of a file",
    "hijra_amina.values.localized_text.LocalizedText.pick": "words, asked for by name",
}
"""What repeats an argument on purpose, and which."""

CALLED = [name for name in CALLABLES if not name.startswith(tuple(LEFT_OUT))]


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Pool:
    """Instances of everything, made once."""
    return Pool(tmp_path_factory.mktemp("pool"))


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a function writes, it writes into a folder of the test."""
    monkeypatch.chdir(tmp_path)


def leaks_of(value: object, *, given: bool, depth: int = 0) -> Iterator[str]:
    """Where a value shows what it should not; a text that was asked for is an answer."""
    if isinstance(value, tuple | list | types.GeneratorType) and depth < 3:
        for item in itertools.islice(value, 20):
            yield from leaks_of(item, given=given, depth=depth + 1)
    elif is_ours(value) and not isinstance(value, type):
        for sink, text in sinks.shown(value):
            if canaries.holds_held(text) or (given and canaries.holds_given(text)):
                yield f"{type(value).__name__} {sink}"


def leaks_in(error: BaseException, name: str) -> Iterator[str]:
    """Where an error tells what it should not."""
    # A file is said by its path, which the caller has given; a record's is no caller's.
    may_say_given = isinstance(error, OSError) or name in SAYS_WHAT_IT_WAS_TOLD
    for sink, text in sinks.told(error):
        if canaries.holds_held(text) or (canaries.holds_given(text) and not may_say_given):
            yield sink


def called(function: object, name: str, pool: Pool, chance: random.Random) -> Iterator[str]:
    """Call something once, and look everywhere."""
    positional: list[object] = []
    named: dict[str, object] = {}
    for parameter in _parameters(function):
        if parameter.default is not parameter.empty and chance.random() < 0.6:
            continue
        fits = chance.random() < 0.75
        value = pool.fitting(parameter, chance) if fits else chance.choice(pool.wrong())
        if parameter.kind is parameter.KEYWORD_ONLY or parameter.default is not parameter.empty:
            named[parameter.name] = value
        else:
            positional.append(value)
    # A constructor holds what it is given, where that is nothing personal.
    given = not isinstance(function, type) and name not in SAYS_WHAT_IT_WAS_TOLD
    found: list[str] = []
    with sinks.overheard() as heard:
        try:
            found += leaks_of(function(*positional, **named), given=given)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is to tell nothing
            found += leaks_in(error, name)
    for sink, text in heard:
        if canaries.holds_held(text) or canaries.holds_given(text):
            found.append(sink)
    yield from found


def _parameters(function: object) -> list[inspect.Parameter]:
    """The parameters to give something for; of a list of codes only the code."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return []
    variable = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    parameters = [one for one in parameters if one.kind not in variable]
    return parameters[:1] if hasattr(function, "__members__") else parameters


@pytest.mark.extra("cli")
@pytest.mark.parametrize("name", CALLED)
def test_nothing_is_shown(name: str, pool: Pool) -> None:
    """A function, or a class with all that its instances can do, and 20 ways to show a thing."""
    function = CALLABLES[name]
    chance = random.Random(name)  # noqa: S311 - the same calls every time
    found = [leak for _ in range(TRIALS) for leak in called(function, name, pool, chance)]
    if isinstance(function, type):
        for instance in pool.of.get(function.__name__, [])[:2]:
            found += leaks_of(instance, given=False)
            for method in discovery.public_methods(function):
                found += _of_method(instance, method, name, pool, chance)
    assert found == []


def _of_method(
    instance: object, method: str, name: str, pool: Pool, chance: random.Random
) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            bound = getattr(instance, method)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is to tell nothing
            yield from (f"{method}: {leak}" for leak in leaks_in(error, name))
            return
    if not callable(bound):
        if f"{name}.{method}" not in SAYS_WHAT_IT_WAS_TOLD:
            yield from (f"{method}: {leak}" for leak in leaks_of(bound, given=False))
        return
    for _ in range(max(2, TRIALS // 3)):
        for leak in called(bound, f"{name}.{method}", pool, chance):
            if f"{name}.{method}" not in SAYS_WHAT_IT_WAS_TOLD:
                yield f"{method}: {leak}"


def test_the_net_has_no_hole() -> None:
    """What must not be called is still there, and a leak in any sink is seen."""
    for name in (*LEFT_OUT, *SAYS_WHAT_IT_WAS_TOLD):
        home = name.rpartition(".")[0] if name in SAYS_WHAT_IT_WAS_TOLD else name
        assert any(known.startswith((name, home)) for known in CALLABLES), name
    assert len(CALLED) > 400

    class Leaky:
        __module__ = "hijra_amina.model"

        def __repr__(self) -> str:
            return canaries.LATIN

    assert len(set(leaks_of([Leaky()], given=False))) >= 10
    error = KeyError(canaries.ARABIC)
    error.add_note(canaries.PHONE)
    assert len(set(leaks_in(error, ""))) >= 6
    with pytest.raises(ValueError, match=r"^$") as outer:  # noqa: PT012 - two are raised
        try:
            raise error
        except KeyError:
            raise ValueError from None
    assert any("context" in leak for leak in leaks_in(outer.value, ""))
