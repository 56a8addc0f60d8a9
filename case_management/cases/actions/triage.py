"""Triage: category, factory, level, assignee and the next state of a case."""

from datetime import datetime

from sqlalchemy.orm import Session

from case_management.actor import Actor
from case_management.audit.actions.record import record
from case_management.audit.audit_action import AuditAction, step_of_case
from case_management.cases import rules
from case_management.cases.actions.follow_report import raise_to_life, set_clock
from case_management.cases.actions.tell_workers import tell_workers
from case_management.cases.models import Case, LevelRequest
from case_management.cases.queries import findings, reports_in
from case_management.levels import endangers_life, is_a_case, is_graver
from case_management.refusals import Refusal
from case_management.supply_chain.models import Factory
from config.policy.policy import Policy
from intake.dialogue.model.phrases import Phrase
from intake.reports.report import Stage
from intake.reports.suggested_categories import untag

REPRISAL_RISKS = ("low", "some", "high")

# What the worker hears and STATUS answers when a case reaches a state (domain.md 3e).
NEWS: dict[str, tuple[Phrase | None, Stage]] = {
    "screened": (None, Stage.READING),
    "investigating": (Phrase.NEWS_LOOKING, Stage.INVESTIGATING),
    "remediation": (None, Stage.REMEDY),
    "referred": (None, Stage.REFERRED),
    "out_of_scope": (None, Stage.CLOSED),
    "closed": (Phrase.NEWS_CLOSED, Stage.CLOSED),
}


def set_category(
    session: Session, case: Case, actor: Actor, key: str, policy: Policy, now: datetime
) -> None:
    """Names the kind of grievance; its floor may raise the level. Raises Refusal."""
    if key not in policy.categories:
        raise Refusal("category_unknown")
    case.category = key
    case.proposed = False
    floor = policy.categories[key].floor
    if is_graver(floor, case.level):
        _set_level(session, case, floor, policy, now)
    record(
        session, case.organisation_id, actor.id, AuditAction.SET_CATEGORY, case.id, now, {"to": key}
    )


def set_factory(session: Session, case: Case, actor: Actor, factory_id: str, now: datetime) -> None:
    """Says where it is. Raises Refusal for a factory that is not in the register."""
    if session.get(Factory, factory_id) is None:
        raise Refusal("factory_unknown")
    case.factory_id = factory_id
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.SET_FACTORY,
        case.id,
        now,
        {"to": factory_id},
    )


def set_reprisal_risk(session: Session, case: Case, actor: Actor, risk: str, now: datetime) -> None:
    """The assessed risk of reprisal, asked for at every stage (domain.md 7.2)."""
    if risk not in REPRISAL_RISKS:
        raise Refusal("risk_unknown")
    case.reprisal_risk = risk
    record(
        session,
        case.organisation_id,
        actor.id,
        AuditAction.SET_REPRISAL_RISK,
        case.id,
        now,
        {"to": risk},
    )


def set_level(
    session: Session, case: Case, actor: Actor, level: str, policy: Policy, now: datetime
) -> None:
    """Raises at once; lowering below L2 is allowed, from L1 or L2 it needs `request_level`."""
    category = policy.categories.get(case.category or "")
    wanted = rules.change_level(case.level, level, category, actor.id)
    before = case.level
    _set_level(session, case, wanted, policy, now)
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
    _set_level(session, case, wanted, policy, now)
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


def assign(session: Session, case: Case, actor: Actor, member_id: str, now: datetime) -> None:
    """Gives the case to a member of the organisation."""
    case.assignee_id = member_id
    record(
        session, case.organisation_id, actor.id, AuditAction.ASSIGN, case.id, now, {"to": member_id}
    )


def move(
    session: Session,
    case: Case,
    actor: Actor,
    event: str,
    policy: Policy,
    now: datetime,
    vouched: bool = False,
) -> None:
    """One step of the case's state table; the worker hears of it. Raises Refusal.

    `vouched`: the actor vouches that workers confirmed the remedy, or could not be asked.
    """
    if event == "record_finding":
        raise Refusal("finding_form")
    found = next(iter(findings(session, case.id)), None)
    rules.check_closing(event, found.result if found else "")
    rules.check_outcome(event, worker_confirmed=vouched, reason="vouched" if vouched else "")
    before = case.state
    case.state = actor.move(rules.CASES, case.state, event)
    phrase, stage = NEWS.get(case.state, (None, None))
    if stage is not None:
        tell_workers(session, case.id, phrase, stage, policy, now)
    record(
        session,
        case.organisation_id,
        actor.id,
        step_of_case(event),
        case.id,
        now,
        {"from": before, "to": case.state, "vouched": int(vouched)},
    )


def _set_level(session: Session, case: Case, level: str, policy: Policy, now: datetime) -> None:
    if is_a_case(level):
        # Whoever gives a try or a question a level has read that it is more.
        for one in reports_in(session, case.id):
            untag(one)
    if endangers_life(level):
        raise_to_life(session, case, policy, now)
        return
    case.level = level
    set_clock(session, case, policy)
