"""What workers answered to the question whether their case may go to another organisation."""

from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from case_management.audit.audit_action import AuditAction
from case_management.cases.case_access import recused_from
from case_management.cases.models import Case
from case_management.refusals import move
from case_management.transfers.actions.settle import settle
from case_management.transfers.models import IS_OPEN, CaseTransfer
from case_management.transfers.rules import TRANSFERS, WORKER, answer_of
from case_management.work import Work
from config.policy.policy import Policy
from intake.outbox.member_news import tell_member
from intake.reports.poll_questions import PollQuestion, answers_to

AT_ONCE = 50


def follow_answers(session: Session, policy: Policy, now: datetime) -> int:
    """Moves the transfers on which workers decided; gives how many."""
    said_no = exists().where(PollQuestion.poll_id == CaseTransfer.id, PollQuestion.answer == "no")
    silent = exists().where(PollQuestion.poll_id == CaseTransfer.id, PollQuestion.answer.is_(None))
    agreed = CaseTransfer.state.in_(("asked", "overriding")) & ~silent
    decided = select(CaseTransfer.id).where(
        IS_OPEN, said_no | (agreed & (CaseTransfer.asked_count == CaseTransfer.worker_count))
    )
    oldest = decided.order_by(CaseTransfer.asked_at, CaseTransfer.id).limit(AT_ONCE)
    ids = list(session.scalars(oldest))
    if not ids:
        return 0
    found = session.execute(
        select(CaseTransfer, Case)
        .join(Case, Case.id == CaseTransfer.case_id)
        .where(CaseTransfer.id.in_(ids))
        .order_by(CaseTransfer.asked_at, CaseTransfer.id)
        .with_for_update(skip_locked=True)
    ).all()
    work = Work.of_system(session, policy, now)
    return sum(follow(work, transfer, case) for transfer, case in found)


def follow(work: Work, transfer: CaseTransfer, case: Case) -> bool:
    """Moves one transfer on, where its workers have decided; who asked gets a mail."""
    event = answer_of(answers_to(work.session, transfer.id), transfer.worker_count)
    if event is None or event not in TRANSFERS.allowed_events(transfer.state, WORKER):
        return False
    state = move(TRANSFERS, transfer.state, event, WORKER)
    if state == "declined":
        settle(work, transfer, state, by=None)
    else:
        transfer.state = state
    work.record(
        transfer.organisation_id, AuditAction.ANSWER_TRANSFER, case.id, {"to": transfer.state}
    )
    if transfer.member_id not in recused_from(work.session, case.id):
        tell_member(work.session, transfer.member_id, work.now)
    return True
