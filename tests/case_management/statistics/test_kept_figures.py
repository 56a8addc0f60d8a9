"""What was counted is kept, and is current until something changes or a while is over."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select, text

from case_management.audit.audit_action import AuditAction
from case_management.statistics.kept_figures import (
    AGES_AFTER,
    FOR_OTHERS,
    Asked,
    KeptFigures,
    count_figures,
    is_current,
    keep,
    kept_figures,
)
from config.platform.database import reading, transaction
from tests.support.house import NOON, House, make_house
from tests.support.postgres import Cluster
from tests.support.product import wait_until
from tests.support.two_organisations import add_other
from tests.support.work import work_of


def counted(house: House, asked: Asked) -> None:
    with transaction(house.engine) as session:
        keep(session, count_figures(session, asked, house.policy, NOON))


def current(house: House, asked: Asked, later: timedelta = timedelta(0)) -> bool:
    with reading(house.engine) as session:
        kept = kept_figures(session, asked)
        return kept is not None and is_current(session, asked, kept, NOON + later)


def test_what_is_kept_is_what_was_counted(both_houses: House) -> None:
    house = both_houses
    house.text("no salary for two months")
    asked = Asked(house.organisation_id, (house.organisation_id,), 12)
    assert not current(house, asked)
    for _twice in range(2):
        counted(house, asked)
    with reading(house.engine) as session:
        kept = kept_figures(session, asked)
        assert kept is not None
        again = count_figures(session, asked, house.policy, NOON)
        assert kept.figures == again.figures
        assert kept.figures.reports.received == 1
        assert dict(kept.figures.places) == {("?", "WAGES"): 1}


def test_it_is_current_until_something_changes_or_time_is_over(both_houses: House) -> None:
    house = both_houses
    house.text("no salary for two months")
    asked = Asked(house.organisation_id, (house.organisation_id,), 12)
    counted(house, asked)
    assert current(house, asked)
    assert not current(house, asked, later=AGES_AFTER)
    house.text("they beat us", sender="+12025550172", now=NOON + timedelta(minutes=1))
    assert not current(house, asked)
    counted(house, asked)
    assert current(house, asked)
    with transaction(house.engine) as session:
        work_of(house, session).record(house.organisation_id, AuditAction.REPLY, None)
    assert not current(house, asked)


def test_who_sees_no_cases_sees_none_come(both_houses: House) -> None:
    house = both_houses
    asked = Asked(add_other(house).id, (house.organisation_id,), 12)
    house.text("no salary for two months")
    counted(house, asked)
    house.text("they beat us", sender="+12025550172", now=NOON + timedelta(minutes=1))
    assert current(house, asked, later=FOR_OTHERS - timedelta(minutes=1))
    assert not current(house, asked, later=FOR_OTHERS)


def test_of_nobody_nothing_is_counted(house: House) -> None:
    with reading(house.engine) as session:
        found = count_figures(session, Asked("f" * 32, (), 12), house.policy, NOON).figures
    assert found.reports.received == 0


def test_two_who_count_at_once_both_keep_it(tmp_path: Path, postgres: Cluster) -> None:
    """On PostgreSQL; SQLite has one writer at a time."""
    house = make_house(tmp_path, postgres.emptied())
    asked = Asked(house.organisation_id, (house.organisation_id,), 12)

    def second_waits() -> bool:
        with reading(house.engine) as session:
            waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
            return bool(session.scalar(waiting))

    with ThreadPoolExecutor(1) as pool:
        with transaction(house.engine) as session:
            keep(session, count_figures(session, asked, house.policy, NOON))
            session.flush()
            second = pool.submit(counted, house, asked)
            wait_until(second_waits, seconds=60)
        second.result()
    with reading(house.engine) as session:
        assert session.scalar(select(func.count()).select_from(KeptFigures)) == 1
    house.engine.dispose()
