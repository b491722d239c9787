"""Editions into files: all or nothing, each whole or not there."""

import stat
from pathlib import Path

import pytest

from hijra_amina.errors import InvalidValueError, LocaleError
from hijra_amina.model import Programme
from hijra_amina.reports import FlashReport, flash_report, publishing

BAGHDAD = "baghdad-2015-06"


@pytest.fixture(scope="module")
def report(programme: Programme) -> FlashReport:
    """The flash report of June 2015."""
    return flash_report(programme, BAGHDAD)


def test_files_are_named_by_session_and_locale(report: FlashReport, tmp_path: Path) -> None:
    """The folder is made, and the paths come back in the order of locales and formats."""
    made = report.publish(
        tmp_path / "build" / "june", locales=["en_GB", "ar-iq"], formats=["html", "txt", "md"]
    )

    assert [path.name for path in made] == [
        f"{BAGHDAD}.{locale}.{kind}"
        for locale in ("en_GB", "ar_IQ")
        for kind in ("html", "txt", "md")
    ]
    assert made[0].read_text(encoding="utf-8") == report.edition("en_GB").to_html()
    assert sorted(made) == sorted((tmp_path / "build" / "june").iterdir())


def test_publishing_twice_gives_the_same_bytes(report: FlashReport, tmp_path: Path) -> None:
    """A report holds no time of its making."""
    first, second = (
        report.publish(tmp_path / folder, locales=["ar_IQ"])[0] for folder in ("one", "two")
    )

    assert first.read_bytes() == second.read_bytes()


def test_a_failure_leaves_the_old_files(
    report: FlashReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the disk fills up while the second file is written, neither name changes."""
    old = [tmp_path / f"{BAGHDAD}.{locale}.txt" for locale in ("en_GB", "ar_IQ")]
    for path in old:
        path.write_text("old", encoding="utf-8")
    calls = []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing.os, "fsync", fsync)

    with pytest.raises(OSError, match="No space"):
        report.publish(tmp_path, locales=["en_GB", "ar_IQ"], formats=["txt"])

    assert [path.read_text(encoding="utf-8") for path in old] == ["old", "old"]
    assert sorted(tmp_path.iterdir()) == sorted(old)


def test_a_bad_locale_writes_nothing(report: FlashReport, tmp_path: Path) -> None:
    """Every locale is looked at before the first file is written."""
    with pytest.raises(LocaleError):
        report.publish(tmp_path, locales=["en_GB", "ar"])

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        {"locales": []},
        {"locales": "en_GB"},
        {"locales": ["en_GB"], "formats": ["pdf"]},
        {"locales": ["en_GB"], "formats": "html"},
        {"locales": ["en_GB"], "formats": []},
    ],
)
def test_what_cannot_be_published_is_said(
    report: FlashReport, tmp_path: Path, arguments: dict[str, list[str]]
) -> None:
    """Nothing asked for, a text for a list, and a format that there is not are refused."""
    with pytest.raises(InvalidValueError, match=r"publish\."):
        report.publish(tmp_path, **arguments)  # type: ignore[arg-type]


def test_everybody_may_read_a_report(
    report: FlashReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A published file has the permissions of any new file, not those of a temporary one."""
    made = report.publish(tmp_path, locales=["en_GB"], formats=["txt"])[0]
    plain = tmp_path / "plain"
    plain.touch()

    assert stat.S_IMODE(made.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
