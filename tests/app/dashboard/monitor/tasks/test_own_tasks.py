"""All tasks of a member on one page, sealed; to serve them is logged with the number of cases."""

from sqlalchemy import select

from case_management.audit.models import AuditEntry
from config.platform.database import transaction
from tests.app.dashboard.monitor.case_steps import WAGES, case_id
from tests.app.dashboard.monitor.tasks.test_case_tasks import TEXT, written
from tests.support.desk import Desk
from tests.support.house import House


def test_the_page_shows_what_is_the_members_own(desk: Desk, house: House) -> None:
    assert "You have no tasks" in desk.page("/tasks")
    assert desk.data("/tasks/records.json") == {"records": []}
    house.text(WAGES)
    case = case_id(house)
    task = written(desk, case)
    other = written(desk, case, assignee=None)
    page = desk.page("/tasks")
    assert f'data-record="{task}"' in page
    assert other not in page
    assert TEXT not in page
    assert f"/cases/{case}#tasks" in page
    served = desk.data("/tasks/records.json")["records"]
    assert [(one["id"], one["kind"]) for one in served] == [(task, "task")]
    with transaction(house.engine) as session:
        logged = session.scalars(select(AuditEntry.detail).where(AuditEntry.action == "task.list"))
        assert logged.all() == ['{"cases": 1}']
