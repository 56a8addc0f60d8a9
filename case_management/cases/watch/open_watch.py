"""Members have spoken to the employer: from now on the case is watched for retaliation."""

from case_management.audit.audit_action import AuditAction
from case_management.cases.exposures import ExposureKind, note_exposure
from case_management.cases.models import Case
from case_management.cases.rules import OPEN
from case_management.cases.watch.kinds import next_check
from case_management.cases.watches import RetaliationWatch, watch_of
from case_management.refusals import Refusal
from case_management.work import Work


def record_employer_contact(work: Work, case: Case) -> None:
    """The first contact opens the watch; each is written down. Raises Refusal."""
    if case.state not in OPEN:
        raise Refusal("out_of_step")
    if watch_of(work.session, case.id) is None:
        work.session.add(
            RetaliationWatch(
                case_id=case.id,
                member_id=work.actor.id,
                opened_at=work.now,
                next_check_at=next_check(work.now, work.now),
            )
        )
    note_exposure(work.session, case.id, ExposureKind.EMPLOYER, work.now)
    work.record(case.organisation_id, AuditAction.SPEAK_TO_EMPLOYER, case.id)
