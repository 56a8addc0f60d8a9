"""Reach over HTTP: sessions are logged, and silence is told from no reach."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.accounts.members import Member
from app.dashboard.screens import PERMISSIONS
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from case_management.outreach.models import OutreachSession
from case_management.supply_chain.models import Factory
from config.platform.database import transaction
from intake.reports.report import Report
from tests.support.desk import Desk
from tests.support.house import NOON, House
from vault.organisations import Organisation

PRINT = "/outreach/posters/print"
SESSION = {"held_on": "2026-11-20", "place": "Village hall", "language": "bn", "reached": "34"}


def factory_id(house: House) -> str:
    with transaction(house.engine) as session:
        return session.scalars(select(Factory.id)).one()


def place_says(desk: Desk, name: str) -> str:
    """The heading under which a place stands: what its silence, or its reports, tell."""
    before, _, _ = desk.page("/outreach").partition("Log a session")[0].rpartition(name)
    return before.rpartition("<h2")[2].partition(">")[2].partition("<")[0]


def test_a_session_is_listed_counted_and_written_down(desk: Desk, house: House) -> None:
    assert place_says(desk, "Meghna Shirts Ltd") == "No session held"
    assert desk.submit("/outreach", factory=factory_id(house), **SESSION).status_code == 303
    page = desk.page("/outreach")
    assert "Meghna Shirts Ltd · Village hall" in page
    assert "Asha" in page
    assert place_says(desk, "Meghna Shirts Ltd") == "Session held, no messages"
    assert "16 Nov: 34" in page
    with transaction(house.engine) as session:
        assert "awareness.log" in session.scalars(select(AuditEntry.action)).all()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"held_on": "2026-12-01"}, "The date must be in the past."),
        ({"held_on": "soon"}, "Enter the date."),
        ({"reached": "0"}, "Enter how many people were there"),
        ({"reached": "²"}, "Enter how many people were there"),
        ({"language": "xx"}, "Choose a language from the list."),
        ({"factory": "0" * 32}, "Choose a factory from the list."),
        ({"place": ""}, "Enter where it was"),
    ],
)
def test_what_is_refused_stays_in_the_form(
    desk: Desk, house: House, wrong: dict[str, str], sentence: str
) -> None:
    answer = desk.submit("/outreach", **{**SESSION, "place": "Tea stall", **wrong})
    assert answer.status_code == 409
    assert sentence in answer.text
    assert "place" in wrong or 'value="Tea stall"' in answer.text
    with transaction(house.engine) as session:
        assert session.scalars(select(OutreachSession)).all() == []


def test_tests_and_reports_stand_beside_sessions(desk: Desk, house: House) -> None:
    house.text("test 1 2 3", now=NOON - timedelta(days=8))
    assert "Place not known" in desk.page("/outreach")
    assert place_says(desk, "Meghna Shirts Ltd") == "No session held"
    with transaction(house.engine) as session:
        session.scalars(select(Case)).one().factory_id = session.scalars(select(Factory.id)).one()
    assert "9 Nov: 1" in desk.page("/outreach")
    assert "Place not known" not in desk.page("/outreach")
    assert place_says(desk, "Meghna Shirts Ltd") == "Line tested, no reports"
    with transaction(house.engine) as session:
        for report in session.scalars(select(Report)):
            report.test = False
    assert place_says(desk, "Meghna Shirts Ltd") == "Reports received"


def test_what_is_older_than_the_weeks_that_are_shown_is_no_reach(desk: Desk, house: House) -> None:
    old = SESSION | {"held_on": "2026-08-03"}
    assert desk.submit("/outreach", factory=factory_id(house), **old).status_code == 303
    assert place_says(desk, "Meghna Shirts Ltd") == "No session held"


def test_a_poster_stands_beside_the_place_it_was_made_for(desk: Desk, house: House) -> None:
    assert "Poster:" not in desk.page("/outreach")
    form = {"factory": factory_id(house), "language": ["bn", "en"], "what": "poster"}
    assert desk.submit(PRINT, **form).status_code == 200
    assert "Poster: Bangla, English" in desk.page("/outreach")


def test_only_coordinators_of_the_same_house_remove(desk: Desk, house: House) -> None:
    desk.submit("/outreach", **SESSION)
    with transaction(house.engine) as session:
        row = session.scalars(select(OutreachSession.id)).one()
        session.get_one(OutreachSession, row).organisation_id = _another(session)
    assert desk.submit(f"/outreach/{row}/remove").status_code == 409
    assert "Village hall" not in desk.page("/outreach")
    with transaction(house.engine) as session:
        session.get_one(OutreachSession, row).organisation_id = house.organisation_id
    assert desk.submit(f"/outreach/{row}/remove").status_code == 303
    assert "Village hall" not in desk.page("/outreach")


def _another(session) -> str:  # type: ignore[no-untyped-def]
    other = Organisation(
        id="e" * 32,
        name="Other",
        kind="monitor",
        language="en",
        time_zone="Asia/Dhaka",
        practice=True,
        created_at=NOON,
    )
    session.add(other)
    session.flush()
    return other.id


def test_triagers_do_not_remove_and_buyers_see_nothing(desk: Desk, house: House) -> None:
    desk.submit("/outreach", **SESSION)
    with transaction(house.engine) as session:
        row = session.scalars(select(OutreachSession.id)).one()
        session.get_one(Member, house.member_id).roles = "triager"
    for endpoint in ("page", "log", "remove", "posters", "print"):
        access = PERMISSIONS[f"outreach.{endpoint}"]
        assert not access.lets("affiliate", ("coordinator", "buyer"))
        assert not access.lets("head_office", ("coordinator", "releaser"))
        assert access.lets("monitor", ("triager",)) == (endpoint != "remove")
    assert row
