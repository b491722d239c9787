"""Everywhere that a value or an error can show itself without anybody asking for what it holds."""

import contextlib
import copy
import io
import logging
import pickle
import pprint
import traceback
import warnings
from collections.abc import Iterator

import attrs


def shown(value: object) -> Iterator[tuple[str, str]]:
    """What a value shows of itself, and what containers of it show."""
    yield "repr", repr(value)
    yield "str", str(value)
    yield "f-string", f"{value}"
    yield "format", format(value, "")
    yield "percent", "%s %r %a" % (value, value, value)  # noqa: UP031 - one of the ways
    yield "list", repr([value])
    yield "mapping", str({"key": value})
    yield "pprint", pprint.pformat(value)
    yield "logging", _logged("%s %r", value, value)
    yield "warning", _warned(f"about {value!r}")
    yield "copy", repr(_copied(value))
    for name in ("_repr_html_", "_repr_markdown_", "_repr_json_", "_repr_latex_", "_repr_svg_"):
        method = getattr(value, name, None)
        if callable(method):
            yield name, str(method())
    bundle = getattr(value, "_repr_mimebundle_", None)
    if callable(bundle):
        yield "mimebundle", str(bundle())
    yield "locals", _traceback_with(value)
    yield "assertion", _assertion(value)


def _copied(value: object) -> object:
    with contextlib.suppress(Exception):
        return copy.copy(value)
    return None


def _logged(text: str, *values: object) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logger = logging.Logger("leaks")  # noqa: LOG001 - one of its own, which nobody else sees
    logger.addHandler(handler)
    logger.error(text, *values)
    return stream.getvalue()


def _warned(text: str) -> str:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn(text, stacklevel=1)
    return str(caught[0].message)


def _traceback_with(value: object) -> str:
    """A traceback with the locals of a frame that holds the value."""

    def fail(held: object) -> None:
        del held
        raise RuntimeError

    held = value
    try:
        fail(held)
    except RuntimeError as error:
        return "".join(
            traceback.TracebackException.from_exception(error, capture_locals=True).format()
        )
    return ""


def _assertion(value: object) -> str:
    try:
        assert not [value], value
    except AssertionError as error:
        return f"{error} {error!r}"
    return ""


def told(error: BaseException) -> Iterator[tuple[str, str]]:
    """What an error tells: itself, whatever led to it, and what it carries."""
    for number, one in enumerate(_chain(error)):
        led = f"{type(one).__name__}{' (context)' if number else ''}"
        yield f"{led} str", str(one)
        yield f"{led} repr", repr(one)
        yield f"{led} args", repr(one.args)
        yield f"{led} fields", repr(vars(one))
        yield f"{led} notes", repr(getattr(one, "__notes__", ()))
        yield f"{led} format", "".join(traceback.format_exception_only(one))
        yield f"{led} logging", _logged("failed: %s", one)
        for item in _within(one):
            yield f"{led} within", f"{item!r} {item}"
        with contextlib.suppress(Exception):
            yield f"{led} pickle", pickle.dumps(one).decode("utf-8", "backslashreplace")
    # Without locals: what a caller holds in a variable of his own is shown there by Python.
    lines = traceback.format_exception(error)
    yield "traceback", "".join(lines)


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    left: list[BaseException | None] = [error]
    while left:
        one = left.pop(0)
        if one is None or one in found:
            continue
        found.append(one)
        left += [one.__cause__, one.__context__, *getattr(one, "exceptions", ())]
    return found


def _within(error: BaseException) -> Iterator[object]:
    for value in vars(error).values():
        if isinstance(value, tuple | list):
            yield from (item for item in value if attrs.has(type(item)))


@contextlib.contextmanager
def overheard() -> Iterator[list[tuple[str, str]]]:
    """What is printed, logged or warned of meanwhile."""
    found: list[tuple[str, str]] = []
    out, err, log = io.StringIO(), io.StringIO(), io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            warnings.catch_warnings(record=True) as caught,
        ):
            warnings.simplefilter("always")
            yield found
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    found += [("stdout", out.getvalue()), ("stderr", err.getvalue()), ("log", log.getvalue())]
    found += [("warned", f"{one.message} {one.message!r}") for one in caught]
