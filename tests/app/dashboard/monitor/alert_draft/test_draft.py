"""The draft's page, and what the drafter's browser is served to compare with."""

from sqlalchemy import select

from case_management.audit.models import AuditEntry
from config.platform.database import transaction
from tests.app.dashboard.monitor.alert_draft.cases import ready_case_at
from tests.support.desk import Desk
from tests.support.house import House


def test_a_case_without_a_kind_is_named_first(desk: Desk) -> None:
    page = desk.page(f"/cases/{ready_case_at(desk, category=None)}/alert")
    assert "Choose the factory and the kind of grievance" in page
    assert "<textarea" not in page


def test_without_a_head_office_the_page_says_who_must_do_what(desk: Desk) -> None:
    page = desk.page(f"/cases/{ready_case_at(desk)}/alert")
    assert "No head office is chosen yet." in page
    assert "<textarea" not in page


def test_the_texts_are_served_in_steps_and_each_serving_is_logged(desk: Desk, house: House) -> None:
    case = ready_case_at(desk)
    first = desk.data(f"/cases/{case}/alert.json")
    assert (len(first["messages"]), first["served"], first["total"]) == (1, 1, 1)
    assert first["returned"] is None
    for beginning, served in (("1", 1), ("-5", 1), ("x", 1)):
        step = desk.data(f"/cases/{case}/alert.json?from={beginning}")
        assert (step["served"], step["total"]) == (served, 1), beginning
    with transaction(house.engine) as session:
        drafts = session.scalars(select(AuditEntry).where(AuditEntry.action == "alert.draft"))
        assert len(list(drafts)) == 4


def test_nobody_drafts_about_a_case_that_is_not_there(desk: Desk) -> None:
    desk.page(f"/cases/{'0' * 32}/alert", 404)
    desk.page(f"/cases/{'0' * 32}/alert.json", 404)
