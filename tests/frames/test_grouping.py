"""Large frames: grouped first and numbered afterwards, they give what numbering first gives."""

from __future__ import annotations

import polars as pl
import pytest

from hijra_amina.statistics import attended, tabulate
from hijra_amina.statistics.frames import _eager

QUESTIONS = (
    ([], None),
    (["session"], None),
    (["sex", "year", "topic"], None),
    (["ministry", "month"], attended(at_least="1/2")),
    ([], attended(at_least="80%", of="recorded")),
)


@pytest.mark.parametrize(("by", "rule"), QUESTIONS)
def test_grouping_changes_nothing(monkeypatch, drawn_programme, frame_of, by, rule):
    """Figures, the order of values, open sessions and rules of attendance stay what they are."""
    for seed in range(3):
        frame = frame_of(drawn_programme(seed, sessions=20, people=40))
        for unit in ("participations", "person_days"):
            monkeypatch.setattr(_eager, "_WORTH_GROUPING", 10**6)
            want = tabulate(frame, unit, by=by, attendance=rule)
            monkeypatch.setattr(_eager, "_WORTH_GROUPING", 0)
            assert tuple(tabulate(frame, unit, by=by, attendance=rule).rows) == tuple(want.rows)


def test_sessions_with_people_who_are_not_in_the_frame_stay_open(monkeypatch):
    """Where a sheet is not complete there is no most, in the cells where its session may be."""
    frame = pl.DataFrame(
        {
            "participant": ["p-1", "p-2", "p-1"],
            "session": ["s-1", "s-1", "s-2"],
            "sex": ["female", None, "female"],
            "complete": [True, True, None],
        }
    )
    monkeypatch.setattr(_eager, "_WORTH_GROUPING", 0)
    by_session = tabulate(frame, "participations", by=["session", "sex"])
    assert by_session.cell(session="s-1").high == 2
    assert by_session.cell(session="s-2", sex="male").high is None
    assert tabulate(frame, "participations").total.high is None
    assert tabulate(frame, "participations", by="sex").cell(sex="female").low == 2


def test_a_frame_without_rows_has_nothing(monkeypatch):
    """Nothing grouped is nothing counted."""
    frame = pl.DataFrame(schema={"participant": pl.String, "session": pl.String, "sex": pl.String})
    monkeypatch.setattr(_eager, "_WORTH_GROUPING", 0)
    for by in ([], ["sex"]):
        assert tabulate(frame, "participations", by=by).total.high == 0
