"""Glosses by their message, the oldest first."""

from app.dashboard.monitor.case.thread.glosses import glosses_by_message
from tests.app.dashboard.monitor.gloss.conftest import told_by
from tests.support.desk import Desk


def test_each_message_has_its_own(desk: Desk) -> None:
    told = told_by(desk)
    assert told.write("model")[0] == 201
    told.name()
    assert told.write()[0] == 201
    case = told.case()
    with desk.asking():
        found = glosses_by_message(case)
    assert {one: sorted(line.by_model for line in lines) for one, lines in found.items()} == {
        told.id: [False, True]
    }
