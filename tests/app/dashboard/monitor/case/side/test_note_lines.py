"""A note stands with its writer's name and time, the oldest first."""

from datetime import timedelta

from app.dashboard.monitor.case.side.note_lines import note_lines
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import NOON, House


def test_notes_stand_in_their_order_with_who_wrote_them(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case, written = case_id(house), []
    for minutes in (1, 2):
        desk.at = NOON + timedelta(minutes=minutes)
        note = desk.sealed("note", {"text": "Ask the cousin"})
        desk.post(f"/cases/{case}/notes", note)
        written.append(note["id"])
    with desk.asking():
        lines = note_lines(case).notes
    assert [one.id for one in lines] == written
    assert {one.who for one in lines} == {"Asha"}
