from datetime import timedelta

from sqlalchemy import select

from config.platform.database import transaction
from intake.reports.report import Report
from intake.reports.thread import (
    WORKER,
    count_worker_texts,
    has_person,
    latest_version,
    thread,
    worker_texts,
)
from tests.support.house import NOON, House


def test_a_thread_gives_its_ends_and_the_workers_texts(house: House) -> None:
    for minute, text in enumerate(("the boss is bad", "1", "he shouts")):
        house.text(text, now=NOON + timedelta(minutes=minute))
    with transaction(house.engine) as session:
        report = session.scalars(select(Report)).one()
        ends = thread(session, report.id, 1, 1)
        assert [one.number for one in ends] == [1, report.message_count]
        assert count_worker_texts(session, [report.id]) == report.text_count == 3
        part = worker_texts(session, [report.id], start=1, at_most=1)
        assert [(one.author, house.opened(session, one)) for one in part] == [(WORKER, "1")]
        assert not has_person(session, report.id)


def test_the_latest_version_is_found_by_the_carriers_tag(house: House) -> None:
    house.text("the boss is bad", message_key="1")
    later = NOON + timedelta(minutes=1)
    house.text("the boss is very bad", message_key="1", edited=True, now=later)
    with transaction(house.engine) as session:
        first, second = worker_texts(session, [session.scalars(select(Report.id)).one()], 0, 9)
        assert latest_version(session, first.carrier_tag or b"") is second
        assert second.replaces_id == first.id
