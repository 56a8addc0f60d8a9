"""Work says who acts; an entry in the log is theirs, at that moment."""

from sqlalchemy import select

from case_management.actor import SYSTEM
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.work import Work
from config.platform.database import transaction
from tests.support.house import NOON, House
from tests.support.work import work_of


def test_an_entry_is_the_actors(house: House) -> None:
    with transaction(house.engine) as session:
        by_member = work_of(house, session)
        by_clock = Work.of_system(session, house.policy, NOON)
        for work in (by_member, by_clock):
            work.record(house.organisation_id, AuditAction.ASSIGN, None, {"to": "nobody"})
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.number)).all()
        assert [one.actor_id for one in entries] == [house.member_id, SYSTEM.id]
        assert {one.at for one in entries} == {NOON}
