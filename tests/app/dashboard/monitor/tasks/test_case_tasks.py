"""A task is written on the page of its case, settled there, and given to somebody else."""

from config.platform.database import new_id
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.support.desk import Desk
from tests.support.house import House

TEXT = "Ask the union for the pay sheets"


def written(desk: Desk, case: str, due: str = "2026-12-10", **more: object) -> str:
    """A task of the member's own; gives its id."""
    sealed = desk.sealed("task", {"text": TEXT})
    body = {**sealed, "due": due, "assignee": desk.house.member_id, **more}
    for _ in range(2):
        answer = desk.post(f"/cases/{case}/tasks", body)
        assert (answer.status_code, answer.json) == (201, {"id": sealed["id"]})
    return str(sealed["id"])


def test_a_task_is_served_sealed_and_settled(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    task = written(desk, case)
    page = desk.page(f"/cases/{case}")
    assert page.count(f'data-record="{task}"') == 1
    assert TEXT not in page
    assert page.count("wrote down a task") == 1
    served = {one["id"]: one["kind"] for one in desk.data(f"/cases/{case}/thread.json")["records"]}
    assert served[task] == "task"
    step = f"/cases/{case}/tasks/{task}/step"
    assert "Still to be done" in desk.submit(step, event="finish", seen="open").text
    assert desk.submit(step, event="finish", seen="open").status_code == 409
    assert desk.submit(step, event="reopen", seen="done").status_code == 200


def test_a_task_gets_another_day_and_nobody(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    task = written(desk, case)
    path = f"/cases/{case}/tasks/{task}"
    answer = desk.submit(path, due="2026-12-24", assignee="")
    assert answer.status_code == 200
    assert "due on 24 Dec 2026 · nobody has it yet" in answer.text
    assert desk.submit(path, due="soon", assignee="").status_code == 409
    assert desk.submit(path, due="2026-12-24", assignee="f" * 32).status_code == 409


def test_a_case_of_others_has_no_tasks(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)
    task = written(desk, case)
    body = {**desk.sealed("task", {"text": TEXT}), "due": "2026-12-10"}
    assert desk.post(f"/cases/{new_id()}/tasks", body).status_code == 404
    step = f"/cases/{case}/tasks/{new_id()}/step"
    assert desk.submit(step, event="finish", seen="open").status_code == 404
    assert desk.submit(f"/cases/{new_id()}/tasks/{task}/step", event="finish").status_code == 404
    assert desk.post(f"/cases/{case}/tasks", {**body, "due": "soon"}).status_code == 400
