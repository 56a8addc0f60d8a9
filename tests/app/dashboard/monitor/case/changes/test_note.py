"""A note is kept sealed, shown with its writer's name, and written once however often it comes."""

from config.platform.database import new_id, transaction
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import House

TEXT = "Her cousin works in the other building"


def test_a_note_is_served_sealed_and_written_once(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    note = desk.sealed("note", {"text": TEXT})
    for _ in range(2):
        answer = desk.post(f"/cases/{case}/notes", note)
        assert (answer.status_code, answer.json) == (201, {"id": note["id"]})
    page = desk.page(f"/cases/{case}")
    assert page.count(f'data-record="{note["id"]}"') == 1
    assert TEXT not in page
    assert page.count("wrote a note") == 1
    served = {one["id"]: one for one in desk.data(f"/cases/{case}/thread.json")["records"]}
    assert served[note["id"]]["kind"] == "note"
    assert served[note["id"]]["body"] == note["body"]


def test_a_case_of_others_takes_no_note(desk: Desk, house: House) -> None:
    house.text(WAGES)
    note = desk.sealed("note", {"text": TEXT})
    assert desk.post(f"/cases/{new_id()}/notes", note).status_code == 404
    taken = {**desk.sealed("note", {"text": TEXT}), "id": case_id(house)}
    assert desk.post(f"/cases/{case_id(house)}/notes", taken).status_code == 409
    with transaction(house.engine):
        assert "wrote a note" not in desk.page(f"/cases/{case_id(house)}/side")


def test_what_a_worker_wants_and_who_speaks_for_the_worker_stand_apart(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    case = case_id(house)
    wish = {**desk.sealed("note", {"text": "Pay by Friday"}), "kind": "wish"}
    union = {
        **desk.sealed("note", {"text": "Green Union"}),
        "kind": "representative",
        "may_be_told": True,
    }
    for note in (wish, union):
        assert desk.post(f"/cases/{case}/notes", note).status_code == 201
    page = desk.page(f"/cases/{case}")
    wanted = page.partition("What the worker wants")[2].partition("Write a note")[0]
    assert str(wish["id"]) in wanted and str(union["id"]) in wanted
    assert "We may talk with this person or organisation about it." in wanted
    assert "No notes yet." in wanted
    served = {one["id"] for one in desk.data(f"/cases/{case}/thread.json")["records"]}
    assert {wish["id"], union["id"]} <= served


def test_who_speaks_for_a_worker_is_never_noted_without_whether_they_may_be_told(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    case = case_id(house)
    for more in (
        {"kind": "representative"},
        {"kind": "note", "may_be_told": True},
        {"kind": "else"},
    ):
        note = {**desk.sealed("note", {"text": "Green Union"}), **more}
        assert desk.post(f"/cases/{case}/notes", note).status_code == 409
