"""The sealed records of a case: to serve them is to open it."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.dashboard.frame.request import Dashboard
from app.dashboard.monitor.case.thread.routes import more, threads_of
from app.dashboard.monitor.own_case import own_case
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case, CaseReport
from config.platform.database import transaction
from intake.reports.report import Report, Stage
from tests.app.dashboard.monitor.case_steps import (
    LOCKED,
    NEIGHBOUR,
    WAGES,
    case_id,
    only_case,
)
from tests.support.desk import URL, Desk
from tests.support.house import NOON, House
from vault.encoding import unb64u
from vault.records import open_record


def test_a_case_is_read_when_its_texts_were_on_the_screen_not_before(
    desk: Desk, house: House
) -> None:
    house.text(LOCKED)
    case = case_id(house)
    desk.page(f"/cases/{case}")
    with transaction(house.engine) as session:
        assert only_case(session).first_opened_at is None
    records = desk.data(f"/cases/{case}/thread.json")["records"]
    opened = [
        open_record(
            one["kind"],
            one["id"],
            unb64u(one["body"]),
            unb64u(one["grant"]),
            house.secret,
            house.organisation_id,
            one["epoch"],
        )["text"]
        for one in records
    ]
    assert opened == [LOCKED]
    with transaction(house.engine) as session:
        assert only_case(session).first_opened_at is None
        assert session.scalars(select(Report.stage)).one() == Stage.RECEIVED
    assert desk.read(case) == 0
    with transaction(house.engine) as session:
        assert only_case(session).first_opened_at == NOON
        assert session.scalars(select(Report.stage)).one() == Stage.READING
        actions = session.scalars(select(AuditEntry.action).where(AuditEntry.object_id == case))
        assert list(actions) == ["case.open"]
    assert "Asha opened the case" in re.sub(r"\s+", " ", desk.page(f"/cases/{case}"))


@pytest.mark.parametrize(
    ("asked", "steps"), [("", 0), ("?more=2", 2), ("?more=-1", 0), ("?more=x", 0), ("?more=99", 40)]
)
def test_a_page_shows_as_many_steps_of_a_flood_as_it_is_asked_for(
    in_english: Dashboard, asked: str, steps: int
) -> None:
    with in_english.test_request_context(f"/cases/{'0' * 32}/threads{asked}", base_url=URL):
        assert more() == steps


def test_reports_of_one_case_are_threads_in_their_order(desk: Desk, house: House) -> None:
    house.text(WAGES)
    house.text(WAGES, sender=NEIGHBOUR, now=NOON + timedelta(minutes=1))
    with transaction(house.engine) as session:
        first, second = session.scalars(select(Case).order_by(Case.opened_at))
        session.scalars(
            select(CaseReport).where(CaseReport.case_id == second.id)
        ).one().case_id = first.id
    with desk.asking():
        threads = threads_of(own_case(first.id))
        assert [(one.number, one.report.received_at) for one in threads] == [
            (1, NOON),
            (2, NOON + timedelta(minutes=1)),
        ]


def test_what_came_since_the_case_was_read_is_marked_as_unread(desk: Desk, house: House) -> None:
    house.text(WAGES)
    case = case_id(house)

    def marked() -> list[bool]:
        workers = re.findall(r'<li class="bubble worker"[^>]*>', desk.page(f"/cases/{case}"))
        return ["data-unread" in one for one in workers]

    assert marked() == [True]
    desk.data(f"/cases/{case}/thread.json")
    assert marked() == [True]
    assert desk.read(case) == 0
    assert marked() == [False]
    desk.at = NOON + timedelta(minutes=9)
    house.text("They still do not pay", now=desk.at)
    house.text("আমরা ভয় পাচ্ছি", now=desk.at + timedelta(minutes=5))
    assert marked() == [False, True, True]


def test_a_worker_who_answered_nothing_is_not_shown_as_having_agreed_or_chosen(
    desk: Desk, house: House
) -> None:
    house.text(WAGES)
    page = desk.page(f"/cases/{case_id(house)}")
    assert "Agreed to" not in page
    assert "Has not agreed that buyers are told" in page
    assert "the usual hours" in page
