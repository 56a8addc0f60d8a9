"""Set how grave a case is; lowering a grave one takes two people."""

from case_management.audit.audit_action import AuditAction
from case_management.cases import rules
from case_management.cases.actions.follow_report import raise_to_life, set_clock
from case_management.cases.models import Case, LevelRequest
from case_management.cases.queries import level_request, reports_in
from case_management.levels import endangers_life, is_a_case
from case_management.refusals import Refusal
from case_management.work import Work
from intake.reports.suggested_categories import untag


def set_level(work: Work, case: Case, level: str) -> None:
    """Raises at once; lowering below L2 is allowed, from L1 or L2 it needs `request_level`."""
    category = work.policy.categories.get(case.category or "")
    wanted = rules.change_level(case.level, level, category, work.actor.id)
    before = case.level
    put_level(work, case, wanted)
    work.record(
        case.organisation_id,
        AuditAction.SET_LEVEL,
        case.id,
        {"from": before, "to": wanted},
    )


def request_level(work: Work, case: Case, level: str, reason_sealed: bytes) -> None:
    """Asks a colleague to lower a grave level; the reason is sealed in the asker's browser."""
    work.session.merge(
        LevelRequest(
            case_id=case.id,
            level=level,
            member_id=work.actor.id,
            reason_sealed=reason_sealed,
            requested_at=work.now,
            granted_at=None,
        )
    )
    work.record(
        case.organisation_id,
        AuditAction.REQUEST_LEVEL,
        case.id,
        {"to": level},
    )


def grant_level(work: Work, case: Case) -> None:
    """The second person agrees to lower the level. Raises Refusal for the one who asked."""
    request = level_request(work.session, case.id)
    if request is None:
        raise Refusal("no_level_request")
    category = work.policy.categories.get(case.category or "")
    wanted = rules.change_level(
        case.level, request.level, category, request.member_id, work.actor.id, reason="sealed"
    )
    before = case.level
    put_level(work, case, wanted)
    request.granted_at = work.now
    work.record(
        case.organisation_id,
        AuditAction.SET_LEVEL,
        case.id,
        {"from": before, "to": wanted, "asked_by": request.member_id},
    )


def put_level(work: Work, case: Case, level: str) -> None:
    """Sets the level and its clock, whoever decided it; danger to life rings at once."""
    if is_a_case(level):
        # Whoever gives a try or a question a level has read that it is more.
        for one in reports_in(work.session, case.id):
            untag(one)
    if endangers_life(level):
        raise_to_life(work, case)
        return
    case.level = level
    set_clock(work, case)
