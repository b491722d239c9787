"""How the command speaks: help, usage and errors in English and Arabic."""

import argparse
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hijra_amina.cli import _messages as messages
from hijra_amina.cli import main
from hijra_amina.cli._commands import COMMANDS
from hijra_amina.cli._console import Console, locale_of
from hijra_amina.cli._parser import Parser, Stop, translated


class TestHelp:
    """Help."""

    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_arabic_help_has_no_english_words(
        self, command: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Headings, descriptions and argparse's own words are Arabic; codes stay as they are."""
        code = main([*([command] if command else []), "--help", "--lang", "ar"])

        out = capsys.readouterr().out
        assert code == 0
        assert "الاستعمال:" in out
        for word in ("usage", "options", "positional", "show this", "exit codes", "commands"):
            assert word not in out

    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_english_help_tells_the_exit_codes(
        self, command: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Whoever writes a script finds the codes in the help of every command."""
        main([*([command] if command else []), "--help", "--lang", "en"])

        out = capsys.readouterr().out
        assert out.startswith("usage: hijra-amina")
        assert all(f"\n  {code}  " in out for code in range(5))

    def test_without_a_command_help_is_shown(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A bare command lists what it can do."""
        assert main(["--lang", "en"]) == 0
        assert all(f"\n  {name} " in capsys.readouterr().out for name in ["report"])

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The version is that of the package."""
        assert main(["--version"]) == 0
        assert capsys.readouterr().out.startswith("hijra-amina 0.")


class TestErrors:
    """Usage errors."""

    @pytest.mark.parametrize(
        ("arguments", "english", "arabic"),
        [
            (["report"], "the following arguments are required", "هذه الوسائط مطلوبة"),
            (["check", "p", "--nonsense"], "unrecognised arguments", "وسائط غير معروفة"),
            (["frobnicate"], "is none of the choices", "ليس من الخيارات"),
            (["check", "p", "--locale"], "expected one argument", "يُنتظر وسيط واحد"),
            (["check", "p", "--on", "May"], "is not a day such as", "ليس يومًا مثل"),
            (["check", "p", "--help=3"], "takes no value", "لا يأخذ قيمة"),
        ],
    )
    def test_usage_errors_are_translated(
        self,
        arguments: list[str],
        english: str,
        arabic: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """Argparse's errors are said in either language, and end the command with 2."""
        for language, expected in (("en", english), ("ar", arabic)):
            assert main([*arguments[:1], "--lang", language, *arguments[1:]]) == 2
            captured = capsys.readouterr()
            assert captured.out == ""
            assert expected in captured.err

    def test_every_form_of_error_is_one_of_argparses(self) -> None:
        """Each error that argparse can raise for these commands is one that is translated."""
        console = Console("ar_IQ", io.StringIO(), io.StringIO())
        plain = argparse.ArgumentParser(exit_on_error=False)
        plain.add_argument("--number", type=int, choices=[1, 2])
        with pytest.raises(argparse.ArgumentError) as caught:
            plain.parse_args(["--number", "3"])

        assert translated(str(caught.value), console).startswith("الوسيط")

    def test_a_new_error_stays_english(self) -> None:
        """What a later argparse may say is not swallowed."""
        console = Console("ar_IQ", io.StringIO(), io.StringIO())

        assert translated("something quite new", console) == "something quite new"

    def test_the_parser_never_ends_the_process(self) -> None:
        """A usage error is an exception of this package, so that `main` can return."""
        console = Console("en_GB", io.StringIO(), io.StringIO())

        with pytest.raises(Stop) as stopped:
            Parser(console, "check").parse_args(["--nonsense"])

        assert stopped.value.code == 2


class TestLanguage:
    """Which language is spoken."""

    @pytest.mark.parametrize(
        ("arguments", "environment", "locale"),
        [
            ([], {}, "en_GB"),
            ([], {"LANG": "ar_IQ.UTF-8"}, "ar_IQ"),
            ([], {"LANG": "de_DE.UTF-8"}, "en_GB"),
            ([], {"LC_ALL": "en_US.UTF-8", "LANG": "ar_IQ.UTF-8"}, "en_GB"),
            ([], {"LC_ALL": "", "LC_MESSAGES": "ar_SY", "LANG": "en_GB"}, "ar_IQ"),
            (["--lang", "en"], {"LANG": "ar_IQ.UTF-8"}, "en_GB"),
            (["check", "--lang=ar"], {}, "ar_IQ"),
            (["check", "--", "--lang=ar"], {}, "en_GB"),
        ],
    )
    def test_it_is_found_before_the_arguments_are_parsed(
        self, arguments: list[str], environment: dict[str, str], locale: str
    ) -> None:
        """The option goes before the environment, and there the order is POSIX's."""
        assert locale_of(arguments, environment) == locale

    def test_every_text_of_the_command_has_a_message(self) -> None:
        """Each command and option has its help."""
        assert set(messages.COMMAND_HELP) == {"", *COMMANDS}


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a process of its own."""
    inherited = {k: v for k, v in os.environ.items() if k not in {"LC_ALL", "LANG", "LC_MESSAGES"}}
    return subprocess.run(
        [sys.executable, "-m", "hijra_amina.cli", *arguments],
        capture_output=True,
        check=False,
        env=inherited | environment,
        timeout=120,
    )


class TestProcess:
    """The command in a process of its own."""

    def test_output_is_utf_8_whatever_the_terminal(self) -> None:
        """Arabic is written as UTF-8 though the environment says ASCII."""
        done = run("vocabulary", "sex", "--locale", "ar_IQ", PYTHONIOENCODING="ascii")

        assert done.returncode == 0
        assert "أنثى" in done.stdout.decode("utf-8")

    def test_the_environment_chooses_the_language(self) -> None:
        """An Arabic desktop gets Arabic help."""
        done = run("--help", LANG="ar_IQ.UTF-8")

        assert done.stdout.decode("utf-8").startswith("الاستعمال:")

    def test_a_reader_that_stops_early_is_no_error(self) -> None:
        """`hijra-amina schema | head -1` ends quietly."""
        script = f"{sys.executable} -m hijra_amina.cli messages --locale ar_IQ; echo code $? >&2"
        with subprocess.Popen(
            ["/bin/sh", "-c", f"({script}) | head -n 1 > /dev/null"],
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        ) as process:
            assert process.stderr is not None
            err = process.stderr.read().decode("utf-8")

        assert err == "code 0\n"

    def test_errors_have_no_traceback(self, tmp_path: Path) -> None:
        """A missing programme is one line and the code 3."""
        done = run("report", str(tmp_path / "nowhere"), "--out", str(tmp_path), LANG="C")

        assert (done.returncode, done.stdout) == (3, b"")
        assert done.stderr.count(b"\n") == 1
