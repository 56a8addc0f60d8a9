"""The other organisation accepts a case, and its threads go on there; or it refuses it."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import func, select, update

from case_management.audit.audit_action import AuditAction
from case_management.cases import rules as case_rules
from case_management.cases.actions.close_polls import close_open_poll
from case_management.cases.actions.danger_alarm import ring
from case_management.cases.actions.end_case import end_case
from case_management.cases.actions.follow_report import set_clock
from case_management.cases.actions.tell_workers import tell_workers
from case_management.cases.clocks.set_clocks import set_clocks
from case_management.cases.models import Case, CaseReport
from case_management.cases.queries import reports_in
from case_management.cases.watch.carry_over import carry_waiting, watch_too
from case_management.cases.watch.retaliation_case import (
    open_retaliation_case,
    open_retaliation_cases,
)
from case_management.cases.watches import watch_of
from case_management.levels import endangers_life
from case_management.new_ids import new_reference, require_new_id
from case_management.refusals import Refusal, move
from case_management.transfers.actions.follow_answers import follow
from case_management.transfers.actions.offer import keys_left
from case_management.transfers.actions.override import SealedReason
from case_management.transfers.actions.settle import settle
from case_management.transfers.models import CaseTransfer
from case_management.transfers.queries import case_of_transfer, reports_given
from case_management.transfers.rules import TAKER, TRANSFERS
from case_management.work import Work
from config.platform.database import insert, new_id
from intake.dialogue.model.phrases import Phrase
from intake.outbox.member_news import tell_member
from intake.outbox.outbox import cancel_replies
from intake.reports.poll_questions import lock_questions
from intake.reports.report import Report, Stage
from intake.reports.transferred_threads import ThreadTransfer
from vault.roster import Roster
from vault.transfer_document import TAKES, signed_by_writer

TRANSFERRED = "transferred"
"""Why a text of the giver's that still waited did not go, in its row's `error_code`."""


def accept(work: Work, transfer: CaseTransfer, signature: bytes, taker: Roster) -> Case:
    """The threads go on here from now on; gives the taker's case. Raises Refusal.

    The giver keeps its case without the threads, ended as referred: what its own members found and
    noted, and the dates. Its polls close and what it had not sent yet stays unsent.
    """
    given = case_of_transfer(work.session, transfer)
    if not lock_questions(work.session, transfer.id):
        # A worker answers just now, and it may be a no.
        raise Refusal("out_of_step")
    if follow(work, transfer, given):
        raise Refusal("transfer_declined")
    state = move(TRANSFERS, transfer.state, "accept", TAKER)
    document = transfer.document or b""
    if not signed_by_writer(taker, work.actor.id, TAKES, document, signature):
        raise Refusal("transfer_not_signed")
    reports = reports_in(work.session, given.id)
    if {one.id for one in reports} != set(reports_given(transfer)):
        raise Refusal("transfer_changed")
    settle(work, transfer, state, by=work.actor.id)
    taken = _new_case(work, given, transfer)
    transfer.taken_case_id = taken.id
    carry_waiting(work, given, taken)
    _hand_over(work, transfer, reports, taken, signature)
    linked = open_retaliation_cases(work.session, given.id)
    for one in (*linked, given):
        _end(work, one)
    if linked:
        open_retaliation_case(work, taken)
    set_clock(work, taken)
    if endangers_life(taken.level):
        ring(work, taken)
    work.session.flush()
    tell_workers(work, taken.id, Phrase.NEWS_TRANSFERRED, Stage.READING)
    for owner, action, case_id, other in (
        (transfer.organisation_id, AuditAction.GIVE_CASE, given.id, {"to": taken.organisation_id}),
        (taken.organisation_id, AuditAction.TAKE_CASE, taken.id, {"from": given.organisation_id}),
    ):
        work.record(owner, action, case_id, {**other, "reports": len(reports)})
    if keys_left(work, transfer):
        # A text came after the offer: the giver's page passes its key on once it is opened.
        given.read_at = given.last_heard_at - timedelta(microseconds=1)
    _tell_giver(work, transfer)
    return taken


def refuse(work: Work, transfer: CaseTransfer, reason: SealedReason) -> None:
    """Gives it back, with a reason that both may read. Raises Refusal."""
    state = move(TRANSFERS, transfer.state, "refuse", TAKER)
    require_new_id(work.session, reason.id)
    settle(work, transfer, state, by=work.actor.id)
    transfer.refusal_id, transfer.refusal_sealed = reason.id, reason.body
    work.session.add_all(reason.grants)
    work.record(transfer.organisation_id, AuditAction.REFUSE_TRANSFER, transfer.case_id)
    work.record(transfer.taker_organisation_id, AuditAction.REFUSE_TRANSFER, transfer.id)
    _tell_giver(work, transfer)


def _new_case(work: Work, given: Case, transfer: CaseTransfer) -> Case:
    taken = Case(
        id=new_id(),
        organisation_id=transfer.taker_organisation_id,
        reference=new_reference(),
        state=case_rules.CASES.start,
        category=given.category,
        level=given.level,
        proposed=given.proposed,
        factory_id=given.factory_id,
        language=given.language,
        assignee_id=work.actor.id,
        reprisal_risk=given.reprisal_risk,
        opened_at=work.now,
        last_heard_at=work.now,
        alarms_rung=0,
    )
    work.session.add(taken)
    work.session.flush()
    watch_too(work, given, taken)
    watch = watch_of(work.session, given.id)
    if watch is not None:
        watch.next_check_at = None
    return taken


def _hand_over(
    work: Work,
    transfer: CaseTransfer,
    reports: Collection[Report],
    taken: Case,
    signature: bytes,
) -> None:
    ids = [one.id for one in reports]
    work.session.execute(
        update(CaseReport)
        .where(CaseReport.report_id.in_(ids))
        .values(case_id=taken.id, opened_case_id=taken.id)
    )
    counted = select(ThreadTransfer.report_id, func.count()).where(
        ThreadTransfer.report_id.in_(ids)
    )
    before = dict(work.session.execute(counted.group_by(ThreadTransfer.report_id)).all())
    for one in reports:
        one.organisation_id = transfer.taker_organisation_id
        one.ended_on = None
        insert(
            work.session,
            ThreadTransfer(
                report_id=one.id,
                number=before.get(one.id, 0) + 1,
                document=transfer.document or b"",
                giver_id=transfer.offered_by or "",
                giver_signature=transfer.signature or b"",
                taker_id=work.actor.id,
                taker_signature=signature,
                transferred_at=work.now,
            ),
        )
    cancel_replies(work.session, ids, work.now, TRANSFERRED)


def _end(work: Work, given: Case) -> None:
    before = given.state
    close_open_poll(work, given)
    given.state = move(case_rules.CASES, before, "transfer", case_rules.TAKER)
    given.paused_at = given.next_alarm_at = None
    # What nobody had read is read where it is now.
    given.read_at = work.now
    set_clocks(work.session, given, work.policy)
    end_case(work.session, given, work.now.date())
    moved = {"from": before, "to": given.state}
    work.record(given.organisation_id, AuditAction.TRANSFER, given.id, moved)


def _tell_giver(work: Work, transfer: CaseTransfer) -> None:
    if transfer.offered_by is not None:
        tell_member(work.session, transfer.offered_by, work.now)
