"""How far long work has come: in a terminal, in a notebook, for an application, or not at all.

Whoever does the work calls `step`; it costs next to nothing, so that it may be called often.
Whether and where anything is shown is decided once, by `following`. Nothing is shown of work that
is done within a second.
"""

from __future__ import annotations

import contextlib
import contextvars
import os
import sys
import threading
import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Final, Protocol, TextIO, cast

from hijra_amina.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Asked", "Progress", "following", "no_progress"]

Listener = Callable[[int, "int | None", str], object]
"""Takes what is done, of how much (`None` where that is not known), and what is being done."""
Asked = None | bool | Listener
"""What the argument `progress` of `count` and `tabulate` takes; `None` decides by itself."""

_SWITCH: Final = "HIJRA_AMINA_PROGRESS"
_OFF: Final = frozenset({"0", "false", "no", "off"})
_PATIENCE: Final = 1.0
_BEAT: Final = 0.2


class Progress:
    """Told how far the work has come. This one keeps silent; `following` makes others.

    Examples:
        >>> no_progress.step(1, 3, "sessions")
    """

    def step(self, done: int, total: int | None = None, what: str = "") -> None:
        """Say how far the work has come.

        Args:
            done: How many steps are done.
            total: How many there are; `None` if that is not known.
            what: What the steps are, in a word or two and without any personal value.
        """

    def __call__(self, done: int, total: int | None = None, what: str = "") -> None:
        """The same as `step`, for code that was handed a plain function."""
        self.step(done, total, what)


no_progress: Final = Progress()
"""A progress that keeps silent."""


class _Reported(Progress):
    """Passes each step on to a function of the caller's."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def step(self, done: int, total: int | None = None, what: str = "") -> None:
        self._listener(done, total, what)


class _Display(Protocol):
    def show(self, text: str, share: float | None) -> None: ...
    def clear(self) -> None: ...


class _Shown(Progress):
    """Shown while it lasts, once it has lasted a while; a thread keeps the time on show moving.

    The engine of a data frame may be busy for a minute without a word, which is when somebody
    who waits would like to see that something is going on.
    """

    def __init__(self, display: _Display) -> None:
        self._display = display
        self._began = time.monotonic()
        self._latest: tuple[int, int | None, str] = (0, None, "")
        self._ended = threading.Event()
        # The thread writes on behalf of the cell that is being run.
        run = contextvars.copy_context().run
        self._thread = threading.Thread(target=run, args=(self._keep_showing,), daemon=True)
        self._thread.start()

    def step(self, done: int, total: int | None = None, what: str = "") -> None:
        self._latest = (done, total, what)

    def _keep_showing(self) -> None:
        shown = False
        delay = _PATIENCE
        while not self._ended.wait(delay):
            self._display.show(*_worded(*self._latest, time.monotonic() - self._began))
            shown = True
            delay = _BEAT
        if shown:
            self._display.clear()

    def end(self) -> None:
        """Take away what was shown."""
        self._ended.set()
        self._thread.join()


def _worded(done: int, total: int | None, what: str, seconds: float) -> tuple[str, float | None]:
    """The line for a reader, and how much of the work is done."""
    if total:
        share = min(1.0, done / total)
        amount = f"{done:,} of {total:,} ({share:.0%})"
    else:
        share = None
        amount = f"{done:,}" if done else ""
    told = ", ".join(part for part in (amount, f"{seconds:.0f} s") if part)
    return f"{what or 'working'}: {told}", share


class _Terminal:
    """One line of a terminal, drawn over and over."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def show(self, text: str, share: float | None) -> None:  # noqa: ARG002 - the line says it
        import shutil  # noqa: PLC0415 - only long work comes here

        room = shutil.get_terminal_size().columns - 1
        self._write(f"\r\x1b[2K{text[:room]}")

    def clear(self) -> None:
        self._write("\r\x1b[2K")

    def _write(self, text: str) -> None:
        # Whoever closes their terminal does not want to lose the figures for it.
        with contextlib.suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()


class _Notebook:
    """One output of a notebook's cell, replaced over and over."""

    def __init__(self, display: Callable[..., object]) -> None:
        self._display = display
        self._handle: str | None = None

    def show(self, text: str, share: float | None) -> None:
        value = "" if share is None else f' max="1" value="{share:.3f}"'
        bar = f'<div dir="ltr" lang="en"><progress{value}></progress> {_escaped(text)}</div>'
        self._publish({"text/plain": text, "text/html": bar})

    def clear(self) -> None:
        self._publish({"text/plain": "", "text/html": ""})

    def _publish(self, bundle: Mapping[str, str]) -> None:
        again = self._handle is not None
        if self._handle is None:
            self._handle = f"hijra-amina-{os.getpid()}-{id(self):x}"
        self._display(bundle, raw=True, display_id=self._handle, update=again)


def _escaped(text: str) -> str:
    import html  # noqa: PLC0415 - only long work comes here

    return html.escape(text)


@contextlib.contextmanager
def following(asked: Asked | Progress) -> Generator[Progress]:
    """Make something that work can report its steps to, and take away what was shown of it.

    Args:
        asked: `None` shows long work in a terminal and in a notebook, and nothing elsewhere (a
            file, a pipe, continuous integration); `True` always shows it; `False` never; a
            function is called with what is done, of how much, and what. The environment variable
            `HIJRA_AMINA_PROGRESS=0` switches off all but a function.

    Yields:
        What to call `step` on.

    Raises:
        InvalidValueError: If `asked` is none of these.

    Examples:
        >>> heard = []
        >>> with following(lambda *told: heard.append(told)) as progress:
        ...     progress.step(1, 2, "sessions")
        >>> heard
        [(1, 2, 'sessions')]
    """
    if isinstance(asked, Progress):
        yield asked
        return
    if callable(asked):
        yield _Reported(asked)
        return
    if not isinstance(cast("object", asked), bool | None):
        found = f"a value of type {type(asked).__name__}"
        raise InvalidValueError("progress", "true, false, none or a function", found)
    display = _display(asked)
    if display is None:
        yield no_progress
        return
    shown = _Shown(display)
    try:
        yield shown
    finally:
        shown.end()


def _display(asked: bool | None) -> _Display | None:  # noqa: FBT001 - what the caller asked for
    """Where to show it, or `None` for nowhere."""
    if asked is False or os.environ.get(_SWITCH, "").strip().lower() in _OFF:
        return None
    in_notebook = _notebook()
    if in_notebook is not None:
        return _Notebook(in_notebook)
    # Under pythonw there is no stderr.
    stream = cast("TextIO | None", sys.stderr)
    if stream is None:
        return None
    if asked or (stream.isatty() and "CI" not in os.environ and os.environ.get("TERM") != "dumb"):
        return _Terminal(stream)
    return None


def _notebook() -> Callable[..., object] | None:
    """The function that shows something in the notebook that this runs in, if it runs in one.

    IPython is asked only where it is there already: nobody runs in a notebook without it.
    """
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    if shell is None or getattr(shell, "kernel", None) is None:
        return None
    from importlib import import_module  # noqa: PLC0415 - only a notebook comes here

    return cast("Callable[..., object]", import_module("IPython.display").display)
