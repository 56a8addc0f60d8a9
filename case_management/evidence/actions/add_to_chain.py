"""Write down what happened to a piece of evidence: one more entry of its chain of custody."""

from case_management.audit.audit_action import AuditAction
from case_management.evidence.actions.take_in import SealedEntry, check_happened
from case_management.evidence.kinds import LATER_STEPS
from case_management.evidence.models import EvidenceItem
from case_management.evidence.queries import next_place
from case_management.own_day import day_at
from case_management.refusals import Refusal
from case_management.sealed_texts import keep_text
from case_management.work import Work
from case_management.worked_case import WorkedCase


def add_to_chain(work: Work, case: WorkedCase, item: EvidenceItem, written: SealedEntry) -> None:
    """Also where the case has ended: evidence goes on from hand to hand. Raises Refusal.

    The entry is of the case that its item is of, which may be one that was joined to `case`: parted
    again they keep each their own chains, and retention ends no item whose chain goes on.
    """
    entry = written.entry
    if entry.step not in LATER_STEPS:
        raise Refusal("unknown_code")
    check_happened(entry.happened_on, day_at(work.session, case.organisation_id, work.now))
    entry.case_id, entry.ended_on = item.case_id, item.ended_on
    entry.number = next_place(work.session, item.id)
    if keep_text(work.session, entry, written.grant):
        detail: dict[str, str | int | None] = {"number": item.number, "step": entry.step}
        work.record(case.organisation_id, AuditAction.ADD_TO_CHAIN, case.id, detail)
