"""An entry in the log is that of the member who asks, in the own organisation."""

from sqlalchemy import select

from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from config.platform.database import transaction
from tests.support.house import House
from tests.support.work import member_work_of


def test_an_entry_is_the_members(house: House) -> None:
    with transaction(house.engine) as session:
        member_work_of(house, session).record(AuditAction.SET_ON_CALL, None, {"number": 1})
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.actor_id, entry.organisation_id, entry.action) == (
            house.member_id,
            house.organisation_id,
            "on_call.set",
        )
