"""The workers of a case are asked whether it may go to another organisation."""

from sqlalchemy import update

from case_management.audit.audit_action import AuditAction
from case_management.cases.models import Case
from case_management.cases.queries import one_report_each, reports_in
from case_management.cases.rules import OPEN
from case_management.refusals import Refusal
from case_management.transfers.models import CaseTransfer
from case_management.transfers.queries import open_transfer, takers
from case_management.transfers.rules import TRANSFERS
from case_management.work import Work
from config.platform.database import new_id
from intake.dialogue.model.phrases import Phrase
from intake.replies.ask_if_happened import ask_if_happened
from intake.reports.report import Report
from vault.roles import WRITERS


def ask_transfer(work: Work, case: Case, taker_id: str) -> CaseTransfer:
    """Queues one text to each worker who can be written to, at the worker's hours. Raises Refusal.

    Whoever can't be asked needs an override, and so does a case of which nobody can.
    """
    if not work.actor.roles & WRITERS:
        raise Refusal("not_a_writer")
    if case.state not in OPEN or case.parent_id:
        # One about retaliation has no threads of its own: it goes with the case it came from.
        raise Refusal("out_of_step")
    if taker_id not in {one.id for one in takers(work.session, case.organisation_id)}:
        raise Refusal("taker_unknown")
    if open_transfer(work.session, case.id) is not None:
        raise Refusal("transfer_waits")
    identifier, workers = new_id(), one_report_each(reports_in(work.session, case.id))
    asked = sum(
        ask_if_happened(
            work.session, one, identifier, work.policy.intake, work.now, Phrase.ASK_TRANSFER
        )
        for one in workers
    )
    transfer = CaseTransfer(
        id=identifier,
        case_id=case.id,
        organisation_id=case.organisation_id,
        taker_organisation_id=taker_id,
        state=TRANSFERS.start,
        member_id=work.actor.id,
        worker_count=len(workers),
        asked_count=asked,
        asked_at=work.now,
    )
    work.session.add(transfer)
    work.session.flush()
    _no_longer_wanted(work, case)
    work.record(
        case.organisation_id,
        AuditAction.ASK_TRANSFER,
        case.id,
        {"to": taker_id, "asked": asked, "workers": len(workers)},
    )
    return transfer


def answer_wish(work: Work, case: Case) -> None:
    """A member has answered to the wish for another organisation in another way."""
    _no_longer_wanted(work, case)
    work.record(case.organisation_id, AuditAction.ANSWER_WISH, case.id)


def _no_longer_wanted(work: Work, case: Case) -> None:
    reports = [one.id for one in reports_in(work.session, case.id)]
    work.session.execute(update(Report).where(Report.id.in_(reports)).values(wants_others=False))
