"""The facts of the events, the text of the flash report, and the two examples that record them."""

import json
from pathlib import Path
from typing import Any

import pytest

from hijra_amina.documents import read
from hijra_amina.model import Programme, Session

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def events() -> dict[str, dict[str, Any]]:
    """Every event of the facts, by its key."""
    facts = json.loads((HERE / "events.json").read_text(encoding="utf-8"))
    return {event["id"]: event for event in facts}


@pytest.fixture(scope="session")
def flash_report_text() -> str:
    """The text of the flash report of June 2015."""
    return (HERE / "flash-report-2015-06.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def hijra_amina(examples: Path) -> Programme:
    """The example with the sessions of HIJRA AMINA."""
    return read(examples / "hijra-amina")


@pytest.fixture(scope="session")
def iraq_trainings(examples: Path) -> Programme:
    """The example with the sessions of others."""
    return read(examples / "iraq-trainings")


@pytest.fixture(scope="session")
def recorded(
    hijra_amina: Programme, iraq_trainings: Programme
) -> list[tuple[Programme, Session, str]]:
    """Every session with its programme and the key of its event."""
    return [
        (programme, session, session.sources[0].reference or "")
        for programme in (hijra_amina, iraq_trainings)
        for session in programme.sessions
    ]
