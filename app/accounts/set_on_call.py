"""Whom danger to life wakes: one member of a monitor organisation."""

from app.accounts.member_work import MemberWork
from app.accounts.rosters.rosters import believed_roster
from case_management.audit.audit_action import AuditAction
from case_management.cases.models import OnCall
from case_management.cases.on_call import has_line
from case_management.refusals import Refusal
from vault.roles import reads_content


def set_on_call(work: MemberWork, member_id: str) -> None:
    """Puts a member of the believed roster on call; an empty id puts nobody.

    Raises Refusal, also for nobody while workers can write to a line.
    """
    row = work.session.get(OnCall, work.organisation)
    if not member_id:
        if has_line(work.session, work.organisation):
            raise Refusal("somebody_on_call", 409)
        if row is not None:
            work.session.delete(row)
    elif not _reads(work, member_id):
        raise Refusal("not_a_member", 404)
    elif row is None:
        work.session.add(OnCall(organisation_id=work.organisation, member_id=member_id))
    else:
        row.member_id = member_id
    work.record(AuditAction.SET_ON_CALL, member_id or None)


def _reads(work: MemberWork, member_id: str) -> bool:
    """Whom danger to life wakes must be able to open the case."""
    members = believed_roster(work.session, work.trust, work.organisation).members
    return member_id in members and reads_content(members[member_id].roles)
