"""Progress: shown where somebody waits for long work, and nowhere else."""

import io
import sys
import time
import types

import pytest

from hijra_amina.errors import InvalidValueError
from hijra_amina.statistics import progress as module
from hijra_amina.statistics.progress import Progress, following, no_progress


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self):
        """Whether it is a terminal: yes."""
        return True


@pytest.fixture
def terminal(monkeypatch):
    """Stand a terminal in for the standard error stream; long is what takes ten milliseconds."""
    stream = Terminal()
    # Pytest puts a stream of its own in `sys` before each test.
    monkeypatch.setattr(module, "sys", types.SimpleNamespace(stderr=stream, modules=sys.modules))
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    monkeypatch.setattr(module, "_BEAT", 0.01)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("HIJRA_AMINA_PROGRESS", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(module, "_notebook", lambda: None)
    return stream


def wait_for(stream, text):
    """Wait until a text has been written; give up after five seconds."""
    until = time.monotonic() + 5
    while text not in stream.getvalue() and time.monotonic() < until:
        time.sleep(0.005)
    assert text in stream.getvalue()


def test_long_work_is_shown_in_a_terminal_and_taken_away(terminal):
    """A line tells how much of how many is done, and nothing of it is left at the end."""
    with following(None) as progress:
        progress.step(1200, 4800, "sessions")
        wait_for(terminal, "sessions: 1,200 of 4,800 (25%), 0 s")
    assert terminal.getvalue().endswith("\r\x1b[2K")


def test_time_goes_on_while_an_engine_is_silent(terminal):
    """The line is drawn again without a step being made."""
    with following(None) as progress:
        progress.step(0, None, "asking duckdb")
        wait_for(terminal, "asking duckdb: 0 s")
        before = terminal.getvalue().count("asking")
        until = time.monotonic() + 5
        while terminal.getvalue().count("asking") < before + 2 and time.monotonic() < until:
            time.sleep(0.005)
    assert terminal.getvalue().count("asking") >= before + 2


def test_short_work_is_not_shown(terminal, monkeypatch):
    """What is done at once writes nothing, not even to clear a line."""
    monkeypatch.setattr(module, "_PATIENCE", 60)
    with following(None) as progress:
        progress.step(1, 2, "sessions")
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("name", "value"), [("CI", "1"), ("TERM", "dumb"), ("HIJRA_AMINA_PROGRESS", "0")]
)
def test_surroundings_switch_it_off(terminal, monkeypatch, name, value):
    """Nothing is shown in continuous integration, on a dumb terminal, or when switched off."""
    monkeypatch.setenv(name, value)
    with following(None) as progress:
        assert progress is no_progress


def test_a_pipe_is_no_terminal(terminal, monkeypatch):
    """Where standard error is no terminal nothing is shown, unless it was asked for."""
    pipe = io.StringIO()
    monkeypatch.setattr(module.sys, "stderr", pipe)
    with following(None) as progress:
        assert progress is no_progress
    with following(True) as progress:  # noqa: FBT003 - what a caller writes
        progress.step(1, 2, "sessions")
        wait_for(pipe, "sessions")


def test_it_can_be_switched_off(terminal):
    """`False` shows nothing in a terminal either."""
    with following(False) as progress:  # noqa: FBT003 - what a caller writes
        assert progress is no_progress


def test_a_process_without_standard_error_is_silent(terminal, monkeypatch):
    """Where there is no stream at all, asking for progress is no mistake."""
    monkeypatch.setattr(module.sys, "stderr", None)
    with following(True) as progress:  # noqa: FBT003 - what a caller writes
        assert progress is no_progress


def test_a_closed_terminal_loses_no_figures(terminal):
    """Work goes on when the line can no longer be written."""
    with following(None) as progress:
        terminal.close()
        progress.step(1, 2, "sessions")
        time.sleep(0.03)


def test_a_function_hears_every_step(terminal, monkeypatch):
    """A function is called at once with what is done, of how much and what, come what may."""
    monkeypatch.setenv("HIJRA_AMINA_PROGRESS", "0")
    heard = []
    with following(lambda *told: heard.append(told)) as progress:
        progress.step(0, 2, "sessions")
        progress(2, 2)
    assert heard == [(0, 2, "sessions"), (2, 2, "")]
    assert terminal.getvalue() == ""


def test_work_within_work_reports_to_the_same_place():
    """A progress that is handed on stays what it is."""
    mine = Progress()
    with following(mine) as progress:
        assert progress is mine


def test_an_error_takes_the_line_away_too(terminal):
    """Whatever happens inside, the terminal is clean again and the thread has ended."""

    def fail():
        with following(None) as progress:
            progress.step(1, 2, "sessions")
            wait_for(terminal, "sessions")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert terminal.getvalue().endswith("\r\x1b[2K")
    written = terminal.getvalue()
    time.sleep(0.05)
    assert terminal.getvalue() == written


def test_anything_else_is_refused():
    """A word is no progress, and the message says what would be."""
    with pytest.raises(InvalidValueError, match="true, false, none or a function"):
        following("yes").__enter__()


class TestNotebook:
    """In a notebook one output is replaced, and emptied at the end."""

    @pytest.fixture
    def shown(self, monkeypatch):
        """Put a notebook in the place of this process, and keep what it displays."""
        monkeypatch.setattr(module, "_PATIENCE", 0.01)
        monkeypatch.setattr(module, "_BEAT", 0.01)
        monkeypatch.delenv("HIJRA_AMINA_PROGRESS", raising=False)
        published = []
        shell = types.SimpleNamespace(kernel=object())
        ipython = types.ModuleType("IPython")
        ipython.get_ipython = lambda: shell
        display = types.ModuleType("IPython.display")
        display.display = lambda bundle, **more: published.append((bundle, more))
        monkeypatch.setitem(sys.modules, "IPython", ipython)
        monkeypatch.setitem(sys.modules, "IPython.display", display)
        return published

    def test_one_output_is_replaced(self, shown):
        """The first makes an output, the others change it, and the last empties it."""
        with following(None) as progress:
            progress.step(1, 4, "<sessions>")
            until = time.monotonic() + 5
            while len(shown) < 2 and time.monotonic() < until:
                time.sleep(0.005)
        first, last = shown[0], shown[-1]
        assert first[1]["update"] is False
        assert {more["display_id"] for _, more in shown} == {first[1]["display_id"]}
        assert all(more["update"] for _, more in shown[1:])
        assert 'value="0.250"' in first[0]["text/html"]
        assert "&lt;sessions&gt;: 1 of 4 (25%)" in first[0]["text/html"]
        assert last[0] == {"text/plain": "", "text/html": ""}

    @pytest.mark.usefixtures("shown")
    def test_a_shell_of_text_is_no_notebook(self, monkeypatch):
        """IPython in a terminal has no kernel, and shows what a terminal shows."""
        monkeypatch.setattr(sys.modules["IPython"], "get_ipython", lambda: None)
        assert module._notebook() is None
