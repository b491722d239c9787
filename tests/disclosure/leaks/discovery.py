"""Everything that is public, found by itself, so that what is new is looked at as well."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import hijra_amina


def public_modules() -> Iterator[object]:
    """The modules whose path has no private part."""
    yield hijra_amina
    for found in pkgutil.walk_packages(hijra_amina.__path__, "hijra_amina."):
        parts = found.name.split(".")
        if not any(part.startswith("_") for part in parts[1:]):
            yield importlib.import_module(found.name)


def public_callables() -> dict[str, Callable[..., object]]:
    """Functions and classes in an `__all__`, each once, by the name of its home."""
    found: dict[str, Callable[..., object]] = {}
    for module in public_modules():
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            home = str(getattr(value, "__module__", ""))
            if callable(value) and home.startswith("hijra_amina"):
                found.setdefault(f"{home}.{getattr(value, '__qualname__', name)}", value)
    return dict(sorted(found.items()))


def public_methods(cls: type) -> dict[str, object]:
    """The public methods and properties of a class of ours."""
    found: dict[str, object] = {}
    for name, value in inspect.getmembers(cls):
        if name.startswith("_") or not any(
            name in vars(base) for base in cls.__mro__ if base.__module__.startswith("hijra_amina")
        ):
            continue
        found[name] = value
    return found
