"""Details go, with their salt; who did what when stays, and the chain holds."""

from sqlalchemy import select

from case_management.audit.actions.erase_details import erase_details
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.audit.models import AuditEntry
from case_management.audit.rules import LogFault
from case_management.audit.verify_log import verify_log
from config.platform.database import transaction
from tests.support.house import NOON, House

CASE, OTHER = "c" * 32, "d" * 32


def test_an_entry_says_that_details_were_erased_and_the_log_is_whole(house: House) -> None:
    with transaction(house.engine) as session:
        for about in (CASE, OTHER, CASE):
            known = (house.organisation_id, house.member_id, AuditAction.SET_LEVEL)
            record(session, *known, about, NOON, {"from": "L3", "to": "L2"})
        assert erase_details(session, [CASE], NOON) == 2
        assert erase_details(session, [CASE], NOON) == 0
        entries = session.scalars(
            select(AuditEntry).order_by(AuditEntry.number).execution_options(populate_existing=True)
        ).all()
        assert [(one.detail is None, one.detail_salt is None) for one in entries] == [
            (True, True),
            (False, False),
            (True, True),
            (False, False),
        ]
        assert (entries[3].action, entries[3].object_id) == (AuditAction.ERASE_DETAILS, CASE)
        found = verify_log(session, house.organisation_id)
        assert (found.touched, found.erased) == (None, 2)
        entries[1].detail = entries[1].detail_salt = None
        session.flush()
        found = verify_log(session, house.organisation_id)
        assert (found.touched, found.fault) == (2, LogFault.DETAIL)
