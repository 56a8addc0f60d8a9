"""What figures are made of: each case once, each step from the log, nobody else's."""

from datetime import timedelta

from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case, Finding
from case_management.statistics.queries import case_facts_since, report_counts
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.work import work_of

HOUR = timedelta(hours=1)


def test_a_case_is_read_with_what_became_of_it(both_houses: House) -> None:
    house = both_houses
    house.text("no salary for two months")
    house.text("test 1 2 3", sender="+12025550171")
    house.text("they beat us", sender="+12025550172", now=NOON - timedelta(days=400))
    with transaction(house.engine) as session:
        case = session.scalars(select(Case).where(Case.category == "WAGES")).one()
        case.first_opened_at = NOON + HOUR
        for result, at in (("inconclusive", NOON + HOUR), ("partly", NOON + 2 * HOUR)):
            session.add(
                Finding(
                    case_id=case.id,
                    member_id="a",
                    result=result,
                    grade="E3",
                    body_sealed=b"",
                    recorded_at=at,
                )
            )
        for hours, action in (
            (1, AuditAction.REPLY),
            (2, AuditAction.REPLY),
            (3, AuditAction.PLAN_REMEDY),
            (4, AuditAction.CONFIRM_REMEDY),
            (5, AuditAction.REPORT_RELAPSE),
            (6, AuditAction.CONFIRM_REMEDY),
        ):
            work = work_of(house, session, now=NOON + hours * HOUR)
            work.record(house.organisation_id, action, case.id)
        since, mine = NOON - timedelta(days=30), [house.organisation_id]
        counts = report_counts(session, mine, since)
        assert (counts.received, counts.tests, counts.questions) == (2, 1, 0)
        facts = case_facts_since(session, mine, since, house.policy)
        assert sorted(one.level for one in facts) == ["L3", "L5"]
        (found,) = [one for one in facts if one.level == "L3"]
        assert (found.first_opened_at, found.replied_at) == (NOON + HOUR, NOON + HOUR)
        assert (found.finding, found.planned, found.reopened) == ("partly", True, False)
        assert (found.relapsed_at, found.confirmed_at) == (NOON + 5 * HOUR, NOON + 6 * HOUR)
        assert found.contact_due_at is not None and found.contact_due_at > NOON
        assert case_facts_since(session, ["0" * 32], since, house.policy) == []
        assert report_counts(session, ["0" * 32], since).received == 0
