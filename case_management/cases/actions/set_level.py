"""Set how grave a case is; lowering a grave one takes two people."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction
from case_management.cases import rules
from case_management.cases.actions.follow_report import raise_to_life, set_clock
from case_management.cases.models import Case, LevelRequest
from case_management.cases.queries import reports_in
from case_management.levels import endangers_life, is_a_case
from case_management.refusals import Refusal
from config.policy.policy import Policy
from intake.reports.suggested_categories import untag


def set_level(
    session: Session, case: Case, actor: Actor, level: str, policy: Policy, now: datetime
) -> None:
    """Raises at once; lowering below L2 is allowed, from L1 or L2 it needs `request_level`."""
    category = policy.categories.get(case.category or "")
    wanted = rules.change_level(case.level, level, category, actor.id)
    before = case.level
    put_level(session, case, wanted, policy, now)
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.SET_LEVEL,
        case.id,
        now,
        {"from": before, "to": wanted},
    )


def request_level(
    session: Session, case: Case, actor: Actor, level: str, reason_sealed: bytes, now: datetime
) -> None:
    """Asks a colleague to lower a grave level; the reason is sealed in the asker's browser."""
    session.merge(
        LevelRequest(
            case_id=case.id,
            level=level,
            member_id=actor.id,
            reason_sealed=reason_sealed,
            requested_at=now,
        )
    )
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.REQUEST_LEVEL,
        case.id,
        now,
        {"to": level},
    )


def grant_level(session: Session, case: Case, actor: Actor, policy: Policy, now: datetime) -> None:
    """The second person agrees to lower the level. Raises Refusal for the asker herself."""
    request = session.get(LevelRequest, case.id)
    if request is None:
        raise Refusal("no_level_request")
    category = policy.categories.get(case.category or "")
    wanted = rules.change_level(
        case.level, request.level, category, request.member_id, actor.id, reason="sealed"
    )
    before = case.level
    put_level(session, case, wanted, policy, now)
    session.delete(request)
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.SET_LEVEL,
        case.id,
        now,
        {"from": before, "to": wanted, "asked_by": request.member_id},
    )


def put_level(session: Session, case: Case, level: str, policy: Policy, now: datetime) -> None:
    """Sets the level and its clock, whoever decided it; danger to life rings at once."""
    if is_a_case(level):
        # Whoever gives a try or a question a level has read that it is more.
        for one in reports_in(session, case.id):
            untag(one)
    if endangers_life(level):
        raise_to_life(session, case, policy, now)
        return
    case.level = level
    set_clock(session, case, policy)
